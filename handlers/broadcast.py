"""An announcement on its way: what the clock does with it, minute by minute.

Rows are written for a minute ahead, spread over it, in a lane of their own. So a hundred thousand subscribers are never
more than three hundred rows, one hand is all that they take, and whatever is stopped or restarted loses and repeats
nothing.
"""

from collections.abc import Sequence

from handlers import announced, quiet
from handlers.messages import Line, Message, line, to_json
from handlers.scene import House
from storage import announcements, custody
from storage.announcements import Announcement, Reader, lane
from storage.database import Transaction
from storage.outbox import WORK, Effect

NEWS, SHOW = "news", "announce"
"""The errands: to a subscriber; to the author, how far it is."""
DRAFT_KEPT = 14 * 86_400.0


async def look(house: House, transaction: Transaction, now: float) -> list[Effect]:
    """Go on with what is being sent. Whatever is done is written in the same transaction, so twice is once."""
    await announcements.trim(transaction, now - DRAFT_KEPT)
    effects = list[Effect]()
    for announcement in await announcements.due(transaction, now):
        if announcement.region in house.desks:
            effects += await go_on(house, transaction, announcement, now)
    return effects


async def go_on(house: House, transaction: Transaction, announcement: Announcement, now: float) -> list[Effect]:
    """The next minute's rows; at the end, what came of it."""
    number, zone = announcement.id or 0, house.desk(announcement.region).region.zone
    most = quiet.room(zone, now)
    if not most:
        await announcements.walk(transaction, announcement, (), quiet.opens_at(zone, now))
        return await shown(transaction, announcement)
    waiting = await announcements.waiting(transaction, number)
    readers = await announcements.readers(transaction, announcement, most) if waiting < quiet.BACKLOG else []
    if not readers:
        return await (shown(transaction, announcement) if waiting else _finish(transaction, announcement, now))
    await announcements.walk(transaction, announcement, readers, now + len(readers) / quiet.PER_SECOND)
    return [*_rows(number, readers), *await shown(transaction, announcement)]


def _rows(number: int, readers: Sequence[Reader]) -> list[Effect]:
    reachable = enumerate(reader for reader in readers if reader.reachable)
    return [
        Effect(
            reader.contact_id,
            NEWS,
            {"announcement": number},
            lane=lane(number, reader.channel),
            rank=WORK,
            delay=place / quiet.PER_SECOND,
        )
        for place, reader in reachable
    ]


async def _finish(transaction: Transaction, announcement: Announcement, now: float) -> list[Effect]:
    number, passed = announcement.id or 0, announcement.walked - announcement.sent
    await announcements.finish(transaction, number)
    sent, left = announced.many(announcement.sent), announced.many(passed)
    effects = await shown(
        transaction, announcement, line("announce-done", title=announcement.title, sent=sent, passed=left)
    )
    counted = {"announcement": number, "sent": announcement.sent, "passed": passed}
    ended = custody.regional(announcement.region, "system", "announcement_ended", **counted)
    await custody.write(transaction, [ended], now)
    return effects


async def shown(transaction: Transaction, announcement: Announcement, *told: Line) -> list[Effect]:
    """Show its author how far it is, and tell them this besides; nobody, when they are gone."""
    author = await announcements.author(transaction, announcement)
    if author is None:
        return []
    number = announcement.id or 0
    show = Effect(author.contact_id, SHOW, {"announcement": number}, lane=f"{SHOW}:{number}", rank=WORK)
    return [show, *([Effect(author.contact_id, "say", to_json(Message(told)))] if told else [])]
