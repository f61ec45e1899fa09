"""The link of a report is watched: when it is looked for, what a look leads to, and what staff are told of it.

Only where the operator said so (LINK_WATCH), for looking for a post tells its network that somebody does. Posts are
deleted within hours, and that is material: a post that was there and is gone is told to the moderators at once.
What cannot be relied on (a captcha, a fault, no answer) is "not known", and never "gone".
"""

from collections.abc import Mapping
from typing import Any, Final

from handlers import links
from handlers.masking import mask
from handlers.messages import Line, Message, Moment, line
from handlers.scene import House, card, in_group
from storage import evidence, link_looks, reports
from storage.crypt import Crypt
from storage.database import Transaction
from storage.models import Evidence, LinkWatch, Report
from storage.outbox import Effect
from storage.record import record
from storage.states import ERASED, WITHDRAWN

THERE, GONE, LOGIN, UNKNOWN = "there", "gone", "login", "unknown"
OUTCOMES: Final = (THERE, GONE, LOGIN, UNKNOWN)
STAGES: Final = (0.0, 3_600.0, 86_400.0, 3 * 86_400.0)
"""When a link is looked for, in seconds after its report was sent."""
_SHOWN_TITLE: Final = 60  # signs


@record
class Look:
    """What one look came to. `title`: that of a page that is there, as it was written; "" when it has none."""

    outcome: str
    status: int = 0  # of HTTP; 0: no answer came
    title: str = ""


@record
class Watched:
    """What a card shows of a link that is watched. `was`, `now`: the page's titles, when it has another one now."""

    outcome: str
    looked_at: float
    seen_at: float | None
    was: str = ""
    now: str = ""


def is_watched(answers: Mapping[str, Any]) -> bool:
    """Whether there is a link among these answers that can be looked for."""
    return bool(links.to_ask(answers.get("link") or ""))


def next_look(submitted_at: float, now: float) -> float | None:
    """When the look after one made now is due. What was missed while nobody looked is made up for by that one."""
    return next((submitted_at + stage for stage in STAGES if submitted_at + stage > now), None)


def is_over(report: Report) -> bool:
    """Whether nobody needs to know any more what became of the post."""
    return report.state in (WITHDRAWN, ERASED)


async def settle(
    house: House, transaction: Transaction, claimed: LinkWatch, report: Report, look: Look, now: float
) -> list[Effect]:
    """Write down what a look came to; returns what follows: the card, and news of a post that vanished or is back."""
    found = _found(house.crypt, claimed, look, now)
    due_at = next_look(report.submitted_at, now)
    if not await link_looks.settle(transaction, claimed, due_at=due_at, **found):
        return []
    renamed = {"renamed": True} if found["title_now"] != claimed.title_now and found["title_now"] else {}
    detail = {"outcome": look.outcome, "status": look.status, **renamed}
    await reports.note(transaction, report.id, "system", "looked", now, **detail)
    return [*card(house, report), *_told(house, report, claimed, look, now)]


def _found(crypt: Crypt, before: LinkWatch, look: Look, now: float) -> dict[str, Any]:
    """The columns of a watch after this look."""
    found: dict[str, Any] = {"outcome": look.outcome, "status": look.status, "looked_at": now}
    found |= {"seen_at": before.seen_at, "gone_at": before.gone_at, "title": before.title}
    found["title_now"] = before.title_now
    if look.outcome == GONE:
        found["gone_at"] = before.gone_at or now
    if look.outcome == THERE:
        found |= {"seen_at": now, "gone_at": None, **_titles(crypt, before, look.title)}
    return found


def _titles(crypt: Crypt, before: LinkWatch, title: str) -> dict[str, bytes]:
    """The first title stays; beside it the newest one stands while it says something else."""
    if not title:
        return {}
    if not before.title:
        return {"title": crypt.seal(title.encode())}
    if _bare(crypt.open(before.title).decode()) == _bare(title):
        return {"title_now": b""}
    if before.title_now and _bare(crypt.open(before.title_now).decode()) == _bare(title):
        return {}
    return {"title_now": crypt.seal(title.encode())}


def _bare(title: str) -> str:
    """Letters only: counts of likes and views change by the hour, and mean nothing."""
    return "".join(sign for sign in title.casefold() if sign.isalpha())


def _told(house: House, report: Report, before: LinkWatch, look: Look, now: float) -> list[Effect]:
    vanished = look.outcome == GONE and before.seen_at is not None and before.gone_at is None
    returned = look.outcome == THERE and before.gone_at is not None
    if not (vanished or returned):
        return []
    body = {"report": report.id, "at": now, "seen": before.seen_at} if vanished else {"report": report.id, "at": now}
    return in_group(house, report.region, "link-news", body)


def news(report: Report, files: list[Evidence], body: Mapping[str, Any]) -> Message:
    """What moderators are told at once: the post is gone (`body` says when it was seen last), or it is back."""
    at = Moment(body["at"])
    if "seen" not in body:
        return Message((line("watch-news-back", ticket=report.ticket, at=at),))
    gone = line("watch-news-gone", ticket=report.ticket, at=at, seen=Moment(body["seen"]))
    kept = sum(file.state == evidence.STORED for file in files)
    return Message((gone, line("watch-news-kept", count=kept)) if kept else (gone,))


def watched(crypt: Crypt, watch: LinkWatch | None) -> Watched | None:
    """What a card shows of this; None before the first look."""
    if watch is None or watch.looked_at is None:
        return None
    was, now = (crypt.open_words(title) for title in (watch.title, watch.title_now))
    return Watched(watch.outcome, watch.looked_at, watch.seen_at, was if now else "", now)


def beside(seen: Watched | None) -> tuple[Line, ...]:
    """The lines below a link that is watched, on the card and in a hand-over."""
    if seen is None:
        return ()
    word = "never" if seen.outcome == GONE and seen.seen_at is None else seen.outcome
    found = line(f"watch-{word}", at=Moment(seen.looked_at))
    if not seen.now:
        return (found,)
    titles = {"was": mask(seen.was)[:_SHOWN_TITLE], "now": mask(seen.now)[:_SHOWN_TITLE]}
    return found, line("watch-renamed", **titles)
