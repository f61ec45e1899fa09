"""The scene of one turn: what it may look at, and what it gathers to be stored and done.

A turn changes nothing by itself. It collects effects, files and the new talk; `receive` writes the scenes of a whole
batch together, in the transaction that admitted the updates.
"""

import base64
import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from handlers import numbered
from handlers.bypass import conflict
from handlers.desk import Desk
from handlers.forms import PARTS, Form, Talk
from handlers.messages import Line, Message, Said, line_to_json, to_json
from handlers.words import Words
from storage import reports
from storage.contacts import Contacts
from storage.crypt import Crypt
from storage.custody import Act
from storage.database import Transaction
from storage.models import Contact, Report
from storage.outbox import TELL, WORK, Effect
from storage.own_reports import OwnReports
from storage.record import record
from storage.regions import ELSEWHERE, Region, UnknownRegionError, load_region, renamed
from storage.tickets import new_ticket


@dataclass(frozen=True)
class House:
    """What every turn knows: the words, the keys, the forms, and the desk of each region that is switched on."""

    words: Words
    contacts: Contacts
    crypt: Crypt
    desks: Mapping[str, Desk]  # by the region's key, in the order of the settings
    forms: Mapping[str, Form]
    chairs: Mapping[str, int] = field(default_factory=dict)
    """Region -> the contact that stands for its moderators' group while there is none: what is for it waits."""
    clock: Callable[[], float] = time.time
    new_draft: Callable[[], str] = field(default=lambda: secrets.token_hex(8))
    new_ticket: Callable[[], str] = field(default=new_ticket)
    watches_links: bool = False  # whether the operator agreed to have posts looked for
    papers: bool = False  # whether a dossier is made of what is handed over
    digest_at: int = 7 * 60  # when officials get the daily digest: minutes after midnight, in each region's time
    knows_links: bool = False  # whether anything may be known of a link: otherwise no card asks for it

    @cached_property
    def first(self) -> Desk:
        """The desk of the first region; the only one, where one region is switched on."""
        return next(iter(self.desks.values()))

    def seat(self, places: Mapping[str, Mapping[str, int]]) -> None:
        """Contacts that sit at desks instead of those of the settings: region -> field of Desk -> contact."""
        if places != self.seats:
            desks = {key: desk.with_places(places.get(key, {})) for key, desk in self.given.items()}
            self.__dict__.update(desks=desks, seats=places)
            for looked_up in ("first", "_at", "_every"):
                self.__dict__.pop(looked_up, None)

    @cached_property
    def given(self) -> Mapping[str, Desk]:
        """The desks as the settings give them; `seat` asks for them before it changes anything."""
        return self.desks

    @cached_property
    def seats(self) -> Mapping[str, Mapping[str, int]]:
        """What `seat` was told last."""
        return {}

    def is_vacant(self, contact_id: int) -> bool:
        """Whether this contact only stands for a group that is not there yet."""
        return contact_id in self.chairs.values()

    @property
    def without_group(self) -> tuple[str, ...]:
        """The regions whose moderators have no group yet."""
        return tuple(key for key, desk in self.desks.items() if self.is_vacant(desk.moderators))

    @property
    def several(self) -> bool:
        """Whether residents choose among regions."""
        return len(self.desks) > 1

    @property
    def groups(self) -> tuple[Desk, ...]:
        """Every desk with a group that decides: those of the settings, and those for reports about them."""
        return tuple(desk for desk in self._every.values() if desk.moderators)

    def desk(self, region: str) -> Desk:
        """The desk of a report's region; one without groups when that region is switched off."""
        return self._every.get(region) or Desk(_closed(region, self.first.region))

    def desk_at(self, contact_id: int) -> Desk | None:
        """The desk whose moderators' group or Bawaslu's chat this is."""
        return self._at.get(contact_id)

    def chosen(self, answers: Mapping[str, Any]) -> Region:
        """The region that a resident chose; the first one until they did, or when there is nothing to choose."""
        return self.desks.get(answers.get("region") or "", self.first).region

    def desk_for(self, answers: Mapping[str, Any]) -> Desk:
        """The desk that a report with these answers goes to."""
        desk = self.desks.get(answers.get("region") or "", self.first)
        return self.desk(desk.region.key + ELSEWHERE) if desk.elsewhere and conflict(answers, desk.own) else desk

    def zone_at(self, contact_id: int) -> str:
        """The time zone in which this group lives; of a resident that of the first region."""
        return (self.desk_at(contact_id) or self.first).region.zone

    @cached_property
    def _at(self) -> dict[int, Desk]:
        places = ((desk, (desk.bawaslu, desk.moderators)) for desk in reversed(self._every.values()))
        return {place: desk for desk, both in places for place in both if place}

    @cached_property
    def _every(self) -> dict[str, Desk]:
        """Those of the settings, and behind them those for reports about them."""
        beside = [desk.for_own() for desk in self.desks.values() if desk.elsewhere]
        return {**self.desks, **{desk.region.key: desk for desk in beside}}


