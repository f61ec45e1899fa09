"""A link at another question than its own: it is kept, said so, and what was asked is asked again."""

from typing import Final

import pytest

from handlers.dialogue import advance, begin, opened_by
from handlers.forms import Talk
from handlers.messages import Said, line
from handlers.readers import LONGEST_LINK
from handlers.report import ANSWER, MORE, REPORT
from handlers.stray import wants_to_report
from storage.record import replace
from tests.handlers.walker import TODAY, Walker

LINK: Final = "https://contoh.id/p/7"
QUESTIONS: Final = (
    "behaviour",
    "audience",
    "name",
    "status",
    "agency",
    "happened",
    "known",
    "story",
    "track",
    "review",
)


def without_link(key: str) -> Walker:
    """Somebody at this question who gave no link."""
    walker = Walker()
    while walker.talk.at != key:
        if walker.talk.at == "link":
            walker.press("skip")
        else:
            walker.answer()
    return walker


@pytest.mark.parametrize("words", [LINK, f"ini linknya: {LINK}.", f"Lihat di sini {LINK}"])
@pytest.mark.parametrize("key", QUESTIONS)
def test_it_is_kept_and_the_question_asked_again(key: str, words: str) -> None:
    walker = without_link(key)
    before = walker.talk
    step = walker.type(words)
    assert walker.talk.answers == {**before.answers, "link": LINK}
    assert (walker.talk.at, walker.said, step.ask) == (key, ["link-kept"], "question")
    assert walker.finish().outcome == "submit"


def test_at_consent_the_page_itself_says_what_becomes_of_it() -> None:
    walker = Walker()
    walker.type(LINK)
    assert (walker.talk.at, walker.talk.answers, walker.said) == ("consent", {"link": LINK}, [])


@pytest.mark.parametrize("menu", ["cancel", "edit"])
def test_a_menu_stays_open(menu: str) -> None:
    walker = without_link("review")
    walker.press(menu)
    walker.type(LINK)
    assert (walker.talk.menu, walker.talk.answers["link"], walker.said) == (menu, LINK, ["link-kept"])


@pytest.mark.parametrize(
    ("key", "words", "answer", "next_"),
    [
        ("name", f"Budi Contoh {LINK}", "Budi Contoh", "status"),
        ("agency", f"{LINK} Dinas Contoh", "Dinas Contoh", "happened"),
        ("happened", f"kemarin, {LINK}", "2026-11-19", "known"),
        ("story", f"Ia menulis ajakan di {LINK} tadi.", f"Ia menulis ajakan di {LINK} tadi.", "track"),
    ],
)
def test_the_words_beside_it_answer_the_question(key: str, words: str, answer: str, next_: str) -> None:
    walker = without_link(key)
    walker.type(words)
    assert (walker.talk.answers[key], walker.talk.answers["link"], walker.talk.at) == (answer, LINK, next_)
    assert walker.said[0] == "link-kept"
    assert not walker.talk.sources.keys() & {str(walker.number)}  # it gave two answers, so editing it changes neither


def test_words_beside_it_that_are_no_answer_are_told() -> None:
    walker = without_link("happened")
    walker.type(f"31/2 {LINK}")
    assert (walker.talk.at, walker.talk.answers["link"]) == ("happened", LINK)
    assert walker.said == ["link-kept", "misread-day-none"]


def test_the_same_one_again_is_no_name() -> None:
    walker = Walker().go_to("name")
    walker.type(str(walker.talk.answers["link"]))
    assert (walker.talk.at, walker.said) == ("name", ["link-kept"])


@pytest.mark.parametrize("key", [key for key in QUESTIONS[2:] if key != "story"])
def test_another_one_is_kept_beside_and_takes_no_place(key: str) -> None:
    """It is told which one is the report's own: the others end its story."""
    walker = Walker().go_to(key)
    before = walker.talk
    step = walker.type(LINK)
    assert (walker.talk.answers, step.ask) == ({**before.answers, "links": [LINK]}, "question")
    assert (walker.talk.at, step.lines) == (key, (line("link-second", link=before.answers["link"]),))
    assert walker.finish().outcome == "submit"


@pytest.mark.parametrize(("key", "words"), [("name", "Budi Contoh"), ("agency", "Dinas Contoh")])
def test_the_words_beside_another_one_answer_without_it(key: str, words: str) -> None:
    walker = Walker().go_to(key)
    before = walker.talk.answers["link"]
    walker.type(f"{words} {LINK}")
    assert (walker.talk.answers[key], walker.talk.answers["link"]) == (words, before)
    assert (walker.talk.answers["links"], walker.said) == ([LINK], ["link-second"])


