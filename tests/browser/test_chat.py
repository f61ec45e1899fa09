"""Talking on the page: writing, tapping, changing, deleting, blocking, commands, residents, moderators, outsiders."""

from __future__ import annotations

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.conftest import Faults, Running


def column(page: Page, title: str) -> Locator:
    return page.get_by_role("region", name=title)


def field(page: Page, title: str) -> Locator:
    return page.get_by_label(f"Tulis pesan di {title}")


SARI, GROUP, BAWASLU = "Sari Contoh", "Moderator Kota Fiktif", "Bawaslu Kota Fiktif"


async def test_start_then_the_bot_answers_with_text_and_buttons(page: Page) -> None:
    sari = column(page, SARI)
    await sari.get_by_role("button", name="Mulai mengobrol").click()
    await expect(sari.get_by_role("log")).to_contain_text("Monggo, Bapak/Ibu. Saya LaporNetral")
    await expect(sari.locator("strong")).to_have_text("LaporNetral")
    await expect(sari.locator("blockquote")).to_contain_text("Laporan jujur dilindungi")
    link = sari.get_by_role("link", name="Baca aturan netralitas")
    await expect(link).to_have_attribute("href", "https://example.org/aturan")
    await expect(link).to_have_attribute("rel", "noopener noreferrer nofollow")
    await expect(sari.get_by_role("button", name="Mulai mengobrol")).to_have_count(0)


async def test_enter_sends_and_shift_enter_starts_a_line(page: Page) -> None:
    await field(page, SARI).press_sequentially("satu")
    await page.keyboard.press("Shift+Enter")
    await field(page, SARI).press_sequentially("dua")
    await page.keyboard.press("Enter")
    await expect(column(page, SARI).locator(".row.mine .text")).to_have_text("satu\ndua", use_inner_text=True)
    await expect(field(page, SARI)).to_have_value("")


async def test_many_messages_keep_their_order(page: Page) -> None:
    for number in range(12):
        await field(page, GROUP).fill(f"nomor {number}")
        await page.keyboard.press("Enter")
    texts = column(page, GROUP).locator(".row.mine .text")
    await expect(texts).to_have_text([f"nomor {number}" for number in range(12)])


async def test_what_is_written_is_never_run(page: Page) -> None:
    evil = "<img src=x onerror=\"document.title='rusak'\"><b>tebal</b>"
    await field(page, SARI).fill(evil)
    await page.keyboard.press("Enter")
    await expect(column(page, SARI).locator(".row.mine .text")).to_have_text(evil)
    await expect(column(page, SARI).locator(".row .text img")).to_have_count(0)
    assert await page.title() == "LaporNetral · kotak pasir"


async def test_a_tap_turns_until_it_is_answered_then_a_toast(page: Page, sandbox: Running) -> None:
    sari = column(page, SARI)
    await field(page, SARI).fill("/lapor")
    await page.keyboard.press("Enter")
    later = sari.get_by_role("button", name="Jawab nanti")
    await later.click()
    await expect(later).to_have_attribute("aria-busy", "true")
    await sandbox.scene.world.until(lambda: len(sandbox.scene.world.taps) == 1)
    await expect(later).to_have_attribute("aria-busy", "true")
    sandbox.bot.late.set()
    await expect(sari.get_by_role("status").filter(has_text="Dipilih: lambat")).to_be_visible()
    await expect(later).to_have_count(0)


async def test_a_tap_is_sent_once_however_often_it_is_pressed(page: Page, sandbox: Running) -> None:
    await field(page, SARI).fill("/lapor")
    await page.keyboard.press("Enter")
    later = column(page, SARI).get_by_role("button", name="Jawab nanti")
    for _ in range(4):
        await later.click()
    sandbox.bot.late.set()
    await expect(later).to_have_count(0)
    assert len(sandbox.scene.world.taps) == 1


