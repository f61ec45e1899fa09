"""The whole of it, by eye and hand: a resident reports with two screenshots, a moderator decides, the resident hears.

The real bot, the real page, a real browser.
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Locator, Page, expect

from bot import app
from bot.hosting import reserved_port
from bot.sandbox import demo
from bot.sandbox.leaps import SetClock
from bot.sandbox.page import page_routes
from bot.sandbox.page_stage import Stage
from bot.sandbox.server import create_app, serving
from bot.sandbox.world import Upload, World
from storage.crypt import new_key
from storage.studio import Studio
from tests.browser.conftest import DESK, PATIENCE, PHONE, OpenPage
from tests.browser.test_files import JPEG, PICTURE, SECOND, pick
from tests.conftest import Borrowed

RESIDENT, PHONE_OWNER, GROUP = "Sari Contoh", "Melati Contoh", "Satgas Solo (contoh)"


@dataclass
class Whole:
    """The demo as it runs, without the example cases."""

    url: str
    world: World
    stage: Stage


@pytest_asyncio.fixture(loop_scope="session")
async def warm(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    """The picture room is open: its worker goes last on a busy machine, and may take many seconds to start there."""
    monkeypatch.setattr(app, "Studio", partial(Borrowed, studio))
    await studio.placeholder()


@pytest_asyncio.fixture(loop_scope="session")
async def whole(tmp_path: Path, warm: None, migrated: Path) -> AsyncIterator[Whole]:  # noqa: ARG001
    shutil.copy(migrated, tmp_path / "demo.db")
    clock = SetClock()
    world = World(demo.TOKEN, now=clock.moment)
    stage = demo.cast(world)
    async with serving(create_app(world, page_routes(world, stage))) as url:
        settings = demo.settings_for(url, str(tmp_path), stage, new_key())
        async with demo.playing(settings, clock):
            yield Whole(url, world, stage)


def column(page: Page, title: str) -> Locator:
    return page.get_by_role("region", name=title)


async def choose(column: Locator, label: str) -> None:
    await column.get_by_role("button", name=label, exact=True).last.click()


async def write(page: Page, title: str, text: str) -> None:
    await page.get_by_label(f"Tulis pesan di {title}").fill(text)
    await page.keyboard.press("Enter")


async def report(page: Page, sari: Locator) -> None:
    """The whole form, with two screenshots sent together as files."""
    await write(page, RESIDENT, "/lapor")
    await choose(sari, "Setuju, lanjutkan")
    await choose(sari, "Kota Surakarta (Solo)")
    await choose(sari, "Suka/komentar/bagikan")
    await choose(sari, "Siapa saja (publik)")
    await expect(sari.get_by_role("log")).to_contain_text("Adakah tautan unggahannya?")
    await choose(sari, "Lewati")
    await expect(sari.get_by_role("log")).to_contain_text("Kirim tangkapan layarnya")
    await pick(sari, page, "File", PICTURE, SECOND)
    await sari.get_by_role("button", name="Kirim", exact=True).click()
    await expect(sari.get_by_role("log")).to_contain_text("2 bukti diterima")
    await choose(sari, "Selesai")
    await expect(sari.get_by_role("log")).to_contain_text("Siapa nama terlapor?")
    await write(page, RESIDENT, "@contoh.pegawai77")
    await choose(sari, "PNS")
    await expect(sari.get_by_role("log")).to_contain_text("Di mana terlapor bekerja?")
    await write(page, RESIDENT, "Dinas Contoh")
    await choose(sari, "Kemarin")
    await choose(sari, "Saat kejadian")
    await expect(sari.get_by_role("log")).to_contain_text("Ceritakan singkat kejadiannya")
    await write(page, RESIDENT, "Menyukai unggahan akun pemenangan Calon Fiktif A.")
    await choose(sari, "Informasi saja")
    await expect(sari.get_by_role("log")).to_contain_text("Periksa laporan Anda")
    await choose(sari, "Kirim laporan")
    await expect(sari.get_by_role("log")).to_contain_text("laporan Anda sudah masuk")


async def reported(whole: Whole, city: str) -> None:
    """The same without the page, in one breath: where the report itself is not what is looked at."""
    world, sari = whole.world, whole.stage.residents[0]
    chat = world.private(sari)
    assert sari.name == RESIDENT
    for words in ("/lapor", "setuju", city, "2", "1", "lewati"):
        world.say(sari, chat, words)
    world.send_files(sari, chat, [Upload(JPEG)], kind="document")
    for words in ("selesai", "@contoh.pegawai77", "1", "Dinas Contoh", "kemarin", "sama", "lewati", "1", "kirim"):
        world.say(sari, chat, words)


async def test_reported_accepted_and_told(whole: Whole, browser_page: OpenPage) -> None:
    page = await browser_page(whole.url, DESK)
    sari, group = column(page, RESIDENT), column(page, GROUP)
    await report(page, sari)
    await expect(sari.get_by_role("log")).to_contain_text("Tanda terima laporan LN-")
    card = group.get_by_role("log")
    await expect(card).to_contain_text("menunggu keputusan")
    await expect(card).to_contain_text("@contoh.pegawai77")
    await expect(card).not_to_contain_text("Sari")
    await choose(group, "✅ Terima")
    await expect(card).to_contain_text("Diputuskan oleh Bu Rini (Satgas)")
    await expect(sari.get_by_role("log")).to_contain_text("Petugas menindaklanjutinya")


async def look_at_sleman(page: Page) -> tuple[Locator, Locator]:
    """Unfold the second city's groups, and open both."""
    groups = "BKPP Sleman (contoh)", "Bawaslu Sleman (contoh)"
    rail = page.get_by_role("navigation", name="Daftar percakapan")
    await rail.locator("[aria-expanded]").filter(has_text="Kabupaten Sleman").click()
    for title in groups:
        await rail.get_by_role("button", name=title).click()
    return column(page, groups[0]), column(page, groups[1])


