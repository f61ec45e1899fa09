"""Sheets that are not right: every fault is told with its file and its line, all of them at once."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from storage.desk_rules import DeskRules
from storage.elections import read_elections
from storage.holidays import read_holidays
from storage.law import read_law
from storage.recipients import recipient_at
from storage.reference_data import load_reference
from storage.regions import NATIONAL, Region, known_regions, load_region, read_national, read_region, renamed
from storage.sheets import BadSheetError, Sheet, decoded, open_sheet
from storage.toml_lines import Loc, line_of

READ: dict[str, Callable[[Sheet], object]] = {
    "skb.toml": read_law,
    "elections.toml": read_elections,
    "holidays.toml": read_holidays,
    "national.toml": read_national,
    "regions/solo.toml": lambda sheet: read_region("solo", sheet, open_sheet(NATIONAL)),
}

SKB, ELECTIONS, DAYS = "skb.toml", "elections.toml", "holidays.toml"
SHARED, SOLO = "national.toml", "regions/solo.toml"
LABOUR, NATAL = '2032-05-01 = "Hari Buruh Internasional"', '2026-12-24 = "Cuti Bersama Hari Raya Natal"'
BUTTON, CAMPAIGN = 'button = "Mengerahkan pegawai"', "campaign = [2024-09-25, 2024-11-23]"
FRIDAY, D3 = "friday = [08:00:00, 16:30:00]", 'bases = ["pp94-10"]'
BROKEN = [
    (SKB, BUTTON, 'button = "Mengerahkan pegawai negeri"', "button =", "at most 24"),
    (SKB, BUTTON, 'buton = "Mengerahkan pegawai"', "buton =", "breaches.buton: there is no such key"),
    (SKB, BUTTON, "", "[[breaches]]", "breaches.button: is missing"),
    (SKB, D3, 'bases = ["pp94-11"]', 'bases = ["pp94-11"]', "'pp94-11' is none of the bases"),
    (SKB, D3, "bases = [pp94-10]", "bases = [pp94-10]", "Invalid value"),
    (SKB, D3, 'bases = "pp94-10"', 'bases = "pp94-10"', "not 'pp94-10'"),
    (SKB, f'kind = "disiplin"\n{D3}', f'kind = "disipin"\n{D3}', 'kind = "disipin"', "'etik', 'disiplin'"),
    (SKB, 'before = ["D9"]', 'before = ["D13"]', 'before = ["D13"]', "'D13' is none of the breaches"),
    (SKB, 'before = ["D9"]', 'before = ["9"]', 'before = ["9"]', "pattern"),
    (SKB, 'id = "D9"', 'id = "D8"', 'id = "D8"', "'D8' is there twice"),
    (SKB, "asn_from = 2025-12-29", 'asn_from = "akhir"', "asn_from =", "not 'akhir'"),
    (SKB, 'route = "village"', 'route = "desa"', 'route = "desa"', "'desa' is none of the routes"),
    (SKB, 'source = "innalar.com"', 'source = ""', 'certainty = "V"', "needs a source"),
    (SKB, 'key = "fixing-day"', 'key = "fixed-day"', "[[notes]]", "'fixing-day' is missing"),
    (SKB, 'key = "other"\nbefore', 'key = "others"\nbefore', 'key = "others"', 'must be "other"'),
    (SKB, "valid_to = 2023-10-30", "valid_to = 2023-13-30", "valid_to = 2023-13-30", ""),
    (SKB, "valid_from = 2023-10-31", "valid_from = 2023-10-31\nvalid_to = 2023-10-30", "valid_to =", "ends before it"),
    (SKB, 'cite = "Pasal 10 PP 94/2021"', 'cite = ""', 'cite = ""', "at least 1"),
    (ELECTIONS, "vote = 2024-11-27", "vote = 2024-11-20", "vote =", "must not be before quiet (2024-11-26)"),
    (ELECTIONS, "vote = 2024-11-27", "", "[[elections]]", "elections.vote: is missing"),
    (ELECTIONS, CAMPAIGN, "campaign = [2024-09-25]", "campaign = [2024-09-25]", "is missing"),
    (ELECTIONS, CAMPAIGN, "campaign = [2024-11-23, 2024-09-25]", "campaign =", "ends before it begins"),
    (ELECTIONS, "opens = 2024-04-01", "opens = 2024-03-31", "opens =", "must be after pemilu-2024 closes"),
    (ELECTIONS, 'regime = "pilkada"', 'regime = "pilpres"', 'regime = "pilpres"', "'pemilu' or 'pilkada'"),
    (ELECTIONS, 'quiet = { certainty = "P"', 'quite = { certainty = "P"', "quite =", "misspelt"),
    (DAYS, LABOUR, "2032-05-32 = 'Hari Buruh'", "2032-05-32", "outside expected range, not '2032-05-32'"),
    (DAYS, LABOUR, "2031-05-01 = 'Hari Buruh'", "2031-05-01", "is no day of 2032"),
    (DAYS, LABOUR, "2032-05-01 = ''", "2032-05-01", "at least 1"),
    (DAYS, LABOUR, f"{LABOUR}\n{LABOUR}", "2032-05-01", ""),
    (DAYS, LABOUR, f"[years.cuti_bersama]\n{LABOUR}", "[years.cuti_bersama]", "; raise it to 2032"),
    (DAYS, "through = ", "through = 2032 # ", "cuti_bersama_through", "says 2032, but 2032 has no cuti_bersama"),
    (DAYS, NATAL, NATAL.replace("24", "25"), "2026-12-25", "is among the holidays already"),
    (DAYS, "year = 2026", "year = 2025", "year = 2025", "2025 is there twice"),
    (DAYS, "year = 2026", "yaer = 2026", "yaer = 2026", "there is no such key"),
    (SHARED, FRIDAY, "friday = [08:00:00, 25:30:00]", "friday =", ""),
    (SHARED, FRIDAY, "friday = 16:30:00", "friday =", "hours.friday: "),
    (SHARED, FRIDAY, "friday = [16:30:00, 08:00:00]", "friday =", "hours.friday: closes before it opens"),
    (SHARED, "valid_from = 2024-08-25", "valid_from = 2024-08-26", "valid_from =", "must begin on 2024-08-25"),
    (SHARED, "valid_to = 2024-08-24", "", 'key = "kasn"', "must have a valid_to"),
    (SOLO, 'zone = "Asia/Jakarta"', 'zone = "Asia/Solo"', "zone =", "no time zone 'Asia/Solo'"),
    (SOLO, 'greeting = "monggo"', 'greeting = "Monggo"', "greeting =", "'monggo' or 'silakan', not 'Monggo'"),
    (SOLO, 'short = "Dinsos" }', 'shrt = "Dinsos" }', '  { name = "Dinas Sosial"', "agencies.shrt: there is no such"),
    (SOLO, 'name = "Dinas Sosial"', 'name = "Dinas Kesehatan"', '  { name = "Dinas Kesehatan"', "there twice"),
    (SOLO, 'name = "Bawaslu Kota Surakarta"', 'nama = "Bawaslu"', "[bawaslu]", "bawaslu.name: is missing"),
    (SOLO, 'aliases = ["Surakarta", ', "aliases = [7, ", "aliases = [7", "not 7"),
]


@pytest.mark.parametrize(("name", "old", "new", "line", "words"), BROKEN)
def test_a_broken_line_is_told_with_its_number(name: str, old: str, new: str, line: str, words: str) -> None:
    """`line`: how the line begins that is told, in the broken sheet; it is near what was changed."""
    before, found, after = open_sheet(name).text.partition(old)
    assert found
    sheet = Sheet(name, before + new + after)
    with pytest.raises(BadSheetError) as raised:
        READ[name](sheet)
    lines = sheet.text.splitlines()
    told = [fault for fault in raised.value.faults if words in fault.words and lines[fault.line - 1].startswith(line)]
    assert told, raised.value
    assert str(told[0]).startswith(f"storage/reference/{name}, line {told[0].line}: ")
    assert line == "[[notes]]" or abs(told[0].line - before.count("\n") - 1) <= 15  # a note that is nowhere has no line


def test_all_faults_of_a_sheet_are_told_at_once() -> None:
    text = open_sheet("skb.toml").text.replace('regime = "pilkada"', 'regime = "desa"').replace('"s2"', '"s9"')
    with pytest.raises(BadSheetError) as raised:
        read_law(Sheet("skb.toml", text))
    assert (
        len(raised.value.faults) == text.count('regime = "desa"') >= 2
    )  # what does not fit together is looked at last
    text = open_sheet("skb.toml").text.replace('sanction = "s2"', 'sanction = "s9"')
    with pytest.raises(BadSheetError) as raised:
        read_law(Sheet("skb.toml", text))
    lines = [number for number, words in enumerate(text.splitlines(), 1) if words == 'sanction = "s9"']
    assert [fault.line for fault in raised.value.faults] == lines


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (b'name = "Kota"\nzone = "\xff"\n', 2, "save the file as UTF-8"),
        (b'name = "Kota"\nzone = "WIB\n', 2, "Illegal character"),
        (b"name = [\n  1,\n\n", 2, "at end of document"),
        (b"\xef\xbb\xbfname = 1\r\nzone = 2\r\n", 2, "zone"),
        ('name = "\u2028"\nzone = 2\n'.encode(), 2, "zone"),
    ],
)
def test_what_editors_do_to_a_file(data: bytes, line: int, words: str) -> None:
    with pytest.raises(BadSheetError) as raised:
        read_region("kota", decoded("regions/kota.toml", data), open_sheet(NATIONAL))
    told = {(fault.line, words in fault.words) for fault in raised.value.faults}
    assert (line, True) in told, raised.value


TEXT = """\
one = 1 # an equals sign in a comment = nothing
long = '''
two = 2
'''

