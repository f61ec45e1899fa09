"""The draft of form B.1 for a formal reporter (pure): what they would write at Bawaslu's counter, written already.

It is theirs alone. Name and address stand in it when they gave them; what is left out is a dotted line to write on.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from handlers import links, showing
from handlers.forms import label_key
from handlers.link_sharers import clean_links
from handlers.messages import Day, Line, Moment, Value, Word, line
from handlers.papers.printable import printable
from handlers.papers.trail import Say, letter
from handlers.rules import open_hours
from handlers.scene import today
from handlers.words import FALLBACK, Words
from storage.models import Evidence, Report
from storage.record import record
from storage.regions import Region

Rows = list[tuple[str, str]]


@record
class Person:
    """Who reports, as they wrote it; "" for what they did not."""

    name: str = ""
    address: str = ""


def person_of(text: str) -> Person:
    """The first line is the name, the others the address; in one line the first comma parts them."""
    name, _, address = text.strip().partition("\n" if "\n" in text.strip() else ",")
    return Person(" ".join(name.split()), " ".join(address.split()))


def fields(
    words: Words, region: Region, report: Report, files: Sequence[Evidence], person: Person, when: Line, now: float
) -> dict[str, Any]:
    """The values of `b1.typ`. `when`: until when to go there."""

    def say(part: Line) -> str:
        return printable(words.plain(part, FALLBACK, region.zone))

    def told(key: str, **values: Value) -> str:
        return say(line(key, **values))

    return {
        "lang": FALLBACK,
        "title": f"{told('form-heading')} {report.ticket}",
        "author": "LaporNetral",
        "heading": told("form-heading"),
        "note": told("form-note", ticket=report.ticket, at=Day(today(region, now))),
        "foot": told("form-foot", ticket=report.ticket),
        "page": told("dossier-page"),
        "of": told("dossier-of"),
        "parts": _parts(say, report, files, person),
        "signing": [(told(f"form-{key}"), "") for key in ("reported-at", "reported-on", "reported-time")],
        "statement": told("form-statement"),
        "signs": [told("form-sign-receiver"), told("form-sign-reporter")],
        "guide": {"title": told("form-guide"), "parts": _guide(say, region, when)},
    }


def _parts(say: Say, report: Report, files: Sequence[Evidence], person: Person) -> list[dict[str, Any]]:
    answers = report.answers
    given = {"full-name": person.name, "address": person.address}
    own = ("full-name", "born", "sex", "job", "citizen", "address", "phone", "mail")
    named = ", ".join(_own_words(answers, key) for key in ("name", "agency") if answers.get(key))
    chosen = answers.get("behaviour")
    behaviour = say(line("plain", text=Word(label_key("behaviour", chosen)))) if chosen else ""
    link = links.shown(answers["link"]) if answers.get("link") else ""
    act = [("act", behaviour), ("place", printable(link))]
    act += [(key, _day(say, answers.get(key))) for key in ("happened", "known")]
    return [
        _part(say, "reporter", [(key, printable(given.get(key, ""))) for key in own]),
        _part(say, "subject", [("full-name", named), ("address", ""), ("phone", "")]),
        _part(say, "event", act),
        _part(say, "witnesses", [("full-name", ""), ("address", ""), ("phone", "")]),
        _part(say, "evidence", [], [_piece(say, number, file) for number, file in enumerate(files)]),
        _part(say, "story", [], [_own_words(answers, "story") or say(line("form-write"))]),
    ]


def _own_words(answers: Mapping[str, Any], key: str) -> str:
    """As they wrote it, numbers and all: they sign it. Only links lose what tells who passed them on."""
    return printable(clean_links(str(answers.get(key) or "")))


def _part(say: Say, key: str, rows: Rows, text: Sequence[str] = ()) -> dict[str, Any]:
    labelled = [(say(line(f"form-{name}")), value) for name, value in rows]
    return {"title": say(line(f"form-part-{key}")), "rows": labelled, "text": list(text)}


def _day(say: Say, answer: str | None) -> str:
    return say(line("plain", text=Day(date.fromisoformat(answer)))) if answer else ""


def _piece(say: Say, number: int, file: Evidence) -> str:
    kind, at = Word(f"kind-{showing.kind_of(file)}"), Moment(file.received_at)
    return say(line("form-piece", letter=letter(number), kind=kind, at=at, sha256=file.sha256[:16]))


def _guide(say: Say, region: Region, when: Line) -> list[dict[str, Any]]:
    office = region.bawaslu
    where = [printable(office.name), printable(office.address) or say(line("form-no-address"))]
    where.append(say(line("form-hours", hours=open_hours(office.hours))))
    bring = [say(line(f"form-bring-{thing}")) for thing in ("card", "ticket", "evidence", "witnesses")]
    return [
        {"title": say(line("form-where")), "text": where},
        {"title": say(line("form-until")), "text": [say(when)]},
        {"title": say(line("form-bring")), "text": bring},
        {"title": say(line("form-mind")), "text": [say(line("form-mind-draft")), say(line("form-mind-kept"))]},
    ]
