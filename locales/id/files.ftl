## Berkas yang tidak bisa dipakai: satu kalimat, dan apa yang bisa dikirim sebagai gantinya
refused-empty = Satu berkas Anda kosong (0 byte). Mohon kirim ulang.
refused-truncated = Satu berkas Anda terpotong saat dikirim. Mohon kirim ulang.
refused-broken = Satu berkas Anda rusak dan tidak bisa dibuka. Mohon kirim ulang, atau kirim tangkapan layarnya.
refused-too-many-pixels = Satu gambar Anda terlalu besar ukurannya. Mohon kirim tangkapan layar biasa.
refused-too-big = Satu berkas Anda lebih dari { $megabytes } MB. Mohon potong rekamannya menjadi bagian yang pendek, atau kirim tangkapan layarnya.
refused-gone = Satu berkas Anda sudah tidak tersedia di server obrolan. Mohon kirim ulang.
refused-locked = Satu PDF Anda memakai kata sandi, jadi tidak bisa dibuka. Mohon kirim yang tanpa kata sandi, atau tangkapan layarnya.
refused-audio = Rekaman suara belum bisa kami terima. Mohon tuliskan isinya, dan kirim tangkapan layarnya bila ada.
refused-other-video = Jenis video itu belum bisa kami terima. Mohon kirim rekaman layar MP4, atau tangkapan layarnya.
refused-other-picture = Jenis gambar itu belum bisa kami terima. Mohon kirim tangkapan layarnya sebagai foto, atau berkas JPG atau PNG.
refused-office = Berkas Word, Excel, dan sejenisnya belum bisa kami terima. Mohon simpan sebagai PDF, atau kirim tangkapan layarnya.
refused-archive = Arsip (ZIP, RAR, dan sejenisnya) tidak kami buka. Mohon kirim isinya satu per satu sebagai gambar atau PDF.
refused-text = Berkas teks atau halaman web belum bisa kami terima. Mohon kirim tangkapan layarnya, atau tempelkan tautannya.
refused-not-picture = Satu berkas Anda bukan jenis yang bisa kami buka. Mohon kirim tangkapan layarnya sebagai foto, atau berkas JPG, PNG, PDF, atau MP4.
misread-file-empty = Berkas itu kosong (0 byte), jadi tidak disimpan. Mohon kirim ulang.
misread-file-big = Berkas itu lebih dari 20 MB, dan bot hanya bisa menerima sampai 20 MB. Mohon potong rekamannya menjadi bagian yang pendek, atau kirim tangkapan layarnya.

## Berkas yang ditunjukkan kepada petugas
kind-picture = gambar
kind-pdf = PDF
kind-film = rekaman layar
files-as-pages = PDF: { $shown } dari { $pages } halaman, sebagai gambar. Berkasnya tetap disimpan seperti saat diterima.
files-as-film = Rekaman layar ditunjukkan dengan satu gambar. Videonya tetap disimpan seperti saat diterima, dan tidak dibagikan lewat obrolan karena bisa memuat data pengirimnya.