async def test_an_alert_is_a_dialog(page: Page) -> None:
    await field(page, SARI).fill("/lapor")
    await page.keyboard.press("Enter")
    button = column(page, SARI).get_by_role("button", name="Fasilitas negara")
    await button.click()
    dialog = page.get_by_role("dialog", name="LaporNetral")
    await expect(dialog).to_contain_text("Pilihan ini memerlukan foto.")
    await expect(dialog.get_by_role("button", name="Baik")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(dialog).to_have_count(0)
    await expect(button).to_be_focused()
    await expect(button).to_have_attribute("aria-busy", "false")


async def test_change_a_message_by_the_menu(page: Page, sandbox: Running) -> None:
    sari = column(page, SARI)
    await field(page, SARI).fill("salah")
    await page.keyboard.press("Enter")
    await sari.locator(".row.mine").click(button="right")
    await page.get_by_role("menuitem", name="Ubah").click()
    await expect(field(page, SARI)).to_have_value("salah")
    await field(page, SARI).fill("benar")
    await page.keyboard.press("Enter")
    await expect(sari.locator(".row.mine .text")).to_have_text("benar")
    await expect(sari.locator(".row.mine .meta")).to_contain_text("diubah")
    assert next(iter(sandbox.scene.chat.messages.values())).text == "benar"


async def test_arrow_up_changes_the_latest_and_escape_leaves_it(page: Page, sandbox: Running) -> None:
    await field(page, SARI).fill("tetap")
    await page.keyboard.press("Enter")
    await expect(column(page, SARI).locator(".row.mine")).to_have_count(1)
    await page.keyboard.press("ArrowUp")
    await expect(page.get_by_text("Mengubah pesan")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_text("Mengubah pesan")).to_be_hidden()
    await expect(field(page, SARI)).to_have_value("")
    assert next(iter(sandbox.scene.chat.messages.values())).edited is None


async def test_delete_a_message_by_keyboard(page: Page, sandbox: Running) -> None:
    await field(page, SARI).fill("hapus ini")
    await page.keyboard.press("Enter")
    row = column(page, SARI).locator(".row.mine")
    await row.focus()
    await page.keyboard.press("Enter")
    await page.keyboard.press("End")
    await expect(page.get_by_role("menuitem", name="Hapus")).to_be_focused()
    await page.keyboard.press("Enter")
    await page.get_by_role("dialog").get_by_role("button", name="Hapus").click()
    await expect(row).to_have_count(0)
    assert next(iter(sandbox.scene.chat.messages.values())).deleted


async def test_messages_of_others_cannot_be_changed(page: Page) -> None:
    sari = column(page, SARI)
    await field(page, SARI).fill("halo")
    await page.keyboard.press("Enter")
    await sari.locator(".row.theirs").click(button="right")
    await expect(page.get_by_role("menuitem", name="Balas")).to_be_visible()
    await expect(page.get_by_role("menuitem", name="Ubah")).to_have_count(0)
    await expect(page.get_by_role("menuitem", name="Hapus")).to_have_count(0)


async def test_answer_a_message_and_jump_to_it(page: Page, sandbox: Running) -> None:
    sari = column(page, SARI)
    asked = sandbox.scene.bot_says(sandbox.scene.chat, "Siapa nama pegawainya?")
    await sari.locator(".row.theirs").click(button="right")
    await page.get_by_role("menuitem", name="Balas").click()
    await field(page, SARI).fill("Contoh Pegawai 01")
    await page.keyboard.press("Enter")
    quote = sari.locator(".row.mine .quote")
    await expect(quote).to_contain_text("Siapa nama pegawainya?")
    await quote.click()
    await expect(sari.locator(f"[data-message='{asked.id}']")).to_be_focused()


async def test_block_the_bot_and_let_it_in_again(page: Page, sandbox: Running) -> None:
    sari = column(page, SARI)
    await sari.get_by_role("button", name="Menu percakapan").click()
    await page.get_by_role("menuitem", name="Blokir bot").click()
    await expect(sari).to_contain_text("Bot diblokir")
    await expect(field(page, SARI)).to_be_hidden()
    assert sandbox.scene.sari.blocked
    await sari.get_by_role("button", name="Buka blokir bot").click()
    await expect(field(page, SARI)).to_be_visible()
    assert not sandbox.scene.sari.blocked


async def test_commands_by_their_button(page: Page) -> None:
    await column(page, SARI).get_by_role("button", name="Perintah bot").click()
    menu = page.get_by_role("menu", name="Perintah bot")
    await expect(menu.get_by_role("menuitem")).to_have_count(5)
    await expect(menu.get_by_role("menuitem").first).to_be_focused()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect(column(page, SARI).locator(".row.mine .text")).to_have_text("/lapor")


async def test_commands_by_a_slash(page: Page) -> None:
    box = field(page, SARI)
    await box.press_sequentially("/")
    options = page.get_by_role("listbox", name="Perintah bot").get_by_role("option")
    await expect(options).to_have_count(5)
    await box.press_sequentially("b")
    await expect(options).to_have_count(2)
    await page.keyboard.press("ArrowDown")
    await expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    await page.keyboard.press("Enter")
    await expect(column(page, SARI).locator(".row.mine .text")).to_have_text("/batal")
    await expect(box).to_have_value("")


async def test_a_command_in_a_text_can_be_pressed(page: Page) -> None:
    await column(page, SARI).get_by_role("button", name="Mulai mengobrol").click()
    await field(page, SARI).fill("belum dikirim")
    await column(page, SARI).locator(".theirs").get_by_role("button", name="/lapor").click()
    await expect(column(page, SARI).get_by_role("log")).to_contain_text("Apa yang Bapak/Ibu lihat?")
    await expect(field(page, SARI)).to_have_value("belum dikirim")


async def test_groups_have_no_command_menu(page: Page) -> None:
    await expect(column(page, GROUP).get_by_role("button", name="Perintah bot")).to_have_count(0)


async def test_what_could_not_be_sent_comes_back(page: Page, sandbox: Running, faults: Faults) -> None:
    faults.forgiven.add("409")
    await field(page, SARI).fill("penting")
    sandbox.scene.blocked_on_the_way(sandbox.scene.sari)
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("alert").filter(has_text="Buka blokirnya dahulu")).to_be_visible()
    await column(page, SARI).get_by_role("button", name="Buka blokir bot").click()
    await expect(field(page, SARI)).to_have_value("penting")


