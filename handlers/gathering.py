"""The files of a talk: told from what was said, announced in the turn's transaction, fetched afterwards."""

from collections.abc import Sequence
from typing import Any

from handlers import report
from handlers.forms import Step, Talk
from handlers.scene import Scene
from storage import evidence
from storage.outbox import WORK, Effect


def gather(scene: Scene, before: Talk, step: Step) -> None:
    """Files are fetched from the moment consent is given, not before."""
    after = step.talk or before
    if not report.consented(after):
        return
    known = {entry["unique"] for entry in before.answers.get("evidence") or []} if report.consented(before) else set()
    entries = enumerate(after.answers.get("evidence") or [])
    scene.files += [_file_row(scene, entry, place) for place, entry in entries if entry["unique"] not in known]


def _file_row(scene: Scene, entry: dict[str, Any], place: int) -> dict[str, Any]:
    return {
        "contact_id": scene.contact_id,
        "draft": scene.draft,
        "unique_ref": entry["unique"],
        "ref": scene.house.crypt.seal(entry["ref"].encode()),
        "kind": entry["kind"],
        "position": place,
        "received_at": scene.now,
    }


async def announce(scenes: Sequence[Scene]) -> None:
    """Store the files that were announced in these scenes, and send for them."""
    waiting = [scene for scene in scenes if scene.files]
    if not waiting:
        return
    rows = [row for scene in waiting for row in scene.files]
    by_contact = {scene.contact_id: scene for scene in waiting}
    for number, contact_id in await evidence.announce(waiting[0].transaction, rows):
        scene, body = by_contact[contact_id or 0], {"evidence": number}
        scene.effects.append(Effect(scene.contact_id, "fetch", body, lane=f"fetch:{scene.contact_id}", rank=WORK))
    for scene in waiting:
        scene.files.clear()
