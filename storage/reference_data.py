"""All sheets at once, as the start and `check` want them: whoever edits them is told every fault of every sheet."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from storage.elections import Election, load_elections
from storage.holidays import Holidays, load_holidays
from storage.law import Law, load_law
from storage.regions import National, Region, known_regions, load_national, load_region
from storage.sheets import BadSheetError, Fault, open_sheet

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reference:
    """The law, the elections, the days off, what regions share, and every region there is."""

    law: Law
    elections: tuple[Election, ...]
    holidays: Holidays
    national: National
    regions: tuple[Region, ...]


def load_reference() -> Reference:
    """Everything. Raises BadSheetError with all faults of all sheets."""
    faults: list[Fault] = []
    law, elections = _tried(load_law, faults), _tried(load_elections, faults)
    holidays, national = _tried(load_holidays, faults), _tried(load_national, faults)
    regions = [_tried(partial(load_region, key), faults) for key in known_regions()]
    found = tuple(region for region in regions if region)
    faults += _shared_names(found)
    if faults or law is None or elections is None or holidays is None or national is None:
        raise BadSheetError(dict.fromkeys(faults))  # those of the national sheet come up in every region
    return Reference(law, elections, holidays, national, found)


def _tried(load: Callable[[], T], faults: list[Fault]) -> T | None:
    try:
        return load()
    except BadSheetError as error:
        faults += error.faults
        return None


def _shared_names(regions: Iterable[Region]) -> list[Fault]:
    """Names that two regions go by: nobody could be sent to one of them."""
    seen: dict[str, str] = {}
    found = []
    for region in regions:
        for place, name in enumerate(region.aliases):
            other = seen.setdefault(name.casefold(), region.key)
            if other != region.key:
                sheet = open_sheet(f"regions/{region.key}.toml")
                found.append(sheet.fault(("aliases", place), f"{name!r} is a name of {other} as well"))
    return found
