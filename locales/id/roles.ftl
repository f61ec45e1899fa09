# Peran: undangan, daftar peran, grup yang dikaitkan, dan pembukaan jalan ke pelapor resmi.
role-moderator = petugas
role-lead = ketua petugas
role-official = pejabat
role-bawaslu = petugas Bawaslu
role-custodian = penjaga identitas
role-admin = admin
role-may-moderator = Petugas memutuskan laporan di grup petugas daerahnya. Selama menjadi anggota grup, Bapak/Ibu tetap petugas.
role-may-lead = Ketua petugas diingatkan bila batas waktu sebuah laporan tinggal satu hari.
role-may-official = Pejabat menerima laporan harian berisi angka, tanpa nama siapa pun, dan dapat mengirim pengumuman kepada warga yang memintanya (/siaran).
role-may-bawaslu = Petugas Bawaslu menerima laporan yang diteruskan, di grup Bawaslu atau, bila belum ada grup, di percakapan ini.
role-may-custodian = Penjaga identitas dapat membuka alamat obrolan pelapor resmi untuk Bawaslu, dengan alasan yang dicatat. Identitas pemberi informasi tidak pernah dibuka.
role-may-admin = Admin mengundang orang, mencabut peran, dan mengaitkan grup. Admin tidak melihat siapa yang melapor.
role-taken = Terima kasih. Mulai sekarang Bapak/Ibu menjadi <b>{ $role }</b> untuk { $region }. Yang bisa Bapak/Ibu lakukan di sini: /bantuan
role-news = { $who } menerima undangan dan sekarang menjadi { $role } untuk { $region }. Lihat semua: /peran
role-ended = Peran Bapak/Ibu sebagai { $role } untuk { $region } sudah berakhir. Terima kasih atas tugasnya. Bapak/Ibu tetap bisa memakai bot ini seperti warga lain: /bantuan
help-staff-peran = /peran – melihat siapa memegang peran apa, dan mencabut peran
help-staff-undang = /undang – mengundang seseorang, misalnya /undang pejabat
help-staff-kaitkan = /kaitkan – mengaitkan sebuah grup sebagai grup petugas; untuk grup Bawaslu: /kaitkan bawaslu
help-staff-buka = /buka LN-... – membuka jalan ke pelapor resmi, dengan alasan

invite-whom = Akan diundang sebagai apa?
invite-where = Untuk daerah mana { $role } ini diundang?
invite-made = <b>Undangan: { $role } untuk { $region }.</b> Kirimkan tautan ini langsung kepada orangnya, jangan di grup. Berlaku untuk satu orang, satu kali, dalam 72 jam; siapa pun yang memegangnya dapat memakainya.
    { $link }
invite-no-channel = Maaf, aplikasi itu (Telegram atau WhatsApp) tidak dipakai di sini, jadi undangannya tidak bisa dibuat. Mohon undang lewat aplikasi yang lain.
invite-over = Maaf, undangan ini sudah dipakai, sudah lewat 72 jam, atau tidak dikenal. Mohon minta undangan baru kepada yang mengundang.
invite-had = Bapak/Ibu sudah menjadi { $role } di sini. Undangan ini tidak terpakai dan bisa diberikan kepada orang lain.
invite-custodian = Penjaga identitas hanya diundang oleh pengelola, dari server, supaya tidak ada admin yang mengangkat dirinya sendiri. Mohon hubungi pengelola.
invite-telegram = Undangan ini untuk petugas, dan grup petugas ada di Telegram. Mohon buka undangannya di Telegram.
invite-offer = Bapak/Ibu diundang sebagai <b>{ $role }</b> untuk { $region }.
invite-sure = Nama yang terlihat di aplikasi ini disimpan tersandi dan hanya terlihat oleh admin. Setiap perubahan peran dicatat. Bila bersedia, mohon tekan tombol di bawah.
choice-invited-yes = Saya bersedia
invite-join = Bapak/Ibu belum menjadi anggota grup petugas. Mohon bergabung dahulu ke grup itu, lalu satu menit kemudian tekan <b>Saya bersedia</b> lagi.

