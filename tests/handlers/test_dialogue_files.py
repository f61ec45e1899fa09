"""Screenshots in the talk: they come at any moment, alone or by the album, with and without words."""

from dataclasses import replace
from typing import Any

import pytest

from handlers.counting import BUTTONS_ONLY, NOTHING
from handlers.dialogue import begin, worded
from handlers.forms import offered
from handlers.messages import Said, line
from handlers.readers import LONGEST_LINK, LONGEST_STORY, MAX_FILE_BYTES, MAX_FILES, Misread
from handlers.report import MORE, REPORT
from handlers.unasked import prefill
from tests.handlers.walker import Walker, entry, photo, tap


@pytest.mark.parametrize("menu", ["cancel", "edit"])
def test_files_sent_into_a_menu_are_gathered(menu: str) -> None:
    walker = Walker().go_to("review")
    walker.talk = replace(walker.talk, menu=menu)
    walker.send(photo(2))
    assert walker.talk.answers["evidence"] == [entry(1, "document"), entry(2)]
    assert walker.talk.menu == ""


def test_before_the_end_files_are_added_to_but_not_taken_back() -> None:
    walker = Walker().go_to("evidence")
    walker.send(photo(1))
    walker.press("clear")
    assert walker.said == ["misread-files"]
    assert walker.talk.answers["evidence"] == [entry(1)]


def test_files_can_be_taken_back_and_are_then_missed() -> None:
    walker = Walker().go_to("review")
    walker.press("edit")
    walker.press("link")
    walker.press("skip")  # not offered while there is an answer, but typed words may say it
    walker.press("edit")
    walker.press("evidence")
    assert walker.press("clear").lines == (line("evidence-cleared"),)
    assert walker.talk.answers["evidence"] == []
    walker.press("back")
    step = walker.press("submit")
    assert (step.outcome, walker.talk.at, walker.said) == ("", "link", ["misread-need-link"])
    walker.type("https://contoh.id/1")
    assert walker.press("submit").outcome == "submit"


def test_files_are_welcome_at_every_question() -> None:
    for key in [question.key for question in REPORT.questions if question.key not in ("region", "consent")]:
        walker = Walker().go_to(key)
        had = len(walker.talk.answers.get("evidence") or [])
        step = walker.send(photo(9, "document"))
        assert walker.talk.at == key
        assert walker.talk.answers["evidence"][-1] == entry(9, "document")
        thanks = "evidence-count" if key == "evidence" else "evidence-noted"
        assert step.lines == (line(thanks, count=had + 1),)
        assert step.ask == (BUTTONS_ONLY if key == "evidence" else "question")


def test_files_before_consent_wait_for_it() -> None:
    walker = Walker()
    step = walker.send(photo())
    assert (step.lines, step.ask) == ((line("prefilled-files", count=1),), BUTTONS_ONLY)
    assert (walker.talk.at, walker.talk.answers, walker.talk.coached) == ("consent", {"evidence": [entry()]}, False)


def test_words_beside_a_file_that_is_no_use_are_kept() -> None:
    walker = Walker().go_to("name")
    had = walker.talk.answers["evidence"]
    walker.send(photo(2, size=0), text="ia mengajak memilih")
    assert walker.said == ["misread-file-empty"]
    assert walker.talk.answers["story"] == "ia mengajak memilih"
    assert walker.talk.answers["evidence"] == had


def test_a_caption_is_the_story_and_the_link_that_are_still_missing() -> None:
    walker = Walker().go_to("behaviour")
    walker.send(photo(), text="Lihat https://contoh.id/1 ia membagikan ajakan")
    assert walker.talk.answers["link"] == "https://contoh.id/1"
    assert walker.talk.answers["story"] == "Lihat  ia membagikan ajakan"
    walker.send(photo(2), text="lain https://contoh.id/2")
    assert walker.talk.answers["link"] == "https://contoh.id/1"


def test_a_caption_never_replaces_what_was_answered() -> None:
    walker = Walker().go_to("review")
    before = walker.talk.answers
    walker.send(photo(2), text="cerita lain https://contoh.id/2")
    story, links = f"{before['story']}\ncerita lain", ["https://contoh.id/2"]
    assert {**walker.talk.answers, "evidence": []} == {**before, "evidence": [], "links": links, "story": story}
    walker.send(photo(3), text="cerita lain")
    assert walker.talk.answers["story"] == story
    walker.send(photo(4), text="x" * LONGEST_STORY)
    assert walker.talk.answers["story"] == story


