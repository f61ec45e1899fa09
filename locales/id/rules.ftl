# Aturan dalam sepuluh kartu, surat edaran, dan cara melapor langsung. Pasalnya diambil dari data hukum.

rules-head = <b>Netralitas ASN dalam sepuluh kartu.</b> Pilih salah satu. Ini ringkasan; yang menilai suatu kejadian adalah petugas dan Bawaslu.
rules-beside = Laporan yang sedang Anda isi tetap tersimpan; ketik /lapor untuk melanjutkannya.
rules-more = Ada juga surat edaran, dan cara melapor langsung tanpa lewat kantor ini.
choice-rule-list = Daftar aturan
choice-rule-before = ‹ Sebelumnya
choice-rule-after = Berikutnya ›
choice-rule-who = Siapa wajib netral
choice-rule-private = Hak pribadi, yang boleh
choice-rule-engage = Suka, komentar, ikuti
choice-rule-campaign = Kampanye di medsos
choice-rule-photo = Foto dan pose
choice-rule-banner = Spanduk dan baliho
choice-rule-attend = Hadir di kampanye
choice-rule-rally = Mengajak dan mengarahkan
choice-rule-team = Tim pemenangan, parpol
choice-rule-facility = Fasilitas dan keputusan
choice-rule-circulars = Surat edaran
choice-rule-direct = Lapor langsung

## Kartu
rule-who =
    <b>1. Siapa yang wajib netral</b>
    Wajib: ASN, yaitu PNS dan PPPK, termasuk PPPK paruh waktu. Tenaga kontrak (TKPK/PPNPN) bukan ASN, tetapi juga diminta netral.
    Tidak diatur di sini: TNI, Polri, kepala dan perangkat desa (aturan lain; sampaikan ke Bawaslu), serta warga biasa.
    Contoh: guru berstatus PPPK terikat aturan yang sama dengan guru PNS.
rule-private =
    <b>2. Hak pribadi dan yang boleh</b>
    Boleh: mempunyai pilihan, memilih, berbicara secara pribadi, dan bekerja dalam acara dinas, juga bila calon hadir.
    Tidak boleh: menunjukkan dukungan secara terbuka di ruang publik.
    Contoh: pesan pribadi kepada keluarga adalah hak; unggahan dukungan yang bisa dilihat semua orang bisa menjadi pelanggaran.
rule-engage =
    <b>3. Suka, komentar, bagikan, ikuti</b>
    Tidak boleh: menyukai, mengomentari, membagikan, bergabung, atau mengikuti grup atau akun tim pemenangan.
    Boleh: mengikuti akun resmi pemerintah dan akun KPU. Akun pribadi calon: petugas yang menilai.
    Contoh: membagikan unggahan akun tim pemenangan kepada umum.
rule-campaign =
    <b>4. Kampanye di media sosial</b>
    Tidak boleh: menyebarkan ajakan, visi, atau gambar kampanye calon atau bakal calon.
    Boleh: menyebarkan informasi netral, misalnya jadwal pemungutan suara.
    Contoh: status bergambar nomor urut dengan ajakan memilih.
rule-photo =
    <b>5. Foto dan pose</b>
    Tidak boleh: mengunggah untuk umum foto bersama calon atau tim suksesnya dengan simbol keberpihakan, atribut partai, atau alat peraga.
    Boleh: foto dalam acara dinas tanpa simbol keberpihakan. Daftar pose jari hanyalah panduan untuk satu pemilihan, dan konteksnya menentukan.
    Contoh: foto berseragam di depan baliho calon sambil menunjukkan nomor urutnya.
rule-banner =
    <b>6. Spanduk dan baliho</b>
    Tidak boleh: memasang spanduk, baliho, atau alat peraga lain milik calon atau bakal calon.
    Boleh: memasang pengumuman resmi, misalnya dari KPU.
    Contoh: baliho calon dipasang di pagar rumah dinas oleh pegawainya.
rule-attend =
    <b>7. Hadir di kampanye atau deklarasi</b>
    Tidak boleh: hadir dan memberi dukungan, misalnya memakai atribut atau ikut bersorak. Kampanye suami atau istri: tidak tanpa cuti di luar tanggungan negara.
    Belum seragam: hadir hanya untuk mendengarkan; sebagian pejabat membolehkan, sebagian meminta ASN tidak datang. Petugas yang menilai.
    Contoh: naik ke panggung deklarasi dengan kaus calon.
