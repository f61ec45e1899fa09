"""How files were sent: what is said of it, and when the file is asked for."""

from dataclasses import replace
from typing import Any

import pytest

from handlers.dialogue import begin
from handlers.forms import Step, Talk
from handlers.grade import beside, coach, counts, word
from handlers.messages import GAP, Word, line
from handlers.report import MORE, REPORT

PHOTO, FILE = {"ref": "r", "unique": "u", "kind": "photo"}, {"ref": "s", "unique": "v", "kind": "document"}
ASKED = (line("whole-ask"), line("whole-how-whatsapp"))


def test_what_is_said_below_the_number_of_files() -> None:
    assert beside(["photo", "document", "photo"]) == (line("grade-mixed", whole=1, shrunk=2),)
    assert beside(["photo"] * 3) == (line("grade-all-shrunk"),)
    assert beside(["document"]) == (line("grade-all-whole"),)
    assert beside([]) == beside(["odd"]) == ()
    assert counts(["photo", "video", "document", "photo", "odd"]) == {"whole": 1, "shrunk": 3}
    kinds = {"document": "whole", "photo": "shrunk", "video": "shrunk", "odd": "unknown"}
    assert {kind: word(kind) for kind in kinds} == {kind: Word(f"grade-{grade}") for kind, grade in kinds.items()}


def at(question: str, *files: dict[str, str], **parts: Any) -> Talk:
    """A talk at this question with these files."""
    return replace(begin(REPORT), at=question, answers={"evidence": list(files)}, **parts)


def asks(step: Step) -> bool:
    """Whether the file is asked for before what comes next."""
    after = coach(REPORT, step, "whatsapp")
    asked = after.lines[-2:] == ASKED
    assert asked or after == step
    assert not asked or (after.talk is not None and after.talk.coached)
    return asked


@pytest.mark.parametrize("question", ["name", "happened", "review"])
def test_it_is_asked_once_behind_the_files(question: str) -> None:
    assert asks(Step(at(question, PHOTO, PHOTO)))
    assert not asks(Step(at(question, PHOTO, coached=True)))


def test_it_is_asked_only_for_photos_and_with_the_next_question() -> None:
    for step in (
        Step(at("name")),
        Step(at("name", PHOTO, FILE)),
        Step(at("name", FILE)),
        Step(at("name", {**PHOTO, "kind": "video"}, PHOTO)),
        Step(at("consent", PHOTO)),
        Step(at("link", PHOTO)),
        Step(at("evidence", PHOTO)),
        Step(at("name", PHOTO), ask="nothing"),
        Step(at("name", PHOTO), ask="choices"),
        Step(at("name", PHOTO, menu="cancel")),
        Step(None, outcome="submit"),
    ):
        assert not asks(step)
    assert not asks(Step(Talk("more", "evidence", {"evidence": [PHOTO]})))
    assert coach(MORE, Step(Talk("more", "evidence", {"evidence": [PHOTO]})), "telegram").lines == ()


def test_what_was_said_before_stays_before() -> None:
    step = coach(REPORT, Step(at("name", PHOTO), (line("link-noted"),)), "whatsapp")
    assert step.lines == (line("link-noted"), GAP, *ASKED)
