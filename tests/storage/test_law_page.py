"""docs/LAW.md: it is what the data says, and says all of it."""

from dataclasses import replace
from datetime import time
from pathlib import Path

from storage.law_page import law_page
from storage.reference_data import load_reference

PAGE = Path(__file__).resolve().parents[2] / "docs" / "LAW.md"
DATA = load_reference()


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == law_page(DATA), "run: python tools/law_page.py"


def test_the_page_has_every_rule_with_its_source() -> None:
    page = law_page(DATA)
    law = DATA.law
    for rows in (law.bases, law.sanctions, law.breaches, law.statuses, law.crimes, law.routes, law.notes):
        for row in rows:
            end = f"| {row.certainty} | {row.source or '-'} |"
            assert any(line.endswith(end) for line in page.splitlines()), row
    assert all(region.name in page for region in DATA.regions)
    assert all(point in page for point in law.open_points)


def test_what_a_region_has_of_its_own_is_shown_with_it() -> None:
    region = DATA.regions[0]
    hours = replace(region.bawaslu.hours, monday=(time(9, 5), time(15)))
    other = replace(region, bawaslu=replace(region.bawaslu, hours=hours), recipients=region.recipients[1:])
    page, changed = law_page(DATA), law_page(replace(DATA, regions=(other,)))
    assert "09.05-15.00" in changed.partition("## Daerah")[2]
    assert ("| BKN |" in page.partition("## Daerah")[2], "| BKN |" in changed.partition("## Daerah")[2]) == (
        False,
        True,
    )


def test_a_sign_of_the_table_in_a_text_does_not_break_it() -> None:
    crime = replace(DATA.law.crimes[0], content="satu | dua")
    page = law_page(replace(DATA, law=replace(DATA.law, crimes=(crime,))))
    assert "satu / dua" in page
    assert "sejak 22-9-2022" in page
