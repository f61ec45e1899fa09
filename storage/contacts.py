"""Contacts: whom we talk to. Found by a keyed hash, their address sealed."""

import json
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache, partial
from operator import itemgetter
from typing import Final

from sqlalchemy import bindparam
from sqlmodel import col, delete, select, update

from storage.crypt import Crypt
from storage.database import Transaction, fetch, first, hold, insert_or_ignore
from storage.lists import among
from storage.models import Contact, FormerContact, Outbox
from storage.record import record

REMEMBERED: Final = 1_000
"""Addresses that need not be opened again: whoever is in a talk gets several messages a minute."""


@record
class Place:
    """Where a contact is on its channel: `address` is the chat to write to.

    `number`: the phone number that the platform shows beside an address that is none. See `persons`.
    """

    channel: str
    address: str
    kind: str = "person"
    language: str = "id"
    number: str = ""


class Contacts:
    """The book of contacts, with the keys that open it."""

    def __init__(self, crypt: Crypt) -> None:
        self._crypt = crypt
        self._opened = lru_cache(REMEMBERED)(self._open)
        self._hashed = lru_cache(REMEMBERED)(partial(crypt.lookups, "contact"))

    def lookup(self, channel: str, address: str) -> str:
        """The keyed hash of one address: the same person gives the same hash, nobody can turn it back."""
        return self._hashed(channel, address)[0]

    def address(self, contact: Contact) -> str:
        """The address in the clear; raises CannotOpenError."""
        return self._opened(contact.sealed)

    async def admit(self, transaction: Transaction, places: Iterable[Place], now: float) -> dict[Place, Contact]:
        """The contact of each place, made when it is not known yet."""
        wanted = {place: self.lookups(place) for place in dict.fromkeys(places)}
        known = await self.known(transaction, [hash_ for hashes in wanted.values() for hash_ in hashes])
        strangers = [place for place, hashes in wanted.items() if not any(hash_ in known for hash_ in hashes)]
        if strangers:
            # In one order, so that two transactions that meet the same strangers never wait for each other.
            rows = sorted((self._row(place, now) for place in strangers), key=itemgetter("lookup"))
            await transaction.execute(insert_or_ignore(transaction, Contact), rows)
            known |= await self.known(transaction, [wanted[place][0] for place in strangers])
        return {place: next(known[hash_] for hash_ in hashes if hash_ in known) for place, hashes in wanted.items()}

    async def find(self, transaction: Transaction, place: Place) -> Contact | None:
        """The contact of this place, if there is one."""
        hashes = self.lookups(place)
        known = await self.known(transaction, hashes)
        return next((known[hash_] for hash_ in hashes if hash_ in known), None)

    async def move(self, transaction: Transaction, contact_id: int, address: str) -> bool:
        """The chat has a new address (a group became a supergroup); the old one still finds it.

        False: that was known already.
        """
        contact = await get(transaction, contact_id)
        if contact is None:
            return False
        hashes = self.lookups(Place(contact.channel, address))
        if contact.lookup in hashes:
            return False
        for early in await fetch(transaction, Contact, select(Contact).where(among(col(Contact.lookup), hashes))):
            await _absorb(transaction, early.id or 0, contact_id)
        former = {"lookup": contact.lookup, "contact_id": contact_id, "beside": False}
        await transaction.execute(insert_or_ignore(transaction, FormerContact), [former])
        changed = {"lookup": hashes[0], "sealed": self.seal(address), "last_message": 0}
        await transaction.execute(update(Contact).where(col(Contact.id) == contact_id).values(changed))
        return True

    def lookups(self, place: Place) -> list[str]:
        """The hash of a place under every key, the first key's first."""
        return self._hashed(place.channel, place.address)

    def _open(self, sealed: bytes) -> str:
        return str(json.loads(self._crypt.open(sealed))["address"])

    def seal(self, address: str) -> bytes:
        """An address as it is kept; "": nobody can be written to there."""
        return self._crypt.seal(json.dumps({"address": address}).encode())

    def _row(self, place: Place, now: float) -> dict[str, object]:
        return {
            "channel": place.channel,
            "lookup": self.lookup(place.channel, place.address),
            "sealed": self.seal(place.address),
            "kind": place.kind,
            "language": place.language,
            "reachable": True,
            "created_at": now,
        }

    async def known(self, transaction: Transaction, hashes: Sequence[str]) -> dict[str, Contact]:
        """Those of the contacts with these hashes that there are."""
        if not hashes:
            return {}
        rows = await fetch(transaction, Contact, _BY_LOOKUP, {"lookups": hashes})
        known = {contact.lookup: contact for contact in rows}
        missing = [hash_ for hash_ in hashes if hash_ not in known]
        return known | await self._moved(transaction, missing) if missing else known

    async def _moved(self, transaction: Transaction, hashes: Sequence[str]) -> dict[str, Contact]:
        formers = await fetch(transaction, FormerContact, _FORMER, {"lookups": hashes})
        ids = {former.lookup: former.contact_id for former in formers}
        by_id = {contact.id: contact for contact in await several(transaction, ids.values())}
        return {lookup: by_id[contact_id] for lookup, contact_id in ids.items() if contact_id in by_id}


