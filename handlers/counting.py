"""What is said about the files of a talk (pure): how many there are, and which one has no room."""

from typing import Final

from handlers.forms import Step, Talk
from handlers.messages import Line, Said, line
from handlers.readers import Misread
from storage.record import replace

BUTTONS_ONLY: Final = "choices"
NOTHING: Final = "nothing"
_SAID_ONCE: Final = 60.0  # seconds: in these the files of a long album come in, however slow the phone


def asks_for_files(talk: Talk) -> bool:
    """Whether the question that is open still stands when files came: then only its buttons are shown again."""
    return talk.at in ("consent", "evidence")


def counted(talk: Talk) -> tuple[Line, ...]:
    """Thanks for the files so far, if there are any; who has not agreed yet hears that they wait for it."""
    count = len(talk.answers.get("evidence") or [])
    if not count:
        return ()
    if talk.at == "consent":
        return (line("prefilled-files", count=count),)
    return (line("evidence-count" if talk.at == "evidence" else "evidence-noted", count=count),)


def no_room(talk: Talk, said: Said, misread: Misread) -> Step:
    """Say what is wrong with a file; that an album is too long is said once, not for every file beyond the limit."""
    if misread.key == "misread-too-many" and said.album:
        if said.album == talk.album:
            return Step(talk, ask=NOTHING)
        talk = replace(talk, album=said.album)
    return Step(talk, (Line(misread.key, misread.values),), ask=BUTTONS_ONLY)


def listening(talk: Talk, said: Said, now: float) -> Talk:
    """An album that had no room is over when something else is said, or a minute later.

    WhatsApp knows no albums, there all the files of a chat are one: what comes days later would never be answered.
    """
    return talk if said.album and now < talk.full_until else replace(talk, album="", full_until=0.0)


def noted_full(before: Talk, talk: Talk, now: float) -> Talk:
    """With the time until which this album, which was just found too long, is not answered again."""
    return talk if talk.album in ("", before.album) else replace(talk, full_until=now + _SAID_ONCE)
