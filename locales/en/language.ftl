# Languages: their buttons, their words, and how days are written. Each language is named in itself.

## Choosing a language
language-which =
    <b>Bahasa · Basa · Language</b>
    Please choose the language you would like.
language-set = All right, from here on in English. To change it again: /bahasa
language-hint = Bahasa Indonesia · Basa Jawa: /bahasa
choice-language-id = Bahasa Indonesia
choice-language-jv = Basa Jawa
choice-language-en = English
command-bahasa = Change language · Bahasa · Basa

## Words that are typed, separated by commas
typed-command-bahasa = language, languages, change language, change the language, bahasa
typed-language-id = id, indonesian, indonesia, bahasa indonesia
typed-language-jv = jv, javanese, basa jawa, bahasa jawa
typed-language-en = en, english, inggris

## Days, from Monday; months; the word before the time
calendar-weekdays = Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday
calendar-months = January, February, March, April, May, June, July, August, September, October, November, December
calendar-at = at

## Choices on WhatsApp
choices-open = Choose
choices-ask = Please choose:
choices-number = Type its number, for example <b>2</b>.
