"""/samar: moderators cover persons who have nothing to do with a case, before its pictures leave the house.

The original stays as it was received; every copy that is shown from then on carries the boxes, and the answer is the
picture as others will see it.
"""

from handlers import boxes, showing
from handlers.asked_case import case_to_act_on
from handlers.boxes import Box, MisreadBoxError
from handlers.messages import line
from handlers.tap import Tap
from storage import blurs, evidence
from storage.magic import FILMS
from storage.models import Evidence, Report
from storage.outbox import WORK, Effect
from storage.tickets import without_ticket


async def cover(tap: Tap) -> None:
    """`/samar LN-... 2 kiri-atas`: one box more on the second file; `batal` instead takes the newest one away."""
    report = await case_to_act_on(tap, tap.said.argument)
    if report is None:
        return
    try:
        place, box = boxes.read(without_ticket(tap.said.argument))
    except MisreadBoxError:
        tap.toast(line("blur-how", ticket=report.ticket))
        return
    stored = await _stored(tap, report)
    if not 1 <= place <= len(stored) or stored[place - 1].mime in FILMS:
        tap.toast(line("blur-no-file", number=place, count=len(stored)))
        return
    await _covered(tap, report, stored[place - 1], place, box)


async def _stored(tap: Tap, report: Report) -> list[Evidence]:
    files = await evidence.of_report(tap.scene.transaction, report.id or 0)
    return [file for file in files if file.state == evidence.STORED]


async def _covered(tap: Tap, report: Report, file: Evidence, place: int, box: Box | None) -> None:
    transaction, number = tap.scene.transaction, file.id or 0
    before = (await blurs.of_files(transaction, [number])).get(number, [])
    after = [*before, box] if box else before[:-1]
    if len(after) > boxes.MOST:
        tap.toast(line("blur-enough", count=boxes.MOST))
        return
    await blurs.put(transaction, number, after)
    await tap.note(report, "blurred", file=number, boxes=len(after))
    tap.toast(line("blur-done" if after else "blur-none", number=place, count=len(after)))
    tap.scene.effects.append(_preview(tap, report, file, place))


def _preview(tap: Tap, report: Report, file: Evidence, place: int) -> Effect:
    """The file as others see it now."""
    (album,) = showing.albums([file])
    body = {"report": report.id, "ticket": report.ticket, "by": f"moderator:{tap.who}", **album, "first": place}
    return Effect(tap.scene.contact_id, "files", body, lane=f"{tap.scene.contact_id}", rank=WORK)
