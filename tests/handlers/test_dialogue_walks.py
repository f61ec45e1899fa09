"""The talk under everything people may say, in any order: what must hold after every step."""

from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.dialogue import advance, begin
from handlers.forms import NAVIGATION, Form, Question, Step, Talk, always, labels, lacks, offered, place_of
from handlers.hearing import TYPED, hear
from handlers.messages import File, Said
from handlers.readers import MAX_FILES, find_link, pick, words
from handlers.report import FORMS, MORE, REPORT, ask
from tests.handlers.tongue import WORDS, text_of
from tests.handlers.walker import TODAY, Walker, entry, stored, tap

FOREIGN = (
    "report:behaviour:engage:x", "report:nowhere:yes", "report::", "other:name:back", "case:LN-0000-0000:1:accept",
    "contact:report:start", "report", "", "::::", "report:cancel:maybe", "report:happened:15/11", "report:story:foo",
)  # fmt: skip
TYPED_WORDS = (
    "Budi Contoh", "Dinas Contoh", "https://contoh.id/p/1", "kemarin", "27/9", "31/2", "besok", "3 hari lalu", "same",
    "lewati", "kembali", "batal", "biarkan", "ubah", "kirim", "selesai", "ya", "tidak", "-", "1", "2", "11", "0", "x",
    "tidak tahu", "Hapus semua bukti", "nama terlapor", "", " ", "🙏" * 100, "a" * 4096, "www.contoh.id/" + "b" * 999,
)  # fmt: skip


@dataclass(frozen=True)
class Move:
    """Something a person does; `n` chooses among what there is at that moment."""

    kind: str
    n: int = 0
    text: str = ""


KINDS = ("offered",) * 6 + ("number", "label", "usual", "old", "foreign", "typed", "file", "album", "edit", "other")
MOVES = st.builds(
    Move, st.sampled_from(KINDS), st.integers(0, 999), st.one_of(st.sampled_from(TYPED_WORDS), st.text(max_size=30))
)


class Anyone(Walker):
    """Does any move, and remembers every button that was ever shown."""

    def __init__(self, form: Form) -> None:
        super().__init__(form, begin(form, about="LN-0000-0000" if form is MORE else ""))
        self.shown: list[str] = []

    def buttons(self) -> list[str]:
        """What is offered now."""
        prefix = f"{self.form.name}:{place_of(self.talk)}"
        now = [f"{prefix}:{choice}" for choice in offered(self.form, self.talk)]
        self.shown += now
        return now

    def do(self, move: Move) -> Said:
        """What this move says at this moment."""
        buttons, n = self.buttons(), move.n
        self.number += 1
        match move.kind:
            case "offered" if buttons:
                return tap(buttons[n % len(buttons)])
            case "number":
                return self._typed(str(n % 13))
            case "label":
                keys = labels(self.form, self.talk)
                return self._typed(text_of(keys[n % len(keys)][1]) if keys else "")
            case "usual":
                usual = text_of(f"typed-{TYPED[n % len(TYPED)]}").split(",")
                return self._typed(usual[n % len(usual)])
            case "old" if self.shown:
                return tap(self.shown[n % len(self.shown)])
            case "foreign":
                return Said(choice=FOREIGN[n % len(FOREIGN)], tap="t")
            case "file" | "album":
                kind, size = ("photo", "document")[n % 2], (0, 10, 30_000_000, None, 500)[n % 5]
                album = f"album{n % 3}" if move.kind == "album" else ""
                return Said(move.text, files=(File(f"ref{n}", f"file{n}", kind, size),), album=album, message="9")
            case "edit":
                return Said(move.text, message=str(n % (self.number + 1)), edited=True)
            case "other":
                return Said(other="voice", message="9")
        return self._typed(move.text)

    def _typed(self, text: str) -> Said:
        return Said(text, message=str(self.number))


def check(form: Form, before: Talk, said: Said, step: Step) -> None:
    """What holds after every step."""
    for part in (*step.lines, *([step.toast] if step.toast else [])):
        assert WORDS.text(part)
    assert not step.chosen or text_of(step.chosen)
    if step.outcome:
        assert step.outcome in ("submit", "cancel", "decline")
        answers = (step.talk or before).answers
        missing = [question.key for question in form.questions if lacks(question, answers)]
        assert step.outcome != "submit" or not missing
        return
    assert step.talk is not None
    assert step.talk.at in [question.key for question in form.asked(step.talk.answers)]
    assert WORDS.say(ask(form, step.talk))
    assert step.talk == stored(step.talk)
    check_answers(before, said, step.talk)


def check_answers(before: Talk, said: Said, after: Talk) -> None:
    """Only the question that was asked changes, but for files, captions, links where there is none yet, and edits."""
    keys = {*before.answers, *after.answers}
    changed = {key for key in keys if before.answers.get(key, "?") != after.answers.get(key, "?")}
    allowed = {before.at}
    if said.files:
        allowed |= {"evidence", "link", "story"}
    if before.at == "evidence":
        allowed |= {"link", "story"}
    if find_link(said.text) and not before.answers.get("link"):
        allowed |= {"link"}
    if said.edited:
        allowed = {before.sources.get(said.message, "")}
    if "happened" in changed:
        allowed |= {"known"}  # asked again when it would have been known before it happened
    assert changed <= allowed
    assert set(before.answers) - set(after.answers) <= allowed & {"known"}
    assert (after.answers.get("known") or "9999") >= (after.answers.get("happened") or "")
    evidence = [file["unique"] for file in after.answers.get("evidence") or []]
    assert len(set(evidence)) == len(evidence) <= MAX_FILES