async def test_add_a_resident_who_is_ready_to_write(page: Page, sandbox: Running) -> None:
    await page.get_by_role("button", name="Tambah warga").click()
    await expect(page.get_by_role("main").get_by_role("region")).to_have_count(4)
    name = sandbox.scene.stage.residents[-1].name
    await expect(field(page, name)).to_be_focused()
    await field(page, name).fill("halo")
    await page.keyboard.press("Enter")
    await expect(column(page, name).get_by_role("log")).to_contain_text("Anda menulis: halo")


async def test_close_a_column_and_open_another(page: Page) -> None:
    regions = page.get_by_role("main").get_by_role("region")
    await column(page, SARI).get_by_role("button", name="Tutup kolom").click()
    await expect(regions).to_have_count(2)
    await page.get_by_role("navigation", name="Daftar percakapan").get_by_role("button", name="Tiara Contoh").click()
    await expect(regions.first).to_have_accessible_name("Tiara Contoh")
    await page.reload()
    await expect(regions).to_have_count(3)
    await expect(regions.first).to_have_accessible_name("Tiara Contoh")


async def test_moderators_see_names_and_decide_as_whom_they_sit(page: Page, sandbox: Running) -> None:
    group = column(page, GROUP)
    await field(page, GROUP).fill("saya cek")
    await page.keyboard.press("Enter")
    await expect(group.locator(".row.mine .text")).to_have_text("saya cek")
    await group.get_by_label("Anda sebagai").select_option(label="Damar Moderator")
    await expect(group.locator(".row.theirs .who")).to_contain_text("Ayu Moderator")
    await expect(group.locator(".row.mine")).to_have_count(0)
    await sandbox.bot.card()
    await group.get_by_role("button", name="Terima").click()
    await expect(group.locator(".row").last).to_contain_text("TERIMA oleh Damar")


async def test_an_outsider_is_refused(page: Page, sandbox: Running) -> None:
    group = column(page, GROUP)
    await sandbox.bot.card()
    await group.get_by_label("Anda sebagai").select_option(label="Orang Luar")
    await expect(field(page, GROUP)).to_be_hidden()
    await expect(group).to_contain_text("Anda melihat sebagai orang luar")
    await group.get_by_role("button", name="Terima").click()
    await expect(page.get_by_role("dialog")).to_contain_text("Hanya moderator yang dapat memutuskan.")
    await page.keyboard.press("Escape")
    await expect(group.get_by_role("button", name="Terima")).to_be_visible()


async def test_bawaslu_writes_as_its_liaison(page: Page, sandbox: Running) -> None:
    await expect(column(page, BAWASLU)).to_contain_text("Anda sebagai Petugas Contoh")
    await field(page, BAWASLU).fill("diterima")
    await page.keyboard.press("Enter")
    await expect(column(page, BAWASLU).locator(".row.mine .text")).to_have_text("diterima")
    assert next(iter(sandbox.scene.stage.first.bawaslu.messages.values())).sender is sandbox.scene.stage.first.liaison


@pytest.mark.parametrize(
    ("kind", "shown"),
    [("Stiker", "👍"), ("Pesan suara", "0:07"), ("Kontak", "Sari"), ("Jajak pendapat", "?"), ("Lokasi", "110.8")],
)
async def test_other_kinds_by_the_clip(page: Page, kind: str, shown: str) -> None:
    await column(page, SARI).get_by_role("button", name="Lampirkan").click()
    await page.get_by_role("menuitem", name=kind).click()
    await expect(column(page, SARI).locator(".row.mine .other")).to_contain_text(kind)
    await expect(column(page, SARI).locator(".row.mine .other")).to_contain_text(shown)
