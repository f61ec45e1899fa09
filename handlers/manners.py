"""What wants nothing but to be polite (pure): "terima kasih banyak", "oke siap", a folded pair of hands."""

from typing import Final

from handlers.forms import plain, plain_words

_THANKS: Final = plain_words(
    "terimakasih, makasih, makasi, trimakasih, trims, thanks, thx, tks, suwun, nuwun, kasih, thank, oke, ok, okay, "
    "okey, baik, siap, sip, amin, aamiin, mantap"
)
_BESIDE: Final = plain_words(
    "terima, matur, sembah, you, very, much, so, banyak, sekali, ya, nggih, njih, pak, bu, bapak, ibu, kak, mas, mbak, "
    "min, admin, atas, bantuannya, bantuan, infonya, informasinya, kabarnya, sudah, dibantu, saya, tunggu, lah, deh"
)
_HANDS: Final = frozenset("🙏👍❤🤝😊")


def is_thanks(text: str) -> bool:
    """Whether all of it is thanks, or a yes to what was said."""
    words = frozenset(plain(text).split())
    if not any(sign.isalnum() for sign in text):
        return bool(_HANDS & frozenset(text))
    return bool(words & _THANKS) and words <= _THANKS | _BESIDE
