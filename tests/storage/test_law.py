"""The law's sheet: it has what the form offers, and says of every article whether it was law on a day."""

from copy import copy
from dataclasses import fields
from datetime import date
from typing import Any

import pytest

from handlers.report import BEHAVIOURS, STATUSES
from storage.law import load_law
from storage.law_faults import MEANT, law_faults

LAW = load_law()


def test_the_form_and_the_sheet_name_the_same_behaviours_and_statuses() -> None:
    assert tuple(row.key for row in LAW.behaviours) == BEHAVIOURS
    assert {row.key for row in LAW.statuses} == set(STATUSES)


def test_the_taxonomy_is_whole() -> None:
    wanted = [f"E{n}" for n in range(1, 8)] + [f"D{n}" for n in range(1, 13)] + [f"N{n}" for n in range(1, 5)] + ["L0"]
    assert [row.id for row in LAW.breaches] == wanted
    kinds = {row.id[0]: {one.kind for one in LAW.breaches if one.id[0] == row.id[0]} for row in LAW.breaches}
    assert kinds == {"E": {"etik"}, "D": {"disiplin"}, "N": {"disiplin"}, "L": {""}}


def test_every_breach_can_be_reached_and_every_article_is_cited() -> None:
    picked = {name for row in LAW.behaviours for name in (*row.before, *row.after)}
    assert picked == {row.id for row in LAW.breaches}
    bases = [row.bases for row in LAW.breaches] + [row.bases for row in LAW.statuses]
    assert {name for named in bases for name in named} == {row.id for row in LAW.bases}


@pytest.mark.parametrize(
    ("basis", "day", "cited"),
    [
        ("uu5-87", date(2023, 10, 30), "Pasal 87 ayat (4) huruf c UU 5/2014"),
        ("uu5-87", date(2023, 10, 31), "UU 5/2014 sudah diganti UU 20/2023; masih dikutip SKB"),
        ("uu20-52", date(2023, 10, 30), ""),
        ("uu20-52", date(2023, 10, 31), "Pasal 52 ayat (3) huruf j dan ayat (4) UU 20/2023"),
        ("pp94-10", date(2021, 8, 30), ""),
        ("pp94-10", date(2021, 8, 31), "Pasal 10 PP 94/2021"),
    ],
)
def test_how_an_article_is_cited_on_a_day(basis: str, day: date, cited: str) -> None:
    found = LAW.basis(basis)
    assert found is not None
    assert found.cited(day).endswith(f"({cited})") if "diganti" in cited else found.cited(day) == cited


@pytest.mark.parametrize("word", ["", "kepala dinas", "PNS"])
def test_words_that_nobody_offers_stand_for_what_is_not_known(word: str) -> None:
    assert (LAW.behaviour(word).key, LAW.status(word).key) == ("other", "unknown")
    assert (LAW.breach(word), LAW.basis(word), LAW.sanction(word), LAW.route(word), LAW.note(word)) == (None,) * 5


def test_the_outdated_rules_are_cited_nowhere() -> None:
    assert not [row.id for row in LAW.bases if "53/2010" in row.cite or "Nomor 22" in row.cite]


@pytest.mark.parametrize(("table", "key"), [(table, key) for table, key, _ in MEANT])
def test_a_name_that_nobody_has_is_found_wherever_it_stands(table: str, key: str) -> None:
    first, *rest = getattr(LAW, table)
    value = "Z9" if isinstance(getattr(first, key), str) else (*getattr(first, key), "Z9")
    changed = _unchecked(LAW, table, (_unchecked(first, key, value), *rest))
    assert [(loc[:3], "'Z9' is none of" in words) for loc, words in law_faults(changed)] == [((table, 0, key), True)]


def _unchecked(row: Any, key: str, value: Any) -> Any:
    """The row with a value that its own form would not take."""
    changed = copy(row)
    object.__setattr__(changed, key, value)
    return changed


def test_every_name_that_a_row_may_hold_is_looked_up() -> None:
    """Whatever holds names of other rows is in the table; what is left are words and dates."""
    names = {
        "bases",
        "sanction",
        "applies_to",
        "notes",
        "before",
        "after",
        "outside",
        "route",
        "behaviours",
        "statuses",
    }
    tables = {"bases", "sanctions", "breaches", "behaviours", "statuses", "crimes", "routes", "notes"}
    held = {(table, one.name) for table in tables for one in fields(getattr(LAW, table)[0]) if one.name in names}
    assert held == {(table, key) for table, key, _ in MEANT}
