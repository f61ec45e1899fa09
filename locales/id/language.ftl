# Bahasa: tombolnya, kata-katanya, dan cara menulis hari. Setiap bahasa disebut dalam bahasanya sendiri.

## Memilih bahasa
language-which =
    <b>Bahasa · Basa · Language</b>
    Silakan pilih bahasa yang Anda inginkan. Teks resmi yang belum diterjemahkan tetap dalam bahasa Indonesia.
language-set = Baik, selanjutnya dalam bahasa Indonesia. Untuk mengubahnya lagi: /bahasa
language-hint = Basa Jawa · English: /bahasa
choice-language-id = Bahasa Indonesia
choice-language-jv = Basa Jawa
choice-language-en = English
command-bahasa = Ganti bahasa · Basa · Language

## Kata yang diketik, dipisah koma
typed-command-bahasa = bahasa, basa, bahasanya, ganti bahasa, ubah bahasa, pilih bahasa, gantos basa, language, languages, change language
typed-language-id = id, indonesia, bahasa indonesia, b indonesia, basa indonesia, indonesian
typed-language-jv = jv, jawa, bahasa jawa, basa jawa, basa jawi, jawi, boso jowo, krama, javanese
typed-language-en = en, english, inggris, bahasa inggris, b inggris, basa inggris, in english, english please, do you speak english

## Hari, dari Senin; bulan; kata sebelum jam
calendar-weekdays = Senin, Selasa, Rabu, Kamis, Jumat, Sabtu, Minggu
calendar-months = Januari, Februari, Maret, April, Mei, Juni, Juli, Agustus, September, Oktober, November, Desember
calendar-at = pukul

## Pilihan di WhatsApp
choices-open = Pilih
choices-ask = Silakan pilih:
choices-number = Ketik nomornya, misalnya <b>2</b>.
