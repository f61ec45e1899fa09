"""How far moderators agree who judged the same cases without seeing each other: Cohen's kappa.

Kappa is the agreement beyond what chance would bring: 1 is always, 0 as by chance, below that less than by chance.
"""

from collections.abc import Sequence

from storage import judgements
from storage.database import Transaction
from storage.judgements import Verdict
from storage.record import record


@record
class Agreement:
    """`cases`: how many were judged twice; `equal`: in how many of them both found the same. `kappa`: over all
    verdicts; None where it says nothing. `by_verdict`: (verdict, cases in which at least one found so, kappa of "so or
    not").
    """

    cases: int
    equal: int
    kappa: float | None
    by_verdict: tuple[tuple[Verdict, int, float | None], ...] = ()


async def agreement(transaction: Transaction, region: str, since: float, until: float) -> Agreement:
    """How far the moderators of this region agreed on cases whose second judgement fell into this time."""
    return measured(await judgements.pairs(transaction, region, since, until))


def measured(pairs: Sequence[tuple[Verdict, Verdict]]) -> Agreement:
    """The same, of these pairs; verdicts in the order of their names."""
    equal = sum(one == other for one, other in pairs)
    found = sorted({verdict for pair in pairs for verdict in pair})
    each = []
    for verdict in found:
        so = [(one == verdict, other == verdict) for one, other in pairs]
        each.append((verdict, sum(map(any, so)), kappa(so)))
    return Agreement(len(pairs), equal, kappa(pairs), tuple(each))


def kappa(pairs: Sequence[tuple[object, object]]) -> float | None:
    """Cohen's kappa of what two found of each case; None without cases, and when both always found the very same one
    thing, because then chance would agree as well.
    """
    count = len(pairs)
    if not count:
        return None
    equal = sum(one == other for one, other in pairs)
    first, second = [one for one, _ in pairs], [other for _, other in pairs]
    by_chance = sum(first.count(found) * second.count(found) for found in set(first))
    if by_chance == count * count:
        return None
    return (equal * count - by_chance) / (count * count - by_chance)
