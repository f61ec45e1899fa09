"""What waits for the operator is counted with all that waits behind it; nothing else is."""

from bot.channels.channel import Misconfigured, Unlinked, Unseated
from storage import held_up, outbox
from storage.database import Database
from storage.held_up import HeldUp
from storage.models import Contact
from storage.outbox import WORK, Effect
from tests.storage.post import NOW


async def test_what_waits_behind_is_counted_and_what_waits_by_itself_is_not(
    database: Database, resident: Contact
) -> None:
    number = resident.id or 0
    mail = [Effect(number, "paper-mail", lane=f"dispatch:{each}", rank=WORK) for each in range(2)]
    beside = Effect(number, "fetch", rank=WORK)  # of the same name as the lane of what is said, and yet another one
    others = [Effect(number, "card", lane="-7", rank=WORK), beside]
    async with database.transaction() as transaction:
        assert await held_up.held_up(transaction) == []
        await outbox.put(transaction, [Effect(number, "say"), Effect(number, "say"), *mail, *others], NOW)
        fails = {"say": "Misconfigured", "paper-mail": "Misconfigured", "card": "unreachable", "fetch": "TryLater"}
        claimed = await outbox.claim(transaction, WORK, 9, NOW) + await outbox.claim(transaction, 0, 9, NOW + 999)
        assert len(claimed) == 5
        for errand in claimed:
            await outbox.postpone(transaction, errand, NOW + 60, fails[errand.kind], unsure=False)
        assert await held_up.held_up(transaction) == [
            HeldUp("Misconfigured", "mail", 2),
            HeldUp("Misconfigured", "telegram", 2),
            HeldUp("unreachable", "telegram", 1),
        ]
        for errand in claimed:
            await outbox.settle(transaction, [(errand.id, "")], NOW)
        assert await held_up.held_up(transaction) == []


def test_the_reasons_bear_the_names_of_the_failures() -> None:
    assert held_up.WHY[:3] == (Misconfigured.__name__, Unseated.__name__, Unlinked.__name__)
