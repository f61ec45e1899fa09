"""Files in and out over HTTP: uploads in every way, known file_ids, albums, downloads, and what is too big."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import pytest
from PIL import Image

from bot.sandbox.params import multipart, read
from bot.sandbox.shelf import Shelf, picture_size
from bot.sandbox.uploads import DOWNLOAD_MOST, UPLOAD_MOST
from bot.sandbox.world import Upload, World
from tests.sandbox.conftest import TOKEN, Api, Cast, png

PDF = b"%PDF-1.7 contoh \x00\xff\r\n--bukan-batas\r\n"


async def downloaded(api: Api, file_id: str) -> bytes:
    path = (await api("getFile", file_id=file_id)).result["file_path"]
    async with api.session.get(f"{api.url}/file/bot{TOKEN}/{path}") as answer:
        assert answer.status == 200
        assert answer.headers["Content-Type"] == "application/octet-stream"
        return await answer.read()


async def test_a_photo_has_two_sizes_of_the_same_bytes(api: Api, cast: Cast) -> None:
    picture = png(800, 600)
    files = {"photo": ("tangkapan.png", picture, "image/png")}
    sent = await api("sendPhoto", files=files, chat_id=cast.home.id, caption="<b>lihat</b>", parse_mode="HTML")
    small, full = sent.result["photo"]
    assert (small["width"], small["height"]) == (320, 240)
    assert (full["width"], full["height"], full["file_size"]) == (800, 600, len(picture))
    assert sent.result["caption_entities"] == [{"type": "bold", "offset": 0, "length": 5}]
    assert await downloaded(api, full["file_id"]) == await downloaded(api, small["file_id"]) == picture
    said = cast.home.messages[sent.result["message_id"]]
    assert (said.kind, said.html) == ("photo", "<b>lihat</b>")


async def test_a_document_keeps_name_type_and_bytes(api: Api, cast: Cast) -> None:
    files = {"document": ('Surat "penting" é.pdf', PDF, "application/pdf")}
    sent = await api("sendDocument", files=files, chat_id=cast.home.id)
    document = sent.result["document"]
    assert document["file_name"] == 'Surat "penting" é.pdf'
    assert (document["mime_type"], document["file_size"]) == ("application/pdf", len(PDF))
    assert await downloaded(api, document["file_id"]) == PDF


async def test_attached_and_known_files(api: Api, world: World, cast: Cast) -> None:
    files = {"berkas": ("a.pdf", PDF, "application/pdf")}
    sent = await api("sendDocument", files=files, chat_id=cast.home.id, document="attach://berkas")
    again = await api("sendDocument", chat_id=cast.group.id, document=sent.result["document"]["file_id"])
    assert again.result["document"] == sent.result["document"]
    (theirs,) = world.send_files(cast.sari, cast.home, [Upload(png())])
    assert theirs.file is not None
    assert (await api("sendPhoto", chat_id=cast.group.id, photo=theirs.file.id)).result["photo"][-1]["width"] == 40


async def test_an_album_of_uploads_and_known_files(api: Api, world: World, cast: Cast) -> None:
    known = world.shelf.store(Upload(png(colour="red")), "photo")
    media = [
        {"type": "photo", "media": "attach://satu", "caption": "<i>dua gambar</i>", "parse_mode": "HTML"},
        {"type": "photo", "media": known.id},
    ]
    files = {"satu": ("1.png", png(), "image/png")}
    sent = (await api("sendMediaGroup", files=files, chat_id=cast.group.id, media=media)).result
    messages = [cast.group.messages[message["message_id"]] for message in sent]
    assert sent[0]["media_group_id"] == sent[1]["media_group_id"] == messages[0].album
    assert [said.html for said in messages] == ["<i>dua gambar</i>", ""]
    assert messages[1].file is known


async def test_an_album_of_documents(api: Api, cast: Cast) -> None:
    files = {name: (f"{name}.txt", name.encode(), "text/plain") for name in "abc"}
    media = [{"type": "document", "media": f"attach://{name}"} for name in "abc"]
    sent = (await api("sendMediaGroup", files=files, chat_id=cast.group.id, media=media)).result
    assert [message["document"]["file_name"] for message in sent] == ["a.txt", "b.txt", "c.txt"]


async def test_another_picture_in_place_of_the_old(api: Api, cast: Cast) -> None:
    first = {"photo": ("a.png", png(), "image/png")}
    keyboard = {"inline_keyboard": [[{"text": "Terima", "callback_data": "case:LN-0000-0000:1:accept"}]]}
    sent = await api("sendPhoto", files=first, chat_id=cast.group.id, caption="satu", reply_markup=keyboard)
    said = cast.group.messages[sent.result["message_id"]]
    media = {"type": "photo", "media": "attach://baru", "caption": "dua"}
    files = {"baru": ("b.png", png(60, 60), "image/png")}
    target = {"chat_id": cast.group.id, "message_id": said.id}
    edited = await api("editMessageMedia", files=files, **target, media=media, reply_markup=keyboard)
    assert edited.result["photo"][-1]["width"] == 60
    assert (said.text, len(said.keyboard), said.version) == ("dua", 1, 1)
    captioned = await api("editMessageCaption", **target, caption="tiga")
    assert captioned.result["caption"] == "tiga"
    assert said.keyboard == []


async def test_a_text_may_become_a_picture(api: Api, cast: Cast) -> None:
    sent = await api("sendMessage", chat_id=cast.home.id, text="sebentar")
    media = {"type": "photo", "media": "attach://a"}
    files = {"a": ("a.png", png(), "image/png")}
    target = {"chat_id": cast.home.id, "message_id": sent.result["message_id"]}
    edited = (await api("editMessageMedia", files=files, **target, media=media)).result
    assert "photo" in edited
    assert "text" not in edited


def noise(side: int) -> bytes:
    out = io.BytesIO()
    Image.effect_noise((side, side), 100).save(out, "BMP")
    return out.getvalue()


REFUSED = [
    ("empty", b"", "file must be non-empty"),
    ("no picture", PDF, "IMAGE_PROCESS_FAILED"),
    ("too long and thin", png(2100, 100), "PHOTO_INVALID_DIMENSIONS"),
    ("too many pixels", png(9000, 1001), "PHOTO_INVALID_DIMENSIONS"),
]


@pytest.mark.parametrize(("name", "data", "words"), REFUSED, ids=[row[0] for row in REFUSED])
async def test_photos_telegram_does_not_take(api: Api, cast: Cast, name: str, data: bytes, words: str) -> None:
    answer = await api("sendPhoto", files={"photo": (f"{name}.png", data, "image/png")}, chat_id=cast.home.id)
    assert answer.refusal == (400, f"Bad Request: {words}")
    assert not cast.home.messages


async def test_a_photo_over_ten_megabytes(api: Api, cast: Cast) -> None:
    data = noise(3300)
    answer = await api("sendPhoto", files={"photo": ("a.bmp", data, "image/bmp")}, chat_id=cast.home.id)
    words = f"Bad Request: file of size {len(data)} bytes is too big for a photo; the maximum size is 10485760 bytes"
    assert answer.refusal == (400, words)


@pytest.mark.parametrize("size", [UPLOAD_MOST + 1, UPLOAD_MOST + 3 * 1024 * 1024])
async def test_an_upload_over_fifty_megabytes(api: Api, cast: Cast, size: int) -> None:
    answer = await api("sendDocument", files={"document": ("a.bin", bytes(size), "a/b")}, chat_id=cast.home.id)
    assert answer.refusal == (413, "Request Entity Too Large")
    assert not cast.home.messages


async def test_a_file_over_twenty_megabytes_cannot_be_fetched(api: Api, world: World, cast: Cast) -> None:
    sent = [
        world.send_files(cast.sari, cast.home, [Upload(bytes(size), "a.bin", "a/b")], kind="document")[0].file
        for size in (DOWNLOAD_MOST, DOWNLOAD_MOST + 1)
    ]
    assert sent[0] and sent[1]
    assert len(await downloaded(api, sent[0].id)) == DOWNLOAD_MOST
    assert (await api("getFile", file_id=sent[1].id)).refusal == (400, "Bad Request: file is too big")


@pytest.mark.parametrize(
    ("kind", "name", "path"),
    [
        ("document", "Rahasia Pak Contoh.PDF", "documents/file_1.pdf"),
        ("document", "tanpa akhiran", "documents/file_1"),
        ("document", "jahat.../../etc", "documents/file_1"),
        ("photo", "x.png", "photos/file_1.jpg"),
    ],
)
async def test_the_path_tells_nothing_of_the_name(
    api: Api, world: World, cast: Cast, kind: str, name: str, path: str
) -> None:
    (said,) = world.send_files(cast.sari, cast.home, [Upload(png(), name)], kind=kind)
    assert said.file is not None
    told: list[Any] = [(await api("getFile", file_id=said.file.id)).result["file_path"] for _ in range(2)]
    assert told == [path, path]


async def test_an_empty_file_of_a_person_can_be_fetched(api: Api, world: World, cast: Cast) -> None:
    (said,) = world.send_files(cast.sari, cast.home, [Upload(b"", "kosong.txt", "text/plain")], kind="document")
    assert said.file is not None
    assert await downloaded(api, said.file.id) == b""


def test_a_bomb_is_no_picture() -> None:
    small = png()
    size = struct.pack(">II", 20_000, 20_000)
    header = b"IHDR" + size + small[24:29]
    bomb = small[:12] + header + struct.pack(">I", zlib.crc32(header)) + small[33:]
    assert picture_size(small) == (40, 30)
    assert picture_size(bomb) == (0, 0)
    assert picture_size(png()[:60]) in ((40, 30), (0, 0))


def test_known_bytes_are_kept_once() -> None:
    shelf = Shelf()
    one, two = shelf.store(Upload(b"x", "a.txt"), "document"), shelf.store(Upload(b"x", "a.txt"), "document")
    assert one is two
    assert len(shelf) == 1


def test_multipart_as_browsers_and_libraries_write_it() -> None:
    body = (
        b'preamble\r\n--b\r\nContent-Disposition: form-data; name="text"\r\n\r\nhalo\r\n--b\r\n'
        b'content-disposition: form-data; name=photo; filename="C:\\gambar\\a.png"\r\nContent-Type: image/png\r\n\r\n'
        b"\r\n--bukan\r\n\r\n--b\r\nContent-Disposition: form-data; name=\"d\"; filename*=utf-8''%C3%A9.txt\r\n\r\n"
        b"isi\r\n--b\r\nX-Nothing: here\r\n\r\nlost\r\n--b--\r\nepilogue"
    )
    fields, files = multipart('multipart/form-data; boundary="b"', body)
    assert fields == {"text": "halo"}
    assert files["photo"] == Upload(b"\r\n--bukan\r\n", "a.png", "image/png")
    assert files["d"] == Upload(b"isi", "é.txt", "application/octet-stream")


def test_values_are_read_as_asked_for() -> None:
    params = read(b"a=1&b=true&c=&d=x&e=%7B%7D", "", b"")
    assert (params.integer("a"), params.integer("d", 7), params.integer("z", 8)) == (1, 7, 8)
    assert (params.flag("b"), params.flag("a"), params.flag("c"), params.flag("z")) == (True, True, False, False)
    assert (params.text("c"), params.text("z"), params.parsed("e", "!"), params.parsed("c", "!")) == ("", "", {}, None)
