# Surat-surat: dossier untuk Bawaslu dan rancangan Formulir B.1 untuk pelapor resmi.

## Kepala surat
dossier-title = Penerusan informasi dugaan pelanggaran netralitas ASN
dossier-maker = Disusun dari laporan warga melalui LaporNetral
dossier-number = Nomor
dossier-nature = Sifat
dossier-secret = Rahasia
dossier-attached = Lampiran
dossier-attachments = { $files } berkas bukti dan riwayat penanganan
dossier-about = Hal
dossier-to = Yth. Ketua { $office }
dossier-at = di tempat
dossier-greeting = Dengan hormat,
dossier-opening = bersama ini kami teruskan informasi dari warga tentang dugaan pelanggaran netralitas Aparatur Sipil Negara (ASN), untuk ditelaah sesuai kewenangan { $office }. Uraiannya disusun menurut urutan Formulir Model B.1.
dossier-mark = Dugaan, belum terbukti.
dossier-careful = Penyebutan nama tidak berarti telah terjadi pelanggaran. Nomor pribadi disamarkan; tanda yang tidak dapat dicetak diganti { $square }.
dossier-foot = { $ticket } · dugaan, belum terbukti · rahasia
dossier-page = Halaman
dossier-of = dari
dossier-closing = Demikian disampaikan. Atas perhatian dan tindak lanjut Bapak/Ibu kami ucapkan terima kasih.
dossier-sign = Nama, jabatan, dan tanda tangan

## Bagian-bagiannya, menurut urutan Formulir B.1
dossier-part-reporter = Pelapor
dossier-part-subject = Terlapor
dossier-part-act = Peristiwa
dossier-part-witnesses = Saksi
dossier-part-evidence = Bukti
dossier-part-story = Uraian kejadian
dossier-part-limits = Batas waktu melapor
dossier-part-handling = Penanganan
dossier-mode = Jalur
dossier-mode-informant = Informasi awal. Identitas pelapor tidak disertakan.
dossier-mode-formal = Warga memilih menjadi pelapor resmi dan menyerahkan sendiri nama, alamat, dan KTP kepada Bawaslu. Identitasnya tidak disertakan di sini.
dossier-name = Nama
dossier-agency = Instansi
dossier-status = Status kepegawaian
dossier-account = Akun media sosial
dossier-behaviour = Peristiwa
dossier-place = Tempat kejadian
dossier-online = Daring ({ $site }); tempat tugas terlapor: { $region }
dossier-told = Seperti tertulis dalam uraian kejadian
dossier-link = Tautan
dossier-watched = Keadaan tautan
dossier-seen-there = masih ada, dicek { $at }
dossier-seen-gone = sudah tidak ada, dicek { $at }
dossier-seen-never = tidak ditemukan di alamat itu, dicek { $at }
dossier-seen-login = hanya terbuka setelah masuk akun, dicek { $at }
dossier-seen-unknown = tidak diketahui, dicek { $at }
dossier-happened = Hari dan tanggal kejadian
dossier-known = Hari dan tanggal diketahui
dossier-audience = Terlihat oleh
dossier-election = Tahapan saat kejadian
dossier-no-election = di luar masa pemilu/pilkada yang tercatat, atau tanggalnya tidak diketahui
dossier-phase = { $election }, { $phase }
phase-before = sebelum penetapan calon
phase-fixed = sesudah penetapan calon
phase-campaign = masa kampanye
phase-quiet = masa tenang
phase-vote = hari pemungutan suara
phase-after = sesudah pemungutan suara
dossier-no-witnesses = Tidak disebutkan oleh pelapor.
dossier-prints = Sidik SHA-256 di bawah ini adalah sidik berkas seperti saat diterima dari warga. Yang tercetak dalam lampiran adalah salinan untuk dilihat.
dossier-no-files = Tidak ada berkas; yang dilaporkan adalah tautan di atas.
dossier-piece = { $kind }, { $size } byte, { $how }, diterima { $at }
dossier-working = Tujuh hari kerja
dossier-calendar = Tujuh hari kalender
dossier-limit-note = Dihitung sejak tanggal diketahui (bila kosong: tanggal kejadian) sampai kantor tutup. Sumber hukum berbeda tentang cara menghitungnya (UU 7/2017 Pasal 454; UU Pilkada Pasal 134); Bawaslu yang menentukan.
dossier-no-limit = Tanggal kejadian belum diketahui, sehingga batas waktunya tidak dapat dihitung.
dossier-received = Diterima dari warga
dossier-decided = Diteruskan oleh petugas
dossier-suggested = Usulan ketentuan
dossier-bases = Dasar yang diusulkan
dossier-criminal = Kemungkinan pidana
dossier-suggestion-note = Usulan dihitung dari tanggal dan jenis perbuatan; belum merupakan penilaian petugas maupun Bawaslu.

