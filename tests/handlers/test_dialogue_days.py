"""Days in a talk: said back in full, put right at once, and asked about first where they may be another one."""

from dataclasses import replace
from datetime import date

import pytest

from handlers.dialogue import advance
from handlers.forms import standing
from handlers.messages import Day, Said, line
from handlers.report import REPORT, ask
from tests.handlers.tongue import WORDS, text_of
from tests.handlers.walker import TODAY, Walker, photo, tap


def at(key: str) -> Walker:
    return Walker().go_to(key)


def noted(day: date, key: str = "happened") -> tuple[object, ...]:
    return (line("noted-known" if key == "known" else "noted-day", day=Day(day)),)


@pytest.mark.parametrize("key", ["happened", "known"])
@pytest.mark.parametrize(
    ("words", "day"), [("17/11", date(2026, 11, 17)), ("kemarin", date(2026, 11, 19)), ("Rabu", date(2026, 11, 18))]
)
def test_a_typed_day_is_said_back_in_full(key: str, words: str, day: date) -> None:
    walker = at(key)
    assert walker.type(words).lines == noted(day, key)
    assert walker.talk.answers[key] == day.isoformat()
    told = WORDS.plain(walker.step.lines[0])
    which = {"happened": "tanggal kejadian", "known": "tanggal Anda mengetahuinya"}[key]
    assert told.startswith(f"Dicatat, {which}: ")
    assert f"{day.day} November 2026. Bila keliru" in told
    assert "?" not in told  # a "ya" would be taken for the next answer


@pytest.mark.parametrize(
    "words",
    ["bukan, 12/11", "Bukan 12/11", "salah, 12 November", "maaf, 12/11", "tidak. 12/11", "bukan itu, 12/11",
     "bukan; kamis minggu lalu", "bukan, yang benar 12/11", "Bukan, maaf, 12/11"],
)  # fmt: skip
def test_what_was_said_back_can_be_put_right_at_the_next_question(words: str) -> None:
    walker = at("happened")
    walker.type("11/11")
    walker.type(words)
    if walker.talk.menu:  # "kamis minggu lalu" is asked about first
        walker.press("yes")
    assert walker.talk.answers["happened"] == "2026-11-12"
    assert "known" not in walker.talk.answers
    assert (walker.talk.at, walker.talk.menu) == ("known", "")


def test_the_day_of_knowing_is_put_right_at_the_story() -> None:
    walker = at("known")
    walker.type("18/11")
    assert walker.talk.at == "story"
    assert walker.type("bukan, 17/11").lines == noted(date(2026, 11, 17), "known")
    assert (walker.talk.at, walker.talk.answers["known"], "story" in walker.talk.answers) == (
        "story",
        "2026-11-17",
        False,
    )


@pytest.mark.parametrize("words", ["bukan", "Bukan!", "salah", "keliru.", "tidak", "bukan itu"])
def test_a_bare_no_has_the_day_asked_again(words: str) -> None:
    walker = at("happened")
    walker.type("11/11")
    walker.type(words)
    assert (walker.talk.at, walker.talk.answers["happened"]) == ("happened", "2026-11-11")
    assert walker.type("12/11").lines == noted(date(2026, 11, 12))


@pytest.mark.parametrize(
    "story",
    ["Bukan ASN biasa, dia lurah.", "Maaf, saya hanya melihat fotonya.", "Tidak, kemarin saya tidak di sana.",
     "Salah satu pegawai mengunggahnya 12/11.", "bukan kemarin"],
)  # fmt: skip
def test_a_story_that_begins_with_no_is_a_story(story: str) -> None:
    walker = at("known")
    walker.type("18/11")
    walker.type(story)
    assert (walker.talk.answers["known"], walker.talk.answers["story"]) == ("2026-11-18", story)


def test_a_later_no_is_no_correction() -> None:
    walker = at("story")
    walker.type("Cerita singkat.")
    before = walker.talk
    walker.type("bukan, 12/11")
    assert walker.said == ["misread-choice"]
    assert walker.talk == before


def test_putting_right_may_not_turn_time_around() -> None:
    walker = at("known")
    walker.type("18/11")
    walker.type("bukan, 1/11")
    assert walker.said == ["misread-day-before"]
    assert (walker.talk.at, walker.talk.answers["known"]) == ("known", "2026-11-18")


def test_a_day_put_right_to_after_the_knowing_has_the_knowing_asked_again() -> None:
    walker = at("known")
    walker.type("16/11")
    walker.press("back")
    walker.press("back")
    walker.type("15/11")
    walker.type("bukan, 18/11")
    assert walker.talk.answers["happened"] == "2026-11-18"
    assert (walker.talk.at, "known" in walker.talk.answers) == ("known", False)


DOUBTFUL = [("21/11", "2025-11-21"), ("minggu lalu", "2026-11-15"), ("tanggal 5", "2026-11-05")]


@pytest.mark.parametrize(("words", "day"), DOUBTFUL)
def test_what_may_be_another_day_is_asked_about(words: str, day: str) -> None:
    walker = at("happened")
    assert walker.type(words).lines == ()
    asked = ask(REPORT, walker.talk)
    assert asked.lines == (line("menu-doubt", day=Day(date.fromisoformat(day))),)
    assert [[choice.id for choice in row] for row in asked.choices] == [["report:doubt:yes", "report:doubt:no"]]
    assert all(len(text_of(f"choice-doubt-{choice}")) <= 20 for choice in ("yes", "no"))


