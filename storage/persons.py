"""People who have several names on one platform; whose a name is, `naming` says.

Whoever changes names passes one door, and then holds all contacts of its batch in the order of their numbers, as those
do who pass no door, so that nobody waits in a circle. Most of the time all names are known and nothing of this happens.
"""

import secrets
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from sqlmodel import col, delete, select, update

from storage import naming, outbox
from storage.contacts import Contacts, Place, hold_all
from storage.database import Transaction, fetch, insert_or_ignore, pass_door
from storage.joining import join
from storage.lists import among
from storage.models import Contact, FormerContact
from storage.naming import Known
from storage.record import record

DOOR: Final = "names"
NUMBERED: Final = ("whatsapp",)
"""Channels on which an address of digits is a phone number."""
REMEMBERED: Final = 10_000
BELIEVED: Final = 600.0
"""Seconds for which a pair of names that was settled is not looked up again; another process may have changed it."""


@record
class Change:
    """What became of contacts. What is remembered of those in `stale` is out of date."""

    contact_id: int
    stale: tuple[int, ...]
    dropped: str = ""  # the draft that was given up for a newer one
    held: tuple[int, ...] = ()  # reports whose decisions nobody can be told any more


class Persons:
    """The people in the book of contacts."""

    def __init__(self, book: Contacts) -> None:
        self._book = book
        self._settled: set[Place] = set()  # of which nothing was to be learnt when they were met last
        self._settled_since = 0.0

    async def meet(self, transaction: Transaction, places: Iterable[Place], now: float) -> list[Change]:
        """Learn from the places that show a number beside an id. Both find the person afterwards."""
        if now - self._settled_since > BELIEVED:
            self._settled.clear()
            self._settled_since = now
        everybody = list(dict.fromkeys(places))
        both = [place for place in everybody if place.number and place not in self._settled]
        strange = await self._strange(transaction, both) if both else []
        if not strange:
            self._settled.update(both[: REMEMBERED - len(self._settled)])
            return []
        self._settled.clear()
        await pass_door(transaction, DOOR, alone=True)
        await self._book.admit(transaction, everybody, now)
        await self._hold(transaction, [*everybody, *(name for place in strange for name in _names(place))])
        plain = await self._plain(transaction, strange)
        changes = await self._note(transaction, plain)
        others = [await self._meet(transaction, *_names(place), now) for place in strange if place not in plain]
        return [*changes, *(change for change in others if change is not None)]

    async def rename(self, transaction: Transaction, old: Place, new: Place, at: float, now: float) -> Change | None:
        """Somebody's name was changed at this time; None when nothing follows from it."""
        self._settled.clear()
        await pass_door(transaction, DOOR, alone=True)
        await self._hold(transaction, [old, new])
        was, has = await self._find(transaction, old), await self._find(transaction, new)
        if was is None:
            return None
        from_id, to_id = not _is_number(old), not _is_number(new)
        seen = await self._seen(transaction, was, old), await self._seen(transaction, has, new)
        verdict = naming.changed(*seen, at, from_id=from_id, to_id=to_id)
        if verdict == naming.NOTHING:
            return None
        change = Change(was.id or 0, (was.id or 0,))
        if has is not None and verdict == naming.JOIN:
            change = await self._join(transaction, has, was)
        elif has is not None:
            change = await self._pass_on(transaction, was, has, new, now)
        if verdict != naming.JOIN:
            await self._call(transaction, was, new)
        if from_id:
            await self._add(transaction, change.contact_id, was.lookup)
        return change

    async def _meet(self, transaction: Transaction, id_: Place, number: Place, now: float) -> Change | None:
        by_id, by_number = await self._find(transaction, id_), await self._find(transaction, number)
        if by_id is None:
            return None
        known = await self._seen(transaction, by_id, id_, number)
        verdict = naming.together(known, await self._seen(transaction, by_number, number)) if known else naming.SAME
        change = Change(by_id.id or 0, (by_id.id or 0,))
        if verdict == naming.SAME:
            return None
        if by_number is not None and verdict == naming.JOIN:
            change = await self._join(transaction, by_id, by_number)
        elif by_number is not None:
            change = await self._pass_on(transaction, by_id, by_number, number, now)
        await self._put_beside(transaction, change.contact_id, number)
        return change

    async def _join(self, transaction: Transaction, named: Contact, other: Contact) -> Change:
        contact_id, dropped = await join(transaction, named, other)
        return Change(contact_id, (named.id or 0, other.id or 0), dropped)

    async def _pass_on(
        self, transaction: Transaction, to: Contact, owner: Contact, number: Place, now: float
    ) -> Change:
        """The number finds its old owner no more. Who had nothing else is found by nobody, and is not written to."""
        hashes, stale, held = self._book.lookups(number), (to.id or 0, owner.id or 0), list[int]()
        await transaction.execute(delete(FormerContact).where(among(col(FormerContact.lookup), hashes)))
        if owner.lookup in hashes:
            nobody = {"lookup": f"nobody:{secrets.token_hex(16)}", "sealed": self._book.seal(""), "reachable": False}
            await transaction.execute(update(Contact).where(col(Contact.id) == owner.id).values(nobody))
            held = await outbox.stop(transaction, owner.id or 0, now)
        return Change(to.id or 0, stale, held=tuple(held))

    async def _call(self, transaction: Transaction, contact: Contact, name: Place) -> None:
        """Give a contact its new name; the number that stood beside the old one went with it."""
        beside = col(FormerContact.contact_id) == contact.id, col(FormerContact.beside)
        await transaction.execute(delete(FormerContact).where(*beside))
        called = {"lookup": self._book.lookups(name)[0], "sealed": self._book.seal(name.address)}
        await transaction.execute(update(Contact).where(col(Contact.id) == contact.id).values(called))

    async def _put_beside(self, transaction: Transaction, contact_id: int, number: Place) -> None:
        """At most one number stands beside an id."""
        beside = col(FormerContact.contact_id) == contact_id, col(FormerContact.beside)
        await transaction.execute(delete(FormerContact).where(*beside))
        await self._add(transaction, contact_id, self._book.lookups(number)[0], beside=True)

    async def _add(self, transaction: Transaction, contact_id: int, lookup: str, *, beside: bool = False) -> None:
        row = {"lookup": lookup, "contact_id": contact_id, "beside": beside}
        await transaction.execute(insert_or_ignore(transaction, FormerContact), [row])

    async def _find(self, transaction: Transaction, name: Place) -> Contact | None:
        return await self._book.find(transaction, name)

    async def _seen(
        self, transaction: Transaction, contact: Contact | None, name: Place, number: Place | None = None
    ) -> Known | None:
        """What the rule has to know of a contact that was found by this name; `number`: the one that is shown."""
        if contact is None:
            return None
        own = select(FormerContact).where(col(FormerContact.contact_id) == contact.id, col(FormerContact.beside))
        beside = {row.lookup for row in await fetch(transaction, FormerContact, own)}
        shown = set(self._book.lookups(number)) if number else set[str]()
        has_id = not _is_number(Place(contact.channel, self._book.address(contact)))
        now = bool({contact.lookup, *beside}.intersection(self._book.lookups(name)))
        return Known(contact.id or 0, has_id, contact.created_at, now, bool(beside - shown))

    async def _strange(self, transaction: Transaction, both: Sequence[Place]) -> list[Place]:
        """Those whose id and number are not the same contact's already."""
        owners = await self._owners(transaction, both)
        pairs = {place: [owners[name] for name in _names(place)] for place in both}
        return [place for place, (id_, number) in pairs.items() if id_ is None or number is None or id_.id != number.id]

    async def _plain(self, transaction: Transaction, strange: Sequence[Place]) -> dict[Place, int]:
        """Those whose number nobody has, with the contact that bears the id: all that is to be done is to note it."""
        owners = await self._owners(transaction, strange)
        times = Counter(name for place in strange for name in _names(place))
        found = {}
        for place in strange:
            id_, number = _names(place)
            bearer = owners[id_]
            alone = times[id_] == times[number] == 1 and owners[number] is None
            if alone and bearer is not None and bearer.lookup in self._book.lookups(id_):
                found[place] = bearer.id or 0
        return found

    async def _note(self, transaction: Transaction, plain: Mapping[Place, int]) -> list[Change]:
        """As `_put_beside`, for many at once."""
        if not plain:
            return []
        beside = among(col(FormerContact.contact_id), plain.values()), col(FormerContact.beside)
        await transaction.execute(delete(FormerContact).where(*beside))
        numbers = [(self._book.lookups(_names(place)[1])[0], contact_id) for place, contact_id in plain.items()]
        rows = [{"lookup": lookup, "contact_id": contact_id, "beside": True} for lookup, contact_id in numbers]
        await transaction.execute(insert_or_ignore(transaction, FormerContact), rows)
        return [Change(contact_id, (contact_id,)) for contact_id in plain.values()]

    async def _owners(self, transaction: Transaction, both: Sequence[Place]) -> dict[Place, Contact | None]:
        """Whose each name is that these places show."""
        names = {name: self._book.lookups(name) for place in both for name in _names(place)}
        found = await self._book.known(transaction, [hash_ for hashes in names.values() for hash_ in hashes])
        return {name: next((found[h] for h in hashes if h in found), None) for name, hashes in names.items()}

    async def _hold(self, transaction: Transaction, names: Iterable[Place]) -> None:
        hashes = [hash_ for name in names for hash_ in self._book.lookups(name)]
        found = await self._book.known(transaction, hashes)
        await hold_all(transaction, [contact.id or 0 for contact in found.values()])


def _names(place: Place) -> tuple[Place, Place]:
    """The id and the number that a place shows together."""
    return Place(place.channel, place.address), Place(place.channel, place.number)


def _is_number(name: Place) -> bool:
    return name.channel in NUMBERED and name.address.isascii() and name.address.isdigit()