## Lampiran
dossier-sheet = Lampiran 1. Bukti sekilas
dossier-sheet-note = Setiap gambar ada di halaman tersendiri sesudah ini.
dossier-picture = Bukti { $letter }
dossier-picture-page = Bukti { $letter }, halaman { $page } dari { $pages }
dossier-copy = Salinan yang digambar ulang tanpa data tersembunyi; aslinya { $how }. Sidik berkas seperti saat diterima:
dossier-film = Rekaman layar; yang tercetak hanya gambar kecil dari aplikasi pengirimnya ({ $how }). Sidik berkas seperti saat diterima:
dossier-custody = Lampiran 2. Riwayat penanganan
dossier-custody-intro = Setiap kejadian memuat sidik (SHA-256) kejadian sebelumnya, sehingga perubahan di mana pun akan terlihat. Yang tertulis hanya peran, bukan nama. Yang dibuktikan: tidak berubah sejak diterima dan dicatat; apakah isinya benar, tidak dibuktikan.
dossier-events-more = { $count } kejadian lebih awal ada dalam paket ZIP (events.jsonl).
dossier-head-place = No.
dossier-head-at = Waktu
dossier-head-actor = Oleh
dossier-head-act = Kejadian
dossier-head-hash = Awal sidik
dossier-verify = Cara memeriksa: jalankan “lapornetral verify” atas paket ZIP yang menyertai surat ini, tanpa internet dan tanpa kunci, atau ikuti README.txt di dalamnya.
dossier-last = Sidik kejadian terakhir dalam surat ini (no. { $place }):
actor-resident = warga
actor-moderator = petugas
actor-bawaslu = Bawaslu
actor-system = sistem
actor-operator = pengelola
actor-outsider = orang luar
act-received = berkas diterima
act-stored = berkas disimpan tersegel
act-chained = riwayat lama disegel
act-refused = berkas tidak dapat dibaca
act-turned = ketukan ditolak
act-dropped = berkas dibatalkan pengirimnya
act-erased = isi dihapus
act-carded = ditampilkan kepada petugas
act-shown = berkas dilihat petugas
act-handed-over = salinan diserahkan kepada Bawaslu
act-exported = paket dibuat
act-submitted = laporan dikirim
act-looked = tautan dicek
act-accept = diterima petugas
act-reject = ditolak petugas
act-escalate = diputuskan untuk diteruskan
act-undo = keputusan diurungkan
act-delivered = sampai kepada Bawaslu
act-acknowledge = ditandai diterima Bawaslu
act-formal = memilih jalur pelapor resmi
act-reopen = ditinjau ulang
act-added = bukti ditambahkan
act-blurred = sebagian gambar disamarkan pada salinan
act-dispatched = surat dan paket dikirim
act-undispatched = surat dan paket ditolak penerima
act-unlinked = hubungan dengan pelapor dihapus
act-withdrawn = laporan ditarik pengirimnya
act-letter = surat dicatat
act-letter-kept = berkas surat disimpan tersegel
act-revealed = jalan ke pelapor dibuka oleh pengelola
act-admonish = diselesaikan dengan imbauan
act-register = diregistrasi Bawaslu
act-request = Bawaslu meminta kelengkapan
act-complete = kelengkapan diterima Bawaslu
act-refer = diteruskan kepada pejabat kepegawaian
act-examine = hasil kajian Bawaslu: ada dugaan pelanggaran
act-forward = diteruskan kepada BKN
act-recommend = rekomendasi diterima PPK
act-rule = keputusan PPK
act-execute = keputusan dilaksanakan
act-clear = ditutup tanpa pelanggaran
act-discontinue = dicabut di Bawaslu
act-correct = catatan langkah dibetulkan
act-recall = catatan langkah dibetulkan, laporan kembali pada petugas
act-claim = dipegang seorang petugas
act-release = dilepas petugas yang memegang
act-lapsed = tidak lagi dipegang (lama tanpa kegiatan)
act-left = seorang petugas keluar dari grup; yang ia pegang atau usulkan di sini tidak berlaku lagi
act-recuse = seorang petugas menyatakan tidak netral dan mundur
act-propose = keputusan diusulkan, menunggu petugas kedua
act-judge = dinilai seorang petugas tanpa melihat penilaian lain
act-classify = jenis dugaan ditetapkan petugas
act-remark = catatan antarpetugas ditambahkan
act-asked = pertanyaan dikirim kepada warga
act-wrote = pesan petugas dikirim kepada warga
act-answered = jawaban warga diterima
act-not-known = warga tidak tahu jawabannya
act-unanswered = pertanyaan tidak dijawab sampai batas waktunya
act-talk-closed = tanya jawab ditutup petugas
act-linked = dikaitkan sistem dengan laporan lain
act-named = dibandingkan petugas dengan laporan lain
act-same = dipastikan petugas sama dengan laporan lain
act-apart = dipastikan petugas berbeda dari laporan lain
act-moved = dipindahkan ke meja lain, karena menyangkut kantor petugasnya
act-internal = kegiatan kantor

