"""The REPORT form (a table), what is asked on the way, the review page, and what sending it does."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from handlers import completeness, link_news, more_links, readers, received, sameness
from handlers.announced import SIARAN
from handlers.answer_form import answer_form
from handlers.answer_form import page as answer_page
from handlers.beside import beside
from handlers.dialogue import worded
from handlers.forms import (
    DOUBT,
    PARTS,
    Form,
    Question,
    Talk,
    always,
    consented,
    current,
    label_key,
    labels,
    never,
    place_of,
    progress,
    standing,
)
from handlers.learn import AUDIENCES, CEK, page
from handlers.messages import GAP, Day, Line, Message, Rows, Value, Word, button, in_rows, line
from handlers.readers import pick, words
from handlers.scene import Scene, Submission, release
from handlers.thanks import thanks
from handlers.whereabouts import names_of, which_of
from storage import evidence, link_looks, reports
from storage.custody import Act
from storage.models import Dialogue
from storage.record import replace
from storage.regions import Region

CONSENT_VERSION: Final = "2026-11.3"
"""Raised with whatever residents agree to: the questions of consent and track, and what these lead to."""
BEHAVIOURS: Final = (
    "engage", "campaign", "photo", "banner", "attend", "rally", "team", "party", "facility", "other",
)  # fmt: skip
STATUSES: Final = ("pns", "pppk", "pppk-part", "contract", "tni-polri", "village", "other", "unknown")
DAYS: Final = ("today", "yesterday")


def _no_link(answers: Mapping[str, Any]) -> bool:
    return not answers.get("link")


def _no_story(answers: Mapping[str, Any]) -> bool:
    return not answers.get("story")


def _no_files(answers: Mapping[str, Any]) -> bool:
    return "evidence" in answers and not answers["evidence"]


def _chosen_elsewhere(answers: Mapping[str, Any]) -> bool:
    """Where one region is switched on it is not asked for, unless another one was chosen before."""
    return bool(answers.get("elsewhere"))


REPORT: Final = Form(
    "report",
    (
        Question("consent", pick, ("yes", "no"), required=always, need="misread-consent"),
        Question("region", pick, required=always, when=_chosen_elsewhere),
        Question("behaviour", pick, BEHAVIOURS, required=always, need="misread-need-behaviour"),
        Question("audience", pick, AUDIENCES, noted=("group",), pauses=("private",)),
        Question("link", readers.link, required=_no_files, need="misread-need-link"),
        Question("evidence", readers.files, ("done", "clear"), required=_no_link, need="misread-need-files"),
        Question("name", words(150, 2), required=always, need="misread-need-name"),
        Question("status", pick, STATUSES),
        Question("agency", words(150, 2), required=always, need="misread-need-agency"),
        Question("happened", readers.day, DAYS, required=always, need="misread-need-day"),
        Question("known", readers.day, (*DAYS, "same")),
        Question("story", words(readers.LONGEST_STORY)),
        Question("track", pick, ("informant", "formal")),
        Question("review", pick, ("submit", "edit"), required=always),
    ),
)
MORE: Final = Form(
    "more",
    (
        Question("story", words(readers.LONGEST_STORY), when=never),  # what they write beside the files, or instead
        Question("evidence", readers.files, ("done",), required=_no_story, need="misread-files"),
    ),
)
ANSWER: Final = answer_form(REPORT)
B1: Final = Form("b1", (Question("person", words(500, 5)),))
"""Who reports, for the draft of form B.1 alone. The words themselves never stand in a talk (`handlers.drafting`)."""
REVEAL: Final = Form(
    "reveal",
    (Question("reason", words(300, 10), required=always), Question("sure", pick, ("yes", "no"), required=always)),
)
FORMS: Final = {form.name: form for form in (REPORT, MORE, ANSWER, CEK, B1, REVEAL, SIARAN)}
"""The forms where one region is switched on."""
_OWN_WORDS: Final = {
    B1.name: ("form-stop", "form-go-on", "form-stopped"),
    REVEAL.name: ("reveal-stop", "reveal-go-on", "reveal-stopped"),
    SIARAN.name: ("announcing-stop", "announcing-go-on", "announcing-stopped"),
}
_WIDE: Final = ("behaviour", "status", "audience")
_APART: Final = ("consent", "region", "elsewhere", "evidence", "review", sameness.REPORTED)
"""What is kept elsewhere than among a report's answers."""


