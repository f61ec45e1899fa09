"""Calm in a storm: which cards are held back, when they are shown, and the board that tells of them.

Telegram lets a bot write 20 messages a minute to a group. Cards come one by one while that is enough. When there is no
room now, and more of them wait than half of what a minute holds, further ones are held back, and one message, the
board, says how many there are: "37 menunggu". From then on a card is shown when somebody asks for the next one, or when
few undecided ones are left in the group. Nothing is lost meanwhile: a report that is held back stands in every list and
can be opened from there.
"""

from datetime import timedelta
from typing import Final

from handlers.desk import Desk
from handlers.findable import words_of
from handlers.limits import limit_of
from handlers.messages import Message, Rows, button, line
from handlers.scene import House, card, today
from storage import outbox, queue, reports
from storage.database import Transaction
from storage.figures import midnight
from storage.models import Report
from storage.outbox import WORK, Effect
from storage.queue import Counts
from storage.queue_tables import Board, Queued
from storage.regions import Region
from storage.states import ERASED, WAITING

NAME: Final = "queue"
BOARD_EVERY: Final = 10.0  # seconds between two changes of the board
AT_HAND: Final = 10  # undecided cards of a group: below that, held ones are shown by themselves
AT_ONCE: Final = 5  # so many in a minute
DUE_DAYS: Final = 3
_CAUGHT_UP: Final = 200  # reports without a place that are given one at a time


async def is_held(transaction: Transaction, report: Report, *, crowded: bool) -> bool:
    """Whether this card, never shown yet, is held back. `crowded`: more waits for its group than can be sent soon."""
    place = await queue.place(transaction, report.id or 0)
    if place is not None and place.held:
        return True
    if report.state != WAITING:
        return False
    return crowded or await queue.any_held(transaction, report.region)


async def hold(house: House, report_id: int, transaction: Transaction, now: float) -> list[Effect]:
    """Hold this card back, and tell the group how many there are."""
    report = await _now(transaction, report_id)
    if report is None:
        return []
    await queue.keep(transaction, place_of(report, now, held=report.state == WAITING))
    return await refreshed(transaction, house.desk(report.region), now)


async def enter(report_id: int, transaction: Transaction, now: float) -> list[Effect]:
    """The card is in the group: note until when there is time, and by which words it is found."""
    report = await _now(transaction, report_id)
    if report is not None:
        await queue.keep(transaction, place_of(report, now))
    return []


async def _now(transaction: Transaction, report_id: int) -> Report | None:
    """The report as it is now: it may have been erased while its card was on its way."""
    report = await reports.by_id(transaction, report_id)
    return None if report is None or report.state == ERASED else report


def place_of(report: Report, now: float, *, held: bool = False) -> Queued:
    """The place of a report in the queue of its region."""
    limit = limit_of(report, now)
    ends = (limit.rules.strict.timestamp(), limit.own.ends.timestamp()) if limit else (None, None)
    words = words_of(report.ticket, report.answers)
    limits = {"due_at": ends[0], "late_at": ends[1]}
    return Queued(report_id=report.id or 0, region=report.region, held=held, words=words, **limits)


async def look(house: House, transaction: Transaction, now: float) -> list[Effect]:
    """Once a minute: show what is held back where few cards are left, and bring the boards up to date."""
    await catch_up(transaction, now, decided=False)
    effects = []
    for desk in house.groups:
        board = await queue.board(transaction, desk.region.key)
        if board is not None or await queue.any_held(transaction, desk.region.key):
            effects += await _look(house, transaction, desk, board, now)
    return effects


async def catch_up(transaction: Transaction, now: float, *, decided: bool = True) -> bool:
    """Give a place to reports from before there was a queue; whether all have one now. `decided`: those as well, which
    takes a look at every report.
    """
    bare = await queue.missing(transaction, _CAUGHT_UP, decided=decided)
    await queue.enter(transaction, [place_of(report, now) for report in bare])
    return len(bare) < _CAUGHT_UP


async def _look(house: House, transaction: Transaction, desk: Desk, board: Board | None, now: float) -> list[Effect]:
    counted = await count(transaction, desk.region, now)
    waiting = await outbox.waiting_in(transaction, f"{desk.moderators}")
    freed = await queue.let_go(transaction, desk.region.key, room(counted, waiting))
    effects = [effect for report in freed for effect in card(house, report, redraw=True, asked=True)]
    if freed or board is None or board.shown != _numbers(counted):
        effects += await refreshed(transaction, desk, now)
    return effects


def room(counted: Counts, waiting: int) -> int:
    """How many cards are shown by themselves now. `waiting`: messages that the group has still to be sent."""
    if waiting:
        return 0
    return max(0, min(AT_ONCE, counted.held, AT_HAND - counted.shown))


async def refreshed(transaction: Transaction, desk: Desk, now: float) -> list[Effect]:
    """Have the board drawn anew; changes that come close on each other are shown together."""
    lane = f"board:{desk.moderators}"
    if not desk.moderators or await outbox.waiting_in(transaction, lane):
        return []
    board = await queue.board(transaction, desk.region.key)
    wait = board.drawn_at + BOARD_EVERY - now if board else 0.0
    delay = max(0.0, min(BOARD_EVERY, wait))  # the clock may have been set back since it was drawn
    return [Effect(desk.moderators, "board", {}, lane=lane, rank=WORK, delay=delay)]


async def drawn(region: str, counted: Counts, message: str, transaction: Transaction, now: float) -> list[Effect]:
    """The board shows this now."""
    if counted.held:
        shown = Board(region=region, message=message, shown=_numbers(counted), drawn_at=now)
        await queue.draw(transaction, shown)
    else:
        await queue.take_down(transaction, region)
    return []


async def count(transaction: Transaction, region: Region, now: float) -> Counts:
    """How much waits, how much of it until the end of tomorrow, and until that of the third day."""
    return await queue.counts(transaction, region.key, now, end_of(region, now, 1), end_of(region, now, DUE_DAYS))


def end_of(region: Region, now: float, days: int) -> float:
    """The end of the day so many days from now, in UTC seconds."""
    return midnight(region, today(region, now) + timedelta(days + 1))


def board_message(counted: Counts) -> Message:
    """What the board says, and how to go on."""
    if not counted.held:
        return Message((line("board-over", waiting=counted.waiting),))
    pressing = (line("board-soon", soon=counted.soon),) if counted.soon else ()
    late = (line("board-late", late=counted.late),) if counted.late else ()
    head = line("board-head", waiting=counted.waiting, held=counted.held)
    return Message((head, *pressing, *late, line("board-how")), _BOARD)


def _numbers(counted: Counts) -> str:
    return f"{counted.waiting} {counted.held} {counted.soon} {counted.late}"


_BOARD: Final[Rows] = (
    (button(f"{NAME}:next", "queue-next"), button(f"{NAME}:first", "queue-first")),
    (button(f"{NAME}:new", "queue-show"),),
)
