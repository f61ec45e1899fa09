# Siapa yang bisa melihat: dukungan pribadi adalah hak, pesan orang lain bukan untuk dibuka.

note-audience-group = Terima kasih. Dukungan di grup tertutup tidak otomatis menjadi pelanggaran; <b>petugas yang akan menilai</b>. Kirim hanya yang memang boleh Anda lihat sendiri sebagai anggota grup; jangan membuka akun atau ponsel orang lain.
menu-private =
    <b>Mendukung calon secara pribadi adalah hak setiap orang, juga ASN.</b> Yang dipersoalkan adalah dukungan yang ditunjukkan secara terbuka di ruang publik.

    Bila Anda penerima pesan itu dan merasa diminta, diarahkan, atau ditekan untuk mendukung, silakan lanjutkan; petugas yang akan menilai. Kirim hanya yang memang boleh Anda lihat sendiri. Kami tidak menerima pesan pribadi yang diperoleh dengan membuka akun atau ponsel orang lain.

    Apakah Anda ingin melanjutkan?
choice-private-yes = Lanjutkan laporan
choice-private-no = Berhenti di sini
