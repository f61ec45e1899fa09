"""What two reports may have in common, read off their answers; and what a comparison of pictures comes to."""

import pytest

from handlers.sameness import Match, keys, pictures

POST = "https://www.instagram.com/p/CxYz12ab_-/"
WAYS = (
    POST,
    "instagram.com/p/CxYz12ab_-",
    "http://instagram.com/p/CxYz12ab_-/",
    "https://www.instagram.com/p/CxYz12ab_-/?igsh=MzRlODBiNWFlZA==",
    "https://m.instagram.com/p/CxYz12ab_-/?utm_source=ig_web_copy_link",
    "HTTPS://WWW.INSTAGRAM.COM/p/CxYz12ab_-/#komentar",
    "https://l.instagram.com/?u=https%3A%2F%2Fwww.instagram.com%2Fp%2FCxYz12ab_-%2F&e=AT0",
    " https://instagram.com/p/CxYz12ab_-/ ",
    "https://instagram.com//p//CxYz12ab_-",
    "https://id-id.instagram.com/p/CxYz12ab_-/",
)


def test_one_link_in_ten_spellings_is_one_key() -> None:
    assert len(WAYS) == 10
    found = {tuple(keys("solo", {"link": way})) for way in WAYS}
    assert len(found) == 1
    assert found != {()}


@pytest.mark.parametrize(
    ("answers", "others"),
    [
        ({"link": POST}, {"link": "https://www.instagram.com/p/CxYz12ab_A/"}),
        ({"link": "https://vt.tiktok.com/ZSabc/"}, {"link": "https://vt.tiktok.com/ZSabd/"}),
        ({"link": "https://x.com/a/status/1", "happened": "2026-11-01"}, {"link": "https://x.com/a/status/2"}),
        ({"name": "@contoh.satu", "happened": "2026-11-01"}, {"name": "@contoh.satu", "happened": "2026-11-02"}),
        ({"name": "@contoh.satu", "happened": "2026-11-01"}, {"name": "@contoh.dua", "happened": "2026-11-01"}),
        ({"link": "https://wa.me/6281234567890", "happened": "2026-11-01"}, {"name": "x", "happened": "2026-11-01"}),
    ],
)
def test_what_is_not_the_same_has_no_key_in_common(answers: dict[str, str], others: dict[str, str]) -> None:
    assert not set(keys("solo", answers)) & set(keys("solo", others))


def test_an_account_on_a_day_is_found_from_the_link_and_from_the_name() -> None:
    by_link = keys("solo", {"link": "https://instagram.com/contoh.satu/", "happened": "2026-11-01"})
    by_name = keys("solo", {"name": "Pak Contoh (@Contoh.Satu)", "happened": "2026-11-01"})
    assert set(by_link) & set(by_name)
    assert keys("solo", {"name": "Pak Contoh, contoh@dinas.example", "happened": "2026-11-01"}) == []
    assert keys("solo", {"link": "", "name": "Pak Contoh"}) == []


def test_regions_have_no_keys_in_common_and_keys_tell_nothing() -> None:
    answers = {"link": POST, "name": "@contoh.satu", "happened": "2026-11-01"}
    assert not set(keys("solo", answers)) & set(keys("sleman", answers))
    assert all("contoh" not in key and "CxYz" not in key for key in keys("solo", answers))


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ({}, []),
        ({7: 59}, []),
        ({7: 78}, [Match(7, "picture", 78)]),
        ({7: 80, 3: 79, 9: 100}, [Match(3, "picture", 79)]),
        ({7: 77, 3: 60}, [Match(7, "glimpse", 77)]),
    ],
)
def test_the_earliest_that_agrees_or_a_glimpse(shares: dict[int, int], expected: list[Match]) -> None:
    assert pictures(shares, attach=78, weak=60) == expected
