"""Regions: what differs from city to city, one sheet each in `reference/regions/`; `national.toml` has what they share.

A region's own `hours`, `recipients`, `examination`, `way`, `non_asn` and `desk` replace the national ones; its
`circulars` and `holidays` are added.
"""

from collections.abc import Mapping
from copy import copy
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic.dataclasses import dataclass

from storage.desk_rules import Conflict, DeskRules
from storage.hours import Hours
from storage.recipients import Recipient, Step, chain_faults, state_faults
from storage.sheets import STRICT, Certainty, Key, Sheet, Text, open_sheet, repeated, shaped, unsourced
from storage.toml_lines import Loc

NATIONAL: Final = "national.toml"
PPK: Final = "Pejabat Pembina Kepegawaian (kepala daerah)"
Greeting = Literal["monggo", "silakan"]
"""The first word to a resident: "Monggo" where people speak Javanese, elsewhere plain Indonesian."""
PLAIN: Final[Greeting] = "silakan"
_ADDED: Final = ("circulars", "holidays")
ELSEWHERE: Final = "-elsewhere"
"""Behind the key of a region: its reports that another desk looks at, because they are about its own."""


class UnknownRegionError(ValueError):
    """There is no such region; the text says which, and which there are."""


@dataclass(frozen=True, slots=True, config=STRICT)
class Agency:
    """An office of the city (OPD) where civil servants work, and how people call it."""

    name: Text
    short: str = ""
    aliases: tuple[Text, ...] = ()
    certainty: Certainty = "G"


@dataclass(frozen=True, slots=True, config=STRICT)
class Office:
    """Bawaslu's office in the region. `address`: empty until somebody has confirmed it."""

    name: Text
    hours: Hours
    address: str = ""
    certainty: Certainty = "G"


@dataclass(frozen=True, slots=True, config=STRICT)
class NonAsn:
    """How contract staff are called and treated, and since when the part-time PPPK among them are civil servants.

    `admonish`: moderators may end a case about one of them with an admonition (imbauan).
    """

    name: Text
    treatment: Text
    part_time_from: date
    source: str
    certainty: Certainty
    admonish: bool = False


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Circular:
    """A circular (SE) or an instruction: cited as context, it never is a basis for a sanction."""

    title: Text
    about: Text
    source: str
    certainty: Certainty
    issued: date | None = None


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class National:
    """What holds in every region that does not say otherwise."""

    hours: Hours
    recipients: tuple[Recipient, ...]
    non_asn: NonAsn
    examination: tuple[Step, ...] = ()
    way: tuple[Text, ...] = ()
    ppk: Text = PPK
    circulars: tuple[Circular, ...] = ()
    holidays: tuple[date, ...] = ()
    desk: DeskRules = DeskRules()


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Region:
    """One city or regency: how it is called, which office looks at the reports, its time zone, its offices.

    `office`: who residents are told looks at reports; `personnel`: the personnel office; `task_force`: the Satgas, if
    there is one; `ppk`: who decides on sanctions. `hours`: Bawaslu's counter; `bawaslu.hours` are the same unless that
    office has its own. `examination`: what Bawaslu does, and in how many days. `way`: the states that a case usually
    passes after the hand-over. `greeting`: the word residents are greeted with.
    """

    key: Key
    name: Text
    office: Text
    zone: Text
    personnel: Text
    bawaslu: Office
    hours: Hours
    recipients: tuple[Recipient, ...]
    non_asn: NonAsn
    examination: tuple[Step, ...] = ()
    way: tuple[Text, ...] = ()
    ppk: Text = PPK
    task_force: str = ""
    greeting: Greeting = PLAIN
    aliases: tuple[Text, ...] = ()
    personnel_aliases: tuple[Text, ...] = ()
    agencies: tuple[Agency, ...] = ()
    holidays: tuple[date, ...] = ()
    circulars: tuple[Circular, ...] = ()
    desk: DeskRules = DeskRules()
    conflict: Conflict = Conflict()
    source: str = ""
    certainty: Certainty = "G"


def renamed(region: Region, *, key: str, office: str, name: str = "") -> Region:
    """The same region under another key, as a sheet would not have it: it is not checked."""
    made = copy(region)
    for field, value in {"key": key, "office": office, "name": name or region.name}.items():
        object.__setattr__(made, field, value)  # a new one, that nobody has seen yet
    return made


def known_regions() -> list[str]:
    """The keys of every region there is a sheet for."""
    folder = files("storage") / "reference" / "regions"
    return sorted(entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml"))


@cache
def load_region(key: str) -> Region:
    """One region; raises UnknownRegionError, or BadSheetError when its sheet or the national one is not right."""
    if key.endswith(ELSEWHERE):
        return load_region(key.removesuffix(ELSEWHERE))
    if key not in known_regions():
        raise UnknownRegionError(f"REGIONS: there is no region {key!r}; known are {', '.join(known_regions())}")
    return read_region(key, open_sheet(f"regions/{key}.toml"), open_sheet(NATIONAL))


@cache
def load_national() -> National:
    """What all regions share. Raises BadSheetError."""
    return read_national(open_sheet(NATIONAL))


def read_national(sheet: Sheet) -> National:
    """The same out of this sheet. Raises BadSheetError."""
    return shaped(sheet, National, _shared_faults)


def read_region(key: str, sheet: Sheet, national: Sheet) -> Region:
    """A region out of its sheet, and out of the national one where it says nothing. Raises BadSheetError."""
    read_national(national)
    return shaped(sheet, Region, _region_faults, {**_inherited(sheet.values(), national.values()), "key": key})


def _inherited(own: Mapping[str, Any], shared: Mapping[str, Any]) -> dict[str, Any]:
    values = {**shared, **own}
    for name in _ADDED:
        if isinstance(values.get(name), list):
            values[name] = [*own.get(name, ()), *shared.get(name, ())]
    if isinstance(values.get("bawaslu"), dict):
        values["bawaslu"] = {"hours": values["hours"], **values["bawaslu"]}
    return values


def _shared_faults(made: National | Region) -> list[tuple[Loc, str]]:
    found = [*chain_faults(made.recipients), *state_faults(made.recipients, made.examination, made.way)]
    found += [*unsourced("examination", made.examination), *unsourced("circulars", made.circulars)]
    return found + [(("hours", name), "closes before it opens") for name in made.hours.backwards()]


def _region_faults(made: Region) -> list[tuple[Loc, str]]:
    found = [*_shared_faults(made), *repeated("agencies", "name", made.agencies)]
    found += [(("bawaslu", "hours", name), "closes before it opens") for name in made.bawaslu.hours.backwards()]
    try:
        ZoneInfo(made.zone)
    except (ValueError, ZoneInfoNotFoundError):
        found.append(
            (
                ("zone",),
                f"there is no time zone {made.zone!r}; Indonesia has Asia/Jakarta, Asia/Pontianak,"
                " Asia/Makassar and Asia/Jayapura",
            )
        )
    return found
