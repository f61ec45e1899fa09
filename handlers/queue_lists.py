"""The lists of /antrean: an overview with numbers, and pages of cases whose buttons open their cards.

A list is one message, and its buttons change it in place. It is composed when it is sent, so it never shows what was
true when somebody tapped.
"""

from collections.abc import Callable, Sequence
from typing import Final

from handlers import desk_queue
from handlers.asked_case import case_of
from handlers.desk_queue import NAME
from handlers.limits import OPEN, left_of, limit_of
from handlers.masking import mask
from handlers.messages import GAP, Choice, Line, Message, Rows, Value, Word, button, in_rows, line
from handlers.scene import card
from handlers.short import shorten
from handlers.tap import Tap
from storage import queue
from storage.database import Transaction
from storage.models import Report
from storage.outbox import Effect
from storage.queue import Wanted
from storage.record import record
from storage.regions import Region
from storage.states import ERASED, WAITING

PAGE: Final = 6
_WIDE: Final = 40  # signs of a name in a list


@record
class Asked:
    """What is to be shown: a list ("" for the overview) and its page, for whom (their keyed hash), in which message."""

    name: str = ""
    page: int = 0
    who: str = ""
    message: str = ""


@record
class Around:
    """What decides which cases belong on a list."""

    region: Region
    now: float
    who: str


LISTS: Final[dict[str, Callable[[Around], Wanted]]] = {
    "mine": lambda around: queue.mine(around.who, around.now),
    "unclaimed": lambda around: queue.unclaimed(around.now),
    "due": lambda around: queue.due(desk_queue.end_of(around.region, around.now, desk_queue.DUE_DAYS), around.now),
    "asked": lambda _: queue.asked(),
    "all": lambda _: queue.waiting(),
}


async def open_lists(tap: Tap) -> None:
    """/antrean: the overview."""
    tap.scene.effects.append(_shown(tap, Asked(who=tap.key)))


async def turn(tap: Tap) -> None:
    """A button of a list or of the board."""
    _, act, *rest = tap.said.choice.split(":")
    match act, rest:
        case "list", [name, page] if name in LISTS and page.isdecimal():
            _show(tap, Asked(name, min(int(page), 10_000), tap.key, tap.said.message))
        case "home", []:
            _show(tap, Asked(who=tap.key, message=tap.said.message))
        case "new", []:
            _show(tap, Asked(who=tap.key))
        case "open", [ticket]:
            report = await case_of(tap, ticket)
            await _open(tap, [report] if report else [])
        case (("next" | "first"), []):
            await _open_first(tap, act)
        case _:
            tap.toast(line("toast-unknown-case"))


def _show(tap: Tap, asked: Asked) -> None:
    tap.toast(None)
    tap.scene.effects.append(_shown(tap, asked))


def _shown(tap: Tap, asked: Asked) -> Effect:
    body = {"name": asked.name, "page": asked.page, "who": asked.who, "message": asked.message}
    return Effect(tap.scene.contact_id, NAME, body, lane=f"{NAME}:{tap.scene.contact_id}:{asked.message}")


async def _open_first(tap: Tap, which: str) -> None:
    """Show the next card that is held back, or the case with the least time left."""
    desk, transaction = tap.house.desk_at(tap.scene.contact_id), tap.scene.transaction
    if desk is None:
        return
    if which == "next":
        found = await queue.let_go(transaction, desk.region.key, 1)
    else:
        found = await queue.page(transaction, desk.region.key, queue.waiting(), 0, 1)
    if found:
        await _open(tap, found)
        tap.scene.effects += await desk_queue.refreshed(transaction, desk, tap.scene.now)
    else:
        tap.toast(line("queue-nothing-held" if which == "next" else "queue-empty"), alert=True)


async def _open(tap: Tap, found: list[Report]) -> None:
    for report in found:
        if report.state == ERASED:
            tap.toast(line("group-erased", ticket=report.ticket), alert=True)
            continue
        if tap.said.tap:
            tap.toast(line("queue-opens", ticket=report.ticket))
        await queue.show(tap.scene.transaction, report.id or 0)
        tap.scene.effects += card(tap.house, report, again=True)


async def show_case(tap: Tap) -> None:
    """/kasus: show the card of the named case anew, below everything else."""
    report = await case_of(tap, tap.said.argument)
    await _open(tap, [report] if report else [])


