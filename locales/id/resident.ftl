# Kata-kata untuk warga. Bahasa Indonesia yang lugas; "dugaan", "terlapor", "Anda" ("Bapak/Ibu" hanya dalam salam). Tanda <b>, <i>, <code> boleh dipakai.

## Sapaan dan bantuan
welcome =
    <b>{ $greeting }, Bapak/Ibu, selamat datang di LaporNetral { $region }.</b>
    Di sini Anda dapat melaporkan <b>dugaan</b> ketidaknetralan ASN dalam pemilu atau pilkada, misalnya unggahan, komentar, atau foto yang mendukung calon.

    • Laporan dibuat langkah demi langkah, sekitar 3 menit.
    • Nama dan nomor Anda tidak ditampilkan kepada petugas.
    • Anda selalu diberi kabar tentang kelanjutannya.

    Laporan ditelaah oleh { $office }.
greeting = <b>Selamat datang, Bapak/Ibu, di LaporNetral.</b> Di sini warga melaporkan <b>dugaan</b> ketidaknetralan ASN dalam pemilu atau pilkada. Nama dan nomor Anda tidak ditampilkan kepada petugas. Cukup jawab pertanyaannya satu per satu; bila bingung, ketik <b>bantuan</b>.
greeting-monggo = Monggo
greeting-silakan = Silakan
hello = { $greeting }, Bapak/Ibu. Untuk melapor, tekan tombol di bawah, atau langsung kirim tangkapan layar atau tautan unggahannya. Sudah melapor? Lihat, tambah, atau tarik laporan Anda: /status. Bantuan: /bantuan
thanks-returned = Sama-sama. Kabar tentang laporan Anda kami kirim ke sini. Keadaannya dapat dilihat kapan saja: /status
help =
    <b>Yang bisa Anda lakukan di sini</b>
    /lapor – membuat laporan baru
    /cek – cek dulu apakah sesuatu layak dilaporkan
    /aturan – yang boleh dan tidak boleh bagi ASN, dan cara melapor langsung
    /status – melihat laporan Anda dan kelanjutannya
    /jadi_pelapor – menjadi pelapor resmi di Bawaslu
    /batal – membatalkan laporan yang sedang diisi
    /privasi – bagaimana data Anda dijaga
    /hapus – menghapus data dan laporan Anda
    /langganan – menerima surat edaran dan pengingat dari kantor kami, bila Anda mau
    /bahasa – mengganti bahasa (Basa Jawa, English)
    /statistik – angka laporan untuk umum

    Sambil mengisi: tekan tombol atau ketik jawabannya. Ketik <b>kembali</b> untuk mundur, <b>lewati</b> untuk melompati, <b>batal</b> untuk berhenti. Jika terputus, ketik /lapor untuk melanjutkan; isian Anda disimpan 14 hari.
privacy =
    <b>Bagaimana data Anda dijaga</b>
    • Yang disimpan tentang Anda hanya alamat obrolan ini dan bahasa yang Anda pakai, supaya kami bisa memberi kabar. Di WhatsApp, alamat itu bisa berupa nomor Anda. Alamat disimpan tersandi. Nama dan foto profil Anda tidak disimpan.
    • Petugas melihat isi laporan dan buktinya, bukan siapa yang mengirim. Berkas dikirim ulang, tidak pernah diteruskan dari Anda.
    • Bukti disimpan tersandi, persis seperti yang kami terima, dan setiap tindakan terhadapnya dicatat: bila berubah sejak diterima, itu ketahuan. Periksa dahulu tangkapan layar Anda: foto profil, nama, atau notifikasi Anda sendiri bisa ikut terlihat.
    • Dasar pemrosesan: persetujuan Anda (UU 27/2022 tentang Pelindungan Data Pribadi). Persetujuan bisa ditarik kapan saja dengan /hapus.
    • Isian yang belum dikirim dihapus setelah 14 hari. Laporan disimpan sampai Anda mengetik /hapus; sesudahnya hanya tersisa catatan bahwa laporan itu pernah ada, tanpa isinya dan tanpa Anda. Laporan yang sedang atau sudah ditangani tetap disimpan, tanpa hubungan dengan Anda.
    • Kerahasiaan dijaga sebaik mungkin, tetapi tidak dapat dijamin mutlak bila perkara sampai ke proses hukum.