_BY_ID: Final = select(Contact).where(col(Contact.id) == bindparam("number"))
_BY_IDS: Final = select(Contact).where(among(col(Contact.id), "numbers"))
_BY_LOOKUP: Final = select(Contact).where(among(col(Contact.lookup), "lookups"))


_FORMER: Final = select(FormerContact).where(among(col(FormerContact.lookup), "lookups"))
_HEARD: Final = update(Contact).where(among(col(Contact.id), "people")).values(heard_at=bindparam("time"))


async def get(transaction: Transaction, contact_id: int) -> Contact | None:
    """One contact by its number."""
    return await first(transaction, Contact, _BY_ID, {"number": contact_id})


async def hold_all(transaction: Transaction, contact_ids: Sequence[int]) -> None:
    """Nobody else changes these contacts until the transaction ends."""
    if contact_ids:
        await hold(transaction, col(Contact.id), contact_ids)


async def set_reachable(transaction: Transaction, contact_id: int, reachable: bool) -> None:
    """Whether the platform lets us write to this contact."""
    await transaction.execute(update(Contact).where(col(Contact.id) == contact_id).values(reachable=reachable))


async def set_language(transaction: Transaction, contact_id: int, language: str) -> None:
    """The language this contact chose; what their platform says of it no longer counts."""
    await transaction.execute(update(Contact).where(col(Contact.id) == contact_id).values(language=language))


async def several(transaction: Transaction, contact_ids: Collection[int]) -> list[Contact]:
    """The contacts with these numbers."""
    if not contact_ids:
        return []
    return await fetch(transaction, Contact, _BY_IDS, {"numbers": list(contact_ids)})


async def heard(transaction: Transaction, contact_ids: Sequence[int], now: float) -> None:
    """These people wrote to us: for a while we may write to them freely."""
    await transaction.execute(_HEARD, {"people": list(contact_ids), "time": now})


async def saw_message(transaction: Transaction, contact_id: int, number: int) -> None:
    """Remember the newest message number seen in a chat."""
    newer = update(Contact).where(col(Contact.id) == contact_id, col(Contact.last_message) < number)
    await transaction.execute(newer.values(last_message=number))


async def forget(transaction: Transaction, contact_id: int) -> None:
    """Remove a contact for good, with its dialogue and whatever waits to be sent to it."""
    await transaction.execute(delete(Contact).where(col(Contact.id) == contact_id))


async def _absorb(transaction: Transaction, early: int, contact_id: int) -> None:
    """A group that spoke from its new address before we heard of the move: both are the same contact."""
    for table in (Outbox, FormerContact):
        await transaction.execute(update(table).where(col(table.contact_id) == early).values(contact_id=contact_id))
    await forget(transaction, early)
