"""Logs that harm no one: no token, no phone number, no message text, no file name, no address.

Our own lines carry keys and numbers only. Other libraries' lines are let through from WARNING up, with anything that
looks like a token, a long number or an address of the Bot API taken out.
"""

import logging
import re
import sys
import traceback
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any, Final

import structlog

from storage.trouble import why

_SECRETS: Final = (
    (re.compile(r"\d{5,}:[\w-]{20,}"), "<token>"),
    (re.compile(r"/(?:file/)?bot[^/\s]+"), "/bot<token>"),
    (re.compile(r"(?<![\w.])\+?\d[\d \-]{8,}\d(?![\w.])"), "<number>"),
)


def redact(text: str) -> str:
    """The text without what must not be logged."""
    for pattern, instead in _SECRETS:
        text = pattern.sub(instead, text)
    return text


def fault(error: BaseException) -> str:
    """What went wrong and where, without the words of the error: those may hold what somebody wrote. What a database
    refuses for has words of ours.
    """
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    places = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))
    kind, known = type(error).__name__, why(error)
    return f"{kind} at {places}" if known == kind else f"{kind} ({known}) at {places}"


def set_up(level: str = "INFO", form: str = "console") -> None:
    """Send every log line, ours and the libraries', through one place to standard error."""
    render: Any = structlog.processors.JSONRenderer() if form == "json" else structlog.dev.ConsoleRenderer(colors=False)
    shared: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _redact_event,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Redacting(foreign_pre_chain=shared, processors=[_drop_meta, _only_where, render]))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("lapornetral").setLevel(level)
    # It logs answers it cannot read as they are, and with them what people wrote; we hear of them as errors anyway.
    logging.getLogger("telegram").setLevel(logging.CRITICAL)


def log() -> Any:
    """Our logger."""
    return structlog.get_logger("lapornetral")


class _Redacting(structlog.stdlib.ProcessorFormatter):
    """Cleans the finished line too: tracebacks and libraries' own formatting come in here."""

    def format(self, record: logging.LogRecord) -> str:
        return redact(super().format(record))


def _redact_event(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    event["event"] = redact(str(event.get("event", "")))
    return event


def _only_where(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Of an exception its kind and place: a traceback shows its words, and a pretty one every variable."""
    given = event.pop("exc_info", None)
    error = given[1] if isinstance(given, tuple) else given
    if isinstance(error, BaseException):
        event["fault"] = fault(error)
    return event


def _drop_meta(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    event.pop("_record", None)
    event.pop("_from_structlog", None)
    return event
