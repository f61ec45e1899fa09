"""The reports of one post: those that links lead to, what a card shows of them, and how many people they come from.

The database follows the links by itself, from one report to the next: no list of reports is handed to it, which would
be a new statement for each length. Of a post with thousands of reports not all are followed.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from sqlalchemy import Integer, and_, bindparam, case
from sqlmodel import col, or_, select

from storage.database import Transaction, fetch
from storage.models import Report, Sameness
from storage.record import record
from storage.sameness import CONFIRMED, MOST, NAMED, OUT_OF_COUNT, PERSON, STRONG, SUGGESTED


@record
class Other:
    """A report that is, or may be, about the same post as another one."""

    report_id: int
    ticket: str
    reason: str
    score: int
    state: str


@record
class Kin:
    """What a card shows: how many independent people report this post, and the reports it is linked to, latest first.

    A person who reports twice counts once, and nobody who withdrew or erased their report does.
    """

    people: int
    others: tuple[Other, ...] = ()


async def kin(transaction: Transaction, report_id: int) -> Kin | None:
    """What the card of this report shows; None when it resembles no other."""
    rows = await transaction.execute(_NEAR, {"number": report_id})
    others = tuple(Other(*row) for row in rows)
    return Kin(await people(transaction, report_id), others) if others else None


async def linked(transaction: Transaction, report_id: int) -> list[int]:
    """The reports whose cards name this one, unless it counts no more."""
    return sorted((await transaction.execute(_LINKED, {"number": report_id})).scalars())


async def people(transaction: Transaction, report_id: int) -> int:
    """How many independent people report the post that this report is about."""
    one = {"number": report_id}
    persons = {number: person for number, person in await transaction.execute(_SENDERS, one)}  # noqa: C416 - rows are no pairs to mypy
    own = [(later, earlier) for later, earlier in await transaction.execute(_OWN, one)]
    pairs = [(persons[later], persons[earlier]) for later, earlier in own if persons.keys() >= {later, earlier}]
    return len(set(persons.values())) - _merged(pairs)


async def first_of(transaction: Transaction, report_id: int) -> int:
    """The earliest of all reports about the post that this report is about."""
    numbers: Iterable[int] = (await transaction.execute(_SAME_POST, {"number": report_id})).scalars()
    return min(numbers)


async def group_of(transaction: Transaction, report_id: int) -> set[int]:
    """This report and all that moderators said are about the same."""
    return set((await transaction.execute(_SAID_SAME, {"number": report_id})).scalars())


async def confirmed(transaction: Transaction, report_id: int) -> list[Report]:
    """The others of them, in the order in which they came; not locked, see `storage.holding`."""
    return await fetch(transaction, Report, _OTHERS, {"number": report_id})


def _merged(pairs: Iterable[tuple[int, int]]) -> int:
    """By how many these persons become fewer when those of each pair are one."""
    first, fewer = dict[int, int](), 0
    for one, other in pairs:
        gone, kept = _root(first, one), _root(first, other)
        if gone != kept:
            first[gone], fewer = kept, fewer + 1
    return fewer


def _root(first: Mapping[int, int], person: int) -> int:
    while person in first:
        person = first[person]
    return person


_NUMBER: Final = bindparam("number", type_=Integer())
_LATER, _EARLIER = col(Sameness.report_id), col(Sameness.other_id)
_IS_CONFIRMED: Final = col(Sameness.state) == CONFIRMED
_IS_SUGGESTED: Final = col(Sameness.state) == SUGGESTED
_COUNTS: Final = or_(_IS_CONFIRMED, and_(_IS_SUGGESTED, col(Sameness.reason).in_(STRONG)))
# What a moderator named may be a slip: it stands on no card until somebody says that it is so.
_IS_SHOWN: Final = or_(_IS_CONFIRMED, and_(_IS_SUGGESTED, col(Sameness.reason) != NAMED))
_COUNTED: Final = col(Report.state).not_in(OUT_OF_COUNT)


def _ends(number: Any) -> tuple[Any, Any]:
    """(A link has this report at one of its ends, what is at the other end)."""
    return or_(number == _LATER, number == _EARLIER), case((number == _LATER, _EARLIER), else_=_LATER)


def _reached(allowed: Any) -> Any:
    """The numbers of a report and of all that such links lead to from it, each of the links followed by an index."""
    start = select(_NUMBER.label("id")).cte("reached", recursive=True)
    touches, end = _ends(start.c.id)
    reached = start.union(select(end).select_from(start.join(Sameness, touches)).where(allowed))
    return select(reached.c.id).limit(MOST)


def _own() -> Any:
    """The links between reports of a post that were one person's when they were linked."""
    reached = _SAME_POST.subquery()
    return (
        select(_LATER, _EARLIER).join_from(reached, Sameness, reached.c.id == _LATER).where(col(Sameness.own), _COUNTS)
    )


_TOUCHES, _END = _ends(_NUMBER)
_LINKED: Final = select(_END).where(_TOUCHES, _IS_SHOWN).limit(MOST)
_SHOWN: Final[tuple[Any, ...]] = (Report.id, Report.ticket, Sameness.reason, Sameness.score, Sameness.state)
_NEAR: Final = (
    select(*_SHOWN)
    .join_from(Sameness, Report, col(Report.id) == _END)
    .where(_TOUCHES, _IS_SHOWN, _COUNTED)
    .order_by(col(Report.id).desc())
    .limit(MOST)
)
_SAME_POST: Final = _reached(_COUNTS)
_SAID_SAME: Final = _reached(_IS_CONFIRMED)
_SENDERS: Final = select(col(Report.id), PERSON).where(col(Report.id).in_(_SAME_POST), _COUNTED)
_OWN: Final = _own()
_OTHERS: Final = (
    select(Report).where(col(Report.id).in_(_SAID_SAME), col(Report.id) != _NUMBER).order_by(col(Report.id))
)
