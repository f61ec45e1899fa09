"""The work behind each kind of outbox row: compose it from the state of now, do it out there, note what came of it."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from bot.channels import whatsapp_wire
from bot.channels.channel import Refused, Unlinked
from bot.errands import (
    after,
    announce,
    answers,
    cards,
    desk,
    digest,
    files,
    likeness,
    pairs,
    papers,
    queue,
    recap,
    staff,
    talk,
)
from bot.errands.means import Means, Outcome, Task
from handlers import broadcast, custodian, direct, exports, group_link, inviting, membership, recap_talk, seats
from handlers.elsewhere import UNCARD, UNSHOW
from handlers.same_card import PAIR
from storage.models import Contact
from storage.outbox import TELL, Errand

__all__ = ["Means", "Outcome", "cost", "paused_with", "run"]

KINDS: Final[Mapping[str, Callable[[Means, Task], Awaitable[Outcome]]]] = {
    "say": talk.say,
    TELL: talk.say,
    "toast": talk.toast,
    "mark": talk.mark,
    "count": talk.count,
    "receipt": talk.receipt,
    "knock": talk.knock,
    "forget": talk.forget,
    "fetch": files.fetch,
    "files": files.show,
    "dossier-files": files.show,
    "handover": files.hand_over,
    "straight": files.hand_over_at_once,
    "destroy": files.destroy,
    "card": cards.show,
    UNCARD: cards.withdraw,
    UNSHOW: files.take_away,
    "link-news": cards.link_news,
    "answer": answers.show,
    PAIR: pairs.show,
    direct.NAME: desk.invitation,
    "remarks": desk.remarks_below,
    "admonition": desk.letter_below,
    "compare": likeness.compare,
    "dossier": papers.make,
    "b1": papers.b1,
    "paper-files": papers.send,
    "paper-mail": papers.mail,
    "queue": queue.show,
    "digest": digest.give,
    "board": queue.board,
    "below": after.below,
    "answered": after.answered,
    "liaison": after.buttons,
    "letter-files": after.letter,
    inviting.LINK: staff.invitation,
    inviting.ENROL: staff.enrol,
    group_link.LINK: staff.group_way,
    membership.LOOK: staff.look,
    seats.ARRANGE: staff.arrange,
    custodian.OPEN: staff.reveal,
    broadcast.NEWS: announce.news,
    broadcast.SHOW: announce.show,
    recap_talk.SHOW: recap.text,
    exports.PAPER: recap.paper,
    exports.SHEET: recap.sheet,
}
_SPARED: Final[Mapping[str, Callable[[Means, Errand, Contact], Awaitable[Outcome | None]]]] = {
    "card": cards.spared,
    TELL: talk.spared,
    "queue": queue.outdated,
}
_UNCOUNTED: Final = (
    "toast",
    "fetch",
    "destroy",
    "forget",
    "compare",
    "straight",
    "dossier",
    "paper-mail",
    UNSHOW,
    seats.ARRANGE,
    membership.LOOK,
)  # fmt: skip - kinds that write nothing into a chat


async def run(means: Means, errand: Errand, contact: Contact) -> Outcome:
    """Carry it out; raises SendFailed."""
    kind = KINDS.get(errand.kind)
    if kind is None:
        raise Refused("a kind of errand this program does not know")
    if means.house.is_vacant(contact.id or 0) and _writes(errand, contact.channel):
        raise Unlinked("a region has no group of moderators yet")
    address, place = means.house.contacts.address(contact), paused_with(errand, contact.channel)
    return await kind(means, Task(errand, contact, address, place))


async def spared(means: Means, errand: Errand, contact: Contact) -> Outcome | None:
    """What comes of an errand that need not be carried out now; asked before its turn comes."""
    look = _SPARED.get(errand.kind)
    return None if look is None else await look(means, errand, contact)


def leaves(errand: Errand) -> int:
    """How much room a minute it leaves in its group, for what somebody waits for."""
    by_itself = errand.kind == "card" and errand.body.get("redraw") and not errand.body.get("asked")
    return cards.LEFT_TO_TALK if by_itself else 0


def cost(errand: Errand, channel: str) -> int:
    """How many messages this is to the platform; 0 for what it does not count."""
    if not _writes(errand, channel):
        return 0
    if errand.kind.endswith("files"):
        return max(1, int(errand.body.get("pictures", len(errand.body.get("evidence", ())))))
    return 2 if ("mark" in errand.body or errand.body.get("again")) and channel != whatsapp_wire.NAME else 1


def paused_with(errand: Errand, channel: str) -> int | str:
    """What has to wait when the platform asks this errand to: its chat, or its kind, which writes into no chat.

    So a file that cannot be fetched yet keeps nobody from talking.
    """
    return errand.contact_id if _writes(errand, channel) else errand.kind


def _writes(errand: Errand, channel: str) -> bool:
    """Whether it writes into a chat. WhatsApp lets us mark no message, and answer a tap only by saying something."""
    if channel == whatsapp_wire.NAME and errand.kind in ("toast", "mark"):
        return bool(errand.body.get("line"))
    return errand.kind not in _UNCOUNTED
