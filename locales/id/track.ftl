# Dua jalur: informasi awal tanpa nama, atau pelapor resmi yang datang sendiri ke Bawaslu.

track-which = Untuk laporan yang mana Anda ingin menjadi pelapor resmi?
track-none = Belum ada laporan terkirim yang bisa dijadikan laporan resmi. Saat mengisi laporan, pilih <b>Pelapor resmi</b> pada pertanyaan tentang cara menyampaikannya. Untuk mulai: /lapor
track-sure =
    <b>Menjadi pelapor resmi untuk laporan { $ticket }?</b>
    • Nama dan alamat Anda serahkan sendiri kepada Bawaslu, tidak di sini. Pelapor adalah WNI yang mempunyai hak pilih.
    • Bawaslu memberi tahu pelapor resmi tentang hasil kajiannya; pada informasi awal tanpa nama tidak.
    • Petugas di sini hanya melihat jalur yang Anda pilih, bukan siapa Anda.
    • Bila Bawaslu memerlukannya untuk perkara ini, pengelola dapat memberikan alamat obrolan Anda kepada Bawaslu. Alasannya dicatat, dan Anda dikabari.
    • Bawaslu menjaga identitas pelapor, tetapi kerahasiaannya tidak dapat dijamin mutlak bila perkara sampai ke sidang atau kepolisian.

    Setelah dipilih, laporan ini tidak kembali menjadi informasi saja.
formal-next = Sebagai <b>pelapor resmi</b>, Anda perlu menyampaikannya sendiri kepada Bawaslu. Tekan tombol di bawah untuk melihat yang perlu dibawa dan batas waktunya.
choice-formal-how = Cara melapor resmi
choice-formal-yes = Ya, jadi pelapor
track-formal = <b>Laporan { $ticket } kini memakai jalur pelapor resmi.</b> Laporan baru menjadi resmi setelah Anda menyampaikannya sendiri kepada Bawaslu. Bila Anda tidak datang, isinya tetap ditelaah sebagai informasi awal.
track-already = <b>Laporan { $ticket } sudah memakai jalur pelapor resmi.</b>
track-bring =
    Datanglah ke kantor Bawaslu atau Panwascam (pengawas pemilu kecamatan) di tempat kejadian, dan bawa:
    • KTP Anda;
    • nomor laporan <code>{ $ticket }</code> atau gambar tanda terimanya;
    • bukti Anda: tangkapan layar dan tautannya, sebaiknya juga di ponsel.
track-when = Batas melapor adalah 7 hari sejak Anda mengetahuinya; cara menghitungnya berbeda untuk pemilu dan pilkada. Mohon datang secepatnya, sebelum kantor tutup.
track-when-known = Menurut cara hitung yang paling aman, sampaikan paling lambat <b>{ $ends }</b>. Bawaslu yang menentukan cara menghitungnya, jadi lebih cepat lebih baik.
track-when-late = Menurut hitungan kami, batas 7 hari sejak Anda mengetahuinya sudah lewat. Tanyakan kepada Bawaslu apakah masih diterima; isinya tetap bisa ditelaah dalam jalur kepegawaian.
