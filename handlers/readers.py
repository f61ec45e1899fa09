"""Readers (pure): from what was said to an answer, or `Misread` with the key of a sentence that helps.

Every reader serves every channel. A tapped button arrives as a choice; words typed instead of a tap were turned into
the same choice before (`dialogue.hear`).
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Any, Final

from handlers.dates import MisreadDateError, read_day
from handlers.messages import File, Said, Value
from storage.record import record

MAX_FILES: Final = 20
LONGEST_STORY: Final = 3000
MAX_FILE_BYTES: Final = 20_000_000  # Bot API: getFile serves files of up to 20 MB
LONGEST_LINK: Final = 1000
_LINK: Final = re.compile(
    r"(?:https?://|www\.)\w\S*"
    r"|(?<![@\w.-])(?:[a-z0-9-]+\.)+(?:com|id|net|org|me|be|watch|ly|co|gl|app|tv|link)/[\w@?#]\S*",
    re.I,
)
_TRAILING: Final = ".,;:!?)]}>'\"”’»*…"


class Misread(Exception):  # noqa: N818 - the plan's own word for an answer that was not understood
    """The answer was not understood; `key` names the sentence that says what to do."""

    def __init__(self, key: str, **args: Value) -> None:
        super().__init__(key)
        self.key = key
        self.values: dict[str, Value] = args


@record
class Asked:
    """What a reader may look at besides what was said."""

    key: str  # the question's
    choices: tuple[str, ...]
    answers: dict[str, Any]
    today: date
    choice: str = ""  # the choice of this question that was tapped or typed


Reader = Callable[[Said, Asked], Any]


def pick(_said: Said, asked: Asked) -> str:
    """One of the offered choices."""
    if asked.choice in asked.choices:
        return asked.choice
    raise Misread("misread-choice")


def words(limit: int, least: int = 1) -> Reader:
    """Typed words of `least` to `limit` signs."""

    def read(said: Said, _asked: Asked) -> str:
        text = " ".join(said.text.split()) if limit <= 300 else said.text.strip()
        if said.files or said.other or said.choice or not text:
            raise Misread("misread-words")
        if len(text) > limit:
            raise Misread("misread-too-long", limit=limit, length=len(text))
        if sum(sign.isalnum() for sign in text) < least:
            raise Misread("misread-too-short")
        return text

    return read


def day(said: Said, asked: Asked) -> str:
    """A day as ISO text: a choice, or words such as "kemarin", "27/9", "3 hari lalu"."""
    happened = asked.answers.get("happened")
    if asked.choice == "same" and "same" in asked.choices and happened:
        return str(happened)
    if asked.choice not in ("", *asked.choices):
        raise Misread("misread-day")
    try:
        found = read_day(asked.choice or said.text, asked.today, among=True).isoformat()
    except MisreadDateError as error:
        raise Misread(error.key) from error
    if asked.key == "known" and found < (happened or found):
        raise Misread("misread-day-before")
    return found


def link(said: Said, _asked: Asked) -> str:
    """The address of a post."""
    found = read_link(said.text)
    if found is None:
        raise Misread("misread-link")
    return found


def read_link(text: str) -> str | None:
    """The first web address in a text, or None; raises Misread for one that is too long to be a post's."""
    found = find_link(text)
    if found and len(found) > LONGEST_LINK:
        raise Misread("misread-too-long", limit=LONGEST_LINK, length=len(found))
    return found


def find_link(text: str) -> str | None:
    """The first web address in a text, without the punctuation behind it."""
    return next(iter(find_links(text)), None)


def find_links(text: str) -> list[str]:
    """Every web address in a text, in their order."""
    return [found[0].rstrip(_TRAILING) for found in _LINK.finditer(text)]


def without_links(text: str) -> str:
    """The words beside the web addresses in a text."""
    for link in sorted(find_links(text), key=len, reverse=True):  # one may be the beginning of another
        text = text.replace(link, " ")
    return text


def files(said: Said, asked: Asked) -> list[dict[str, Any]]:
    """The files gathered so far, with those just sent; each file once."""
    if not said.files:
        raise Misread("misread-files")
    gathered = {entry["unique"]: entry for entry in asked.answers.get("evidence") or []}
    for file in said.files:
        gathered.setdefault(file.unique, as_entry(file, said.message))
    if len(gathered) > MAX_FILES:
        raise Misread("misread-too-many", limit=MAX_FILES)
    return list(gathered.values())


def check_file(file: File) -> None:
    """Raises Misread for a file that cannot be fetched at all."""
    if file.size == 0:
        raise Misread("misread-file-empty")
    if file.size is not None and file.size > MAX_FILE_BYTES:
        raise Misread("misread-file-big")


def as_entry(file: File, message: str = "") -> dict[str, Any]:
    """A file as it stands among the answers. `message`: what brought it."""
    check_file(file)
    entry = {"ref": file.ref, "unique": file.unique, "kind": file.kind}
    return entry | {name: value for name, value in (("preview", file.preview), ("message", message)) if value}
