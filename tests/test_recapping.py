"""`lapornetral recap`: the figures of a period on the server, with what they are for."""

from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest
from typer.testing import CliRunner

from bot import recapping
from bot.cli import app
from storage import custody
from storage.studio import Studio
from tests.case_on_file import House, house
from tests.conftest import Borrowed
from tests.test_package import members_of

PURPOSE = "rapat dengan Komisi II"


@pytest.fixture
async def made(tmp_path: Path, migrated: Path, studio: Studio, monkeypatch: pytest.MonkeyPatch) -> House:
    """A house with a case."""
    monkeypatch.setattr("bot.press.Studio", lambda **_: Borrowed(studio))
    return await house(tmp_path, migrated)


async def noted(house: House) -> list[tuple[str, str, dict[str, Any]]]:
    database = house.open()
    async with database.transaction() as transaction:
        found = await custody.trail(transaction, "region:solo")
    await database.close()
    return [(event.actor, event.action, event.detail) for event in found]


async def test_both_kinds_are_written_and_noted(made: House, tmp_path: Path) -> None:
    first, last = "2025-11-01", "2025-11-20"
    await recapping.write(made.settings, "solo", first, last, tmp_path / "rekap.pdf", f" {PURPOSE}\n")
    await recapping.write(made.settings, "solo", first, last, tmp_path / "rekap.xlsx", PURPOSE)
    document = pypdfium2.PdfDocument(tmp_path / "rekap.pdf")
    words = " ".join("".join(page.get_textpage().get_text_range() for page in document).split())
    document.close()
    for part in ("Sabtu, 1 November 2025 sampai Kamis, 20 November 2025", f"Keperluan : {PURPOSE}"):
        assert part in words
    file = openpyxl.load_workbook(BytesIO((tmp_path / "rekap.xlsx").read_bytes()))
    assert file.sheetnames == ["Rekap", "Laporan", "Keterangan"]
    assert file["Rekap"].max_row == 22
    assert (tmp_path / "rekap.pdf").stat().st_mode & 0o777 == 0o600
    about = {"first": first, "last": last, "purpose": PURPOSE, "who": ""}
    kinds = [("operator", "figures", {**about, "kind": kind}) for kind in ("pdf", "xlsx")]
    assert await noted(made) == kinds


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"key": "nowhere"}, recapping.NoRegionError),
        ({"first": "2026-02-31"}, recapping.NoPeriodError),
        ({"first": "2999-01-01", "last": "2999-01-02"}, recapping.NoPeriodError),
        ({"path": "rekap.csv"}, recapping.NoKindError),
        ({"purpose": " "}, recapping.NoPurposeError),
        ({"purpose": "x" * 201}, recapping.NoPurposeError),
    ],
)
async def test_what_is_refused_is_not_noted(
    made: House, tmp_path: Path, wrong: dict[str, str], why: type[Exception]
) -> None:
    given: dict[str, Any] = {"key": "solo", "first": "2025-11-01", "last": "2025-11-20", "purpose": PURPOSE}
    path = tmp_path / wrong.get("path", "rekap.pdf")
    with pytest.raises(why, match="--"):
        await recapping.write(made.settings, **{**given, **wrong, "path": path})
    assert await noted(made) == []
    assert not [name for name in members_of(tmp_path) if name.endswith((".pdf", ".csv", ".part"))]


def test_the_command_says_what_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.running.loaded", lambda: None)
    days = ["--from", "2025-11-01", "--to", "2025-11-20"]
    result = CliRunner().invoke(app, ["recap", "--region", "solo", *days, "--out", "rekap.pdf"])
    assert (result.exit_code, "--purpose: say in 3 to 200 signs" in result.output) == (1, True)