worry-safe = <b>Nama dan nomor Anda tidak ditampilkan kepada petugas.</b> Yang mereka lihat hanya isi laporan dan buktinya; jadi jangan tulis nama Anda di sana, dan tutupi hal yang menunjukkan diri Anda pada gambar. Bila ingin tetap tanpa nama, pilih <b>Informasi saja</b>, bukan Pelapor resmi. Kerahasiaan dijaga sebaik mungkin, tetapi tidak dapat dijamin mutlak bila perkara sampai ke proses hukum. Selengkapnya: /privasi
worry-human = Yang menjawab di sini <b>mesin</b>, tetapi setiap laporan diperiksa <b>petugas</b>. Bila petugas perlu bertanya, pertanyaannya kami kirim ke sini. Ingin berbicara langsung dengan orang? Datanglah ke kantor Bawaslu setempat; caranya: /aturan, lalu Lapor langsung.
unknown-command = Maaf, perintah itu tidak dikenal. Ketik /bantuan untuk melihat yang tersedia.
cannot-use = Maaf, jenis pesan itu belum bisa kami baca. Silakan kirim teks, tangkapan layar (foto atau berkas), rekaman layar, PDF, atau tautan.
cannot-use-here = Maaf, jenis pesan itu belum bisa kami baca. Mohon jawab dengan tulisan, atau tekan tombolnya.
edited-late = Menyunting pesan lama tidak mengubah laporan yang sudah terkirim. Untuk menambahkan bukti, atau menulis apa yang benar, buka /status lalu tekan Tambah bukti.
apology = Maaf, pesan Anda yang terakhir gagal kami proses. Petugas teknis sudah diberi tahu. Isian Anda tidak hilang; silakan kirim sekali lagi atau ketik /lapor.

## Persetujuan
question-consent =
    <b>Sebelum mulai, mohon persetujuan Anda</b>
    • <b>Yang dikumpulkan:</b> isi laporan, bukti, dan alamat obrolan ini (tersandi) agar kami dapat mengabari Anda.
    • <b>Tujuannya:</b> menelaah dugaan pelanggaran netralitas ASN dan, bila perlu, meneruskannya ke Bawaslu.
    • <b>Yang melihat:</b> petugas yang ditunjuk dan Bawaslu; tanpa identitas Anda.
    • <b>Lama simpan:</b> isian yang belum dikirim 14 hari; laporan sampai Anda menghapusnya.
    • <b>Hak Anda:</b> melihat (/status) dan menghapus (/hapus) kapan saja. Laporan yang sedang atau sudah ditangani tetap disimpan, tanpa hubungan dengan Anda.

    Laporkan hanya yang Anda yakini benar terjadi. Apakah Anda setuju?
choice-consent-yes = Setuju, lanjutkan
choice-consent-no = Tidak setuju
declined = Baik, tidak ada laporan yang disimpan. Bila berubah pikiran, ketik /lapor. Anda juga bisa melapor langsung ke kantor Bawaslu setempat.
prefilled-files = Terima kasih, { $count } berkas yang Anda kirim akan dipakai sebagai bukti setelah Anda setuju.
prefilled-story = Keterangan yang Anda tulis akan dipakai sebagai cerita setelah Anda setuju.
prefilled-link = Terima kasih, tautan ini akan dipakai setelah Anda setuju: { $link }

