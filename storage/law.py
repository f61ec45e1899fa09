"""The law as data: what may be a breach, on which basis, in which class, and what residents' words for it come to.

`reference/skb.toml` holds it; whoever corrects a rule changes a line there. Nothing here judges: `handlers.suggestion`
turns it into a suggestion for staff, who confirm something of their own.
"""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Annotated, Final, Literal, TypeVar

from pydantic import StringConstraints
from pydantic.dataclasses import dataclass

from storage.elections import Standing
from storage.hours import Regime
from storage.law_faults import law_faults
from storage.sheets import STRICT, Certainty, Key, Sheet, Text, open_sheet, shaped

SHEET: Final = "skb.toml"
Id = Annotated[str, StringConstraints(pattern=r"^[EDNL](0|[1-9][0-9]?)$")]
Kind = Literal["etik", "disiplin", ""]
Treatment = Literal["asn", "non-asn", "outside", "unknown"]
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Decree:
    """The joint decree (SKB) that the taxonomy is taken from."""

    title: Text
    numbers: Text
    signers: tuple[Text, ...]
    valid_from: date
    valid_to: date | None = None
    source: str
    certainty: Certainty
    remarks: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Basis:
    """An article that is cited. After `valid_to` it is cited with `replaced` behind it, or not at all without that.

    `regime`: cited only there.
    """

    id: Key
    cite: Text
    says: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    replaced: str = ""
    regime: Regime | None = None
    source: str
    certainty: Certainty

    def cited(self, day: date) -> str:
        """How it is cited for an act of this day; empty when it was not law then."""
        if self.valid_from and day < self.valid_from:
            return ""
        if self.valid_to and day > self.valid_to:
            return f"{self.cite} ({self.replaced})" if self.replaced else ""
        return self.cite


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Sanction:
    """A range of sanctions, and the statuses it is meant for."""

    id: Key
    name: Text
    content: Text
    applies_to: tuple[Key, ...]
    source: str
    certainty: Certainty


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Breach:
    """One row of the taxonomy. `button`: short enough for a row of WhatsApp's list (24 signs)."""

    id: Id
    label: Text
    button: Annotated[Text, StringConstraints(max_length=24)]
    kind: Kind
    bases: tuple[Key, ...]
    sanction: str = ""
    applies_to: tuple[Key, ...]
    valid_from: date | None = None
    valid_to: date | None = None
    notes: tuple[Key, ...] = ()
    source: str
    certainty: Certainty

    def holds(self, day: date) -> bool:
        """Whether it was in force on this day."""
        return (self.valid_from or day) <= day <= (self.valid_to or day)


@dataclass(frozen=True, slots=True, config=STRICT)
class Behaviour:
    """What a resident picks, and what it may be: before and after candidates are fixed, and outside of elections."""

    key: Key
    before: tuple[Id, ...]
    after: tuple[Id, ...]
    outside: tuple[Id, ...]


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Status:
    """What somebody is employed as, and what that means. `asn_from`: civil servants only from that day on."""

    key: Key
    name: Text
    treatment: Treatment
    asn_from: date | None = None
    route: str = ""
    sanction: str = ""
    bases: tuple[Key, ...] = ()
    notes: tuple[Key, ...] = ()
    source: str
    certainty: Certainty


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Crime:
    """What may be a crime besides: then Bawaslu is told at once. Never a word of it being proven."""

    key: Key
    cite: Text
    content: Text
    regime: Regime
    behaviours: tuple[Key, ...]
    statuses: tuple[Key, ...]
    standings: tuple[Standing, ...]
    source: str
    certainty: Certainty


@dataclass(frozen=True, slots=True, config=STRICT)
class Route:
    """Where somebody belongs whom the decree does not reach."""

    key: Key
    name: Text
    to: Text
    source: str
    certainty: Certainty


@dataclass(frozen=True, slots=True, config=STRICT)
class Note:
    """What staff should know before they decide, most of all where sources disagree."""

    key: Key
    text: Text
    source: str
    certainty: Certainty


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Law:
    """The whole sheet, in the order in which it is written."""

    open_points: tuple[Text, ...]
    decree: Decree
    bases: tuple[Basis, ...]
    sanctions: tuple[Sanction, ...]
    breaches: tuple[Breach, ...]
    behaviours: tuple[Behaviour, ...]
    statuses: tuple[Status, ...]
    crimes: tuple[Crime, ...]
    routes: tuple[Route, ...]
    notes: tuple[Note, ...]

    def breach(self, name: str) -> Breach | None:
        """The breach of this id."""
        return _named(self.breaches, "id", name)

    def basis(self, name: str) -> Basis | None:
        """The article of this id."""
        return _named(self.bases, "id", name)

    def sanction(self, name: str) -> Sanction | None:
        """The range of this id."""
        return _named(self.sanctions, "id", name)

    def behaviour(self, name: str) -> Behaviour:
        """What a resident picked; a word that is no longer offered is "other"."""
        return _named(self.behaviours, "key", name) or self.behaviours[-1]

    def status(self, name: str) -> Status:
        """What somebody is employed as; a word that is no longer offered, or none, is "unknown"."""
        return _named(self.statuses, "key", name) or self.statuses[-1]

    def route(self, name: str) -> Route | None:
        """The way for somebody outside of the decree."""
        return _named(self.routes, "key", name)

    def note(self, name: str) -> Note | None:
        """The note of this key."""
        return _named(self.notes, "key", name)


def _named(rows: Iterable[Row], key: str, name: str) -> Row | None:
    return next((row for row in rows if getattr(row, key) == name), None)


@cache
def load_law() -> Law:
    """The law as it is now. Raises BadSheetError."""
    return read_law(open_sheet(SHEET))


def read_law(sheet: Sheet) -> Law:
    """The law of this sheet. Raises BadSheetError."""
    return shaped(sheet, Law, law_faults)
