"""Whether a report is to be withdrawn is answered in words, too: "ya" had been told how to report."""

from pathlib import Path

import pytest

from tests.channels.phone import phone
from tests.conversations.insight import report_of
from tests.conversations.talks import reported
from tests.conversations.transcript import photos, play
from tests.stage import Resident, Stage


async def asked(stage: Stage) -> tuple[Resident, str]:
    """A resident who is asked whether to withdraw a report; its ticket."""
    warga = stage.resident()
    ticket = await reported(warga)
    await play(warga, [(f"/status {ticket}", "Menunggu"), ("[Tarik laporan]", "Yakin menarik laporan")])
    return warga, ticket


@pytest.mark.parametrize("yes", ["ya", "Iya.", "ya bu", "ya tarik", "tarik saja", "[Ya, tarik laporan]"])
async def test_yes(stage: Stage, yes: str) -> None:
    warga, ticket = await asked(stage)
    await play(warga, [(yes, f"{ticket} sudah ditarik")])
    assert (await report_of(stage, ticket)).state == "withdrawn"


@pytest.mark.parametrize("no", ["tidak", "gak jadi", "batal", "/batal", "[Tidak jadi]"])
async def test_no(stage: Stage, no: str) -> None:
    warga, ticket = await asked(stage)
    await play(warga, [(no, f"{ticket} tidak ditarik")])
    assert (await report_of(stage, ticket)).state == "waiting"


async def test_only_while_it_is_the_last_thing_that_was_said(stage: Stage) -> None:
    warga, ticket = await asked(stage)
    await play(warga, [("/bantuan", "/lapor"), ("ya", "Untuk melapor")])
    await play(warga, [("/lapor", "persetujuan"), ("ya", "Langkah 1")])
    assert (await report_of(stage, ticket)).state == "waiting"


async def test_in_the_middle_of_another_report_it_answers_that_question_alone(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga)
    await play(warga, [("/lapor", "persetujuan"), ("/status", ticket), (f"[{ticket}]", "Menunggu")])
    await play(warga, [("[Tarik laporan]", "Yakin"), ("gak jadi", ("tidak ditarik", "Sebelum mulai"))])


async def test_on_whatsapp(tmp_path: Path) -> None:
    async with phone(tmp_path) as sari:
        ticket = await reported(sari, photos(1))
        await play(
            sari, [(f"/status {ticket}", "Menunggu"), ("[Tarik laporan]", "tulis *ya*"), ("ya", "sudah ditarik")]
        )
        assert (await report_of(sari.stage, ticket)).state == "withdrawn"
