# Tembung kangge warga. Krama ingkang prasaja: sapaan, pitakenan, tombol.
# Teks persetujuan, privasi, status, keputusan, lan hukum mboten wonten ing ngriki: tetep ngagem basa Indonesia ingkang resmi.

## Sapaan lan pitulungan
welcome =
    <b>{ $greeting }, Bapak/Ibu, sugeng rawuh wonten ing LaporNetral { $region }.</b>
    Wonten ngriki panjenengan saged nglaporaken <b>dugaan</b> ASN ingkang mboten netral wonten ing pemilu utawi pilkada, upaminipun unggahan, komentar, utawi foto ingkang ndhukung calon.

    • Laporan dipundamel langkah mbaka langkah, kirang langkung 3 menit.
    • Nama lan nomer panjenengan mboten dipuntedahaken dhateng petugas.
    • Panjenengan tansah dipunparingi kabar bab laporanipun.

    Laporan dipuntelaah dening { $office }.
greeting = <b>Sugeng rawuh, Bapak/Ibu, wonten ing LaporNetral.</b> Wonten ngriki warga nglaporaken <b>dugaan</b> ASN ingkang mboten netral wonten ing pemilu utawi pilkada. Nama lan nomer panjenengan mboten dipuntedahaken dhateng petugas. Pitakenanipun cekap dipunwangsuli setunggal mbaka setunggal; menawi bingung, monggo nyerat <b>bantuan</b>.
greeting-monggo = Monggo
greeting-silakan = Monggo
hello = { $greeting }, Bapak/Ibu. Kangge nglaporaken, monggo mencet tombol ing ngandhap, utawi langsung ngintun tangkapan layar utawi tautan unggahanipun. Sampun nate lapor? Ningali, nambah, utawi narik laporan panjenengan: /status. Pitulungan: /bantuan
thanks-returned = Sami-sami. Kabar bab laporan panjenengan badhe dipunkintun mriki. Kawontenanipun: /status
help =
    <b>Ingkang saged panjenengan tindakaken wonten ngriki</b>
    /lapor – ndamel laporan enggal
    /cek – mriksa rumiyin menapa pantes dipunlaporaken
    /aturan – aturan kangge ASN, lan cara nglaporaken langsung
    /status – ningali laporan panjenengan
    /jadi_pelapor – dados pelapor resmi wonten ing Bawaslu
    /batal – mbatalaken laporan ingkang nembe dipunisi
    /privasi – kados pundi data panjenengan dipunjagi
    /hapus – mbusak data lan laporan panjenengan
    /langganan – nampi pawartos saking kantor, menawi panjenengan kersa
    /bahasa – gantos basa (Bahasa Indonesia, English)
    /statistik – angka laporan kangge umum

    Nalika ngisi: monggo mencet tombol utawi nyerat wangsulanipun. Monggo nyerat <b>wangsul</b> kangge mundur, <b>langkungi</b> kangge nglangkungi, <b>batal</b> kangge mbatalaken. Menawi dereng rampung, monggo nyerat /lapor kangge nglajengaken; isian panjenengan kasimpen 14 dinten.
unknown-command = Nyuwun sewu, perintah menika mboten dipuntepangi. Monggo nyerat /bantuan kangge ningali ingkang wonten.
cannot-use = Nyuwun sewu, jinis pesen menika dereng saged kula waos. Monggo ngintun seratan, tangkapan layar (foto utawi berkas gambar), utawi tautan.
cannot-use-here = Nyuwun sewu, jinis pesen menika dereng saged kula waos. Monggo dipunwangsuli kanthi seratan, utawi mencet tombolipun.
apology = Nyuwun pangapunten, pesen panjenengan ingkang pungkasan dereng saged kula proses. Petugas teknis sampun dipunparingi pirsa. Isian panjenengan mboten ical; monggo dipunkintun malih utawi nyerat /lapor.

