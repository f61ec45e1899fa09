"""docs/STATES.md: it is what the tables say, and says all of it."""

from pathlib import Path

from handlers.states_page import states_page
from storage.regions import load_national
from storage.states import MOVES, STATES
from tests.handlers.tongue import WORDS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "STATES.md"


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == states_page(WORDS, load_national()), "run: make states"


def test_the_page_has_every_state_with_all_that_can_come_next() -> None:
    page = states_page(WORDS, load_national()).partition("## States")[2].partition("## Clocks")[0]
    rows = {row.split(" | ")[0].removeprefix("| "): row for row in page.splitlines() if row.startswith("| ")}
    assert set(STATES) <= set(rows)
    assert [(state, action) for state, action in MOVES if action not in rows[state]] == []
