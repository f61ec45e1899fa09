# Kata-kata bila beberapa daerah dilayani sekaligus. Nama dan kantor tiap daerah berasal dari berkas daerahnya.

## Warga
welcome-several =
    <b>{ $greeting }, Bapak/Ibu, selamat datang di LaporNetral.</b>
    Di sini Anda dapat melaporkan <b>dugaan</b> ketidaknetralan ASN dalam pemilu atau pilkada, misalnya unggahan, komentar, atau foto yang mendukung calon.

    • Laporan dibuat langkah demi langkah, sekitar 3 menit.
    • Nama dan nomor Anda tidak ditampilkan kepada petugas.
    • Anda selalu diberi kabar tentang kelanjutannya.

    Daerah yang dilayani: { $regions }. Laporan hanya dibaca petugas daerah yang Anda pilih.
noted-region = Daerah: <b>{ $region }</b>. Laporan ditelaah oleh { $office }.
misread-region = Daerah itu belum terbaca, atau belum dilayani di sini. Mohon pilih salah satu di bawah, atau ketik namanya. Untuk ASN di daerah lain, silakan melapor langsung ke kantor Bawaslu setempat; untuk berhenti, ketik batal.
receipt-office = Ditelaah oleh

## Petugas
help-region = Daerah: <b>{ $region }</b>. Grup ini hanya menerima laporan dari daerah ini.
toast-not-here = Laporan itu tidak ada di grup ini. Setiap daerah hanya membuka dan memutuskan laporannya sendiri.
