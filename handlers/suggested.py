"""What the moderators' card says of the law: a suggestion, a possible crime, and what to look at first. Staff decide.

Nothing of it is kept, and residents never see it: class and sanction are for staff to confirm.
"""

from datetime import date
from typing import Final

from handlers.messages import Line, line
from handlers.suggestion import Suggestion, suggest
from storage.elections import election_at, load_elections
from storage.law import Law, load_law
from storage.models import Report
from storage.regions import UnknownRegionError, load_region

KINDS: Final = {
    "etik": "suggestion-etik",
    "disiplin": "suggestion-disiplin",
    "": "suggestion-unsure",
    "non-asn": "suggestion-contract",
}
_SAID: Final = "maybe-crime"


def suggestion_of(report: Report) -> Suggestion | None:
    """What is suggested for this report; None when it does not say what was done, or when."""
    behaviour, happened = report.answers.get("behaviour"), report.answers.get("happened")
    if not behaviour or not happened:
        return None
    day = date.fromisoformat(happened)
    try:
        region = load_region(report.region)
    except UnknownRegionError:  # a region that was taken away since
        region = None
    status = report.answers.get("status") or ""
    return suggest(load_law(), behaviour, day, election_at(load_elections(), day), status, region)


def suggestion_lines(report: Report) -> tuple[Line, ...]:
    """The lines for the card."""
    found, law = suggestion_of(report), load_law()
    if found is None:
        return ()
    crime = (line("suggestion-crime", cite=found.criminal),) if found.criminal else ()
    notes = [note.text for name in found.notes if name != _SAID and (note := law.note(name))]
    return (*_first(found, law), *crime, *(line("suggestion-note", note=text) for text in notes[:1]))


def _first(found: Suggestion, law: Law) -> tuple[Line, ...]:
    if route := law.route(found.outside):
        return (line("suggestion-outside", route=route.to),)
    rows = [f"{breach.id} {breach.button}" for name in found.ids if (breach := law.breach(name))]
    return (line(KINDS[found.kind], rows=", ".join(rows)),) if rows else ()
