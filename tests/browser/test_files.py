"""Pictures and files on the page: samples, the tray, albums, clip, paste, drop, the large view."""

from __future__ import annotations

import base64

import pytest
from playwright.async_api import Locator, Page, expect

from bot.sandbox import samples
from bot.sandbox.nouns import Upload
from tests.browser.conftest import Faults, Running

JPEG, PNG = samples.draw(samples.SAMPLES[0]), samples.draw(samples.SAMPLES[1])
PICTURE = {"name": "layar.png", "mimeType": "image/png", "buffer": PNG}
SECOND = {"name": "layar-2.jpg", "mimeType": "image/jpeg", "buffer": JPEG}
PAPER = {"name": "surat.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 contoh"}
SARI = "Sari Contoh"
HAND_IN = """([how, files]) => {
  const carried = new DataTransfer();
  for (const [name, type, data] of files) {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    carried.items.add(new File([bytes], name, { type }));
  }
  const column = document.querySelector(".column");
  const field = column.querySelector("textarea");
  const how_far = { bubbles: true, cancelable: true };
  for (const name of how) {
    if (name === "paste") field.dispatchEvent(new ClipboardEvent(name, { clipboardData: carried, ...how_far }));
    else column.dispatchEvent(new DragEvent(name, { dataTransfer: carried, ...how_far }));
  }
}"""
BIG = """() => {
  const carried = new DataTransfer();
  carried.items.add(new File([new Uint8Array(33 * 1024 * 1024)], "besar.bin"));
  const drop = new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true });
  document.querySelector(".column").dispatchEvent(drop);
}"""


def handed(name: str, mime: str, data: bytes) -> list[str]:
    return [name, mime, base64.b64encode(data).decode()]


@pytest.fixture
def sari(page: Page) -> Locator:
    return page.get_by_role("region", name=SARI)


@pytest.fixture
def tray(sari: Locator) -> Locator:
    return sari.get_by_role("list", name="Lampiran yang akan dikirim").get_by_role("listitem")


async def pick(sari: Locator, page: Page, kind: str, *files: object) -> None:
    """Choose files by the clip button, as "Foto" or "File"."""
    await sari.get_by_role("button", name="Lampirkan").click()
    async with page.expect_file_chooser() as chosen:
        await page.get_by_role("menuitem", name=kind).click()
    await (await chosen.value).set_files(list(files))  # type: ignore[arg-type]  # rows of FilePayload


async def test_samples_are_one_tap_away_and_become_an_album(
    page: Page, sari: Locator, tray: Locator, sandbox: Running
) -> None:
    await sari.get_by_role("button", name="Contoh tangkapan layar").click()
    cards = sari.get_by_role("region", name="Pilihan contoh").locator(".sample")
    await expect(cards).to_have_count(6)
    await cards.nth(0).click()
    await expect(tray).to_have_count(1)
    await cards.nth(2).click()
    await expect(tray).to_have_count(2)
    await expect(cards.nth(2)).to_have_attribute("aria-pressed", "true")
    await page.get_by_label(f"Tulis pesan di {SARI}").fill("dua bukti")
    await page.keyboard.press("Enter")
    bubble = sari.locator(".row.mine .bubble")
    await expect(bubble).to_have_count(1)
    await expect(bubble.get_by_role("button", name="Buka foto")).to_have_count(2)
    await expect(bubble.locator(".text")).to_have_text("dua bukti")
    await expect(sari.locator(".row.theirs .text")).to_have_text(
        "Bukti diterima (foto, album). Terima kasih, Bapak/Ibu."
    )
    said = [message for message in sandbox.scene.chat.messages.values() if message.file]
    assert [message.kind for message in said] == ["photo", "photo"]
    assert {message.file.data for message in said if message.file} == {
        samples.draw(samples.SAMPLES[index]) for index in (0, 2)
    }


async def test_a_sample_pressed_again_is_put_back(sari: Locator, tray: Locator) -> None:
    await sari.get_by_role("button", name="Contoh tangkapan layar").click()
    card = sari.locator(".sample").first
    await card.click()
    await expect(tray).to_have_count(1)
    await card.click()
    await expect(tray).to_have_count(0)
    await expect(card).to_have_attribute("aria-pressed", "false")


