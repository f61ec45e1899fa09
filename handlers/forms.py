"""Forms and talks (pure): the table of questions, where a contact stands in it, and what is offered there."""

from collections.abc import Callable, Mapping
from dataclasses import field, fields
from typing import Any, Final

from handlers.messages import Line
from handlers.readers import Reader
from storage.record import record, replace

Answers = dict[str, Any]
Rule = Callable[[Mapping[str, Any]], bool]
Keys = tuple[tuple[str, str], ...]  # choice, and the key of its label
NAVIGATION: Final = ("keep", "skip", "back", "cancel")
DOUBT: Final = "doubt"  # the menu that asks whether a day is the right one
EDITED_NEVER: Final = ("consent", "review")


def always(_answers: Mapping[str, Any]) -> bool:
    """For questions that are always asked, or must always be answered."""
    return True


def never(_answers: Mapping[str, Any]) -> bool:
    """For questions that may always be skipped, or are never asked: their answer only comes beside another one."""
    return False


@record
class Question:
    """One question: who reads its answer, what is offered, when it is asked, when it must be answered."""

    key: str
    read: Reader
    choices: tuple[str, ...] = ()
    required: Rule = never
    when: Rule = always
    need: str = "misread-required"  # what to say when it is skipped although it must be answered
    noted: tuple[str, ...] = ()  # answers that something is said about ("note-<question>-<answer>")
    pauses: tuple[str, ...] = ()  # answers after which people choose whether to go on: the menu of that name


@record
class Form:
    """A named table of questions. Its last question may be `review`, the page that shows all answers."""

    name: str
    questions: tuple[Question, ...]

    def question(self, key: str) -> Question | None:
        """The question with this key."""
        for question in self.questions:
            if question.key == key:
                return question
        return None

    def asked(self, answers: Mapping[str, Any]) -> list[Question]:
        """The questions that apply to somebody who answered so."""
        return [question for question in self.questions if question.when(answers)]


@record
class Talk:
    """Where a contact stands in a form. `menu` is laid over the question: "edit", "cancel", "doubt", a pause, or "".

    An answer of None means "skipped". `sources`: the message that gave an answer -> its question.
    """

    form: str
    at: str
    answers: Answers = field(default_factory=dict)
    editing: bool = False
    menu: str = ""
    album: str = ""  # the album that was last found too long
    full_until: float = 0.0  # until then more of that album is passed over in silence
    coached: bool = False  # was asked once to send pictures as files
    sources: dict[str, str] = field(default_factory=dict)
    noted: str = ""  # the question whose day was just said back: what is said next may put it right
    about: str = ""  # the ticket this talk is about
    consented_at: float = 0.0
    aside: dict[str, Any] = field(default_factory=dict)  # a check that is made meanwhile (`handlers.aside`)
    then: int = 0  # the inquiry that is put when this talk is over
    quiet_until: float = 0.0  # the count of an album's files goes out then; what follows waits for it

    def quiet_for(self, now: float) -> float:
        """Seconds until then; none when it lies a minute ahead, for then the clock was set back since."""
        left = self.quiet_until - now
        return left if 0.0 < left < 60.0 else 0.0


PARTS: Final = tuple(part.name for part in fields(Talk))
"""What a stored talk is made of."""


@record
class Step:
    """What one thing said led to; `lines` come before what is asked next.

    `talk` is None when the talk is over, unless its last answer was given just now: then it is as it ended.
    """

    talk: Talk | None
    lines: tuple[Line, ...] = ()
    ask: str = "question"  # question | choices (only the buttons) | nothing
    outcome: str = ""  # "", submit, cancel, decline
    chosen: str = ""  # the key of the label that was chosen
    toast: Line | None = None  # answers a tap without a message
    gathering: bool = False  # an album is coming in: count once, when it has gone quiet


def next_key(form: Form, answers: Mapping[str, Any], after: str = "") -> str:
    """The first question without an answer, looked for behind `after` first; "" when all have one."""
    asked = form.asked(answers)
    keys = [question.key for question in asked]
    start = keys.index(after) + 1 if after in keys else 0
    return next((key for key in keys[start:] + keys[:start] if key not in answers), "")