rule-rally =
    <b>8. Mengajak dan mengarahkan</b>
    Tidak boleh: pertemuan, ajakan, imbauan, seruan, atau pemberian barang yang mengarah pada keberpihakan, juga mengerahkan pegawai lain; sebelum, selama, dan sesudah masa kampanye.
    Boleh: sosialisasi netral, misalnya mengajak orang datang memilih tanpa menyebut calon.
    Contoh: atasan meminta stafnya memilih calon tertentu dalam rapat.
rule-team =
    <b>9. Tim pemenangan, parpol, dukungan KTP</b>
    Tidak boleh: menjadi tim ahli, tim pemenangan, atau konsultan; menjadi anggota atau pengurus partai; mengumpulkan KTP dukungan; melobi partai sebagai bakal calon tanpa cuti di luar tanggungan negara.
    Boleh: menjelaskan kebijakan pemerintah bila diundang untuk itu.
    Contoh: nama pegawai tercantum dalam susunan tim pemenangan. Ini juga bisa menyangkut pidana pemilu; segera sampaikan ke Bawaslu.
rule-facility =
    <b>10. Fasilitas, jabatan, keputusan</b>
    Tidak boleh: memakai fasilitas negara untuk kampanye, atau membuat keputusan yang menguntungkan atau merugikan partai atau calon.
    Boleh: menjalankan layanan bagi semua warga, siapa pun pilihannya.
    Contoh: mobil dinas mengangkut alat peraga. Ini juga bisa menyangkut pidana pemilu; segera sampaikan ke Bawaslu.
rule-rests-on = Dasar: <i>{ $decree }; { $articles }</i>

## Surat edaran
rule-circulars = <b>Surat edaran</b> mengingatkan dan mencegah; yang menjadi dasar penilaian adalah undang-undang, peraturan pemerintah, dan SKB.
rule-circular = • <b>{ $title }</b>: { $about }
rule-circular-dated = • <b>{ $title }</b> ({ $day }): { $about }
rule-no-circulars = Untuk daerah ini belum ada surat edaran yang tercatat di sini.

## Lapor langsung
rule-direct = <b>Melapor langsung, tanpa lewat kantor ini</b>
rule-direct-bawaslu = • <b>{ $office }</b> atau Panwascam (pengawas pemilu kecamatan) di tempat kejadian. Jam layanan { $hours } waktu setempat.
rule-direct-address = Alamat: { $address }
rule-direct-limit = Datang sendiri dengan KTP dan bukti. Batasnya 7 hari sejak Anda mengetahuinya, jadi mohon secepatnya.
rule-direct-others =
    • <b>SigapLapor</b>: layanan daring Bawaslu untuk melapor dan memantau kelanjutannya; alamatnya bisa ditanyakan kepada Bawaslu.
    • <b>BKN</b>: sbt.bkn.go.id, pilih Pelaporan Publik, lalu Netralitas. Perlu NIP atau NIK terlapor. Kelanjutannya: Cek Status Laporan.
    • <b>SP4N-LAPOR!</b>: juga bila NIP dan NIK tidak diketahui. Pilih <b>Anonim</b> supaya nama Anda tidak tampil, dan <b>Rahasia</b> supaya laporannya tidak terlihat umum.

## Bila kantor ini mungkin bukan penilai yang tepat
bypass-told = <b>Terlapor tampaknya memimpin daerah, atau bekerja di kantor yang menelaah laporan.</b> Karena itu kantor ini mungkin bukan penilai yang tepat. Laporan Anda tetap kami terima dan kartunya diberi catatan. Anda juga bisa, atau sebaiknya, melapor langsung:
bypass-elsewhere = <b>Terlapor tampaknya memimpin daerah, atau bekerja di kantor yang menelaah laporan.</b> Karena itu laporan Anda tidak dibuka oleh petugas kantor ini, melainkan diteruskan ke pihak lain yang ditunjuk. Anda juga bisa melapor langsung:
card-conflict = ⚠️ Mungkin ada benturan kepentingan: terlapor tampaknya memimpin daerah, atau bekerja di kantor yang menelaah. Pertimbangkan meneruskan ke Bawaslu.
