# Laporan yang diterima langsung (surat, telepon, datang) dan dicatat petugas dengan /tambah.
direct-invite = <b>Catat laporan yang diterima langsung.</b> Isinya ditulis di percakapan pribadi Bapak/Ibu dengan bot, bukan di grup ini.
direct-link = Buka: { $link }
direct-typed = Atau kirim kepada bot: /tambah { $word }. Hanya untuk yang memintanya, satu kali, dalam satu jam.
direct-elsewhere = Laporan ditambahkan dari grup petugas daerahnya.
direct-nameless = Bapak/Ibu sedang menulis atas nama grup. Mohon tulis /tambah atas nama sendiri, supaya tercatat siapa yang menerima laporan.
direct-over = Tautan ini sudah dipakai, sudah lewat satu jam, atau bukan untuk Bapak/Ibu. Petugas bisa mengetik /tambah lagi di grup petugas.
direct-cannot-check = Keanggotaan Bapak/Ibu di grup petugas belum bisa diperiksa. Mohon coba sebentar lagi; tautannya masih berlaku.
direct-left = Tautan ini hanya untuk anggota grup petugas daerahnya. Mohon bergabung dahulu ke grup itu, lalu buka lagi tautannya.
direct-way = <b>Laporan langsung untuk { $region }.</b> Bagaimana laporan ini diterima?
choice-way-letter = Surat
choice-way-phone = Telepon
choice-way-visit = Datang sendiri
direct-begun = Silakan isi sesuai yang disampaikan pelapor. Mohon jangan menulis nama, alamat, atau nomor pelapor di mana pun. Berhenti kapan saja dengan /batal.
direct-stored = Terima kasih, dicatat. Nomor laporan: <b>{ $ticket }</b>. Kartunya muncul di grup petugas. Bila pelapor ingin menanyakan perkembangannya, berikan nomor ini kepadanya; bot tidak bisa mengabarinya.
direct-card = 📥 Diterima langsung: { $way } · dicatat { $who }
