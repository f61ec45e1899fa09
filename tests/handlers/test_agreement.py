"""Cohen's kappa against values worked out by hand."""

import pytest

from handlers.agreement import kappa, measured

A, R, E = ("accept", ""), ("reject", "private"), ("escalate", "")
TABLES = {
    # both "yes" 20, only the first 5, only the second 10, both "no" 15: (35/50 - 25/50) / (1 - 25/50)
    "the textbook": ([("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15, (0.7 - 0.5) / 0.5),
    "always": ([("y", "y"), ("n", "n")] * 3, 1.0),
    "never": ([("y", "n"), ("n", "y")] * 3, -1.0),
    "as by chance": ([("y", "y"), ("y", "n"), ("n", "y"), ("n", "n")], 0.0),
    # agree in 4 of 6; by chance 2/6*2/6 + 2/6*3/6 + 2/6*1/6 = 12/36: (24/36 - 12/36) / (24/36)
    "three verdicts": ([("a", "a"), ("a", "a"), ("b", "b"), ("b", "b"), ("c", "b"), ("c", "c")], 0.75),
}


@pytest.mark.parametrize("name", TABLES)
def test_by_hand(name: str) -> None:
    pairs, wanted = TABLES[name]
    assert kappa(pairs) == pytest.approx(wanted)
    assert kappa([(other, one) for one, other in pairs]) == pytest.approx(wanted)


def test_where_it_says_nothing() -> None:
    assert kappa([]) is None
    assert kappa([("y", "y")] * 5) is None


def test_every_verdict_by_itself() -> None:
    found = measured([(A, A), (A, R), (R, R), (E, E)])
    assert (found.cases, found.equal) == (4, 3)
    assert found.kappa == pytest.approx((12 / 16 - 5 / 16) / (11 / 16))
    by_verdict = {verdict: (cases, value) for verdict, cases, value in found.by_verdict}
    assert by_verdict[E] == (1, 1.0)
    cases, accepted = by_verdict[A]
    assert cases == 2
    assert accepted == pytest.approx((12 / 16 - 8 / 16) / (8 / 16))
    assert by_verdict[R][0] == 2
    assert measured([]) == measured([]).__class__(0, 0, None)