async def test_as_file_the_bytes_and_the_name_stay(page: Page, sari: Locator, sandbox: Running) -> None:
    await pick(sari, page, "File", PICTURE)
    await expect(sari.get_by_role("radio", name="File")).to_be_checked()
    await sari.get_by_role("button", name="Kirim", exact=True).click()
    line = sari.locator(".row.mine .file")
    await expect(line).to_contain_text("layar.png")
    await expect(line).to_contain_text("KB · PNG")
    [said] = [message for message in sandbox.scene.chat.messages.values() if message.file]
    assert said.kind == "document"
    assert said.file is not None
    assert said.file.data == PNG


async def test_photo_or_file_is_a_choice_before_sending(page: Page, sari: Locator, sandbox: Running) -> None:
    await pick(sari, page, "Foto", PICTURE)
    await expect(sari.get_by_role("radio", name="Foto")).to_be_checked()
    await sari.get_by_role("radio", name="File").check()
    await sari.get_by_role("button", name="Kirim", exact=True).click()
    await expect(sari.locator(".row.mine .file")).to_have_count(1)
    assert next(iter(sandbox.scene.chat.messages.values())).kind == "document"


async def test_what_is_no_picture_goes_as_file_only(page: Page, sari: Locator, tray: Locator) -> None:
    await pick(sari, page, "Foto", PICTURE, PAPER)
    await expect(tray).to_have_count(2)
    await expect(sari.get_by_role("radio", name="Foto")).to_be_disabled()
    await expect(sari.get_by_role("radio", name="File")).to_be_checked()
    await sari.get_by_role("button", name="Buang surat.pdf").click()
    await expect(sari.get_by_role("radio", name="Foto")).to_be_checked()


async def test_eleven_pictures_become_two_albums(page: Page, sari: Locator, sandbox: Running) -> None:
    await pick(sari, page, "Foto", *({**PICTURE, "name": f"{number}.png"} for number in range(11)))
    await sari.get_by_role("button", name="Kirim", exact=True).click()
    await expect(sari.locator(".row.mine .bubble")).to_have_count(2)
    await expect(sari.locator(".row.mine .bubble").first.locator(".photo")).to_have_count(10)
    albums = [message.album for message in sandbox.scene.chat.messages.values() if message.kind == "photo"]
    assert [bool(album) for album in albums] == [True] * 10 + [False]


async def test_paste_a_screenshot(page: Page, sari: Locator, tray: Locator) -> None:
    await page.evaluate(HAND_IN, [["paste"], [handed("image.png", "image/png", PNG)]])
    await expect(tray).to_have_count(1)
    await page.keyboard.press("Enter")
    await expect(sari.locator(".row.mine .photo")).to_have_count(1)


async def test_drop_files_on_a_chat(page: Page, sari: Locator, tray: Locator) -> None:
    files = [handed("satu.png", "image/png", PNG), handed("dua.jpg", "image/jpeg", JPEG)]
    await page.evaluate(HAND_IN, [["dragenter", "dragover"], files])
    await expect(sari.get_by_text("Lepaskan untuk melampirkan")).to_be_visible()
    await page.evaluate(HAND_IN, [["drop"], files])
    await expect(sari.get_by_text("Lepaskan untuk melampirkan")).to_be_hidden()
    await expect(tray).to_have_count(2)


async def test_files_dropped_beside_a_chat_do_not_leave_the_page(page: Page) -> None:
    stays = """() => {
      const carried = new DataTransfer();
      carried.items.add(new File(["x"], "x.txt"));
      return ["dragover", "drop"].map((name) => {
        const event = new DragEvent(name, { dataTransfer: carried, bubbles: true, cancelable: true });
        document.querySelector("#top").dispatchEvent(event);
        return event.defaultPrevented;
      });
    }"""
    assert await page.evaluate(stays) == [True, True]


async def test_escape_empties_the_tray(page: Page, sari: Locator, tray: Locator) -> None:
    await pick(sari, page, "Foto", PICTURE)
    await expect(tray).to_have_count(1)
    await page.keyboard.press("Escape")
    await expect(tray).to_have_count(0)


async def test_a_file_that_is_too_big_is_refused_before_it_travels(page: Page, tray: Locator) -> None:
    await page.evaluate(BIG)
    await expect(page.get_by_role("alert").filter(has_text="besar.bin lebih besar dari 32 MB")).to_be_visible()
    await expect(tray).to_have_count(0)


