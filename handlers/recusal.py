"""A moderator who is not neutral in a case says so, and takes no part in it any more; nor does who reported it."""

from collections.abc import Sequence

from handlers.messages import Line, line
from handlers.tap import Tap
from storage import claims, judgements, proposals, recusals
from storage.models import Report


async def barred(tap: Tap, report: Report) -> Line | None:
    """What whoever stays out of this case is told, whatever they tap on it."""
    out = await recusals.has(tap.scene.transaction, report.id or 0, tap.keys)
    return line("toast-recused-before") if out else None


async def own(tap: Tap, report: Report) -> Line | None:
    """What whoever sent this report is told when they tap on it as a moderator: nobody judges what they report.

    Only they may hear it, and nothing may be noted: whoever sent a report is nobody's business in the group.
    """
    return line("toast-own") if await sent(tap, [report]) else None


async def sent(tap: Tap, those: Sequence[Report]) -> bool:
    """Whether whoever taps sent one of these."""
    known = await tap.house.contacts.known(tap.scene.transaction, tap.keys) if those else {}
    return not {sender.id for sender in known.values()}.isdisjoint(report.contact_id for report in those)


async def act(tap: Tap, report: Report) -> None:
    """Stay out of this case from now on. What they held or proposed in it is free for others."""
    if tap.below:
        tap.toast(line("toast-unknown-case"))
        return
    transaction, number = tap.scene.transaction, report.id or 0
    await recusals.add(transaction, number, tap.key)
    await claims.let_go(transaction, number, tap.keys)
    await proposals.drop(transaction, number, tap.keys)
    await judgements.drop_first(transaction, number, tap.keys)
    await tap.note(report, "recuse")
    tap.toast(line("toast-recused"), alert=True)
    tap.redraw(report)
