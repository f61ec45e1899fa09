# Laporan harian untuk pejabat: angka, nomor laporan dan tanggal saja, tanpa nama orang.
digest-morning = Yth. Bapak/Ibu, selamat pagi.
digest-midday = Yth. Bapak/Ibu, selamat siang.
digest-afternoon = Yth. Bapak/Ibu, selamat sore.
digest-evening = Yth. Bapak/Ibu, selamat malam.
digest-late = <i>Terlambat karena sistem tidak aktif pukul { $at }.</i>
digest-back = Laporan harian dikirim lagi setelah disenyapkan.
digest-opening = Izin melaporkan netralitas ASN <b>{ $region }</b>, keadaan { $at }.
digest-part-a = <b>A. Rekap { $day }</b>
digest-received = Masuk
digest-accepted = Diterima
digest-rejected = Ditolak
digest-admonished = Imbauan
digest-escalated = Diteruskan
digest-row-same = { $name }: <b>{ $count }</b>
digest-row-up = { $name }: <b>{ $count }</b> (naik { $change })
digest-row-down = { $name }: <b>{ $count }</b> (turun { $change })
digest-mean-up = { $name }: <b>{ $count }</b> (naik { $change }; rata-rata { $tenth ->
    [0] { $whole }
   *[other] { $whole },{ $tenth }
 })
digest-mean-down = { $name }: <b>{ $count }</b> (turun { $change }; rata-rata { $tenth ->
    [0] { $whole }
   *[other] { $whole },{ $tenth }
 })
digest-mean-same = { $name }: <b>{ $count }</b> (tetap; rata-rata { $tenth ->
    [0] { $whole }
   *[other] { $whole },{ $tenth }
 })
digest-waiting-up = Menunggu keputusan: <b>{ $count }</b> (naik { $change })
digest-waiting-down = Menunggu keputusan: <b>{ $count }</b> (turun { $change })
digest-waiting-same = Menunggu keputusan: <b>{ $count }</b> (tetap)
digest-quiet = Nihil: tidak ada laporan masuk dan tidak ada keputusan.
digest-part-b = <b>B. Mendesak</b>, batas Bawaslu dalam tiga hari
digest-due-early = • { $days ->
    [0] Hari ini
    [1] Besok
   *[other] { $days } hari lagi
 }: { $tickets }
digest-due-last = • Batas tercepat lewat, batas terakhir { $days ->
    [0] hari ini
    [1] besok
   *[other] { $days } hari lagi
 }: { $tickets }
digest-more = … dan { $count } lagi
digest-late-cases = { $count } laporan sudah lewat batas Bawaslu; jalur kepegawaian tetap terbuka.
digest-nothing = Nihil.
digest-part-c = <b>C. Dugaan dan instansi</b>, { $days } hari
digest-kinds = Dugaan:
digest-agencies = Instansi:
digest-too-few = Terlalu sedikit untuk dirinci.
digest-cell = • { $name }: { $count }
digest-other-kinds = Digabung
digest-other-agencies = Instansi lain/belum disebut
digest-part-d = <b>D. Diteruskan dan jawaban</b>, { $days } hari
digest-forwarded = Sampai di Bawaslu: { $forwarded }. Dijawab: { $answered }.
digest-part-e = <b>E. Kendala</b>
digest-silent = • Belum dijawab { $who } sesudah batas waktunya: { $count } kasus.
digest-silent-least = • Belum dijawab { $who } sesudah batas waktunya: sedikitnya { $count } kasus.
digest-untold = • Kabar keputusan belum sampai ke pelapor: { $count }.
digest-stuck = • Pesan tertahan lebih dari satu jam: { $count }.
digest-buried = • Gagal diproses dalam 24 jam, hubungi pengelola: { $count }.
digest-troubles = { $count } kendala.
digest-well = Nihil. Sistem berjalan.
digest-compared = <i>Naik/turun: dari sehari sebelumnya. Rata-rata: tujuh hari sebelumnya.</i>
digest-counted = <i>Batas tercepat: hitungan paling aman. Batas terakhir: hitungan paling longgar.</i>
digest-together = <i>Jumlah di bawah 3 digabung, agar tidak ada yang dikenali.</i>
digest-closing = Demikian, terima kasih.
digest-details = <b>Rincian laporan harian</b> { $region } untuk { $day }, keadaan { $at }.
digest-details-none = Tidak ada yang perlu ditambahkan: semua daftar sudah lengkap di bawah gambar. Tekan Lembar Excel untuk melihat satu baris per laporan.
digest-alt = <i>Gambar: { $received } masuk dan { $decided } diputuskan dalam 14 hari; { $waiting } menunggu.</i>
digest-full = Rincian
digest-perhaps = Laporan harian { $region } mungkin sudah Bapak/Ibu terima. Bila belum, ketik /digest.
digest-searching = Memeriksa apakah laporan harian sudah terkirim…

## Tombol
digest-mute = Senyapkan
digest-mute-ask = Berapa lama laporan harian tidak dikirim?
digest-mute-day = 1 hari
digest-mute-week = 7 hari
digest-mute-month = 30 hari
digest-on = Kirim setiap hari
digest-muted = Laporan harian { $region } disenyapkan. Yang berikutnya: { $next }.
digest-wanted = Laporan harian { $region } dikirim setiap hari. Yang berikutnya: { $next }.
help-staff-digest = /digest – meminta laporan harian terbaru sekarang juga

## Gambar
chart-subtitle = Keadaan { $at }
chart-flow = Laporan { $days } hari terakhir
chart-received = masuk
chart-decided = diputuskan
chart-queue = Menunggu: sisa hari ke batas tercepat
chart-late = sudah lewat
chart-today = hari ini
chart-soon = 1–2 hari
chart-week = 3–7 hari
chart-later = lebih lama
chart-unknown = belum diketahui
chart-kinds = Masuk menurut dugaan
chart-hidden = Angka di bawah 3 digabung.
