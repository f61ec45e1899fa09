"""Everything somebody says in one breath reaches us in one batch, and is still taken in order."""

import random
from pathlib import Path

from tests.reliability.town import TICKET, file_report_at_once, playing, screenshots, select, town


async def test_a_report_is_there_for_what_is_said_right_after_it(tmp_path: Path) -> None:
    """Two reports, one with files, and a look at what became of them, before the bot could answer anything."""
    async with town(tmp_path) as stage:
        resident = stage.resident()
        await file_report_at_once(resident, screenshots(2, random.Random(7)))
        stage.world.say(resident.person, resident.chat, "/status")
        await file_report_at_once(resident)
        stage.world.say(resident.person, resident.chat, "/status")
        async with playing(stage):
            await stage.settled()
            thanks = [message.text for message in resident.heard if "laporan Anda sudah masuk" in message.text]
            shown = [TICKET.findall(m.text) for m in resident.heard if m.text.startswith("Laporan Anda")]
            rows = await select(stage.app.database, "SELECT id, ticket, draft FROM report ORDER BY id")
            events = await select(stage.app.database, "SELECT chain, detail FROM event WHERE action = 'submitted'")
            files = await select(stage.app.database, "SELECT report_id, state FROM evidence")
        first, second = (row["ticket"] for row in rows)
        assert shown == [[first], [second, first]]
        assert [TICKET.findall(text) for text in thanks] == [[first], [second]]
        assert [(event["chain"], event["detail"]) for event in events] == [
            (rows[0]["draft"], f'{{"files":2,"ticket":"{first}"}}'),
            (rows[1]["draft"], f'{{"files":0,"ticket":"{second}"}}'),
        ]
        assert [(file["report_id"], file["state"]) for file in files] == [(rows[0]["id"], "stored")] * 2
        assert sorted(TICKET.findall(card.text)[0] for card in stage.cards()) == sorted([first, second])


async def test_reports_of_many_residents_in_one_batch_keep_their_own_files(tmp_path: Path) -> None:
    async with town(tmp_path) as stage:
        rng = random.Random(8)
        people = {stage.resident(f"Warga {number}"): number % 3 for number in range(5)}
        for resident, count in people.items():
            await file_report_at_once(resident, screenshots(count, rng))
        async with playing(stage):
            await stage.settled()
            held = await select(
                stage.app.database,
                "SELECT count(evidence.id) AS files, count(DISTINCT evidence.contact_id) AS owners FROM report"
                " LEFT JOIN evidence ON evidence.report_id = report.id AND evidence.contact_id = report.contact_id"
                " GROUP BY report.id ORDER BY report.id",
            )
        assert [row["files"] for row in held] == list(people.values())
        assert len(stage.cards()) == len(people)
