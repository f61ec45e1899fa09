"""The conversation engine (pure): `advance` moves every form on every channel by one thing said.

Answers are kept by the question's key, never by position, so a form may change while people are in it.
The next question is always the first one without an answer; the review page is simply the last question.
What cannot be read leaves the talk as it was, with a sentence that says what to do.
"""

from datetime import date
from typing import Any, Final

from handlers import more_links, readers, stray
from handlers.counting import BUTTONS_ONLY, NOTHING, asks_for_files, counted, no_room
from handlers.dates import correction, is_doubtful
from handlers.forms import (
    DOUBT,
    EDITED_NEVER,
    Answers,
    Form,
    Question,
    Step,
    Talk,
    current,
    editable,
    label_key,
    lacks,
    next_key,
    offered,
    own_choices,
    place_of,
    previous,
    standing,
)
from handlers.messages import Day, Line, Said, Word, line
from handlers.readers import Asked, Misread
from handlers.typed_beside import written
from handlers.unasked import first_words, longer, prefill, sourced, told_on, words_beside
from storage.record import replace

_WITHOUT_SKIP: Final = {
    "question-link": "question-link-only",
    "misread-link": "misread-link-only",
    "question-evidence": "question-evidence-only",
}


def begin(form: Form, answers: Answers | None = None, about: str = "") -> Talk:
    """A fresh talk, with what is known already."""
    known = dict(answers or {})
    return Talk(form.name, next_key(form, known), known, about=about)


def advance(form: Form, talk: Talk, said: Said, today: date) -> Step:
    """Move a talk by one thing said."""
    question = current(form, talk)
    talk = standing(form, talk)
    if said.edited:
        return _revise(form, talk, said, today)
    talk, choice, stale = _choice_of(talk, said.choice)
    if stale:
        return Step(talk, ask=NOTHING, toast=line("toast-old-button"))
    if said.files and form.question("evidence"):
        return _gather(form, replace(talk, menu=""), said, today)
    if not choice and stray.has_link(form, talk, question, said.text):
        return _with_link(form, talk, question, said, today)
    if talk.menu == DOUBT:
        return _doubted(form, talk, question, said, choice, today)
    if talk.menu:
        return _in_menu(form, talk, choice, question)
    if not choice and (noted := form.question(talk.noted)) and (meant := correction(said.text, today)) is not None:
        return _put_right(form, replace(talk, at=noted.key), noted, replace(said, text=meant), today)
    match choice:
        case "cancel":
            return Step(replace(talk, menu="cancel"))
        case "back":
            return _back(form, talk)
        case "skip":
            return _skip(form, talk, question)
        case "keep" if question.key in talk.answers:
            return _onward(form, talk, question, talk.answers[question.key], "keep")
    return _read(form, talk, question, said, choice, today)


def opened_by(form: Form, said: Said, known: Answers | None = None) -> Talk:
    """A fresh talk that a screenshot or a link began. `known`: from before. Raises Misread."""
    return sourced(begin(form, {**(known or {}), **prefill(form, said)}), said, first_words(form, said))


def _choice_of(talk: Talk, choice_id: str) -> tuple[Talk, str, bool]:
    """(the talk, the choice word, whether the button belongs to another question or to nothing we know)."""
    if not choice_id:
        return talk, "", False
    form, place, choice = choice_id.split(":") if choice_id.count(":") == 2 else ("", "", "")
    if form == talk.form and place == place_of(talk):
        return talk, choice, False
    if form == talk.form and talk.menu in ("cancel", DOUBT) and place == talk.at:
        return replace(talk, menu=""), choice, False  # they went on instead of answering "really cancel?"
    return talk, "", True


def _in_menu(form: Form, talk: Talk, choice: str, question: Question) -> Step:
    closed = replace(talk, menu="")
    if talk.menu == "cancel" and choice == "yes":
        return Step(None, outcome="cancel", ask=NOTHING, chosen="choice-cancel-yes")
    if talk.menu == "edit" and choice in editable(form, talk.answers):
        return Step(replace(closed, at=choice, editing=True), chosen=f"field-{choice}")
    if talk.menu == "edit" and choice in question.choices:
        return _review(form, closed, choice)
    if choice == "cancel":
        return Step(replace(talk, menu="cancel"))
    if talk.menu not in ("cancel", "edit") and choice in ("yes", "no", "back"):
        return _paused(form, talk, choice)
    if choice in ("no", "back"):
        return Step(closed)
    return Step(talk, (line("misread-choice"),))