[[rows]]
name = "a"
days = [
  1,
  2,
]
[[rows]]
inner = { x = 1 }
cells = [
  { y = 1 },
  { y = "[[rows]]" },
]
[last]
"""


@pytest.mark.parametrize(
    ("loc", "line"),
    [
        (("one",), 1),
        (("long",), 2),
        (("rows",), 6),
        (("rows", 0), 6),
        (("rows", 0, "name"), 7),
        (("rows", 0, "days"), 8),
        (("rows", 0, "days", 0), 9),
        (("rows", 0, "days", 1), 10),
        (("rows", 0, "nothing"), 6),
        (("rows", 1), 12),
        (("rows", 1, "inner", "x"), 13),
        (("rows", 1, "cells", 1, "y"), 16),
        (("rows", 1, "cells", 1, "nothing"), 16),
        (("rows", 2), 6),
        (("last",), 18),
        (("last", "nothing", 3), 18),
        (("nowhere",), 1),
    ],
)
def test_the_line_of_a_value(loc: Loc, line: int) -> None:
    assert line_of(TEXT, loc) == line


def test_every_sheet_of_ours_can_be_read() -> None:
    data = load_reference()
    assert [region.key for region in data.regions] == known_regions() == ["sleman", "solo", "tanjungpinang"]


def test_a_region_has_what_is_national_and_its_own() -> None:
    solo, sleman = load_region("solo"), load_region("sleman")
    assert solo.hours == sleman.hours == solo.bawaslu.hours
    assert (solo.non_asn.name, sleman.non_asn.name) == ("TKPK", "Tenaga kontrak/PPNPN")
    assert (solo.personnel, sleman.personnel) == ("BKPSDM Kota Surakarta", "BKPP Kabupaten Sleman")
    assert {one.title for one in sleman.circulars} < {one.title for one in solo.circulars}


def test_an_office_may_have_hours_of_its_own() -> None:
    own = '\n[bawaslu.hours]\nmonday = [09:00:00, 15:00:00]\nsource = "papan kantor"\ncertainty = "G"\n'
    region = read_region(
        "kota", Sheet("regions/kota.toml", open_sheet("regions/sleman.toml").text + own), open_sheet(NATIONAL)
    )
    assert (region.bawaslu.hours.on(date(2026, 11, 24)), region.hours.on(date(2026, 11, 24))) != (None, None)
    assert region.bawaslu.hours.on(date(2026, 11, 24)) is None
    assert region.bawaslu.hours.on(date(2026, 11, 23)) != region.hours.on(date(2026, 11, 23))


def test_a_desk_may_have_rules_of_its_own() -> None:
    def read(own: str) -> Region:
        text = f"{open_sheet('regions/sleman.toml').text}\n{own}"
        return read_region("kota", Sheet("regions/kota.toml", text), open_sheet(NATIONAL))

    assert load_region("sleman").desk == DeskRules(claim="optional", four_eyes=False, double=0)
    made = read('[desk]\nclaim = "needed"\nfour_eyes = true\ndouble = 5\n[conflict]\npeople = ["Ani Contoh"]\n')
    assert (made.desk, made.conflict.people) == (DeskRules(claim="needed", four_eyes=True, double=5), ("Ani Contoh",))
    for wrong in ("claim = 'always'", "double = 101", "double = -1", "eyes = 4"):
        with pytest.raises(BadSheetError, match="desk"):
            read(f"[desk]\n{wrong}\n")
    elsewhere = load_region("sleman-elsewhere")
    assert elsewhere == load_region("sleman")
    gone = renamed(elsewhere, key="gone", name="gone", office="gone")
    assert (gone.key, gone.name, gone.zone, elsewhere.key) == ("gone", "gone", elsewhere.zone, "sleman")


@pytest.mark.parametrize(
    ("day", "short"),
    [
        (date(2023, 11, 28), "KASN"),
        (date(2024, 8, 24), "KASN"),
        (date(2024, 8, 25), "BKN"),
        (date(2026, 11, 25), "BKN"),
    ],
)
def test_who_receives_after_bawaslu(day: date, short: str) -> None:
    now = recipient_at(load_region("solo").recipients, day)
    assert now is not None
    assert now.short == short


def test_nobody_receives_after_the_end_of_a_chain() -> None:
    assert recipient_at(load_region("solo").recipients[:1], date(2024, 8, 25)) is None


def test_the_example_of_how_to_add_a_region_can_be_read() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "ADDING_A_REGION.md").read_text(encoding="utf-8")
    sheet = Sheet("regions/sukamaju.toml", page.partition("```toml\n")[2].partition("```")[0])
    region = read_region("sukamaju", sheet, open_sheet(NATIONAL))
    assert (region.name, region.zone, region.agencies[1].short) == ("Kota Sukamaju", "Asia/Makassar", "Dinkes")
    assert region.bawaslu.hours.on(date(2027, 3, 2)) is None  # a Tuesday
    assert [one.title for one in region.circulars][1:] == [one.title for one in load_region("sleman").circulars]
    assert region.recipients == load_region("sleman").recipients
    asia_sukamaju = sheet.text.replace("Asia/Makassar", "Asia/Sukamaju")
    with pytest.raises(BadSheetError, match="there is no time zone 'Asia/Sukamaju'") as raised:
        read_region("sukamaju", Sheet(sheet.name, asia_sukamaju), open_sheet(NATIONAL))
    assert f"line {raised.value.faults[0].line}: zone: there is no time zone" in page.replace("\n", " ")