## Pertanyaan
progress = <i>Langkah { $number } dari { $total }</i>
given = Jawaban Anda sekarang: <b>{ $value }</b>
question-region = <b>Di daerah mana ASN ini bekerja?</b>
question-behaviour = <b>Apa yang diduga dilakukan?</b> Pilih yang paling mendekati, atau Lainnya/tidak yakin; petugas yang akan menilainya.
question-audience = <b>Siapa yang bisa melihat perbuatan itu?</b> Dukungan pribadi yang tidak ditunjukkan di ruang publik adalah hak setiap orang.
question-link = <b>Adakah tautan unggahannya?</b> Tempel alamatnya di sini, misalnya https://… Jika tidak ada, tekan Lewati.
question-link-only = <b>Adakah tautan unggahannya?</b> Tempel alamatnya di sini, misalnya https://…
question-evidence = <b>Kirim tangkapan layarnya.</b> Boleh beberapa sekaligus, paling banyak 20; rekaman layar (MP4) dan PDF juga bisa. Usahakan nama akun dan tanggal unggahan terlihat. Tutupi hal yang menunjukkan diri Anda. Jika tidak ada, tekan Lewati.
question-evidence-only = <b>Kirim tangkapan layarnya.</b> Boleh beberapa sekaligus, paling banyak 20; rekaman layar (MP4) dan PDF juga bisa. Usahakan nama akun dan tanggal unggahan terlihat. Tutupi hal yang menunjukkan diri Anda.
question-name = <b>Siapa nama terlapor?</b> Terlapor adalah orang yang Anda laporkan. Tulis seperti yang Anda tahu: nama, nama akun, atau julukan.
question-status = <b>Apa status kepegawaiannya?</b> Jika tidak yakin, pilih Tidak tahu.
question-agency = <b>Di mana terlapor bekerja?</b> Nama dinas, kecamatan, sekolah, atau puskesmas.
question-happened = <b>Kapan kejadiannya?</b> Tulis tanggalnya, misalnya 27/9, 27 September, atau kemarin.
question-known = <b>Kapan Anda mengetahuinya?</b> Ini penting karena ada batas waktu penanganan.
question-story = <b>Ceritakan singkat kejadiannya.</b> Apa yang terlihat, di mana, dan bagaimana Anda tahu orang ini ASN? Jangan tulis nama atau nomor Anda sendiri.
question-track = <b>Bagaimana laporan ini disampaikan?</b> Sebagai <b>informasi saja</b>, nama Anda tidak disertakan; Bawaslu dapat menelusurinya sebagai informasi awal, tetapi tidak mengabari Anda tentang hasilnya. Sebagai <b>pelapor resmi</b>, nama dan alamat Anda serahkan sendiri di kantor Bawaslu, tidak di sini; bila Bawaslu memerlukannya, alamat obrolan Anda dapat diberikan, dan Anda dikabari; kerahasiaannya dijaga, tetapi tidak dapat dijamin mutlak. Informasi bisa dijadikan laporan resmi belakangan dengan /jadi_pelapor.
question-more-evidence = <b>Silakan kirim bukti tambahan.</b> Tangkapan layar sebagai foto atau berkas, atau tulis keterangan lain yang Anda ketahui. Jika sudah, tekan Selesai.

## Nama isian
field-region = Daerah
field-behaviour = Jenis dugaan
field-audience = Siapa yang melihat
field-link = Tautan
field-evidence = Bukti
field-name = Nama terlapor
field-status = Status pegawai
field-agency = Tempat bekerja
field-happened = Tanggal kejadian
field-known = Tanggal diketahui
field-story = Cerita
field-track = Cara disampaikan

## Tombol
choice-skip = Lewati
choice-back = ‹ Kembali
choice-keep = Pakai jawaban ini
choice-cancel = Batalkan
choice-start = Buat laporan
choice-behaviour-engage = Suka/komentar/bagikan
choice-behaviour-campaign = Kampanye di medsos
choice-behaviour-photo = Foto bareng calon/simbol
choice-behaviour-banner = Pasang spanduk/baliho
choice-behaviour-attend = Hadir kampanye/deklarasi
choice-behaviour-rally = Ajakan/kumpulkan orang
choice-behaviour-team = Jadi tim pemenangan
choice-behaviour-party = Parpol/KTP dukungan
choice-behaviour-facility = Pakai fasilitas/jabatan
choice-behaviour-other = Lainnya/tidak yakin
choice-audience-public = Siapa saja (publik)
choice-audience-group = Grup tertutup
choice-audience-private = Pesan pribadi
choice-audience-unknown = Tidak tahu
choice-evidence-done = Selesai
choice-evidence-clear = Hapus semua bukti
choice-status-pns = PNS
choice-status-pppk = PPPK
choice-status-pppk-part = PPPK paruh waktu
choice-status-contract = Tenaga kontrak/honorer
choice-status-other = Bukan ASN/lainnya
choice-status-unknown = Tidak tahu
choice-happened-today = Hari ini
choice-happened-yesterday = Kemarin
choice-known-today = Hari ini
choice-known-yesterday = Kemarin
choice-known-same = Saat kejadian
choice-track-informant = Informasi saja
choice-track-formal = Pelapor resmi
choice-review-submit = Kirim laporan
choice-review-edit = Ubah jawaban
choice-cancel-yes = Ya, batalkan
choice-cancel-no = Tidak, lanjutkan
choice-more = Tambah bukti
choice-withdraw = Tarik laporan
choice-withdraw-yes = Ya, tarik laporan
choice-erase-yes = Ya, hapus semuanya
choice-erase-no = Tidak jadi

