"""A desk that is one person in their own chat with the bot: Bawaslu without a group.

What belongs to a hand-over is taken as in a group; all else they say as everybody does.
"""

from handlers import correspondence, group_commands, liaison
from handlers.tap import Tap
from storage import reports


async def take(tap: Tap) -> bool:
    """Whether this was for the desk."""
    said = tap.said
    if said.choice:
        return await _tapped(tap)
    if act := group_commands.COMMANDS_OF_BAWASLU.get(said.command):
        await act(tap)
        return True
    return bool(said.below) and await correspondence.answered(tap)


async def _tapped(tap: Tap) -> bool:
    """A button below a hand-over; their own reports have others."""
    if tap.action not in liaison.ACTS:
        return False
    report = await reports.by_ticket(tap.scene.transaction, tap.ticket)
    if report is None or tap.house.desk(report.region).bawaslu != tap.scene.contact_id:
        return False
    await liaison.tapped(tap, member=True)
    return True
