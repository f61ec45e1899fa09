"""Several regions on the page: each one's groups behind its name, folded away until they are looked at."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Locator, Page, expect

from bot.sandbox.page_stage import now_known_as
from tests.browser.conftest import DESK, PHONE, OpenPage, Running
from tests.browser.scene import another_desk
from tests.browser.test_access import CONTRAST, SMALL_TARGETS, UNNAMED

SECOND, THIRD = "Kota Kedua", "Kota Ketiga"


@pytest.fixture
def cities(sandbox: Running) -> Running:
    """The sandbox with two more regions than usual."""
    stage = sandbox.scene.stage
    stage.first.name = "Kota Pertama"
    stage.desks += [another_desk(sandbox.scene.world, name) for name in (SECOND, THIRD)]
    return sandbox


def rail(page: Page) -> Locator:
    return page.get_by_role("navigation", name="Daftar percakapan")


def name(page: Page, city: str) -> Locator:
    return rail(page).get_by_role("button", name=city).and_(rail(page).locator("[aria-expanded]"))


async def test_all_regions_are_named_and_the_first_ones_groups_are_open(
    cities: Running, browser_page: OpenPage
) -> None:
    page = await browser_page(cities.url)
    await expect(rail(page).locator("[aria-expanded]")).to_have_text(["Kota Pertama", SECOND, THIRD])
    await expect(name(page, "Kota Pertama")).to_have_attribute("aria-expanded", "true")
    await expect(rail(page).get_by_role("button", name="Moderator Kota Fiktif")).to_be_visible()
    await expect(rail(page).get_by_role("button", name=f"Moderator {SECOND}")).to_be_hidden()
    titles = page.get_by_role("main").get_by_role("heading", level=2)
    await expect(titles).to_have_text(["Sari Contoh", "Moderator Kota Fiktif", "Bawaslu Kota Fiktif"])


async def test_anothers_groups_unfold_and_open_beside_the_first_ones(cities: Running, browser_page: OpenPage) -> None:
    page = await browser_page(cities.url)
    await name(page, SECOND).press("Enter")
    await expect(name(page, SECOND)).to_have_attribute("aria-expanded", "true")
    await rail(page).get_by_role("button", name=f"Moderator {SECOND}").click()
    titles = page.get_by_role("main").get_by_role("heading", level=2)
    shown = ["Sari Contoh", "Moderator Kota Fiktif", "Bawaslu Kota Fiktif", f"Moderator {SECOND}"]
    await expect(titles).to_have_text(shown)
    await name(page, SECOND).click()
    await expect(rail(page).get_by_role("button", name=f"Moderator {SECOND}")).to_be_hidden()


async def test_what_is_new_in_folded_groups_is_counted_at_their_name(cities: Running, browser_page: OpenPage) -> None:
    page = await browser_page(cities.url)
    desk = cities.scene.stage.desks[1]
    cities.scene.bot_says(desk.moderators, "kartu")
    cities.scene.bot_says(desk.bawaslu, "penerusan")
    await expect(name(page, SECOND).locator(".badge")).to_have_text("2 pesan baru")
    await expect(name(page, THIRD).locator(".badge")).to_have_count(0)
    await name(page, SECOND).click()
    await expect(name(page, SECOND).locator(".badge")).to_have_count(0)
    bawaslu = rail(page).get_by_role("button", name=f"Bawaslu {SECOND}")
    await expect(bawaslu.locator(".badge")).to_have_text("1 pesan baru")


async def test_a_city_unfolds_although_its_count_changes_while_the_finger_is_down(
    cities: Running, browser_page: OpenPage
) -> None:
    page = await browser_page(cities.url)
    desk = cities.scene.stage.desks[1]
    cities.scene.bot_says(desk.moderators, "kartu")
    await name(page, SECOND).locator(".badge").hover(force=True)
    await page.mouse.down()
    cities.scene.bot_says(desk.moderators, "kartu lain")
    await expect(name(page, SECOND).locator(".badge")).to_have_text("2 pesan baru")
    await page.mouse.up()
    await expect(name(page, SECOND)).to_have_attribute("aria-expanded", "true")


async def test_on_a_phone_the_tabs_stay_with_the_region_that_was_looked_at(
    cities: Running, browser_page: OpenPage
) -> None:
    page = await browser_page(cities.url, PHONE)
    tabs = page.get_by_role("navigation", name="Pilih percakapan")
    cities.scene.bot_says(cities.scene.stage.desks[2].moderators, "kartu")
    await expect(tabs.get_by_role("button", name="Semua").locator(".badge")).to_have_text("1 pesan baru")
    await tabs.get_by_role("button", name="Semua").click()
    await name(page, THIRD).click()
    await rail(page).get_by_role("button", name=f"Moderator {THIRD}").click()
    await expect(page.get_by_role("region", name=f"Moderator {THIRD}")).to_be_visible()
    await tabs.get_by_role("button", name="Bawaslu").click()
    await expect(page.get_by_role("region", name=f"Bawaslu {THIRD}")).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("viewport", [PHONE, DESK, (800, 600)], ids=lambda size: f"{size[0]}px")
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_the_names_of_regions_are_legible_and_large_enough(
    cities: Running, browser_page: OpenPage, viewport: tuple[int, int], scheme: Any
) -> None:
    page = await browser_page(cities.url, viewport, color_scheme=scheme)
    for desk in cities.scene.stage.desks:
        cities.scene.bot_says(desk.moderators, "kartu")
    if viewport == PHONE:
        await page.locator("[data-tab=list]").click()
    for fault in (UNNAMED, SMALL_TARGETS, CONTRAST):
        assert await page.evaluate(fault) == []
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_a_regions_group_that_becomes_a_supergroup_keeps_its_place(
    cities: Running, browser_page: OpenPage
) -> None:
    world, desk = cities.scene.world, cities.scene.stage.desks[1]
    desk.moderators = world.add_group(f"Moderator {SECOND}", desk.staff, "group")
    page = await browser_page(cities.url, DESK)
    await name(page, SECOND).click()
    await rail(page).get_by_role("button", name=f"Moderator {SECOND}").click()
    world.migrate(desk.moderators)
    moved = str(now_known_as(world, desk.moderators).id)
    await expect(page.get_by_role("region", name=f"Moderator {SECOND}")).to_have_attribute("data-chat", moved)
    await expect(page.get_by_role("region", name="Moderator Kota Fiktif")).to_be_visible()
