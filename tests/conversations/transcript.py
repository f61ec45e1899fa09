"""Conversations as anyone can read them: tables of what is said and what must stand in the reply.

await play(resident, [
    ("/start", "Monggo, Bapak/Ibu"),            typed
    ("[Buat laporan]", "persetujuan Anda"),     in brackets: a tapped button, by its label
    (photos(2), "2 bukti diterima"),            sent in one go, as an album
    ("Pak Contoh", ("Langkah 6", "PNS")),       several things must stand in the reply
    ("[Lewati]", SILENCE),                      nothing is answered
])
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from bot.sandbox.world import Upload
from tests.speaker import Speaker
from tests.stage import Resident
from tests.storage.honest import drawing, encoded

SILENCE = "(nothing)"


@dataclass(frozen=True)
class Files:
    """Files sent at once: several are an album."""

    uploads: tuple[Upload, ...]
    kind: str = "photo"
    caption: str = ""

    def __str__(self) -> str:
        return f"<{len(self.uploads)} {self.kind}: {self.caption}>"


@dataclass(frozen=True)
class Odd:
    """A sticker, a voice message, a contact ...: something the bot cannot use."""

    kind: str


@dataclass(frozen=True)
class Edit:
    """A message that was sent before is changed."""

    old: str
    new: str


@dataclass(frozen=True)
class Hurry:
    """Several lines of a conversation, typed without waiting for the replies in between."""

    lines: tuple[tuple[str, "Reply"], ...]


Said = str | Files | Odd | Edit | Hurry
Reply = str | tuple[str, ...]
Line = tuple[Said, Reply]
Transcript = list[Line]


@cache
def picture(seed: int = 0) -> Upload:
    """A small screenshot; no two seeds give the same bytes."""
    return Upload(encoded(drawing(90, 200, seed=seed), "JPEG"), f"tangkapan-{seed}.jpg")


def photos(count: int, caption: str = "", first: int = 0) -> Files:
    """So many screenshots as photos, the numbers `first` and following."""
    return Files(tuple(picture(first + number) for number in range(count)), "photo", caption)


def documents(count: int, caption: str = "", first: int = 0) -> Files:
    """So many screenshots as files."""
    return Files(photos(count, first=first).uploads, "document", caption)


def file(data: bytes, name: str = "berkas.jpg", mime: str = "image/jpeg", kind: str = "document") -> Files:
    """Any bytes, as a file or as a photo."""
    return Files((Upload(data, name, mime),), kind)


def hurried(lines: Transcript) -> Line:
    """These typed lines as one: all is said at once, and every reply must be among the answers."""
    typed = tuple((said, expected) for said, expected in lines if isinstance(said, str))
    assert len(typed) == len(lines)
    return Hurry(typed), tuple(part for _, expected in typed for part in parts(expected))


def parts(expected: Reply) -> tuple[str, ...]:
    """What must stand in a reply."""
    return (expected,) if isinstance(expected, str) else expected


async def hear(resident: Speaker[Any], said: Said) -> str:
    """Say one thing; everything the bot wrote back, as one text."""
    match said:
        case Files(uploads, kind, caption):
            return await resident.send(uploads, kind, caption)
        case Odd(kind):
            return await _telegrams(resident).other(kind)
        case Edit(old, new):
            return await _telegrams(resident).edit(old, new)
        case Hurry(lines):
            for words, _ in lines:
                resident.write(words)
            return await resident.read()
        case str() if said.startswith("[") and said.endswith("]"):
            return await resident.press(said[1:-1])
        case str():
            return await resident.say(said)


def _telegrams(resident: Speaker[Any]) -> Resident:
    """What is only played on Telegram."""
    assert isinstance(resident, Resident)
    return resident


async def play(resident: Speaker[Any], transcript: Transcript) -> str:
    """Play a conversation, checking every reply; returns the last one."""
    reply = ""
    for number, (said, expected) in enumerate(transcript, start=1):
        reply = await hear(resident, said)
        if expected == SILENCE:
            assert reply == "", f"line {number}, after {said}: wanted no reply, got {reply!r}"
            continue
        for part in parts(expected):
            assert part in reply, f"line {number}, after {said}: wanted {part!r}, got {reply!r}"
    return reply