async def test_escalated_acknowledged_and_told_in_its_city_and_in_no_other(
    whole: Whole, browser_page: OpenPage
) -> None:
    page = await browser_page(whole.url, DESK)
    sari = column(page, RESIDENT)
    await reported(whole, "Kabupaten Sleman")
    group, bawaslu = await look_at_sleman(page)
    await choose(group, "⚖️ Ke Bawaslu")
    await expect(bawaslu.get_by_role("log")).to_contain_text("Penerusan informasi dugaan pelanggaran")
    await expect(sari.get_by_role("log")).to_contain_text("sudah diteruskan ke Bawaslu")
    await choose(bawaslu, "✅ Tandai diterima")
    await expect(group.get_by_role("log")).to_contain_text("diterima Bawaslu")
    await expect(sari.get_by_role("log")).to_contain_text("Bawaslu menyatakan sudah menerima")
    silent = [desk for desk in whole.stage.desks if desk.region != "sleman"]
    assert len(silent) == 2
    assert not any(chat.messages for desk in silent for chat in (desk.moderators, desk.bawaslu))


async def test_an_outsiders_tap_is_refused(whole: Whole, browser_page: OpenPage) -> None:
    page = await browser_page(whole.url, DESK)
    group = column(page, GROUP)
    await reported(whole, "Kota Surakarta (Solo)")
    await expect(group.get_by_role("log")).to_contain_text("menunggu keputusan")
    await group.get_by_role("combobox").or_(group.locator("select")).first.select_option(label="Orang Luar")
    await choose(group, "✅ Terima")
    await expect(page.get_by_role("alertdialog").or_(page.get_by_role("dialog")).first).to_contain_text(
        "Hanya anggota grup petugas"
    )
    await expect(group.get_by_role("log")).to_contain_text("menunggu keputusan")


async def test_a_report_on_a_phone(whole: Whole, browser_page: OpenPage) -> None:
    page = await browser_page(whole.url, PHONE)
    await report(page, column(page, RESIDENT))
    await expect(column(page, RESIDENT).get_by_role("log")).to_contain_text("Nomor laporan: LN-")


@pytest_asyncio.fixture(loop_scope="session")
async def demo_url(warm: None) -> AsyncIterator[str]:  # noqa: ARG001
    """The demo as `lapornetral demo --empty` serves it, WhatsApp and all."""
    port = reserved_port()
    playing = asyncio.create_task(demo.play(port, empty=True))
    async with asyncio.timeout(30):
        while not playing.done() and not await reached(port):  # noqa: ASYNC110 - nobody tells when it listens
            await asyncio.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    playing.cancel()
    await asyncio.gather(playing, return_exceptions=True)


async def reached(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    writer.close()
    return True


async def test_reported_by_whatsapp_decided_on_telegram_and_told(demo_url: str, browser_page: OpenPage) -> None:
    page = await browser_page(demo_url, (1900, 900))
    melati, group = column(page, PHONE_OWNER), column(page, GROUP)
    answers, log, card = melati.locator(".row.theirs"), melati.get_by_role("log"), group.get_by_role("log")

    async def say(words: str) -> None:
        before = await answers.count()
        await write(page, PHONE_OWNER, words)
        await expect(answers).not_to_have_count(before, timeout=PATIENCE)  # the bot may still be starting

    for words in ("/lapor", "setuju", "1", "1", "1", "lewati"):
        await say(words)
    await melati.locator("input[type=file]").set_input_files([PICTURE, SECOND])  # type: ignore[arg-type]  # rows of FilePayload
    await melati.get_by_role("button", name="Kirim", exact=True).click()
    await expect(log).to_contain_text("2 bukti diterima", timeout=PATIENCE)
    for words in ("selesai", "Pegawai Contoh 77", "1", "Dinas Contoh", "kemarin", "sama", "Saya lihat sendiri.", "1"):
        await say(words)
    await expect(log).to_contain_text("Periksa laporan Anda", timeout=PATIENCE)
    await say("kirim")
    await expect(log).to_contain_text("Tanda terima laporan LN-", timeout=PATIENCE)
    await expect(card).to_contain_text("Pegawai Contoh 77", timeout=PATIENCE)
    await expect(card).not_to_contain_text("Melati")
    await choose(group, "✅ Terima")
    await expect(log).to_contain_text("Petugas menindaklanjutinya", timeout=PATIENCE)
