"""What is left of a run on the disk: is everything there that residents were thanked for?

Looks at the database and the store of originals from outside, as an operator would after a power cut.
"""

import asyncio
import hashlib
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from bench.pictures import Pictures
from storage.crypt import Crypt
from storage.evidence import Originals

_OWN = """
    SELECT report.ticket, evidence.state, evidence.sha256
    FROM report LEFT JOIN evidence ON evidence.report_id = report.id
"""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the bot still has to do: files to fetch, cards to show (20 a minute), other errands."""

    files: int
    cards: int
    others: int


@dataclass(frozen=True, slots=True)
class Kept:
    """How many of the thanked tickets are in the database, and how many of their files can be read back unchanged."""

    thanked: int
    reports: int
    files_sent: int
    files: int


def waiting(database: Path) -> Waiting:
    """Asked while the bot runs; does not hold it up."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        files = connection.execute("SELECT count(*) FROM evidence WHERE state = 'awaited'").fetchone()[0]
        rows = connection.execute("SELECT kind, count(*) FROM outbox WHERE state = 'pending' GROUP BY kind")
        errands = dict(rows.fetchall())
    cards = errands.pop("card", 0)
    return Waiting(files, cards, sum(errands.values()))


def kept(database: Path, store: Path, key: str, tickets: Mapping[str, Sequence[int]], pictures: Pictures) -> Kept:
    """Look for every ticket, its two files, and their bytes. sqlite3.DatabaseError: the database is damaged."""
    with closing(sqlite3.connect(database)) as connection:
        if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise sqlite3.DatabaseError("the database is damaged")
        rows = connection.execute(_OWN).fetchall()
    found: dict[str, set[str]] = {ticket: set() for ticket, _, _ in rows}
    for ticket, state, sha256 in rows:
        if state == "stored":
            found[ticket].add(sha256)
    wanted = {ticket: {pictures.sha256(number) for number in numbers} for ticket, numbers in tickets.items()}
    stored = [sha256 for ticket, hashes in wanted.items() for sha256 in hashes & found.get(ticket, set())]
    return Kept(
        thanked=len(tickets),
        reports=sum(ticket in found for ticket in tickets),
        files_sent=sum(map(len, wanted.values())),
        files=asyncio.run(_readable(Originals(f"file:{store}", Crypt((key,))), stored)),
    )


async def _readable(originals: Originals, hashes: Sequence[str]) -> int:
    """How many of them open, with the very bytes that were sent."""
    count = 0
    for sha256 in hashes:
        with suppress(FileNotFoundError):
            count += hashlib.sha256(await originals.read(sha256)).hexdigest() == sha256
    return count
