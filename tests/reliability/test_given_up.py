"""What waits is not given up; what was given up takes nothing along that still can go on."""

from pathlib import Path

from tests.reliability.town import playing, select, town


async def test_to_be_asked_to_wait_is_no_try(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, playing(stage) as app:
        resident = stage.resident()
        for _ in range(3):
            stage.world.faults.next("sendMessage", "429")
        await resident.say("/bantuan")
        assert stage.world.faults.counts["429"] == 3
        (row,) = await select(app.database, "SELECT tries, error FROM outbox WHERE kind = 'say'")
        assert row == {"tries": 0, "error": "TryLater"}
