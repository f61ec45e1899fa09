"""The table of a dossier that tells what was done in the case (pure).

An allow-list again: of an event it takes the place, the time, the role of who acted, what was done in words of ours,
the files it is about and the hash; never a name, a note, a key or any other detail.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from handlers.messages import Line, Moment, Word, line
from storage.models import Event, Evidence
from storage.states import STEPS

ACTORS: Final = ("resident", "moderator", "bawaslu", "system", "operator", "custodian", "outsider")
ACTS: Final = (
    *("received", "stored", "chained", "refused", "dropped", "erased", "unlinked", "carded", "shown", "handed_over"),
    *("exported", "submitted", "looked", "delivered", "acknowledge", "formal", "added", "withdrawn", "blurred"),
    *("dispatched", "undispatched", "letter", "letter_kept", "revealed"),
    *("accept", "reject", "escalate", "admonish", "undo", "reopen", *STEPS),
    *("claim", "release", "lapsed", "left", "recuse", "propose", "judge", "classify", "remark"),
    *("asked", "wrote", "answered", "not_known", "unanswered", "talk_closed"),
    *("linked", "named", "same", "apart", "moved"),
)
"""What may be told of an event; all else is told as an act inside the office."""
MOST_EVENTS: Final = 200

Say = Callable[[Line], str]


def trail(say: Say, events: Sequence[Event], files: Sequence[Evidence]) -> dict[str, Any]:
    """The table of what was done, with where the chain stands. `files`: those that are named by a letter."""
    shown, last = events[-MOST_EVENTS:], events[-1]
    left_out = [say(line("dossier-events-more", count=len(events) - len(shown)))] if len(events) > len(shown) else []
    return {
        "title": say(line("dossier-custody")),
        "intro": [say(line("dossier-custody-intro")), *left_out],
        "head": [say(line(f"dossier-head-{key}")) for key in ("place", "at", "actor", "act", "hash")],
        "rows": [_event(say, event, files) for event in shown],
        "after": [say(line("dossier-verify")), say(line("dossier-last", place=last.place))],
        "hash": last.hash,
    }


def _event(say: Say, event: Event, files: Sequence[Evidence]) -> list[str]:
    actor = event.actor.partition(":")[0]
    role = Word(f"actor-{actor if actor in ACTORS else 'system'}")
    done = say(line("plain", text=Word(f"act-{_act_of(event)}")))
    named = _named(event.detail, files)
    at = say(line("moment", at=Moment(event.at)))
    return [
        str(event.place),
        at,
        say(line("plain", text=role)),
        f"{done} ({named})" if named else done,
        event.hash[:16],
    ]


def _act_of(event: Event) -> str:
    if event.action == "refused" and "file" not in event.detail:
        return "turned"
    return event.action.replace("_", "-") if event.action in ACTS else "internal"


def _named(detail: Mapping[str, Any], files: Sequence[Evidence]) -> str:
    """The letters of the files that an event is about, as far as they are in this dossier."""
    listed = detail.get("files")
    numbers = {detail.get("file")} | set(_numbers(listed if isinstance(listed, list) else []))
    return ", ".join(letter(place) for place, file in enumerate(files) if file.id in numbers)


def _numbers(listed: Sequence[Any]) -> list[int]:
    """Numbers of files, as bare numbers or each with what was there."""
    found = [one.get("file") if isinstance(one, dict) else one for one in listed]
    return [number for number in found if isinstance(number, int)]


def letter(number: int) -> str:
    """a, b ... z, aa, ab ... as pieces of evidence are counted; from 0."""
    return (letter(number // 26 - 1) if number >= 26 else "") + chr(ord("a") + number % 26)
