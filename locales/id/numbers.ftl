# Nomor pegawai yang tertulis dalam jawaban. Hanya empat angka terakhir yang tampak; tidak pernah wajib, tidak pernah menghalangi.
number-pns = ↳ Nomor pegawai { $number }: tampaknya NIP PNS
number-pppk = ↳ Nomor pegawai { $number }: tampaknya NI PPPK
number-unknown = ↳ Nomor pegawai { $number }
number-odd = ↳ Nomor pegawai { $number }: susunannya tidak biasa, mungkin salah ketik
number-length = ↳ Nomor pegawai { $number }: { $count } angka, biasanya 18; mungkin salah ketik