def test_an_edited_caption_that_was_added_to_a_story_does_not_replace_it() -> None:
    walker = Walker().go_to("review")
    walker.send(photo(2), text="cerita lain")
    story = walker.talk.answers["story"]
    walker.say(Said(text="cerita baru", message="200", edited=True))
    assert walker.talk.answers["story"] == story


@pytest.mark.parametrize("words", ["ini buktinya pak", "Ini fotonya, bu.", "berikut tangkapan layarnya"])
def test_a_caption_that_only_points_is_no_story(words: str) -> None:
    """Otherwise what happened would not be asked for any more."""
    walker = Walker().go_to("evidence")
    walker.send(photo(), text=words)
    assert "story" not in walker.talk.answers
    assert "story" not in prefill(REPORT, Said(words, files=(photo(),)))


def test_an_album_is_gathered_in_silence() -> None:
    walker = Walker().go_to("evidence")
    for number in range(10):
        step = walker.send(photo(number), album="a")
        assert (step.lines, step.ask, step.gathering) == ((), NOTHING, True)
    assert len(walker.talk.answers["evidence"]) == 10


def test_of_forty_photos_twenty_are_kept_and_each_album_is_told_once() -> None:
    walker = Walker().go_to("evidence")
    told = []
    for number in range(40):
        walker.send(photo(number), album=f"album{(number + 5) // 10}")
        told += walker.said
    assert told == ["misread-too-many"] * 3
    assert walker.talk.answers["evidence"] == [entry(number) for number in range(MAX_FILES)]
    walker.send(photo(99))
    assert walker.said == ["misread-too-many"]


@pytest.mark.parametrize(("size", "key"), [(0, "misread-file-empty"), (MAX_FILE_BYTES + 1, "misread-file-big")])
def test_a_file_that_cannot_be_fetched_is_named_even_within_an_album(size: int, key: str) -> None:
    walker = Walker().go_to("evidence")
    for number in range(4):
        walker.send(photo(number, size=size if number % 2 else 10), album="a")
        assert walker.said == ([key] if number % 2 else [])
    assert walker.talk.answers["evidence"] == [entry(0), entry(2)]
    walker.send(photo(9, size=size))
    assert (walker.said, walker.step.ask) == ([key], BUTTONS_ONLY)


@pytest.mark.parametrize(
    ("said", "known"),
    [
        (Said(text="halo"), {}),
        (Said(text="https://contoh.id/1"), {"link": "https://contoh.id/1"}),
        (Said(files=(photo(),), message="200"), {"evidence": [entry()]}),
        (Said(files=(photo(),), message="200", text="ini"), {"evidence": [entry()]}),
        (Said(files=(photo(),), message="200", text="ajak"), {"evidence": [entry()], "story": "ajak"}),
        (Said(files=(photo(),), message="200", text="ada ajakan"), {"evidence": [entry()], "story": "ada ajakan"}),
        (Said(files=(photo(),), message="200", text="x.com/a/1"), {"evidence": [entry()], "link": "x.com/a/1"}),
        (Said(text="https://contoh.id/" + "a" * LONGEST_LINK), {}),
    ],
)
def test_what_is_sent_first_is_answered_already(said: Said, known: dict[str, Any]) -> None:
    assert prefill(REPORT, said) == known
    talk = begin(REPORT, known)
    assert (talk.at, talk.answers) == ("consent", known)
    walker = Walker(talk=talk)
    walker.press("yes")
    while walker.talk.at != "review":
        assert walker.talk.at not in known
        walker.answer()


def test_what_is_sent_first_may_be_no_use() -> None:
    with pytest.raises(Misread):
        prefill(REPORT, Said(files=(photo(size=0),)))
    assert prefill(MORE, Said(text="https://contoh.id/1")) == {}


@pytest.mark.parametrize("second", ["typed", "caption"])
def test_an_edit_of_words_that_were_added_to_takes_nothing_away(second: str) -> None:
    """Which part of the story it changes cannot be told any more."""
    walker = Walker(MORE, begin(MORE, about="LN-0000-0000"))
    first, more = "ia memasang spanduk di pagar rumahnya", "dan tetangganya semua ikut melihat itu"
    walker.say(Said(first, message="1"))
    assert walker.talk.sources == {"1": "story"}
    if second == "typed":
        walker.say(Said(more, message="2"))
    else:
        walker.say(Said(more, files=(photo(),), message="2"))
    walker.say(Said("ia memasang baliho", message="1", edited=True))
    assert walker.talk.answers["story"] == f"{first}\n{more}"


