"""The talk, path by path: each test is a way through the form that people take."""

from dataclasses import replace
from datetime import date

import pytest

from handlers.counting import BUTTONS_ONLY, NOTHING
from handlers.dialogue import advance, begin
from handlers.forms import Step, Talk, lacks
from handlers.messages import Day, Line, Said, line
from handlers.readers import LONGEST_LINK
from handlers.report import REPORT
from tests.handlers.walker import TODAY, Walker, entry, tap


def test_the_whole_way_by_taps_and_words() -> None:
    walker = Walker()
    seen = []
    while not walker.step.outcome:
        seen.append(walker.talk.at)
        walker.answer()
    assert seen == [question.key for question in REPORT.questions if question.key != "region"]
    assert walker.step == Step(None, outcome="submit", ask=NOTHING, chosen="choice-review-submit")
    assert walker.talk.answers == {
        "consent": "yes", "behaviour": "engage", "audience": "public", "link": "https://contoh.id/p/1",
        "evidence": [entry(kind="document")], "name": "Budi Contoh", "status": "pns", "agency": "Dinas Contoh",
        "happened": "2026-11-15", "known": "2026-11-20", "story": "Ia membagikan ajakan.", "track": "informant",
    }  # fmt: skip


def test_the_whole_way_typed_with_all_that_may_be_skipped() -> None:
    walker = Walker()
    said = ["ya", "4", "lewati", "instagram.com/p/1", "-", "Budi", "skip", "Dinas", "kemarin", "lewati", "tidak tahu"]
    for words in [*said, "lompati"]:
        assert walker.type(words).talk is not None
    assert walker.type("kirim").outcome == "submit"
    assert [key for key, answer in walker.talk.answers.items() if answer is None] == [
        "audience", "evidence", "status", "known", "story", "track",
    ]  # fmt: skip


def test_without_consent_nothing_is_kept() -> None:
    for decline in (tap("report:consent:no"), Said(text="tidak"), Said(text="2")):
        step = Walker().say(decline)
        assert (step.talk, step.outcome, step.ask) == (None, "decline", NOTHING)


@pytest.mark.parametrize("words", ["mungkin", "lewati", "Budi Contoh", "3"])
def test_consent_is_not_guessed_or_skipped(words: str) -> None:
    walker = Walker()
    walker.type(words)
    assert walker.talk.answers == {}
    assert walker.said == ["misread-consent"]


def test_what_is_chosen_is_named_for_the_mark_below_the_question() -> None:
    walker = Walker()
    assert walker.press("yes").chosen == "choice-consent-yes"
    assert walker.press("banner").chosen == "choice-behaviour-banner"
    assert walker.press("back").chosen == "choice-back"
    assert walker.press("keep").chosen == "choice-keep"
    assert walker.press("skip").chosen == "choice-skip"
    assert walker.type("https://contoh.id/1").chosen == ""


def test_a_day_is_repeated_as_it_was_understood() -> None:
    walker = Walker().go_to("happened")
    assert walker.type("3 hari lalu").lines == (line("noted-day", day=Day(date(2026, 11, 17))),)
    assert walker.press("same").lines == (line("noted-known", day=Day(date(2026, 11, 17))),)
    walker.press("back")
    assert walker.press("keep").lines == ()


def test_back_and_forth_loses_no_answer() -> None:
    walker = Walker().go_to("review")
    answers = walker.talk.answers
    seen = []
    while walker.type("kembali").chosen:
        seen.append(walker.talk.at)
        assert walker.talk.answers == answers
    assert walker.said == ["no-way-back"]
    assert seen[-1] == "behaviour"
    while walker.talk.at != "review":
        walker.press("done" if walker.talk.at == "evidence" else "keep")
        assert walker.talk.answers == answers