## Pitakenan
progress = <i>Langkah { $number } saking { $total }</i>
given = Wangsulan panjenengan sapunika: <b>{ $value }</b>
question-region = <b>ASN menika nyambut damel wonten ing daerah pundi?</b>
question-behaviour = <b>Dugaan menapa ingkang badhe panjenengan laporaken?</b> Monggo dipunpilih ingkang paling celak, utawi Lainnya/tidak yakin; petugas ingkang badhe menilai.
question-audience = <b>Sinten kemawon ingkang saged ningali?</b> Dhukungan pribadi ingkang mboten dipuntedahaken wonten ing papan umum menika hakipun saben tiyang.
question-link = <b>Menapa wonten tautan unggahanipun?</b> Monggo alamatipun dipuntempel wonten ngriki, upaminipun https://… Menawi mboten wonten, monggo mencet Langkungi.
question-link-only = <b>Menapa wonten tautan unggahanipun?</b> Monggo alamatipun dipuntempel wonten ngriki, upaminipun https://…
question-evidence = <b>Monggo ngintun tangkapan layaripun.</b> Saged langkung saking setunggal, paling kathah 20. Nama akun lan tanggal unggahan mugi saged katingal. Monggo dipuntutup menapa kemawon ingkang nedahaken panjenengan. Menawi mboten wonten, monggo mencet Langkungi.
question-evidence-only = <b>Monggo ngintun tangkapan layaripun.</b> Saged langkung saking setunggal, paling kathah 20. Nama akun lan tanggal unggahan mugi saged katingal. Monggo dipuntutup menapa kemawon ingkang nedahaken panjenengan.
question-name = <b>Sinten namanipun terlapor?</b> Monggo dipunserat miturut ingkang panjenengan mangertosi: nama, nama akun, utawi julukan.
question-status = <b>Menapa status kepegawaianipun?</b> Menawi mboten yakin, monggo dipunpilih Kirang mangertos.
question-agency = <b>Wonten pundi terlapor nyambut damel?</b> Nama dinas, kecamatan, sekolah, utawi puskesmas.
question-happened = <b>Kala menapa kedadosanipun?</b> Monggo dipunserat tanggalipun, upaminipun 27/9, 27 September, utawi kala wingi.
question-known = <b>Kala menapa panjenengan mangertosi?</b> Menika wigatos amargi wonten wates wekdal penanganan.
question-story = <b>Monggo dipuncariyosaken kanthi ringkes.</b> Menapa ingkang katingal, wonten pundi, lan kados pundi panjenengan mangertos bilih tiyang menika ASN? Nama lan nomer panjenengan piyambak nyuwun tulung mboten dipunserat.
question-more-evidence = <b>Monggo ngintun bukti tambahan.</b> Tangkapan layar minangka foto utawi berkas, utawi nyerat katrangan sanesipun ingkang panjenengan mangertosi. Menawi sampun, monggo mencet Sampun rampung.

## Nama isian
field-audience = Ingkang saged ningali
field-agency = Papan nyambut damel
field-happened = Tanggal kedadosan
field-known = Tanggal mangertosi
field-story = Cariyos
field-track = Cara ngaturaken

## Tombol
choice-skip = Langkungi
choice-back = ‹ Wangsul
choice-keep = Tetep kemawon
choice-cancel = Batalaken
choice-start = Ndamel laporan
choice-audience-public = Sinten kemawon (umum)
choice-audience-unknown = Kirang mangertos
choice-evidence-done = Sampun rampung
choice-status-unknown = Kirang mangertos
choice-happened-today = Dinten menika
choice-happened-yesterday = Kala wingi
choice-known-today = Dinten menika
choice-known-yesterday = Kala wingi
choice-known-same = Nalika kedadosan
choice-review-submit = Kintun laporan
choice-review-edit = Gantos wangsulan
choice-cancel-yes = Nggih, batalaken
choice-cancel-no = Mboten, lajengaken

