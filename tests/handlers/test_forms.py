"""The table of questions, tested as data, and where a talk stands in it."""

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from handlers.forms import (
    NAVIGATION,
    Form,
    Question,
    Talk,
    always,
    current,
    editable,
    label_key,
    labels,
    never,
    next_key,
    offered,
    own_choices,
    place_of,
    previous,
    progress,
    standing,
)
from handlers.hearing import TYPED, hear
from handlers.learn import CEK
from handlers.messages import Choice, File, Said
from handlers.readers import pick
from handlers.report import FORMS, MORE, REPORT, ask
from tests.handlers.tongue import text_of

KEYS = (
    "consent", "region", "behaviour", "audience", "link", "evidence", "name", "status", "agency", "happened", "known",
    "story", "track", "review",
)  # fmt: skip
FILE = {"ref": "r", "unique": "u", "kind": "photo"}
GIVEN: dict[str, Any] = {
    "consent": "yes", "behaviour": "engage", "audience": "public", "link": "https://contoh.id/1", "evidence": [FILE],
    "name": "Budi Contoh", "status": "pns", "agency": "Dinas Contoh", "happened": "2026-11-15", "known": "2026-11-16",
    "story": "Cerita contoh", "track": "informant",
}  # fmt: skip
FULL = Talk("report", "review", GIVEN)


def at(key: str, **answers: Any) -> Talk:
    return Talk("report", key, {"consent": "yes", **answers})


def every_place() -> list[Talk]:
    """A talk at every question, unanswered and answered, and in every menu."""
    fresh = [at(key) for key in KEYS if key not in ("consent", "region")]
    again = [replace(FULL, at=key, editing=editing) for key, editing in product(GIVEN, (False, True))]
    menus = [
        replace(at("link", audience="private"), menu="private"),
        replace(FULL, menu="edit"),
        replace(FULL, menu="cancel"),
        replace(at("name"), menu="cancel"),
    ]
    more = [Talk("more", "evidence"), Talk("more", "evidence", {"evidence": [FILE]})]
    checks = [Talk("cek", question.key) for question in CEK.questions]
    checks += [Talk("cek", q.key, {q.key: q.choices[0]}) for q in CEK.questions if q.key != "result"]
    return [Talk("report", "consent"), *fresh, *again, FULL, *menus, *more, *checks]


PLACES = every_place()
NAMES = [f"{talk.form}-{talk.at}-{talk.menu}-{len(talk.answers)}-{talk.editing}" for talk in PLACES]


def test_the_report_has_the_questions_of_the_contract_in_their_order() -> None:
    assert tuple(question.key for question in REPORT.questions) == KEYS
    assert REPORT.question("audience").choices == ("public", "group", "private", "unknown")  # type: ignore[union-attr]
    assert REPORT.question("track").choices == ("informant", "formal")  # type: ignore[union-attr]
    assert REPORT.question("nowhere") is None


def test_only_what_a_report_cannot_do_without_is_required() -> None:
    required = {question.key for question in REPORT.questions if question.required({})}
    assert required == {"consent", "region", "behaviour", "evidence", "name", "agency", "happened", "review"}


@pytest.mark.parametrize(
    ("link", "evidence", "lacking"),
    [
        (None, None, {"link", "evidence"}),
        (None, [], {"link", "evidence"}),
        ("https://contoh.id/1", None, set()),
        (None, [FILE], set()),
        ("https://contoh.id/1", [FILE], set()),
    ],
)
def test_a_link_or_a_file_is_needed(link: str | None, evidence: list[Any] | None, lacking: set[str]) -> None:
    answers = {"link": link, "evidence": evidence}
    asked = [question for question in REPORT.questions if question.key in answers]
    assert {question.key for question in asked if question.required(answers) and not answers[question.key]} == lacking


def test_a_link_is_not_asked_for_before_the_files_were() -> None:
    assert not REPORT.question("link").required({})  # type: ignore[union-attr]


@pytest.mark.parametrize("form", FORMS.values(), ids=list(FORMS))
def test_keys_and_choices_are_unique_and_no_choice_is_a_navigation_word(form: Form) -> None:
    keys = [question.key for question in form.questions]
    assert len(set(keys)) == len(keys)
    for question in form.questions:
        assert len(set(question.choices)) == len(question.choices)
        assert not set(question.choices) & set(NAVIGATION)


