"""What others do appears by itself, nothing is missed, and the view is not torn away from the reader."""

from __future__ import annotations

import asyncio

import pytest
from playwright.async_api import Locator, Page, expect

from bot.hosting import reserved_port
from bot.sandbox.nouns import Change
from bot.sandbox.page_view import HISTORY
from bot.sandbox.server import serving
from tests.browser.conftest import LINE_LOST, PHONE, Faults, OpenPage, Running
from tests.browser.scene import scene

SARI = "Sari Contoh"
AT_BOTTOM = "(log) => log.scrollHeight - log.scrollTop - log.clientHeight < 48"


@pytest.fixture
def sari(page: Page) -> Locator:
    return page.get_by_role("region", name=SARI)


def fill(sandbox: Running, count: int = 40) -> None:
    for number in range(count):
        sandbox.scene.bot_says(sandbox.scene.chat, f"pesan nomor {number}")


async def test_new_changed_and_deleted_messages_appear(sari: Locator, sandbox: Running) -> None:
    cast = sandbox.scene
    said = cast.world.say(cast.sari, cast.chat, "semula")
    text = sari.locator(f"[data-message='{said.id}'] .text")
    await expect(text).to_have_text("semula")
    cast.world.edit(cast.sari, said, "kemudian")
    await expect(text).to_have_text("kemudian")
    cast.world.delete(cast.sari, said)
    await expect(text).to_have_count(0)


async def test_reactions_and_typing_appear(sari: Locator, sandbox: Running) -> None:
    cast = sandbox.scene
    cast.world.tell(Change("typing", cast.chat))
    await expect(sari.get_by_text("LaporNetral mengetik…")).to_be_visible()
    said = cast.bot_says(cast.chat, "Sudah diterima")
    await expect(sari.get_by_text("LaporNetral mengetik…")).to_be_hidden()
    said.reaction = "👍"
    cast.world.changed(said, "reaction")
    await expect(sari.locator(".reaction")).to_contain_text("👍")


async def test_only_what_changed_is_drawn_again(page: Page, sari: Locator, sandbox: Running) -> None:
    fill(sandbox, 5)
    await expect(sari.locator(".row")).to_have_count(5)
    await page.evaluate("document.querySelectorAll('.row').forEach((row) => { row.untouched = true; })")
    cast = sandbox.scene
    middle = list(cast.chat.messages.values())[2]
    cast.world.changed(middle)
    cast.bot_says(cast.chat, "yang terakhir")
    await expect(sari.locator(".row")).to_have_count(6)
    kept = await page.evaluate("[...document.querySelectorAll('.row')].map((row) => row.untouched === true)")
    assert kept == [True, True, False, True, False, False]  # the last but one lost its tail to the newest


async def test_the_view_follows_only_from_the_newest(sari: Locator, sandbox: Running) -> None:
    fill(sandbox)
    log = sari.locator(".log")
    await expect(sari.get_by_text("pesan nomor 39")).to_be_in_viewport()
    sandbox.scene.bot_says(sandbox.scene.chat, "mengikuti")
    await expect(sari.get_by_text("mengikuti")).to_be_in_viewport()
    await log.evaluate("(log) => { log.scrollTop = 100; }")
    await expect(sari.get_by_role("button", name="Ke pesan terbaru")).to_be_visible()
    sandbox.scene.bot_says(sandbox.scene.chat, "tidak mengikuti")
    await expect(sari.locator(".to-newest .badge")).to_have_text("1 pesan baru")
    assert await log.evaluate("(log) => log.scrollTop") == pytest.approx(100, abs=2)
    await expect(sari.get_by_text("Pesan baru", exact=True)).to_have_count(1)
    await sari.get_by_role("button", name="Ke pesan terbaru").click()
    await expect(sari.get_by_text("tidak mengikuti")).to_be_in_viewport()
    await expect(sari.locator(".to-newest .badge")).to_have_count(0)
    assert await log.evaluate(AT_BOTTOM)


