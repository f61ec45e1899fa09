"""/rekap with a period: the figures, and below them two buttons for the same as PDF or as a spreadsheet.

What a file is for is asked once, by a button, and noted with the order; who writes "untuk ..." behind the command has
said it. A button carries region and period, so that it gives the same days whenever it is tapped, and counts only where
whoever taps may see that region's figures.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from handlers import exports, recap_text
from handlers.exports import KINDS, LENGTHS, PURPOSES, Export
from handlers.messages import GAP, Choice, Message, Said, line
from handlers.period import MOST_DAYS, MisreadPeriodError, Period, read_period
from handlers.scene import Scene, today
from handlers.tap import Tap
from storage import outbox
from storage.figures import Figures
from storage.regions import Region
from storage.roles import MODERATOR, Role

NAME: Final = "recap"
SHOW: Final = "figures"
"""The errand that reads the figures of a period and tells them; of a long one that takes its time."""
OTHER: Final = "other"
MOST_AT_ONCE: Final = 4 * MOST_DAYS
"""Days of figures for one chat in one batch; a day takes two milliseconds."""
MOST_FILES: Final = 3
"""Files that one chat may wait for."""
_COMPACT: Final = "%Y%m%d"
_FIRST: Final = date(2000, 1, 1)  # before that nobody was told of anything
_FOR: Final = re.compile(r"(.*?)\b(?:(pdf|excel|xlsx)\s+)?untuk\b(.*)", re.I | re.S)


async def in_private(scene: Scene, said: Said, held: Sequence[Role]) -> None:
    """/rekap of somebody with a role; one answer for each of their regions."""
    for role in {one.region: one.role for one in reversed(held)}.items():
        await _answer(scene, said, *role, scene.contact.lookup)


async def in_group(tap: Tap) -> None:
    """/rekap with a period in the moderators' group."""
    desk = tap.house.desk_at(tap.scene.contact_id)
    if desk is not None:
        await _answer(tap.scene, tap.said, desk.region.key, MODERATOR, tap.key)


async def pressed(scene: Scene, said: Said, held: Sequence[Role]) -> None:
    """A button below a recap in private."""
    role = next((one.role for one in held if one.region == _region(said)), "")
    await _press(scene, said, role, scene.contact.lookup)


async def pressed_in_group(tap: Tap) -> None:
    """The same in the moderators' group."""
    desk = tap.house.desk_at(tap.scene.contact_id)
    own = desk is not None and desk.region.key == _region(tap.said)
    await _press(tap.scene, tap.said, MODERATOR if own else "", tap.key)


async def _answer(scene: Scene, said: Said, key: str, role: str, who: str) -> None:
    region, asked = scene.house.desk(key).region, _FOR.fullmatch(said.argument)
    try:
        period = read_period(asked[1] if asked else said.argument, today(region, scene.now))
    except MisreadPeriodError as misread:
        scene.say(Message((line(misread.key),)))
        return
    if asked is None:
        _show(scene, region, period, said.argument)
        return
    kind = "xlsx" if (asked[2] or "").lower() in ("excel", "xlsx") else "pdf"
    purpose = " ".join(asked[3].split())
    if len(purpose) in LENGTHS:
        await order(scene, Export(kind, key, period, purpose), role, who)
    else:
        scene.say(_how_to_write(Export(kind, key, period, "")))


def _show(scene: Scene, region: Region, period: Period, words: str) -> None:
    if not affords(scene, period.days):
        scene.say(Message((line("recap-patience"),)))
        return
    span = {"first": period.first.isoformat(), "last": period.last.isoformat()}
    asked = {"region": region.key, **span, "named": bool(words.strip())}
    scene.effects.append(outbox.Effect(scene.contact_id, SHOW, asked))


def shown(region: Region, period: Period, found: Figures, now: float, *, named: bool) -> Message:
    """What is told of a period. `named`: they wrote which; others hear how to ask for other days."""
    over, beside = period.last < today(region, now), recap_text.scope(region)
    told = recap_text.told(region.name, period, found, over=over, beside=beside)
    more = () if named else (GAP, line("recap-more"))
    return Message((*told.lines, *more), (tuple(file_of(region.key, period, kind) for kind in KINDS),))


def affords(scene: Scene, days: int) -> bool:
    """Whether these figures may be looked up now: nobody gets many at once."""
    scene.counted += days
    return scene.counted <= MOST_AT_ONCE


def file_of(region: str, period: Period, kind: str) -> Choice:
    """The button for a file of this period."""
    return Choice(_id(region, period, kind), line(f"choice-export-{kind}"))


async def _press(scene: Scene, said: Said, role: str, who: str) -> None:
    """`role`: in which they may see these figures; "": none."""
    here = scene.house.desk(_region(said)).region
    export = _read(said.choice, today(here, scene.now)) if role else None
    if export is None:
        scene.toast(said, line("toast-unknown-button"))
    elif not export.purpose:
        scene.toast(said)
        scene.say(_asked(export))
    elif export.purpose == OTHER:
        scene.toast(said)
        scene.say(_how_to_write(export))
    else:
        scene.toast(said)
        scene.mark(said, f"purpose-{export.purpose}", said.choice)
        await order(scene, export, role, who)


async def order(scene: Scene, export: Export, role: str, who: str) -> None:
    """Note it, have it made, and say so; not while they wait for several."""
    under_way = sum(effect.kind in KINDS.values() for effect in scene.effects)
    if under_way + await outbox.waiting_in(scene.transaction, exports.lane(scene.contact_id)) >= MOST_FILES:
        scene.say(Message((line("export-patience"),)))
        return
    scene.acts.append(exports.noted(export, role, who))
    scene.effects.append(exports.ordered(export, scene.contact_id))
    scene.say(Message((line("export-making"),)))


def _asked(export: Export) -> Message:
    ids = ((purpose, f"{_id(export.region, export.period, export.kind)}:{purpose}") for purpose in (*PURPOSES, OTHER))
    rows = tuple((Choice(id_, line(f"purpose-{purpose}")),) for purpose, id_ in ids)
    return Message((line("export-purpose"),), rows)


def _how_to_write(export: Export) -> Message:
    first, last = (f"{day:%d/%m/%Y}" for day in (export.period.first, export.period.last))
    command = line("export-command", first=first, last=last, kind=export.kind)
    return Message((line("export-other"), command))


def _id(region: str, period: Period, kind: str) -> str:
    return f"{NAME}:{region}:{period.first:{_COMPACT}}:{period.last:{_COMPACT}}:{kind}"


def _region(said: Said) -> str:
    return said.choice.split(":", 2)[1] if ":" in said.choice else ""


def _read(choice: str, today: date) -> Export | None:
    """What a button of ours stands for; None for anything else."""
    _, region, first, last, kind, purpose = (*choice.split(":"), "", "", "", "")[:6]
    try:
        period = Period(_day(first), _day(last))
    except ValueError:
        return None
    days = period.first <= period.last <= today and period.days <= MOST_DAYS
    known = days and period.first >= _FIRST and kind in KINDS and purpose in ("", *PURPOSES, OTHER)
    return Export(kind, region, period, purpose) if known else None


def _day(text: str) -> date:
    return datetime.strptime(text, _COMPACT).date()  # noqa: DTZ007 - a calendar day has no zone
