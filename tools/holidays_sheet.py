"""Writes storage/reference/holidays.toml out of the package `holidays`; years filled in by hand stay as they are."""

import json
from collections.abc import Mapping
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Final

from holidays.countries.indonesia import Indonesia

from storage.holidays import SHEET, Holidays, Year, load_holidays

PATH: Final = Path(__file__).resolve().parents[1] / "storage" / "reference" / SHEET
YEARS: Final = range(2022, 2033)
_HEAD: Final = """\
# National holidays and cuti bersama (days off that the government adds), made from the package `holidays` by
# `python tools/holidays_sheet.py`. The government sets both for one year at a time, in an SKB of three ministers. Of
# years for which the package does not know it yet, holidays are calculated ("perkiraan": estimated) and cuti bersama
# are missing; without those, limits in working days come out earlier.
#
# To correct: a day that is missing goes into `holidays` of national.toml, or of the region's own sheet, and counts on
# top of these. To set a year right as a whole, change its lines here, write below `year` where they were read, such as
# `source = "SKB 3 Menteri No. ..."`, and raise `cuti_bersama_through` if it is the next one. A year that has a source
# of its own stays as it is when this sheet is made anew.
#
# Afterwards: `lapornetral check`, and `python tools/law_page.py` for docs/LAW.md.
# certainty: G = general knowledge, to be confirmed: nobody has compared these days with the SKB itself.
"""


def sheet_text(kept: tuple[Year, ...]) -> str:
    """The sheet. `kept`: the years filled in by hand."""
    made = {year: _from_package(year) for year in YEARS} | {one.year: one for one in kept}
    years = [made[year] for year in sorted(made)]
    through = max(one.year for one in years if one.cuti_bersama)
    source = f"paket Python holidays {version('holidays')} (SKB tiga menteri setiap tahun)"
    head = f'{_HEAD}\ncuti_bersama_through = {through}\nsource = {_quoted(source)}\ncertainty = "G"\n'
    return "\n".join((head, *map(_year, years)))


def by_hand(made: Holidays) -> tuple[Year, ...]:
    """The years that have a source of their own."""
    return tuple(one for one in made.years if one.source)


def _from_package(year: int) -> Year:
    free, shared = (Indonesia(years=year, categories=category, language="id") for category in ("public", "government"))
    return Year(year=year, holidays=dict(free), cuti_bersama=dict(shared))


def _year(one: Year) -> str:
    source = f"source = {_quoted(one.source)}\n" if one.source else ""
    shared = _table("cuti_bersama", one.cuti_bersama) if one.cuti_bersama else ""
    return f"[[years]]\nyear = {one.year}\n{source}{_table('holidays', one.holidays)}{shared}"


def _table(name: str, days: Mapping[date, str]) -> str:
    lines = (f"{day} = {_quoted(days[day])}\n" for day in sorted(days))
    return f"\n[years.{name}]\n{''.join(lines)}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


if __name__ == "__main__":
    PATH.write_text(sheet_text(by_hand(load_holidays()) if PATH.exists() else ()), encoding="utf-8")
    print(PATH)