def forms_for(regions: Sequence[Region]) -> dict[str, Form]:
    """The forms of a house with these regions: where there are several, the report asks which one it is about."""
    names = {region.key: names_of(region.key, region.name, region.aliases) for region in regions}
    when = received.by_resident if len(regions) > 1 else _chosen_elsewhere
    which = Question("region", which_of(names), tuple(names), required=always, when=when)
    questions = tuple(which if question.key == which.key else question for question in REPORT.questions)
    return {**FORMS, REPORT.name: replace(REPORT, questions=questions)}


def ask(form: Form, talk: Talk) -> Message:
    """The current question, with what was answered before when it is asked again."""
    if form is CEK:
        return Message(page(talk), choices(form, talk))
    if talk.menu == DOUBT:
        return Message((line("menu-doubt", day=value_of(talk.at, talk.answers[talk.at])),), choices(form, talk))
    if talk.menu:
        more, answer = line("menu-cancel-more", ticket=talk.about), line("menu-cancel-answer", ticket=talk.about)
        return Message((in_form(talk, line(f"menu-{talk.menu}"), more, answer),), choices(form, talk))
    if talk.at == "review":
        meter = completeness.for_resident(talk.answers)
        lines = (line("review-head"), *summary(form, talk.answers), GAP, *meter, GAP, line("review-foot"))
        return Message(lines, choices(form, talk))
    if form is ANSWER:
        return Message(answer_page(talk), choices(form, talk))
    key = f"question-{talk.at}" if form.name == REPORT.name else f"question-{form.name}-{talk.at}"
    number, total = progress(form, talk)
    steps = (line("progress", number=number, total=total), GAP) if number and form.name == REPORT.name else ()
    return Message((*steps, line(worded(form, talk, key)), *_given(form, talk)), choices(form, talk))


def in_form(talk: Talk, report: Line, more: Line, answer: Line) -> Line:
    """The sentence for the form this talk is in: a report, more evidence for one that was sent, an answer about it."""
    if own := _OWN_WORDS.get(talk.form):
        stop, go_on, stopped = own
        return line({"menu-cancel": stop, "resume": go_on, "nudge": go_on}.get(report.key, stopped))
    return answer if talk.form == ANSWER.name else more if talk.about else report


def choices(form: Form, talk: Talk) -> Rows:
    """The buttons below the current question, in rows."""
    made = [button(f"{form.name}:{place_of(talk)}:{choice}", key) for choice, key in labels(form, talk)]
    if talk.menu == "edit":
        return in_rows(made, 2)
    own = len(current(form, talk).choices) if not talk.menu and talk.at != "evidence" else len(made)
    wide = 1 if talk.at == "region" else 2 if talk.at in _WIDE or talk.at == "track" or form is CEK else 3
    return in_rows(made[:own], 2 if talk.menu else wide) + in_rows(made[own:], 3)


def _given(form: Form, talk: Talk) -> tuple[Line, ...]:
    if talk.at == "consent":
        return _prefilled(talk.answers)
    if not talk.answers.get(talk.at) or form.name != REPORT.name:
        return ()
    return (line("given", value=value_of(talk.at, talk.answers[talk.at])), *more_links.shown(talk.at, talk.answers))


def _prefilled(answers: Mapping[str, Any]) -> tuple[Line, ...]:
    """What a first message has told already."""
    story = (line("prefilled-story"),) if answers.get("story") else ()
    if answers.get("evidence"):
        return (line("prefilled-files", count=len(answers["evidence"])), *story)
    if answers.get("link"):
        return (line("prefilled-link", link=answers["link"]), *more_links.shown("link", answers), *story)
    return story


def summary(form: Form, answers: Mapping[str, Any]) -> tuple[Line, ...]:
    """One line an answer, in the form's order; what was skipped is shown as skipped."""
    asked = [question for question in form.asked(answers) if question.key not in ("consent", "review")]
    keys = [question.key for question in asked]
    return tuple(part for key in keys for part in (*_answered(key, answers.get(key)), *more_links.shown(key, answers)))


def _answered(key: str, answer: Any) -> tuple[Line, ...]:
    if key == "evidence" and not answer:
        return (line("review-no-evidence"),)
    return (line(f"review-{key}", value=value_of(key, answer)), *beside(key, answer))


