"""What no single line of the law's sheet shows: names that nobody has, rows that are there twice (pure)."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from storage.sheets import backwards, repeated, unsourced
from storage.toml_lines import Loc

if TYPE_CHECKING:
    from storage.law import Law

RULED: Final = (
    "outside-election", "unsure-fixed", "fixing-day", "before-decree", "not-yet-asn", "maybe-crime", "several-classes",
)  # fmt: skip
"""Notes that a rule adds; the rest is named by breaches and statuses."""
_NAMES: Final = {
    "bases": "id", "sanctions": "id", "breaches": "id", "behaviours": "key", "statuses": "key", "crimes": "key",
    "routes": "key", "notes": "key",
}  # fmt: skip
MEANT: Final = (
    ("breaches", "bases", "bases"),
    ("breaches", "sanction", "sanctions"),
    ("breaches", "applies_to", "statuses"),
    ("breaches", "notes", "notes"),
    ("sanctions", "applies_to", "statuses"),
    ("behaviours", "before", "breaches"),
    ("behaviours", "after", "breaches"),
    ("behaviours", "outside", "breaches"),
    ("statuses", "bases", "bases"),
    ("statuses", "sanction", "sanctions"),
    ("statuses", "route", "routes"),
    ("statuses", "notes", "notes"),
    ("crimes", "behaviours", "behaviours"),
    ("crimes", "statuses", "statuses"),
)
"""In which table, which key names rows of which other table."""


def law_faults(law: "Law") -> list[tuple[Loc, str]]:
    """Everything that is wrong between the lines."""
    found = [fault for table, key in _NAMES.items() for fault in repeated(table, key, getattr(law, table))]
    for table in ("bases", "sanctions", "breaches", "statuses", "crimes", "routes", "notes"):
        found += unsourced(table, getattr(law, table))
    for table in ("bases", "breaches"):
        found += backwards(table, getattr(law, table))
    for table, key, other in MEANT:
        found += _strange(law, table, key, other)
    return [*found, *_last(law), *_unruled(law)]


def _strange(law: "Law", table: str, key: str, other: str) -> Iterable[tuple[Loc, str]]:
    known = {getattr(row, _NAMES[other]) for row in getattr(law, other)}
    for place, row in enumerate(getattr(law, table)):
        for name in _listed(getattr(row, key)):
            if name not in known:
                yield (table, place, key), f"{name!r} is none of the {other}"


def _listed(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) and value else tuple(value)


def _last(law: "Law") -> list[tuple[Loc, str]]:
    """The rows that stand for everything that is not known."""
    found: list[tuple[Loc, str]] = []
    for table, key in (("behaviours", "other"), ("statuses", "unknown")):
        rows = getattr(law, table)
        if not rows or rows[-1].key != key:
            found.append(((table, len(rows) - 1, "key"), f'the last one must be "{key}"'))
    return found


def _unruled(law: "Law") -> list[tuple[Loc, str]]:
    known = {note.key for note in law.notes}
    return [(("notes",), f"the note {name!r} is missing; a rule adds it") for name in RULED if name not in known]