@pytest.mark.parametrize("talk", PLACES, ids=NAMES)
def test_every_button_fits_the_platforms_and_has_words(talk: Talk) -> None:
    """Bot API: callback_data of 1-64 bytes; WhatsApp: at most ten rows in a list."""
    said = ask(FORMS[talk.form], talk)
    buttons: list[Choice] = [choice for row in said.choices for choice in row]
    assert len({choice.id for choice in buttons}) == len(buttons)
    for choice in buttons:
        assert 1 <= len(choice.id.encode()) <= 64
        assert text_of(choice.label.key)
    assert len(own_choices(current(FORMS[talk.form], talk), talk)) <= 10
    assert all(1 <= len(row) <= 3 for row in said.choices)


def test_a_check_is_asked_in_lists_that_whatsapp_can_show() -> None:
    """At most ten rows, navigation included."""
    assert [talk.at for talk in PLACES if talk.form == "cek" and len(offered(CEK, talk)) > 10] == []


@pytest.mark.parametrize("talk", PLACES, ids=NAMES)
def test_nothing_typed_can_mean_two_of_the_choices(talk: Talk) -> None:
    form = FORMS[talk.form]
    meant: dict[str, str] = {}
    for choice, key in labels(form, talk):
        words = {text_of(key).lower()}
        if choice in TYPED:
            words |= {word.strip() for word in text_of(f"typed-{choice}").split(",")}
        for word in words:
            if choice in NAVIGATION and word in meant:
                continue  # "tidak tahu" is an answer where it is offered, and skips where it is not
            assert meant.setdefault(word, choice) == choice, word


@pytest.mark.parametrize("talk", PLACES, ids=NAMES)
def test_a_number_a_label_and_a_usual_word_are_the_tap(talk: Talk) -> None:
    form = FORMS[talk.form]
    own = [choice for choice, _ in labels(form, talk) if choice not in NAVIGATION]
    for place, choice in enumerate(own, start=1):
        assert _typed(form, talk, str(place)) == choice
    taken: set[str] = set()
    for choice, key in labels(form, talk):
        label = text_of(key)
        usual = text_of(f"typed-{choice}").split(",") if choice in TYPED else []
        for words in (label, label.upper(), f" {label}. ", *usual):
            if words.strip() not in taken:  # "Tidak tahu" is an answer where it is offered, and skips where it is not
                assert _typed(form, talk, words) == choice
        taken.add(label.lower())


def _typed(form: Form, talk: Talk, text: str) -> str:
    heard = hear(form, talk, Said(text=text, message="1"), text_of)
    prefix = f"{talk.form}:{place_of(talk)}:"
    assert heard.choice.startswith(prefix), text
    return heard.choice.removeprefix(prefix)


@pytest.mark.parametrize(
    ("typed", "choice"),
    [
        ("kembali", "back"), ("Mundur", "back"), ("lewati", "skip"), ("LEWATI!", "skip"), ("-", "skip"),
        (" - ", "skip"), ("tidak ada", "skip"), ("batal", "cancel"), ("Batalkan.", "cancel"), ("stop", "cancel"),
    ],
)  # fmt: skip
def test_navigation_is_understood_at_every_question(typed: str, choice: str) -> None:
    for key in ("behaviour", "link", "evidence", "name", "agency", "happened", "story", "review"):
        assert _typed(REPORT, replace(FULL, at=key), typed) == choice


@pytest.mark.parametrize(
    "said",
    [
        Said(text="Budi Contoh"),
        Said(text="0"),
        Said(text="11"),
        Said(text="1.5"),
        Said(text="²"),
        Said(text="ya dong"),
        Said(text="…"),
        Said(text="lewati " * 20),
        Said(text="lewati", edited=True),
        Said(text="lewati", command="lapor"),
        Said(text="lewati", files=(File("r", "u", "photo"),)),
        Said(text="lewati", choice="report:name:skip"),
        Said(other="voice"),
    ],
)
def test_what_is_no_choice_stays_as_it_was_said(said: Said) -> None:
    assert hear(REPORT, at("behaviour"), said, text_of) is said


def test_a_number_is_only_a_number_where_nothing_is_offered() -> None:
    assert hear(REPORT, at("name"), Said(text="2"), text_of).choice == ""
    assert hear(REPORT, at("evidence"), Said(text="1"), text_of).choice == ""


