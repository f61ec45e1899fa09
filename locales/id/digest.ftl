# Laporan harian untuk pejabat: angka, nomor laporan dan tanggal saja, tanpa nama orang.
digest-morning = Yth. Bapak/Ibu, selamat pagi.
digest-midday = Yth. Bapak/Ibu, selamat siang.
digest-afternoon = Yth. Bapak/Ibu, selamat sore.
digest-evening = Yth. Bapak/Ibu, selamat malam.
digest-late = <i>Terlambat karena sistem tidak aktif pukul { $at }.</i>
digest-back = Laporan harian dikirim lagi setelah disenyapkan.
digest-opening = Izin melaporkan netralitas ASN <b>{ $region }</b>, posisi { $at }:
digest-part-a = <b>A. Rekap { $day }</b> (▲▼ dari hari sebelumnya; rata-rata 7 hari)
digest-received = Masuk: <b>{ $count }</b> ({ $trend }; { $whole },{ $tenth })
digest-accepted = Diterima: <b>{ $count }</b> ({ $trend }; { $whole },{ $tenth })
digest-rejected = Ditolak: <b>{ $count }</b> ({ $trend }; { $whole },{ $tenth })
digest-admonished = Imbauan: <b>{ $count }</b> ({ $trend }; { $whole },{ $tenth })
digest-escalated = Diteruskan: <b>{ $count }</b> ({ $trend }; { $whole },{ $tenth })
digest-waiting = Menunggu keputusan: <b>{ $count }</b> ({ $trend })
digest-quiet = Nihil: tidak ada laporan masuk dan tidak ada keputusan.
digest-part-b = <b>B. Mendesak</b> (batas Bawaslu dalam tiga hari)
digest-ticket = { $ticket }: { $days ->
    [0] hari ini
    [1] besok
   *[other] { $days } hari lagi
 }
digest-more = dan { $count } lagi
digest-late-cases = { $count } laporan sudah lewat batas Bawaslu; jalur kepegawaian tetap terbuka.
digest-nothing = Nihil.
digest-part-c = <b>C. Dugaan dan instansi</b>, { $days } hari; di bawah 3 digabung
digest-cell = { $name }: { $count }
digest-other-kinds = Dugaan lain
digest-other-agencies = Instansi lain/belum disebut
digest-part-d = <b>D. Diteruskan dan jawaban</b>, { $days } hari
digest-forwarded = Sampai di Bawaslu: { $forwarded }; dijawab: { $answered }.
digest-part-e = <b>E. Kendala</b>
digest-silent = Belum dijawab { $who } sesudah batas waktunya: { $count } kasus.
digest-silent-least = Belum dijawab { $who } sesudah batas waktunya: sedikitnya { $count } kasus.
digest-untold = Kabar keputusan belum sampai ke pelapor: { $count }.
digest-stuck = Pesan tertahan lebih dari satu jam: { $count }.
digest-buried = Gagal diproses dalam 24 jam, hubungi operator: { $count }.
digest-troubles = { $count } kendala; lihat Rincian.
digest-well = Nihil. Sistem berjalan.
digest-closing = Demikian disampaikan. Terima kasih.
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
chart-subtitle = Posisi { $at }
chart-flow = Laporan { $days } hari terakhir
chart-received = masuk
chart-decided = diputuskan
chart-queue = Menunggu keputusan: sisa waktu
chart-late = lewat batas
chart-today = hari ini
chart-soon = 1–2 hari
chart-week = 3–7 hari
chart-later = lebih lama
chart-unknown = belum diketahui
chart-kinds = Masuk menurut dugaan
chart-hidden = Angka di bawah 3 digabung.
