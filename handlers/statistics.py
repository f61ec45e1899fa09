"""/statistik: public figures of a region, for everybody. Counts only, of days that are over, worked out once a day."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from handlers import aside
from handlers.desk import Desk
from handlers.forms import label_key
from handlers.messages import GAP, Choice, Day, Line, Message, Said, Word, line
from handlers.recap_text import known
from handlers.report import REPORT
from handlers.scene import House, Scene, today
from handlers.tap import Tap
from handlers.whereabouts import found, names_of
from storage import reports, statistics
from storage.database import Transaction
from storage.outbox import Effect
from storage.regions import ELSEWHERE, Region
from storage.statistics import DAYS, LEAST, Public

NAME: Final = "statistics"


async def look(_house: House, desk: Desk, transaction: Transaction, now: float) -> list[Effect]:
    """Work out what is missing of this region up to yesterday."""
    await statistics.refresh(transaction, desk.region, today(desk.region, now) - timedelta(1))
    return []


async def asked(scene: Scene, argument: str) -> None:
    """A resident wants to see them: of the region they name, or of their own, or they choose one."""
    key = _named(scene.house, argument) or await _own(scene)
    scene.say(await _shown(scene, scene.house.desks[key].region) if key else _choice(scene.house))


async def tapped(scene: Scene, said: Said) -> None:
    """They chose a region."""
    scene.toast(said)
    await asked(scene, said.choice.partition(":")[2])


async def in_group(tap: Tap) -> None:
    """A group wants to see those of its region."""
    desk = tap.house.desk_at(tap.scene.contact_id)
    if desk is not None:
        key = desk.region.key.removesuffix(ELSEWHERE)
        tap.scene.say(await _shown(tap.scene, tap.house.desk(key).region))


def _named(house: House, argument: str) -> str:
    if not house.several:
        return house.first.region.key
    regions = [desk.region for desk in house.desks.values()]
    return found(argument, {region.key: names_of(region.key, region.name, region.aliases) for region in regions})


async def _own(scene: Scene) -> str:
    """The region that they report about now, or reported about last."""
    draft = aside.draft(scene)
    chosen = str(draft.answers.get("region") or "") if draft is not None and draft.form == REPORT.name else ""
    newest = [] if chosen else await reports.of_contact(scene.transaction, scene.contact_id, limit=1)
    key = chosen or next((report.region.removesuffix(ELSEWHERE) for report in newest), "")
    return key if key in scene.house.desks else ""


def _choice(house: House) -> Message:
    rows = tuple((Choice(f"{NAME}:{key}", line(f"choice-region-{key}")),) for key in house.desks)
    return Message((line("statistics-region"),), rows)


async def _shown(scene: Scene, region: Region) -> Message:
    kept = await statistics.of(scene.transaction, region.key)
    if kept is None:
        return Message((line("statistics-later", region=region.name),))
    return Message(
        (*_head(region, kept), *_outcomes(kept), *_behaviours(kept), GAP, line("statistics-foot", least=LEAST))
    )


def _head(region: Region, kept: Public) -> tuple[Line, ...]:
    received = (
        line("statistics-received", count=kept.received) if kept.received else line("statistics-few", least=LEAST)
    )
    return line("statistics-head", region=region.name, days=DAYS, day=Day(kept.day)), GAP, received


def _outcomes(kept: Public) -> Iterable[Line]:
    rows = [_row(f"statistics-{name or 'other'}", count) for name, count in kept.outcomes.items()]
    return (GAP, line("statistics-outcomes"), *rows) if rows else ()


def _behaviours(kept: Public) -> Iterable[Line]:
    counts = known(kept.behaviours).items()
    rows = [_row(label_key("behaviour", name) if name else "digest-other-kinds", count) for name, count in counts]
    return (GAP, line("statistics-behaviours"), *rows) if rows else ()


def _row(what: str, count: int) -> Line:
    return line("statistics-row", what=Word(what), count=count)
