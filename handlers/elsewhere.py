"""A report that turns out to be about the very desk that looks at it goes on to the desk beside it.

What a resident answers later may name the office that asked. From then on the report is where it would have come had
that been told at once: another group has its card, the old card says nothing any more, and nothing else of it is found
from the group it left. Who has read it has read it; that cannot be taken back.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from handlers.same_card import PAIR
from handlers.sameness import ALSO_SHOWN, keys
from handlers.scene import Scene, cards
from storage import claims, deliveries, inquiries, judgements, proposals, queue, reports, sameness
from storage.custody import Act
from storage.database import Transaction
from storage.models import Report
from storage.outbox import WORK, Effect
from storage.states import ACCEPTED, REJECTED, WAITING

UNCARD: Final = "uncard"
"""The errand that empties a message in the group that a report has left."""
UNSHOW: Final = "unshow"
"""The errand that deletes one there."""
MOVED, EMPTIED = "card-moved", "card-emptied"
"""What stands then in a message that is emptied."""
DELETABLE_FOR: Final = 48 * 3600.0 - 600  # seconds; Bot API: deleteMessage, and a little for the way there
_COPIES: Final = ("files", PAIR)
"""Errands that show a group pictures of a report besides its card."""
_OURS: Final = (WAITING, ACCEPTED, REJECTED)
"""States in which a desk still decides; what is with Bawaslu is judged there."""


async def moved(scene: Scene, report: Report) -> Report | None:
    """The report as it is when it goes on to another desk now; None when it stays. It has to be held."""
    house, region = scene.house, _region_for(scene, report)
    if region == report.region:
        return None
    group, number = house.desk(report.region).moderators, report.id or 0
    scene.effects += [empty(group, report.card)] if report.card else []
    scene.effects += await taken_away(scene.transaction, group, number, scene.now, MOVED)
    new = {"region": region, "card": "", "version": report.version + 1}
    await reports.change(scene.transaction, number, **new)
    await _forget(scene.transaction, number)
    await queue.move(scene.transaction, number, region)
    await _apart(scene, number, region, report.answers)
    scene.acts.append(Act(report.draft, "system", "moved", {"reason": "conflict"}))
    return report.model_copy(update=new)


async def taken_away(transaction: Transaction, group: int, number: int, now: float, instead: str) -> list[Effect]:
    """What a group was shown of a report beside its card: words of its resident say `instead`, pictures are deleted."""
    below = await inquiries.forget_shown(transaction, number)
    copies = await deliveries.showing(transaction, group, _COPIES, number, now - DELETABLE_FOR)
    emptied = [empty(group, message, words=True, instead=instead) for message in below]
    return [*emptied, *unshown(group, copies)] if group else []


def empty(group: int, message: str, *, words: bool = False, instead: str = MOVED) -> Effect:
    """Take what a card says out of it, or what a message of `words` does."""
    return Effect(group, UNCARD, {"message": message, "words": words, "instead": instead}, rank=WORK)


def unshown(group: int, messages: Iterable[str]) -> list[Effect]:
    """Delete these messages of ours there."""
    return [Effect(group, UNSHOW, {"message": message}, rank=WORK) for message in messages]


def _region_for(scene: Scene, report: Report) -> str:
    """The key of the region whose desk this report belongs to by its answers."""
    if report.region not in scene.house.desks or report.state not in _OURS:
        return report.region
    return scene.house.desk_for({**report.answers, "region": report.region}).region.key


async def _forget(transaction: Transaction, number: int) -> None:
    """Nothing that the old desk holds, proposed or judged counts at the new one."""
    await claims.let_go(transaction, number)
    await proposals.drop(transaction, number)
    await judgements.drop(transaction, number)


async def _apart(scene: Scene, number: int, region: str, answers: Mapping[str, Any]) -> None:
    """The reports it was linked to stay behind; it is compared anew with those of its new desk."""
    linked = await sameness.part(scene.transaction, number, scene.now)
    await sameness.publish(scene.transaction, [(number, name) for name in keys(region, answers)])
    scene.effects += await cards(scene.house, scene.transaction, linked[-ALSO_SHOWN:])
