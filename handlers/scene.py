"""The scene of one turn: what it may look at, and what it gathers to be stored and done.

A turn changes nothing by itself. It collects effects, files and the new talk; `receive` writes the scenes of a whole
batch together, in the transaction that admitted the updates.
"""

import base64
import secrets
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from handlers.forms import PARTS, Talk
from handlers.messages import Line, Message, Said, line_to_json, to_json
from handlers.words import Words
from storage import reports
from storage.contacts import Contacts
from storage.crypt import Crypt
from storage.database import Transaction
from storage.models import Contact, Report
from storage.outbox import TELL, WORK, Effect
from storage.record import record


@dataclass(frozen=True)
class House:
    """What every turn knows: the words, the keys, the city and its two groups."""

    words: Words
    contacts: Contacts
    crypt: Crypt
    region: str
    zone: str
    region_name: str = ""
    office: str = ""
    moderators: int = 0  # the contact of the moderator group
    bawaslu: int = 0  # the contact of Bawaslu's chat; 0: none
    clock: Callable[[], float] = time.time
    new_draft: Callable[[], str] = field(default=lambda: secrets.token_hex(8))

    async def follow(self, transaction: Transaction, contact_id: int, address: str) -> None:
        """A chat goes on under a new address. Numbers begin anew there, so the old cards' numbers mean nothing."""
        if await self.contacts.move(transaction, contact_id, address) and contact_id == self.moderators:
            await reports.forget_cards(transaction)

    def today(self, now: float) -> date:
        """The calendar day in this city."""
        return datetime.fromtimestamp(now, ZoneInfo(self.zone)).date()


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
    heard: bool = False  # they said something
    taps: list[str] = field(default_factory=list)  # to be answered without words
    changed: bool = False  # the talk must be written (or, when None, deleted)
    effects: list[Effect] = field(default_factory=list)
    files: list[dict[str, Any]] = field(default_factory=list)  # evidence to announce
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

    def say(self, said: Message, contact_id: int | None = None) -> None:
        """Write to this contact, or to another one."""
        target = contact_id or self.contact_id
        wait = self.talk.quiet_until - self.now if self.talk and target == self.contact_id else 0.0
        self.effects.append(Effect(target, "say", to_json(said), delay=max(0.0, wait)))

    def tell(self, report: Report, said: Message) -> None:
        """Tell the resident of a report what was decided about it, unless nobody knows any more who they are."""
        if report.contact_id is not None:
            self.effects.append(Effect(report.contact_id, TELL, {**to_json(said), "report": report.id}))

    def toast(self, said: Said, text: Line | None = None, *, alert: bool = False) -> None:
        """Answer a tap; without text it only stops the waiting sign. Where taps are messages, a text is one as well."""
        if text is None:
            self.taps += [said.tap] if said.tap else []
            return
        if not said.tap:
            self.say(Message((text,)))
            return
        # The number of a tap holds that of the account in its upper half, so it is kept as an address is.
        tap = base64.b64encode(self.house.crypt.seal(said.tap.encode())).decode()
        body = {"tap": tap, "line": line_to_json(text), "alert": alert}
        self.effects.append(Effect(self.contact_id, "toast", body, lane=f"tap:{secrets.token_hex(8)}"))

    def mark(self, said: Said, label: str, choice: str) -> None:
        """Show below the question which button was taken."""
        if said.tap and said.message:
            body = {"message": said.message, "label": label, "choice": choice}
            self.effects.append(Effect(self.contact_id, "mark", body, lane=f"mark:{said.message}:{self.contact_id}"))


def card(house: House, report_id: int, *, redraw: bool = False, menu: str = "") -> Effect:
    """Bring the card of this report in the moderator group up to date."""
    return Effect(house.moderators, "card", {"report": report_id, "redraw": redraw, "menu": menu}, rank=WORK)


def cards(house: House, report_ids: Iterable[int]) -> list[Effect]:
    """Bring the cards of these reports up to date."""
    return [card(house, report_id) for report_id in report_ids]


def receipt(contact_id: int, report_id: int) -> Effect:
    """Send the resident the picture they keep."""
    return Effect(contact_id, "receipt", {"report": report_id}, lane=f"receipt:{contact_id}", rank=WORK)


def release(house: House, report_id: int, contact_id: int | None) -> list[Effect]:
    """Every file of a report is in: moderators get the card, the resident the receipt."""
    effects = [card(house, report_id, redraw=True)]
    return [*effects, receipt(contact_id, report_id)] if contact_id else effects
