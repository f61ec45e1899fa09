"""A desk that is one person in their own chat with the bot: Bawaslu without a group.

What belongs to a hand-over is taken as in a group; all else they say as everybody does.
"""

from handlers import correspondence, group_commands, liaison, seats
from handlers.tap import Tap
from storage import reports
from storage.regions import ELSEWHERE


async def take(tap: Tap) -> bool:
    """Whether this was for the desk."""
    said = tap.said
    if not await _sits_here(tap):
        return False
    if said.choice:
        return await _tapped(tap)
    if act := group_commands.COMMANDS_OF_BAWASLU.get(said.command):
        await act(tap)
        return True
    return bool(said.below) and await correspondence.answered(tap)


async def _sits_here(tap: Tap) -> bool:
    """Whether they still do, whatever this process was told last: a role may have been taken back in another one."""
    desk, own = tap.house.desk_at(tap.scene.contact_id), tap.scene.contact_id
    if desk is None or desk.bawaslu != own:
        return desk is not None
    return await seats.bawaslu_at(tap.house, tap.scene.transaction, desk.region.key.removesuffix(ELSEWHERE)) == own


async def _tapped(tap: Tap) -> bool:
    """A button below a hand-over; their own reports have others."""
    if tap.action not in liaison.ACTS:
        return False
    report = await reports.by_ticket(tap.scene.transaction, tap.ticket)
    if report is None or tap.house.desk(report.region).bawaslu != tap.scene.contact_id:
        return False
    await liaison.tapped(tap, member=True)
    return True