async def test_older_messages_come_when_asked_and_the_view_stays(sandbox: Running, browser_page: OpenPage) -> None:
    fill(sandbox, HISTORY + 20)
    page = await browser_page(sandbox.url)
    sari = page.get_by_role("region", name=SARI)
    await expect(sari.locator(".row")).to_have_count(HISTORY)
    first = sari.get_by_text("pesan nomor 20", exact=True)
    await sari.locator(".log").evaluate("(log) => { log.scrollTop = 0; }")
    before = await first.bounding_box()
    await sari.get_by_role("button", name="Muat pesan sebelumnya").click()
    await expect(sari.locator(".row")).to_have_count(HISTORY + 20)
    after = await first.bounding_box()
    assert before
    assert after
    assert abs(before["y"] - after["y"]) < 60
    await expect(sari.get_by_role("button", name="Muat pesan sebelumnya")).to_be_hidden()


async def test_new_messages_elsewhere_are_counted(page: Page, sandbox: Running) -> None:
    cast = sandbox.scene
    bima = cast.world.private(cast.stage.residents[1])
    for number in range(3):
        cast.bot_says(bima, f"untuk Bima {number}")
    item = page.get_by_role("navigation", name="Daftar percakapan").get_by_role("button", name="Bima Contoh")
    await expect(item.locator(".badge")).to_have_text("3 pesan baru")
    await expect(page).to_have_title("(3) LaporNetral · kotak pasir")
    await item.click()
    await expect(page.get_by_role("region", name="Bima Contoh").get_by_text("Pesan baru", exact=True)).to_be_visible()
    await expect(item.locator(".badge")).to_have_count(0)
    await expect(page).to_have_title("LaporNetral · kotak pasir")


@pytest.mark.parametrize("part", ["b", "small"])
async def test_a_chat_opens_although_a_message_arrives_while_the_finger_is_down(
    page: Page, sandbox: Running, part: str
) -> None:
    cast = sandbox.scene
    bima = cast.world.private(cast.stage.residents[1])
    item = page.get_by_role("navigation", name="Daftar percakapan").get_by_role("button", name="Bima Contoh")
    await item.locator(part).hover()
    await page.mouse.down()
    cast.bot_says(bima, "datang dalam sekejap")
    await expect(item).to_contain_text("datang dalam sekejap")
    await page.mouse.up()
    await expect(page.get_by_role("region", name="Bima Contoh")).to_be_visible()


async def test_on_a_phone_the_tabs_count(sandbox: Running, browser_page: OpenPage) -> None:
    page = await browser_page(sandbox.url, PHONE)
    tabs = page.get_by_role("navigation", name="Pilih percakapan")
    moderators = tabs.get_by_role("button", name="Moderator")
    await sandbox.bot.card()
    await expect(moderators.locator(".badge")).to_have_text("1 pesan baru")
    await moderators.click()
    await expect(page.get_by_role("region", name="Moderator Kota Fiktif")).to_be_visible()
    await expect(page.get_by_role("region", name=SARI)).to_be_hidden()
    await expect(moderators.locator(".badge")).to_have_count(0)


async def test_on_a_phone_the_chat_that_was_looked_at_is_there_again_after_a_reload(
    sandbox: Running, browser_page: OpenPage
) -> None:
    page = await browser_page(sandbox.url, PHONE)
    await page.get_by_role("navigation", name="Pilih percakapan").get_by_role("button", name="Moderator").click()
    group = page.get_by_role("region", name="Moderator Kota Fiktif")
    await expect(group).to_be_visible()
    await page.reload()
    await expect(group).to_be_visible()
    await expect(page.get_by_role("region", name="Sari Contoh")).to_be_hidden()


