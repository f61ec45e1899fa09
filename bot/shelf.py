"""Where updates of one channel wait that came faster than they could be handled: the backlog, as updates."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import orjson

from bot.logs import log
from handlers.messages import File, Said, Sender, Update
from handlers.scene import House
from storage import backlog, inbox
from storage.database import Database, Transaction
from storage.record import record


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

    async def keep(self, updates: Sequence[Update]) -> None:
        """Once this returns, they may be forgotten outside."""
        packed = [to_json(update) for update in updates]
        async with self._database.transaction() as transaction:
            await backlog.keep(transaction, self._house.crypt, self._channel, packed, self._house.clock())

    async def waits(self) -> bool:
        """Whether anything waits, whoever kept it."""
        async with self._database.transaction() as transaction:
            return await backlog.waits(transaction, self._channel)

    async def others_wait(self) -> bool:
        """Whether anything may wait that another process kept; of SQLite there is none."""
        return not self._database.is_sqlite and await self.waits()

    async def oldest(self, most: int) -> list[Shelved]:
        """What is to be handled next, at most so many; empty when nothing waits."""
        while True:
            async with self._database.transaction() as transaction:
                rows = await backlog.oldest(transaction, self._house.crypt, self._channel, most)
                found = {row.id: _read(row.update) for row in rows}
                await self._bury(transaction, [row for row in rows if found[row.id] is None])
            shelved = [Shelved(number, update) for number, update in found.items() if update is not None]
            if shelved or not rows:
                return shelved

    async def give_up(self, one: Shelved, reason: str) -> None:
        """It cannot be handled: a dead letter from now on."""
        async with self._database.transaction() as transaction:
            await self._letter(transaction, reason, json.loads(to_json(one.update)))
            await backlog.drop(transaction, [one.row])

    async def _bury(self, transaction: Transaction, unread: Sequence[backlog.Waiting]) -> None:
        """A key is missing from SECRET_KEYS, or a program of another version kept them."""
        for row in unread:
            log().error("an update that waited cannot be read", row=row.id, locked=row.update is None)
            reason = "locked" if row.update is None else "kept by another version"
            await self._letter(transaction, reason, {"sealed": row.sealed.hex()})
        await backlog.drop(transaction, [row.id for row in unread])

    async def _letter(self, transaction: Transaction, reason: str, body: dict[str, Any]) -> None:
        await inbox.bury(transaction, self._house.crypt, "inbox", reason, body, self._house.clock())


def to_json(update: Update) -> bytes:
    """An update as it waits."""
    try:
        return orjson.dumps(update)
    except TypeError:  # half a letter in somebody's words is no UTF-8
        return json.dumps(asdict(update)).encode()


def from_json(data: bytes) -> Update:
    """The update that `to_json` wrote. Raises ValueError, TypeError, KeyError for anything else."""
    told = json.loads(data)
    said = told["said"]
    files = tuple(File(**file) for file in said["files"])
    return Update(**told | {"sender": Sender(**told["sender"]), "said": Said(**said | {"files": files})})


def _read(data: bytes | None) -> Update | None:
    try:
        return None if data is None else from_json(data)
    except (ValueError, TypeError, KeyError):
        return None