## Kata yang diketik sebagai ganti tombol, dipisah koma
typed-yes = ya, iya, y, setuju, ya setuju, iya setuju, saya setuju, ok, oke, nggih, benar
typed-no = tidak, tdk, tak, enggak, nggak, gak, mboten, t
typed-cancel-yes = ya batal, iya batal, ya batalkan, iya batalkan, batalkan saja, ya dibatalkan, ya hapus
typed-cancel-no = lanjut, lanjutkan, lanjut saja, mau lanjut, tidak jadi batal, tidak jadi dibatalkan, tidak batal, jangan, jangan dibatalkan, jangan batal, jangan dihapus
typed-private-yes = lanjut, lanjutkan, lanjut saja, ya lanjut, iya lanjut, ya lanjutkan, mau lanjut, saya mau lanjut
typed-private-no = tidak lanjut, tidak jadi, tidak usah, berhenti saja
typed-skip = lewati, lewat, skip, lompati, tidak ada, tidak punya, tidak ada link, tidak ada tautan, tidak ada linknya, tidak ada tautannya, tidak punya link, tidak punya linknya, tidak ada foto, tidak ada fotonya, tidak punya foto, tidak punya fotonya, tidak ada buktinya, tidak punya bukti, tidak tahu, -, lupa, saya lupa, tidak ingat, lupa namanya, saya lupa namanya, saya tidak tahu, tidak tahu namanya, saya tidak tahu namanya, kurang tahu, tidak kenal
typed-keep = biarkan, tetap, tetap pakai
typed-done = selesai, selsai, slesai, sudah, sudah semua, cukup, done
typed-submit = kirim, kirim laporan, kirimkan, kirim saja, ya kirim, kirim ya, iya kirim, iya kirim saja, ok kirim, oke kirim, siap kirim, kirim sekarang, sudah benar kirim, kirim pak, kirim bu
typed-back = kembali, mundur, balik, sebelumnya
typed-cancel = batal, batalkan, berhenti, stop, batal saja, batal dulu, batalkan laporan, batalkan laporan saya, tidak jadi, tidak jadi lapor, tidak jadi melapor
typed-withdraw-yes = tarik, ya tarik, iya tarik, ya tarik laporan, iya tarik laporan, tarik saja, tarik laporan, ya cabut, cabut, cabut saja
typed-erase-yes = ya, iya, ya hapus, iya hapus, ya hapus semua, ya hapus semuanya, hapus semua, hapus semuanya, hapus saja, ya hapus data saya, hapus data saya
typed-erase-no = tidak jadi, gak jadi, nggak jadi, enggak jadi, jangan, jangan hapus, jangan dihapus, tidak usah, tidak dihapus, tidak hapus, batal hapus, batal dihapus
typed-erase-about = hapus, dihapus, hapuskan, menghapus
typed-edit = ubah, ganti, perbaiki, edit
typed-today = hari ini, tadi
typed-yesterday = kemarin, kmrn, kmrin, kemaren
typed-same = sama, hari itu juga, hari itu, saat itu juga, sama dengan kejadian
typed-pns = pegawai negeri, pegawai negeri sipil, asn pns, pegawai pns
typed-pppk = p3k, asn pppk, asn p3k, pegawai pppk, pegawai p3k, pppk penuh waktu, p3k penuh waktu, pegawai pemerintah dengan perjanjian kerja
typed-pppk-part = p3k paruh waktu, pppk part time, p3k part time, pppk pw, p3k pw
typed-contract = tkpk, tenaga kontrak, kontrak, honorer, tenaga honorer, pegawai honorer, honor, pegawai kontrak, pegawai tidak tetap, ptt, gtt, thl, ppnpn, non asn kontrak
typed-unsure = tidak yakin, saya tidak yakin, belum yakin, kurang yakin, ragu, saya ragu
typed-tni-polri = polisi, anggota polisi, tentara, anggota tni, anggota polri, tni polri
typed-village = kades, sekdes, kadus, kepala dusun, dukuh, pamong desa, aparat desa, pegawai desa
typed-public = umum, publik, semua orang, semua, semua bisa lihat, semua orang bisa lihat, siapa pun, siapapun, terbuka, orang banyak
typed-group = grup wa, grup whatsapp, di grup wa, di grup whatsapp, di grup, wag
typed-private = japri, chat pribadi, wa pribadi, pesan langsung, dm

