"""Where updates of one channel wait that came faster than they could be handled: the backlog, as updates."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from secrets import token_hex
from typing import Final

import orjson

from bot.logs import log
from handlers.messages import File, Said, Sender, Update
from handlers.scene import House
from storage import backlog, inbox
from storage.database import Database, Transaction
from storage.record import record

_ALONE: Final = ""  # of SQLite there is one process, and the next one takes on what it left


@record
class Shelved:
    """An update that waits, and the number of its row."""

    row: int
    update: Update


class Shelf:
    """The updates of a channel that wait."""

    def __init__(self, house: House, database: Database, channel: str) -> None:
        self._house = house
        self._database = database
        self._channel = channel
        self._keeper = _ALONE if database.is_sqlite else token_hex(8)

    async def keep(self, updates: Sequence[Update]) -> None:
        """Once this returns, they may be forgotten outside."""
        packed = [to_json(update) for update in updates]
        async with self._database.transaction() as transaction:
            now, crypt = self._house.clock(), self._house.crypt
            await backlog.keep(transaction, crypt, self._channel, self._keeper, packed, now)

    async def oldest(self, most: int) -> list[Shelved]:
        """What is to be handled next, at most so many; empty when nothing waits."""
        async with self._database.transaction() as transaction:
            now, crypt = self._house.clock(), self._house.crypt
            rows = await backlog.oldest(transaction, crypt, self._channel, self._keeper, most, now)
            locked = [row for row in rows if row.update is None]
            await self._bury(transaction, locked, now)
        if locked and len(locked) == len(rows):
            return await self.oldest(most)
        return [Shelved(row.id, from_json(row.update)) for row in rows if row.update is not None]

    async def _bury(self, transaction: Transaction, locked: Sequence[backlog.Waiting], now: float) -> None:
        """A key is missing from SECRET_KEYS; with it they could still be read."""
        for row in locked:
            log().error("an update that waited cannot be opened", row=row.id)
            await inbox.bury(transaction, self._house.crypt, "inbox", "locked", {"sealed": row.sealed.hex()}, now)
        await backlog.drop(transaction, [row.id for row in locked])


def to_json(update: Update) -> bytes:
    """An update as it waits."""
    try:
        return orjson.dumps(update)
    except TypeError:  # half a letter in somebody's words is no UTF-8
        return json.dumps(asdict(update)).encode()


def from_json(data: bytes) -> Update:
    """The update that `to_json` wrote."""
    told = json.loads(data)
    said = told["said"]
    files = tuple(File(**file) for file in said["files"])
    return Update(**told | {"sender": Sender(**told["sender"]), "said": Said(**said | {"files": files})})
