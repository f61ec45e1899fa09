"""What to do after a failure (pure): a value from (failure, tries, now)."""

from typing import Final

from bot.channels.channel import (
    Misconfigured,
    Moved,
    Pointless,
    Refused,
    SendFailed,
    StoreClosed,
    TryLater,
    Unreachable,
    Unseated,
    WindowClosed,
)
from storage.record import record

MOST_TRIES: Final = 60  # of what may not have gone well; at most ten minutes between them: about eight hours
LONGEST_PAUSE: Final = 600.0


@record
class Again:
    """Try again at this time; `unsure` when it may have been done all the same. `counts`: it was a try that failed;
    to be asked to wait is none, or whatever was put off often would be given up at its first lost answer.
    """

    at: float
    unsure: bool = False
    counts: bool = False


@record
class Done:
    """Nothing left to do."""


@record
class Stop:
    """Hold everything for this contact until it comes back."""


@record
class KnockFirst:
    """Hold everything for this contact, and ask them to write to us."""


@record
class Follow:
    """The contact has a new address: store it and try again."""

    address: str


@record
class Bury:
    """Keep it as a dead letter; an operator has to look."""


Verdict = Again | Done | Stop | KnockFirst | Follow | Bury


def judge(failure: SendFailed, tries: int, now: float) -> Verdict:
    """What to do next. `tries`: how many of those before counted."""
    match failure:
        case TryLater(after=after):
            return Again(now + after)
        case StoreClosed():  # counted only as long as the pauses grow by it
            wait = min(5.0 * 2.0 ** min(tries, 12), LONGEST_PAUSE)
            return Again(now + wait, counts=wait < LONGEST_PAUSE)
        case Unseated() | Misconfigured():  # for as long as nobody mends the settings
            return Again(now + LONGEST_PAUSE / 10)
        case Pointless():
            return Done()
        case Unreachable():
            return Stop()
        case WindowClosed():
            return KnockFirst()
        case Moved(address=address):
            return Follow(address)
        case Refused():
            return Bury()
        case _ if tries + 1 >= MOST_TRIES:
            return Bury()
        case _:
            return Again(now + min(0.5 * 2.0 ** min(tries, 12), LONGEST_PAUSE), unsure=True, counts=True)


def may_pass(failure: SendFailed) -> bool:
    """Whether the same call may go well after a while, with nothing changed on our side."""
    return not isinstance(failure, Pointless | Unreachable | WindowClosed | Moved | Refused)


def pause(failure: SendFailed, tries: int) -> float:
    """Seconds before a call that stands in no outbox (asking for updates, connecting) is repeated; tries from 1."""
    match failure:
        case TryLater(after=after):
            return after
        case Misconfigured():
            return 10.0
        case _:
            return float(min(0.2 * 2.0 ** min(tries, 12), 30.0))
