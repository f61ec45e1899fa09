"""A link that is sent at another question than its own (pure): which one it is, and what the words beside it say."""

from typing import Final

from handlers.forms import Form, Question, Talk, plain, plain_words
from handlers.readers import LONGEST_LINK, find_link, pick

_POINTING: Final = plain_words(
    "ini, itu, nih, tuh, di, dari, sini, situ, yang, ya, lihat, liat, cek, buka, link, linknya, tautan, tautannya, "
    "url, alamat, alamatnya, bukti, buktinya, postingan, postingannya, unggahan, unggahannya, akun, akunnya, "
    "video, videonya, foto, fotonya, this, is, the, a, here, see, look, at, its, address, post, proof, "
    "evidence, account, niki, punika, menika, mriki, mangga, monggo"
)
"""Words that only point at what stands beside them."""
_BETWEEN: Final = " \n\t,;:.-–()"


def link_of(form: Form, talk: Talk, question: Question, text: str) -> str:
    """The link in these words that belongs to another question: one the report lacks, or the bare one it has."""
    if question.key == "evidence" or (question.key == "link" and not talk.menu):
        return ""
    found = find_link(text) or ""
    if not 0 < len(found) <= LONGEST_LINK or not any(one.key == "link" for one in form.asked(talk.answers)):
        return ""
    given = talk.answers.get("link")
    return found if not given or (given == found and not beside(question, text, found)) else ""


def beside(question: Question, text: str, link: str) -> str:
    """The words that may answer the question this link was sent at; "" where they only point at it."""
    rest = text.replace(link, " ").strip(_BETWEEN)
    told = [word for word in plain(rest).split() if word not in _POINTING]
    if question.read is pick or not told:
        return ""
    return text if question.key == "story" else rest
