"""Sheets: the TOML files of `reference/`. Each is read into frozen dataclasses; every fault is told with file and line.

All faults of a sheet are found at once, so that whoever edits it is not sent back for each.
"""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from importlib.resources import files
from typing import Annotated, Any, Final, Literal, TypeVar

from pydantic import ConfigDict, StringConstraints, TypeAdapter, ValidationError

from storage.record import record
from storage.toml_lines import Loc, line_of

T = TypeVar("T")
Certainty = Literal["V", "V-news", "P", "G", "design"]
"""How sure a fact is: read in a source, read in the news, partly verified, general knowledge, our own arrangement."""
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$", max_length=24)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Checks = Callable[[Any], Iterable[tuple[Loc, str]]]
"""What no single value shows: where it stands, and what is wrong with it."""
STRICT: Final = ConfigDict(extra="forbid")
_STRANGE: Final = "there is no such key; is it misspelt?"
_WORDS: Final = {"missing": "is missing", "extra_forbidden": _STRANGE, "unexpected_keyword_argument": _STRANGE}


@record
class Fault:
    """What is wrong with a sheet, and where."""

    file: str
    line: int
    words: str

    def __str__(self) -> str:
        return f"storage/reference/{self.file}, line {self.line}: {self.words}"


class BadSheetError(ValueError):
    """Sheets of the reference data are not right; the text names every fault with its file and line."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


@record
class Sheet:
    """A TOML file as it was read: its name below `reference/`, and its text."""

    name: str
    text: str

    def values(self) -> dict[str, Any]:
        """What it holds. Raises BadSheetError when it is no TOML."""
        try:
            return tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            raise BadSheetError([Fault(self.name, _line(error, self.text), str(error))]) from None

    def fault(self, loc: Loc, words: str) -> Fault:
        """A fault at this place."""
        way = ".".join(str(step) for step in loc if isinstance(step, str))
        return Fault(self.name, line_of(self.text, loc), f"{way}: {words}" if way else words)


def open_sheet(name: str) -> Sheet:
    """A sheet of the program's own, by its name below `reference/`. Raises BadSheetError when it is no UTF-8."""
    return decoded(name, files("storage").joinpath("reference", *name.split("/")).read_bytes())


def decoded(name: str, data: bytes) -> Sheet:
    """A sheet out of its bytes; some editors put a mark before it, or end lines otherwise. Raises BadSheetError."""
    try:
        return Sheet(name, data.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise BadSheetError([Fault(name, line, "a sign here is no UTF-8; save the file as UTF-8")]) from None


def shaped(sheet: Sheet, shape: type[T], checks: Checks, values: Mapping[str, Any] | None = None) -> T:
    """A sheet as a dataclass; `values`: its own and what it inherits, already found right. Raises BadSheetError."""
    try:
        made = TypeAdapter(shape).validate_python(sheet.values() if values is None else values)
    except ValidationError as error:
        raise BadSheetError(_fault(sheet, one) for one in error.errors(include_url=False)) from None
    if faults := [sheet.fault(loc, words) for loc, words in checks(made)]:
        raise BadSheetError(faults)
    return made


def _fault(sheet: Sheet, error: Any) -> Fault:
    words = _WORDS.get(error["type"], error["msg"])
    shown = "" if error["type"] in _WORDS else f", not {error['input']!r}"
    return sheet.fault(error["loc"], words + shown)


def _line(error: tomllib.TOMLDecodeError, text: str) -> int:
    """TOMLDecodeError tells its line only in its words before Python 3.14."""
    told = str(error).partition("(at line ")[2].partition(",")[0]
    return int(told) if told.isdigit() else text.rstrip().count("\n") + 1


def unsourced(name: str, rows: Iterable[Any]) -> list[tuple[Loc, str]]:
    """Rows of this table that say they were read somewhere, and do not say where."""
    return [
        ((name, place, "certainty"), f"{row.certainty} needs a source; say where it was read, or mark it G")
        for place, row in enumerate(rows)
        if row.certainty in ("V", "V-news") and not row.source
    ]


def repeated(name: str, key: str, rows: Iterable[Any]) -> list[tuple[Loc, str]]:
    """Rows of this table whose key another one has already."""
    seen: set[str] = set()
    found: list[tuple[Loc, str]] = []
    for place, row in enumerate(rows):
        value = getattr(row, key)
        if value in seen:
            found.append(((name, place, key), f"{value!r} is there twice"))
        seen.add(value)
    return found


def backwards(
    name: str, rows: Iterable[Any], start: str = "valid_from", end: str = "valid_to"
) -> list[tuple[Loc, str]]:
    """Rows of this table that end before they begin."""
    return [
        ((name, place, end), f"ends before it begins ({getattr(row, start)})")
        for place, row in enumerate(rows)
        if getattr(row, start) and getattr(row, end) and getattr(row, end) < getattr(row, start)
    ]
