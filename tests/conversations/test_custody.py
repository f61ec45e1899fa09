"""What was done in a case, as its chain of events tells it; and that the chain holds, whatever was done."""

from typing import Any

from bot import export
from bot.sandbox.world import Upload
from bot.verify import verify
from storage.models import DailyHead, Event, Evidence
from tests.conversations.insight import events_of, folder, originals, rows
from tests.conversations.talks import TO_EVIDENCE, reported, to_name
from tests.conversations.transcript import photos, play
from tests.stage import Stage
from tests.storage.custody_tools import broken, broken_heads


async def told(stage: Stage, ticket: str) -> list[tuple[str, str, dict[str, Any]]]:
    """(who, what, about what) of everything in this case."""
    return [(event.actor, event.action, event.detail) for event in await events_of(stage, ticket)]


def known(file: Evidence) -> dict[str, Any]:
    """What the event says of a file once it is in the store."""
    return {"file": file.id, "mime": file.mime, "sha256": file.sha256, "size": file.size}


async def test_everything_that_is_done_in_a_case(stage: Stage) -> None:
    """From the first file to the package, over two days and two drafts."""
    warga = stage.resident()
    ticket = await reported(warga, photos(2))
    await stage.decide(ticket, "evidence")
    await stage.decide(ticket, "reject:no-evidence")
    await stage.tick(days=1)
    await play(warga, [("[Tambah bukti]", "Silakan"), (photos(1, first=5), "1 bukti"), ("[Selesai]", "ditinjau ulang")])
    await stage.decide(ticket, "escalate")
    await stage.tap(stage.liaison, stage.bot_messages(stage.bawaslu)[-1], ":acknowledge")
    await stage.settled()
    await stage.tick(days=1)
    one, two, three = sorted(await rows(stage, Evidence), key=lambda file: file.id or 0)
    events = await told(stage, ticket)
    assert sorted(str(event) for event in events[:5]) == sorted(
        str(event)
        for event in [
            ("resident", "received", {"file": one.id, "kind": "photo"}),
            ("resident", "received", {"file": two.id, "kind": "photo"}),
            ("system", "stored", known(one)),
            ("system", "stored", known(two)),
            ("resident", "submitted", {"files": 2, "ticket": ticket}),
        ]
    )
    by, both = "moderator:Petugas Satu", [one.id, two.id]
    assert events[5:9] == [
        ("system", "carded", {"files": both}),
        (by, "shown", {"files": both}),
        (by, "reject", {"reason": "no-evidence", "was": "waiting"}),
        ("resident", "received", {"file": three.id, "kind": "photo"}),
    ]
    assert [(who, action) for who, action, _ in events[9:]].count(("system", "carded")) == 1
    assert [(who, action) for who, action, _ in events[9:] if action != "carded"] == [
        ("system", "stored"), ("resident", "added"), ("resident", "reopen"),
        (by, "escalate"), ("system", "handed_over"),
        ("system", "delivered"), ("bawaslu:Staf Bawaslu", "acknowledge"),
    ]  # fmt: skip
    assert {action: detail for _, action, detail in events}["handed_over"] == {"files": [one.id, three.id, two.id]}
    assert await broken(stage.app.database) == []
    assert await broken_heads(stage.app.database) == []
    assert [head.day for head in await rows(stage, DailyHead)] == ["2026-11-23", "2026-11-24"]
    path = folder(stage) / "paket.zip"
    await export.export(stage.settings, ticket, "permintaan Bawaslu", path, originals=True)
    verdict = verify(path)
    assert verdict.faults == []
    assert "3 berkas tidak berubah sejak diterima." in verdict.text
    assert f"{warga.person.id}".encode() not in path.read_bytes()


async def test_what_was_erased_leaves_an_event_that_says_so(stage: Stage) -> None:
    """The tombstone: how many files, which numbers, and nothing of what was in them."""
    warga = stage.resident()
    ticket = await reported(warga, photos(2))
    await play(warga, [("/hapus", "Hapus data"), ("[Ya, hapus semuanya]", "1 laporan")])
    await stage.settled()
    numbers = [file.id for file in await rows(stage, Evidence)]
    (erased,) = [(who, detail) for who, act, detail in await told(stage, ticket) if act == "erased"]
    assert erased == ("resident", {"files": numbers, "answers": erased[1]["answers"]})
    assert isinstance(erased[1]["answers"], int)
    assert originals(stage) == []
    assert await broken(stage.app.database) == []


async def test_the_files_of_a_draft_that_was_given_up(stage: Stage) -> None:
    """There is no case any more, but what came is not as if it had never been."""
    warga = stage.resident()
    await to_name(warga, photos(1))
    (file,) = await rows(stage, Evidence)
    await warga.say("batal")
    await warga.say("ya")
    await stage.settled()
    assert originals(stage) == []
    events = [event for event in await rows(stage, Event) if event.chain == file.chain]
    assert [(event.actor, event.action, event.detail) for event in events] == [
        ("resident", "received", {"file": file.id, "kind": "photo"}),
        ("system", "stored", known(file)),
        ("resident", "dropped", {"files": [file.id]}),
    ]


async def test_a_file_of_no_use(stage: Stage) -> None:
    warga = stage.resident()
    await play(warga, TO_EVIDENCE)
    warga.hand([Upload(b"no picture at all", "x.jpg")], "document")
    await stage.settled()
    events = await rows(stage, Event)
    assert [(event.actor, event.action) for event in events] == [("resident", "received"), ("system", "refused")]
    assert events[1].detail.keys() == {"file", "reason"}
    assert events[1].detail["file"] == events[0].detail["file"]
