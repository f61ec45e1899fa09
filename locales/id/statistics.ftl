## Angka untuk umum: hanya jumlah
command-statistik = Angka laporan untuk umum
typed-command-statistik = statistik, angka laporan
statistics-region = Angka daerah mana yang ingin Anda lihat?
statistics-head = <b>Angka laporan { $region }</b>
    { $days } hari terakhir, sampai { $day }
statistics-received = Laporan masuk: <b>{ $count }</b>
statistics-few = Laporan masuk: kurang dari { $least }
statistics-outcomes = <b>Keputusan, dan yang masih menunggu:</b>
statistics-behaviours = <b>Yang dilaporkan:</b>
statistics-row = • { $what }: { $count }
statistics-accepted = diterima
statistics-rejected = tidak dilanjutkan
statistics-admonished = selesai dengan imbauan
statistics-escalated = diteruskan ke Bawaslu
statistics-withdrawn = ditarik pelapor
statistics-waiting = menunggu keputusan
statistics-other = digabung
statistics-foot = Angka dihitung sekali sehari. Setiap laporan adalah dugaan, bukan bukti pelanggaran. Keputusan bisa mengenai laporan yang masuk sebelum masa ini. Angka di bawah { $least } tidak ditampilkan sendiri, supaya tidak ada orang yang bisa dikenali.
statistics-later = Angka untuk { $region } belum dihitung. Silakan coba beberapa menit lagi.
