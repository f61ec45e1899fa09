"""The chats of each region as the settings give them: one number for one region, `solo:-1001,sleman:-1002` for more.

What is wrong is a ValueError whose text says what to do; `settings` names the variable before it.
"""

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final
from urllib.parse import urlsplit

from handlers.whereabouts import found, names_of
from storage.record import record
from storage.regions import ELSEWHERE, Region, known_regions, load_region
from storage.sheets import BadSheetError

Numbers = int | dict[str, int]  # of the only region, or by region
_PAIR: Final = re.compile(r"([\w-]+)\s*[:=]\s*(-?\d{1,19})")

_MAIL: Final = re.compile(r"[^@\s:,<>]+@[\w.-]+\.\w+")


@record
class DeskNumbers:
    """A region and the numbers of its chats on Telegram."""

    region: Region
    moderators: int | None
    bawaslu: int | None
    topic: int | None
    elsewhere: int | None = None
    mail: tuple[str, ...] = ()  # Bawaslu's addresses
    lead: int | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """What the region of its reports may be called."""
        own = self.region.key
        return (own,) if self.elsewhere is None else (own, own + ELSEWHERE)

    @property
    def numbers(self) -> tuple[int, ...]:
        """Those of its chats, each once."""
        given = (self.moderators, self.bawaslu, self.elsewhere)
        return tuple(dict.fromkeys(number for number in given if number is not None))


def read_officials(given: Any, regions: Sequence[str]) -> Any:
    """The numbers in "12345, 67890". Raises ValueError, also where several regions are served."""
    listed = given.split(",") if isinstance(given, str) else given
    numbers = [text for one in listed if (text := str(one).strip())]
    wrong = [text for text in numbers if not re.fullmatch(r"-?\d{1,19}", text)]
    if wrong:
        raise ValueError(f"{', '.join(map(repr, wrong))} should be a valid integer")
    if numbers and len(regions) > 1:
        raise ValueError(f"numbers without a region, but REGIONS has {len(regions)}")
    return tuple(dict.fromkeys(map(int, numbers)))


def read_regions(given: Any) -> tuple[str, ...]:
    """The keys in "solo, sleman". Raises ValueError that names every one that is not known."""
    listed = given.split(",") if isinstance(given, str) else given
    keys = tuple(dict.fromkeys(key for each in listed if (key := str(each).strip().lower())))
    unknown = [f"there is no region {key!r}{_closest(key)}" for key in keys if key not in known_regions()]
    if unknown or not keys:
        raise ValueError(f"{'; '.join(unknown) or 'no region given'}; known are {', '.join(known_regions())}")
    return keys


def _closest(key: str) -> str:
    """By what people call it, else by its letters."""
    with suppress(BadSheetError):  # told when the reference is read as a whole
        regions = [load_region(known) for known in known_regions()]
        called = found(key, {region.key: names_of(region.key, region.name, region.aliases) for region in regions})
        if called:
            return f" (did you mean {called}?)"
    return _meant(key, known_regions())


def read_numbers(given: Any) -> Any:
    """A number as it is, "solo:-1001,sleman:-1002" as a table. Raises ValueError."""
    text = given.strip() if isinstance(given, str) else given
    if not isinstance(text, str) or re.fullmatch(r"-?\d{1,19}", text):
        return text
    pairs = [(part.strip(), _PAIR.fullmatch(part.strip())) for part in text.split(",") if part.strip()]
    wrong = [part for part, pair in pairs if pair is None]
    if wrong:
        raise ValueError(f"{', '.join(map(repr, wrong))} should be a valid integer, or region:number")
    keys = [pair[1].lower() for _, pair in pairs if pair]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise ValueError(f"{', '.join(twice)} is given more than once")
    return {pair[1].lower(): int(pair[2]) for _, pair in pairs if pair}


def read_mail(given: Any) -> Any:
    """A table of addresses out of `solo:a@b.id, sleman:c@d.id`; those without a region stand under "".

    Raises ValueError.
    """
    if not isinstance(given, str):
        return given
    table: dict[str, tuple[str, ...]] = {}
    for part in re.split(r"[,\s]+", given.strip()):
        key, _, address = part.rpartition(":")
        if not _MAIL.fullmatch(address):
            raise ValueError(f"{part!r} should be an address, or region:address")
        table[key.lower()] = (*table.get(key.lower(), ()), address)
    return table


def is_post(url: str) -> bool:
    """Whether letters can be given to a server at this address; none is none."""
    try:
        parts = urlsplit(url)
        return not url or (parts.scheme in ("smtp", "smtps") and bool(parts.hostname) and parts.port != 0)
    except ValueError:  # no such port: often the rest of a password
        return False


def mail_of(table: Mapping[str, tuple[str, ...]], regions: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Region -> addresses. Raises ValueError for what fits none of these regions."""
    named = {key or (regions[0] if len(regions) == 1 else ""): addresses for key, addresses in table.items()}
    strangers = [key or "an address without a region" for key in named if key not in regions]
    if strangers:
        raise ValueError(f"{', '.join(strangers)}: not among REGIONS; write solo:name@example.go.id")
    return named


def by_region(numbers: Numbers | None, regions: Sequence[str]) -> dict[str, int]:
    """Region -> number; one number is that of the only region."""
    return dict(numbers) if isinstance(numbers, dict) else {} if numbers is None else {regions[0]: numbers}


def check_numbers(numbers: Numbers, regions: Sequence[str]) -> None:
    """Raises ValueError that names all that does not fit these regions."""
    if not isinstance(numbers, dict):
        if len(regions) > 1:
            raise ValueError(f"one number, but REGIONS has {len(regions)}; write {_example(regions)}")
        return
    strangers = [key for key in numbers if key not in regions]
    faults = [f"{key} is not among REGIONS{_meant(key, regions)}" for key in strangers]
    if faults:
        raise ValueError(f"{'; '.join(faults)}; write {_example(regions)}")


def check_apart(tables: Iterable[Mapping[str, int]]) -> None:
    """No chat may serve two regions, whatever it is for. Raises ValueError."""
    users: dict[int, set[str]] = {}
    for table in tables:
        for region, number in table.items():
            users.setdefault(number, set()).add(region)
    shared = [f"{' and '.join(sorted(regions))} have the same chat" for regions in users.values() if len(regions) > 1]
    if shared:
        raise ValueError(f"{'; '.join(shared)}; each region needs one of its own")


def check_elsewhere(numbers: Mapping[str, int], moderators: Mapping[str, int]) -> None:
    """Reports about a desk cannot go to that desk. Raises ValueError."""
    same = [region for region, number in numbers.items() if moderators.get(region) == number]
    if same:
        raise ValueError(f"{', '.join(same)}: this is the moderators' own group; write another, or Bawaslu's chat")


def _meant(key: str, regions: Sequence[str]) -> str:
    close = difflib.get_close_matches(key, regions, n=1)
    return f" (did you mean {close[0]}?)" if close else ""


def _example(regions: Sequence[str]) -> str:
    return ",".join(f"{key}:-100{place}..." for place, key in enumerate(regions, start=1))