## Tembung ingkang dipunserat minangka gantosipun tombol, dipunpisah koma (tiyang kenging nyerat menapa kemawon)
typed-yes = nggih, inggih, nggeh, injih, leres, iyo
typed-no = mboten, boten, ora
typed-cancel-yes = nggih batal, nggih batalaken
typed-cancel-no = lajeng, lajengaken, mboten siyos batal, sampun ngantos dipunbatalaken
typed-private-yes = lajeng, lajengaken, nggih lajeng, nggih lajengaken
typed-private-no = mboten siyos, mboten sisah, mboten lajeng
typed-skip = langkungi, mboten wonten, kirang mangertos, mboten mangertos, mboten ngertos, boten ngertos, mboten ngerti, mboten kemutan, kesupen, boten wonten, ora ana, ora ngerti, -
typed-keep = tetep, tetep kemawon
typed-done = sampun, rampung, sampun rampung, sampun sedaya, cekap, wis, uwis
typed-submit = kintun, kintun laporan, dipunkintun
typed-back = wangsul, bali
typed-cancel = batal, batalaken, mboten siyos, ora sida
typed-edit = gantos, gantos wangsulan
typed-today = dinten menika, dinten punika, sapunika, wau, dina iki
typed-yesterday = kala wingi, kalawingi, wingi
typed-same = sami, sami kaliyan kedadosan, nalika kedadosan

## Menu
menu-cancel = Menapa estu badhe mbatalaken laporan menika? Isian lan bukti ingkang dereng dipunkintun badhe dipunbusak.
menu-cancel-more = Menapa estu mboten siyos nambah bukti? Berkas ingkang nembe panjenengan kintun badhe dipunbusak; laporan { $ticket } tetep kados saderengipun.
menu-edit = Wangsulan pundi ingkang badhe dipungantos?
cancelled = Laporan sampun dipunbatalaken lan isianipun sampun dipunbusak. Kangge miwiti malih: /lapor
cancelled-more = Nggih, bukti mboten siyos dipuntambahaken. Laporan { $ticket } tetep kados saderengipun.
nothing-to-cancel = Mboten wonten laporan ingkang nembe dipunisi. Kangge miwiti: /lapor
resume = Laporan panjenengan dereng rampung. Monggo dipunlajengaken saking ngriki, utawi nyerat /batal kangge mbatalaken.
resume-more = Panjenengan nembe nambah bukti kangge laporan { $ticket }. Monggo dipunlajengaken saking ngriki, utawi nyerat /batal menawi mboten siyos.
finish-first = Monggo dipunrampungaken rumiyin isian ingkang nembe lumampah (nyerat /lapor), utawi /batal.
no-way-back = Menika pitakenan ingkang kapisan. Kangge mbatalaken, monggo nyerat /batal.
noted-day = Kacathet, tanggal kedadosan: <b>{ $day }</b>. Menawi klentu, monggo nyerat contonipun <i>sanes, 26/9</i>, utawi mencet Wangsul.
noted-known = Kacathet, tanggal panjenengan mangertosi: <b>{ $day }</b>. Menawi klentu, monggo nyerat contonipun <i>sanes, 26/9</i>, utawi mencet Wangsul.
answer-changed = Wangsulan panjenengan sampun dipungantos miturut pesen ingkang dipunsunting.
revision-misread = Pesen ingkang panjenengan sunting dereng saged dados wangsulan:

## Bukti
evidence-count = <b>{ $count } bukti katampi.</b> Monggo dipuntambah menawi wonten, utawi mencet Sampun rampung.
evidence-noted = <b>{ $count } bukti katampi.</b>
words-noted = Katrangan menika ugi sampun kacathet.
words-enough = Monggo ngintun tangkapan layaripun menawi wonten, utawi mencet Sampun rampung.
evidence-taken-back = Berkas ingkang panjenengan busak mboten sios dipunginakaken. Bukti ing isian menika: <b>{ $count }</b>.
evidence-cleared = Sedaya bukti ing isian menika sampun dipunbusak. Monggo ngintun ingkang enggal.
link-kept = Tautan menika sampun kacathet kangge laporan menika.
link-second = Tautan menika ugi sampun kacathet. Ingkang utama ing laporan menika: { $link }; menawi perlu, monggo dipungantos ing pungkasan mawi Gantos wangsulan.
link-no-room = Tautan menika sampun mboten wonten papanipun, dados <b>dereng kacathet</b>. Menawi wigati, monggo dipuntempel nalika panjenengan nyariyosaken kedadosanipun.
link-noted = Tautan sampun kacathet. Panjenengan saged nambahaken tangkapan layar, utawi mencet tombol kangge nglajengaken.
refused-empty = Nyuwun sewu, setunggal berkas panjenengan kosong (0 byte). Nyuwun tulung gambaripun dipunkintun malih.
refused-not-picture = Nyuwun sewu, setunggal berkas panjenengan sanes gambar ingkang saged kula waos. Monggo dipunkintun minangka foto, utawi berkas JPG utawi PNG.
refused-truncated = Nyuwun sewu, setunggal gambar panjenengan kepotong nalika dipunkintun. Nyuwun tulung dipunkintun malih.
refused-too-many-pixels = Nyuwun sewu, setunggal gambar panjenengan ageng sanget ukuranipun. Monggo ngintun tangkapan layar biasa.
refused-broken = Nyuwun sewu, setunggal gambar panjenengan risak lan mboten saged dipunbikak. Nyuwun tulung dipunkintun malih.
refused-too-big = Nyuwun sewu, setunggal berkas panjenengan langkung saking { $megabytes } MB. Monggo ngintun ingkang langkung alit.
refused-gone = Nyuwun sewu, setunggal berkas panjenengan sampun mboten wonten ing server. Nyuwun tulung dipunkintun malih.

