"""`lapornetral dead-letters`: what could not be handled or delivered, for whoever holds the keys.

Raises of all: NoLetterError, when there is none with this number or no key opens it.
"""

import json
from datetime import UTC, datetime
from pathlib import Path

from bot.export import arriving
from bot.opened import NotDoneError, opened
from bot.settings import Settings
from storage import inbox
from storage.crypt import CannotOpenError, Crypt
from storage.models import DeadLetter


class NoLetterError(NotDoneError):
    """There is no such letter, or it cannot be opened; its text says which."""


async def listed(settings: Settings) -> list[str]:
    """Each letter's number, time, origin and reason, one line each, and what can be done."""
    async with opened(settings) as database, database.transaction() as transaction:
        letters = await inbox.buried(transaction)
    if not letters:
        return ["There are no dead letters."]
    return [*map(_line, letters), "Open one: dead-letters NUMBER --out FILE. Drop it: dead-letters NUMBER --drop"]


async def write(settings: Settings, number: int, path: Path) -> str:
    """Write what a letter says to a new file, for its owner alone. Raises FileExistsError as well."""
    async with opened(settings) as database, database.transaction() as transaction:
        found = [letter for letter in await inbox.buried(transaction) if letter.id == number]
    if not found:
        raise NoLetterError(f"There is no dead letter {number}. See: lapornetral dead-letters")
    try:
        body = json.loads(Crypt(settings.keys).open(found[0].sealed))
    except CannotOpenError:
        raise NoLetterError(f"Dead letter {number} was sealed with a key that is not among SECRET_KEYS.") from None
    with arriving(path) as out:
        out.write(json.dumps(body, indent=2, ensure_ascii=True).encode())
    return f"{path}\nIt may name a resident. Destroy the file when you have looked at it."


async def drop(settings: Settings, number: int | None) -> str:
    """Remove one letter, or all of them with None."""
    async with opened(settings) as database, database.transaction() as transaction:
        gone = await inbox.forget(transaction, number)
    if number is not None and not gone:
        raise NoLetterError(f"There is no dead letter {number}. See: lapornetral dead-letters")
    return f"Dropped: {gone}."


def _line(letter: DeadLetter) -> str:
    at = datetime.fromtimestamp(letter.at, UTC)
    return f"{letter.id:>6}  {at:%Y-%m-%d %H:%M} UTC  {letter.source:<6}  {letter.reason}"
