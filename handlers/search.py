"""/cari: cases by name, account, agency, number or link, also by a part of it and misspelt."""

from typing import Final

from handlers import findable, queue_lists
from handlers.messages import GAP, Message, line
from handlers.tap import Tap
from storage import queue, reports
from storage.database import Transaction
from storage.models import Report

SHOWN: Final = 10
_LOOKED_AT: Final = 300  # reports that are compared letter by letter


async def search(tap: Tap) -> None:
    """Name the newest cases that fit."""
    desk, wanted = tap.house.desk_at(tap.scene.contact_id), findable.asked(tap.said.argument)
    if desk is None:
        return
    if not any(len(word) > 1 for word in wanted):
        tap.toast(line("search-what"))
        return
    numbers = await found(tap.scene.transaction, desk.region.key, wanted)
    shown = await reports.several(tap.scene.transaction, numbers[:SHOWN])
    tap.scene.say(_answer(shown, more=len(numbers) > SHOWN, now=tap.scene.now))


async def found(transaction: Transaction, region: str, wanted: list[str]) -> list[int]:
    """The reports of this region that fit, the newest first; at most one more than are shown."""
    hits = await queue.find(transaction, region, [findable.patterns(word) for word in wanted], SHOWN + 1)
    if not hits:
        near = await queue.find(transaction, region, [findable.pieces(word) for word in wanted], _LOOKED_AT)
        hits = [(number, words) for number, words in near if findable.is_like(words, wanted)]
    return [number for number, _ in hits[: SHOWN + 1]]


def _answer(shown: list[Report], *, more: bool, now: float) -> Message:
    if not shown:
        return Message((line("search-nothing"),))
    rows = [queue_lists.row(report, number, now) for number, report in enumerate(shown, start=1)]
    narrower = (line("search-more"),) if more else ()
    head = (line("search-head-more" if more else "search-head", count=len(shown)), *queue_lists.explained(rows))
    return Message((*head, GAP, *rows, *narrower), queue_lists.opening(shown))
