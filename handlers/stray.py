"""A link that is sent at another question than its own (pure): what it answers, and what the words beside it say."""

import re
from typing import Final

from handlers import more_links
from handlers.forms import Answers, Form, Question, Talk
from handlers.hearing import plain, plain_words
from handlers.messages import Line, line
from handlers.readers import LONGEST_LINK, find_link, pick, without_links

_POINTING: Final = plain_words(
    "ini, itu, nih, tuh, di, dari, sini, situ, yang, ya, lihat, liat, cek, buka, link, linknya, tautan, tautannya, "
    "url, alamat, alamatnya, bukti, buktinya, postingan, postingannya, unggahan, unggahannya, akun, akunnya, "
    "video, videonya, foto, fotonya, this, is, the, a, here, see, look, at, its, address, post, proof, "
    "evidence, account, gambar, gambarnya, tangkapan, layar, layarnya, screenshot, ss, berikut, terlampir, pak, bu, "
    "bapak, ibu, mas, mbak, kak, dan, juga, and, also, niki, punika, menika, mriki, mangga, monggo"
)
"""Words that only point at what stands beside them."""
_EXPLAINING: Final = 4  # words that do not only point
_TELLING_ALL: Final = 8
_REPORTS: Final = re.compile(
    r"\b(?:mau|ingin|hendak|izin|ijin|pengen|pingin|badhe|arep) (?:\w+ )?(?:me|nge|ng)?lapor(?:kan|aken|in)?\b"
    r"|\b(?:want|like) to report\b"
)
_NOT_NOW: Final = re.compile(
    r"\b(?:cara|caranya|bagaimana|gimana|apakah|kalau|kalo|how|if|pripun|menawi"
    r"|(?:gak?|nggak|enggak|tidak|tdk|ndak|mboten|belum|not) (?:jadi )?(?:mau|ingin|hendak|pengen|pingin|badhe|want))\b"
)
_BETWEEN: Final = " \n\t,;:.-–()"


def has_link(form: Form, talk: Talk, question: Question, text: str) -> bool:
    """Whether a link in these words belongs to another question; a story may name more than the one a report has."""
    if question.key == "evidence" or (question.key == "link" and not talk.menu):
        return False
    found = find_link(text) or ""
    if not 0 < len(found) <= LONGEST_LINK or not any(one.key == "link" for one in form.asked(talk.answers)):
        return False
    given = talk.answers.get("link")
    return not (question.key == "story" and given and (given != found or beside(question, text)))


def kept(talk: Talk, question: Question, text: str) -> tuple[Answers, tuple[Line, ...]]:
    """What the links in these words answer, and what is said of them: a second one takes no place unasked."""
    first, given = find_link(text), talk.answers.get("link")
    known = {"link": first} if given in (None, "", first) else {}
    more, told = more_links.added({**talk.answers, **known}, text)
    if question.key == "consent" and (more or not told):  # that page tells it itself
        return {**known, **more}, ()
    return {**known, **more}, told or (line("link-kept"),)


def beside(question: Question, text: str) -> str:
    """The words that may answer the question these links were sent at; "" where they only point at them."""
    if question.read is pick or not tells(text):
        return ""
    return text if question.key == "story" else without_links(text).strip(_BETWEEN)


def tells(text: str) -> bool:
    """Whether there are words beside the links that do more than point at something."""
    return _telling(text) > 0


def explains(text: str) -> bool:
    """Whether these words, typed where a file is asked for, are more than "itu saja, terima kasih"."""
    return _telling(text) >= _EXPLAINING


def tells_all(text: str) -> bool:
    """Whether a first message tells what happened, so that nobody needs to ask for it."""
    return _telling(text) >= _TELLING_ALL


def wants_to_report(text: str) -> bool:
    """Whether somebody says in a whole sentence that they want to report; "bagaimana cara melaporkan?" only asks."""
    return "?" not in text and bool(_REPORTS.search(plain(text))) and not _NOT_NOW.search(plain(text))


def _telling(text: str) -> int:
    return sum(word not in _POINTING for word in plain(without_links(text)).split())