## Menu
menu-cancel = Yakin membatalkan laporan ini? Isian dan bukti yang belum dikirim akan dihapus.
menu-cancel-more = Yakin tidak jadi menambah bukti? Berkas yang baru Anda kirim akan dihapus; laporan { $ticket } tetap seperti semula.
menu-edit = Jawaban mana yang ingin diubah?
cancelled = Laporan dibatalkan dan isiannya dihapus. Untuk memulai lagi: /lapor
cancelled-more = Baik, bukti tidak jadi ditambahkan. Laporan { $ticket } tetap seperti semula.
nothing-to-cancel = Tidak ada laporan yang sedang diisi. Untuk mulai: /lapor
resume = Laporan Anda belum selesai. Mari lanjutkan dari sini, atau ketik /batal untuk menghapusnya.
resume-more = Anda sedang menambah bukti untuk laporan { $ticket }. Mari lanjutkan dari sini, atau ketik /batal bila tidak jadi.
finish-first = Selesaikan dahulu isian yang sedang berjalan (ketik /lapor), atau /batal.
no-way-back = Ini pertanyaan pertama. Untuk berhenti, ketik /batal.
noted-day = Dicatat, tanggal kejadian: <b>{ $day }</b>. Bila keliru, tulis misalnya <i>bukan, 26/9</i>, atau tekan Kembali.
noted-known = Dicatat, tanggal Anda mengetahuinya: <b>{ $day }</b>. Bila keliru, tulis misalnya <i>bukan, 26/9</i>, atau tekan Kembali.
answer-changed = Jawaban Anda sudah diubah sesuai pesan yang disunting.
revision-misread = Pesan yang Anda sunting belum bisa dipakai sebagai jawaban:

## Bukti
evidence-count = <b>{ $count } bukti diterima.</b> Kirim lagi bila ada, atau tekan Selesai.
evidence-noted = <b>{ $count } bukti diterima.</b>
words-noted = Keterangan itu juga kami catat.
words-enough = Kirim tangkapan layarnya bila ada, atau tekan Selesai.
evidence-taken-back = Berkas yang Anda hapus tidak jadi dipakai. Bukti pada isian ini: <b>{ $count }</b>.
evidence-cleared = Semua bukti pada isian ini dihapus. Silakan kirim yang baru.
evidence-none-left = Dari berkas yang Anda kirim belum ada yang bisa dibaca. Mohon kirim lagi tangkapan layarnya lewat /status, lalu Tambah bukti.
link-kept = Tautan itu sudah kami catat untuk laporan ini.
link-second = Tautan itu juga kami catat. Yang utama di laporan ini: { $link }; bila perlu, ganti di akhir lewat Ubah jawaban.
link-no-room = Tautan itu tidak muat lagi, jadi <b>belum kami catat</b>. Bila penting, tempelkan saat diminta bercerita.
link-noted = Tautan dicatat. Anda bisa menambahkan tangkapan layar, atau tekan tombol untuk lanjut.

