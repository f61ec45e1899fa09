"""The first screen: what it says, where "Mulai" leads, and that nothing leaves this computer."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.async_api import expect

from tests.browser.conftest import PHONE, OpenPage, Running
from tests.browser.scene import with_official


async def test_the_card_says_what_to_try_and_leads_there(sandbox: Running, browser_page: OpenPage) -> None:
    page = await browser_page(sandbox.url, welcome=True)
    card = page.get_by_role("dialog", name="Selamat datang di kotak pasir LaporNetral")
    await expect(card.get_by_role("listitem")).to_have_count(5)
    await expect(card.get_by_role("button", name="Mulai")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(card).to_have_count(0)
    await expect(page.get_by_label("Tulis pesan di Sari Contoh")).to_be_focused()


async def test_on_a_phone_the_card_begins_at_its_top(sandbox: Running, browser_page: OpenPage) -> None:
    page = await browser_page(sandbox.url, PHONE, welcome=True)
    card = page.get_by_role("dialog", name="Selamat datang di kotak pasir LaporNetral")
    await expect(card.get_by_role("button", name="Mulai")).to_be_focused()
    await expect(card.get_by_role("heading")).to_be_in_viewport(ratio=1)
    await expect(card.get_by_role("button", name="Tutup panduan")).to_be_in_viewport(ratio=1)
    assert await card.evaluate("card => card.scrollTop") == 0


async def test_escape_dismisses_the_card_for_good_and_the_button_brings_it_back(
    sandbox: Running, browser_page: OpenPage
) -> None:
    page = await browser_page(sandbox.url, welcome=True)
    card = page.get_by_role("dialog")
    await expect(card).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.locator("dialog")).to_have_count(0)  # closed is not yet remembered; gone is
    await page.reload()
    await page.wait_for_selector("body[data-ready]")
    await expect(card).to_have_count(0)
    await page.get_by_role("button", name="Panduan").click()
    await card.get_by_role("button", name="Tutup panduan").click()
    await expect(card).to_have_count(0)
    await expect(page.get_by_role("button", name="Panduan")).to_be_focused()


async def test_it_is_said_that_this_is_a_sandbox(sandbox: Running, browser_page: OpenPage) -> None:
    page = await browser_page(sandbox.url)
    await expect(page.get_by_text("tidak ada pesan yang keluar dari komputer ini")).to_be_visible()


async def test_progress_is_shown_while_examples_are_prepared(sandbox: Running, browser_page: OpenPage) -> None:
    sandbox.scene.stage.progress = "Menyiapkan contoh laporan 3 dari 30"
    page = await browser_page(sandbox.url, welcome=True)
    await expect(page.get_by_role("dialog").get_by_text("3 dari 30")).to_be_visible()
    sandbox.scene.stage.progress = ""
    await expect(page.get_by_text("3 dari 30")).to_have_count(0)


async def test_examples_that_arrive_meanwhile_do_not_count_as_new(sandbox: Running, browser_page: OpenPage) -> None:
    cast = sandbox.scene
    cast.stage.progress = "Menyiapkan contoh"
    page = await browser_page(sandbox.url)
    bima = cast.world.private(cast.stage.residents[1])
    item = page.get_by_role("navigation", name="Daftar percakapan").get_by_role("button", name="Bima Contoh")
    cast.bot_says(bima, "contoh lama")
    await expect(item).to_contain_text("contoh lama")
    await expect(item.locator(".badge")).to_have_count(0)
    cast.stage.progress = ""
    await expect(page.locator("#progress")).to_be_empty()
    cast.bot_says(bima, "benar-benar baru")
    await expect(item.locator(".badge")).to_have_text("1 pesan baru")


async def test_three_columns_stand_side_by_side_at_a_desk(sandbox: Running, browser_page: OpenPage) -> None:
    page = await browser_page(sandbox.url)
    columns = page.get_by_role("main").get_by_role("region")
    await expect(columns).to_have_count(3)
    boxes = [await column.bounding_box() for column in await columns.all()]
    edges = [(box["x"], box["x"] + box["width"]) for box in boxes if box]
    assert all(left[1] <= right[0] for left, right in pairwise(edges))
    assert edges[-1][1] <= 1440


WHOLE = """() => {
  const { left, right } = document.querySelector(".chats").getBoundingClientRect();
  const seen = [...document.querySelectorAll(".column")].map((column) => column.getBoundingClientRect());
  const within = (box) => box.left >= left - 1 && box.right <= right + 1; // parts of a pixel cut nothing
  const beyond = (box) => box.left >= right - 1 || box.right <= left + 1;
  return seen.map((box) => (within(box) ? "whole" : beyond(box) ? "out" : "cut"));
}"""
"""Of each column: whether it is seen whole, not at all, or cut."""


@pytest.mark.parametrize(("viewport", "fit"), [((768, 1024), 2), ((1024, 768), 3), ((1440, 900), 3), ((1920, 1080), 5)])
async def test_no_column_is_cut_however_many_are_open(
    sandbox: Running, browser_page: OpenPage, viewport: tuple[int, int], fit: int
) -> None:
    with_official(sandbox.scene)
    page = await browser_page(sandbox.url, viewport)
    rail = page.get_by_role("navigation", name="Daftar percakapan")
    await rail.get_by_role("button", name="Bima Contoh").click()
    await expect(page.get_by_role("main").get_by_role("region")).to_have_count(5)
    await rail.get_by_role("button", name="Sari Contoh").click()
    await page.wait_for_function(f"expected => String(({WHOLE})()) === expected", arg=_row(fit, 5 - fit))
    await rail.get_by_role("button", name="Pak Banyu").click()
    await page.wait_for_function(f"expected => String(({WHOLE})()) === expected", arg=_row(fit, 5 - fit, last=True))


def _row(whole: int, out: int, *, last: bool = False) -> str:
    row = ["whole"] * whole + ["out"] * out
    return ",".join(reversed(row) if last else row)


async def test_what_stands_below_a_name_ends_in_dots_where_it_does_not_fit(
    sandbox: Running, browser_page: OpenPage
) -> None:
    sandbox.scene.world.bot.name = "LaporNetral Kabupaten Karangasem-Fiktif"
    page = await browser_page(sandbox.url, (1024, 768))
    below = page.get_by_role("region", name="Sari Contoh").locator(".below > span")
    await expect(below).to_have_text("Chat dengan LaporNetral Kabupaten Karangasem-Fiktif")
    assert await below.evaluate("span => span.scrollWidth > span.clientWidth && span.clientWidth > 0")
    assert await below.evaluate("span => getComputedStyle(span).textOverflow") == "ellipsis"


async def test_a_window_on_another_site_cannot_hold_the_page(sandbox: Running, browser_page: OpenPage) -> None:
    """The policy forbids frames; the browser's own refusal is what is looked for."""
    page = await browser_page(sandbox.url)
    answer = await page.request.get(sandbox.url)
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