roster-head = <b>Peran</b>
roster-line = { $number }. <b>{ $who }</b> – { $role } · { $region } · { $channel } · sejak { $at }
roster-on-telegram = Telegram
roster-on-whatsapp = WhatsApp
roster-revoke = Cabut nomor { $number }
roster-foot = Mengundang: /undang. Nama ditulis seperti saat peran diterima, dan hanya terlihat oleh admin.
roster-gone = Peran itu sudah tidak ada. Daftar terbaru: /peran
roster-sure = Cabut peran { $role } dari { $who } untuk { $region }? Yang bersangkutan akan diberi tahu.
choice-roster-end = Ya, cabut
roster-ended = Peran itu sudah dicabut.
roster-last = Ini admin terakhir daerah ini, jadi tidak bisa dicabut dari sini. Mohon undang admin lain dahulu, atau minta pengelola mencabutnya.

group-of-moderators = grup petugas
group-of-bawaslu = grup Bawaslu
group-link-made = <b>Mengaitkan { $purpose } untuk { $region }.</b> Buka tautan ini, lalu pilih grupnya. Hanya Bapak/Ibu yang dapat memakainya, satu kali, dalam satu jam.
    { $link }
group-link-telegram = Grup hanya bisa dikaitkan dari Telegram.
group-link-where = Untuk daerah mana? Mohon tulis juga daerahnya, misalnya /kaitkan { $region }.
group-link-over = Tautan ini sudah dipakai, sudah lewat satu jam, atau bukan untuk Bapak/Ibu. Admin bisa meminta yang baru dengan /kaitkan di percakapan pribadi dengan bot, lalu membukanya atas nama sendiri (bukan atas nama grup).
group-link-taken = Grup ini sudah dipakai sebagai grup petugas atau grup Bawaslu. Mohon pilih grup lain.
group-link-done = Mulai sekarang grup ini adalah <b>{ $purpose }</b> untuk { $region }.
group-link-moderators = Laporan baru muncul di sini. Yang belum diputuskan: /antrean. Semua perintah: /bantuan. Siapa pun yang menjadi anggota grup ini dapat memutuskan laporan.
group-link-bawaslu = Laporan yang diteruskan muncul di sini. Semua perintah: /bantuan.
group-link-left = Grup ini bukan lagi { $purpose } untuk { $region }; sudah diganti grup lain. Kartu yang ada di sini tidak diperbarui lagi.

reveal-which = Mohon tulis nomor laporannya, misalnya /buka LN-XXXX-XXXX.
reveal-unknown = Tidak ada laporan dengan nomor itu yang bisa dibuka di daerah Bapak/Ibu. Mohon periksa lagi nomornya.
reveal-closed-informant = Pelapor ini hanya memberi informasi, jadi identitasnya tidak pernah dibuka.
reveal-closed-nobody = Laporan ini sudah ditarik atau dihapus, atau pelapornya menghapus datanya. Tidak ada lagi jalan kepadanya.
reveal-begun = <b>Membuka jalan ke pelapor resmi, laporan { $ticket }.</b> Berhenti kapan saja dengan /batal.
question-reveal-reason = Untuk siapa dan mengapa? Tuliskan 10 sampai 300 huruf, misalnya nomor surat Bawaslu. Jangan menulis nama siapa pun: alasan ini tercatat untuk seterusnya dalam riwayat perkara.
question-reveal-sure = Alamat obrolan pelapor akan dikirim ke percakapan ini sebagai PDF, untuk diserahkan kepada Bawaslu dalam amplop tertutup. Pembukaan ini dicatat beserta alasan dan nama Bapak/Ibu, dan pelapor diberi tahu (tanpa alasannya). Lanjutkan?
choice-sure-yes = Ya, buka
choice-sure-no = Tidak jadi
reveal-making = Pembukaan laporan { $ticket } sudah dicatat dan pelapor diberi tahu. Berkasnya segera dikirim ke sini.
reveal-caption = Jalan ke pelapor resmi, laporan <b>{ $ticket }</b>. Cetak, serahkan dalam amplop tertutup, lalu hapus pesan dan berkas ini.
reveal-stop = Yakin membatalkan pembukaan ini?
reveal-stopped = Baik, tidak ada yang dibuka dan tidak ada yang dicatat.
reveal-go-on = Bapak/Ibu sedang membuka jalan ke pelapor resmi. Mari lanjutkan dari sini, atau ketik /batal bila tidak jadi.
actor-custodian = penjaga identitas
