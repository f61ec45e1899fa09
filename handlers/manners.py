"""What wants nothing but to be polite (pure): "terima kasih banyak", "oke siap", a folded pair of hands."""

from typing import Final

from handlers.hearing import plain, plain_words

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


_HAILS: Final = plain_words("halo, hallo, hai, hello, hi, hey, assalamualaikum, assalamu, permisi, kulonuwun, punten")
_WISHES: Final = plain_words("selamat, sugeng, good")
_TIMES: Final = plain_words(
    "pagi, siang, sore, malam, enjing, siyang, sonten, dalu, morning, afternoon, evening, alaikum, wr, wb, "
    "warahmatullahi, wabarakatuh"
)
_ADDRESS: Final = plain_words("pak, bu, bapak, ibu, kak, mas, mbak, min, admin, ya, nggih, njih, semua")
_GRATEFUL: Final = _THANKS - plain_words("oke, ok, okay, okey, baik, siap, sip, amin, aamiin, mantap")


def is_greeting(text: str) -> bool:
    """Whether all of it is a greeting. "Selamat" and "Sugeng" alone may be names, "malam" alone an answer."""
    words = frozenset(plain(text).split())
    hailed = words & _HAILS or (words & _WISHES and words & _TIMES)
    return bool(hailed) and words <= _HAILS | _WISHES | _TIMES | _ADDRESS


_SORRY: Final = plain_words("maaf, maap, sorry, mohon, nuwun, sewu, ngapunten")
_LATE: Final = plain_words(
    "baru, baca, bacanya, buka, bukanya, lihat, liat, sempat, bisa, balas, bales, membalas, jawab, pegang, hp, telat, "
    "terlambat, lama, sibuk, tadi, kemarin, saya, nggih, late, reply, for, the, i, am"
)


def is_apology(text: str) -> bool:
    """Whether all of it is "maaf baru baca": what is meant comes after it."""
    words = frozenset(plain(text).split())
    begun = words & _SORRY or {"baru", "baca"} <= words or {"baru", "buka"} <= words
    return bool(begun) and words <= _SORRY | _LATE | _ADDRESS


_GO_ON: Final = plain_words("ya, iya, yaa, iyaa, y, lanjut, lanjutkan, nggih, inggih, lajeng, yes, yeah, continue")
_WILLING: Final = plain_words("mau, saya, ok, oke, baik, siap, boleh, saja, aja, dong, please, go, on")


def is_only_ready(text: str) -> bool:
    """Whether all of it says that one is ready to go on: no name, and no story."""
    words = frozenset(plain(text).split())
    return is_thanks(text) or (bool(words & _GO_ON) and words <= _GO_ON | _WILLING | _ADDRESS)


def is_courtesy(text: str) -> bool:
    """Whether all of it is a greeting, thanks or an apology, and no answer; "ok" and a thumb may be a yes."""
    if is_apology(text):
        return True
    if not any(sign.isalnum() for sign in text):
        return bool((_HANDS - {"👍"}) & frozenset(text))
    return is_greeting(text) or (is_thanks(text) and bool(frozenset(plain(text).split()) & _GRATEFUL))
