"""Markdown of the reference data's page (pure): headings, tables, days."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any


def section(title: str, *parts: str) -> str:
    """A heading and what is below it."""
    return "\n\n".join((f"## {title}", *parts))


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; an empty cell is a dash."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') or '-' for cell in line)} |" for line in lines)


def sure(row: Any) -> tuple[str, str]:
    """The last two cells of a row: how sure it is, and where it comes from."""
    return row.certainty, row.source


def origin(row: Any) -> str:
    """The same as a sentence."""
    return f"Keyakinan {row.certainty}; sumber: {row.source or '-'}."


def day(given: date) -> str:
    """A day as jurists write it: 22-9-2022."""
    return f"{given.day}-{given.month}-{given.year}"


def when(value: Any) -> str:
    """A day, or a period of two."""
    return span(*value) if isinstance(value, tuple) else day(value)


def span(first: date | None, last: date | None) -> str:
    """From when to when something holds; an end that is not known is left out."""
    if first and last:
        return f"{day(first)} s.d. {day(last)}"
    return f"sejak {day(first)}" if first else f"s.d. {day(last)}" if last else ""