async def test_pictures_in_large(page: Page, sari: Locator, sandbox: Running) -> None:
    cast = sandbox.scene
    cast.world.send_files(cast.sari, cast.chat, [Upload(JPEG, "a.jpg"), Upload(PNG, "b.png", "image/png")])
    cast.world.send_files(cast.sari, cast.chat, [Upload(PNG, "c.png", "image/png")], kind="document")
    await sari.get_by_role("button", name="Buka foto").first.click()
    light = page.get_by_role("dialog", name="Foto")
    await expect(light.get_by_role("status")).to_contain_text("1 dari 3")
    await expect(light.get_by_role("button", name="Foto sebelumnya")).to_be_hidden()
    await page.keyboard.press("ArrowRight")
    await page.keyboard.press("ArrowRight")
    await expect(light.get_by_role("status")).to_contain_text("3 dari 3")
    await expect(light.get_by_role("link", name="Unduh foto")).to_have_attribute("download", "c.png")
    loaded = await light.locator("img").evaluate("(image) => image.decode().then(() => image.naturalWidth)")
    assert loaded == 1080
    await page.keyboard.press("Escape")
    await expect(light).to_have_count(0)
    await expect(sari.get_by_role("button", name="Buka foto").first).to_be_focused()


async def test_the_focus_goes_back_to_a_picture_whose_message_was_drawn_again(
    page: Page, sari: Locator, sandbox: Running
) -> None:
    cast = sandbox.scene
    for name in ("a.png", "b.png"):
        (sent,) = cast.world.send_files(cast.sari, cast.chat, [Upload(PNG, name, "image/png")])
    await sari.get_by_role("button", name="Buka foto").nth(1).click()
    light = page.get_by_role("dialog", name="Foto")
    await expect(light.get_by_role("status")).to_contain_text("2 dari 2")
    sent.reaction = "🎉"
    cast.world.changed(sent)
    await expect(sari.get_by_text("🎉")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(sari.get_by_role("button", name="Buka foto").nth(1)).to_be_focused()


async def test_a_photo_of_the_bot_keeps_its_shape(page: Page, sandbox: Running) -> None:
    await sandbox.bot.card()
    frame = page.get_by_role("region", name="Moderator Kota Fiktif").get_by_role("button", name="Buka foto")
    box = await frame.bounding_box()
    assert box
    assert 0.6 < box["width"] / box["height"] < 1.0
    assert box["height"] <= 420


async def test_a_picture_that_is_none_is_shown_as_such(sari: Locator, sandbox: Running) -> None:
    cast = sandbox.scene
    cast.world.send_files(cast.sari, cast.chat, [Upload(b"%PDF-1.4 contoh", "surat.jpg")])
    await expect(sari.get_by_text("Gambar tidak dapat ditampilkan")).to_be_visible()


async def test_a_file_is_saved_under_its_name(page: Page, sari: Locator, sandbox: Running) -> None:
    cast = sandbox.scene
    cast.world.send_files(
        cast.sari, cast.chat, [Upload(b"%PDF-1.4 contoh", "surat contoh.pdf", "application/pdf")], kind="document"
    )
    async with page.expect_download() as saved:
        await sari.get_by_role("link", name="Unduh surat contoh.pdf").first.click()
    assert (await saved.value).suggested_filename == "surat contoh.pdf"


async def test_one_picture_of_an_album_can_be_deleted(page: Page, sari: Locator, sandbox: Running) -> None:
    cast = sandbox.scene
    sent = cast.world.send_files(
        cast.sari, cast.chat, [Upload(JPEG, "a.jpg"), Upload(PNG, "b.png"), Upload(PNG, "c.png")]
    )
    await sari.get_by_role("button", name="Buka foto").nth(1).click(button="right")
    await page.get_by_role("menuitem", name="Hapus").click()
    await page.get_by_role("dialog").get_by_role("button", name="Hapus").click()
    await expect(sari.get_by_role("button", name="Buka foto")).to_have_count(2)
    assert [message.deleted for message in sent] == [False, True, False]


async def test_what_the_server_refuses_comes_back_into_the_tray(
    page: Page, sari: Locator, tray: Locator, sandbox: Running, faults: Faults
) -> None:
    faults.forgiven.add("409")
    await pick(sari, page, "Foto", PICTURE, SECOND)
    sandbox.scene.blocked_on_the_way(sandbox.scene.sari)
    await page.get_by_label(f"Tulis pesan di {SARI}").fill("keterangan")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("alert").filter(has_text="Buka blokirnya dahulu")).to_be_visible()
    await sari.get_by_role("button", name="Buka blokir bot").click()
    await expect(tray).to_have_count(2)
