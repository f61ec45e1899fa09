"""Words beside a number are right for one of them as well, where a language tells one from many."""

import pytest

from handlers.messages import Value, line
from handlers.words import strip
from tests.handlers.tongue import WORDS


@pytest.mark.parametrize(
    ("key", "values", "one", "many"),
    [
        ("digest-late-cases", "count", "1 report is past", "1,000 reports are past"),
        ("digest-silent", "count", ": 1 case.", ": 1,000 cases."),
        ("digest-silent-least", "count", "at least 1 case.", "at least 1,000 cases."),
        ("digest-troubles", "count", "1 obstacle.", "1,000 obstacles."),
        ("recap-kind", "count", "• 1 case ", "• 1,000 cases "),
        ("recap-kind-as", "count", "• 1 case ", "• 1,000 cases "),
        ("recap-kinds-more", "count", "• 1 other case", "• 1,000 other cases"),
        ("recap-twice", "cases", "30 days: 1 case,", "30 days: 1,000 cases,"),
        ("recap-verdict", "cases", ": 1 case", ": 1,000 cases"),
        ("recap-verdict-kappa", "cases", ": 1 case,", ": 1,000 cases,"),
        ("reminder-lead", "count", "1 case has not reached Bawaslu", "1,000 cases have not reached Bawaslu"),
        ("reminder-more-lead", "count", "And 1 other case.", "And 1,000 other cases."),
        ("paper-agreed", "cases", "1 report was judged", "1,000 reports were judged"),
    ],
)
def test_one_and_many(key: str, values: str, one: str, many: str) -> None:
    named = ("who", "row", "grade", "verdict", "region")
    others: dict[str, Value] = {**dict.fromkeys(named, "x"), "equal": 0, "kappa": 0}
    told = [strip(WORDS.text(line(key, **(others | {values: number})), "en")) for number in (1, 1_000)]
    assert one in told[0]
    assert many in told[1]
    assert not told[0].removesuffix(".").endswith("cases")