## Pengiriman
papers-caption = <b>{ $ticket }</b>: surat penerusan (PDF) dan paket ZIP yang dapat diperiksa. Isinya dugaan, belum terbukti; identitas pelapor tidak disertakan. Bila paketnya terpecah (.zip.001, .002 …), gabungkan berurutan menjadi satu berkas.
papers-head = Sidik paket ZIP (SHA-256): <code>{ $head }</code>
papers-refused-chat = ⚠️ Surat <b>{ $ticket }</b> tidak diterima obrolan Bawaslu. Kartu dan berkasnya sudah sampai; mohon pengelola memeriksa log.
papers-refused-mail = ⚠️ Surat <b>{ $ticket }</b> ditolak server surel Bawaslu. Mohon pengelola memeriksa alamatnya (BAWASLU_EMAIL).
mail-subject = Penerusan informasi dugaan pelanggaran netralitas ASN ({ $ticket })
mail-text =
    Yth. { $bawaslu }

    Dengan hormat, terlampir penerusan informasi dari warga tentang dugaan pelanggaran netralitas ASN, nomor { $ticket }. Seluruh isinya dugaan dan belum terbukti; identitas pelapor tidak disertakan.

    Lampiran:
    - { $ticket }.pdf: surat penerusan dengan lampiran bukti dan riwayat penanganan;
    - { $ticket }.zip: paket yang dapat diperiksa tanpa internet, menurut README.txt di dalamnya. Bila terlalu besar untuk surel, paket ini dikirim ke obrolan Bawaslu.

    Sidik paket ZIP (SHA-256): { $head }

    Mohon tidak diteruskan kepada yang tidak berhak.

    { $office }

## Rancangan Formulir B.1
choice-b1-make = Buat rancangan B.1
question-b1-person =
    <b>Rancangan Formulir B.1 untuk Anda</b>
    Tulis nama lengkap Anda pada baris pertama dan alamat pada baris berikutnya. Keduanya hanya dicetak pada rancangan yang dikirim kepada Anda di sini; kami tidak menyimpannya dan petugas tidak melihatnya. Pesan yang Anda tulis tetap ada di obrolan Anda sampai Anda menghapusnya.
    Boleh dilewati: bagian itu lalu berupa garis kosong untuk ditulis tangan.
