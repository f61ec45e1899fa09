# Basa: tombol, tembung, lan cara nyerat dinten.

## Milih basa
language-which =
    <b>Bahasa · Basa · Language</b>
    Monggo dipunpilih basanipun. Teks resmi tetep ngagem basa Indonesia.
language-set = Nggih, salajengipun ngagem basa Jawi. Teks resmi tetep ngagem basa Indonesia. Kangge nggantos malih: /bahasa
language-hint = Bahasa Indonesia · English: /bahasa
choice-language-jv = Basa Jawi
command-bahasa = Gantos basa · Bahasa · Language

## Dinten, wiwit Senin
calendar-weekdays = Senin, Selasa, Rebo, Kemis, Jemuwah, Setu, Minggu
calendar-at = tabuh

## Pilihan ing WhatsApp
choices-open = Pilih
choices-ask = Monggo dipunpilih:
choices-number = Monggo dipunserat nomeripun, upaminipun <b>2</b>.
