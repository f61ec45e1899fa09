# Kata-kata untuk petugas: grup moderator dan Bawaslu.

## Kartu
card-head = <b>{ $ticket }</b> · { $state }
card-waiting = 🟡 menunggu keputusan
card-accepted = 🟢 diterima
card-rejected = ⚪ ditolak
card-escalating = 🔵 sedang dikirim ke Bawaslu
card-escalated = 🔵 diteruskan ke Bawaslu
card-acknowledged = ✅ diterima Bawaslu
card-withdrawn = ⚪ ditarik pelapor
card-erased = ⚪ dihapus
card-emptied = Dihapus atas permintaan pelapor. Isi dan buktinya sudah tidak ada.
card-moved = Laporan ini tidak lagi ditangani di grup ini.
card-behaviour = Dugaan: <b>{ $value }</b>
card-name = Terlapor: <b>{ $value }</b>
card-agency = Instansi: <b>{ $value }</b>
card-status = Status: { $value }
card-audience = Terlihat oleh: { $value }
card-link = Tautan: { $value }
card-happened = Kejadian: { $value }
card-known = Diketahui: { $value }
card-track = Jalur: { $value }
card-story = Cerita: <i>{ $value }</i>
card-files = Bukti: { $count } berkas
card-no-files = Bukti: hanya tautan
card-refused = Tidak terbaca: { $count } berkas
card-received = Masuk: { $at }
card-age-hours = Umur: { $hours } jam
card-age-days = Umur: { $days } hari
card-by = <b>Diputuskan oleh { $who }</b>, { $at }
card-reason = Alasan: { $reason }
card-searching = Memeriksa apakah kartu { $ticket } sudah terkirim…
card-acknowledged-by = Tanda terima Bawaslu: { $who }, { $at }
card-untold-held = ⏳ Kabar belum sampai ke pelapor: menunggu pelapor menulis lagi.
card-untold-failed = ⚠️ Kabar belum sampai ke pelapor: pesannya gagal terkirim. Pelapor dapat melihatnya dengan /status.

## Tombol kartu
action-accept = ✅ Terima
action-reject = ✖️ Tolak…
action-escalate = ⚖️ Ke Bawaslu
action-evidence = 📎 Lihat bukti
action-undo = ↩️ Urungkan
action-acknowledge = ✅ Tandai diterima
action-acknowledged = Sudah ditandai diterima
escalate-yes = ⚖️ Ya, teruskan
reject-not-asn = Bukan ASN
reject-private = Sikap pribadi
reject-routine = Acara dinas biasa
reject-no-evidence = Bukti belum cukup
reject-unreadable = Tidak terbaca
reject-duplicate = Sudah dilaporkan
reject-outside-region = Di luar daerah
reject-not-neutrality = Bukan soal netralitas
reject-abuse = Tidak sungguh-sungguh

## Jawaban atas ketukan
toast-accept = Diterima. Pelapor dikabari.
toast-reject = Ditolak. Pelapor dikabari beserta alasannya.
toast-escalate = Dikirim ke Bawaslu. Pelapor dikabari setelah sampai.
toast-escalate-rejected = Laporan ini sudah ditolak: { $reason }. Tetap teruskan ke Bawaslu? Tekan Ya, teruskan; pelapor dikabari bahwa keputusannya berubah.
toast-escalate-unheard = Laporan ini sudah ditolak: { $reason }. Tetap teruskan ke Bawaslu? Tekan Ya, teruskan.
toast-unheard = Dicatat: { $state }. Pelapor tidak bisa dikabari: tidak ada percakapan dengannya.
toast-undone = Keputusan diurungkan.
toast-undo-other = Hanya { $who } yang bisa mengurungkan keputusan ini.
toast-undo-late = Sudah lewat 10 menit, keputusan tidak bisa diurungkan.
toast-undo-left = Berkas sudah dikirim ke Bawaslu, jadi tidak bisa diurungkan.
toast-late = Sudah diputuskan oleh { $who }, { $at }: { $state }.
toast-changed = Kartu ini sudah berubah. Lihat yang terbaru.
toast-unknown-case = Laporan atau tombol itu tidak dikenal.
toast-outsider = Hanya anggota grup petugas yang bisa memutuskan. Ketukan ini dicatat.
toast-cannot-check = Keanggotaan Bapak/Ibu belum bisa diperiksa. Coba lagi sebentar.
toast-no-bawaslu = Obrolan Bawaslu belum diatur, jadi belum bisa dikirim. Mohon minta admin daerah mengaitkannya (/kaitkan bawaslu), atau minta pengelola mengaturnya.
toast-evidence = Mengirim { $count } berkas…
toast-no-evidence = Tidak ada berkas; laporan ini hanya berisi tautan.
toast-acknowledged = Terima kasih, dicatat.
toast-acknowledged-before = Sudah ditandai diterima sebelumnya.