async def drawn(transaction: Transaction, region: Region, asked: Asked, now: float) -> Message:
    """The list that was asked for, as it is now."""
    around = Around(region, now, asked.who)
    if asked.name not in LISTS:
        return await _overview(transaction, around)
    wanted = LISTS[asked.name](around)
    count = await queue.count(transaction, region.key, wanted)
    last = max(0, (count - 1) // PAGE)
    page = min(asked.page, last)
    found = await queue.page(transaction, region.key, wanted, page * PAGE, PAGE)
    head = line(f"queue-list-{asked.name}", count=count)
    pressing, start = asked.name == "due", page * PAGE + 1
    rows = [row(report, number, now, pressing=pressing) for number, report in enumerate(found, start)]
    shown = (head, *explained(rows), GAP, *(rows or [line("queue-nothing")]))
    return Message(shown, (*opening(found), *_turning(asked.name, page, last)))


async def _overview(transaction: Transaction, around: Around) -> Message:
    counted = await desk_queue.count(transaction, around.region, around.now)
    late = (line("board-late", late=counted.late),) if counted.late else ()
    soon = (line("board-soon", soon=counted.soon),) if counted.soon else ()
    held = (line("queue-held", held=counted.held),) if counted.held else ()
    numbers = {name: await queue.count(transaction, around.region.key, LISTS[name](around)) for name in LISTS}
    lists = [Choice(f"{NAME}:list:{name}:0", line(f"queue-{name}", count=numbers[name])) for name in LISTS]
    rows = in_rows(lists)
    ways = (button(f"{NAME}:next", "queue-next"),) if counted.held else ()
    first = (*ways, button(f"{NAME}:first", "queue-first")) if counted.waiting else ()
    return Message(
        (line("queue-head", count=counted.waiting), *soon, *late, *held), (*rows, *((first,) if first else ()))
    )


def row(report: Report, number: int, now: float, *, pressing: bool = False) -> Line:
    """One case of a list. `pressing`: the list is of limits, so the days are told of what is decided as well."""
    told = (mask(str(report.answers.get(key) or "")) for key in ("name", "agency"))
    name, agency = (shorten(words, _WIDE) if words else Word("skipped") for words in told)
    values: dict[str, Value] = {"number": number, "ticket": report.ticket, "name": name, "agency": agency}
    if report.state == WAITING:
        return with_left("queue-row", report, now, **values)
    values["left"] = Word(f"card-{report.state}")  # with days alone it would look as if nobody had seen it
    limit = limit_of(report, now) if pressing else None
    if limit is None or limit.late:
        return Line("queue-row", values)
    left = left_of(limit)
    return line(f"queue-row-decided-{left.how}", days=left.days, **values)


def with_left(key: str, report: Report, now: float, **values: Value) -> Line:
    """A line about a case, with the days that are left for Bawaslu as everywhere (`limits.left_of`).

    The state in their place, once they do not matter any more.
    """
    if report.state not in OPEN:
        return line(key, left=Word(f"card-{report.state}"), **values)
    limit = limit_of(report, now)
    left = left_of(limit) if limit else None
    if left is None or left.how == "late":
        return line(key, left=Word("queue-left-over" if left else "queue-left-unknown"), **values)
    return line(f"{key}-last" if left.how == "last" else f"{key}-early", days=left.days, **values)


def explained(rows: Sequence[Line]) -> tuple[Line, ...]:
    """What the days of a list are counted to; nothing where none are told."""
    return (line("queue-counted"),) if any("days" in row.args for row in rows) else ()


def opening(found: list[Report]) -> Rows:
    """A button for each of these, which opens its card."""
    made = [Choice(f"{NAME}:open:{report.ticket}", line("queue-open", ticket=report.ticket)) for report in found]
    return in_rows(made)


def _turning(name: str, page: int, last: int) -> Rows:
    before = (Choice(f"{NAME}:list:{name}:{page - 1}", line("queue-before")),) if page else ()
    after = (Choice(f"{NAME}:list:{name}:{page + 1}", line("queue-after", page=page + 2, pages=last + 1)),)
    return ((*before, *(after if page < last else ())), (button(f"{NAME}:home", "queue-home"),))