@pytest.mark.parametrize("form", [REPORT, MORE], ids=lambda form: form.name)
@given(st.lists(MOVES, min_size=10, max_size=60))
@settings(deadline=None, max_examples=100)
def test_whatever_is_said_the_talk_stays_sound(form: Form, moves: list[Move]) -> None:
    walker = Anyone(form)
    for move in moves:
        before = walker.talk
        said = hear(form, before, walker.do(move), text_of)
        step = walker.say(said)
        check(form, before, said, step)
        if step.outcome:
            break


@given(st.lists(MOVES, min_size=10, max_size=40))
@settings(deadline=None, max_examples=50)
def test_from_wherever_people_got_to_the_form_can_be_finished(moves: list[Move]) -> None:
    walker = Anyone(REPORT)
    for move in moves:
        walker.say(walker.do(move))
    walker.talk = replace(walker.talk, menu="")
    assert walker.finish().outcome == "submit"


def some_talks() -> list[Talk]:
    """A talk at every question on the way, and again from the review page."""
    walker, talks = Walker(), []
    while not walker.step.outcome:
        talks.append(walker.talk)
        walker.answer()
    last = talks[-1]
    again = [replace(last, at=key, editing=True) for key in last.answers if key != "consent"]
    menus = [replace(last, menu="edit"), replace(last, menu="cancel"), replace(talks[3], menu="cancel")]
    return [*talks, *again, *menus, replace(talks[5], answers={**talks[5].answers, "evidence": [entry()]})]


TALKS = some_talks()
NAMES = [f"{talk.at}-{talk.menu}-{talk.editing}" for talk in TALKS]


@pytest.mark.parametrize("talk", TALKS, ids=NAMES)
def test_everything_offered_can_be_taken(talk: Talk) -> None:
    for choice in offered(REPORT, talk):
        step = advance(REPORT, talk, tap(f"report:{place_of(talk)}:{choice}"), TODAY)
        assert step.toast is None
        assert not [part.key for part in step.lines if part.key.startswith("misread")]
        assert step.talk != talk


@pytest.mark.parametrize("talk", TALKS, ids=NAMES)
def test_typing_is_tapping(talk: Talk) -> None:
    own = [choice for choice, _ in labels(REPORT, talk) if choice not in NAVIGATION]
    seen: set[str] = set()
    for choice, key in labels(REPORT, talk):
        tapped = advance(REPORT, talk, tap(f"report:{place_of(talk)}:{choice}"), TODAY)
        usual = text_of(f"typed-{choice}").split(",") if choice in TYPED else []
        number = [str(own.index(choice) + 1)] if choice in own else []
        for typed in [text_of(key), *number, *(word for word in usual if word.strip() not in seen)]:
            said = hear(REPORT, talk, Said(typed, message="1"), text_of)
            assert _forgetful(advance(REPORT, talk, said, TODAY)) == _forgetful(tapped), typed
        seen.add(text_of(key).lower())


def _forgetful(step: Step) -> Step:
    """Without the note which message gave the answer: a tap is no message."""
    return replace(step, talk=replace(step.talk, sources={})) if step.talk else step


def changed_forms() -> dict[str, Form]:
    """The report as later versions may have it: each question gone, and a new one at each place."""
    questions = REPORT.questions
    forms = {}
    for place, question in enumerate(questions):
        if question.key not in ("consent", "review"):
            forms[f"no {question.key}"] = Form("report", (*questions[:place], *questions[place + 1 :]))
        if place:
            for name, new in NEW.items():
                forms[f"{name} before {question.key}"] = Form("report", (*questions[:place], new, *questions[place:]))
    forms["turned around"] = Form("report", (questions[0], *reversed(questions[1:-1]), questions[-1]))
    return forms


NEW = {
    "place": Question("place", words(100), required=always),
    "seen": Question("seen", pick, ("yes", "no")),
    "never": Question("never", pick, when=lambda answers: "nothing" in answers),
}
CHANGED = changed_forms()


def _known_text(key: str) -> str:
    return text_of(key) if key in WORDS.keys("id") else key


@pytest.mark.parametrize("form", CHANGED.values(), ids=CHANGED)
def test_a_talk_goes_on_when_the_form_has_changed_meanwhile(form: Form) -> None:
    for talk in TALKS:
        for said in (Said("1"), Said("Budi Contoh"), Said("kembali"), Said(), Said("lewati"), Said("x", edited=True)):
            step = advance(form, talk, hear(form, talk, said, _known_text), TODAY)
            assert step.talk is None or form.question(step.talk.at)
        assert _finished(form, talk)


def _finished(form: Form, talk: Talk) -> bool:
    """Whether somebody who answers everything gets to the end with nothing missing."""
    walker = Walker(form, replace(talk, menu=""), words=_known_text)
    return walker.finish().outcome == "submit" and not any(lacks(q, walker.talk.answers) for q in form.questions)


def test_a_choice_that_is_gone_is_still_shown_as_it_was_answered() -> None:
    talk = replace(TALKS[-1], at="review", answers={**TALKS[-1].answers, "behaviour": "gone"})
    assert "gone" in WORDS.say(ask(FORMS["report"], talk))


@pytest.mark.parametrize("answers", [{"elsewhere": "sleman"}, {"elsewhere": ""}])
def test_a_question_that_applies_to_some_is_asked_of_those(answers: dict[str, Any]) -> None:
    talk = begin(REPORT, answers)
    step = advance(REPORT, talk, tap("report:consent:yes"), TODAY)
    assert step.talk is not None
    assert step.talk.at == ("region" if answers["elsewhere"] else "behaviour")
