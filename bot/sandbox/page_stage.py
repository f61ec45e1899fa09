"""Who plays on the sandbox page, and who sits in which chat. State only; the demo command fills it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.cloud import Cloud, CloudChange
from bot.sandbox.nouns import Chat, Person
from bot.sandbox.world import World

_FIRST_NAMES = (
    "Sari", "Bima", "Tiara", "Ujang", "Wulan", "Togar", "Rini", "Lukman", "Ayu", "Jaka", "Melati", "Raka",
    "Kirana", "Damar", "Puspa", "Gilang", "Laras", "Satria", "Intan", "Banyu",
)  # fmt: skip


@dataclass
class Desk:
    """Those who look at the reports of one region."""

    moderators: Chat
    bawaslu: Chat
    staff: list[Person]
    """Members of the moderator group."""
    liaison: Person
    """Member of Bawaslu's chat."""
    region: str = ""
    name: str = ""
    """What the page calls the region, where there are several."""
    official: Person | None = None
    """Who gets the region's digest in a chat of their own."""


@dataclass
class Stage:
    """The cast of the page. `progress` is a quiet line while examples are being prepared, "" when they are ready."""

    desks: list[Desk]
    residents: list[Person]
    outsider: Person
    """Not a member of any moderator group."""
    progress: str = ""
    cloud: Cloud | None = None
    """The WhatsApp beside Telegram, whose people are residents too; None: Telegram only."""
    later: Callable[[float], None] | None = None
    """Lets so many hours pass for everybody; None: only on the WhatsApp."""
    to_morning: Callable[[], float] | None = None
    """How many hours it is until officials get their next digest; None: nobody gets one."""
    ahead: float = 0.0
    """How many hours passed at once for everybody so far."""

    @property
    def first(self) -> Desk:
        """The desk the page opens with."""
        return self.desks[0]

    @property
    def officials(self) -> list[Person]:
        """Those of every region that has one."""
        return [desk.official for desk in self.desks if desk.official is not None]


def now_known_as(world: World, chat: Chat) -> Chat:
    """The chat itself, or the supergroup it became."""
    while chat.migrated_to is not None:
        chat = world.chats[chat.migrated_to]
    return chat


def chats_of(world: World, stage: Stage) -> list[Chat]:
    """Every chat the page shows: the residents' own, each region's moderators' and Bawaslu's, the officials' own."""
    groups = [now_known_as(world, chat) for desk in stage.desks for chat in (desk.moderators, desk.bawaslu)]
    private = [[world.private(person) for person in people] for people in (stage.residents, stage.officials)]
    return [*private[0], *groups, *private[1]]


def seats(world: World, stage: Stage, chat: Chat) -> list[Person]:
    """Whose eyes the page can lend in this chat; the outsider may look at and tap the moderators' buttons."""
    for desk in stage.desks:
        if chat is now_known_as(world, desk.moderators):
            return [*desk.staff, stage.outsider]
        if chat is now_known_as(world, desk.bawaslu):
            return [desk.liaison]
    return [person for person in (*stage.residents, *stage.officials) if chat.private and person.id == chat.id]


def pass_time(stage: Stage, hours: float) -> None:
    """So many hours pass at once, as the stage knows how; the phones are drawn anew."""
    if stage.later is not None:
        stage.later(hours)
        stage.ahead += hours
        if stage.cloud is not None:
            stage.cloud.tell(CloudChange("clock"))
    elif stage.cloud is not None:
        stage.cloud.later(hours)


def next_name(stage: Stage) -> str:
    """An invented name nobody on the page has yet ("Sari Contoh", later "Sari Contoh 2")."""
    taken = {person.name for person in stage.residents}
    taken |= {contact.name for contact in stage.cloud.contacts.values()} if stage.cloud is not None else set()
    round_number = 1
    while True:
        tail = " Contoh" if round_number == 1 else f" Contoh {round_number}"
        for first in _FIRST_NAMES:
            if first + tail not in taken:
                return first + tail
        round_number += 1