def test_after_going_back_the_talk_goes_on_at_the_first_open_question() -> None:
    walker = Walker().go_to("agency")
    for _ in range(3):
        walker.press("back")
    assert walker.talk.at == "evidence"
    walker.press("back")
    walker.type("https://contoh.id/2")
    assert walker.talk.at == "agency"
    assert walker.talk.answers["link"] == "https://contoh.id/2"


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("behaviour", "misread-need-behaviour"),
        ("name", "misread-need-name"),
        ("agency", "misread-need-agency"),
        ("happened", "misread-need-day"),
    ],
)
def test_what_is_required_cannot_be_skipped(key: str, said: str) -> None:
    """Whoever does not know a name or an office is told what to write instead."""
    walker = Walker().go_to(key)
    for skip in (tap(f"report:{key}:skip"), Said(text="lewati"), Said(text="tidak tahu")):
        walker.say(skip)
        assert (walker.talk.at, walker.said) == (key, [said])
        assert key not in walker.talk.answers


def test_a_link_or_a_file_is_needed_and_each_is_asked_for_by_name() -> None:
    walker = Walker().go_to("link")
    walker.press("skip")
    assert (walker.talk.at, walker.press("skip").lines) == ("evidence", (line("misread-need-files"),))
    walker.press("back")
    assert (walker.talk.at, walker.press("skip").talk) == ("link", replace(walker.talk, at="evidence"))


def test_a_link_given_at_the_evidence_question_is_taken_and_the_file_may_be_skipped() -> None:
    walker = Walker().go_to("link")
    walker.press("skip")
    step = walker.type("ini saja: https://contoh.id/9")
    assert (walker.said, step.ask, walker.talk.at) == (["link-noted"], BUTTONS_ONLY, "evidence")
    assert walker.talk.answers["link"] == "https://contoh.id/9"
    walker.press("skip")
    assert walker.talk.at == "name"
    assert walker.finish().outcome == "submit"


def test_another_link_given_at_the_evidence_question_takes_no_place() -> None:
    walker = Walker().go_to("evidence")
    before = walker.talk.answers["link"]
    for number in (8, 9, 9):
        step = walker.type(f"https://contoh.id/{number}")
        assert (step.lines, step.ask) == ((line("link-second", link=before),), BUTTONS_ONLY)
    assert walker.talk.answers["links"] == ["https://contoh.id/8", "https://contoh.id/9"]
    assert walker.talk.answers["link"] == before


@pytest.mark.parametrize("words", ["ini buktinya", "https://contoh.id/" + "a" * LONGEST_LINK])
def test_other_words_at_the_evidence_question_are_asked_for_again(words: str) -> None:
    walker = Walker().go_to("evidence")
    walker.type(words)
    assert walker.said in (["misread-files"], ["misread-too-long"])
    assert "evidence" not in walker.talk.answers


def test_every_answer_can_be_changed_from_the_review_page() -> None:
    walker = Walker().go_to("review")
    before = dict(walker.talk.answers)
    for key in [question.key for question in REPORT.questions if question.key in before and question.key != "consent"]:
        assert walker.press("edit").chosen == "choice-review-edit"
        assert (walker.talk.menu, walker.talk.at) == ("edit", "review")
        assert walker.press(key).chosen == f"field-{key}"
        assert (walker.talk.menu, walker.talk.at, walker.talk.editing) == ("", key, True)
        walker.answer()
        assert (walker.talk.at, walker.talk.editing) == ("review", False)
    assert walker.talk.answers == before
    walker.type("ubah")
    walker.type("nama terlapor")
    walker.type("Siti Contoh")
    assert walker.talk.answers == {**before, "name": "Siti Contoh"}


def test_the_edit_menu_is_left_by_back_and_stays_open_for_what_it_does_not_offer() -> None:
    walker = Walker().go_to("review")
    walker.press("edit")
    for words in ("entah", "99", "lewati", "biarkan"):
        walker.type(words)
        assert (walker.said, walker.talk.menu) == (["misread-choice"], "edit")
    walker.type("kembali")
    assert (walker.talk.menu, walker.talk.at) == ("", "review")
    walker.press("edit")
    assert walker.say(tap("report:review:submit")).outcome == "submit"


