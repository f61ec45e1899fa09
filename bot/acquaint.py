"""Who is who: what a batch of updates tells of the names that people have, and what the residents hear of it."""

from collections.abc import Callable, Collection, Iterable

from handlers import seats
from handlers.messages import Message, Update, line
from handlers.scene import House, Scene, cards
from storage.contacts import Place
from storage.database import Transaction
from storage.persons import Change, Persons


class Acquaint:
    """Learns names. `met`: what is remembered of this contact is out of date."""

    def __init__(self, house: House, met: Callable[[int], object]) -> None:
        self._house = house
        self._persons = Persons(house.contacts)
        self._met = met

    async def learn(
        self, transaction: Transaction, updates: Iterable[Update], places: Collection[Place], now: float
    ) -> list[Change]:
        """What changed for contacts. `places`: where somebody spoke."""
        changes = await self._persons.meet(transaction, places, now)
        for update in filter(is_renamed, updates):
            old, new = Place(update.channel, update.chat), Place(update.channel, update.moved_to)
            change = await self._persons.rename(transaction, old, new, update.at, now)
            changes += [change] if change else []
        return changes

    async def follow(self, scene: Scene, change: Change) -> None:
        """One person was two contacts for us, or a number has a new owner."""
        for contact_id in change.stale:
            self._met(contact_id)
        scene.effects += await cards(self._house, scene.transaction, change.held)
        seated = {contact_id for places in self._house.seats.values() for contact_id in places.values()}
        if seated.intersection(change.stale):  # whoever sits at a desk has another number now
            scene.effects.append(seats.arrange(self._house))
        if change.dropped:
            scene.dropped.append(change.dropped)
            scene.say(Message((line("draft-joined"),)))


def is_renamed(update: Update) -> bool:
    """Whether it tells of a person who is called otherwise now; a group that moves stays where its messages are."""
    return update.event == "moved" and update.private
