"""Reports about the same post: what they have in common, and the links between them; `same_post` follows these.

A **key** is what two reports may have in common (the bytes of a file, a link, an account on a day); only its hash is
kept. Keys count within one region. A **link** joins a later report to an earlier one for the strongest reason there is;
the machine makes it, a moderator confirms or undoes it, and what was undone is not made again. A new report is joined
to the earliest of those it resembles, so that a thousand reports of one post need a thousand links and not a million.

Links never touch people: neither those reported nor those who report become one by them.
"""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from typing import Any, Final

from sqlalchemy import bindparam, desc, func
from sqlmodel import col, delete, or_, select, update

from storage.database import Transaction, fetch, first, insert_or_ignore
from storage.evidence import STORED
from storage.lists import among
from storage.models import Evidence, PictureMark, Report, ReportKey, Sameness
from storage.states import ERASED, WITHDRAWN

BYTES, LINK, PICTURE, ACCOUNT, GLIMPSE, NAMED = "bytes", "link", "picture", "account", "glimpse", "named"
REASONS: Final = (NAMED, GLIMPSE, ACCOUNT, PICTURE, LINK, BYTES)
"""The weakest first. A glimpse is a picture that resembles another one weakly; what is named, a moderator named."""
STRONG: Final = (BYTES, LINK, PICTURE)
"""What counts as the same post until a moderator says otherwise; the others only when one says so."""
KNOWN_BY: Final = (BYTES, LINK)
"""What says "the same" without any doubt, so that residents may be told of it."""
SUGGESTED, CONFIRMED, UNDONE = "suggested", "confirmed", "undone"
OUT_OF_COUNT: Final = (ERASED, WITHDRAWN)
MOST: Final = 2_000  # reports of one post that are looked at


def key(kind: str, region: str, value: str) -> str:
    """The key of one thing that reports of a region may have in common."""
    return f"{kind}:{hashlib.sha256(f'{region} {value}'.encode()).hexdigest()[:32]}"


def kind_of(own_key: str) -> str:
    """What sort of thing a key is of."""
    return own_key.partition(":")[0]


async def publish(transaction: Transaction, keys: Iterable[tuple[int, str]]) -> None:
    """(report, key): from now on these reports are found by these keys."""
    rows = [{"report_id": number, "key": name} for number, name in keys]
    if rows:
        await transaction.execute(insert_or_ignore(transaction, ReportKey), rows)


async def files_of(transaction: Transaction, report_ids: Sequence[int]) -> list[tuple[int, str]]:
    """(report, SHA-256) of every file of these reports that is stored."""
    rows = await transaction.execute(_FILES, {"reports": list(report_ids)})
    return [(number or 0, sha256) for number, sha256 in rows]


async def people_by_key(transaction: Transaction, keys: Collection[str]) -> dict[str, int]:
    """Key -> how many people sent a report with it, of those that more than one report has."""
    if not keys:
        return {}
    return {name: people for name, people in await transaction.execute(_PEOPLE, {"keys": list(keys)})}  # noqa: C416 - rows are no pairs to mypy


async def earliest(transaction: Transaction, report_id: int) -> dict[str, int]:
    """The kind of key -> the earliest other report that has one of that kind in common with this one."""
    rows = await transaction.execute(_EARLIEST, {"number": report_id})
    return {kind_of(name): number for name, number in rows}  # the earliest comes last, and stays


async def link(
    transaction: Transaction, one: Report, other: Report, reason: str, score: int, now: float
) -> bool:  # whether that is news
    """Join two reports. A link that is there becomes stronger if this reason is, unless a moderator decided on it."""
    later, earlier = sorted((one.id or 0, other.id or 0), reverse=True)
    same = one.contact_id is not None and one.contact_id == other.contact_id
    row = {"report_id": later, "other_id": earlier, "reason": reason, "score": score, "own": same, "at": now}
    made = await transaction.execute(insert_or_ignore(transaction, Sameness), [_SUGGESTED | row])
    if made.rowcount == 1:
        return True
    weaker = col(Sameness.reason).in_(REASONS[: REASONS.index(reason)]), col(Sameness.state) == SUGGESTED
    stronger = update(Sameness).where(*_between(later, earlier), *weaker).values(reason=reason, score=score)
    return bool((await transaction.execute(stronger)).rowcount)


async def decide(
    transaction: Transaction, report_id: int, other_id: int, state: str, by: str, now: float
) -> Sameness | None:
    """A moderator confirms or undoes a link; the link as it was, None when there is none or it is so already."""
    pair = _between(*sorted((report_id, other_id), reverse=True))
    was = await first(transaction, Sameness, select(Sameness).where(*pair).with_for_update())
    if was is None or was.state == state:
        return None
    await transaction.execute(update(Sameness).where(*pair).values(state=state, by=by, at=now))
    return was