def _paused(form: Form, talk: Talk, choice: str) -> Step:
    """They go on, go back, or stop; who stops here knows why, and is not asked whether they are sure."""
    label = label_key(talk.menu, choice)
    if choice == "back":
        return _back(form, replace(talk, menu=""))
    if choice == "yes":
        return Step(replace(talk, menu=""), chosen=label)
    return Step(None, outcome="cancel", ask=NOTHING, chosen=label)


def _back(form: Form, talk: Talk) -> Step:
    if talk.editing:
        return Step(replace(talk, at="review", editing=False), chosen="choice-back")
    before = previous(form, talk)
    if not before:
        return Step(talk, (line("no-way-back"),))
    return Step(replace(talk, at=before), chosen="choice-back")


def _skip(form: Form, talk: Talk, question: Question) -> Step:
    if question.key == "review":
        return _review(form, talk, "", typed=True)
    if question.required(talk.answers):
        return Step(talk, (line(question.need),), ask=BUTTONS_ONLY if question.key == "consent" else "question")
    return _onward(form, talk, question, None, "skip")


def _onward(form: Form, talk: Talk, question: Question, answer: Any, chosen: str = "") -> Step:
    answers = _with(talk.answers, question.key, answer)
    label = label_key(question.key, chosen) if chosen else ""
    at = next_key(form, answers, question.key)
    menu = chosen if chosen in question.pauses else ""
    lines = () if chosen == "keep" else _noted(question, answer)
    noted = question.key if lines and question.read is readers.day else ""
    ended = replace(talk, answers=answers) if answers != talk.answers else None
    moved = replace(talk, answers=answers, at=at, editing=False, menu=menu, noted=noted) if at else ended
    return Step(moved, lines, outcome="" if at else "submit", ask="question" if at else NOTHING, chosen=label)


def _with(answers: Answers, key: str, answer: Any) -> Answers:
    """One answer more. A day known before the day it happened is asked for again: one of the two was wrong."""
    changed = {**answers, key: answer}
    if key == "happened" and answer and (changed.get("known") or answer) < answer:
        del changed["known"]
    return changed


def _noted(question: Question, answer: Any) -> tuple[Line, ...]:
    if question.read is readers.day and answer:
        key = "noted-known" if question.key == "known" else "noted-day"
        return (line(key, day=Day(date.fromisoformat(answer))),)
    if question.key == "region" and answer:
        return (line("noted-region", region=Word(label_key("region", answer)), office=Word(f"office-{answer}")),)
    if answer in question.noted:
        return (line(f"note-{question.key}-{answer}"),)
    return ()


def worded(form: Form, talk: Talk, key: str) -> str:
    """The words to use: some name the button Skip, which is not there where there is an answer, or one is needed."""
    return key if "skip" in offered(form, talk) else _WITHOUT_SKIP.get(key, key)


def _read(form: Form, talk: Talk, question: Question, said: Said, choice: str, today: date) -> Step:
    if question.key == "review":
        return _review(form, talk, choice, typed=bool(said.text))
    if question.key == "evidence":
        return _evidence(form, talk, question, said, choice)
    try:
        answer = question.read(said, Asked(question.key, question.choices, talk.answers, today, choice))
    except Misread as misread:
        if question.key == "consent" and said.text:  # its page is long, and would hide what to do
            return Step(talk, (line(question.need),), ask=BUTTONS_ONLY)
        return Step(talk, (Line(worded(form, talk, misread.key), misread.values),))
    if question.key == "consent" and answer == "no":
        return Step(None, outcome="decline", ask=NOTHING, chosen="choice-consent-no")
    answers, told = more_links.anew(talk.answers, answer, said.text) if question.key == "link" else (talk.answers, ())
    if not said.tap:
        talk = sourced(replace(talk, answers=answers), said, {question.key: answer})
    if question.read is readers.day and not choice and is_doubtful(said.text, today):
        return Step(replace(talk, answers=_with(talk.answers, question.key, answer), menu=DOUBT))
    step = _onward(form, talk, question, answer, choice if choice in question.choices else "")
    return replace(step, lines=(*told, *step.lines)) if told else step


def _with_link(form: Form, talk: Talk, question: Question, said: Said, today: date) -> Step:
    """The first link is kept wherever it comes; what stands beside one answers the question, or it is asked again."""
    known, told = stray.kept(talk, question, said.text)
    talk = replace(talk, answers={**talk.answers, **known})
    words = "" if talk.menu else stray.beside(question, said.text)
    if not words:
        return Step(sourced(talk, said, known), told)
    step = _read(form, talk, question, replace(said, text=words, message=""), "", today)
    return replace(step, lines=(*told, *step.lines))


