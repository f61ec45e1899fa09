"""A step of a report after its hand-over: taken once, noted, told to the group and to the resident.

Who takes it (Bawaslu by its buttons, a moderator by the card, either in words) comes here with the same `Given`.
"""

from collections.abc import Sequence
from typing import Any, Final

from handlers.after_card import steps_of
from handlers.after_words import Given, answered, asked, what_next
from handlers.history import Passed, history
from handlers.messages import GAP, Day, File, Line, Message, Value, to_json
from handlers.scene import Scene, card, today
from handlers.waits import waiting, who_acts
from storage import custody, evidence, letters, reports
from storage.letter_tables import Letter
from storage.letters import FILED
from storage.models import Report
from storage.outbox import WORK, Effect
from storage.regions import Region
from storage.states import ACCEPTED, ESCALATED, FORWARDED, RECOMMENDED, REFERRED, RULED

_DOERS: Final = {
    "refer": REFERRED, "forward": FORWARDED, "recommend": RECOMMENDED, "rule": RECOMMENDED, "execute": RULED,
    "recall": ACCEPTED,
}  # fmt: skip
"""The state in which it is the turn of whom a step is told of; all others but `clear` are Bawaslu's."""


async def take(
    scene: Scene, report: Report, given: Given, who: str, *, drawn: str = "", **values: Any
) -> Report | None:  # as it is now; None: this step cannot be taken (any more)
    """Take the report there. `who`: moderator:<name> or bawaslu:<name>; `values`: columns that change with it.

    `drawn`: the hand-over whose buttons the caller draws.
    """
    if given.step not in steps_of(report):
        return None
    moved = await reports.decide(scene.transaction, report, given.step, **values)
    if moved is None:
        return None
    detail = {"day": given.day, "items": list(given.items), "sanction": given.sanction}
    letter = {"letter": await keep_letter(scene, report, given, who)} if given.has_letter else {}
    noted = {name: value for name, value in detail.items() if value} | letter
    await reports.note(scene.transaction, report.id, who, given.step, scene.now, **noted)
    scene.effects += card(scene.house, moved)
    await _close_questions(scene, moved, given)
    await _draw_handovers(scene, moved, drawn)
    await _tell(scene, moved, given)
    return moved


async def _close_questions(scene: Scene, report: Report, given: Given) -> None:
    """The messages that asked for this step's letter show what was noted; who answers them all the same is heard."""
    body = to_json(answered(report, given, scene.now)) | {"report": report.id}
    for prompt in await letters.prompts(scene.transaction, report.id or 0, given.step):
        told = body | {"message": prompt.message}
        scene.effects.append(Effect(prompt.contact_id, "answered", told, rank=WORK))


async def _draw_handovers(scene: Scene, report: Report, drawn: str) -> None:
    """Bawaslu sees by the buttons below a hand-over how far the case is, whoever took the step, and where."""
    for shown in await letters.prompts(scene.transaction, report.id or 0, letters.HANDED_OVER):
        if shown.message != drawn and shown.contact_id == scene.house.desk(report.region).bawaslu:
            body = {"report": report.id, "message": shown.message, "menu": ""}
            scene.effects.append(Effect(shown.contact_id, "liaison", body, rank=WORK))


async def keep_letter(scene: Scene, report: Report, given: Given, who: str) -> int:
    """Keep a letter, and send for its file; its number in the table."""
    name = f"{FILED}{scene.house.new_draft()}" if given.file else ""
    made = Letter(
        report_id=report.id or 0, kind=given.step, number=given.number, day=given.day, file=name, by=who, at=scene.now
    )
    number = await letters.add(scene.transaction, made)
    if given.file:
        await _fetch(scene, given.file, name)
    return number


async def _fetch(scene: Scene, file: File, draft: str) -> None:
    row = {"contact_id": scene.contact_id, "draft": draft, "chain": draft, "kind": file.kind, "received_at": scene.now}
    refs = {"unique_ref": file.unique, "ref": scene.house.crypt.seal(file.ref.encode())}
    for announced in await evidence.announce(scene.transaction, [row | refs]):
        body, lane = {"evidence": announced.number}, f"fetch:{scene.contact_id}"
        scene.effects.append(Effect(scene.contact_id, "fetch", body, lane=lane, rank=WORK))


async def _tell(scene: Scene, report: Report, given: Given) -> None:
    """Tell the resident what happened, whose turn it is and until when."""
    if report.contact_id is None:
        return
    region = scene.house.desk(report.region).region
    trail = await custody.trail(scene.transaction, report.draft)
    passed = history(region.zone, trail)
    day = passed[-1].day
    holes: dict[str, Value] = {"ticket": report.ticket, "who": _doer(given.step, passed, region), "day": Day(day)}
    items = (asked(given.items),) if given.items else ()
    coming = waiting(report, region, passed, today(region, scene.now))
    lines = (Line(f"after-{given.step}", holes), *items, GAP, *what_next(report, coming))
    scene.tell(report, Message(lines))


def _doer(step: str, passed: Sequence[Passed], region: Region) -> str:
    """Whom a step is told of: whose turn it was, or begins."""
    before = passed[-2].state if step == "clear" and len(passed) > 1 else ESCALATED
    return who_acts(_DOERS.get(step, before), region, passed[-1].day)


def below_card(scene: Scene, report: Report, said: Message, wants: str = "") -> list[Effect]:
    """Say something below the card; `wants`: the step that an answer to it stands for."""
    group = scene.house.desk(report.region).moderators
    return [said_below(group, report, said, wants)] if group else []


def said_below(group: int, report: Report, said: Message, wants: str = "", message: str = "") -> Effect:
    """The same in any group, below this message of ours; "": below the card."""
    return Effect(group, "below", {**to_json(said), "report": report.id, "wants": wants, "below": message}, rank=WORK)
