"""The ANSWER form (pure): one question of the report form asked again, or words of a moderator that want an answer.

Which one it is stands among the answers, as what a form does not know it cannot ask.
"""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from handlers import readers
from handlers.forms import Form, Question, Talk, never
from handlers.messages import GAP, Line, Said, line
from handlers.readers import Asked, Misread
from storage.record import replace

NAME: Final = "answer"
WORDS: Final = "words"
KEYS: Final = (
    "behaviour", "audience", "link", "evidence", "name", "status", "agency", "happened", "known", "story", "track",
)  # fmt: skip
"""The questions of the report form that can be asked again."""
ABOUT: Final = "asked"  # among the answers: which question it is
INQUIRY: Final = "inquiry"  # the number of the inquiry; 0: the resident writes unasked
OWN: Final = "question"  # the moderator's own words
BESIDE: Final = ("story", "link")  # what a caption, or words beside files, may have given besides
_READ: Final = readers.words(readers.LONGEST_STORY)


def answer_form(report: Form) -> Form:
    """The form of an answer, made of the questions of the report form."""
    again = [question for question in report.questions if question.key in KEYS]
    made = [replace(question, required=never, when=_asks(question.key), noted=(), pauses=()) for question in again]
    return Form(NAME, (*made, Question(WORDS, _words, ("done",), when=_asks(WORDS))))


def _asks(key: str) -> Any:
    return partial(_is_asked, key)


def _is_asked(key: str, answers: Mapping[str, Any]) -> bool:
    return key == str(answers.get(ABOUT, WORDS))


def _words(said: Said, asked: Asked) -> str:
    """Typed words; "done" when files alone are the answer."""
    if asked.choice == "done" and asked.answers.get("evidence"):
        return ""
    if asked.choice:
        raise Misread("misread-words")
    return str(_READ(said, asked))


def page(talk: Talk) -> tuple[Line, ...]:
    """The question as it is put in the talk."""
    own = str(talk.answers.get(OWN) or "")
    return (line("ask-own", words=own), GAP, line("question-words")) if own else (line(f"question-{talk.at}"),)