def _put_right(form: Form, talk: Talk, question: Question, said: Said, today: date) -> Step:
    """ "bukan, 26/9": the day that was just said back is another one; a bare "bukan" has it asked again."""
    return _read(form, talk, question, said, "", today) if said.text else Step(talk)


def _doubted(form: Form, talk: Talk, question: Question, said: Said, choice: str, today: date) -> Step:
    """Whether a day that could be another one is the right one; what else is said answers the question anew."""
    sure = replace(talk, menu="")
    if choice == "yes":
        step = _onward(form, sure, question, talk.answers.get(question.key))
        return replace(step, lines=(), chosen=label_key(DOUBT, "yes"))
    unsure = replace(sure, answers={key: answer for key, answer in talk.answers.items() if key != question.key})
    meant = correction(said.text, today)
    if choice == "no" or meant == "":
        return Step(unsure, chosen=label_key(DOUBT, "no"))
    anew = f"{form.name}:{unsure.at}:{choice}" if choice else ""
    return advance(form, unsure, replace(said, text=meant or said.text, choice=anew), today)


def _review(form: Form, talk: Talk, choice: str, *, typed: bool = False) -> Step:
    if choice == "edit":
        return Step(replace(talk, menu="edit"), chosen="choice-review-edit")
    if choice != "submit":
        return Step(talk, (line("misread-review"),), ask=BUTTONS_ONLY if typed else "question")
    lacking = next((question for question in form.questions if lacks(question, talk.answers)), None)
    if lacking:
        return Step(replace(talk, at=lacking.key, editing=True), (line(lacking.need),))
    return Step(None, outcome="submit", ask=NOTHING, chosen="choice-review-submit")


def _evidence(form: Form, talk: Talk, question: Question, said: Said, choice: str) -> Step:
    if choice in own_choices(question, talk):
        if choice == "done":
            return _onward(form, talk, question, talk.answers.get("evidence"), "done")
        return Step(replace(talk, answers={**talk.answers, "evidence": []}), (line("evidence-cleared"),))
    try:
        found = readers.read_link(said.text)
    except Misread as misread:
        return Step(talk, (Line(misread.key, misread.values),))
    return written(form, talk, question, said, link=bool(found))


def _gather(form: Form, talk: Talk, said: Said, today: date) -> Step:
    """Files are welcome at any question; a caption is the link that is still missing, and the story, or more of it."""
    beside = words_beside(form, said)
    extra = {key: value for key, value in beside.items() if not talk.answers.get(key)}
    more, told = more_links.added({**talk.answers, **extra}, said.text)
    if (story := talk.answers.get("story")) and "story" in beside:
        more["story"], talk = longer(story, beside["story"]), told_on(talk)
    talk = sourced(replace(talk, answers={**talk.answers, **extra, **more}), said, extra)
    try:
        files = readers.files(said, Asked("evidence", (), talk.answers, today))
    except Misread as misread:
        return no_room(talk, said, misread)
    gathered = replace(talk, answers={**talk.answers, "evidence": files})
    if said.album:
        return Step(gathered, told, ask=NOTHING, gathering=True)
    return Step(gathered, (*told, *counted(gathered)), ask=BUTTONS_ONLY if asks_for_files(talk) else "question")


def _revise(form: Form, talk: Talk, said: Said, today: date) -> Step:
    """An edited message changes the answer it gave."""
    question = form.question(talk.sources.get(said.message, ""))
    if question is None:
        return Step(talk, ask=NOTHING)
    choice = said.choice.rpartition(":")[2] if question.key not in EDITED_NEVER else ""
    words = replace(said, files=(), choice=choice if choice in question.choices else "")
    try:
        answer = question.read(words, Asked(question.key, question.choices, talk.answers, today, words.choice))
    except Misread as misread:
        return Step(talk, (line("revision-misread"), Line(misread.key, misread.values)), ask=NOTHING)
    is_link = question.key == "link"
    answers, told = more_links.revised(talk.answers, answer, said.text) if is_link else (talk.answers, ())
    answers = _with(answers, question.key, answer)
    at = next_key(form, answers) if talk.at == "review" and not talk.menu else talk.at
    lines = (line("answer-changed"), *told, *_noted(question, answer))
    return Step(replace(talk, answers=answers, at=at), lines, ask="question" if talk.at == "review" else NOTHING)
