"""A link that is sent at another question than its own (pure): which one it is, and what the words beside it say."""

from typing import Final

from handlers.forms import Answers, Form, Question, Talk, plain, plain_words
from handlers.messages import Line, line
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
    """The link in these words that belongs to another question; a story may name more than the one a report has."""
    if question.key == "evidence" or (question.key == "link" and not talk.menu):
        return ""
    found = find_link(text) or ""
    if not 0 < len(found) <= LONGEST_LINK or not any(one.key == "link" for one in form.asked(talk.answers)):
        return ""
    given = talk.answers.get("link")
    told = question.key == "story" and given and (given != found or beside(question, text, found))
    return "" if told else found


def kept(talk: Talk, question: Question, link: str) -> tuple[Answers, tuple[Line, ...]]:
    """What it answers, and what is said of it: a report has one link, a second one changes nothing unasked."""
    given = talk.answers.get("link")
    if given and given != link:
        return {}, (line("link-second", link=given),)
    return {"link": link}, () if question.key == "consent" else (line("link-kept"),)  # that page tells it itself


def beside(question: Question, text: str, link: str) -> str:
    """The words that may answer the question this link was sent at; "" where they only point at it."""
    rest = text.replace(link, " ").strip(_BETWEEN)
    told = [word for word in plain(rest).split() if word not in _POINTING]
    if question.read is pick or not told:
        return ""
    return text if question.key == "story" else rest
