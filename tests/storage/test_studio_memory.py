"""What the worker keeps between two jobs: little, whatever came, and none of what was drawn."""

import io
import re
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PIL import Image

from storage.pictures import FILM, Receipt
from storage.studio import Studio

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="smaps_rollup and glibc's malloc are Linux's")

SCREENSHOT = 1080, 2400


@pytest.fixture
async def studio() -> AsyncIterator[Studio]:
    async with Studio() as opened:
        yield opened


def kept(studio: Studio) -> float:
    """Megabytes that are the worker's alone."""
    told = Path(f"/proc/{studio.pid}/smaps_rollup").read_text(encoding="ascii")
    found = re.search(r"Private_Dirty: +(\d+) kB", told)
    assert found is not None
    return int(found[1]) / 1000


def picture(width: int, height: int, kind: str = "JPEG") -> bytes:
    out = io.BytesIO()
    Image.radial_gradient("L").resize((width, height)).convert("RGB").save(out, kind)
    return out.getvalue()


async def sheet(studio: Studio, number: int) -> None:
    tall = picture(500 + number * 3, 1400 - number * 5)
    await studio.sheet([tall, picture(600, 700 + number * 11)], number, [f"{FILM}:0:{number:02d}", "PDF"])


async def test_sheets_of_all_shapes_leave_nothing_behind(studio: Studio) -> None:
    for number in range(4):
        await sheet(studio, number)
    before = kept(studio)
    for number in range(4, 34):
        await sheet(studio, number)
    assert kept(studio) - before < 6


async def test_receipts_of_all_tickets_leave_nothing_behind(studio: Studio) -> None:
    async def receipt(number: int) -> None:
        rows = [("Nomor", f"{number:04d}"), ("Isi", "kata " * number)]
        await studio.receipt(Receipt("Tanda terima", f"LN-{number:04d}-{'X' * (number % 30)}", rows, ["catatan"], "LN"))

    for number in range(8):
        await receipt(number)
    before = kept(studio)
    for number in range(8, 60):
        await receipt(number)
    assert kept(studio) - before < 6


async def test_the_pixels_of_a_screenshot_are_given_back_at_once(studio: Studio) -> None:
    pixels = 4 * SCREENSHOT[0] * SCREENSHOT[1] / 1e6
    await studio.inspect(picture(520, 520))
    before = kept(studio)
    await studio.inspect(picture(*SCREENSHOT, "PNG"))  # which is decoded as a whole
    assert kept(studio) - before < pixels / 2
