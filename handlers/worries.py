"""What people ask a bot that has just asked them something (pure): is it safe, does anybody learn of me, who is there?

Such words answer no question of ours; taken for an answer, they would be the name of whoever is reported. Only short
ones that ask, or speak of oneself, count: "Aman" may be a name, and that somebody was found out may be the story.
"""

import re
from typing import Final

from handlers.hearing import plain
from handlers.readers import find_link

_LONGEST: Final = 70  # signs; whoever writes more tells something
_ASKS: Final = r"(?:tidak|tdk|gak?|nggak|ngga|enggak|engga|ndak|gk|kan|kah|mboten|ora)"
_KNOWN: Final = r"(?:ketahuan|ketauan|konangan)"
_TOLD: Final = (
    rf"(?:{_KNOWN}|bocor|rahasia\w*|dirahasiakan|aman|dilihat|terlihat|kelihatan|muncul|disebar\w*|diketahui)"
)
_MINE: Final = r"(?:nama|identitas|data|(?:nomor|nomer|no)(?: hp| wa)?)(?: ?ku| saya| aku| kita| kulo| kula| pelapor)"
_OF_ME: Final = r"^(?:(?:saya|aku|kami|tapi|cuma|nanti|jujur|maaf|pak|bu|min) )*"
_SAFE: Final = (
    r"^(?:(?:apa|apakah|ini|tapi|terus|lapor|di|sini|bot|botnya) )*aman"
    rf"(?:\?|kah\b| (?:{_ASKS}|ya|buat|untuk|lapor|melapor)\b)",
    rf"\b{_MINE} .*\b{_TOLD}",
    rf"\b(?:{_KNOWN}|bocor|rahasia|dirahasiakan|aman) .*\b{_MINE}",
    rf"\b(?:rahasiakan|sembunyikan|(?:jangan|mau) (?:sebut|sebar|kasih|tulis|tampil)\w*) .*\b{_MINE}",
    r"\bjangan bilang\b.*\b(?:dari|kalau|kalo) saya\b",
    _OF_ME
    + rf"(?:takut|gak? mau|nggak mau|tidak mau|jangan sampai|kalau|kalo|bakal|bisa) (?:saya |aku |nanti )?{_KNOWN}\b",
    rf"^(?:saya |aku |nanti |bakal )*{_KNOWN} {_ASKS}\b",
    _OF_ME + r"takut (?:dibalas|dipecat|dimarahi|diancam|dilaporkan balik|kena masalah)\b",
    r"^(?:(?:saya|aku|bisa|boleh|minta|mau|ingin|tolong|apa|apakah|ini|lapor|laporan|laporannya|secara|dijamin|tetap|pak"
    rf"|bu|min) )*(?:anonim|rahasia)(?:\?| (?:{_ASKS}|ya|aja|saja|bisa|boleh|pak|bu|min)\b.*|)$",
    r"\b(?:tahu|tau) .*\bsaya (?:yang |yg )?(?:me)?lapor",
    r"^(?:hi |but |so )*is (?:it|this) (?:really )?safe\b",
    r"\b(?:is it|am i|can i|stay|be) anonymous\b",
    r"\b(?:will|do|can) (?:they|anyone|anybody|people|he|she) (?:know|see|find out)\b.*\b(?:me|my|i)\b",
    r"\bis my (?:name|identity|number) .*\b(?:safe|secret|shown|hidden)\b",
)
_POLITE: Final = r"^(?:(?:halo|maaf|permisi|pak|bu|min|kak|mas|mbak|saya|aku|apa|apakah|hi|hello|please) )*"
_HUMAN: Final = (
    _POLITE + r"(?:bisa|bisakah|mau|minta|ingin|pengen|pingin|tolong|boleh|bolehkah) (?:saya |langsung |minta )*"
    r"(?:bicara|berbicara|ngomong|ngobrol|telepon|telpon|telp|tlp|nelpon|ditelepon|ditelpon|disambungkan|sambungkan"
    r"|dihubungi|hubungi saya)\b",
    _POLITE + r"(?:ini|kamu|anda|sampeyan) (?:\w+ )?(?:robot|bot|mesin|orang asli|orang beneran|manusia)\b",
    r"\bkantor(?:nya)? (?:itu )?(?:di ?mana|mana)\b",
    r"\b(?:nomor|nomer|no) (?:wa|hp|telepon|telpon|telp|tlp) (?:admin|petugas|kantor|bawaslu)",
    _POLITE + r"(?:ada )?(?:admin|petugas|operator|orang)nya (?:ada|mana|di mana)(?: ya| gak?| tidak)?\??$",
    r"\b(?:can|may|could) i (?:talk|speak|chat) (?:to|with)\b|\bi want to (?:talk|speak) (?:to|with)\b",
    r"\b(?:is this|are you) (?:a |an )?(?:bot|robot|machine|human|real person)\b",
)
_ASKED: Final = re.compile(rf"(?:\?|\b(?:{_ASKS}|ya|iya|dong|please))$|{_OF_ME}takut\b")
ABOUT: Final = {"safe": re.compile("|".join(_SAFE)), "human": re.compile("|".join(_HUMAN))}


def worry_in(text: str, *, among_words: bool = False) -> str:
    """ "safe": does anybody learn of me? "human": is somebody there? "" for anything else.

    `among_words`: where people tell what happened, only what asks or says "saya takut" counts: that somebody's name was
    seen, or that others are afraid, may well be the story.
    """
    if len(text) > _LONGEST or find_link(text):
        return ""
    typed = " ".join(plain(text).split()) + ("?" if text.rstrip().endswith("?") else "")
    if among_words and not _ASKED.search(typed):
        return ""
    return next((worry for worry, asked in ABOUT.items() if asked.search(typed)), "")
