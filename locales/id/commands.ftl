# Perintah yang diketik tanpa garis miring, dipisah koma.

typed-command-lapor = lapor, lapo, buat laporan, melapor, mau lapor, saya mau lapor, saya ingin lapor, mau melapor, saya mau melapor, saya ingin melapor
typed-command-cek = cek, cek dulu
typed-command-aturan = aturan, lihat aturan, daftar aturan
typed-command-status = status, laporanku, cek status, laporan saya, gimana laporan saya, bagaimana laporan saya, kabar laporan saya, tambah bukti, mau tambah bukti, saya mau tambah bukti, tambah foto, saya mau tambah foto, tarik laporan, cabut laporan, tarik laporan saya, cabut laporan saya, mau tarik laporan, mau cabut laporan, saya mau tarik laporan, saya mau cabut laporan, laporan saya gimana, laporan saya bagaimana, laporan saya sudah sampai mana, laporannya gimana, kapan diproses, sudah diproses belum, kapan ada kabar, kapan ada kabarnya
typed-command-jadi_pelapor = jadi pelapor, pelapor resmi
typed-command-privasi = privasi, data saya, bagaimana data saya dijaga
typed-command-hapus = hapus data saya, hapus data, hapus akun saya, hapus semua data saya, hapus laporan saya, mau hapus data, saya mau hapus data, saya mau hapus data saya, saya mau hapus laporan
typed-command-bantuan = bantuan, menu, help
