"""The ten cards: what they cite comes from the law, and they fit every channel."""

import re
from dataclasses import replace
from datetime import date

import pytest

from handlers.messages import message
from handlers.report import BEHAVIOURS
from handlers.rules import CARDS, PAGES, articles_of, circulars, direct, open_hours, rests_on
from handlers.words import strip
from storage.hours import Hours
from storage.law import load_law
from storage.regions import known_regions, load_region
from tests.handlers.tongue import WORDS, text_of

TODAY = date(2026, 11, 25)


def test_there_are_ten_cards_and_they_cover_what_can_be_reported() -> None:
    """WhatsApp: a list has at most ten rows."""
    assert len(CARDS) == 10
    assert {name for names in CARDS.values() for name in names} == set(BEHAVIOURS) - {"other"}
    assert PAGES[10:] == ("circulars", "direct")


@pytest.mark.parametrize("page", CARDS)
def test_a_card_says_both_sides_gives_an_example_and_cites(page: str) -> None:
    text = text_of(f"rule-{page}")
    assert re.match(rf"{list(CARDS).index(page) + 1}\. ", text)
    assert "\nContoh: " in text
    assert page in ("who", "attend") or {"\nBoleh: ", "\nTidak boleh: "} <= set(
        re.findall(r"\n(?:Tidak )?[Bb]oleh: ", text)
    )
    cited = WORDS.plain(rests_on(page, TODAY))
    assert cited.startswith("Dasar: ")
    assert len(text) + len(cited) < 1500


@pytest.mark.parametrize(
    ("page", "article"),
    [
        ("engage", "Pasal 11 huruf c PP 42/2004"),
        ("engage", "Pasal 5 huruf n angka 5 PP 94/2021"),
        ("banner", "Pasal 14 huruf i angka 4 PP 94/2021"),
        ("attend", "Pasal 5 huruf n angka 2 PP 94/2021"),
        ("rally", "Pasal 14 huruf i angka 1 PP 94/2021"),
        ("team", "Pasal 52 ayat (3) huruf j dan ayat (4) UU 20/2023"),
        ("facility", "Pasal 14 huruf i angka 2 PP 94/2021"),
    ],
)
def test_what_a_card_cites(page: str, article: str) -> None:
    assert article in articles_of(load_law(), CARDS[page], TODAY)
    assert "PP 53/2010" not in WORDS.plain(rests_on(page, TODAY))


def test_an_article_is_cited_for_its_time() -> None:
    law = load_law()
    assert law.basis("uu20-52") is not None
    assert not any("ayat (4) UU 20/2023" in cited for cited in articles_of(law, ("party",), date(2023, 1, 1)))
    assert any("sudah diganti UU 20/2023" in cited for cited in articles_of(load_law(), ("engage",), TODAY))


@pytest.mark.parametrize("key", known_regions())
def test_the_pages_of_a_region(key: str) -> None:
    region = load_region(key)
    said = strip(WORDS.say(message(*direct(region))))
    hours = "Senin-Kamis 08.00-16.00, Jumat 08.00-16.30"
    for word in (region.bawaslu.name, hours, "SigapLapor", "sbt.bkn.go.id", "SP4N"):
        assert word in said
    assert ("Alamat" in said) is bool(region.bawaslu.address)
    shown = " ".join(WORDS.plain(part) for part in circulars(region))
    assert "SE MenPANRB 01/2023" in shown
    assert "sanksi" not in shown


def test_several_regions_are_shown_together() -> None:
    regions = [load_region(key) for key in known_regions()]
    said = strip(WORDS.say(message(*direct(*regions))))
    assert all(said.count(region.bawaslu.name) == 1 for region in regions)
    assert said.count("SigapLapor") == 1
    shown = [WORDS.plain(part) for part in circulars(*regions)]
    assert len(set(shown)) == len(shown) == len({one for region in regions for one in region.circulars})


def test_a_counter_that_is_open_every_day_alike_or_never() -> None:
    hours = load_region("solo").hours
    span = hours.monday
    assert open_hours(replace(hours, friday=span, saturday=span, sunday=span)) == "Senin-Minggu 08.00-16.00"
    assert open_hours(Hours(source="-", certainty="G")) == ""
    assert open_hours(replace(hours, tuesday=None)).startswith("Senin 08.00-16.00, Rabu-Kamis 08.00-16.00, Jumat")
