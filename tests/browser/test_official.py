"""The official's phone on the page: where it stands, and how a morning is leapt to."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import expect

from bot.sandbox.cloud import Cloud
from tests.browser.conftest import DESK, PHONE, SMALL_PHONE, OpenPage, Running
from tests.browser.scene import with_official
from tests.browser.test_access import CONTRAST, SMALL_TARGETS, UNNAMED

OFFICIAL = "Pak Banyu (Pejabat)"


@pytest.fixture
def officials(sandbox: Running) -> Running:
    """The sandbox with an official, and mornings."""
    with_official(sandbox.scene)
    sandbox.scene.stage.to_morning = lambda: 6.25
    return sandbox


async def test_it_stands_behind_the_groups_and_a_morning_can_be_leapt_to(
    officials: Running, browser_page: OpenPage
) -> None:
    leaps = list[float]()
    officials.scene.stage.later = leaps.append
    page = await browser_page(officials.url, DESK)
    titles = page.get_by_role("main").get_by_role("heading", level=2)
    await expect(titles).to_have_text(["Sari Contoh", "Moderator Kota Fiktif", "Bawaslu Kota Fiktif", OFFICIAL])
    await page.get_by_role("button", name="Besok pagi").click()
    await page.get_by_role("button", name="Lompat ke pagi").click()
    await expect(page.get_by_text("laporan harian sedang disiapkan")).to_be_visible()
    assert leaps == [6.25]
    await expect(page.locator(".column.active")).to_contain_text(OFFICIAL)


async def test_after_a_leap_the_page_has_the_day_of_the_sandbox(officials: Running, browser_page: OpenPage) -> None:
    officials.scene.stage.later, officials.scene.stage.to_morning = list[float]().append, lambda: 24.0
    officials.scene.bot_says(officials.scene.chat, "Selamat datang")
    page = await browser_page(officials.url, DESK)
    days = page.get_by_role("region", name="Sari Contoh").locator(".sign.day")
    beside = page.get_by_role("navigation", name="Daftar percakapan").locator("time")
    sari = beside.filter(has_text=re.compile(r"^\d\d\.\d\d$"))
    await expect(days).to_have_text(["Hari ini"])
    await expect(sari).to_have_count(1)
    await page.get_by_role("button", name="Besok pagi").click()
    await page.get_by_role("button", name="Lompat ke pagi").click()
    await expect(days).to_have_text(["Kemarin"])
    await expect(sari).to_have_count(0)
    await page.reload()
    await expect(days).to_have_text(["Kemarin"])


async def test_without_one_there_is_neither_a_tab_nor_a_morning(sandbox: Running, browser_page: OpenPage) -> None:
    page = await browser_page(sandbox.url, PHONE)
    await expect(page.get_by_role("button", name="Bawaslu", exact=True)).to_be_visible()
    await expect(page.get_by_role("button", name="Pejabat")).to_be_hidden()
    await expect(page.get_by_role("button", name="Besok pagi")).to_be_hidden()


async def test_on_a_phone_it_has_a_tab_that_counts_what_is_new(officials: Running, browser_page: OpenPage) -> None:
    page = await browser_page(officials.url, SMALL_PHONE)
    official = officials.scene.stage.first.official
    assert official is not None
    officials.scene.bot_says(officials.scene.world.private(official), "Laporan harian")
    tab = page.get_by_role("navigation", name="Pilih percakapan").get_by_role("button", name="Pejabat")
    await expect(tab.locator(".badge")).to_have_text("1 pesan baru")
    await tab.click()
    await expect(page.get_by_role("region", name=OFFICIAL)).to_contain_text("Laporan harian")
    await expect(tab).to_have_attribute("aria-current", "page")
    for fault in (UNNAMED, SMALL_TARGETS, CONTRAST):
        assert await page.evaluate(fault) == []
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("phone", [(320, 640), SMALL_PHONE, PHONE])
async def test_the_leaps_leave_room_to_say_that_this_is_a_sandbox(
    officials: Running, browser_page: OpenPage, phone: tuple[int, int]
) -> None:
    officials.scene.stage.cloud = Cloud()
    officials.scene.stage.cloud.add_contact("Melati Contoh")
    page = await browser_page(officials.url, phone)
    await expect(page.get_by_role("button", name="24 jam kemudian")).to_be_visible()
    said = await page.locator(".hint strong").bounding_box()
    assert said is not None
    first = await page.get_by_role("button", name="Besok pagi").bounding_box()
    assert first is not None
    assert said["x"] + said["width"] <= first["x"]
    await page.get_by_role("button", name="Panduan", exact=True).click()
    await expect(page.get_by_role("dialog")).to_be_visible()


async def test_on_a_tablet_it_is_said_in_one_line(officials: Running, browser_page: OpenPage) -> None:
    officials.scene.stage.cloud = Cloud()
    officials.scene.stage.cloud.add_contact("Melati Contoh")
    page = await browser_page(officials.url, (768, 1024))
    await expect(page.get_by_role("button", name="24 jam kemudian")).to_be_visible()
    told, said = await page.locator(".hint").bounding_box(), await page.locator(".hint strong").bounding_box()
    assert told is not None
    assert said is not None
    assert told["height"] < 2 * said["height"]
