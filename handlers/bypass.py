"""Whether the office that looks at reports may be the wrong one to judge this person (pure).

The city cannot judge its own head: discipline lies in the hands of the head of region, whose ally somebody may be, and
the personnel office would look at its own people. It is noticed by words, cautiously; who is named so is told how to
report directly, the report is taken all the same, and the card says so.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

_HEAD: Final = (
    r"wali ?kota", r"wawali", r"bupati", r"wabup", r"gubernur", r"wagub", r"sekda", r"sekretaris daerah",
)  # fmt: skip
_OFFICES: Final = ("bkpsdm", "bksdm", "bkpp", "bkd", "badan kepegawaian", "inspektorat", "satgas netralitas")
_NOT_HEAD: Final = (
    "calon", "cawagub", "cagub", "mantan", "eks", "bekas", "jalan", "jl", "kantor", "staf", "pendukung", "wakil",
)  # fmt: skip
"""Words before it that make another person, or a place, of it."""


TOLD: Final = ("name", "agency")
"""The answers that are looked at."""


def conflict(answers: Mapping[str, Any], offices: tuple[str, ...] = ()) -> bool:
    """Whether name or place of work speak of a head of region, or of an office that looks at reports.

    `offices`: what the region's own personnel office is called.
    """
    wanted = _wanted(offices)
    return any(wanted.search(_plain(str(answers.get(key) or ""))) for key in TOLD)


@lru_cache(maxsize=256)
def _wanted(offices: tuple[str, ...]) -> re.Pattern[str]:
    before = "".join(rf"(?<!\b{word} )" for word in _NOT_HEAD)
    head = rf"{before}(?:wakil )?\b(?:{'|'.join(_HEAD)})\b"
    names = [re.escape(name) for office in (*_OFFICES, *offices) if (name := _plain(office))]
    return re.compile(rf"{head}|\b(?:{'|'.join(names)})\b")


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
