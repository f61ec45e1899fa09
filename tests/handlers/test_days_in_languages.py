"""Days as people write them in English and Javanese, and as we write them ourselves."""

from datetime import date, timedelta

import pytest

from handlers.dates import MisreadDateError, read_day
from tests.handlers.tongue import LANGUAGES, WORDS, text_of

TODAY = date(2026, 11, 20)  # a Friday


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("27 August 2026", date(2026, 8, 27)), ("August 27", date(2026, 8, 27)), ("Aug 27, 2026", date(2026, 8, 27)),
        ("27th of August", date(2026, 8, 27)), ("the 1st of March 2026", date(2026, 3, 1)), ("3 May", date(2026, 5, 3)),
        ("on 3 Dec", date(2025, 12, 3)), ("Sunday, 27 September 2026", date(2026, 9, 27)), ("today", TODAY),
        ("this morning", TODAY), ("tonight", TODAY), ("yesterday evening", date(2026, 11, 19)),
        ("last night", date(2026, 11, 19)), ("the day before yesterday", date(2026, 11, 18)),
        ("3 days ago", date(2026, 11, 17)), ("two days ago", date(2026, 11, 18)), ("a week ago", date(2026, 11, 13)),
        ("2 weeks ago", date(2026, 11, 6)), ("Monday", date(2026, 11, 16)), ("last Monday", date(2026, 11, 16)),
        ("on Sunday", date(2026, 11, 15)), ("this Friday", TODAY),
        ("dinten menika", TODAY), ("wau enjing", TODAY), ("kala wingi", date(2026, 11, 19)),
        ("kala wingi sonten", date(2026, 11, 19)), ("wingi dalu", date(2026, 11, 19)),
        ("3 dinten kepengker", date(2026, 11, 17)), ("kalih dinten kepengker", date(2026, 11, 18)),
        ("Rebo", date(2026, 11, 18)), ("dinten Kemis wingi", date(2026, 11, 19)),
        ("Jemuwah, 20 November 2026", TODAY), ("Setu, 14 November", date(2026, 11, 14)),
    ],
)  # fmt: skip
def test_english_and_javanese_words_mean_the_same_days(text: str, day: date) -> None:
    assert read_day(text, TODAY) == day


@pytest.mark.parametrize(
    "text", ["last week", "last month", "in May", "sun", "one day", "the last time", "never", "soon"]
)
def test_english_words_that_name_no_day_are_not_guessed_at(text: str) -> None:
    with pytest.raises(MisreadDateError, match="misread-day"):
        read_day(text, TODAY)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_day_that_we_give_as_an_example_is_read(language: str) -> None:
    told = text_of("misread-day", language).partition(": ")[2].rstrip(".").split(", ")
    examples = [each.removeprefix("atau ").removeprefix("utawi ").removeprefix("or ") for each in told]
    assert [read_day(each, TODAY) for each in examples] == [
        date(2026, 9, 27), date(2026, 9, 27), date(2026, 11, 19), date(2026, 11, 17),
    ]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_as_we_write_it_is_read_as_the_same_day(language: str) -> None:
    for ago in range(370):
        day = TODAY - timedelta(ago)
        assert read_day(WORDS.calendar(language).day(day), TODAY) == day
