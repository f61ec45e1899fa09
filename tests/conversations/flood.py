"""Many reports at once, put where the talk of as many residents would have put them."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from handlers import desk_queue
from handlers.scene import release, today
from storage import custody, outbox, queue, reports
from storage.custody import Act
from storage.tickets import new_ticket
from tests.stage import Stage

LATE = 20
"""Days after which nobody at Bawaslu takes it, by any reading."""


def answers(happened: date, number: int = 0, **more: Any) -> dict[str, Any]:
    """What somebody answered about one day."""
    told = {"behaviour": "engage", "name": f"Pak Contoh {number}", "status": "pns", "agency": "Dinas Contoh"}
    return told | {"happened": happened.isoformat(), "known": happened.isoformat(), "story": "Terlihat."} | more


async def filed(stage: Stage, *days_ago: int, region: str = "solo") -> list[str]:
    """A report for each of these, about what happened so many days ago; their tickets, in this order."""
    now, rows = stage.hands(), _rows(stage, days_ago, region)
    async with stage.app.database.transaction() as transaction:
        numbers = await reports.submit(transaction, rows)
        sent = [Act(str(row["draft"]), "resident", "submitted", {}) for row in rows]
        await custody.write(transaction, sent, now)
        effects = [effect for number in numbers for effect in release(stage.app.house, region, number, None)]
        await outbox.put(transaction, effects, now, stage.app.deliver.ours)
    stage.app.deliver.offer([], {}, work=True)
    return [str(row["ticket"]) for row in rows]


async def on_file(stage: Stage, *days_ago: int, region: str = "solo") -> None:
    """The same from long ago, when they were shown: they have their place in the queue, and nothing follows."""
    async with stage.app.database.transaction() as transaction:
        numbers = await reports.submit(transaction, _rows(stage, days_ago, region))
        stored = await reports.several(transaction, numbers)
        await queue.enter(transaction, [desk_queue.place_of(report, stage.hands()) for report in stored])


def _rows(stage: Stage, days_ago: Sequence[int], region: str) -> list[dict[str, Any]]:
    now, draft = stage.hands(), new_ticket()
    here = today(stage.app.house.desk(region).region, now)
    return [
        {
            "ticket": new_ticket(),
            "draft": f"{draft}-{number}",
            "region": region,
            "answers": answers(here - timedelta(days), number),
            "submitted_at": now + number / 1000,
        }
        for number, days in enumerate(days_ago)
    ]
