"""Whether an error of the database passes by itself: a full disk, a lock, a lost connection; and what it is (pure).

What comes of the row itself (too large, against a constraint, a number out of range) comes again however often it is
tried; so does what nothing is known of.
"""

import socket
import sqlite3
from typing import Final

from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as NoneFreeError

DatabaseFault = DBAPIError
"""What a statement fails with, of whichever database."""
OURS = DataError, IntegrityError
"""The database works: what it was told to keep makes no sense."""

_SQLITE: Final = (
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PROTOCOL,
)  # fmt: skip
_POSTGRES: Final = ("08", "40", "53", "55P03", "57P")
"""Connections, a transaction that stood in another's way, resources, a lock, a server that stops or starts; of class 57
not 57014: a statement that takes too long does so again. PostgreSQL: Appendix A, Error Codes.
"""
_PASSING: Final = (OSError, NoneFreeError)
"""A server that is away may be a refused connection, a socket's file that is not there, a name that nobody knows just
now, or several of these in one.
"""


_WORDS: Final = {
    sqlite3.SQLITE_BUSY: "another program holds it",
    sqlite3.SQLITE_LOCKED: "another program holds it",
    sqlite3.SQLITE_READONLY: "it may not be written",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_NOTADB: "that file is no database",
    sqlite3.SQLITE_CORRUPT: "its file is damaged",
    "28": "user or password are not right",
    "3D": "there is no database of that name",
    "42501": "that user may not do this",
    "53100": "the disk is full",
    "57P03": "it is just starting or stopping",
}
_NO_DRIVER: Final = "asyncpg is missing: .venv/bin/pip install -c constraints.txt -e '.[postgres]'"
_NO_TABLE: Final = sqlite3.SQLITE_ERROR, "42P01"


def passes(error: BaseException) -> bool:
    """Whether the same transaction may go well after a while."""
    if isinstance(error, _PASSING) or getattr(error, "connection_invalidated", False):
        return True
    return any(map(_is_passing, _and_below(error)))


def is_without_table(error: BaseException) -> bool:
    """Whether it was not there what was asked for: nothing was ever made in this database."""
    return any(sign in _NO_TABLE for one in _and_below(error) for sign in _signs(one))


def why(error: BaseException) -> str:
    """What is wrong with the database, in few words; the name of the error where we have none."""
    signs = [sign for one in _and_below(error) for sign in _signs(one)]
    return next((_WORDS[sign] for sign in signs if sign in _WORDS), _of_its_place(error) or type(error).__name__)


def _of_its_place(error: BaseException) -> str:
    """What is wrong with its address, so that no database was ever asked."""
    if isinstance(error, ModuleNotFoundError) and error.name == "asyncpg":
        return _NO_DRIVER
    if isinstance(error, ArgumentError):
        return "its address is not written as it should be"
    return "no computer of that name is known" if isinstance(error, socket.gaierror) else ""


def _and_below(error: BaseException) -> tuple[object, ...]:
    return error, getattr(error, "orig", None), error.__cause__


def _signs(error: object) -> tuple[int | str, ...]:
    """SQLite's code without its finer part, PostgreSQL's with its class."""
    code, state = getattr(error, "sqlite_errorcode", 0) & 0xFF, getattr(error, "sqlstate", None) or ""
    return code, state, state[:2]


def is_doubtful(error: BaseException) -> bool:
    """Whether this passes only if it came of the database; it bears no sign of it, and others fail so as well."""
    return isinstance(error, OSError) and not _is_passing(error)


def _is_passing(error: object) -> bool:
    code, state = getattr(error, "sqlite_errorcode", 0), getattr(error, "sqlstate", None) or ""
    return code & 0xFF in _SQLITE or state.startswith(_POSTGRES)
