"""The bench of scale measures what it says: counts are asserted here, times never."""

from bench import scale
from bench.scale_cases import batches
from storage import custody
from storage.database import Database
from storage.models import Event, Report


async def test_every_column_of_the_table_is_measured(sqlite_url: str) -> None:
    told: list[str] = []
    seen = await scale.look("here", sqlite_url, 40, told.append)
    row = dict(zip(scale.HEAD, seen.row(), strict=True))
    assert (row["database"], row["cases"]) == ("here", "40")
    assert seen.events > 160
    assert [len(took) for took in (seen.digest, *seen.figures.values())] == [scale.TRIES] * 3
    assert len(seen.status) == 40
    assert len(seen.decision) >= 1
    assert len(told) == 2


async def test_its_chains_hold_and_its_states_are_what_events_say(own_url: str) -> None:
    database = Database(own_url)
    await scale.prepare(database, 300)
    assert [broken async for broken in custody.walk(database, lambda _: None)] == []
    await database.close()
    rows = [(table, row) for batch in batches(300) for table, of_one in batch for row in of_one]
    events = [row for table, row in rows if table is Event]
    reports = [row for table, row in rows if table is Report]
    assert events == sorted(events, key=lambda row: row["at"])
    assert len(reports) == 300
    decided = {row["chain"] for row in events if row["action"] in ("accept", "reject", "escalate", "withdrawn")}
    assert {row["draft"] for row in reports if row["state"] == "waiting"} == {row["draft"] for row in reports} - decided