def test_the_next_question_is_the_first_open_one_behind_and_then_before() -> None:
    assert next_key(REPORT, {}) == "consent"
    assert next_key(REPORT, {"consent": "yes"}) == "behaviour"
    assert next_key(REPORT, {"consent": "yes", "behaviour": "engage"}, "name") == "status"
    left = {key: value for key, value in GIVEN.items() if key != "audience"}
    assert next_key(REPORT, left, "known") == "review"
    assert next_key(REPORT, {**left, "review": "x"}, "known") == "audience"
    assert next_key(REPORT, {**GIVEN, "review": "x"}) == ""
    assert next_key(REPORT, {}, "nowhere") == "consent"


def test_the_region_is_asked_only_where_there_are_several() -> None:
    assert next_key(REPORT, {"consent": "yes", "elsewhere": "sleman"}) == "region"
    assert "region" not in editable(REPORT, GIVEN)
    assert editable(REPORT, {**GIVEN, "elsewhere": "sleman"})[0] == "region"


def test_a_talk_at_a_question_that_is_gone_stands_at_the_next_open_one() -> None:
    assert standing(REPORT, at("removed")).at == "behaviour"
    assert standing(REPORT, at("region")).at == "behaviour"
    assert standing(REPORT, replace(FULL, at="removed")).at == "review"
    assert standing(MORE, Talk("more", "removed", {"evidence": [FILE]})).at == "evidence"
    assert standing(REPORT, FULL) == FULL


def test_words_typed_at_a_question_that_is_gone_are_heard_at_the_next_one() -> None:
    assert hear(REPORT, at("removed"), Said(text="1"), text_of).choice == "report:behaviour:engage"
    assert hear(REPORT, at("removed"), Said(text="halo"), text_of).choice == ""


def test_the_way_back_ends_before_consent() -> None:
    asked = [question.key for question in REPORT.asked(GIVEN)]
    assert asked[:3] == ["consent", "behaviour", "audience"]
    assert previous(REPORT, FULL) == "track"
    assert previous(REPORT, at("audience")) == "behaviour"
    assert previous(REPORT, at("behaviour")) == ""
    assert previous(REPORT, Talk("report", "consent")) == ""
    assert previous(MORE, Talk("more", "evidence")) == ""


def test_progress_counts_what_is_asked_of_this_person() -> None:
    assert progress(REPORT, at("behaviour")) == (1, 11)
    assert progress(REPORT, at("track")) == (11, 11)
    assert progress(REPORT, FULL) == (0, 11)
    assert progress(REPORT, Talk("report", "consent")) == (0, 11)
    assert progress(REPORT, at("region", elsewhere="sleman")) == (1, 12)


@pytest.mark.parametrize(
    ("talk", "choices"),
    [
        (Talk("report", "consent"), ("yes", "no")),
        (at("name"), ("back",)),
        (at("story"), ("skip", "back")),
        (at("link"), ("skip", "back")),
        (at("link", evidence=[]), ("back",)),
        (at("evidence"), ("back",)),
        (at("evidence", link="https://contoh.id/1"), ("skip", "back")),
        (at("evidence", evidence=[FILE]), ("done", "back")),
        (replace(FULL, at="evidence", editing=True), ("done", "clear", "back")),
        (replace(FULL, at="name", editing=True), ("keep", "back")),
        (replace(FULL, at="story"), ("keep", "back")),
        (at("happened"), ("today", "yesterday", "back")),
        (at("known", happened="2026-11-15"), ("today", "yesterday", "same", "skip", "back")),
        (FULL, ("submit", "edit", "cancel")),
        (replace(FULL, menu="cancel"), ("yes", "no")),
        (replace(FULL, menu="edit"), (*KEYS[2:-1], "back")),
        (Talk("more", "evidence"), ()),
        (Talk("more", "evidence", {"evidence": [FILE]}), ("done",)),
    ],
)
def test_what_is_offered(talk: Talk, choices: tuple[str, ...]) -> None:
    assert offered(FORMS[talk.form], talk) == choices


def test_labels_of_navigation_are_shared_and_those_of_answers_are_not() -> None:
    assert label_key("name", "back") == "choice-back"
    assert label_key("track", "formal") == "choice-track-formal"
    assert dict(labels(REPORT, replace(FULL, menu="edit")))["name"] == "field-name"
    assert dict(labels(REPORT, replace(FULL, menu="cancel")))["yes"] == "choice-cancel-yes"


def test_a_question_is_free_unless_it_says_otherwise() -> None:
    question = Question("free", pick)
    assert question.required is never
    assert question.when is always
    assert (question.when({}), question.required({})) == (True, False)