form-making = Rancangan Formulir B.1 untuk laporan { $ticket } sedang dibuat dan segera dikirim ke sini.
form-stop = Yakin tidak jadi membuat rancangan Formulir B.1?
form-stopped = Baik, rancangan Formulir B.1 tidak jadi dibuat.
form-go-on = Anda sedang membuat rancangan Formulir B.1. Mari lanjutkan dari sini, atau ketik /batal bila tidak jadi.
form-caption = Rancangan Formulir B.1 untuk laporan <b>{ $ticket }</b>, dengan tempat, batas waktu, dan yang perlu dibawa. Hanya Anda yang menerimanya; nama dan alamat Anda tidak kami simpan.
form-heading = Rancangan Formulir Model B.1
form-note = Untuk diisi lengkap dan ditandatangani di hadapan petugas Bawaslu, { $ticket }, { $at }
form-foot = Rancangan untuk pelapor, laporan { $ticket } · dugaan, belum terbukti
form-part-reporter = Pelapor
form-part-subject = Terlapor
form-part-event = Peristiwa yang dilaporkan
form-part-witnesses = Saksi (bila ada)
form-part-evidence = Bukti
form-part-story = Uraian singkat kejadian
form-full-name = Nama
form-born = Tempat/tanggal lahir
form-sex = Jenis kelamin
form-job = Pekerjaan
form-citizen = Kewarganegaraan
form-address = Alamat
form-phone = No. telepon/HP
form-mail = Surel (boleh kosong)
form-act = Peristiwa
form-place = Tempat kejadian
form-happened = Hari dan tanggal kejadian
form-known = Hari dan tanggal diketahui
form-piece = { $letter }. { $kind }, diterima { $at }, awal sidik SHA-256 { $sha256 }
form-write = Tulis dengan urutan waktu: apa yang terjadi, di mana, kapan, dan siapa yang melihatnya.
form-reported-at = Dilaporkan di
form-reported-on = Hari/tanggal
form-reported-time = Pukul
form-statement = Saya menyatakan bahwa isi laporan ini adalah yang sebenar-benarnya dan saya bersedia mempertanggungjawabkannya di hadapan hukum.
form-sign-receiver = Penerima laporan
form-sign-reporter = Pelapor
form-guide = Untuk Anda: menyampaikan laporan
form-where = Ke mana
form-no-address = Alamatnya belum dikonfirmasi di sini; mohon tanyakan kepada Bawaslu. Panwascam di tempat kejadian juga menerima laporan.
form-hours = Jam layanan, waktu setempat: { $hours }
form-until = Sampai kapan
form-bring = Yang dibawa
form-bring-card = • KTP Anda (pelapor adalah WNI yang mempunyai hak pilih);
form-bring-ticket = • rancangan ini, dicetak atau di ponsel, dan nomor laporan Anda;
form-bring-evidence = • bukti: tangkapan layar dan tautannya, sebaiknya juga di ponsel dan di media simpan;
form-bring-witnesses = • nama dan alamat saksi, bila ada.
form-mind = Mohon diperhatikan
form-mind-draft = Ini rancangan: laporan baru ada setelah Anda menyampaikannya sendiri kepada Bawaslu dan menandatangani formulir resmi di sana. Periksa setiap isian.
form-mind-kept = Nama dan alamat pada rancangan ini tidak kami simpan. Bawaslu menjaga identitas pelapor, tetapi kerahasiaannya tidak dapat dijamin mutlak bila perkara sampai ke sidang atau kepolisian.

## Menyamarkan orang yang tidak terlibat
blur-how =
    Untuk menutup sebagian gambar pada salinan: <code>/samar { $ticket } 2 kiri-atas</code> (berkas ke-2). Tempatnya: kiri-atas, atas, kanan-atas, kiri, tengah, kanan, kiri-bawah, bawah, kanan-bawah, atau empat angka persen dari kiri, atas, kanan, bawah: <code>/samar { $ticket } 2 10 20 45 60</code>. Halaman ke-3 sebuah PDF: <code>2.3</code>. Membuka lagi yang terakhir: <code>/samar { $ticket } 2 batal</code>.
blur-no-file = Berkas ke-{ $number } tidak ada atau berupa rekaman; laporan ini mempunyai { $count } berkas.
blur-enough = Satu berkas paling banyak ditutup di { $count } tempat.
blur-done = Berkas ke-{ $number } kini ditutup di { $count } tempat pada setiap salinan yang dikirim sejak sekarang; aslinya tetap. Ini tampilannya:
blur-none = Berkas ke-{ $number } tidak ditutup lagi (tempat tertutup: { $count }). Ini tampilannya:
