"""`check --custody`: the chains of all cases, the daily heads with their stamps, and every file in the store."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Final, TypeVar

from bot import timestamp
from bot.checks.findings import Finding, fault, fine, hint
from bot.opened import BehindError, NotDoneError, opened
from bot.settings import Settings
from bot.timestamp import NotStampedError, trusted
from storage import custody, heads, holdings
from storage.crypt import Crypt
from storage.database import Database
from storage.originals import Originals

MOST: Final = 200
"""Findings of one kind that are told one by one."""
_ADVICE = "Stop the bot, keep a copy of everything as it is, and compare with the newest backup."
_EVENT = {
    "missing": "event {} is missing.",
    "changed": "event {} was changed.",
    "loose": "event {} does not follow the one before it: one of them was changed.",
}
_FILE = {
    "missing": "file {} is not in the store.",
    "closed": "file {} cannot be opened: it was changed, or a key is missing.",
    "changed": "file {} is not the one that was received.",
    "unnoted": "file {} is not what its event says.",
}
Broken = TypeVar("Broken")
Told = Callable[[str, int], None]


async def look(settings: Settings, told: Told) -> list[Finding]:
    """Everything. `told` hears how far it is: what is looked at, and how many of them so far."""
    try:
        async with opened(settings) as database:
            originals = Originals(settings.evidence_url, Crypt(settings.keys))
            parts: tuple[Callable[[], Awaitable[list[Finding]]], ...] = (
                lambda: _events(database, told),
                lambda: _heads(database, told),
                lambda: _stamps(database, settings),
                lambda: _files(database, originals, told),
            )
            return [finding for part in parts for finding in await part()]
    except BehindError:
        words = "the schema of the database is not the one of this program."
        return [fault("custody", words, "Run: lapornetral migrate")]
    except NotDoneError as error:
        return [fault("custody", "could not be looked at.", str(error))]
    except Exception as error:  # whatever a driver raises, the operator needs a sentence
        return [
            fault("custody", f"could not be looked at to the end ({type(error).__name__}).", "See: lapornetral check")
        ]


async def _events(database: Database, told: Told) -> list[Finding]:
    broken, many = await _first(custody.walk(database, lambda seen: told("events", seen)))
    async with database.transaction() as transaction:
        count = await custody.count(transaction)
        silent = await holdings.silent(transaction)
        names = await holdings.tickets(transaction, [one.chain for one in broken])
    found = [_fault("events", _named(names, one.chain), _EVENT[one.why].format(one.place)) for one in broken]
    found += [_fault("events", ticket, "there is no event at all.") for ticket in silent]
    well = fine("events", f"{count} hold: none was changed, removed or slipped in.")
    return _summed(found, many + len(silent)) or [well]


async def _first(broken: AsyncIterator[Broken]) -> tuple[list[Broken], int]:
    """So many as are told one by one, and how many there are."""
    kept, many = list[Broken](), 0
    async for one in broken:
        many += 1
        if many <= MOST:
            kept.append(one)
    return kept, many


async def _heads(database: Database, told: Told) -> list[Finding]:
    found, seen = list[Finding](), 0

    def count(number: int) -> None:
        nonlocal seen
        seen = number
        told("days", number)

    async for one in heads.walk(database, count):
        words = "its daily head was changed, or does not follow the one before."
        if one.why == "events":
            words = (
                f"its head covers {one.expected} events, {one.found} are there; some were changed, added or removed."
            )
        found.append(_fault("days", one.day, words))
    if not seen:
        return [hint("days", "no day was closed yet; the first head is made after midnight.")]
    return _summed(found, len(found)) or [fine("days", f"{seen} daily heads hold.")]


async def _stamps(database: Database, settings: Settings) -> list[Finding]:
    async with database.transaction() as transaction:
        stamped = await heads.stamped(transaction)
    if not stamped:
        off = "is off (TIMESTAMP_URL)" if not settings.timestamp_url else "has not happened yet"
        return [hint("stamps", f"stamping by an authority outside {off}.")]
    if settings.timestamp_ca is None:
        return [hint("stamps", f"{len(stamped)} were not checked: TIMESTAMP_CA is empty.")]
    found, roots = list[Finding](), trusted(settings.timestamp_ca)
    for day, stamp in stamped:
        try:
            timestamp.check(stamp.token, bytes.fromhex(day.hash), roots)
        except (NotStampedError, ValueError) as error:
            found.append(_fault("stamps", day.day, f"the stamp does not hold ({error})."))
    return _summed(found, len(found)) or [fine("stamps", f"{len(stamped)} hold.")]


async def _files(database: Database, originals: Originals, told: Told) -> list[Finding]:
    seen = 0

    def count(number: int) -> None:
        nonlocal seen
        seen = number
        told("files", number)

    broken, many = await _first(holdings.walk(database, originals, count))
    async with database.transaction() as transaction:
        names = await holdings.tickets(transaction, [one.chain for one in broken])
    found = [_fault("files", _named(names, one.chain), _FILE[one.why].format(one.number)) for one in broken]
    return _summed(found, many) or [fine("files", f"{seen} are unchanged since they were received.")]


def _named(names: dict[str, str], chain: str) -> str:
    """A case by its ticket; what has none by its chain."""
    if chain.startswith(custody.REGIONAL):
        return f"region {chain.removeprefix(custody.REGIONAL)}"
    return names.get(chain) or f"draft {chain}"


def _fault(about: str, name: str, words: str) -> Finding:
    return fault(about, f"{name}: {words}", "")


def _summed(found: list[Finding], many: int) -> list[Finding]:
    """The advice stands once, at the end."""
    if not found:
        return []
    more = f" {many - len(found)} more are not shown." if many > len(found) else ""
    return [*found, fault(found[0].about, f"{many} do not hold.{more}", _ADVICE)]