## Wangsulan ingkang dereng saged kawaos
misread-choice = Nyuwun sewu, monggo dipunpilih salah setunggal ing ngandhap, utawi dipunserat tembung ing tombolipun.
misread-number = Nyuwun sewu, monggo dipunpilih salah setunggal ing ngandhap: dipunserat nomeripun.
misread-words = Nyuwun sewu, monggo dipunwangsuli mawi seratan.
misread-too-long = Wangsulan panjenengan { $length } aksara; paling kathah { $limit }. Nyuwun tulung dipunringkes.
misread-too-short = Wangsulanipun cekak sanget. Nyuwun tulung dipunserat langkung jangkep.
misread-day = Nyuwun sewu, tanggalipun dereng saged kawaos. Tuladha: 27/9, 27 September 2026, kala wingi, utawi 3 dinten kepengker.
misread-day-none = Nyuwun sewu, tanggal menika mboten wonten ing kalender. Monggo dipunpriksa malih.
misread-day-future = Nyuwun sewu, tanggal menika dereng kelampahan. Monggo dipunpriksa malih.
misread-day-old = Nyuwun sewu, tanggal menika sampun dangu sanget. Monggo taunipun dipunserat jangkep, upaminipun 27/9/2026.
misread-day-before = Nyuwun sewu, panjenengan mboten saged mangertosi saderengipun kedadosan. Monggo tanggalipun dipunpriksa malih.
misread-link = Nyuwun sewu, menika dereng saged kawaos minangka tautan. Monggo alamatipun dipunsalin saking aplikasi, upaminipun https://…, utawi mencet Langkungi.
misread-link-only = Nyuwun sewu, menika dereng saged kawaos minangka tautan. Monggo alamatipun dipunsalin saking aplikasi, upaminipun https://…
misread-files = Nyuwun sewu, monggo ngintun tangkapan layar minangka foto utawi berkas gambar.
misread-too-many = Nyuwun sewu, paling kathah { $limit } berkas kangge setunggal laporan; langkungipun mboten kasimpen. Kekiranganipun saged dipuntambahaken sasampunipun laporan dipunkintun.
misread-file-empty = Nyuwun sewu, berkas menika kosong (0 byte), dados mboten kasimpen. Nyuwun tulung gambaripun dipunkintun malih.
misread-file-big = Nyuwun sewu, berkas menika langkung saking 20 MB, dados mboten saged kasimpen. Monggo ngintun gambar ingkang langkung alit.
misread-required = Nyuwun sewu, pitakenan menika kedah dipunwangsuli supados laporanipun saged dipuntelaah.
misread-need-behaviour = Nyuwun sewu, pitakenan menika kedah dipunwangsuli supados laporanipun saged dipuntelaah. Menawi bingung, monggo dipunpilih Lainnya/tidak yakin; kedadosanipun saged dipuncariyosaken mangke.
misread-need-name = Nyuwun sewu, pitakenan menika kedah dipunwangsuli supados laporanipun saged dipuntelaah. Menawi namanipun dereng cetha, monggo dipunserat ciri-cirinipun, contonipun: guru SD celak peken.
misread-need-agency = Nyuwun sewu, pitakenan menika kedah dipunwangsuli supados laporanipun saged dipuntelaah. Menawi dereng cetha, monggo dipunserat kinten-kintenipun, contonipun: SD celak peken.
misread-need-day = Nyuwun sewu, tanggal menika kedah dipunisi supados laporanipun saged dipuntelaah. Menawi mboten kemutan persis, monggo dipunserat ingkang paling celak, contonipun 27/9, lan dipunsebataken ing cariyos bilih menika namung kinten-kinten.
misread-need-link = Amargi mboten wonten tangkapan layar, tautanipun kedah dipunisi. Utawi tangkapan layaripun dipunkintun wonten ngriki.
misread-need-files = Amargi mboten wonten tautan, nyuwun tulung ngintun paling sekedhik setunggal tangkapan layar utawi foto. Menawi mboten gadhah babar pisan, laporan menika dereng saged dipunkintun wonten ngriki; monggo dipuncariyosaken langsung dhateng Bawaslu: /aturan, lajeng Lapor langsung.
misread-review = <b>Laporan dereng kakintun.</b> Menawi sampun leres, monggo mencet Kintun laporan, utawi nyerat <b>kintun</b>. Menawi wonten ingkang klentu, monggo mencet Gantos wangsulan.
toast-old-button = Pitakenan menika sampun kalangkungan. Kangge nggantos wangsulanipun, monggo nyerat wangsul utawi milih Gantos wangsulan ing pungkasan.
toast-no-talk = Laporan menika sampun rampung utawi sampun dipunbusak. Monggo nyerat /lapor kangge ingkang enggal, /status kangge ingkang lami.
toast-unknown-button = Nyuwun sewu, tombol menika mboten dipuntepangi. Monggo nyerat /bantuan.

## Kaca pamriksan
review-head = <b>Monggo laporanipun dipunpriksa rumiyin</b>
review-region = Daerah: <b>{ $value }</b>
review-behaviour = Jenis dugaan: <b>{ $value }</b>
review-audience = Ingkang saged ningali: <b>{ $value }</b>
review-link = Tautan: { $value }
review-links = Tautan sanesipun: { $value }
review-evidence = Bukti: <b>{ $value }</b> berkas
review-no-evidence = Bukti: <b>mboten wonten berkas</b>
review-name = Nama terlapor: <b>{ $value }</b>
review-status = Status pegawai: <b>{ $value }</b>
review-agency = Papan nyambut damel: <b>{ $value }</b>
review-happened = Tanggal kedadosan: <b>{ $value }</b>
review-known = Tanggal mangertosi: <b>{ $value }</b>
review-story = Cariyos: { $value }
review-track = Dipunaturaken minangka: <b>{ $value }</b>
skipped = mboten dipunisi

## Sasampunipun dipunkintun
submitted =
    <b>Matur nuwun, laporan panjenengan sampun mlebet.</b>
    Nomor laporan: <code>{ $ticket }</code>
added = Matur nuwun, { $files ->
    [0] katrangan
   *[other] bukti
 } tambahan kangge <code>{ $ticket }</code> sampun katampi.

## Perintah ing menu
command-lapor = Ndamel laporan enggal
command-bantuan = Cara ngginakaken
command-batal = Mbatalaken isian