def test_an_edit_is_left_by_back_with_the_old_answer() -> None:
    walker = Walker().go_to("review")
    before = walker.talk.answers
    walker.press("edit")
    walker.press("story")
    walker.press("back")
    assert (walker.talk.at, walker.talk.editing, walker.talk.answers) == ("review", False, before)


def test_cancel_asks_once_and_no_leads_back() -> None:
    walker = Walker().go_to("agency")
    before = walker.talk
    assert walker.type("batal").talk == replace(before, menu="cancel")
    walker.type("Dinas Contoh")
    assert (walker.said, walker.talk.menu) == (["misread-choice"], "cancel")
    walker.type("batal")
    assert walker.talk.menu == "cancel"
    walker.press("no")
    assert walker.talk == before
    walker.type("batal")
    step = walker.type("ya")
    assert (step.talk, step.outcome, step.chosen) == (None, "cancel", "choice-cancel-yes")


def test_cancel_is_understood_over_the_edit_menu() -> None:
    walker = Walker().go_to("review")
    walker.press("edit")
    walker.type("batal")
    assert walker.talk.menu == "cancel"
    walker.press("no")
    assert (walker.talk.menu, walker.talk.at) == ("", "review")


def test_whoever_answers_instead_of_cancelling_goes_on() -> None:
    walker = Walker().go_to("behaviour")
    walker.type("batal")
    walker.say(tap("report:behaviour:team"))
    assert (walker.talk.menu, walker.talk.answers["behaviour"], walker.talk.at) == ("", "team", "audience")


@pytest.mark.parametrize(
    "old",
    [
        "report:behaviour:engage", "report:consent:no", "report:review:submit", "report:cancel:yes",
        "more:evidence:done", "report:name", "report", ":", "::", "", "report:name:back:x", "report:nowhere:yes",
        "case:LN-1:1:accept", "contact:erase:yes", "Report:name:back", "report:link:skip", "x" * 64,
        "report:evidence:clear",
    ],
)  # fmt: skip
def test_an_old_or_foreign_button_is_answered_kindly_and_changes_nothing(old: str) -> None:
    walker = Walker().go_to("name")
    before = walker.talk
    step = walker.say(Said(choice=old, tap="t"))
    assert walker.talk == before
    assert step.toast == line("toast-old-button") or walker.said == ["misread-words"]


@pytest.mark.parametrize("key", ["behaviour", "link", "evidence", "happened", "known", "story", "track", "review"])
def test_a_button_that_was_never_there_changes_nothing(key: str) -> None:
    walker = Walker().go_to(key)
    before = walker.talk
    for choice in ("foo", "kemarin", "15/11", "contoh.id/x", "", "same" if key == "happened" else "x"):
        walker.say(tap(f"report:{key}:{choice}"))
        assert walker.talk == before
        assert walker.said[0].startswith("misread-")


def test_lacks_asks_only_for_what_applies() -> None:
    region = REPORT.question("region")
    assert region is not None
    assert not lacks(region, {})
    assert lacks(region, {"elsewhere": "sleman"})
    assert not any(lacks(question, {}) for question in REPORT.questions if question.key == "review")


def test_nothing_that_is_misread_moves_the_talk() -> None:
    talk = Walker().go_to("behaviour").talk
    for said in (Said(), Said(other="voice"), Said(text="x" * 4096), Said(text="\u202e\u202e"), Said(text="😀" * 2048)):
        step = advance(REPORT, talk, said, TODAY)
        assert step == Step(talk, (Line("misread-choice", {}),))


def test_a_talk_begins_with_its_own_copy_of_what_is_known() -> None:
    known = {"link": "https://contoh.id/1"}
    talk = begin(REPORT, known)
    known.clear()
    assert talk == Talk("report", "consent", {"link": "https://contoh.id/1"})
