"""What people with a role write to the bot in their own chat: commands, and the buttons of the talks these begin.

Who has which role is looked up only when such a command was written or such a button was tapped, never for an ordinary
message. Whoever lacks the role hears what everybody hears of a command that does not exist.
"""

from collections.abc import Awaitable, Callable, Sequence
from typing import Final

from handlers import (
    announcing,
    custodian,
    digest_taps,
    digest_times,
    direct,
    group_link,
    group_unlink,
    inviting,
    recap_talk,
    roster,
    subscribing,
)
from handlers.messages import GAP, Line, Said, line
from handlers.scene import Scene
from storage import roles
from storage.record import record
from storage.roles import ADMIN, CUSTODIAN, DIGESTED, Role

Act = Callable[[Scene, Said, Sequence[Role]], Awaitable[None]]
Way = Callable[[Scene, str], Awaitable[None]]


@record
class Command:
    """Which roles may use it, and what does it. `act` gets the rows of those roles alone, at least one.

    No roles: whoever comes may, with no rows.
    """

    roles: tuple[str, ...]
    act: Act


COMMANDS: Final[dict[str, Command]] = {
    "peran": Command((ADMIN,), roster.show),
    "undang": Command((ADMIN,), inviting.invite),
    "kaitkan": Command((ADMIN,), group_link.ask),
    "lepaskan": Command((ADMIN,), group_unlink.ask),
    "buka": Command((CUSTODIAN,), custodian.ask),
    "langganan": Command((), subscribing.offer),
    "berhenti": Command((), subscribing.end),
    "siaran": Command(announcing.ROLES, announcing.command),
    "digest": Command(DIGESTED, digest_taps.ask),
    "rekap": Command(DIGESTED, recap_talk.in_private),
}
"""By the word behind the slash; each has a line "help-staff-<word>" that /bantuan shows to whoever may use it."""
BUTTONS: Final[dict[str, Command]] = {
    roster.NAME: Command((ADMIN,), roster.tapped),
    group_unlink.NAME: Command((ADMIN,), group_unlink.tapped),
    inviting.MAKE: Command((ADMIN,), inviting.chosen),
    inviting.TAKE: Command((), inviting.accept),
    subscribing.NAME: Command((), subscribing.tapped),
    announcing.NAME: Command(announcing.ROLES, announcing.tapped),
    digest_times.NAME: Command(DIGESTED, digest_taps.tapped),
    recap_talk.NAME: Command(DIGESTED, recap_talk.pressed),
}
"""By the first word of the id of a button: "name:..."."""
WAYS: Final[dict[str, Way]] = {"tambah": direct.ask_way, inviting.WORD: inviting.offer}
"""By the word that begins what a link holds (t.me/<bot>?start=tambah_1f...), and that may be typed instead of it."""


async def take(scene: Scene, said: Said) -> bool:
    """Do what this command asks for; False: there is none, or not for them."""
    return await _act(scene, said, COMMANDS.get(said.command))


async def tapped(scene: Scene, said: Said) -> bool:
    """The same for a button."""
    return await _act(scene, said, BUTTONS.get(said.choice.partition(":")[0]))


async def _act(scene: Scene, said: Said, command: Command | None) -> bool:
    held = await _held(scene, command.roles) if command is not None else []
    if command is None or (command.roles and not held):
        return False
    await command.act(scene, said, held)
    return True


async def helps(scene: Scene) -> tuple[Line, ...]:
    """What /bantuan tells: the usual, and below it what they may do."""
    own = {held.role for held in await _held(scene, roles.ROLES)}
    more = [line(f"help-staff-{name}") for name, command in COMMANDS.items() if own.intersection(command.roles)]
    return (line("help"), *((GAP, *more) if more else ()))


async def _held(scene: Scene, wanted: Sequence[str]) -> list[Role]:
    """Their roles among these, in the regions that are served."""
    own = await roles.of_contact(scene.transaction, scene.contact_id)
    return [held for held in own if held.role in wanted and held.region in scene.house.desks]


async def linked(scene: Scene, said: Said) -> bool:
    """They came by a link of ours or typed its word; False: this is something else."""
    name, _, word = said.argument.partition("_") if said.command == "start" else (said.command, "", said.argument)
    if name not in WAYS:
        return False
    scene.greet()  # whoever is invited is told what for
    await WAYS[name](scene, word)
    return True