## Jawaban yang belum terbaca
misread-choice = Mohon pilih salah satu di bawah, atau ketik tulisan di tombolnya.
misread-number = Mohon pilih salah satu di bawah: ketik nomornya.
misread-consent = <b>Apakah Anda setuju?</b> Bila ya, tekan Setuju, lanjutkan, atau ketik <b>setuju</b>. Bila tidak, ketik <b>tidak</b>.
misread-words = Mohon jawab dengan tulisan.
misread-too-long = Jawaban Anda { $length } huruf; paling banyak { $limit }. Mohon dipersingkat.
misread-too-short = Jawabannya terlalu pendek. Mohon tulis sedikit lebih lengkap.
misread-day = Tanggalnya belum terbaca. Contoh: 27/9, 27 September 2026, kemarin, atau 3 hari lalu.
misread-day-none = Tanggal itu tidak ada di kalender. Mohon periksa lagi.
misread-day-future = Tanggal itu belum terjadi. Mohon periksa lagi.
misread-day-old = Tanggal itu terlalu lama. Mohon tulis tahunnya dengan lengkap, misalnya 27/9/2026.
misread-day-before = Tanggal diketahui tidak mungkin sebelum tanggal kejadian. Mohon periksa lagi.
misread-link = Itu belum terbaca sebagai tautan. Salin alamatnya dari aplikasi, misalnya https://…, atau tekan Lewati.
misread-link-only = Itu belum terbaca sebagai tautan. Salin alamatnya dari aplikasi, misalnya https://…
misread-files = Mohon kirim tangkapan layar sebagai foto atau berkas gambar.
misread-too-many = Paling banyak { $limit } berkas untuk satu laporan; berkas yang lebih dari itu tidak disimpan. Sisanya bisa ditambahkan setelah laporan terkirim.
misread-required = Pertanyaan ini perlu dijawab supaya laporan bisa ditelaah.
misread-need-behaviour = Pertanyaan ini perlu dijawab supaya laporan bisa ditelaah. Bila bingung, pilih Lainnya/tidak yakin; kejadiannya bisa Anda ceritakan nanti.
misread-need-name = Pertanyaan ini perlu dijawab supaya laporan bisa ditelaah. Bila tidak tahu namanya dengan pasti, tulis cirinya, misalnya: guru SD di dekat pasar.
misread-need-agency = Pertanyaan ini perlu dijawab supaya laporan bisa ditelaah. Bila tidak tahu pasti, tulis perkiraannya, misalnya: sebuah SD di dekat pasar.
misread-need-day = Tanggal ini perlu diisi supaya laporan bisa ditelaah. Bila tidak ingat tepatnya, tulis perkiraan yang paling dekat, misalnya 27/9, dan sebutkan di cerita bahwa itu perkiraan.
misread-need-link = Karena tidak ada tangkapan layar, tautannya perlu diisi. Atau kirim saja tangkapan layarnya di sini.
misread-need-files = Karena tidak ada tautan, mohon kirim setidaknya satu tangkapan layar atau foto. Bila tidak punya sama sekali, laporan ini belum bisa dikirim di sini; ceritakan langsung kepada Bawaslu: /aturan, lalu Lapor langsung.
misread-review = <b>Laporan belum terkirim.</b> Bila sudah benar, tekan Kirim laporan, atau ketik <b>kirim</b>. Bila ada yang keliru, tekan Ubah jawaban.
toast-old-button = Pertanyaan itu sudah lewat. Untuk mengubah jawabannya, ketik kembali atau pilih Ubah jawaban di akhir.
toast-no-talk = Laporan itu sudah selesai atau dihapus. Ketik /lapor untuk yang baru, /status untuk yang lama.
toast-unknown-button = Tombol itu tidak dikenal. Ketik /bantuan.

## Halaman periksa
review-head = <b>Periksa laporan Anda</b>
review-region = Daerah: <b>{ $value }</b>
review-behaviour = Jenis dugaan: <b>{ $value }</b>
review-audience = Siapa yang melihat: <b>{ $value }</b>
review-link = Tautan: { $value }
review-links = Tautan lain: { $value }
review-evidence = Bukti: <b>{ $value }</b> berkas
review-no-evidence = Bukti: <b>tidak ada berkas</b>
review-name = Nama terlapor: <b>{ $value }</b>
review-status = Status pegawai: <b>{ $value }</b>
review-agency = Tempat bekerja: <b>{ $value }</b>
review-happened = Tanggal kejadian: <b>{ $value }</b>
review-known = Tanggal diketahui: <b>{ $value }</b>
review-story = Cerita: { $value }
review-track = Disampaikan sebagai: <b>{ $value }</b>
review-foot = Sudah benar? Dengan mengirim, Anda menyatakan laporan ini sesuai dengan yang Anda ketahui. Laporan yang sengaja dibuat tidak benar dapat berakibat hukum.
skipped = tidak diisi

## Setelah dikirim
submitted =
    <b>Terima kasih, laporan Anda sudah masuk.</b>
    Nomor laporan: <code>{ $ticket }</code>
honest = Laporan disimpan sebagai <b>dugaan</b> sampai ada penilaian. Mohon tidak menyebarkan nama terlapor.
what-next = <b>Selanjutnya:</b> petugas memeriksa laporan, lalu menerima, menolak, atau meneruskannya ke Bawaslu. Hasilnya kami kabarkan di sini. Lihat kapan saja: /status
more-instead = Bila ini bukti tambahan untuk laporan <b>{ $ticket }</b>, tekan Tambah bukti. Bila ini laporan baru, lanjutkan saja di bawah.
added = { $files ->
    [0] Keterangan tambahan
   *[other] Bukti tambahan
 } untuk <code>{ $ticket }</code> sudah kami terima. Terima kasih.
added-reopened = { $files ->
    [0] Keterangan tambahan
   *[other] Bukti tambahan
 } untuk <code>{ $ticket }</code> sudah kami terima. Laporan Anda ditinjau ulang oleh petugas.

