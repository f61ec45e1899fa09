"""What the card says and offers after the hand-over, and that the longest of it fits."""

from datetime import date

import pytest

from bot.channels.render import length
from handlers.after_card import MENU, SANCTION, After, after_lines, sanction_rows, step_rows
from handlers.card import Case, card_message
from handlers.card_room import ROOM, spare
from handlers.history import Passed
from handlers.timeline import timeline
from handlers.words import strip
from storage.letter_tables import Letter
from storage.regions import load_region
from storage.states import AFTER, ENDED, STEPS, actions
from tests.handlers.test_card_room import CAPTION, NOW, longest
from tests.handlers.tongue import WORDS

SOLO, DAY = load_region("solo"), date(2026, 11, 2)
LETTERS = [Letter(report_id=1, kind="forward", number="9" * 80, day="2026-11-02", by="moderator:x", at=NOW)] * 9
day = date.fromisoformat


def after(state: str) -> After:
    """A case that came to this state with everything there can be to tell."""
    items = ("reporter", "subject", "known", "happened", "place", "story", "evidence")
    step = Passed("x", state, DAY, items if state == "completing" else (), "dismissal" if state == "executed" else "")
    return After(SOLO, (step,), LETTERS, date(2027, 2, 1))


@pytest.mark.parametrize("state", AFTER)
def test_the_longest_card_fits_and_keeps_what_must_be_acted_on(state: str) -> None:
    case = Case(longest(state, "team", "2024-02-01", "2026-11-22"), [], "failed", after=after(state))
    for story, field, stages in ROOM:
        text = WORDS.say(spare(card_message(case, NOW, "", story, field), stages))
        if length(text) <= CAPTION:
            break
    assert length(text) <= CAPTION
    assert "benturan kepentingan" in text
    assert ("Menunggu" in text, "Selesai: " in text) == (state not in ENDED, state in ENDED)
    if state == "recommended":
        assert "sudah lewat" in text


MONDAY, SATURDAY = "sejak Senin, 23 November 2026", "sejak Sabtu, 28 November 2026"
LIMIT, WEEK_END = "Batas menurut aturan: Senin, 30 November 2026", "Batas menurut aturan: Sabtu, 5 Desember 2026"
OVER = "⚠️ Batas menurut aturan, Sabtu, 5 Desember 2026, sudah lewat"


@pytest.mark.parametrize(
    ("since", "today", "waits", "limit", "resident"),
    [
        # seven days by the calendar: from a Monday to a Monday, and from a Saturday to a Saturday
        ("2026-11-23", "2026-11-23", MONDAY, f"{LIMIT}, 5 hari kerja lagi", ", belum satu hari kerja"),
        ("2026-11-23", "2026-11-24", f"{MONDAY}: 1 hari kerja", f"{LIMIT}, 4 hari kerja lagi", ": 1 hari kerja"),
        ("2026-11-23", "2026-11-30", f"{MONDAY}: 5 hari kerja", LIMIT, ": 5 hari kerja"),
        ("2026-11-28", "2026-11-29", SATURDAY, f"{WEEK_END}, 5 hari kerja lagi", ", belum satu hari kerja"),
        ("2026-11-28", "2026-12-04", f"{SATURDAY}: 5 hari kerja", WEEK_END, ": 5 hari kerja"),
        ("2026-11-28", "2026-12-06", f"{SATURDAY}: 5 hari kerja", OVER, ": 5 hari kerja"),
        ("2026-11-28", "2026-12-07", f"{SATURDAY}: 6 hari kerja", f"{OVER} 1 hari kerja", ": 6 hari kerja"),
    ],
)
def test_days_are_counted_once_there_is_one(since: str, today: str, waits: str, limit: str, resident: str) -> None:
    """Before that the dates say it all: on the first day, on the last, and over a week-end."""
    report, passed = longest("forwarded", "team", "2026-11-20", None), [Passed("x", "forwarded", day(since))]
    card = [WORDS.plain(told) for told in after_lines(report, After(SOLO, tuple(passed), (), day(today)))]
    assert card == [f"⏳ Menunggu BKN {waits}", limit]
    way = [WORDS.plain(told) for told in timeline(report, SOLO, day(since), passed, day(today))]
    assert f"➤ Menunggu BKN{resident}" in way
    assert (limit.removeprefix("⚠️ ") + "." in way) is limit.startswith(OVER)


@pytest.mark.parametrize("state", AFTER)
def test_the_menu_offers_what_the_table_allows(state: str) -> None:
    report = longest(state, "team", "2024-02-01", "2026-11-22")
    report.handed_over_at = None if state == "referred" else NOW
    data = [choice.id for row in step_rows(report) for choice in row]
    allowed = [step for step in STEPS if step in actions(state) and (step != "recall" or state == "referred")]
    assert data == [f"case:LN-0000-0000:1:{MENU}:{step}" for step in (*allowed, "back")]
    assert max(len(choice.encode()) for choice in data) <= 64
    kinds = [choice.id for row in sanction_rows(report) for choice in row]
    assert bool(kinds) is ("execute" in allowed)
    assert all(len(choice.encode()) <= 64 for choice in kinds)


def test_the_menus_are_drawn_below_the_card() -> None:
    report = longest("ruled", "team", "2024-02-01", None)
    report.handed_over_at = NOW
    case = Case(report, [], after=after("ruled"))
    labels = {menu: [strip(WORDS.text(c.label)) for row in card_message(case, NOW, menu).choices for c in row]
              for menu in ("", MENU, SANCTION)}  # fmt: skip
    assert labels[""][:2] == ["📎 Lihat bukti", "➡️ Langkah berikut…"]
    assert "Dilaksanakan…" in labels[MENU]
    assert "Disiplin sedang" in labels[SANCTION]