def lacks(question: Question, answers: Answers) -> bool:
    """Whether this question must still be answered before the form can be sent."""
    applies = question.key != "review" and question.when(answers)
    return applies and question.required(answers) and not answers.get(question.key)


def current(form: Form, talk: Talk) -> Question:
    """The question this talk stands at; when it is gone from the form, the next open one."""
    question = form.question(talk.at)
    if question is None or not question.when(talk.answers):
        question = form.question(next_key(form, talk.answers))
    return question or form.questions[-1]


def standing(form: Form, talk: Talk) -> Talk:
    """The talk at a question it can stand at: a form may have changed since it was stored."""
    at = current(form, talk).key
    return replace(talk, at=at, menu="" if talk.menu == DOUBT and at != talk.at else talk.menu)


def previous(form: Form, talk: Talk) -> str:
    """The question before the current one; "" at the first. Consent is not taken back by going back."""
    keys = [question.key for question in form.asked(talk.answers) if question.key != "consent"]
    place = keys.index(talk.at) if talk.at in keys else 0
    return keys[place - 1] if place else ""


def progress(form: Form, talk: Talk) -> tuple[int, int]:
    """(number of the current question, how many there are), without consent and review; (0, n) outside them."""
    keys = [question.key for question in form.asked(talk.answers) if question.key not in EDITED_NEVER]
    return (keys.index(talk.at) + 1 if talk.at in keys else 0), len(keys)


def editable(form: Form, answers: Answers) -> tuple[str, ...]:
    """The questions whose answers can be changed from the review page."""
    return tuple(question.key for question in form.asked(answers) if question.key not in EDITED_NEVER)


def offered(form: Form, talk: Talk) -> tuple[str, ...]:
    """The choices under the current question in the order they are shown, navigation last."""
    if talk.menu == "edit":
        return (*editable(form, talk.answers), "back")
    if talk.menu:
        return ("yes", "no")
    question = current(form, talk)
    return (*own_choices(question, talk), *_navigation(form, question, talk))


def own_choices(question: Question, talk: Talk) -> tuple[str, ...]:
    """The answers offered; "done" and "clear" only when there is something to be done with."""
    if "done" not in question.choices:
        return question.choices
    is_told = question.key == "evidence" and bool(talk.about and talk.answers.get("story"))
    given = is_told or bool(talk.answers.get("evidence"))
    return tuple(choice for choice in question.choices if given and (choice != "clear" or talk.editing))


def _navigation(form: Form, question: Question, talk: Talk) -> tuple[str, ...]:
    if question.key == "review":
        return ("cancel",)
    given = talk.answers.get(question.key)
    keep = ("keep",) if given and question.key != "evidence" else ()
    settled = given or question.key == "consent" or (question.key == "evidence" and own_choices(question, talk))
    skip = () if question.required(talk.answers) or settled else ("skip",)
    return (*keep, *skip, *(("back",) if talk.editing or previous(form, talk) else ()))


def consented(talk: Talk | None) -> bool:
    """Whether files may be fetched: consent was given, here or with the report this talk is about."""
    return talk is not None and (talk.answers.get("consent") == "yes" or bool(talk.about))


def with_consent_time(talk: Talk, now: float) -> Talk:
    """Note when consent was given."""
    given = talk.answers.get("consent") == "yes" and not talk.consented_at
    return replace(talk, consented_at=now) if given else talk


def place_of(talk: Talk) -> str:
    """The middle part of a button's id: which question, or menu, it belongs to."""
    return talk.menu if talk.menu not in ("", "edit") else talk.at


def label_key(place: str, choice: str) -> str:
    """The key of the words on a button."""
    return f"choice-{choice}" if choice in NAVIGATION else f"choice-{place}-{choice}"


def labels(form: Form, talk: Talk) -> Keys:
    """(choice, key of its label) of everything offered."""
    if talk.menu == "edit":
        return tuple((key, "choice-back" if key == "back" else f"field-{key}") for key in offered(form, talk))
    return tuple((choice, label_key(place_of(talk), choice)) for choice in offered(form, talk))
