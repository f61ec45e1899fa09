"""Houses of before: what was noted gets its place in a chain, and each chain says when it was made one."""

import json

import pytest
from alembic import command
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from storage import custody, heads
from storage.database import Database
from storage.migrate import configured, migrate
from tests.storage.custody_tools import broken, broken_heads
from tests.storage.post import NOW

REPORT = """INSERT INTO report (id, ticket, draft, region, state, version, answers, consent_version, consented_at,
    submitted_at, decided_by, decider, reason, card, acknowledged_by)
    VALUES (:id, :ticket, :draft, 'solo', 'waiting', 1, '{}', '', 0, 0, '', '', '', '', '')"""
EVENT = """INSERT INTO event (report_id, at, actor, action, detail)
    VALUES (:report, :at, :who, :action, :detail)"""
FILE = """INSERT INTO evidence (id, draft, report_id, unique_ref, ref, kind, state, reason, sha256, size, mime, width,
    height, position, received_at)
    VALUES (:id, :draft, :report, :name, :ref, 'photo', :state, '', :sha256, 9, 'image/png', 1, 1, 0, 0)"""
CONTACT = "INSERT INTO contact VALUES (1, 'telegram', 'x', :ref, 'person', 'id', :yes, 0, 1.0, 0.0)"
DIALOGUE = "INSERT INTO dialogue VALUES (1, 'more', :talk, 1.0, NULL)"


async def _lived_in(database: Database) -> None:
    """Two reports, a draft and more evidence under way for the first report; events as they were then."""
    async with database.reshape() as transaction:
        await transaction.run_sync(lambda connection: command.upgrade(configured(connection), "0004"))
        await transaction.execute(text(CONTACT), {"ref": b"", "yes": True})
        await transaction.execute(text(DIALOGUE), {"talk": json.dumps({"form": "more", "about": "LN-1"})})
        for number, draft in ((1, "d1"), (2, "d2")):
            await transaction.execute(text(REPORT), {"id": number, "ticket": f"LN-{number}", "draft": draft})
        files = [(1, "d1", 1, "stored"), (2, "d3", None, "stored"), (3, "more", None, "stored")]
        files.append((4, "d2", 2, "awaited"))
        for number, draft, report, state in files:
            values = {"id": number, "draft": draft, "report": report, "state": state, "name": str(number), "ref": b""}
            await transaction.execute(text(FILE), {**values, "sha256": f"{number}" * 64})
        for report, action in ((1, "submitted"), (2, "submitted"), (1, "accept"), (None, "refused")):
            values = {"report": report, "at": NOW + 0.12345, "who": "moderator:Bu Sekar–É"}
            detail = '{"was": "waiting",  "files": 2}' if action == "accept" else "{}"
            await transaction.execute(text(EVENT), {**values, "action": action, "detail": detail})


async def test_what_was_noted_before_becomes_a_chain(empty_url: str) -> None:
    database = Database(empty_url)
    await _lived_in(database)
    await migrate(database)
    assert await broken(database) == []
    async with database.transaction() as transaction:
        one, two, draft, lost = [await custody.trail(transaction, chain) for chain in ("d1", "d2", "d3", "no-case")]
        rows = (await transaction.execute(text("SELECT id, chain FROM evidence ORDER BY id"))).all()
    assert [(e.place, e.action) for e in one] == [(1, "submitted"), (2, "accept"), (3, "chained")]
    assert (one[1].at, one[1].actor) == (NOW + 0.123, "moderator:Bu Sekar–É")
    assert one[1].detail == {"files": 2, "was": "waiting"}
    kept = [(file["file"], file["sha256"][0], file["size"], file["mime"]) for file in one[2].detail["files"]]
    assert kept == [(1, "1", 9, "image/png"), (3, "3", 9, "image/png")], "those under way belong to the report too"
    assert (one[2].detail["events"], one[2].detail["ticket"]) == (2, "LN-1")
    assert [(e.action, e.detail) for e in two[1:]] == [("chained", {"events": 1, "files": [], "ticket": "LN-2"})]
    assert [(e.action, [file["file"] for file in e.detail["files"]]) for e in draft] == [("chained", [2])]
    assert [e.action for e in lost] == ["refused", "chained"]
    assert [tuple(row) for row in rows] == [(1, "d1"), (2, "d3"), (3, "d1"), (4, "d2")]
    assert await heads.close(database, "2026-11-25", NOW)
    assert await broken_heads(database) == []
    with pytest.raises(DBAPIError, match="only ever added"):
        async with database.transaction() as transaction:
            await transaction.execute(text("DELETE FROM event"))
    await database.close()
