# Perintah yang diketik tanpa garis miring, dipisah koma.

typed-command-lapor = lapor, lapo, buat laporan, melapor, mau lapor, saya mau lapor, saya ingin lapor, mau melapor, saya mau melapor, saya ingin melapor
typed-command-cek = cek, cek dulu
typed-command-aturan = aturan, lihat aturan, daftar aturan
typed-command-status = status, laporanku, cek status, laporan saya, gimana laporan saya, bagaimana laporan saya, kabar laporan saya, tambah bukti, mau tambah bukti, saya mau tambah bukti, tambah foto, saya mau tambah foto
typed-command-jadi_pelapor = jadi pelapor, pelapor resmi
typed-command-privasi = privasi, data saya, bagaimana data saya dijaga
typed-command-bantuan = bantuan, menu, help
