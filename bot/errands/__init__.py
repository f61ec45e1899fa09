"""The work behind each kind of outbox row: compose it from the state of now, do it out there, note what came of it."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from bot.channels.channel import Refused
from bot.errands import cards, files, talk
from bot.errands.means import Means, Outcome, Task
from storage.models import Contact
from storage.outbox import Errand

__all__ = ["UNCOUNTED", "Means", "Outcome", "cost", "paused_with", "run"]

KINDS: Final[Mapping[str, Callable[[Means, Task], Awaitable[Outcome]]]] = {
    "say": talk.say,
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
    "destroy": files.destroy,
    "card": cards.show,
}
UNCOUNTED: Final = ("toast", "fetch", "destroy", "forget")  # kinds that write nothing into a chat


async def run(means: Means, errand: Errand, contact: Contact) -> Outcome:
    """Carry it out; raises SendFailed."""
    kind = KINDS.get(errand.kind)
    if kind is None:
        raise Refused("a kind of errand this program does not know")
    return await kind(means, Task(errand, contact, means.house.contacts.address(contact)))


def cost(errand: Errand) -> int:
    """How many messages this is to the platform; 0 for what it does not count."""
    if errand.kind in UNCOUNTED:
        return 0
    return max(1, len(errand.body.get("evidence", ()))) if errand.kind.endswith("files") else 1


def paused_with(errand: Errand) -> int | str:
    """What has to wait when Telegram asks this errand to: its chat, or its kind, which writes into no chat.

    So a file that cannot be fetched yet keeps nobody from talking.
    """
    return errand.kind if errand.kind in UNCOUNTED else errand.contact_id
