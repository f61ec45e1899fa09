"""The words against the program: every key that is used exists, every key that exists is used, all are well-formed."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, get_args

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from handlers import card, classify, custodian, exports, group_unlink, liaison, platforms, staff_commands
from handlers.advice import BESIDES, RULES, UNCLEAR, UNLIKELY, WORTH
from handlers.after_words import SANCTIONS
from handlers.announced import SIARAN
from handlers.answer_form import KEYS as KEYS_OF_ANSWERS
from handlers.asked_case import ABOUT_A_CASE
from handlers.boxes import NAMED
from handlers.commands import WORDED
from handlers.completeness import REQUIRED
from handlers.deadlines import COUNTED
from handlers.forms import EDITED_NEVER, NAVIGATION, never
from handlers.grade import GRADES
from handlers.hearing import TYPED
from handlers.learn import CEK
from handlers.link_news import OUTCOMES
from handlers.papers.trail import ACTORS, ACTS
from handlers.queue_lists import LISTS
from handlers.recap import PERIODS
from handlers.recap_talk import OTHER
from handlers.recap_text import BY_DAY, STAGES, UNITS
from handlers.received import WAYS
from handlers.report import ANSWER, B1, BEHAVIOURS, FORMS, MORE, REPORT, REVEAL
from handlers.rules import PAGES
from handlers.sheet import COLUMNS
from handlers.worries import ABOUT
from storage import sameness, statistics
from storage.desk_groups import PURPOSES
from storage.hours import Phase
from storage.law_faults import RULED
from storage.pictures import REASONS as UNREADABLE
from storage.regions import Greeting
from storage.roles import ROLES
from storage.states import ACCEPTED, AFTER, ENDED, ERASED, STATES, STEPS
from tests.handlers.tongue import ENTRIES, HOLES, KEYS, LANGUAGES, READ, REGIONS, TEXTS
from tests.handlers.tongue import SOURCES as FLUENT

ROOT: Final = Path(__file__).parents[2]
SOURCES: Final = {
    path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
    for floor in ("handlers", "bot")
    for path in sorted((ROOT / floor).rglob("*.py"))
    if "sandbox" not in path.parts
}
SPEAKERS: Final = ("line", "Line", "Word", "Misread", "MisreadDateError")  # what takes a key first


def constant(module: str, name: str) -> Any:
    """A constant of a module, read without running it."""
    for node in SOURCES[module].body:
        target = node.target if isinstance(node, ast.AnnAssign) else None
        if isinstance(target, ast.Name) and target.id == name and isinstance(node, ast.AnnAssign) and node.value:
            return ast.literal_eval(node.value)
    raise AssertionError(f"no {name} in {module}")


ASKED: Final = [question.key for question in REPORT.questions if question.key not in EDITED_NEVER]
FACTS: Final = ("behaviour", "name", "status", "agency", "audience", "link", "happened", "known", "track", "story")
KINDS: Final = {shape.kind for platform in platforms.PLATFORMS for shape in platform.shapes}
B1_ROWS: Final = (
    *("full-name", "born", "sex", "job", "citizen", "address", "phone", "mail"),
    *("act", "place", "happened", "known", "reported-at", "reported-on", "reported-time"),
)
PARTS: Final = ("reporter", "subject", "act", "witnesses", "evidence", "story", "limits", "handling")
DOSSIER: Final = (
    *("maker", "mark", "page", "of", "closing", "mode", "name", "agency", "status", "account", "behaviour", "link"),
    *("happened", "known", "audience", "working", "calendar", "received", "decided"),
    *("suggested", "bases", "criminal"),
)
IDENTITY: Final = (
    *("heading", "note", "foot", "ticket", "received", "at", "channel", "telegram", "whatsapp", "address", "reason"),
    *("track", "known", "keep"),
)
PAPER: Final = (
    *("title", "maker", "about", "period", "purpose", "greeting", "opening", "decisions", "closing", "sign", "foot"),
)
PAPER_PARTS: Final = ("totals", "pace", "agreed", "behaviours", "agencies", "days", "months")
TRENDS: Final = ("up", "down", "same")
SHOWN_STATES: Final = [state for state in STATES if state != ERASED]
CHOSEN: Final = {
    (question.key, choice) for form in FORMS.values() for question in form.questions for choice in question.choices
}
ASKED_APART: Final = (MORE, CEK, B1, REVEAL, SIARAN)
MENUS: Final = [(menu, choice) for menu in ("cancel", "private", "doubt") for choice in ("yes", "no")]
FAMILIES: Final = {
    "question-{}": {f"question-{q.key}" for f in (REPORT, ANSWER) for q in f.questions if q.key != "review"},
    "question-{}-{}": {
        f"question-{form.name}-{q.key}" for form in ASKED_APART for q in form.questions if q.when is not never
    },
    "ask-{}": {f"ask-{key}" for key in KEYS_OF_ANSWERS},
    "asked-{}": {f"asked-{key}" for key in (*KEYS_OF_ANSWERS, "words")},
    "example-{}": {f"example-{command}" for command in ABOUT_A_CASE},
    "choice-announce-{}": {f"choice-announce-{action}" for action in ("send", "title", "text", "drop")},
    "choice-region-{}": {f"choice-region-{region.key}" for region in REGIONS},
    "greeting-{}": {f"greeting-{word}" for word in get_args(Greeting)},
    "office-{}": {f"office-{region.key}" for region in REGIONS},
    "field-{}": {f"field-{key}" for key in ASKED},
    "review-{}": {f"review-{key}" for key in ASKED},
    "choice-{}": {f"choice-{choice}" for choice in NAVIGATION},
    "choice-{}-{}": {f"choice-{place}-{choice}" for place, choice in (*CHOSEN, *MENUS)},
    "typed-{}": {f"typed-{choice}" for choice in TYPED},
    "worry-{}": {f"worry-{worry}" for worry in ABOUT},
    "menu-{}": {"menu-cancel", "menu-edit", "menu-private"},
    "note-{}-{}": {f"note-{q.key}-{answer}" for form in FORMS.values() for q in form.questions for answer in q.noted},
    "kind-{}": {"kind-picture", "kind-pdf", "kind-film"},
    "refused-{}": {f"refused-{reason}" for reason in (*UNREADABLE, "gone", "too-big")},
    "state-{}": {f"state-{state}" for state in SHOWN_STATES},
    "meaning-{}": {f"meaning-{state}" for state in SHOWN_STATES},
    "card-{}": {f"card-{key}" for key in (*STATES, *FACTS)},
    "grade-{}": {f"grade-{grade}" for grade in (*GRADES.values(), "unknown")},
    "grade-all-{}": {f"grade-all-{grade}" for grade in GRADES.values()},
    "whole-how-{}": {"whole-how-telegram", "whole-how-whatsapp"},
    "watch-{}": {f"watch-{word}" for word in (*OUTCOMES, "never")},
    "lacks-{}": {f"lacks-{key}" for key in REQUIRED},
    "lacking-{}": {f"lacking-{key}" for key in REQUIRED},
    "advice-{}": {f"advice-{kind}" for kind in (WORTH, UNLIKELY, UNCLEAR)},
    "because-{}": {f"because-{rule.reason}" for rule in (*RULES, *BESIDES)},
    "source-{}": {f"source-{name}" for rule in (*RULES, *BESIDES) for name in rule.sources},
    "rule-{}": {f"rule-{page}" for page in PAGES},
    "choice-rule-{}": {f"choice-rule-{page}" for page in PAGES},
    "typed-command-{}": {f"typed-command-{name}" for name in WORDED},
    "card-untold-{}": {"card-untold-held", "card-untold-failed"},
    "handover-{}": {f"handover-{key}" for key in FACTS},
    "link-{}": {f"link-{kind or 'unseen'}" for kind in KINDS},
    "number-{}": {"number-pns", "number-pppk", "number-unknown"},
    "limit-working-{}": {f"limit-working-{regime}" for regime in COUNTED},
    "limit-{}": {"limit-bawaslu", "limit-outside"},
    "limit-over-{}": {"limit-over-bawaslu", "limit-over-outside"},
    **{f"digest-{row}-{{}}": {f"digest-{row}-{how}" for how in TRENDS} for row in ("row", "mean", "waiting")},
    "digest-due-{}": {"digest-due-early", "digest-due-last"},
    "queue-row-decided-{}": {"queue-row-decided-early", "queue-row-decided-last"},
    "{}-early": {"queue-row-early", "reminder-lead-row-early"},
    "{}-last": {"queue-row-last", "reminder-lead-row-last"},
    "action-{}": {f"action-{action}" for rows in card._ACTIONS.values() for row in rows for action in row},
    "toast-{}": {f"toast-{action}" for action in ("accept", "reject", "escalate", "admonish")},
    "told-{}": {f"told-{action}" for action in ("accept", "reject", "admonish")},
    "{}-next": {f"told-{action}-next" for action in ("accept", "reject", "undo", "admonish")},
    "told-reason-{}": {f"told-reason-{reason}" for reason in card.REASONS},
    "reason-{}": {f"reason-{reason}" for reason in card.REASONS},
    "reject-{}": {f"reject-{reason}" for reason in card.REASONS},
    "verdict-{}": {f"verdict-{word}" for word in (*card.REASONS, "accept", "escalate", "admonish")},
    "classify-{}": {f"classify-{kind}" for kind in classify.KINDS},
    "class-{}": {f"class-{name}" for name in classify.GRADES},
    "choose-class-{}": {f"choose-class-{name}" for name in classify.GRADES},
    "same-reason-{}": {f"same-reason-{reason}" for reason in sameness.REASONS},
    "choice-way-{}": {f"choice-way-{way}" for way in WAYS},
    "queue-{}": {f"queue-{name}" for name in LISTS},
    "queue-list-{}": {f"queue-list-{name}" for name in LISTS},
    "recap-{}": {f"recap-{name}" for name, _ in PERIODS},
    "statistics-{}": {f"statistics-{name}" for name in (*statistics.OUTCOMES, "waiting", "other")},
    "recap-row-{}": {f"recap-row-{unit}" for unit in UNITS},
    "recap-value-{}": {f"recap-value-{unit}" for unit in UNITS},
    "figure-{}": {f"figure-{name}" for name in (*BY_DAY, "left", "late", "forwarded", "answered")},
    "figure-took-{}": {f"figure-took-{stage}" for stage in STAGES},
    "choice-behaviour-{}": {f"choice-behaviour-{name}" for name in BEHAVIOURS},
    "choice-export-{}": {f"choice-export-{kind}" for kind in exports.KINDS},
    "purpose-{}": {f"purpose-{purpose}" for purpose in (*exports.PURPOSES, exports.WEEKLY, OTHER)},
    "paper-{}": {f"paper-{key}" for key in PAPER},
    "paper-part-{}": {f"paper-part-{part}" for part in PAPER_PARTS},
    "paper-head-{}": {f"paper-head-{name}" for name in ("escalated", "withdrawn", "days", "months")},
    "sheet-{}": {"sheet-days", "sheet-cases", "sheet-guide"},
    "column-{}": {f"column-{name}" for name in (*COLUMNS, "day", "sheet", "name", "meaning")},
    "guide-{}": {f"guide-{name}" for name in ("region", "period", "purpose", "made", "formula", "cut")},
    "means-{}": {f"means-{name}" for name in COLUMNS},
    "means-all-{}": {f"means-all-{name}" for name in BY_DAY},
    "choice-language-{}": {f"choice-language-{language}" for language in LANGUAGES},
    "typed-language-{}": {f"typed-language-{language}" for language in LANGUAGES},
    "identity-{}": {f"identity-{key}" for key in IDENTITY},
    "actor-{}": {f"actor-{actor}" for actor in ACTORS},
    "act-{}": {f"act-{act.replace('_', '-')}" for act in (*ACTS, "turned", "internal")},
    "phase-{}": {f"phase-{phase}" for phase in get_args(Phase)},
    "dossier-{}": {f"dossier-{key}" for key in DOSSIER},
    "dossier-part-{}": {f"dossier-part-{part}" for part in PARTS},
    "dossier-seen-{}": {f"dossier-seen-{word}" for word in (*OUTCOMES, "never")},
    "dossier-head-{}": {f"dossier-head-{column}" for column in ("place", "at", "actor", "act", "hash")},
    "form-{}": {f"form-{key}" for key in B1_ROWS},
    "form-part-{}": {f"form-part-{key}" for key in ("reporter", "subject", "event", "witnesses", "evidence", "story")},
    "form-bring-{}": {f"form-bring-{thing}" for thing in ("card", "ticket", "evidence", "witnesses")},
    "calendar-{}": {f"calendar-{part}" for part in constant("handlers/words.py", "_CALENDAR")},
    "after-{}": {f"after-{step}" for step in STEPS},
    "then-{}": {f"then-{state}" for state in (*AFTER, ACCEPTED) if state not in ENDED},
    "end-{}": {f"end-{state}" for state in ENDED},
    "step-{}": {f"step-{step}" for step in STEPS},
    "sure-{}": {f"sure-{step}" for step in liaison.RESULTS},
    "sanction-{}": {f"sanction-{kind}" for kind in SANCTIONS},
    "role-{}": {f"role-{role}" for role in ROLES},
    "role-may-{}": {f"role-may-{role}" for role in ROLES},
    "help-staff-{}": {f"help-staff-{name}" for name, command in staff_commands.COMMANDS.items() if command.roles},
    "roster-on-{}": {"roster-on-telegram", "roster-on-whatsapp"},
    "group-of-{}": {f"group-of-{purpose}" for purpose in PURPOSES},
    "group-link-{}": {f"group-link-{purpose}" for purpose in PURPOSES},
    "group-unlink-then-{}": {f"group-unlink-then-{who}" for who in group_unlink.INSTEAD},
    "reveal-closed-{}": {f"reveal-closed-{why}" for why in (custodian.INFORMANT, custodian.NOBODY)},
    "command-{}": {f"command-{name}" for name in constant("bot/introducing.py", "COMMANDS")},
}
"""Keys that the program puts together, by their shape, and every key that can come of it."""

ADVISED: Final = {rule.reason for rule in RULES}
KINDS_OF_ERRANDS: Final = {
    "dossier-files",
    "letter-files",
    "link-news",
    "paper-files",
    "paper-mail",
    exports.PAPER,
    exports.SHEET,
}
NO_KEYS: Final = {
    *B1_ROWS,
    *NAMED,
    "pppk-part",
    "tni-polri",
    "non-asn",
    *RULED,
    *ADVISED,
    *card.REASONS,
    *KINDS_OF_ERRANDS,
}
"""What looks like a key in `handlers/` and is none."""


def shape(node: ast.JoinedStr) -> str:
    """The f-string with {} for what is filled in."""
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)


def walk(prefix: str = "") -> Iterator[tuple[str, ast.AST]]:
    """Every node of the sources, with the name of its file."""
    for name, tree in SOURCES.items():
        if name.startswith(prefix):
            for node in ast.walk(tree):
                yield name, node


def spoken() -> Iterator[tuple[str, set[str], ast.Call]]:
    """(where, the keys it may have, the call) of everything that takes a key, as far as the source shows it."""
    for name, node in walk():
        called = getattr(node, "func", None)
        if isinstance(node, ast.Call) and isinstance(called, ast.Name) and called.id in SPEAKERS and node.args:
            yield f"{name}:{node.lineno}", keys_of(node.args[0]), node


def keys_of(node: ast.expr) -> set[str]:
    """The keys this expression can be."""
    if isinstance(node, ast.IfExp):
        return keys_of(node.body) | keys_of(node.orelse)
    if isinstance(node, ast.JoinedStr):
        return FAMILIES[shape(node)]
    return {node.value} - {""} if isinstance(node, ast.Constant) and isinstance(node.value, str) else set()


def used() -> set[str]:
    """Every key that the program can say."""
    constants = {node.value for _, node in walk() if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return constants | {key for family in FAMILIES.values() for key in family}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_are_read_whole(language: str) -> None:
    for name, text in FLUENT[language].items():
        junk = [entry.content for entry in FluentParser().parse(text).body if isinstance(entry, ftl.Junk)]
        assert junk == [], name
    counts = Counter(entry.id.name for _, entry in ENTRIES[language])
    assert [key for key, count in counts.items() if count > 1] == []


def test_there_are_three_languages_and_english_is_complete() -> None:
    assert set(LANGUAGES) >= {"id", "en", "jv"}
    assert set(TEXTS["id"]) == KEYS
    named = {key for region in REGIONS for key in (f"choice-region-{region.key}", f"office-{region.key}")}
    assert KEYS - set(TEXTS["en"]) == named  # these are the same in every language


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_language_has_a_key_that_indonesian_lacks(language: str) -> None:
    assert set(TEXTS[language]) - KEYS == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_the_same_values(language: str) -> None:
    """No value is unknown to the program, and none of what it tells is left out; a choice by number leaves out none."""
    wrong = {key: holes for key, (_, holes) in READ[language].items() if holes != HOLES[key]}
    assert wrong == {}


def test_every_shape_of_key_that_the_program_puts_together_is_known() -> None:
    looks = re.compile(r"(?:[a-z]+-)+\{\}(?:-\{\})?|\{\}(?:-[a-z]+)+")
    shapes = {shape(node) for _, node in walk() if isinstance(node, ast.JoinedStr)}
    assert {each for each in shapes if looks.fullmatch(each)} == set(FAMILIES)


@pytest.mark.parametrize("family", FAMILIES)
def test_every_key_that_can_come_of_it_has_words(family: str) -> None:
    assert FAMILIES[family]
    assert FAMILIES[family] - KEYS == set()


def test_every_key_that_is_said_has_words() -> None:
    assert [(where, key) for where, keys, _ in spoken() for key in keys - KEYS] == []


def test_whatever_looks_like_a_key_is_one() -> None:
    looks = re.compile(r"[a-z]+(?:-[a-z]+)+")
    seen = {
        node.value for _, node in walk("handlers/") if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert {word for word in seen if looks.fullmatch(word)} - KEYS - NO_KEYS == set()


def test_no_words_are_left_that_nobody_says() -> None:
    assert KEYS - used() == set()


def test_every_line_is_filled_with_what_it_names() -> None:
    wrong = []
    for where, keys, call in spoken():
        given = {keyword.arg for keyword in call.keywords}
        if None not in given and len(call.args) == 1:
            meant = keys - FAMILIES["card-{}"] or {key for key in keys if HOLES[key] == given}
            wrong += [(where, key, given, HOLES[key]) for key in meant if HOLES[key] != given]
            assert meant or not keys, where
    assert wrong == []


def test_the_words_of_a_state_are_a_value_and_those_of_a_fact_take_one() -> None:
    assert {key for state in STATES if HOLES[key := f"card-{state}"]} == set()
    assert {key for fact in FACTS if HOLES[key := f"card-{fact}"] != {"value"}} == set()


def test_lines_that_are_said_by_their_bare_key_have_nothing_to_fill() -> None:
    bare = (
        "choice-",
        "field-",
        "action-",
        "reject-",
        "typed-",
        "state-",
        "reason-",
        "command-",
        "question-",
        "meaning-",
    )
    assert {key for key, holes in HOLES.items() if holes and key.startswith(bare)} == set()
