"""Figures of a region for its moderators: what came in, what was decided and how fast."""

from typing import Final

from sqlalchemy import ColumnElement
from sqlmodel import col, func, select

from storage.database import Transaction
from storage.models import Report
from storage.record import record
from storage.states import ACCEPTED, ADMONISHED, ERASED, REJECTED, WAITING, WITHDRAWN

_OWN: Final = {ACCEPTED: "accepted", REJECTED: "rejected", ADMONISHED: "admonished"}
_UNDECIDED: Final = (WAITING, WITHDRAWN, ERASED)


@record
class Recap:
    """What happened to reports since some time. `admonished`: ended with a letter, for contract staff. `passed_on`:
    brought to Bawaslu, whatever became of it there. `median`: seconds from sending to the newest decision; None without
    decisions.
    """

    received: int
    accepted: int
    rejected: int
    admonished: int
    passed_on: int
    median: float | None

    @property
    def decided(self) -> int:
        """All decisions."""
        return self.accepted + self.rejected + self.admonished + self.passed_on


async def since(transaction: Transaction, region: str, start: float) -> Recap:
    """The figures of a region from this time on."""
    own = col(Report.region) == region
    received = select(func.count()).select_from(Report).where(own, col(Report.submitted_at) >= start)
    decided = own, col(Report.decided_at) >= start, col(Report.state).not_in(_UNDECIDED)
    by_state = select(col(Report.state), func.count()).where(*decided).group_by(col(Report.state))
    kinds = dict.fromkeys((*_OWN.values(), "passed_on"), 0)
    for state, number in (await transaction.execute(by_state)).all():
        kinds[_OWN.get(state, "passed_on")] += number
    took = await _median(transaction, decided, sum(kinds.values()))
    return Recap(int((await transaction.execute(received)).scalar_one()), median=took, **kinds)


async def _median(transaction: Transaction, decided: tuple[ColumnElement[bool], ...], number: int) -> float | None:
    if not number:
        return None
    took = col(Report.decided_at) - col(Report.submitted_at)
    middle = select(took).where(*decided).order_by(took).offset((number - 1) // 2).limit(1)
    found: float | None = (await transaction.execute(middle)).scalar_one()
    return found