## Status
state-waiting = Menunggu pemeriksaan
state-accepted = Diterima, sedang ditangani
state-rejected = Tidak dapat dilanjutkan
state-escalating = Sedang disiapkan untuk Bawaslu
state-escalated = Diteruskan ke Bawaslu
state-acknowledged = Sudah diterima Bawaslu
state-withdrawn = Ditarik oleh Anda
meaning-waiting = Petugas belum memutuskan. Anda tidak perlu melakukan apa-apa.
meaning-accepted = Petugas menerima laporan ini dan menindaklanjutinya di lingkungan kepegawaian.
meaning-rejected = Bila Anda punya bukti lain, tambahkan dengan tombol di bawah; laporan akan ditinjau ulang. Anda juga boleh melapor langsung ke Bawaslu.
meaning-escalating = Petugas memutuskan meneruskan laporan ini ke Bawaslu. Kami kabari begitu sudah terkirim.
meaning-escalated = Laporan sudah terkirim ke Bawaslu, tanpa identitas Anda.
meaning-acknowledged = Bawaslu menyatakan sudah menerima laporan ini.
meaning-withdrawn = Laporan ini tidak diperiksa lagi.
status-head = <b>Laporan Anda</b>
status-line = <code>{ $ticket }</code> – { $state }, dikirim { $at }
status-one =
    <b>{ $ticket }</b>
    { $state }
    Dikirim { $at }
status-files = Bukti: { $count } berkas
status-reason = Alasan: { $reason }
status-none = Anda belum mengirim laporan. Untuk mulai: /lapor
status-draft = Anda belum mengirim laporan; ada satu yang belum selesai diisi. Mari lanjutkan dari sini, atau ketik /batal untuk menghapusnya.
status-unknown = Nomor itu tidak ditemukan pada akun ini. Laporan hanya bisa dilihat dari akun yang mengirimnya. Lihat semua laporan Anda: /status
plain = { $text }
moment = { $at }

## Menarik dan menghapus
withdraw-sure = Yakin menarik laporan { $ticket }? Petugas tidak akan memeriksanya lagi. Bila yakin, tekan tombolnya atau tulis <b>ya</b>; bila tidak jadi, tulis <b>tidak</b>.
withdraw-not = Baik, laporan { $ticket } tidak ditarik.
withdrawn = Laporan { $ticket } sudah ditarik.
withdraw-late = Laporan { $ticket } tidak bisa ditarik lagi karena sudah diputuskan. Lihat /status.
erase-sure =
    <b>Hapus data Anda?</b>
    • Isian yang belum dikirim dan laporan yang masih menunggu, tidak dilanjutkan, atau Anda tarik dihapus untuk selamanya, juga buktinya. Bukti yang dibuka petugas di grup mereka juga kami hapus dari sana; yang sudah lewat dua hari bisa masih ada di grup itu.
    • Laporan yang sedang atau sudah ditangani, atau diteruskan ke Bawaslu, tetap ada, tetapi hubungan dengan Anda diputus.
    • Alamat obrolan ini dihapus, jadi Anda tidak lagi menerima kabar.

    Ini tidak bisa dibatalkan. Bila yakin, tekan tombolnya atau tulis <b>ya hapus</b>; bila tidak jadi, tulis <b>tidak</b>.
erased = Data Anda sudah dihapus; { $count } laporan tidak lagi terhubung dengan Anda. Setelah pesan ini kami tidak menyimpan alamat obrolan Anda lagi. Terima kasih.
erase-not = Baik, tidak ada yang dihapus.

## Pengingat
nudge = Laporan Anda belum selesai. Ingin melanjutkan? Bila tidak dilanjutkan, isian ini dihapus pada <b>{ $day }</b>. Untuk menghapusnya sekarang: /batal
nudge-more = Anda belum selesai menambah bukti untuk laporan { $ticket }. Bila tidak dilanjutkan, berkas yang belum dikirim dihapus pada <b>{ $day }</b>. Laporannya tetap ada. Jika tidak jadi: /batal
draft-joined = Anda punya dua isian yang belum selesai. Yang terakhir Anda isi dilanjutkan; isian yang lebih lama sudah dihapus.
draft-died-more = Bukti tambahan yang tidak dilanjutkan selama 14 hari sudah dihapus, seperti yang kami sampaikan. Laporan Anda tetap ada: /status
draft-died = Isian laporan yang tidak dilanjutkan selama 14 hari sudah dihapus, seperti yang kami sampaikan. Untuk memulai lagi: /lapor

## Kabar yang tertahan
# Templat WhatsApp "lapornetral_kabar" berbunyi persis seperti ini; ubah keduanya bersama-sama.
knock = Ada kabar tentang laporan Anda. Tekan tombol di bawah untuk membacanya.
choice-open = Buka kabar

