"""Second thoughts: messages that are edited after they were sent, and days that contradict each other."""

from dataclasses import replace
from datetime import date

from handlers.dialogue import NOTHING
from handlers.forms import Step
from handlers.messages import Day, Said, line
from tests.handlers.walker import Walker, tap


def test_an_edited_message_changes_the_answer_it_gave() -> None:
    walker = Walker().go_to("name")
    walker.type("Budi Cotnoh")
    given = str(walker.number)
    walker.go_to("story")
    step = walker.say(Said(text="Budi Contoh", message=given, edited=True))
    assert (walker.said, step.ask, walker.talk.at) == (["answer-changed"], NOTHING, "story")
    assert walker.talk.answers["name"] == "Budi Contoh"
    walker.go_to("review")
    assert walker.say(Said(text="Siti Contoh", message=given, edited=True)).ask == "question"
    walker.say(Said(text=" ", message=given, edited=True))
    assert walker.said == ["revision-misread", "misread-words"]
    assert walker.talk.answers["name"] == "Siti Contoh"


def test_an_edited_day_is_repeated_and_an_edited_nothing_is_passed_over() -> None:
    walker = Walker().go_to("happened")
    walker.type("15/11")
    step = walker.say(Said(text="14/11", message=str(walker.number), edited=True))
    assert step.lines == (line("answer-changed"), line("noted-day", day=Day(date(2026, 11, 14))))
    before = walker.talk
    for said in (Said(text="x", message="999", edited=True), Said(other="location", message="", edited=True)):
        assert walker.say(said) == Step(before, ask=NOTHING)


def test_a_day_known_before_it_happened_is_asked_for_again() -> None:
    walker = Walker().go_to("known")
    walker.press("same")
    walker.press("back")
    walker.press("back")
    walker.press("today")
    assert (walker.talk.at, walker.talk.answers["happened"]) == ("known", "2026-11-20")
    walker.type("kemarin")
    assert (walker.said, "known" in walker.talk.answers) == (["misread-day-before"], False)


def test_it_is_asked_for_again_from_the_review_page_too() -> None:
    for change in (tap("report:happened:today"), Said(text="hari ini", message="77", edited=True)):
        walker = Walker().go_to("review")
        if not change.edited:
            walker.press("edit")
            walker.press("happened")
        walker.talk = replace(
            walker.talk, sources={"77": "happened"}, answers={**walker.talk.answers, "known": "2026-11-15"}
        )
        step = walker.say(change)
        assert (walker.talk.at, step.ask) == ("known", "question")
        walker.press("same")
        assert walker.talk.at == "review"
        assert walker.talk.answers["known"] == "2026-11-20"
