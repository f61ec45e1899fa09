"""What was found: how bad, about what, in which words, and what to do about it (pure)."""

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

_LABELS: Final = ("ok", "hint", "warn", "FAULT")
_INDENT: Final = 18  # label, what it is about, and the spaces between
_NARROWEST: Final = 40


class Level(IntEnum):
    """How bad: a hint is worth knowing, a warning is trouble to come, with a fault the bot does not work."""

    FINE = 0
    HINT = 1
    WARNING = 2
    FAULT = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence about one thing; `advice` says what to do."""

    level: Level
    about: str
    text: str
    advice: str = ""


def fine(about: str, text: str) -> Finding:
    """All is well."""
    return Finding(Level.FINE, about, text)


def hint(about: str, text: str, advice: str = "") -> Finding:
    """Worth knowing."""
    return Finding(Level.HINT, about, text, advice)


def warning(about: str, text: str, advice: str) -> Finding:
    """Trouble to come, or a part of the bot that will not work."""
    return Finding(Level.WARNING, about, text, advice)


def fault(about: str, text: str, advice: str) -> Finding:
    """The bot does not work before this is put right."""
    return Finding(Level.FAULT, about, text, advice)


def worst(findings: Iterable[Finding]) -> Level:
    """How bad it is altogether."""
    return max((finding.level for finding in findings), default=Level.FINE)


def shown(findings: Sequence[Finding], width: int) -> str:
    """All of it for a terminal that is `width` signs wide, and what it comes to."""
    return "\n".join([*(_block(finding, max(_NARROWEST, width)) for finding in findings), "", _sum(findings)])


def _block(finding: Finding, width: int) -> str:
    head = f"{_LABELS[finding.level]:<6} {finding.about:<10} "
    words = " ".join(filter(None, (finding.text, finding.advice)))
    wrap = textwrap.TextWrapper(width, head, " " * _INDENT, break_long_words=False, break_on_hyphens=False)
    return wrap.fill(words)


def _sum(findings: Sequence[Finding]) -> str:
    count = {level: sum(finding.level == level for finding in findings) for level in Level}
    if worst(findings) < Level.WARNING:
        return "Everything is in order."
    faults, warnings = count[Level.FAULT], count[Level.WARNING]
    return f"{faults} to put right, {warnings} {'warning' if warnings == 1 else 'warnings'}."
