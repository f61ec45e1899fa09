"""What is left of a run on the disk: is everything there that residents were thanked for?

Looks at the database and the store of originals from outside, as an operator would after a power cut.
"""

import asyncio
import hashlib
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from bench import webhook
from bench.pictures import Pictures
from storage.crypt import Crypt
from storage.originals import Originals

_OWN = """
    SELECT report.ticket, evidence.state, evidence.sha256
    FROM report LEFT JOIN evidence ON evidence.report_id = report.id
"""
_ANSWERS = """
    SELECT outbox.state, count(*) FROM outbox JOIN contact ON contact.id = outbox.contact_id
    WHERE contact.channel = 'whatsapp' AND outbox.kind = 'say' GROUP BY outbox.state
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


@dataclass(frozen=True, slots=True)
class Inbox:
    """Of the webhook, after kill -9 and another start: messages that were answered by 200, how many of all messages had
    not been handled when it was killed, and the seconds from its next start until they were; those that were answered
    in the inbox, and all that were admitted; their answers by what became of them.
    """

    told: int
    waited: int
    seconds: float
    found: int
    admitted: int
    answers_sent: int
    answers_waiting: int

    @property
    def complete(self) -> bool:
        """Nothing that was answered by 200 is missing, and no answer to a resident was dropped."""
        return self.found == self.told and self.answers_sent + self.answers_waiting >= self.admitted


def waiting(database: Path) -> Waiting:
    """Asked while the bot runs; does not hold it up."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        files = connection.execute("SELECT count(*) FROM evidence WHERE state = 'awaited'").fetchone()[0]
        rows = connection.execute("SELECT kind, count(*) FROM outbox WHERE state = 'pending' GROUP BY kind")
        errands = dict(rows.fetchall())
        held = connection.execute("SELECT count(*) FROM queued WHERE held").fetchone()[0]
    errands.pop("board", None)  # it is drawn anew as long as cards are held back
    cards = errands.pop("card", 0) + held
    return Waiting(files, cards, sum(errands.values()))


def kept(database: Path, store: Path, key: str, tickets: Mapping[str, Sequence[int]], pictures: Pictures) -> Kept:
    """Look for every ticket, its two files, and their bytes. sqlite3.DatabaseError: the database is damaged."""
    with _sound(database) as connection:
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


def backlog(database: Path) -> int:
    """How many messages wait to be handled; asked while the bot runs as well."""
    return _count(database, "backlog")


def handled(database: Path) -> int:
    """How many messages were handled; asked while the bot runs as well."""
    return _count(database, "inbox")


def _count(database: Path, table: str) -> int:
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 - our own names


def inbox(database: Path, key: str, told: Sequence[int], waited: int = 0, seconds: float = 0.0) -> Inbox:
    """Look for every message that was answered by 200: `told` of each resident, counted from the first.

    sqlite3.DatabaseError: the database is damaged.
    """
    hide = Crypt((key,)).lookup
    with _sound(database) as connection:
        rows = {row[0] for row in connection.execute("SELECT update_id FROM inbox WHERE channel = 'whatsapp'")}
        states = dict(connection.execute(_ANSWERS).fetchall())
    wanted = [webhook.message_id(resident, nth) for resident, count in enumerate(told) for nth in range(count)]
    found = sum(f"wamid.{hide('message', 'whatsapp', message)}" in rows for message in wanted)
    return Inbox(len(wanted), waited, seconds, found, len(rows), states.get("sent", 0), states.get("pending", 0))


@contextmanager
def _sound(database: Path) -> Iterator[sqlite3.Connection]:
    """The database, when it is not damaged."""
    with closing(sqlite3.connect(database)) as connection:
        if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise sqlite3.DatabaseError("the database is damaged")
        yield connection


async def _readable(originals: Originals, hashes: Sequence[str]) -> int:
    """How many of them open, with the very bytes that were sent."""
    count = 0
    for sha256 in hashes:
        with suppress(FileNotFoundError):
            count += hashlib.sha256(await originals.read(sha256)).hexdigest() == sha256
    return count
