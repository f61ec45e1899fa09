# Kelengkapan: apa yang masih kurang menurut syarat formal dan materiel Bawaslu.

## Halaman periksa
complete = Kelengkapan untuk Bawaslu: <b>{ $met } dari { $total }</b>. Laporan tetap bisa dikirim.
complete-all = Kelengkapan untuk Bawaslu: <b>{ $met } dari { $total }</b>.
lacks-reporter = • Nama dan alamat pelapor: hanya untuk pelapor resmi, diserahkan sendiri kepada Bawaslu.
lacks-subject = • Nama terlapor belum diisi.
lacks-known = • Tanggal Anda mengetahuinya: dipakai untuk menghitung batas waktu melapor.
lacks-happened = • Tanggal kejadian belum diisi.
lacks-place = • Tempat kejadian: tulis di cerita, atau isi tautan unggahannya.
lacks-story = • Uraian kejadian: ceritakan singkat apa yang terlihat.
lacks-evidence = • Bukti: kirim tangkapan layar atau tautannya.

## Kartu
card-complete = Kelengkapan: { $met }/{ $total }
card-incomplete = Kelengkapan: { $met }/{ $total } · belum ada: { $lacking }
lacking-reporter = nama dan alamat pelapor
lacking-subject = nama terlapor
lacking-known = tanggal diketahui
lacking-happened = tanggal kejadian
lacking-place = tempat
lacking-story = uraian
lacking-evidence = bukti
