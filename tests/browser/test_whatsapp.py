"""The WhatsApp phones on the page: writing, tapping, lists, ticks, a day later; for everybody, at every width."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import ElementHandle, Locator, Page, expect

from bot.sandbox import samples
from bot.sandbox.cloud import Bubble, Cloud, Contact, Upload
from bot.sandbox.cloud_sending import receive
from bot.sandbox.server import serving
from tests.browser.conftest import DESK, PHONE, SMALL_PHONE, OpenPage
from tests.browser.scene import Scene, scene
from tests.browser.test_access import CONTRAST, OUTSIDE, SMALL_TARGETS, UNNAMED

Json = dict[str, Any]
WIDE = (1720, 900)
MELATI = "Melati Contoh"


@dataclass
class Phones:
    """A served page with two phones: Melati's, and Raka's, whose number is hidden."""

    cast: Scene
    cloud: Cloud
    melati: Contact
    raka: Contact
    url: str

    def bot_sends(self, kind: str, content: Json, to: Contact | None = None) -> Bubble:
        """A message of the bot, by what it would post to the Cloud API."""
        contact = to or self.melati
        where = {"to": contact.phone} if contact.phone else {"recipient": contact.user_id}
        told = receive(self.cloud, {"messaging_product": "whatsapp", "type": kind, kind: content} | where)
        return contact.bubbles[told["messages"][0]["id"]]

    def says(self, words: str, to: Contact | None = None) -> Bubble:
        return self.bot_sends("text", {"body": words}, to)

    def asks(self, words: str, *titles: str, footer: str = "") -> Bubble:
        """Reply buttons whose ids are "id:<title>"."""
        buttons = [{"type": "reply", "reply": {"id": f"id:{title}", "title": title}} for title in titles]
        content: Json = {"type": "button", "body": {"text": words}, "action": {"buttons": buttons}}
        return self.bot_sends("interactive", content | ({"footer": {"text": footer}} if footer else {}))

    def lists(self, words: str, rows: list[tuple[str, str]]) -> Bubble:
        listed = [{"id": f"id:{title}", "title": title, "description": about} for title, about in rows]
        content: Json = {"type": "list", "header": {"type": "text", "text": "Langkah 2 dari 13"}}
        content |= {"body": {"text": words}, "action": {"button": "Pilih", "sections": [{"rows": listed}]}}
        return self.bot_sends("interactive", content)

    def reads(self, said: Bubble) -> None:
        """The bot has read a message, and is writing."""
        told = {"messaging_product": "whatsapp", "status": "read", "message_id": said.id}
        receive(self.cloud, told | {"typing_indicator": {"type": "text"}})

    @property
    def heard(self) -> list[Json]:
        """Messages the bot would have heard."""
        values = [value for letter in self.cloud.post.pending.values() for value in letter.values]
        return [message for value in values for message in value.get("messages", [])]


@pytest_asyncio.fixture(loop_scope="session")
async def phones() -> AsyncIterator[Phones]:
    cast, cloud = scene(), Cloud()
    cast.stage.cloud = cloud
    melati = cloud.add_contact(MELATI, "628001000001", "ID.A1")
    raka = cloud.add_contact("Raka Contoh", "", "ID.B2", username="raka.contoh")
    async with serving(cast.app) as url:
        yield Phones(cast, cloud, melati, raka, url)


@pytest_asyncio.fixture(loop_scope="session")
async def page(phones: Phones, browser_page: OpenPage) -> Page:
    return await browser_page(phones.url, WIDE)


def column(page: Page, title: str = MELATI) -> Locator:
    return page.get_by_role("region", name=title)


async def write(page: Page, words: str) -> None:
    await page.get_by_label(f"Tulis pesan di {MELATI}").fill(words)
    await page.keyboard.press("Enter")


async def test_a_phone_stands_beside_the_telegram_chats(page: Page) -> None:
    regions = page.get_by_role("main").get_by_role("region")
    titles = ["Sari Contoh", MELATI, "Moderator Kota Fiktif", "Bawaslu Kota Fiktif"]
    assert [await region.get_by_role("heading").first.inner_text() for region in await regions.all()] == titles
    await expect(column(page).locator(".below")).to_contain_text("Jendela 24 jam tertutup · WhatsApp +628001000001")
    await page.get_by_role("button", name="Raka Contoh").click()
    await expect(column(page, "Raka Contoh").locator(".below")).to_contain_text("nomor disembunyikan")


async def test_greeting_ticks_and_what_the_bot_read(page: Page, phones: Phones) -> None:
    await column(page).get_by_role("button", name="Mulai mengobrol").click()
    ticks = column(page).locator(".row.mine .ticks")
    await expect(ticks).to_have_attribute("data-state", "sent")
    (message,) = phones.heard
    assert (message["text"]["body"], message["from"]) == ("Halo", "628001000001")
    said = next(iter(phones.melati.bubbles.values()))
    phones.cloud.advance(said, "delivered")
    await expect(ticks).to_have_attribute("title", "Sampai")
    phones.reads(said)
    await expect(ticks).to_have_attribute("title", "Dibaca")
    await expect(column(page).locator(".below")).to_contain_text("mengetik")


async def test_the_typing_sign_stays_until_the_reply_and_no_longer_than_25_seconds(page: Page, phones: Phones) -> None:
    await page.clock.install()
    await write(page, "halo")
    await expect(column(page).locator(".row.mine")).to_have_count(1)
    said = next(iter(phones.melati.bubbles.values()))
    below, dots = column(page).locator(".below"), column(page).locator(".typing")
    phones.reads(said)
    await expect(below).to_contain_text("mengetik")
    await expect(dots).to_be_visible()
    await page.clock.fast_forward(24_000)
    await expect(dots).to_be_visible()
    await page.clock.fast_forward(1_500)
    await expect(dots).to_be_hidden()
    phones.reads(said)
    await expect(dots).to_be_visible()
    phones.says("Selamat datang")
    await expect(dots).to_be_hidden()
    await expect(below).not_to_contain_text("mengetik")


async def test_marks_are_drawn_and_what_is_typed_is_never_run(page: Page, phones: Phones) -> None:
    await write(page, "<img src=x onerror=\"document.title='rusak'\">")
    await expect(column(page).locator(".row.mine")).to_have_count(1)
    phones.says("*Tebal* dan _miring_ di https://contoh.id/a_b_c <b>bukan</b>")
    theirs = column(page).locator(".row.theirs .text")
    await expect(theirs.locator("strong")).to_have_text("Tebal")
    await expect(theirs.locator("em")).to_have_text("miring")
    await expect(theirs.get_by_role("link")).to_have_attribute("href", "https://contoh.id/a_b_c")
    await expect(theirs).to_contain_text("<b>bukan</b>")
    await expect(column(page).locator(".row.mine .text")).to_contain_text("<img src=x")


async def test_a_preview_and_a_quote_show_no_marks(page: Page, phones: Phones) -> None:
    item = page.get_by_role("navigation", name="Daftar percakapan").get_by_role("button", name=MELATI)
    await write(page, "halo")
    await expect(column(page).locator(".row.mine")).to_have_count(1)
    phones.says("_Langkah 12 dari 12_\n\n*Bagaimana* laporan ini disampaikan? a_b_c")
    await expect(item).to_contain_text("Langkah 12 dari 12 Bagaimana laporan ini disampaikan? a_b_c")
    phones.asks("*Bersedia?*", "Ya, bersedia", "Tidak")
    await column(page).get_by_role("button", name="Ya, bersedia").click()
    await expect(column(page).locator(".row.mine .quote span").last).to_have_text("Bersedia?")


async def test_what_is_looked_at_is_read(page: Page, phones: Phones) -> None:
    await write(page, "halo")
    await expect(column(page).locator(".row.mine")).to_have_count(1)
    said = phones.says("Selamat datang")
    await expect(column(page).locator(".row.theirs")).to_have_count(1)
    await phones.cloud.until(lambda: said.state == "read")


async def test_reply_buttons(page: Page, phones: Phones) -> None:
    await write(page, "halo")
    await expect(column(page).locator(".row.mine")).to_have_count(1)
    phones.asks("Bersedia?", "Ya, bersedia", "Tidak", footer="LaporNetral")
    await expect(column(page).locator(".footer-words")).to_have_text("LaporNetral")
    await column(page).get_by_role("button", name="Ya, bersedia").click()
    await expect(column(page).locator(".row.mine .text").last).to_have_text("Ya, bersedia")
    await expect(column(page).locator(".row.mine .quote").last).to_contain_text("Bersedia?")
    assert phones.heard[-1]["interactive"]["button_reply"] == {"id": "id:Ya, bersedia", "title": "Ya, bersedia"}


async def test_a_list_opens_a_sheet_and_is_picked_by_keyboard(page: Page, phones: Phones) -> None:
    await write(page, "halo")
    await expect(column(page).locator(".row.mine")).to_have_count(1)
    phones.lists("Di kota mana?", [("Solo", "Kota Surakarta"), ("Boyolali", ""), ("Klaten", "Kabupaten")])
    await expect(column(page).locator(".header-words")).to_have_text("Langkah 2 dari 13")
    opener = column(page).get_by_role("button", name="Pilih", exact=True)
    await opener.focus()
    await page.keyboard.press("Enter")
    sheet = page.get_by_role("dialog", name="Pilih")
    await expect(sheet.get_by_role("button", name="Solo Kota Surakarta")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(sheet).to_have_count(0)
    await expect(opener).to_be_focused()
    await page.keyboard.press("Enter")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect(column(page).locator(".row.mine .text").last).to_have_text("Klaten")
    reply = {"id": "id:Klaten", "title": "Klaten", "description": "Kabupaten"}
    assert phones.heard[-1]["interactive"]["list_reply"] == reply


async def at_the_opener(page: Page, phones: Phones) -> tuple[Locator, ElementHandle]:
    """Somebody was sent a list; the button that opens it has the focus. As it is found, and as it was drawn first."""
    await write(page, "halo")
    await expect(column(page).locator(".row.mine")).to_have_count(1)
    phones.lists("Di kota mana?", [("Solo", "Kota Surakarta"), ("Boyolali", "")])
    opener = column(page).get_by_role("button", name="Pilih", exact=True)
    await opener.focus()
    before = await opener.element_handle()
    assert before is not None
    return opener, before


async def test_the_opener_keeps_the_focus_when_its_message_is_drawn_anew(page: Page, phones: Phones) -> None:
    opener, before = await at_the_opener(page, phones)
    phones.says("Ketik juga boleh.")
    await expect(column(page).locator(".row.theirs")).to_have_count(2)
    await before.wait_for_element_state("hidden")
    await expect(opener).to_be_focused()


async def test_a_list_is_left_for_its_opener_even_when_that_was_drawn_anew_meanwhile(
    page: Page, phones: Phones
) -> None:
    opener, before = await at_the_opener(page, phones)
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("dialog", name="Pilih")).to_be_visible()
    phones.says("Ketik juga boleh.")
    await before.wait_for_element_state("hidden")
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog", name="Pilih")).to_have_count(0)
    await expect(opener).to_be_focused()


async def test_a_picture_there_and_back(page: Page, phones: Phones) -> None:
    picture = samples.draw(samples.SAMPLES[0])
    chooser = column(page).locator("input[type=file]")
    await chooser.set_input_files({"name": "bukti.png", "mimeType": samples.SAMPLES[0].mime, "buffer": picture})
    await column(page).get_by_role("button", name="Kirim", exact=True).click()
    shown = column(page).locator(".row.mine img")
    await expect(shown).to_have_count(1)
    await page.wait_for_function("node => node.complete && node.naturalWidth > 0", arg=await shown.element_handle())
    assert phones.heard[-1]["type"] == "image"
    media = phones.cloud.media.keep(
        Upload(picture, "a.png", samples.SAMPLES[0].mime), "image", phones.cloud.now(), ours=True
    )
    phones.bot_sends("image", {"id": media.id, "caption": "Kartu"})
    await expect(column(page).locator(".row.theirs img")).to_have_count(1)


async def test_a_day_later_only_a_template_arrives(page: Page, phones: Phones) -> None:
    await write(page, "halo")
    await expect(column(page).locator(".below")).to_contain_text("terbuka")
    await page.get_by_role("button", name="24 jam kemudian").click()
    await page.get_by_role("dialog").get_by_role("button", name="Lompat 24 jam").click()
    await expect(column(page).locator(".below")).to_contain_text("tertutup")
    phones.says("putusan")
    await expect(column(page).locator(".sign.service")).to_have_text("Pesan bot tidak sampai (kode 131047)")
    phones.cloud.add_template("kabar", "Ada kabar.", buttons=("Buka kabar",))
    phones.bot_sends("template", {"name": "kabar", "language": {"code": "id"}})
    await column(page).get_by_role("button", name="Buka kabar").click()
    await expect(column(page).locator(".below")).to_contain_text("terbuka")
    assert phones.heard[-1]["button"] == {"payload": "Buka kabar", "text": "Buka kabar"}


async def test_a_phone_that_is_off_gets_its_messages_later(page: Page, phones: Phones) -> None:
    await write(page, "halo")
    await expect(column(page).locator(".row.mine")).to_have_count(1)
    await column(page).get_by_role("button", name="Menu percakapan").click()
    await page.get_by_role("menuitem", name="Matikan ponsel").click()
    await expect(column(page).locator(".below")).to_have_text("Ponsel mati", use_inner_text=True)
    phones.says("menunggu")
    await phones.cloud.until(lambda: len(phones.melati.bubbles) == 2)
    await expect(column(page).locator(".row.theirs")).to_have_count(0)
    await column(page).get_by_role("button", name="Menu percakapan").click()
    await page.get_by_role("menuitem", name="Nyalakan ponsel").click()
    await expect(column(page).locator(".row.theirs .text")).to_have_text("menunggu")


async def test_changing_deleting_reacting_blocking(page: Page, phones: Phones) -> None:
    await write(page, "Pk Contoh")
    row = column(page).locator(".row.mine").last
    await row.click(button="right")
    await page.get_by_role("menuitem", name="Ubah").click()
    await write(page, "Pak Contoh")
    await expect(row.locator(".text")).to_have_text("Pak Contoh")
    phones.says("Terima kasih")
    await column(page).locator(".row.theirs").click(button="right")
    await page.get_by_role("menuitem", name="Beri reaksi").click()
    await expect(column(page).locator(".reaction")).to_contain_text("👍")
    await row.click(button="right")
    await page.get_by_role("menuitem", name="Hapus").click()
    await page.get_by_role("dialog").get_by_role("button", name="Hapus").click()
    await expect(column(page).locator(".row.mine")).to_have_count(0)
    assert [message["type"] for message in phones.heard] == ["text", "edit", "reaction", "revoke"]
    await column(page).get_by_role("button", name="Menu percakapan").click()
    await page.get_by_role("menuitem", name="Blokir bot").click()
    await expect(column(page).get_by_role("button", name="Buka blokir bot")).to_be_visible()
    assert phones.melati.blocked


async def test_one_more_phone(page: Page, phones: Phones) -> None:
    await page.get_by_role("button", name="Tambah ponsel WhatsApp").click()
    await expect(page.locator(".column[data-channel=whatsapp]")).to_have_count(2)
    assert len(phones.cloud.contacts) == 3


async def test_without_whatsapp_nothing_of_it_is_shown(browser_page: OpenPage) -> None:
    async with serving(scene().app) as url:
        page = await browser_page(url)
        for name in ("24 jam kemudian", "Tambah ponsel WhatsApp"):
            await expect(page.get_by_role("button", name=name)).to_have_count(0)
        await expect(page.get_by_text("Warga di WhatsApp")).to_be_hidden()


async def everything(phones: Phones) -> None:
    """A phone with all that can be in it."""
    cloud, melati = phones.cloud, phones.melati
    said = cloud.say(melati, "Halo, saya ingin melapor")
    cloud.advance(said, "delivered")
    cloud.advance(said, "read")
    cloud.advance(cloud.say(melati, "kedua"), "delivered")
    phones.says("*Monggo, Bapak/Ibu.* Saya LaporNetral. Baca https://contoh.id/aturan")
    phones.asks("Bersedia melanjutkan?", "Ya, bersedia", "Tidak", footer="Laporan jujur dilindungi")
    cloud.send_file(
        melati, Upload(samples.draw(samples.SAMPLES[1]), "a.png", samples.SAMPLES[1].mime), "image", "bukti"
    )
    cloud.send_file(
        melati, Upload(b"%PDF", "nama-berkas-yang-sangat-panjang-sekali.pdf", "application/pdf"), "document"
    )
    for kind in ("location", "contacts", "audio"):
        cloud.send_other(melati, kind)
    phones.lists("Di kota mana kejadiannya?", [(f"Kota {n}", "Contoh kabupaten atau kota") for n in range(10)])


@pytest.mark.parametrize("viewport", [PHONE, SMALL_PHONE, DESK, (800, 600)], ids=lambda size: f"{size[0]}px")
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_nothing_sticks_out_is_nameless_too_small_or_too_pale(
    phones: Phones, browser_page: OpenPage, viewport: tuple[int, int], scheme: Any
) -> None:
    await everything(phones)
    page = await browser_page(phones.url, viewport, color_scheme=scheme)
    if viewport[0] < 760:
        await page.locator("[data-tab=list]").click()
    assert await page.evaluate(CONTRAST) == []
    await page.locator(".rail-item", has_text=MELATI).click()
    await expect(column(page).locator(".key.opener")).to_be_visible()
    for script in (UNNAMED, SMALL_TARGETS, CONTRAST):
        assert await page.evaluate(script) == []
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    if viewport[0] < 760:
        assert await page.evaluate(OUTSIDE) == []
    await column(page).locator(".key.opener").click()
    await expect(page.get_by_role("dialog")).to_be_visible()
    for script in (UNNAMED, SMALL_TARGETS, CONTRAST):
        assert await page.evaluate(script) == []
