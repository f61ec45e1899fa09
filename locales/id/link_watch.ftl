# Unggahan di balik tautan yang dipantau: yang dibaca petugas, dan satu kalimat untuk warga.

## Di bawah tautan pada kartu dan penerusan
watch-there = ↳ Dicek { $at }: masih ada
watch-gone = ↳ ⚠️ Dicek { $at }: <b>sudah tidak ada</b>
watch-never = ↳ Dicek { $at }: tidak ditemukan di alamat itu
watch-login = ↳ Dicek { $at }: hanya terbuka setelah masuk akun
watch-unknown = ↳ Dicek { $at }: tidak diketahui
watch-renamed = ↳ Judul halamannya berubah: semula “{ $was }”, kini “{ $now }”

## Kabar untuk grup moderator
watch-news-gone =
    ⚠️ <b>{ $ticket }</b>: unggahan pada tautannya <b>sudah tidak ada</b>.
    Dicek { $at }; terakhir tampak { $seen }. Mungkin dihapus, mungkin ditutup pemiliknya.
watch-news-kept = { $count } berkas bukti yang sudah kami terima tetap tersimpan.
watch-news-back = <b>{ $ticket }</b>: unggahan pada tautannya tampak lagi, dicek { $at }.

## Untuk warga
privacy-links = Tautan yang Anda kirim kami cek beberapa kali selama tiga hari, apakah unggahannya masih ada. Media sosialnya melihat alamat server kami, bukan alamat Anda. Tautan pendek hasil tombol Bagikan bisa memuat kode akun yang membagikannya; lebih aman menyalin alamat unggahannya.
