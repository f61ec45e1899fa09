# Perintah yang diketik tanpa garis miring, dipisah koma.

typed-command-lapor = lapor, buat laporan, melapor
typed-command-cek = cek, cek dulu
typed-command-aturan = aturan, lihat aturan, daftar aturan
typed-command-status = status, laporanku, cek status
typed-command-jadi_pelapor = jadi pelapor, pelapor resmi
typed-command-bantuan = bantuan, menu, help
