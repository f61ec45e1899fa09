"""A file that was sent for: what follows when its bytes are here, and when they are of no use.

Meanwhile the talk may have gone anywhere: the draft was given up, the report was sent or erased. A file nobody waits
for any more must leave no bytes behind; one that cannot be read is asked for again.
"""

from handlers import followup
from handlers.messages import Message, line, to_json
from handlers.report import take_up
from handlers.scene import House, Scene, card, release
from storage import custody, dialogues, evidence, letters, reports
from storage.custody import Act
from storage.database import Transaction
from storage.evidence import Original
from storage.models import Evidence, Report
from storage.outbox import Effect
from storage.record import replace


async def stored(
    house: House, transaction: Transaction, file: Evidence, original: Original, now: float
) -> list[Effect]:
    """The bytes are in the store."""
    report_id = await evidence.stored(transaction, file.id or 0, original)
    if report_id is None:
        return [followup.destroy(house.first.moderators, original.sha256)]
    effects = await _released(house, transaction, report_id) if report_id else []
    if file.draft.startswith(letters.FILED):
        effects += await _letter_kept(house, transaction, file, original, now)
    told = {"file": file.id, "sha256": original.sha256, "size": original.size, "mime": original.mime}
    await custody.write(transaction, [Act(file.chain, "system", "stored", told)], now)
    return effects


async def _letter_kept(
    house: House, transaction: Transaction, file: Evidence, original: Original, now: float
) -> list[Effect]:
    """The file of a letter is there: its fingerprint belongs into the case, though the file is no evidence of it."""
    letter = await letters.of_file(transaction, file.draft)
    report = await reports.by_id(transaction, letter.report_id) if letter else None
    if letter is None or report is None:
        return []
    told = {"letter": letter.id, "sha256": original.sha256, "size": original.size}
    await reports.note(transaction, report.id, "system", "letter_kept", now, **told)
    return card(house, report)


async def refused(scene: Scene, file: Evidence, reason: str, **told: int) -> list[Effect]:
    """No picture can be made of it: its sender is told, and a draft goes on as if it had not been sent.

    `told`: what the words of this reason need.
    """
    now = await evidence.get(scene.transaction, file.id or 0)
    if now is None or now.state != evidence.AWAITED:
        return []
    scene.say(Message((line(f"refused-{reason}", **told),)))
    if now.report_id is None:
        await _take_out(scene, now)
    else:
        await evidence.refused(scene.transaction, now.id or 0, reason)
        scene.effects += await _released(scene.house, scene.transaction, now.report_id)
    refusal = Act(now.chain, "system", "refused", {"file": now.id, "reason": reason})
    await custody.write(scene.transaction, [refusal], scene.now)
    return scene.effects


async def _take_out(scene: Scene, file: Evidence) -> None:
    """The row goes as well, so that the same file is looked at anew when it is sent again."""
    await evidence.strike(scene.transaction, file.id or 0)
    dialogue = (await dialogues.load(scene.transaction, [scene.contact_id])).get(scene.contact_id)
    if dialogue is None or dialogue.draft != file.draft:
        return
    take_up(scene, dialogue)
    talk = scene.talk
    if talk is None:
        return
    left = [entry for entry in talk.answers.get("evidence") or [] if entry["unique"] != file.unique_ref]
    scene.set_talk(replace(talk, answers={**talk.answers, "evidence": left}))
    row = scene.dialogue_row()
    if row is not None:  # the resident did nothing: their silence goes on
        row |= {"updated_at": dialogue.updated_at, "nudged_at": dialogue.nudged_at}
        await dialogues.save(scene.transaction, [row])


async def _released(house: House, transaction: Transaction, report_id: int) -> list[Effect]:
    """When the last file of a submitted report is in, its card and its receipt go out."""
    if await evidence.awaited(transaction, [report_id]):
        return []
    report = await reports.by_id(transaction, report_id)
    if report is None:
        return []
    files = await evidence.of_report(transaction, report_id)
    return [*release(house, report.region, report_id, report.contact_id), *_nothing_left(report, files)]


def _nothing_left(report: Report, files: list[Evidence]) -> list[Effect]:
    """No file could be read and there is no link: the resident is asked to send something again."""
    if report.contact_id is None or report.answers.get("link") or any(f.state == evidence.STORED for f in files):
        return []
    return [Effect(report.contact_id, "say", to_json(Message((line("evidence-none-left"),))))]