## Kabar keputusan
told-accept = <b>Laporan { $ticket } diterima.</b>
told-accept-next = Petugas menindaklanjutinya di lingkungan kepegawaian. Terima kasih atas kepedulian Anda. Bila ada bukti baru, tambahkan lewat /status.
told-reject = <b>Laporan { $ticket } tidak dapat kami lanjutkan.</b>
told-reject-next = Bila Anda punya bukti atau keterangan lain, tekan Tambah bukti dan laporan akan ditinjau ulang. Anda juga boleh melapor langsung ke kantor Bawaslu setempat.
told-undo = <b>Keputusan atas laporan { $ticket } ditarik kembali.</b>
told-undo-next = Laporan Anda diperiksa lagi. Hasilnya kami kabarkan di sini.
told-escalate = <b>Laporan { $ticket } sudah diteruskan ke Bawaslu.</b>
told-escalate-changed = <b>Keputusan kami ubah: laporan { $ticket } sudah diteruskan ke Bawaslu.</b> Sebelumnya kami sampaikan bahwa laporan ini tidak dapat kami lanjutkan.
told-escalate-next = Yang dikirim hanya isi laporan dan bukti, tanpa identitas Anda. Kami kabari bila Bawaslu menyatakan menerimanya.
told-acknowledge = Bawaslu menyatakan sudah menerima laporan <b>{ $ticket }</b>. Bawaslu yang akan menelaah selanjutnya.
told-reason-not-asn = Alasannya: yang dilaporkan bukan ASN, jadi di luar aturan netralitas ASN. Untuk TNI, Polri, atau perangkat desa, laporkan ke Bawaslu atau instansinya.
told-reason-private = Alasannya: dukungan itu tampak sebagai sikap pribadi yang tidak ditunjukkan di ruang publik.
told-reason-routine = Alasannya: kegiatan itu tampak sebagai acara dinas biasa, bukan kampanye.
told-reason-no-evidence = Alasannya: buktinya belum cukup untuk dinilai.
told-reason-unreadable = Alasannya: gambar atau tautannya tidak terbaca.
told-reason-duplicate = Alasannya: kejadian yang sama sudah dilaporkan dan sedang ditangani. Terima kasih, laporan Anda tetap tercatat.
told-reason-outside-region = Alasannya: terlapor bekerja di luar daerah ini. Laporkan ke Bawaslu di daerah tempatnya bekerja.
told-reason-not-neutrality = Alasannya: kejadian ini bukan soal netralitas pemilu. Untuk keluhan lain, gunakan SP4N-LAPOR!
told-reason-abuse = Alasannya: laporan ini dinilai tidak disampaikan dengan sungguh-sungguh.

## Alasan, singkat
reason-not-asn = bukan ASN
reason-private = sikap pribadi
reason-routine = acara dinas biasa
reason-no-evidence = bukti belum cukup
reason-unreadable = bukti tidak terbaca
reason-duplicate = sudah dilaporkan
reason-outside-region = di luar daerah ini
reason-not-neutrality = bukan soal netralitas
reason-abuse = tidak sungguh-sungguh

## Tanda terima (gambar)
receipt-title = Tanda terima laporan
receipt-time = Waktu dikirim
receipt-files = Jumlah bukti
receipt-print = SHA-256 berkas { $number }
receipt-none = hanya tautan
receipt-note-keep = Simpan gambar ini. Nomor laporan hanya bisa dibuka dari akun yang mengirimnya.
receipt-note-proof = Tanda terima ini membuktikan bahwa laporan masuk pada waktu tersebut; bukan penilaian atas isinya.
receipt-caption = Tanda terima laporan { $ticket }. Simpan bila perlu.
receipt-mark = LaporNetral

## Perintah di menu
command-lapor = Buat laporan baru
command-cek = Cek dulu: layak dilaporkan?
command-aturan = Aturan dan cara melapor langsung
command-status = Lihat laporan Anda
command-jadi_pelapor = Menjadi pelapor resmi
command-bantuan = Cara memakai
command-batal = Batalkan isian
command-privasi = Bagaimana data dijaga
command-hapus = Hapus data Anda
about = Pintu laporan warga untuk dugaan ketidaknetralan ASN dalam pemilu dan pilkada. Aman, langkah demi langkah, dan Anda selalu diberi kabar.
about-short = Laporkan dugaan ketidaknetralan ASN, aman dan langkah demi langkah.