def test_words_beside_a_link_are_not_taken_for_the_whole_message_when_it_is_edited() -> None:
    walker = Walker().go_to("evidence")
    walker.talk = replace(walker.talk, answers={**walker.talk.answers, "link": None, "story": None}, sources={})
    walker.say(Said("https://contoh.id/1 diunggah tadi malam oleh yang bersangkutan", message="1"))
    assert (walker.said, walker.talk.sources) == (["link-noted", "words-noted"], {})


def test_more_for_a_report_may_be_words_or_a_link_alone() -> None:
    """They stand where they were typed, and are added to; what has no room is not taken for noted."""
    walker = Walker(MORE, begin(MORE, about="LN-0000-0000"))
    walker.type("https://contoh.id/1")
    assert walker.said == ["words-noted", "words-enough"]
    walker.type("ia memasang spanduk di pagar rumahnya")
    assert walker.talk.answers == {"story": "https://contoh.id/1\nia memasang spanduk di pagar rumahnya"}
    walker.type("a b c d " + "x" * LONGEST_STORY)
    assert walker.said == ["misread-too-long"]
    assert offered(MORE, walker.talk) == ("done",)
    assert walker.press("done").outcome == "submit"


def test_words_where_a_report_wants_files_are_its_story_only_beside_a_file_or_a_link() -> None:
    walker = Walker().go_to("evidence")
    walker.talk = replace(walker.talk, answers={**walker.talk.answers, "evidence": None, "story": None})
    walker.type("bagaimana saya mengirim gambarnya dari ponsel")
    assert (walker.said, walker.talk.answers["story"]) == (["misread-files"], None)
    walker.talk = replace(walker.talk, answers={**walker.talk.answers, "link": None})
    walker.type("https://contoh.id/1 diunggah tadi malam oleh yang bersangkutan")
    assert walker.said == ["link-noted", "words-noted"]
    assert walker.talk.answers["story"] == "diunggah tadi malam oleh yang bersangkutan"
    walker.send(photo())
    walker.type("sekarang sudah dihapus oleh pemiliknya")
    assert walker.said == ["words-noted", "evidence-count"]
    assert walker.talk.answers["story"].endswith("\nsekarang sudah dihapus oleh pemiliknya")
    walker.type("itu saja mas, terima kasih")
    assert walker.said == ["evidence-count"]


def test_more_evidence_for_a_report_is_a_form_of_its_own() -> None:
    walker = Walker(MORE, begin(MORE, about="LN-0000-0000"))
    for said in (Said(text="halo"), Said(text="ini ya mas"), Said(text="lewati"), tap("more:evidence:done")):
        walker.say(said)
        assert walker.said in (["misread-files"], ["misread-need-files"])
    walker.type("kembali")
    assert walker.said == ["no-way-back"]
    walker.send(photo(), text="keterangan https://contoh.id/1")
    assert walker.talk.answers == {"evidence": [entry()], "story": "keterangan https://contoh.id/1"}
    step = walker.press("done")
    assert (step.talk, step.outcome, walker.talk.about) == (None, "submit", "LN-0000-0000")


@pytest.mark.parametrize("words", ["gak ada fotonya pak, saya lihat langsung", "gak punya", "lewati", "ga ada fotonya"])
def test_who_has_neither_a_link_nor_a_picture_is_told_where_to_go(words: str) -> None:
    walker = Walker().go_to("link")
    walker.type("ga ada linknya")
    assert (walker.talk.at, walker.talk.answers["link"]) == ("evidence", None)
    walker.type(words)
    assert (walker.said, walker.talk.at) == (["misread-need-files"], "evidence")


def test_the_question_for_pictures_names_the_way_past_it_only_where_there_is_one() -> None:
    walker = Walker().go_to("evidence")
    assert worded(REPORT, walker.talk, "question-evidence") == "question-evidence"
    walker.send(photo())
    assert worded(REPORT, walker.talk, "question-evidence") == "question-evidence-only"
    walker.talk = replace(walker.talk, answers={**walker.talk.answers, "evidence": None, "link": None})
    assert worded(REPORT, walker.talk, "question-evidence") == "question-evidence-only"
