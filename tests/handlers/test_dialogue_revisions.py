"""Second thoughts: messages that are edited after they were sent, and days that contradict each other."""

from dataclasses import replace
from datetime import date

from handlers.counting import NOTHING
from handlers.dialogue import opened_by
from handlers.forms import Step
from handlers.messages import Day, Said, line
from handlers.report import REPORT
from tests.handlers.walker import Walker, entry, photo, tap


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


def test_an_edited_number_or_label_is_the_other_choice() -> None:
    walker = Walker().go_to("behaviour")
    walker.type("2")
    given = str(walker.number)
    for text, answer in (("3", "photo"), ("Jadi tim pemenangan", "team"), (" 10. ", "other")):
        walker.say(Said(text=text, message=given, edited=True))
        assert (walker.said, walker.talk.answers["behaviour"]) == (["answer-changed"], answer)
    walker.say(Said(text="11", message=given, edited=True))
    assert walker.said == ["revision-misread", "misread-choice"]
    assert (walker.talk.answers["behaviour"], walker.talk.at) == ("other", "audience")


def test_consent_is_neither_given_nor_taken_back_by_editing() -> None:
    walker = Walker()
    walker.type("ya")
    walker.say(Said(text="tidak", message=str(walker.number), edited=True))
    assert walker.said == ["revision-misread", "misread-choice"]
    assert walker.talk.answers["consent"] == "yes"


def test_an_edited_caption_changes_the_story_it_was() -> None:
    walker = Walker().go_to("evidence")
    walker.send(photo(), text="ia mengajak")
    edited = Said(text="ia mengajak memilih", files=(photo(),), message="200", edited=True)
    assert walker.say(edited).lines == (line("answer-changed"),)
    assert walker.talk.answers["story"] == "ia mengajak memilih"
    assert walker.talk.answers["evidence"] == [entry()]


def test_the_words_that_opened_the_talk_can_be_edited_too() -> None:
    walker = Walker(talk=opened_by(REPORT, Said(text="https://contoh.id/1", message="5")))
    assert (walker.talk.at, walker.talk.answers) == ("consent", {"link": "https://contoh.id/1"})
    walker.say(Said(text="https://contoh.id/2", message="5", edited=True))
    assert (walker.talk.at, walker.talk.answers) == ("consent", {"link": "https://contoh.id/2"})


def test_words_that_gave_two_answers_are_not_told_apart() -> None:
    said = Said(text="https://contoh.id/1 ia mengajak", files=(photo(),), message="5")
    walker = Walker(talk=opened_by(REPORT, said))
    before = walker.talk
    assert set(before.answers) == {"link", "story", "evidence"}
    assert walker.say(replace(said, text="lain", edited=True)) == Step(before, ask=NOTHING)


def test_an_edit_in_a_menu_leaves_the_menu_open() -> None:
    walker = Walker().go_to("name")
    walker.type("Budi Cotnoh")
    given = str(walker.number)
    walker.go_to("review")
    for menu in ("edit", "cancel"):
        walker.talk = replace(walker.talk, menu=menu)
        walker.say(Said(text=f"Budi {menu}", message=given, edited=True))
        assert (walker.talk.menu, walker.talk.at, walker.talk.answers["name"]) == (menu, "review", f"Budi {menu}")


def test_an_edit_of_an_answer_whose_question_is_gone_is_passed_over() -> None:
    walker = Walker().go_to("story")
    walker.talk = replace(walker.talk, sources={"7": "removed"})
    before = walker.talk
    for text in ("1", "lewati", "Budi"):
        assert walker.say(Said(text=text, message="7", edited=True)) == Step(before, ask=NOTHING)


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
