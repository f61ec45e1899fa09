"""More evidence for a report that was sent before: its files, and what its sender tells besides or instead."""

from typing import Any

from handlers import case_button, grade
from handlers.answered import pass_on
from handlers.forms import Talk
from handlers.messages import GAP, Message, line
from handlers.reopening import reopen
from handlers.report import files_of
from handlers.scene import Scene, release
from storage import evidence, reports
from storage.custody import Act
from storage.models import Report


async def add(scene: Scene, talk: Talk) -> None:
    """The files belong to the report, the words go below its card; a rejected one is looked at again."""
    report = await reports.by_ticket(scene.transaction, talk.about)
    if report is None or report.contact_id != scene.contact_id:
        scene.say(Message((line("status-none"),)))
        return
    number, files = report.id or 0, files_of(scene, talk)
    await evidence.attach(scene.transaction, [(scene.draft, name, number) for name in files])
    told = await _passed_on(scene, report, str(talk.answers.get("story") or ""))
    scene.acts.append(Act(report.draft, "resident", "added", {"files": len(files), "was": report.state, **told}))
    reopened = await reopen(scene, report)
    scene.say(await _thanks(scene, reopened or report, len(files), "added-reopened" if reopened else "added"))
    if not await evidence.awaited(scene.transaction, [number]):
        scene.effects += release(scene.house, report.region, number, report.contact_id)


async def _passed_on(scene: Scene, report: Report, words: str) -> dict[str, Any]:
    """What the case notes of words that came along; the words themselves are sealed."""
    return {"inquiry": (await pass_on(scene, report, words)).id} if words else {}


async def _thanks(scene: Scene, report: Report, added: int, key: str) -> Message:
    """Thanks; and where all the report has are photos, the request for the files, with the way back here."""
    thanks = line(key, ticket=report.ticket, files=added)
    files = await evidence.of_report(scene.transaction, report.id or 0)
    if not grade.only_photos([file.kind for file in files]):
        return Message((thanks,))
    more = case_button.button(report, "more", "choice-more")
    return Message((thanks, GAP, *grade.asked(scene.contact.channel)), ((more,),))
