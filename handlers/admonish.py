"""Contract staff: where the region's data says so, a case about one of them may end with an admonition (imbauan).

The resident is told in plain words; the group is given a letter to copy.
"""

from datetime import date
from typing import Final

from handlers.masking import mask
from handlers.messages import GAP, Day, Line, Message, Word, line
from handlers.scene import House, in_group
from handlers.suggested import suggestion_of
from storage.models import Report
from storage.outbox import Effect
from storage.regions import Region, UnknownRegionError, load_region
from storage.states import ACCEPTED, WAITING

ADMONISH: Final = "admonish"
LETTER: Final = "admonition"
"""The errand that shows the letter."""
_ACT: Final = "behaviour"


def fits(report: Report) -> bool:
    """Whether this case may end so: about contract staff, in a region whose data says that this is done."""
    if report.state not in (WAITING, ACCEPTED):
        return False
    try:
        region = load_region(report.region)
    except UnknownRegionError:
        return False
    found = suggestion_of(report)
    return region.non_asn.admonish and found is not None and found.kind == "non-asn"


def shown_in(house: House, report: Report) -> list[Effect]:
    """The letter, in the group."""
    return in_group(house, report.region, LETTER, {"report": report.id})


def letter(report: Report, region: Region) -> Message:
    """The letter, to be copied."""
    answers = report.answers
    name, agency = (mask(str(answers.get(key) or "…")) for key in ("name", "agency"))
    behaviour = Word(f"choice-{_ACT}-{answers[_ACT]}")
    about = line("letter-about", behaviour=behaviour, day=Day(date.fromisoformat(answers["happened"])))
    head: tuple[Line, ...] = (line("letter-head", ticket=report.ticket, staff=region.non_asn.name), GAP)
    whom = line("letter-to", name=name, agency=agency)
    body = (about, GAP, line("letter-rule"), GAP, line("letter-ask"), GAP, line("letter-foot", office=region.personnel))
    return Message((*head, whom, GAP, *body))
