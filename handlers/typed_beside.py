"""What is typed where files are asked for (pure): a link is noted, and words that explain something are the story."""

from handlers import stray
from handlers.counting import BUTTONS_ONLY, counted
from handlers.forms import Answers, Form, Question, Step, Talk, own_choices
from handlers.messages import Line, Said, line
from handlers.readers import LONGEST_STORY
from handlers.stray import explains
from handlers.unasked import explained, longer, sourced, told_on
from storage.record import replace


def written(form: Form, talk: Talk, question: Question, said: Said, *, link: bool) -> Step:
    """Words at the question for files; `link`: whether a link stands in them. Without any file they must have one,
    or belong to a report that was sent before: how is a file sent? is asked in words, too.
    """
    known, told = stray.kept(talk, question, said.text) if link and form.question("link") else ({}, ())
    told = (line("link-noted"),) if [*known] == ["link"] else told
    begun = bool(own_choices(question, talk))
    more = explained(form, said.text) if told or begun or talk.about else {}
    talk = replace(talk, answers={**talk.answers, **known})
    if more:
        return _explained(talk, said, told, more)
    if told:
        return Step(talk, told, ask=BUTTONS_ONLY)
    if said.text and begun:
        return Step(talk, _so_far(talk), ask=BUTTONS_ONLY)
    lacks = not talk.about and question.required(talk.answers) and explains(said.text)  # "I have none, I only saw it"
    return Step(talk, (line(question.need if lacks else "misread-files"),))


def _explained(talk: Talk, said: Said, told: tuple[Line, ...], more: Answers) -> Step:
    before = str(talk.answers.get("story") or "")
    story = longer(before, more["story"]) if before else more["story"]
    if more["story"] not in story:
        length = len(before) + len(more["story"])
        return Step(talk, (*told, line("misread-too-long", length=length, limit=LONGEST_STORY)), ask=BUTTONS_ONLY)
    if before:
        talk = told_on(talk)
    elif not told:
        talk = sourced(talk, said, more)
    talk = replace(talk, answers={**talk.answers, "story": story})
    return Step(talk, (*told, line("words-noted"), *(() if told else _so_far(talk))), ask=BUTTONS_ONLY)


def _so_far(talk: Talk) -> tuple[Line, ...]:
    """How many files there are; a report that was sent before may do without any more."""
    return counted(talk) if talk.answers.get("evidence") else (line("words-enough"),)
