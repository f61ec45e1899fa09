# Kabar dari kantor: berlangganan (/langganan, /berhenti), dan pengumuman yang dikirim pejabat (/siaran).

## Berlangganan
news-one = <b>Kabar dari { $office }</b>
news-several = <b>Kabar dari kantor di daerah Anda</b>
news-how = Bila Anda berlangganan, bot ini mengirim surat edaran dan pengingat tentang netralitas ASN: paling banyak beberapa kali sebulan, tidak pernah pada malam hari, dan tidak ada yang lain. Anda bisa berhenti kapan saja: tekan tombol di bawah kabar itu, atau ketik /berhenti.
news-window = Di WhatsApp, kabar hanya sampai bila Anda menulis kepada bot ini dalam 24 jam sebelumnya. Bila terlewat, kabar terakhir bisa dibaca di sini: ketik /langganan.
news-wanted = Anda berlangganan kabar { $region } sejak { $since }.
news-begun = Baik, Anda akan menerima surat edaran dan pengingat dari { $office }. Untuk berhenti, ketik /berhenti.
news-ended = Baik, Anda tidak lagi menerima kabar itu. Untuk berlangganan lagi, ketik /langganan.
news-none = Anda sedang tidak berlangganan kabar. Untuk berlangganan, ketik /langganan; untuk membatalkan laporan yang sedang diisi, ketik /batal.
news-closed = Kabar untuk daerah itu sedang tidak tersedia. Ketik /langganan untuk melihat yang ada.
choice-news-on = Berlangganan
choice-news-off = Berhenti langganan
news-start = 🔔 { $region }
news-end = 🔕 { $region }
choice-news-last = Kabar terakhir
command-langganan = Kabar dari kantor
typed-command-langganan = langganan, berlangganan, minta kabar
typed-command-berhenti = berhenti, berhenti langganan, berhenti berlangganan, stop

## Seperti yang diterima pelanggan
announced-circular = 📢 Surat edaran dari { $office }
announced-reminder = 📢 Pengingat dari { $office }
announced-title = <b>{ $title }</b>
announced-why = <i>Anda menerima ini karena berlangganan kabar { $region }.</i>
few-people = kurang dari 3

## Menulis pengumuman
help-staff-siaran = /siaran – mengirim surat edaran atau pengingat kepada warga yang berlangganan kabar
announce-where = Pengumuman ini untuk daerah mana?
announce-nobody = Belum ada warga yang berlangganan kabar { $region }. Warga bisa memintanya dengan /langganan.
announce-busy = Pengumuman lain di daerah ini masih dikirim. Mohon tunggu sampai selesai, atau hentikan dahulu.
question-siaran-kind = <b>Pengumuman untuk pelanggan kabar.</b> Apa yang akan dikirim? Berhenti kapan saja dengan /batal.
choice-kind-circular = Surat edaran
choice-kind-reminder = Pengingat
question-siaran-title = <b>Judulnya?</b> Untuk surat edaran, sebaiknya dengan nomor dan tanggalnya. Paling banyak 150 huruf.
question-siaran-text =
    <b>Isinya?</b> Paling banyak 3.000 huruf, dikirim persis seperti yang diketik. Tautan boleh, berkas tidak bisa. Mohon jangan menyebut nama terlapor atau pelapor.
announcing-stop = Yakin membatalkan pengumuman ini?
announcing-stopped = Baik, pengumuman itu tidak jadi dikirim.
announcing-go-on = Bapak/Ibu sedang menulis pengumuman. Mari lanjutkan dari sini, atau ketik /batal bila tidak jadi.
announcing-died = Pengumuman yang belum selesai ditulis sudah dihapus karena lama tidak dilanjutkan. Untuk menulis lagi, ketik /siaran.

## Pratinjau dan pengiriman
announce-sure =
    Pelanggan akan menerima pengumuman seperti di atas.

    <b>Jumlah pelanggan:</b> { $count }
announce-when =
    <b>Mulai:</b> { $start }
    <b>Perkiraan selesai:</b> { $end }

    Antara pukul 20.00 dan 07.00 tidak ada yang dikirim. Warga yang memblokir bot, atau yang di WhatsApp sudah 24 jam tidak menulis, dilewati; jumlahnya disebut setelah selesai.
announce-often = ⚠️ Dalam 30 hari terakhir sudah ada { $count } pengumuman. Pelanggan dijanjikan paling banyak beberapa kali sebulan.
announce-at-once = segera
choice-announce-send = Kirim sekarang
choice-announce-title = Ubah judul
choice-announce-text = Ubah isi
choice-announce-drop = Tidak jadi
choice-announce-stop = Hentikan
announce-old = Tombol ini sudah tidak berlaku. Ketik /siaran untuk memulai lagi.
announce-late = Pengumuman itu sudah selesai dikirim atau sudah dihentikan.
announce-going = 📢 { $title }: sedang dikirim. Terkirim: { $sent }; pelanggan: { $total }.
announce-halted = 📢 { $title }: dihentikan. Terkirim: { $sent }; pelanggan: { $total }.
announce-over = 📢 { $title }: selesai. Terkirim: { $sent }; pelanggan: { $total }.
announce-done = Pengumuman “{ $title }” selesai dikirim. Terkirim: { $sent }; dilewati (memblokir bot, lama tidak menulis di WhatsApp, atau berhenti berlangganan): { $passed }.
