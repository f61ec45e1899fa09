"""The store of originals does not work for a while: the operator hears of it, residents do not, nothing is lost."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from structlog.testing import capture_logs

from tests.conversations.insight import folder, kept, originals
from tests.conversations.talks import TO_EVIDENCE
from tests.conversations.transcript import photos, play
from tests.stage import Stage


@contextmanager
def down(stage: Stage) -> Iterator[None]:
    """Nothing can be written there."""
    place = folder(stage) / "evidence" / "arriving"
    _block(place)
    yield
    place.unlink()


def _block(place: Path) -> None:
    if place.exists():
        place.rmdir()
    place.touch()


async def test_a_screenshot_that_comes_meanwhile_is_kept_afterwards(stage: Stage) -> None:
    warga = stage.resident()
    await play(warga, TO_EVIDENCE)
    with down(stage), capture_logs() as logs:
        stage.world.send_files(warga.person, warga.chat, photos(1).uploads)
        await stage.settled(skip=False)
        said = "\n".join(message.text for message in warga.heard)
        assert [file.state for file in await kept(stage)] == ["awaited"]
        for _ in range(3):
            stage.hands.forward(600)
            await stage.settled(skip=False)
    assert [file.state for file in await kept(stage)] == ["awaited"]
    assert "1 bukti diterima" in said
    assert "\n".join(message.text for message in warga.heard) == said, "not a word of it"
    errors = [entry for entry in logs if entry["log_level"] == "error"]
    assert len(errors) >= 3
    assert {entry["event"] for entry in errors} == {
        "the store of files (EVIDENCE_URL) does not work; trying again later"
    }
    await stage.settled()
    assert [file.state for file in await kept(stage)] == ["stored"]
    assert len(originals(stage)) == 1


async def test_what_lay_half_arrived_is_gone_after_the_next_start(stage: Stage) -> None:
    left = folder(stage) / "evidence" / "arriving" / "0123"
    _leave(left)
    await stage.restart()
    assert not left.exists()


def _leave(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"half")
