"""The days off: the sheet is what the package says, but for years that somebody set right by hand."""

from datetime import date

from handlers.limits import counter_of
from storage.holidays import Holidays, load_holidays, read_holidays
from storage.regions import NATIONAL, read_region
from storage.sheets import Sheet, open_sheet
from tools.holidays_sheet import by_hand, sheet_text

SHEET = "holidays.toml"
BY_HAND = """
[[years]]
year = 2028
source = 'naskah SKB "tiga menteri" 2028'

[years.holidays]
2028-02-28 = "Hari Raya Idul Fitri" # a day later than estimated

[years.cuti_bersama]
2028-02-29 = "Cuti Bersama Hari Raya Idul Fitri"

[[years]]
year = 2029"""


def corrected() -> Holidays:
    """The sheet with 2028 filled in by hand."""
    before, _, after = open_sheet(SHEET).text.partition("\n[[years]]\nyear = 2028\n")
    text = before + BY_HAND + after.partition("year = 2029")[2]
    return read_holidays(Sheet(SHEET, text.replace("through = 2027", "through = 2028")))


def test_the_sheet_is_what_the_package_says() -> None:
    shipped = load_holidays()
    made = read_holidays(Sheet(SHEET, sheet_text(by_hand(shipped))))
    assert made == shipped, "run: python tools/holidays_sheet.py"


def test_what_was_filled_in_by_hand_outlives_the_making() -> None:
    wanted = corrected()
    assert date(2028, 2, 27) in load_holidays().days() - wanted.days()
    assert read_holidays(Sheet(SHEET, sheet_text(by_hand(wanted)))) == wanted
    assert 2028 in wanted.known_years()


def test_days_of_the_national_sheet_and_of_a_region_are_added() -> None:
    more, own, christmas = date(2026, 9, 29), date(2026, 9, 30), date(2026, 12, 25)
    shared, city = open_sheet(NATIONAL), open_sheet("regions/solo.toml")
    shared = Sheet(NATIONAL, shared.text.replace("holidays = []", f"holidays = [{more}]"))
    region = read_region("solo", Sheet(city.name, f"holidays = [{own}]\n{city.text}"), shared)
    assert {more, own, christmas} <= counter_of(region, None).holidays
