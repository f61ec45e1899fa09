"""The files of a talk: told from what was said, announced in the turn's transaction, fetched afterwards."""

from collections.abc import Sequence
from typing import Any

from handlers import received
from handlers.forms import Step, Talk, consented
from handlers.scene import Scene
from storage import evidence, reports
from storage.custody import Act
from storage.outbox import WORK, Effect


def gather(scene: Scene, before: Talk, step: Step) -> None:
    """Files are fetched from the moment consent is given, not before."""
    after = step.talk or before
    if not consented(after):
        return
    scene.actor = received.actor(after.answers)
    known = {entry["unique"] for entry in before.answers.get("evidence") or []} if consented(before) else set()
    entries = enumerate(after.answers.get("evidence") or [])
    new = [(place, entry) for place, entry in entries if entry["unique"] not in known]
    scene.files += [(_file_row(scene, entry, place), after.about) for place, entry in new]


def _file_row(scene: Scene, entry: dict[str, Any], place: int) -> dict[str, Any]:
    return {
        "contact_id": scene.contact_id,
        "draft": scene.draft,
        "unique_ref": entry["unique"],
        "ref": scene.house.crypt.seal(entry["ref"].encode()),
        "preview": scene.house.crypt.seal_words(entry.get("preview", "")),
        "kind": entry["kind"],
        "position": place,
        "received_at": scene.now,
    }


async def announce(scenes: Sequence[Scene]) -> None:
    """Store the files that were announced in these scenes, and send for them."""
    waiting = [scene for scene in scenes if scene.files]
    if not waiting:
        return
    by_contact = {scene.contact_id: scene for scene in waiting}
    for file in await evidence.announce(waiting[0].transaction, await _rows(waiting)):
        scene, body = by_contact[file.contact_id or 0], {"evidence": file.number}
        scene.effects.append(Effect(scene.contact_id, "fetch", body, lane=f"fetch:{scene.contact_id}", rank=WORK))
        scene.acts.append(Act(file.chain, scene.actor, "received", {"file": file.number, "kind": file.kind}))
    for scene in waiting:
        scene.files.clear()


async def _rows(scenes: Sequence[Scene]) -> list[dict[str, Any]]:
    """The files' rows, each with the case it belongs to: that of its draft, or that of the report it is added to."""
    files = [file for scene in scenes for file in scene.files]
    tickets = [about for _, about in files if about]
    cases = await reports.drafts_of_tickets(scenes[0].transaction, tickets) if tickets else {}
    return [row | {"chain": cases.get(about, row["draft"])} for row, about in files]
