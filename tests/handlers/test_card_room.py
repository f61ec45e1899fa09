"""The longest cards there can be fit below their picture, and keep what must be acted on."""

from itertools import product
from typing import Any

import pytest

from bot.channels.render import length
from handlers.card import Case, card_message
from handlers.card_room import ROOM, SPARED, spare
from handlers.classify import GRADE
from handlers.link_news import Watched
from handlers.messages import line, message
from handlers.report import BEHAVIOURS
from storage.desk_state import NOTHING, DeskState
from storage.models import Report
from tests.handlers.tongue import WORDS

CAPTION = 1024  # Bot API: caption, 0-1024 characters after entities parsing
NOW = 1795402800.0
LONGEST: dict[str, Any] = {
    "audience": "private", "link": "https://contoh.example/" + "é🙂" * 400, "name": "Wali Kota " + "🧕" * 140,
    "status": "pns", "agency": "BKPSDM " + "🧕" * 140, "story": "x" * 3000,
}  # fmt: skip
STATES = ("waiting", "accepted", "rejected", "admonished", "escalating", "escalated", "acknowledged", "withdrawn")
DAYS = tuple(product(("2024-02-01", "2026-11-22"), (None, "2026-11-22")))


def longest(state: str, behaviour: str, happened: str, known: str | None) -> Report:
    """A report whose every field is as long as it may be, decided by somebody with the longest name."""
    who = "P" + "🧕" * 63
    answers = LONGEST | {"behaviour": behaviour, "happened": happened, "known": known}
    made: dict[str, Any] = {
        "ticket": "LN-0000-0000",
        "draft": "d",
        "region": "solo",
        "answers": answers,
        "state": state,
    }
    decided: dict[str, Any] = {
        "decided_at": NOW,
        "decided_by": who,
        "reason": "not-neutrality" if state == "rejected" else "",
    }
    taken: dict[str, Any] = {"acknowledged_at": NOW, "acknowledged_by": who} if state == "acknowledged" else {}
    return Report(id=1, submitted_at=NOW - 90_000, **made, **decided, **taken)


BUSY = DeskState(
    held_by="P" + "🧕" * 63,
    remarks=99,
    remark_by="P" + "🧕" * 63,
    proposed=("P" + "🧕" * 63, "reject", "outside-region"),
    confirmed=("D8", "sedang"),
    judged=(("P" + "🧕" * 63, "reject", "outside-region"), ("Q" + "🧕" * 63, "reject", "not-neutrality")),
)


def shown(
    report: Report, untold: str, watched: Watched | None = None, desk: DeskState = NOTHING, menu: str = ""
) -> str:
    """The caption as it is chosen for the group."""
    for story, field, stages in ROOM:
        case = Case(report, [], untold, watched=watched, desk=desk, remark="🧕" * 350 if desk.remarks else "")
        text = WORDS.say(spare(card_message(case, NOW, menu, story, field), stages))
        if length(text) <= CAPTION:
            break
    return text


@pytest.mark.parametrize("state", STATES)
def test_the_longest_card_fits(state: str) -> None:
    """In a time of campaigning, before candidates were fixed, and outside of any election."""
    for happened in ("2024-02-01", "2024-09-01", "2026-11-22"):
        report = longest(state, "team", happened, "2026-11-22")
        text, whole = shown(report, "failed"), WORDS.say(card_message(Case(report, [], "failed"), NOW))
        assert length(text) <= CAPTION < length(whole)
        assert "benturan kepentingan" in text
        assert "Kabar belum sampai" in text
        assert ("Mungkin pidana" in text) is ("Mungkin pidana" in whole)


def test_what_the_desk_is_at_always_stays() -> None:
    text = shown(longest("waiting", "team", "2024-02-01", "2026-11-22"), "failed", desk=BUSY)
    assert length(text) <= CAPTION
    for words in ("Dipegang", "Diusulkan", "Penilaian berbeda", "benturan kepentingan"):
        assert words in text
    assert "catatan)" not in text


def test_what_is_asked_always_stays() -> None:
    text = shown(longest("accepted", "team", "2024-02-01", "2026-11-22"), "failed", desk=BUSY, menu=GRADE)
    assert length(text) <= CAPTION
    assert text.endswith("tingkat hukuman apa?")


def test_that_the_post_is_gone_always_stays() -> None:
    gone, there = (Watched(outcome, NOW, NOW, "a" * 200, "b" * 200) for outcome in ("gone", "there"))
    report = longest("acknowledged", "team", "2024-02-01", "2026-11-22")
    assert "sudah tidak ada" in shown(report, "failed", gone)
    for text in (shown(report, "failed", gone), shown(report, "failed", there)):
        assert length(text) <= CAPTION
        assert "Judul" not in text


def test_no_more_is_left_out_than_must_be() -> None:
    text = shown(longest("waiting", "team", "2024-02-01", None), "")
    assert "Perhatikan:" not in text
    assert "Kelengkapan:" in text
    assert "Terlihat oleh" in text


def test_an_ordinary_card_loses_nothing() -> None:
    for behaviour, (happened, known) in product(BEHAVIOURS, DAYS):
        report = longest("waiting", behaviour, happened, known)
        report.answers |= {"link": "https://contoh.example/p/1", "name": "Bu Contoh", "agency": "Dinas", "story": "Ya."}
        assert shown(report, "held") == WORDS.say(card_message(Case(report, [], "held"), NOW))


def test_what_gives_way_is_named_by_keys_that_there_are() -> None:
    assert [
        start for stage in SPARED for start in stage if not any(key.startswith(start) for key in WORDS.keys("id"))
    ] == []
    said = message(line("card-name", value="x"), line("suggestion-note", note="y"), line("card-no-files"))
    assert [part.key for part in spare(said, 1).lines] == ["card-name", "card-no-files"]
    assert spare(said, 0) == said
