"""The pictures of all submitted reports as a table in memory, 24 bytes each, by region: what `likeness` searches.

The database is the truth and other processes write to it as well, so before each use what is new is read. Numbers go
up with the time of writing, but transactions may end in another order, and pictures are erased; when count and sum of
the numbers do not agree with what is held, all is read anew.
"""

from array import array
from collections.abc import Iterable, Sequence
from typing import Any, Final

from sqlalchemy import bindparam, func
from sqlmodel import col, select

from storage.database import Transaction, insert_or_ignore
from storage.lists import among
from storage.models import Evidence, PictureMark, Report
from storage.nearness import MARK
from storage.record import record
from storage.states import ERASED


@record
class Candidate:
    """A picture that came near: its report, and what is kept of it, sealed."""

    evidence_id: int
    report_id: int
    likeness: bytes


class Table:
    """The pictures of one region: whose they are, and their marks, one behind the other."""

    def __init__(self) -> None:
        self.evidence = array("q")
        self.marks = bytearray()
        self.last = self.sum = 0

    def add(self, rows: Iterable[Any]) -> None:
        """(number, evidence, mark) of each, numbers going up."""
        for number, evidence_id, mark in rows:
            self.evidence.append(evidence_id)
            self.marks += mark
            self.last, self.sum = number, self.sum + number

    def places(self, evidence_ids: Iterable[int]) -> list[int]:
        """Where these stand."""
        wanted = set(evidence_ids)
        return [place for place, number in enumerate(self.evidence) if number in wanted]


class Prints:
    """The tables of all regions that were asked for."""

    def __init__(self) -> None:
        self._tables: dict[str, Table] = {}

    async def table(self, transaction: Transaction, region: str) -> Table:
        """All pictures of this region, as the database has them now."""
        table = self._tables.setdefault(region, Table())
        table.add(await transaction.execute(_SINCE, {"of": region, "last": table.last}))
        count, total = (await transaction.execute(_CHECK, {"of": region})).one()
        if (count, int(total or 0)) != (len(table.evidence), table.sum):
            table = self._tables[region] = Table()
            table.add(await transaction.execute(_SINCE, {"of": region, "last": 0}))
        return table


async def publish(transaction: Transaction, region: str, marks: Sequence[tuple[int, bytes]]) -> None:
    """(evidence, mark): from now on these pictures are found."""
    rows = [{"evidence_id": number, "region": region, "mark": mark} for number, mark in marks if len(mark) == MARK]
    if rows:
        await transaction.execute(insert_or_ignore(transaction, PictureMark), rows)


async def candidates(transaction: Transaction, evidence_ids: Sequence[int]) -> dict[int, Candidate]:
    """Those of these pictures that still are part of a report."""
    rows = await transaction.execute(_CANDIDATES, {"numbers": list(evidence_ids)})
    return {number or 0: Candidate(number or 0, report_id or 0, sealed or b"") for number, report_id, sealed in rows}


_SINCE: Final = (
    select(col(PictureMark.id), col(PictureMark.evidence_id), col(PictureMark.mark))
    .where(col(PictureMark.region) == bindparam("of"), col(PictureMark.id) > bindparam("last"))
    .order_by(col(PictureMark.id))
)
_CHECK: Final = select(func.count(), func.sum(col(PictureMark.id))).where(col(PictureMark.region) == bindparam("of"))
_CANDIDATES: Final = (
    select(col(Evidence.id), col(Evidence.report_id), col(Evidence.likeness))
    .join(Report, col(Report.id) == col(Evidence.report_id))
    .where(
        among(col(Evidence.id), "numbers"),
        col(Evidence.likeness).is_not(None),
        col(Report.state) != ERASED,
    )
)
