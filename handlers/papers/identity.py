"""The page that tells Bawaslu how a formal reporter can be reached (pure). It goes into an envelope, nowhere else."""

from typing import Any, Final

from handlers.messages import Moment, Value, line
from handlers.papers.printable import printable
from handlers.papers.trail import Say
from handlers.words import FALLBACK
from storage.contacts import Place
from storage.models import Report

_TEXT: Final = ("track", "known", "keep")


def fields(told: Say, report: Report, place: Place, reason: str, at: float) -> dict[str, Any]:
    """The values of `identity.typ`. `at`: when it is opened, UTC seconds."""

    def say(key: str, **values: Value) -> str:
        return printable(told(line(f"identity-{key}", **values)))

    about = {
        "ticket": report.ticket,
        "received": say("at", at=Moment(report.submitted_at)),
        "channel": say(place.channel),
        "address": printable(place.address),
        "reason": printable(reason),
    }
    heading = say("heading")
    return {
        "lang": FALLBACK,
        "title": f"{heading} {report.ticket}",
        "author": "LaporNetral",
        "heading": heading,
        "note": say("note", ticket=report.ticket, at=Moment(at)),
        "foot": say("foot", ticket=report.ticket),
        "page": told(line("dossier-page")),
        "of": told(line("dossier-of")),
        "rows": [(say(key), value) for key, value in about.items()],
        "text": [say(key) for key in _TEXT],
    }
