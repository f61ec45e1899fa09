"""/aturan: what civil servants may and may not do, in ten cards; the circulars; how to report without us.

The cards' words are ours; which articles they rest on is read from the law as data, for the breaches that the card's
behaviours may be.
"""

from collections.abc import Mapping
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from handlers.aside import draft
from handlers.bypass import TOLD, conflict
from handlers.messages import GAP, Choice, Day, Line, Listed, Message, Word, button, in_rows, line
from handlers.scene import Scene, today
from storage.hours import WEEKDAYS, Hours
from storage.law import Law, load_law
from storage.regions import Circular, Office, Region

CARDS: Final[dict[str, tuple[str, ...]]] = {
    "who": (),
    "private": (),
    "engage": ("engage",),
    "campaign": ("campaign",),
    "photo": ("photo",),
    "banner": ("banner",),
    "attend": ("attend",),
    "rally": ("rally",),
    "team": ("team", "party"),
    "facility": ("facility",),
}
"""Card -> the behaviours it is about."""
PAGES: Final = (*CARDS, "circulars", "direct")
PLACE: Final = "contact:rules"
_SAID: Final = {"who": ("asn", "contract", "skb"), "private": ("private", "routine")}
"""What a card without behaviours rests on, as words."""


def show(scene: Scene, page: str) -> None:
    """One page, or the list of them."""
    if page not in PAGES:
        _list(scene)
        return
    regions, day = _regions(scene), today(scene.house.first.region, scene.now)
    scene.say(Message(_page(page, regions, day), (_onward(page),)))


def _regions(scene: Scene) -> tuple[Region, ...]:
    """The one that somebody's report is about, or else every one there is."""
    report, desks = draft(scene), scene.house.desks
    chosen = desks.get(report.answers.get("region") or "") if report else None
    return tuple(desk.region for desk in ([chosen] if chosen else desks.values()))


def _page(page: str, regions: tuple[Region, ...], day: date) -> tuple[Line, ...]:
    if page == "direct":
        return direct(*regions)
    rest = circulars(*regions) if page == "circulars" else (GAP, rests_on(page, day))
    return (line(f"rule-{page}"), *rest)


def _list(scene: Scene) -> None:
    """The ten cards, and apart from them what is no rule: a list on WhatsApp has ten rows."""
    beside = (line("rules-beside"),) if draft(scene) else ()
    cards = [button(f"{PLACE}:{page}", f"choice-rule-{page}") for page in CARDS]
    scene.say(Message((line("rules-head"), *beside), in_rows(cards)))
    rest = tuple(button(f"{PLACE}:{page}", f"choice-rule-{page}") for page in PAGES if page not in CARDS)
    scene.say(Message((line("rules-more"),), (rest,)))


def _onward(page: str) -> tuple[Choice, ...]:
    place = PAGES.index(page)
    before = (button(f"{PLACE}:{PAGES[place - 1]}", "choice-rule-before"),) if place else ()
    after = (button(f"{PLACE}:{PAGES[place + 1]}", "choice-rule-after"),) if place + 1 < len(PAGES) else ()
    return (*before, button(f"{PLACE}:list", "choice-rule-list"), *after)


def rests_on(page: str, day: date) -> Line:
    """What a card cites on this day."""
    if page in _SAID:
        return line("cek-sources", sources=Listed(tuple(f"source-{name}" for name in _SAID[page])))
    law = load_law()
    articles = "; ".join(articles_of(law, CARDS[page], day))
    return line("rule-rests-on", decree=Word("source-skb"), articles=articles)


def articles_of(law: Law, behaviours: tuple[str, ...], day: date) -> tuple[str, ...]:
    """Every article that the breaches behind these behaviours rest on, each once."""
    rows = [law.behaviour(name) for name in behaviours]
    breaches = [law.breach(name) for row in rows for name in (*row.before, *row.after)]
    bases = [law.basis(name) for breach in breaches if breach for name in breach.bases]
    return tuple(dict.fromkeys(cited for basis in bases if basis and (cited := basis.cited(day))))


def circulars(*regions: Region) -> tuple[Line, ...]:
    """The circulars of these regions, those of the ministry once."""
    found = dict.fromkeys(one for region in regions for one in region.circulars)
    return tuple(map(_circular, found)) or (line("rule-no-circulars"),)


def _circular(one: Circular) -> Line:
    about = one.about.partition(";")[0]  # what follows is for staff: residents are told of no sanction
    if one.issued is None:
        return line("rule-circular", title=one.title, about=about)
    return line("rule-circular-dated", title=one.title, about=about, day=Day(one.issued))


def direct(*regions: Region) -> tuple[Line, ...]:
    """How to report without the office that runs this bot."""
    offices = [part for region in regions for part in _bawaslu(region.bawaslu)]
    return (line("rule-direct"), *offices, line("rule-direct-limit"), line("rule-direct-others"))


def _bawaslu(office: Office) -> tuple[Line, ...]:
    address = (line("rule-direct-address", address=office.address),) if office.address else ()
    return (line("rule-direct-bawaslu", office=office.name, hours=open_hours(office.hours)), *address)


def tell_bypass(scene: Scene, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    """Once an answer tells that this office may be the wrong one to judge: say so, and how to go directly."""
    if all(before.get(key) == after.get(key) for key in TOLD):
        return
    region = scene.house.chosen(after)
    own = scene.house.desk(region.key).own
    if conflict(after, own) and not conflict(before, own):
        kept = scene.house.desk_for(after).region.key == region.key
        told = line("bypass-told" if kept else "bypass-elsewhere")
        scene.say(Message((told, GAP, *direct(region))))


_DAYS: Final = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def open_hours(hours: Hours) -> str:
    """The week of a counter: "Senin-Kamis 08.00-16.00, Jumat 08.00-16.30"."""
    week = [(name, getattr(hours, day)) for name, day in zip(_DAYS, WEEKDAYS, strict=True)]
    runs = [(span, [name for name, _ in days]) for span, days in groupby(week, itemgetter(1)) if span]
    return ", ".join(f"{'-'.join(dict.fromkeys((days[0], days[-1])))} {a:%H.%M}-{b:%H.%M}" for (a, b), days in runs)
