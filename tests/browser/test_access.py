"""Everybody can use the page: small screens, keyboard, screen reader, weak eyes, people whom motion makes dizzy."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Page, expect

from bot.sandbox import samples
from bot.sandbox.nouns import Upload
from tests.browser.conftest import DESK, PHONE, SMALL_PHONE, OpenPage, Running

UNNAMED = """() => [...document.querySelectorAll("button, a[href], input, select, textarea, [role]")].filter((node) => {
  if (node.matches("[role]:not([role=button])")) return false;
  if (!node.checkVisibility()) return false;
  const label = node.getAttribute("aria-label") ?? node.labels?.[0]?.textContent ?? node.textContent;
  return !label.trim();
}).map((node) => node.outerHTML.slice(0, 120))"""

OUTSIDE = """() => [...document.querySelectorAll("body *")].filter((node) => {
  if (!node.checkVisibility() || node.closest(".tray-strip, .shelf-strip, .only-read, svg")) return false;
  const box = node.getBoundingClientRect();
  const hidden = getComputedStyle(node).clipPath !== "none";
  return box.width > 0 && !hidden && (box.right > innerWidth + 1 || box.left < -1);
}).map((node) => node.className + " " + node.getBoundingClientRect().right)"""

SMALL_TARGETS = """() => [...document.querySelectorAll("button, select, a.key, textarea")].filter((node) => {
  if (!node.checkVisibility({ opacityProperty: true }) || node.matches(".command-link, .quote")) return false;
  const box = node.getBoundingClientRect();
  return box.width < 24 || box.height < 24;
}).map((node) => node.outerHTML.slice(0, 120))"""

# Contrast of each piece of text with what lies behind it; pictures and gradients count as their own colour (null).
CONTRAST = """() => {
  const read = (colour) => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d");
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, below) => [0, 1, 2].map((at) => top[at] * top[3] + below[at] * (1 - top[3])).concat(1);
  const light = (colour) => {
    const linear = (part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    const [r, g, b] = colour.map((part) => linear(part / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (node) => {
    const layers = [];
    for (let at = node; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      const colour = read(style.backgroundColor);
      if (style.backgroundImage.includes("gradient") && colour[3] === 0) return null;
      layers.push(colour);
      if (colour[3] === 1) break;
    }
    return layers.reverse().reduce((below, top) => over(top, below));
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const poor = [];
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !node.checkVisibility({ opacityProperty: true })) continue;
    if (node.closest(".only-read, .spoiler, noscript, option, :disabled")) continue;
    const back = ground(node);
    if (!back) continue;
    const [one, two] = [light(over(read(getComputedStyle(node).color), back)), light(back)].sort((a, b) => b - a);
    const ratio = (one + 0.05) / (two + 0.05);
    const words = walker.currentNode.data.trim().slice(0, 30);
    if (ratio < 4.5) poor.push(`${ratio.toFixed(2)} ${node.className} "${words}"`);
  }
  return poor;
}"""


async def everything(sandbox: Running) -> None:
    """A chat with all that can be in it, a card, a hand-over."""
    cast, stage = sandbox.scene, sandbox.scene.stage
    cast.world.say(cast.sari, cast.chat, "/start")
    await cast.world.until(lambda: any(message.keyboard for message in cast.chat.messages.values()))
    pictures = [Upload(samples.draw(sample), sample.name, sample.mime) for sample in samples.SAMPLES[:3]]
    cast.world.send_files(cast.sari, cast.chat, pictures, caption="keterangan yang agak panjang agar terpotong baris")
    cast.world.send_files(
        cast.sari,
        cast.chat,
        [Upload(b"x", "nama-berkas-yang-sangat-panjang-sekali-sampai-terpotong.pdf", "application/pdf")],
        kind="document",
    )
    cast.world.edit(
        cast.sari, cast.world.say(cast.sari, cast.chat, "a"), "ini sudah diubah https://example.org/" + "panjang" * 20
    )
    cast.world.send_other(cast.sari, cast.chat, "contact")
    await cast.world.until(lambda: list(cast.chat.messages.values())[-1].sender.is_bot)
    await sandbox.bot.card()
    cast.world.say(stage.first.staff[1], stage.first.moderators, "saya lihat")
    cast.bot_says(stage.first.bawaslu, "Pelimpahan <code>LN-7K2P-94QX</code>")


@pytest.mark.parametrize("viewport", [PHONE, SMALL_PHONE, DESK, (800, 600)], ids=lambda size: f"{size[0]}px")
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_nothing_sticks_out_is_nameless_too_small_or_too_pale(
    sandbox: Running, browser_page: OpenPage, viewport: tuple[int, int], scheme: Any
) -> None:
    await everything(sandbox)
    page = await browser_page(sandbox.url, viewport, color_scheme=scheme)
    places = ["resident", "moderators", "bawaslu", "list"] if viewport[0] < 760 else [""]
    for place in places:
        if place:
            await page.locator(f"[data-tab={place}]").click()
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert await page.evaluate(UNNAMED) == []
        assert await page.evaluate(SMALL_TARGETS) == []
        assert await page.evaluate(CONTRAST) == []
        if place:
            assert await page.evaluate(OUTSIDE) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_overlays_are_legible(sandbox: Running, browser_page: OpenPage, scheme: Any) -> None:
    page = await browser_page(sandbox.url, SMALL_PHONE, welcome=True, color_scheme=scheme)
    assert await page.evaluate(CONTRAST) == []
    await page.keyboard.press("Escape")
    for name in ("Perintah bot", "Lampirkan", "Contoh tangkapan layar"):
        await page.get_by_role("button", name=name, exact=True).click()
        assert await page.evaluate(CONTRAST) == []
        assert await page.evaluate(UNNAMED) == []
        assert await page.evaluate(OUTSIDE) == []
        await page.keyboard.press("Escape")


async def test_landmarks_and_live_regions(sandbox: Running, browser_page: OpenPage) -> None:
    page = await browser_page(sandbox.url)
    for role, name in (
        ("main", "Percakapan"),
        ("navigation", "Daftar percakapan"),
        ("region", "Sari Contoh"),
        ("banner", ""),
    ):
        await expect(page.get_by_role(role, name=name).first).to_be_visible()  # type: ignore[arg-type]  # literal roles
    logs = page.get_by_role("log")
    await expect(logs).to_have_count(3)
    for log in await logs.all():
        await expect(log).to_have_attribute("aria-live", "polite")
    assert await page.evaluate("document.documentElement.lang") == "id"
    await expect(page.get_by_role("heading", level=1)).to_have_text("LaporNetral")
    await expect(page.get_by_role("main").get_by_role("heading", level=2)).to_have_count(3)


async def test_a_bubble_says_whose_it_is(sandbox: Running, browser_page: OpenPage) -> None:
    page = await browser_page(sandbox.url)
    cast = sandbox.scene
    cast.world.say(cast.sari, cast.chat, "halo")
    rows = page.get_by_role("region", name="Sari Contoh").get_by_role("article")
    await expect(rows).to_have_count(2)
    assert (await rows.nth(0).text_content() or "").startswith("Anda: halo")
    assert (await rows.nth(1).text_content() or "").startswith("LaporNetral: ")


async def test_the_first_tab_skips_to_the_chats(sandbox: Running, browser_page: OpenPage) -> None:
    page = await browser_page(sandbox.url)
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("link", name="Langsung ke percakapan")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("main")).to_be_focused()


async def test_every_focus_can_be_seen(sandbox: Running, browser_page: OpenPage) -> None:
    await everything(sandbox)
    page = await browser_page(sandbox.url)
    seen = """() => {
      const node = document.activeElement;
      const ringed = node.matches(".row") ? node.querySelector(".bubble") : node;
      const ring = getComputedStyle(ringed).outlineStyle !== "none";
      const pill = node.closest(".pill");
      const shown = ring || (pill && getComputedStyle(pill).boxShadow !== "none");
      return [node === document.body, shown, node.outerHTML.slice(0, 80)];
    }"""
    visited = 0
    for _ in range(100):
        await page.keyboard.press("Tab")
        round_the_end, shown, what = await page.evaluate(seen)
        if round_the_end:
            break
        assert shown, what
        visited += 1
    assert visited > 30


async def test_arrows_walk_through_the_messages(sandbox: Running, browser_page: OpenPage) -> None:
    cast = sandbox.scene
    ids = [cast.bot_says(cast.chat, f"nomor {number}").id for number in range(5)]
    page = await browser_page(sandbox.url)
    row = page.get_by_role("region", name="Sari Contoh").get_by_role("article")
    await page.get_by_role("group", name="Pesan Sari Contoh, gulir dengan panah").focus()
    for key, wanted in (("ArrowUp", 4), ("ArrowUp", 3), ("Home", 0), ("ArrowDown", 1), ("End", 4)):
        await page.keyboard.press(key)
        await expect(row.nth(wanted)).to_be_focused()
        assert await row.nth(wanted).get_attribute("data-message") == str(ids[wanted])
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("menuitem", name="Balas")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(row.nth(4)).to_be_focused()


async def test_going_to_the_newest_message_takes_the_focus_along(sandbox: Running, browser_page: OpenPage) -> None:
    cast = sandbox.scene
    for number in range(40):
        cast.bot_says(cast.chat, f"nomor {number}")
    page = await browser_page(sandbox.url)
    sari = page.get_by_role("region", name="Sari Contoh")
    await expect(sari.get_by_text("nomor 39")).to_be_in_viewport()
    await sari.locator(".log").evaluate("(log) => { log.scrollTop = 100; }")
    pill = sari.get_by_role("button", name="Ke pesan terbaru")
    await pill.press("Enter")
    await expect(sari.get_by_text("nomor 39")).to_be_in_viewport()
    await expect(pill).to_be_hidden()
    await expect(sari.get_by_role("article").last).to_be_focused()
    await page.keyboard.press("Tab")
    await expect(sari.locator(".compose :focus")).to_have_count(1)


async def test_menus_go_round_and_close(sandbox: Running, browser_page: OpenPage) -> None:
    page = await browser_page(sandbox.url)
    clip = page.get_by_role("region", name="Sari Contoh").get_by_role("button", name="Lampirkan")
    await clip.focus()
    await page.keyboard.press("Enter")
    items = page.get_by_role("menu", name="Lampirkan").get_by_role("menuitem")
    await expect(items.first).to_be_focused()
    await page.keyboard.press("ArrowUp")
    await expect(items.last).to_be_focused()
    await page.keyboard.press("ArrowDown")
    await expect(items.first).to_be_focused()
    await page.keyboard.press("Tab")
    await expect(items).to_have_count(0)
    await expect(clip).to_be_focused()


async def test_a_dialog_keeps_the_focus_inside(sandbox: Running, browser_page: OpenPage) -> None:
    page = await browser_page(sandbox.url, welcome=True)
    inside = "() => document.activeElement === document.body || Boolean(document.activeElement.closest('dialog'))"
    for _ in range(6):
        await page.keyboard.press("Tab")
        assert await page.evaluate(inside)


async def test_the_focus_survives_when_its_message_is_drawn_again(sandbox: Running, browser_page: OpenPage) -> None:
    cast = sandbox.scene
    keyboard = [[{"text": "Ya", "callback_data": "ya"}, {"text": "Tidak", "callback_data": "tidak"}]]
    said = cast.bot_says(cast.chat, "Benar?", keyboard=keyboard)
    page = await browser_page(sandbox.url)
    button = page.get_by_role("button", name="Tidak")
    await button.focus()
    said.reaction = "👍"
    cast.world.changed(said)
    await expect(page.locator(".reaction")).to_have_count(1)
    await expect(button).to_be_focused()
    said.keyboard = []
    cast.world.changed(said)
    await expect(button).to_have_count(0)
    await expect(page.locator(".row")).to_be_focused()


async def test_whoever_wants_less_motion_gets_none(sandbox: Running, browser_page: OpenPage) -> None:
    page: Page = await browser_page(sandbox.url, reduced_motion="reduce")
    sandbox.scene.bot_says(sandbox.scene.chat, "baru")
    lasting = "(stack) => parseFloat(getComputedStyle(stack).animationDuration)"
    assert await page.locator(".row .stack").evaluate(lasting) < 0.01


async def test_a_long_press_opens_the_menu(sandbox: Running, browser_page: OpenPage) -> None:
    cast = sandbox.scene
    cast.world.say(cast.sari, cast.chat, "tekan lama")
    page = await browser_page(sandbox.url, PHONE, has_touch=True)
    press = """(row) => {
      const box = row.getBoundingClientRect();
      const where = { clientX: box.x + 20, clientY: box.y + 10 };
      row.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, pointerType: "touch", ...where }));
    }"""
    await page.locator(".row.mine").evaluate(press)
    await expect(page.get_by_role("menuitem", name="Ubah")).to_be_visible()
