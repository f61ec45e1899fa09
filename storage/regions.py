"""Regions: what differs from city to city, one TOML file each in `reference/regions/`."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


class UnknownRegionError(ValueError):
    """There is no such region, or its file is not right; the text says which and what to do."""


@dataclass(frozen=True, slots=True)
class Region:
    """One city or regency: how it is called, which office looks at the reports, its time zone."""

    key: str
    name: str
    office: str
    zone: str


def known_regions() -> list[str]:
    """The keys of every region there is a file for."""
    folder = files("storage") / "reference" / "regions"
    return sorted(entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml"))


def load_region(key: str) -> Region:
    """One region; raises UnknownRegionError."""
    if key not in known_regions():
        raise UnknownRegionError(f"REGIONS: there is no region {key!r}; known are {', '.join(known_regions())}")
    text = (files("storage") / "reference" / "regions" / f"{key}.toml").read_text(encoding="utf-8")
    try:
        region = Region(key, **tomllib.loads(text))
        ZoneInfo(region.zone)
    except (TypeError, tomllib.TOMLDecodeError, ZoneInfoNotFoundError) as error:
        raise UnknownRegionError(f"storage/reference/regions/{key}.toml: {error}") from error
    return region