## Bantuan di grup
help-moderators =
    <b>Grup petugas LaporNetral</b>
    Setiap laporan muncul sebagai satu kartu.
    <b>Memutuskan:</b> Terima bila patut ditindaklanjuti, Tolak dengan satu alasan, Ke Bawaslu untuk meneruskan. Pemutusnya bisa mengurungkan dalam 10 menit, selama belum sampai ke Bawaslu. Pegang memberi tahu rekan bahwa Bapak/Ibu sedang memeriksanya.
    <b>Bertanya kepada pelapor:</b> Tanya pelapor pada kartu, atau balas kartu dengan pesan yang diawali tanda tanya, atau /tanya LN-… pertanyaannya. Jawabannya muncul di bawah kartu; pelapor tetap tidak dikenal.
    <b>Catatan untuk rekan:</b> balas kartu tanpa tanda tanya, atau /catatan LN-… isinya. Pelapor tidak melihatnya.
    <b>Lainnya</b> pada kartu: menetapkan jenis pelanggaran, membaca catatan, menyatakan diri tidak netral di kasus itu.
    <b>Laporan yang sama:</b> lewat kartu, atau /gabung LN-… LN-…; keputusan berlaku untuk semua yang disebut sama.
    <b>Menutup orang yang tidak terlibat</b> pada gambar: tulis /samar LN-… untuk caranya.
    <b>Sesudah diteruskan:</b> Langkah berikut pada kartu mencatat yang dilakukan Bawaslu, BKN, kepala daerah, dan badan kepegawaian; suratnya dengan /surat LN-… dan nomornya, nomor registrasi Bawaslu dengan /registrasi LN-… nomor. Pelapor dikabari tiap langkah.
    <b>Mencari:</b> /antrean daftar kasus, /kasus LN-… kartunya lagi, /cari nama, akun, instansi, atau tautan, /rekap angka, juga untuk masa tertentu (/rekap minggu lalu), /statistik angka untuk umum. /tambah mencatat laporan yang diterima lewat surat, telepon, atau langsung.
    Semua yang tertulis adalah dugaan. Mohon tidak menyebarkan kartu atau bukti ke luar grup.
help-bawaslu = Obrolan ini menerima laporan yang diteruskan petugas. Di bawah setiap laporan ada tombol: <b>✅ Tandai diterima</b>, <b>Diregistrasi</b> (nomor registrasi, atau tulis /registrasi LN-… nomor), <b>Perlu dilengkapi</b>, dan <b>Hasil</b>. Pelapor dan petugas dikabari. /statistik menampilkan angka untuk umum.
help-other-group = Grup ini belum dikaitkan dengan LaporNetral. Mohon minta admin daerah mengaitkannya dengan /kaitkan di percakapan pribadi dengan bot, atau minta pengelola mengisi nomor grup ini pada pengaturan.
not-in-group = Perintah itu tidak dipakai di sini. Daftar perintahnya: /bantuan. Untuk melapor, tulislah kepada bot di percakapan pribadi.

## Bukti dan penerusan
files-caption = Bukti { $ticket }, berkas { $first }–{ $last }
files-caption-one = Bukti { $ticket }, berkas { $first }
handover-head =
    <b>Penerusan informasi dugaan pelanggaran netralitas ASN</b>
    Nomor: <b>{ $ticket }</b>
    Dari: { $office }
    Diterima dari warga: { $at }
    Sifat: dugaan, belum terbukti. Identitas pelapor tidak disertakan.
handover-behaviour = Dugaan: <b>{ $value }</b>
handover-name = Terlapor: <b>{ $value }</b>
handover-status = Status: { $value }
handover-agency = Instansi: <b>{ $value }</b>
handover-audience = Terlihat oleh: { $value }
handover-link = Tautan: { $value }
handover-happened = Tanggal kejadian: { $value }
handover-known = Tanggal diketahui: { $value }
handover-track = Jalur pelapor: { $value }
handover-story = Uraian: { $value }
handover-files = <b>Berkas bukti: { $count }</b>
handover-no-files = <b>Berkas bukti: tidak ada, hanya tautan</b>
handover-file = { $number }. { $kind }, SHA-256 <code>{ $sha256 }</code>, { $size } byte, { $how }, diterima { $at }
handover-prints = Sidik SHA-256 dihitung dari berkas seperti saat diterima dari warga.
handover-foot = Mohon tekan tombol di bawah bila sudah diterima.
handover-failed = ⚠️ <b>{ $ticket }</b> belum sampai di Bawaslu walau sudah dicoba berulang kali, jadi laporannya kembali menunggu keputusan. Periksa apakah obrolan Bawaslu masih ada dan bot masih anggotanya, lalu teruskan sekali lagi dari kartunya.
handover-without = ⚠️ <b>{ $ticket }</b> diteruskan ke Bawaslu, tetapi tidak semua buktinya sampai walau sudah dicoba berulang kali. Mohon kirim sendiri: ketuk <b>📎 Lihat bukti</b> di bawah kartunya.
