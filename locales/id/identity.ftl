# Lembar jalan ke pelapor resmi: untuk Bawaslu, dalam amplop tertutup.

identity-heading = Jalan ke pelapor
identity-note = Laporan { $ticket }, dibuka pada { $at }
identity-foot = { $ticket } · sangat rahasia · hanya untuk Bawaslu
identity-ticket = Nomor laporan
identity-received = Dikirim warga
identity-at = { $at }
identity-channel = Kanal
identity-telegram = Telegram
identity-whatsapp = WhatsApp
identity-address = Alamat obrolan
identity-reason = Alasan dibuka
identity-track = Lembar ini hanya dibuat untuk jalur pelapor resmi; pembukaannya dicatat dalam riwayat perkara dan diberitahukan kepada pelapor.
identity-known = Hanya ini yang kami ketahui. Nama, alamat, dan KTP diserahkan pelapor sendiri kepada Bawaslu; kami tidak menyimpannya. Siapa pemegang alamat obrolan itu tidak kami periksa.
identity-keep = Serahkan dalam amplop tertutup, jangan digandakan, dan jangan disatukan dengan berkas lain. Isi laporan adalah dugaan, belum terbukti.
identity-told = Kabar tentang laporan <b>{ $ticket }</b>: alamat obrolan Anda dibuka oleh pengelola untuk diberikan kepada Bawaslu, sesuai jalur pelapor resmi yang Anda pilih. Alasannya dicatat dalam riwayat laporan. Petugas di sini tetap tidak melihat siapa Anda.
