# Cara berkas dikirim: apa yang diketahui darinya, dan permintaan mengirim berkas utuh.

## Di bawah jumlah berkas, pada penerusan dan tanda terima
grade-whole = dikirim sebagai berkas
grade-shrunk = dikecilkan aplikasi
grade-unknown = cara kirim tidak diketahui
grade-all-whole = ↳ dikirim sebagai berkas
grade-all-shrunk = ↳ dikecilkan aplikasi
grade-mixed = ↳ { $whole } dikirim sebagai berkas, { $shrunk } dikecilkan aplikasi
grade-legend = “Dikirim sebagai berkas”: aplikasi obrolan meneruskannya tanpa mengecilkan. “Dikecilkan aplikasi”: dikirim sebagai foto, jadi aplikasi obrolan mengecilkannya sebelum sampai kepada kami. Keduanya tidak berubah sejak kami terima.

## Permintaan kepada warga
whole-ask = <b>Boleh kirim juga gambar yang sama sebagai berkas?</b> Foto dikecilkan aplikasi, berkas tetap utuh. Tidak wajib: jika tidak, lanjutkan saja.
whole-how-telegram = Caranya: 📎 → <b>File/Berkas</b> → <b>Galeri</b>, lalu pilih gambarnya.
whole-how-whatsapp = Caranya: 📎 atau + → <b>Dokumen</b>, lalu pilih gambarnya.
