"""How people write days, brought to one spelling (pure), so that `dates` needs few patterns.

Short forms and English words become the usual Indonesian ones; what only hedges ("kira-kira", "kalau tidak salah") and
the time of day behind a date are taken away. "malam" stays at first: "tadi malam" is yesterday.
"""

import re
from typing import Final

_SPELLINGS: Final = {
    "kemarin": "kemaren kmrn kmren kmarin kmaren yesterday wingi kalawingi",
    "malam": "mlm malem mlem bengi night evening dalu",
    "malam ini": "tonight",
    "tadi": "td wau",
    "pagi": "esuk morning enjing",
    "siang": "awan afternoon",
    "sore": "sonten",
    "semalam": "smlm smalem semalem",
    "hari ini": "today saiki sapunika",
    "hari": "hr day days dina dino dinten",
    "ini": "iki this menika punika",
    "minggu": "mgg mggu",
    "pekan": "pkn week weeks",
    "bulan": "bln month months",
    "tahun": "thn th year years",
    "tanggal": "tgl tggl tg",
    "lalu": "ago yll last kepengker kapengker",
    "dulu": "rumiyin",
    "yang": "yg",
    "pada": "pd on",
    "jam": "pukul pkl pk jm at",
    "sekitar": "sktr skitar sekitaran about around",
    "kalau": "kalo klo kl",
    "tidak": "tdk gak ga nggak enggak ngga",
    "saja": "aja",
    "senin": "senen monday",
    "selasa": "tuesday slasa",
    "rabu": "rebo wednesday",
    "kamis": "thursday kemis",
    "jumat": "jumaat friday jemuwah jumuwah",
    "sabtu": "saturday setu septu",
    "hari minggu": "ahad sunday ngahad",
    "satu": "a one setunggal",
    "dua": "two kalih",
    "tiga": "three tigang",
    "empat": "four sekawan",
    "lima": "five gangsal",
    "enam": "six",
    "tujuh": "seven",
    "delapan": "eight",
    "sembilan": "nine",
    "sepuluh": "ten sedasa",
    "": "the of kala",
}
_SPELLED: Final = {short: usual for usual, listed in _SPELLINGS.items() for short in listed.split()}
_HEDGES: Final = (
    r"(?:kira-kira|kira2|kira kira|sekitar|kurang lebih|lebih kurang|kayaknya|kayanya|sepertinya|mungkin|seingat saya"
    r"|kalau tidak salah(?: ingat)?|sejak|dari|pada|waktu|saat|maaf|eh|oh|ralat|koreksi)"
)
_TOLD: Final = (
    r"(?:(?:saya |aku )?(?:baru )?(?:tahu|tau|lihat|liat|dengar|baca)(?:nya)?|(?:waktu )?kejadian(?:nya)?|waktunya"
    r"|harinya|tanggalnya|pas|(?:di)?(?:posting|unggah|upload)(?:annya|an|nya)?)"
)
"""What was on that day: "saya lihat kemarin", "kejadiannya tadi malam"."""
_ADDRESS: Final = r"(?:pak|bu|bapak|ibu|mas|mbak|kak|min|admin|dik)"
_LEADING: Final = re.compile(rf"^(?:(?:{_HEDGES}|{_TOLD}|itu)[ :]+)+")
_TRAILING: Final = re.compile(rf"(?: (?:{_HEDGES}|{_TOLD}|{_ADDRESS}|ya|deh|sih|kok|itu|banget|juga|lah))+$")
_ZONE: Final = r"(?: ?(?:wib|wita|wit))?"
_PART: Final = r"(?:pagi|siang|sore|malam|subuh|dini hari|magrib)"
_TIME: Final = re.compile(
    rf" (?:sekitar |pas )?jam \d{{1,2}}(?:[.:]\d{{2}})?{_ZONE}(?: {_PART})?(?: tadi)?$"
    rf"|(?<=\d) \d{{1,2}}:\d{{2}}{_ZONE}$|(?<=\d{{4}}) \d{{1,2}}\.\d{{2}}{_ZONE}$"
)
_RATHER: Final = r"(?:yang benar|maksud saya|seharusnya|harusnya|tapi|but)[ ,:]+"
_WRONG: Final = re.compile(
    r"(?:bukan|salah|keliru|ralat|koreksi|maaf|sanes|lepat|no|wrong|sorry|tidak|tdk|nggak|enggak|gak)(?: itu| ini)?"
    rf"(?:(?: ?[,.:;!-]+ ?(?:{_RATHER})?| (?=\d)| {_RATHER})(.*))?",
    re.I,
)
_BEHIND: Final = re.compile(rf"(?<!tadi) {_PART}$")


def usual(text: str) -> str:
    """These words in small letters and their usual spelling, without hedges and the time of day."""
    words = text.lower().replace("’", "'").replace("jum'at", "jumat").replace("'", "").replace(",", " ")
    words = re.sub(r"\b(?:tgl|tanggal)\.? ?(?=\d)", "tanggal ", words)
    words = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", words)
    words = re.sub(r"(?<=\d)(?=(?:hr|hari|mgg|minggu|pekan)\b)", " ", words)
    words = _turned([spelled for word in words.split() if (spelled := _SPELLED.get(word, word))]).strip(" .!?")
    words = _TRAILING.sub("", _LEADING.sub("", words))
    return _TRAILING.sub("", _TIME.sub("", words)).strip(" .!?")


def _turned(words: list[str]) -> str:
    """ "last Monday" and "this morning" the other way round, as they stand in Indonesian."""
    return " ".join(reversed(words) if len(words) == 2 and words[0] in ("lalu", "ini") else words)


def put_right(text: str) -> str | None:
    """What stands behind "bukan," or "salah,"; "" when nothing does; None when nothing is put right.

    "bukan kemarin" puts nothing right: it only says which day it was not.
    """
    found = _WRONG.fullmatch(" ".join(text.split()))
    return None if found is None else found[1] or ""


def without_part_of_day(words: str) -> str:
    """The same without "malam", "pagi" ... behind the day."""
    return _BEHIND.sub("", words)