@pytest.mark.parametrize("words", ["", "Budi Contoh "])
def test_two_at_once_are_no_name_either(words: str) -> None:
    walker = without_link("name")
    walker.type(f"{words}{LINK} dan {LINK}8")
    assert (walker.talk.answers["link"], walker.talk.answers["links"]) == (LINK, [f"{LINK}8"])
    assert walker.said == ["link-second"]


def test_the_same_one_is_no_part_of_a_name() -> None:
    walker = Walker().go_to("name")
    before = walker.talk.answers["link"]
    walker.type(f"Budi Contoh, {before}")
    assert (walker.talk.answers["name"], walker.talk.answers["link"]) == ("Budi Contoh", before)


@pytest.mark.parametrize("words", [LINK, f"Lihat {LINK}", f"Juga {LINK}, dan https://contoh.id/p/1 tadi"])
def test_the_story_may_name_more(words: str) -> None:
    walker = Walker().go_to("story")
    before = walker.talk.answers["link"]
    walker.type(words)
    assert (walker.talk.answers["story"], walker.talk.answers["link"]) == (words, before)


def test_the_message_that_gave_it_can_be_edited() -> None:
    walker = without_link("name")
    walker.type(LINK)
    walker.say(Said(f"{LINK}8", message=str(walker.number), edited=True))
    assert (walker.talk.answers["link"], walker.talk.at) == (f"{LINK}8", "name")


def test_what_is_no_posts_address_is_read_as_before() -> None:
    walker = without_link("name")
    walker.type("https://contoh.id/" + "a" * LONGEST_LINK)
    assert (walker.said, walker.talk.answers["link"]) == (["misread-too-long"], None)


@pytest.mark.parametrize(("form", "known"), [(MORE, {}), (ANSWER, {"asked": "words"}), (ANSWER, {"asked": "name"})])
def test_a_form_that_asks_for_none_takes_none(form: object, known: dict[str, str]) -> None:
    assert form in (MORE, ANSWER)
    asked = MORE if form is MORE else ANSWER
    talk: Talk = replace(begin(asked, known), about="LN-0000-0000")
    step = advance(asked, talk, Said(LINK), TODAY)
    assert "link-kept" not in [part.key for part in step.lines]
    assert step.talk is None or "link" not in step.talk.answers


def test_the_region_is_not_in_the_way() -> None:
    walker = Walker(REPORT)
    walker.type(LINK)
    assert walker.finish().outcome == "submit"


@pytest.mark.parametrize(
    "words",
    [
        "Halo pak, saya mau melaporkan camat Contoh", "Izin melaporkan ASN yang tidak netral", "kulo badhe nglaporaken",
        "Hi, I want to report somebody",
    ],
)  # fmt: skip
def test_who_wants_to_report_in_a_whole_sentence(words: str) -> None:
    assert wants_to_report(words)


@pytest.mark.parametrize(
    "words",
    [
        "bagaimana cara melaporkan ASN", "mau melaporkan gimana ya", "boleh saya mau melapor?",
        "kalau mau melapor ke mana",
        "saya sudah melaporkan minggu lalu", "saya gak mau melapor lagi", "tidak jadi mau lapor", "mau tanya", "",
    ],
)  # fmt: skip
def test_who_only_asks_about_it(words: str) -> None:
    assert not wants_to_report(words)


ALL_AT_ONCE = "Selamat malam, saya mau melaporkan Bu Contoh, guru PNS, kemarin membagikan ajakan memilih"


@pytest.mark.parametrize(
    ("text", "known"),
    [
        (f"{ALL_AT_ONCE} {LINK}", {"link": LINK, "story": ALL_AT_ONCE}),
        (ALL_AT_ONCE, {"story": ALL_AT_ONCE}),
        (f"tolong ditindak pak camat {LINK}", {"link": LINK}),  # too little to be the story: it is asked for
        ("saya mau melaporkan pak camat", {}),
        ("saya mau melaporkan pak camat " + "dan lurah " * 300, {}),  # never only a part of it
    ],
)
def test_who_tells_it_all_at_once_is_not_asked_for_it_again(text: str, known: dict[str, str]) -> None:
    assert opened_by(REPORT, Said(text, message="1")).answers == known