def _closed(key: str, other: Region) -> Region:
    """A region that is switched off, or even gone from the reference, but still has reports."""
    try:
        return load_region(key)
    except UnknownRegionError:
        return renamed(other, key=key, name=key, office=key)


def today(region: Region, now: float) -> date:
    """The calendar day in this region."""
    return datetime.fromtimestamp(now, ZoneInfo(region.zone)).date()


@record
class Submission:
    """A report as it is to be stored, and the names of the files that go with it."""

    row: dict[str, Any]
    files: tuple[str, ...]


@dataclass
class Scene:
    """One contact's turns in one batch."""

    house: House
    transaction: Transaction
    contact: Contact
    now: float
    draft: str = ""
    talk: Talk | None = None
    nudged: bool = False
    who: str = ""  # what the platform calls whoever speaks; for staff only
    heard: bool = False  # they said something
    back: bool = False  # they could not be written to until now: what was held for them goes out
    greeting: tuple[Line, ...] = ()  # what their first message is answered with, before anything else
    member: bool | None = None  # whether they belong to the group they were invited from; None: not known
    taps: list[str] = field(default_factory=list)  # to be answered without words
    changed: bool = False  # the talk must be written (or, when None, deleted)
    effects: list[Effect] = field(default_factory=list)
    files: list[tuple[dict[str, Any], str]] = field(default_factory=list)  # to announce, the ticket they add to or ""
    actor: str = "resident"  # whose files those are, as events name them
    acts: list[Act] = field(default_factory=list)  # events to add, when the batch is written
    own: OwnReports = field(default_factory=OwnReports)  # what they, and the others of the batch, reported before
    counted: int = 0  # days of figures that were looked up for them in this batch
    submitted: list[Submission] = field(default_factory=list)  # reports to store
    dropped: list[str] = field(default_factory=list)  # drafts whose files are no longer wanted

    @property
    def contact_id(self) -> int:
        """The number of this contact."""
        return self.contact.id or 0

    def dialogue_row(self) -> dict[str, Any] | None:
        """The dialogue as it must be stored; None when there is none any more."""
        if self.talk is None:
            return None
        talk = {name: value for name in PARTS if (value := getattr(self.talk, name))}
        row = {"contact_id": self.contact_id, "draft": self.draft, "talk": {"form": "", "at": "", **talk}}
        return {**row, "updated_at": self.now, "nudged_at": None}

    def set_talk(self, talk: Talk | None) -> None:
        """Where the talk stands now."""
        self.talk, self.changed = talk, True

    def greet(self) -> tuple[Line, ...]:
        """The greeting, if they are still without one: it is said now."""
        greeting, self.greeting = self.greeting, ()
        return greeting

    def say(self, said: Message, contact_id: int | None = None) -> None:
        """Write to this contact, or to another one."""
        target = contact_id or self.contact_id
        if self.greeting and target == self.contact_id:
            said = Message((*self.greet(), *said.lines), said.choices)
        if target == self.contact_id:
            said = numbered.hinted(said, self.contact.channel, self.house.forms)
        wait = self.talk.quiet_for(self.now) if self.talk and target == self.contact_id else 0.0
        body = to_json(said)
        if wait <= 0 and self.effects and _is_mark(self.effects[-1], target):
            body["mark"] = self.effects.pop().body
        self.effects.append(Effect(target, "say", body, delay=wait))

    def tell(self, report: Report, said: Message, **about: int) -> None:
        """Tell the resident of a report what was decided about it, unless nobody knows any more who they are."""
        self.effects += told(report, said, **about)

    def toast(self, said: Said, text: Line | None = None, *, alert: bool = False) -> None:
        """Answer a tap; without text it only stops the waiting sign. Where taps are messages, a text is one as well."""
        if text is None:
            self.taps += [said.tap] if said.tap else []
        elif not said.tap:
            self.say(Message((text,)))
        else:  # the number of a tap holds that of the account in its upper half, so it is kept as an address is
            tap = base64.b64encode(self.house.crypt.seal(said.tap.encode())).decode()
            body = {"tap": tap, "line": line_to_json(text), "alert": alert}
            self.effects.append(Effect(self.contact_id, "toast", body, lane=f"tap:{secrets.token_hex(8)}"))

    def mark(self, said: Said, label: str, choice: str) -> None:
        """Show below the question which button was taken; what is said next takes this along."""
        if said.tap and said.message:
            body = {"message": said.message, "label": label, "choice": choice}
            self.effects.append(Effect(self.contact_id, "mark", body, lane=f"mark:{said.message}:{self.contact_id}"))


