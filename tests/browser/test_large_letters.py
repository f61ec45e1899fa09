"""Whoever has set larger letters in their browser gets them, and everything stays within reach."""

from __future__ import annotations

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.conftest import DESK, PHONE, SMALL_PHONE, OpenPage, Running
from tests.browser.test_access import OUTSIDE

TWICE = 32
"""Pixels; a browser that was never asked has 16."""
# The size of each piece of text, in pixels; letters in a round sign belong to the sign.
SIZES = """() => [...document.querySelectorAll("body *")].filter((node) =>
  node.checkVisibility() && !node.closest(".avatar") && !node.matches("script, style, .welcome h2") &&
  (node.matches("textarea") || [...node.childNodes].some((part) => part.nodeType === 3 && part.data.trim()))
).map((node) => [node.closest("[class]").className, parseFloat(getComputedStyle(node).fontSize)])"""
CUT_OFF = """() => [...document.querySelectorAll(".key, .button, .top-button, .bubble, .badge, .head")].filter((node) =>
  node.checkVisibility() && (node.scrollHeight > node.clientHeight + 1 || node.scrollWidth > node.clientWidth + 1)
).map((node) => node.className + " " + node.textContent.slice(0, 40))"""
KEYS = [
    [{"text": "Ikut kampanye atau ajakan", "callback_data": "a"}, {"text": "Kembali", "callback_data": "b"}],
    [{"text": "Batalkan laporan", "callback_data": "c"}],
]


async def letters(page: Page, size: int) -> None:
    """The size that is set in the browser's own settings."""
    session = await page.context.new_cdp_session(page)
    await session.send("Page.setFontSizes", {"fontSizes": {"standard": size, "fixed": size}})
    await expect(page.locator("html")).to_have_css("font-size", f"{size}px")


def asked(sandbox: Running) -> None:
    cast = sandbox.scene
    cast.bot_says(cast.chat, "<b>Langkah 2 dari 11</b>\nApa yang dilakukan? <code>LN-7K3M-9QXT</code>", keyboard=KEYS)


def sari(page: Page) -> Locator:
    return page.get_by_role("region", name="Sari Contoh")


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
async def test_every_text_grows_with_the_letters(
    sandbox: Running, browser_page: OpenPage, viewport: tuple[int, int]
) -> None:
    asked(sandbox)
    page = await browser_page(sandbox.url, viewport)
    await expect(sari(page).get_by_role("button", name="Batalkan laporan")).to_be_visible()
    before = await page.evaluate(SIZES)
    await letters(page, TWICE)
    assert await page.evaluate(SIZES) == [[name, 2 * size] for name, size in before]
    assert any("field" in name for name, _ in before)
    assert any("key" in name for name, _ in before)


@pytest.mark.parametrize("size", [24, TWICE])
@pytest.mark.parametrize("viewport", [DESK, PHONE, SMALL_PHONE], ids=["desk", "phone", "small phone"])
async def test_nothing_is_cut_off(
    sandbox: Running, browser_page: OpenPage, viewport: tuple[int, int], size: int
) -> None:
    asked(sandbox)
    page = await browser_page(sandbox.url, viewport)
    await letters(page, size)
    await expect(sari(page).get_by_role("button", name="Batalkan laporan")).to_be_visible()
    assert await page.evaluate(CUT_OFF) == []
    if viewport != DESK:  # there the other columns are scrolled to
        assert await page.evaluate(OUTSIDE) == []
    assert await page.get_by_role("link", name="percakapan").evaluate("link => link.getBoundingClientRect().bottom") < 0


async def test_what_is_attached_leaves_the_way_to_send_it_in_sight(sandbox: Running, browser_page: OpenPage) -> None:
    page = await browser_page(sandbox.url, SMALL_PHONE)
    await letters(page, TWICE)
    column = sari(page)
    await column.get_by_role("button", name="Contoh tangkapan layar").click()
    await column.locator(".sample").first.click()
    await expect(column.get_by_role("list", name="Lampiran yang akan dikirim").get_by_role("listitem")).to_have_count(1)
    await expect(column.get_by_role("button", name="Kirim", exact=True)).to_be_in_viewport(ratio=1)
    await expect(column.get_by_role("heading", name="Sari Contoh")).to_be_in_viewport(ratio=1)


async def test_the_first_screen_is_read_by_scrolling_down_alone(sandbox: Running, browser_page: OpenPage) -> None:
    page = await browser_page(sandbox.url, SMALL_PHONE)
    await letters(page, TWICE)
    await page.get_by_role("button", name="Panduan").click()
    card = page.get_by_role("dialog", name="Selamat datang di kotak pasir LaporNetral")
    await expect(card).to_be_visible()
    assert await card.evaluate("card => card.scrollWidth - card.clientWidth") <= 0
