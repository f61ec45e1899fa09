"""What officials ask of their digest: the whole of it, one at once, silence for a while. In their own chat only."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from handlers import recap_talk
from handlers.desk import Desk
from handlers.digest import DAYS, ROOMS, Room
from handlers.digest_times import NAME, newest, order
from handlers.messages import Day, Message, Rows, Said, button, line
from handlers.period import MOST_DAYS, Period
from handlers.scene import Scene
from storage import digests
from storage.outbox import Effect
from storage.roles import Role

SILENCES: Final = {"1": "digest-mute-day", "7": "digest-mute-week", "30": "digest-mute-month"}
"""Days without a digest, and what they are called."""


def below(region: str, day: str, shown: Room) -> Rows:
    """The buttons of a digest that shows so much of each list; where it shows all, there is nothing more to ask for."""
    full = (button(f"{NAME}:full:{region}:{day}:{ROOMS.index(shown)}", "digest-full"),) if shown in ROOMS else ()
    own = *full, button(f"{NAME}:mute:{region}", "digest-mute")
    last = date.fromisoformat(day) - timedelta(1)
    return (own, (recap_talk.file_of(region, Period(last - timedelta(DAYS - 1), last), "xlsx"),))


async def ask(scene: Scene, said: Said, held: Sequence[Role]) -> None:  # noqa: ARG001 - as every command
    """/digest: the newest one, for each region of theirs."""
    for desk in _desks(scene, held):
        day = newest(scene.house.digest_at, desk.region.zone, scene.now).day.isoformat()
        _once(scene, order(scene.contact_id, desk.region.key, day, asked=True))


async def tapped(scene: Scene, said: Said, held: Sequence[Role]) -> None:
    """A button of a digest."""
    _, act, region, *rest = (*said.choice.split(":"), "", "")
    desk = next((desk for desk in _desks(scene, held) if desk.region.key == region), None)
    match act, rest[0]:
        case _ if desk is None:
            scene.toast(said, line("toast-unknown-button"))
        case "full", day if _is_past(day, newest(scene.house.digest_at, desk.region.zone, scene.now).day):
            scene.toast(said)
            _once(scene, order(scene.contact_id, region, day, asked=True, full=True, shown=_shown(rest[1])))
        case "mute", "":
            scene.toast(said)
            scene.say(_choice(region))
        case "mute", days if days in SILENCES:
            await _mute(scene, said, desk, int(days))
        case "on", "":
            await _mute(scene, said, desk, 0)
        case _:
            scene.toast(said, line("toast-unknown-button"))


def _once(scene: Scene, ordered: Effect) -> None:
    """Whoever asks again before they were answered is answered once."""
    if ordered not in scene.effects:
        scene.effects.append(ordered)


def _desks(scene: Scene, held: Sequence[Role]) -> list[Desk]:
    """Those of the regions that these roles are of, each once."""
    return [scene.house.desks[key] for key in dict.fromkeys(role.region for role in held)]


def _choice(region: str) -> Message:
    rows = [(button(f"{NAME}:mute:{region}:{days}", key),) for days, key in SILENCES.items()]
    return Message((line("digest-mute-ask"),), (*rows, (button(f"{NAME}:on:{region}", "digest-on"),)))


async def _mute(scene: Scene, said: Said, desk: Desk, days: int) -> None:
    """Leave out so many digests from now on; 0: none any more."""
    key, turn = desk.region.key, newest(scene.house.digest_at, desk.region.zone, scene.now)
    last = turn.day + timedelta(days)
    if days:
        await digests.mute(scene.transaction, key, scene.contact_id, last.isoformat())
    else:
        await digests.unmute(scene.transaction, key, [scene.contact_id])
    scene.toast(said)
    told = line("digest-muted" if days else "digest-wanted", region=desk.region.name, next=Day(last + timedelta(1)))
    scene.say(Message((told,)))


def _shown(text: str) -> int:
    """The place of a room; that with the least, for buttons from before they told it: then nothing is left out."""
    return int(text) if text in {f"{number}" for number in range(len(ROOMS))} else len(ROOMS) - 1


def _is_past(text: str, newest_day: date) -> bool:
    """Whether a digest of this day may have been given in the last year."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return False
    return day.isoformat() == text and 0 <= (newest_day - day).days <= MOST_DAYS