def value_of(key: str, answer: Any) -> Value:
    """An answer as it is shown to people."""
    if not answer:
        return Word("skipped")
    if key == "evidence":
        return len(answer)
    if key in ("happened", "known"):
        return Day(date.fromisoformat(answer))
    if key == "region":
        return Word(label_key(key, answer))
    question = REPORT.question(key)
    return Word(f"choice-{key}-{answer}") if question and answer in question.choices else str(answer)


def taken_up(forms: Mapping[str, Form], stored: Mapping[str, Any]) -> Talk | None:
    """A stored talk, at a question that still exists; None when its form does not. A newer program may know less."""
    form = forms.get(stored.get("form", ""))
    known = {name: value for name, value in stored.items() if name in PARTS}
    return standing(form, _somewhere(form, Talk(**known))) if form else None


def _somewhere(form: Form, talk: Talk) -> Talk:
    """Regions are switched on and off while people talk: whose region is not served, or not known, is asked first."""
    question, given = form.question("region"), talk.answers.get("region")
    if question is None or (given in question.choices if given else not question.when(talk.answers)):
        return talk
    answers = {key: answer for key, answer in talk.answers.items() if key != "region"}
    elsewhere = replace(talk, answers={**answers, "elsewhere": given} if given else answers)
    return replace(elsewhere, at="region", menu="", editing=False) if consented(talk) else elsewhere


def take_up(scene: Scene, dialogue: Dialogue) -> None:
    """Begin from the stored dialogue; one that cannot be taken up is given up."""
    scene.draft, scene.talk = dialogue.draft, taken_up(scene.house.forms, dialogue.talk)
    if scene.talk is None:
        scene.set_talk(None)
        scene.dropped.append(dialogue.draft)
    elif scene.talk.aside and dialogue.nudged_at:  # they were reminded of the report, and answer that
        scene.set_talk(replace(scene.talk, aside={}))


def submit(scene: Scene, talk: Talk) -> None:
    """Turn the draft into a report: `store` tells the ticket; card and receipt come when all files are in."""
    row = _row(scene, talk)
    scene.submitted.append(Submission(row, files_of(scene, talk)))


async def store(scenes: Iterable[Scene]) -> None:
    """Store the reports that were submitted in these scenes, and thank for them; files must be announced before."""
    sent = [(scene, one) for scene in scenes for one in scene.submitted]
    if not sent:
        return
    transaction, draw = sent[0][0].transaction, sent[0][0].house.new_ticket
    numbers = await reports.submit(transaction, [one.row for _, one in sent], draw)
    filed = [(scene, one, number) for (scene, one), number in zip(sent, numbers, strict=True)]
    await evidence.attach(
        transaction, [(one.row["draft"], name, number) for _, one, number in filed for name in one.files]
    )
    if sent[0][0].house.watches_links:
        watched = [number for _, one, number in filed if link_news.is_watched(one.row["answers"])]
        await link_looks.begin(transaction, watched, sent[0][0].now)
    waiting = await evidence.awaited(transaction, numbers)
    people = await sameness.witnesses(transaction, [(one, number) for _, one, number in filed])
    for scene, one, number in filed:
        told = {"files": len(one.files), "ticket": one.row["ticket"]}
        scene.acts.append(Act(one.row["draft"], received.actor(one.row["answers"]), "submitted", told))
        scene.say(thanks(one.row["ticket"], one.row["answers"], people.get(number)))
        scene.effects += (
            [] if number in waiting else release(scene.house, one.row["region"], number, one.row["contact_id"])
        )
        scene.submitted.clear()


def files_of(scene: Scene, talk: Talk) -> tuple[str, ...]:
    """The files that are still among the answers go with the report; those taken out before are forgotten."""
    scene.dropped.append(scene.draft)
    return tuple(entry["unique"] for entry in talk.answers.get("evidence") or [])


def _row(scene: Scene, talk: Talk) -> dict[str, Any]:
    answers = {key: answer for key, answer in more_links.told(talk.answers).items() if key not in _APART}
    row = {
        "ticket": scene.house.new_ticket(),
        "contact_id": scene.contact_id,
        "draft": scene.draft,
        "region": scene.house.desk_for(talk.answers).region.key,
        "answers": answers,
        "consent_version": CONSENT_VERSION,
        "consented_at": talk.consented_at or scene.now,
        "submitted_at": round(scene.now, 3),  # as the event says it
    }
    return row | (received.OWN if received.is_noted(answers) else {})