async def between(transaction: Transaction, one: int, other: int) -> Sameness | None:
    """The link between two reports."""
    pair = _between(*sorted((one, other), reverse=True))
    return await first(transaction, Sameness, select(Sameness).where(*pair))


async def forget(transaction: Transaction, report_id: int, now: float) -> list[int]:
    """An erased report: its keys, marks, sketches and links go. Returns the reports it was linked to."""
    await transaction.execute(update(Evidence).where(col(Evidence.report_id) == report_id).values(likeness=None))
    return await part(transaction, report_id, now)


async def part(transaction: Transaction, report_id: int, now: float) -> list[int]:
    """A report that is compared with others no more: its keys, marks and links go. Returns those it was linked to.

    What it joined stays joined: all of them to the earliest, for the reason they were joined to what is gone.
    """
    links = [row for row in await fetch(transaction, Sameness, _LINKS, {"number": report_id}) if row.state != UNDONE]
    left = {row.other_id if row.report_id == report_id else row.report_id: row for row in links}
    await transaction.execute(delete(ReportKey).where(col(ReportKey.report_id) == report_id))
    gone = select(col(Evidence.id)).where(col(Evidence.report_id) == report_id)
    await transaction.execute(delete(PictureMark).where(col(PictureMark.evidence_id).in_(gone)))
    either = or_(col(Sameness.report_id) == report_id, col(Sameness.other_id) == report_id)
    await transaction.execute(delete(Sameness).where(either))
    await _rejoin(transaction, dict(left), now)
    return sorted(left)


async def _rejoin(transaction: Transaction, left: dict[int, Sameness], now: float) -> None:
    if len(left) > 1:
        root = left.pop(earliest := min(left))
        common = {**_SUGGESTED, "other_id": earliest, "at": now}
        rows = [
            {**common, "report_id": number, "own": row.own and root.own, **_weaker(row, root)}
            for number, row in left.items()
        ]
        await transaction.execute(insert_or_ignore(transaction, Sameness), rows)


def _weaker(one: Sameness, other: Sameness) -> dict[str, Any]:
    """Two steps are as sure as the less sure of them."""
    weak = min(one, other, key=lambda row: REASONS.index(row.reason))
    sure = one.state == other.state == CONFIRMED
    return {"reason": weak.reason, "score": weak.score, "state": CONFIRMED if sure else SUGGESTED}


async def live(transaction: Transaction, numbers: Collection[int]) -> list[Report]:
    """Those of these reports that can be about the same as others, the earliest first."""
    return await fetch(transaction, Report, _LIVE, {"numbers": list(numbers)})


def _between(later: int, earlier: int) -> tuple[Any, ...]:
    return col(Sameness.report_id) == later, col(Sameness.other_id) == earlier


_SUGGESTED: Final = {"state": SUGGESTED, "by": "system"}
_FILES: Final = select(col(Evidence.report_id), col(Evidence.sha256)).where(
    among(col(Evidence.report_id), "reports"), col(Evidence.state) == STORED
)
_LIVE: Final = (
    select(Report).where(among(col(Report.id), "numbers"), col(Report.state) != ERASED).order_by(col(Report.id))
)
_LINKS: Final = (
    select(Sameness)
    .where(or_(col(Sameness.report_id) == bindparam("number"), col(Sameness.other_id) == bindparam("number")))
    .limit(MOST)
)
_MINE: Final = select(col(ReportKey.key)).where(col(ReportKey.report_id) == bindparam("number")).scalar_subquery()
_EARLIEST: Final = (
    select(col(ReportKey.key), func.min(col(ReportKey.report_id)).label("earliest"))
    .join(Report, col(Report.id) == col(ReportKey.report_id))
    .where(col(ReportKey.key).in_(_MINE), col(ReportKey.report_id) != bindparam("number"), col(Report.state) != ERASED)
    .group_by(col(ReportKey.key))
    .order_by(desc("earliest"))
)
PERSON: Final = func.coalesce(col(Report.contact_id), -col(Report.id))
"""Reports that lead to one contact are one person's; of those that lead to nobody, each is somebody's."""
_PEOPLE: Final = (
    select(col(ReportKey.key), func.count(PERSON.distinct()))
    .join(Report, col(Report.id) == col(ReportKey.report_id))
    .where(among(col(ReportKey.key), "keys"), col(Report.state).not_in(OUT_OF_COUNT))
    .group_by(col(ReportKey.key))
    .having(func.count() > 1)
)