def told(report: Report, said: Message, **about: int) -> list[Effect]:
    """What tells the resident of a report; nothing when nobody knows any more who they are.

    `about`: the `inquiry` that it puts, which is not put once nobody waits for an answer.
    """
    body = {**to_json(said), "report": report.id, **about}
    return [Effect(report.contact_id, TELL, body)] if report.contact_id else []


def _is_mark(effect: Effect, contact_id: int) -> bool:
    return effect.kind == "mark" and effect.contact_id == contact_id


def card(
    house: House, report: Report, *, redraw: bool = False, menu: str = "", again: bool = False, asked: bool = False
) -> list[Effect]:
    """Bring the card of this report in its region's group up to date; nothing while that region is switched off.

    `again`: show it anew, as the newest message of the group. `asked`: show it even if cards are held back.
    """
    how = {"again": True} if again else {"asked": True} if asked else {}
    return _card(house, report.region, report.id or 0, {"redraw": redraw, "menu": menu, **how})


def _card(house: House, region: str, report_id: int, how: dict[str, Any]) -> list[Effect]:
    return in_group(house, region, "card", {"report": report_id, **how})


def in_group(house: House, region: str, kind: str, body: dict[str, Any]) -> list[Effect]:
    """Have an errand of this kind done in the group of a region's moderators; nothing where there is none."""
    group = house.desk(region).moderators
    return [Effect(group, kind, body, rank=WORK)] if group else []


async def cards(house: House, transaction: Transaction, report_ids: Sequence[int]) -> list[Effect]:
    """Bring the cards of these reports up to date."""
    regions = await reports.regions_of(transaction, report_ids)
    return [
        effect for number, region in regions for effect in _card(house, region, number, {"redraw": False, "menu": ""})
    ]


def receipt(contact_id: int, report_id: int) -> Effect:
    """Send the resident the picture they keep."""
    return Effect(contact_id, "receipt", {"report": report_id}, lane=f"receipt:{contact_id}", rank=WORK)


def release(house: House, region: str, report_id: int, contact_id: int | None) -> list[Effect]:
    """Every file of a report is in: it is compared with others, moderators get the card, the resident the receipt."""
    body = {"report": report_id, "region": region}
    compare = Effect(house.first.moderators, "compare", body, lane=f"compare:{report_id}", rank=WORK)
    straight = _straight(house, region, report_id)
    effects = [compare, *straight, *_card(house, region, report_id, {"redraw": True, "menu": ""})]
    return [*effects, receipt(contact_id, report_id)] if contact_id else effects


def _straight(house: House, region: str, report_id: int) -> list[Effect]:
    """A report that no moderators look at goes to Bawaslu at once."""
    desk = house.desk(region)
    if desk.moderators or not desk.bawaslu:
        return []
    return [Effect(desk.bawaslu, "straight", {"report": report_id}, lane=f"straight:{report_id}", rank=WORK)]
