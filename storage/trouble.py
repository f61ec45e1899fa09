"""Whether an error of the database passes by itself: a full disk, a lock, a lost connection (pure).

What comes of the row itself (too large, against a constraint, a number out of range) comes again however often it is
tried; so does what nothing is known of.
"""

import sqlite3
from typing import Final

from sqlalchemy.exc import TimeoutError as NoneFreeError

_SQLITE: Final = (
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PROTOCOL,
)  # fmt: skip
_POSTGRES: Final = ("08", "40", "53", "55P03", "57P")
"""Connections, a transaction that stood in another's way, resources, a lock, a server that stops or starts; of class 57
not 57014: a statement that takes too long does so again. PostgreSQL: Appendix A, Error Codes.
"""
_PASSING: Final = (ConnectionError, TimeoutError, NoneFreeError)


def passes(error: BaseException) -> bool:
    """Whether the same transaction may go well after a while."""
    if isinstance(error, _PASSING) or getattr(error, "connection_invalidated", False):
        return True
    return any(_is_passing(one) for one in (error, getattr(error, "orig", None), error.__cause__))


def is_doubtful(error: BaseException) -> bool:
    """Whether this passes only if it came of the database; it bears no sign of it, and others fail so as well."""
    return isinstance(error, ConnectionError | TimeoutError) and not _is_passing(error)


def _is_passing(error: object) -> bool:
    code, state = getattr(error, "sqlite_errorcode", 0), getattr(error, "sqlstate", None) or ""
    return code & 0xFF in _SQLITE or state.startswith(_POSTGRES)