async def test_a_tab_opens_although_its_count_changes_while_the_finger_is_down(
    sandbox: Running, browser_page: OpenPage
) -> None:
    page = await browser_page(sandbox.url, PHONE)
    badge = (
        page.get_by_role("navigation", name="Pilih percakapan")
        .get_by_role("button", name="Moderator")
        .locator(".badge")
    )
    await sandbox.bot.card()
    await expect(badge).to_have_text("1 pesan baru")
    box = await badge.bounding_box()
    assert box is not None
    await page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    await page.mouse.down()
    await sandbox.bot.card()
    await expect(badge).to_have_text("2 pesan baru")
    await page.mouse.up()
    await expect(page.get_by_role("region", name="Moderator Kota Fiktif")).to_be_visible()


async def test_after_a_lost_line_nothing_is_missing(browser_page: OpenPage, faults: Faults) -> None:
    """The server goes away and comes back on the same port; meanwhile things were said, changed and deleted."""
    faults.forgiven.update(LINE_LOST)
    cast = scene()
    changed, deleted = cast.bot_says(cast.chat, "akan berubah"), cast.bot_says(cast.chat, "akan hilang")
    port = reserved_port()
    async with serving(cast.app, port=port) as url:
        page = await browser_page(url)
        sari = page.get_by_role("region", name=SARI)
        await expect(sari.locator(".row")).to_have_count(2)
    await expect(page.get_by_text("Menyambung ulang…")).to_be_visible()
    cast.world.delete(cast.sari, deleted)
    changed.reaction = "👍"
    cast.world.changed(changed)
    for number in range(3):
        cast.bot_says(cast.chat, f"selagi putus {number}")
    async with serving(cast.app, port=port):
        await expect(sari.get_by_text("selagi putus 2")).to_be_visible()
        await expect(sari.get_by_text("akan hilang")).to_have_count(0)
        await expect(sari.locator(".reaction")).to_have_count(1)
        await expect(page.get_by_text("Menyambung ulang…")).to_have_count(0)


async def test_a_new_sandbox_on_the_same_port_starts_the_page_afresh(browser_page: OpenPage, faults: Faults) -> None:
    faults.forgiven.update(LINE_LOST)
    first, second = scene(), scene()
    first.bot_says(first.chat, "dari yang lama")
    port = reserved_port()
    async with serving(first.app, port=port) as url:
        page = await browser_page(url)
        text = page.locator(".row .text")
        await expect(text).to_have_text("dari yang lama")
    second.bot_says(second.chat, "dari yang baru")
    async with serving(second.app, port=port):
        await expect(text).to_have_text("dari yang baru")


async def test_two_windows_show_the_same(page: Page, sandbox: Running, browser_page: OpenPage) -> None:
    other = await browser_page(sandbox.url)
    await page.get_by_label(f"Tulis pesan di {SARI}").fill("terlihat di dua jendela")
    await page.keyboard.press("Enter")
    for window in (page, other):
        await expect(window.locator(".row.mine .text")).to_have_text("terlihat di dua jendela")


async def test_the_answer_to_a_tap_is_shown_only_where_it_was_tapped(
    page: Page, sandbox: Running, browser_page: OpenPage
) -> None:
    other = await browser_page(sandbox.url)
    await page.get_by_label(f"Tulis pesan di {SARI}").fill("/lapor")
    await page.keyboard.press("Enter")
    await page.get_by_role("button", name="Ikut kampanye").click()
    await expect(page.get_by_role("status").filter(has_text="Dipilih: perilaku")).to_be_visible()
    await expect(other.get_by_role("button", name="Ikut kampanye")).to_have_count(0)
    await expect(other.get_by_role("status").filter(has_text="Dipilih")).to_have_count(0)


async def test_a_flood_is_drawn_completely(sari: Locator, sandbox: Running) -> None:
    for number in range(400):
        sandbox.scene.bot_says(sandbox.scene.chat, f"banjir {number}")
        if number % 50 == 0:
            await asyncio.sleep(0)
    await expect(sari.locator(".row")).to_have_count(400)
    texts = await sari.locator(".row .text").all_inner_texts()
    assert texts == [f"banjir {number}" for number in range(400)]