@pytest.mark.parametrize("yes", ["ya", "benar", "1", "Ya, benar"])
def test_a_yes_takes_it(yes: str) -> None:
    walker = at("happened")
    walker.type("21/11")
    walker.type(yes)
    assert (walker.talk.at, walker.talk.menu, walker.talk.answers["happened"]) == ("known", "", "2025-11-21")
    assert walker.said == []  # the day stood in the question


@pytest.mark.parametrize("no", ["tidak", "bukan", "2", "Bukan", "salah", "gak"])
def test_a_no_asks_again_and_keeps_nothing(no: str) -> None:
    walker = at("happened")
    walker.type("21/11")
    walker.type(no)
    assert (walker.talk.at, walker.talk.menu, "happened" in walker.talk.answers) == ("happened", "", False)


@pytest.mark.parametrize("words", ["20/11/2026", "bukan, 20/11", "hari ini"])
def test_another_day_is_taken_instead(words: str) -> None:
    walker = at("happened")
    walker.type("minggu lalu")
    walker.type(words)
    assert (walker.talk.at, walker.talk.answers["happened"]) == ("known", "2026-11-20")


def test_a_tap_answers_and_marks_the_doubt() -> None:
    walker = at("happened")
    walker.type("21/11")
    assert walker.press("yes").chosen == "choice-doubt-yes"
    walker = at("happened")
    walker.type("21/11")
    assert walker.press("no").chosen == "choice-doubt-no"


def test_a_button_of_the_question_above_still_answers() -> None:
    walker = at("happened")
    walker.type("minggu lalu")
    walker.say(tap("report:happened:today"))
    assert (walker.talk.at, walker.talk.menu, walker.talk.answers["happened"]) == ("known", "", TODAY.isoformat())


def test_words_that_name_no_day_ask_again_after_a_doubt() -> None:
    walker = at("happened")
    walker.type("minggu lalu")
    walker.type("entah kapan")
    assert (walker.said, walker.talk.at, "happened" in walker.talk.answers) == (["misread-day"], "happened", False)


@pytest.mark.parametrize(("words", "menu", "place"), [("batal", "cancel", "happened"), ("kembali", "", "agency")])
def test_one_can_leave_a_doubt(words: str, menu: str, place: str) -> None:
    walker = at("happened")
    walker.type("minggu lalu")
    walker.type(words)
    assert (walker.talk.menu, walker.talk.at, "happened" in walker.talk.answers) == (menu, place, False)


def test_a_doubtful_day_of_knowing_may_be_skipped() -> None:
    walker = at("known")
    walker.type("tanggal 20")
    walker.type("lewati")
    assert (walker.talk.at, walker.talk.answers["known"]) == ("story", None)


def test_a_doubt_while_editing_leads_back_to_the_review() -> None:
    walker = at("review")
    walker.press("edit")
    walker.press("happened")
    walker.type("minggu lalu")
    assert walker.talk.menu == "doubt"
    walker.press("yes")
    assert (walker.talk.at, walker.talk.answers["happened"]) == ("review", "2026-11-15")


def test_files_in_a_doubt_are_taken_and_the_day_is_asked_again() -> None:
    walker = at("happened")
    walker.type("minggu lalu")
    walker.send(photo(7))
    assert (walker.talk.at, walker.talk.menu) == ("happened", "")
    assert "given" in [part.key for part in ask(REPORT, walker.talk).lines]


def test_an_edited_message_is_said_back_too() -> None:
    walker = at("happened")
    walker.type("11/11")
    walker.say(Said(text="12/11", message=str(walker.number), edited=True))
    assert walker.step.lines == (line("answer-changed"), *noted(date(2026, 11, 12)))


def test_a_doubt_about_a_question_that_is_gone_is_gone_too() -> None:
    walker = at("happened")
    walker.type("minggu lalu")
    fewer = replace(REPORT, questions=tuple(each for each in REPORT.questions if each.key != "happened"))
    left = standing(fewer, walker.talk)
    assert (left.menu, left.at) == ("", "known")
    step = advance(fewer, walker.talk, Said(text="ya"), TODAY)
    assert step.talk is not None
    assert (step.talk.menu, step.talk.at, [part.key for part in step.lines]) == ("", "known", ["misread-day"])


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("kemarin bu", "2026-11-19"),
        ("saya lihat kemarin malam", "2026-11-19"),
        ("baru tau hari ini pak", "2026-11-20"),
        ("kejadiannya 3 hari yang lalu", "2026-11-17"),
        ("waktu itu hari minggu", "2026-11-15"),
        ("kemarin pas jam 9", "2026-11-19"),
        ("diposting tgl 5 November", "2026-11-05"),
        ("hari minggu kemarin, mbak", "2026-11-15"),
    ],
)
def test_what_was_on_that_day_and_to_whom_it_is_told_may_stand_beside_it(words: str, day: str) -> None:
    walker = Walker().go_to("happened")
    walker.type(words)
    assert walker.talk.answers["happened"] == day
