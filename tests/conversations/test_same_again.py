"""The same post again: what residents hear of it, what the card says, what moderators do, what erasing leaves."""

import io
import random
from dataclasses import replace
from functools import cache

import pytest
from PIL import Image

from bench.likeness_posts import Look, Post, another, draw_post, look, post
from bot.sandbox.world import Upload
from storage.models import Event, PictureMark, ReportKey, Sameness
from tests.conversations.cities import Cities
from tests.conversations.insight import kept, report_of, rows, trail
from tests.conversations.talks import LINK, reported, to_review
from tests.conversations.test_desk_card import labels
from tests.conversations.transcript import Files, photos, play
from tests.handlers.test_sameness import WAYS
from tests.stage import Resident, Stage

THANKS = "laporan Anda ikut membantu"
ELSEWHERE = {"link": "https://contoh.example/lain", "name": "Bu Contoh Dua"}


async def thanked(resident: Resident, files: Files | None = None, **answers: str) -> tuple[str, str]:
    """(the ticket, the words with which it was told) of a report that is sent."""
    ticket = await reported(resident, files, **answers)
    return ticket, next(message.text for message in resident.heard if f"Nomor laporan: {ticket}" in message.text)


@cache
def seen_post() -> tuple[Post, Look]:
    """A post with a picture, and how it was seen first."""
    draw = random.Random(11)
    return next((made, look(draw)) for number in range(99) if (made := post(number, draw)).app == "feed")


def screenshot(picture: Image.Image, name: str = "layar.jpg") -> Files:
    """A screenshot as a file."""
    data = io.BytesIO()
    picture.convert("RGB").save(data, "JPEG", quality=70)
    return Files((Upload(data.getvalue(), name),), "document")


async def test_from_the_third_on_they_are_thanked_as_further_witnesses(stage: Stage) -> None:
    told = [(await thanked(stage.resident(), link=way))[1] for way in WAYS[:4]]
    assert [THANKS in words for words in told] == [False, False, True, True]
    assert "ini laporan ke-3 tentang unggahan ini" in told[2]
    assert "ini laporan ke-4 tentang unggahan ini" in told[3]
    for words in told:
        assert words.count("LN-") == 1


async def test_nobody_finds_out_by_sending_the_same_again(stage: Stage) -> None:
    """Whoever suspects one colleague hears what they would hear if nobody had reported, however often they send it."""
    await reported(stage.resident("Warga Dua"), photos(1))
    curious, alone = stage.resident("Warga Tiga"), stage.resident("Warga Empat")
    words = [(await thanked(curious, photos(1)))[1] for _ in range(4)]
    ticket, unique = await thanked(alone, photos(1, first=50), **ELSEWHERE)
    assert {one.replace(one[one.index("LN-") :][:12], ticket) for one in words} == {unique}


async def test_who_is_about_to_report_the_same_again_is_told_so_once(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga, photos(2), link=WAYS[0])
    other = stage.resident()
    await play(warga, [("/lapor", "persetujuan"), ("ya", "Langkah 1"), ("2", "Langkah 2"), ("1", "Langkah 3")])
    reply = await warga.say(WAYS[3])
    assert f"sudah Anda laporkan sebagai {ticket}" in reply
    assert "Langkah 4" in reply
    reply = await warga.send(photos(1, first=7).uploads)
    assert "sudah Anda laporkan" not in reply
    reminder = next(message for message in warga.heard if "sudah Anda laporkan" in message.text)
    await warga.touch(reminder, warga.choices(reminder)[0][0])
    reply = await warga.read()
    assert f"1 bukti tadi ditambahkan ke {ticket}" in reply
    await play(warga, [("selesai", f"Bukti tambahan untuk {ticket} sudah kami terima")])
    assert [file.state for file in await kept(stage)].count("stored") == 3
    chain = (await report_of(stage, ticket)).draft
    told = [event.action for event in await rows(stage, Event) if event.chain == chain]
    assert [told.count(action) for action in ("received", "stored", "added")] == [3, 3, 1]
    await play(other, [("/lapor", "persetujuan"), ("ya", "Langkah 1"), ("2", "Langkah 2"), ("1", "Langkah 3")])
    assert ticket not in await other.say(WAYS[0])


async def test_own_files_are_recognised_before_they_are_sent_again(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga, photos(1), **ELSEWHERE)
    await to_review(warga, photos(1))
    told = [message.text for message in warga.heard if "sudah Anda laporkan" in message.text]
    assert len(told) == 1
    assert ticket in told[0]
    await play(warga, [("kembali", "Langkah 11"), ("1", "Periksa laporan Anda"), ("kirim", "Nomor laporan")])
    assert sum("sudah Anda laporkan" in message.text for message in warga.heard) == 1


async def test_words_and_other_links_go_there_as_well(stage: Stage) -> None:
    """At the review page the story is told and a link may be another one: the group reads them below the card."""
    warga = stage.resident()
    ticket = await reported(warga, photos(1), **ELSEWHERE)
    await to_review(warga, photos(1))
    reply = await warga.press("Tambah bukti ke sana")
    assert f"1 bukti tadi ditambahkan ke {ticket}" in reply
    assert "Keterangan itu juga kami catat" in reply
    await play(warga, [("selesai", f"Bukti tambahan untuk {ticket} sudah kami terima")])
    card = await stage.card(ticket)
    (below,) = [message.text for message in stage.group.messages.values() if message.reply_to == card.id]
    assert "Unggahan itu saya lihat di ponsel." in below
    assert "contoh.example/unggahan/1" in below
    assert "Bukti: 2 berkas" in (await stage.card(ticket)).text


async def test_the_card_tells_how_many_and_which(stage: Stage) -> None:
    first = await reported(stage.resident(), photos(1), **ELSEWHERE)
    second = await reported(stage.resident(), photos(1))
    busy = stage.resident()
    third = await reported(busy, photos(2, first=20))
    fourth = await reported(busy, None)
    await stage.settled()
    line = {ticket: [t for t in (await stage.card(ticket)).text.splitlines() if t.startswith("🔗")] for ticket in
            (first, second, third, fourth)}  # fmt: skip
    assert line[first] == [f"🔗 3 pelapor · sama dengan {second} (berkas sama persis)"]
    assert line[second] == [f"🔗 3 pelapor · sama dengan {fourth} (tautan sama), {third} (tautan sama), 1 lagi"]
    assert line[third] == [f"🔗 3 pelapor · sama dengan {second} (tautan sama)"]
    assert line[fourth] == [f"🔗 3 pelapor · sama dengan {second} (tautan sama)"]
    assert ("system", "linked") in await trail(stage, second)
    assert ["🔗 Laporan yang sama…"] in labels(await stage.card(first))


async def test_a_moderator_undoes_and_confirms(stage: Stage) -> None:
    first = await reported(stage.resident(), photos(1))
    second = await reported(stage.resident(), photos(1, first=9))
    await stage.settled()
    await stage.tap(stage.staff[0], await stage.card(second), ":merge")
    await stage.settled()
    card = await stage.card(second)
    compare = [f"🔍 Bandingkan: {first}"]
    short = f"…{first[-4:]}"
    assert labels(card) == [compare, [f"✔️ Sama: {short}", f"✖️ Bukan: {short}"], ["‹ Kembali"]]
    tap = await stage.tap(stage.staff[0], card, f":apart:{first}")
    assert tap.answer == "Dicatat: bukan unggahan yang sama."
    await stage.settled()
    for ticket in (first, second):
        shown = await stage.card(ticket)
        assert "🔗" not in shown.text
        assert (await trail(stage, ticket))[-1] == ("moderator:Petugas Satu", "apart")
    await reported(stage.resident(), None)  # what was undone is not made again, and the third joins the first
    await stage.settled()
    assert "🔗 2 pelapor" in (await stage.card(first)).text
    assert "🔗" not in (await stage.card(second)).text
    data = (await stage.card(first)).keyboard[0][0]["callback_data"].rpartition(":")[0]
    tap = await stage.tap_data(stage.staff[1], await stage.card(first), f"{data}:same:{second}")
    assert tap.answer == "Dicatat: unggahan yang sama. Keputusan berikutnya berlaku untuk keduanya."
    await stage.settled()
    assert "🔗 3 pelapor" in (await stage.card(second)).text
    assert {one.state for one in await rows(stage, Sameness)} == {"confirmed", "suggested"}
    again = await stage.tap_data(stage.staff[1], await stage.card(first), f"{data}:same:{second}")
    assert again.answer == "Sudah dicatat begitu."


async def test_forged_links_are_refused(stage: Stage) -> None:
    first = await reported(stage.resident(), photos(1))
    other = await reported(stage.resident(), photos(1, first=9), **ELSEWHERE)
    await stage.settled()
    card = await stage.card(first)
    for below in (f"same:{other}", f"same:{first}", "same:LN-0000-0000", "apart:x", "same:", "merge:x", "apart"):
        tap = await stage.tap_data(stage.staff[0], card, f"case:{first}:1:{below}")
        assert tap.answer in ("Sudah dicatat begitu.", "Laporan atau tombol itu tidak dikenal."), below
    outsider = stage.world.add_person("Orang Luar")
    tap = await stage.tap_data(outsider, card, f"case:{first}:1:apart:{other}")
    assert "Hanya anggota" in (tap.answer or "")
    assert await rows(stage, Sameness) == []


async def test_a_picture_of_the_same_post_is_recognised_and_the_later_resident_hears_when_that_is_confirmed(
    stage: Stage,
) -> None:
    shown, seen = seen_post()
    first = draw_post(shown, seen)
    dark = draw_post(shown, replace(seen, dark=True, likes=seen.likes + 7, clock="23.59"))
    trap = draw_post(another(shown, 1, random.Random(3)), seen)
    pictures = {
        "first": first,
        "dark": dark,
        "cut": first.crop((0, 160, first.width, first.height - 40)),
        "trap": trap,
    }
    people = {name: stage.resident(name) for name in pictures}
    tickets = {
        name: await reported(people[name], screenshot(picture), link=f"https://contoh.example/{name}", name=name * 2)
        for name, picture in pictures.items()
    }
    await stage.settled()
    links = await rows(stage, Sameness)
    assert sorted((one.report_id, one.other_id, one.reason) for one in links) == [(2, 1, "picture"), (3, 1, "picture")]
    assert "🔗 3 pelapor" in (await stage.card(tickets["first"])).text
    assert f"sama dengan {tickets['first']} (gambar sama)" in (await stage.card(tickets["cut"])).text
    assert "🔗" not in (await stage.card(tickets["trap"])).text
    assert not any(THANKS in message.text for name in people for message in people[name].heard)
    await stage.tap(stage.staff[0], await stage.card(tickets["cut"]), ":merge")
    await stage.settled()
    await stage.tap(stage.staff[0], await stage.card(tickets["cut"]), f":same:{tickets['first']}")
    await stage.settled()
    heard = [message.text for message in people["cut"].heard if THANKS in message.text]
    assert len(heard) == 1
    assert "sudah ada 3 laporan" in heard[0]
    assert tickets["first"] not in heard[0]
    assert not any(THANKS in message.text for message in people["first"].heard)


async def test_two_at_once_are_both_linked(stage: Stage) -> None:
    both = [stage.resident("Warga Satu"), stage.resident("Warga Dua")]
    for warga in both:
        for words in (
            "/lapor",
            "ya",
            "2",
            "1",
            LINK,
            "lewati",
            "Pak Contoh",
            "1",
            "Dinas",
            "kemarin",
            "sama",
            "lewati",
        ):
            warga.write(words)
    for warga in both:
        warga.write("1")
        warga.write("kirim")
    await stage.settled()
    assert [(one.report_id, one.other_id, one.reason) for one in await rows(stage, Sameness)] == [(2, 1, "link")]
    assert all("🔗 2 pelapor" in card.text for card in stage.cards())
    assert len(stage.cards()) == 2


async def test_what_is_withdrawn_stands_on_no_other_card(stage: Stage) -> None:
    """Nor is there a button for it, whose menu would be empty."""
    first, warga = await reported(stage.resident(), photos(1)), stage.resident()
    second = await reported(warga, photos(1))
    await stage.settled()
    card = await stage.card(first)
    assert f"sama dengan {second}" in card.text
    await play(warga, [(second, "Menunggu"), ("[Tarik laporan]", "Yakin"), ("[Ya, tarik laporan]", "sudah ditarik")])
    assert second not in card.text
    assert [row for row in labels(card) if "sama" in row[0].lower()] == []


async def test_what_is_erased_is_not_counted_and_leaves_nothing_to_compare_with(stage: Stage) -> None:
    gone, stays, picture = stage.resident(), stage.resident(), screenshot(draw_post(*seen_post()))
    await reported(gone, picture)
    left = await reported(stays, picture)
    await stage.settled()
    assert "🔗 2 pelapor" in (await stage.card(left)).text
    await play(gone, [("/hapus", "hapus"), ("[Ya, hapus semuanya]", "")])
    await stage.settled()
    assert "🔗" not in (await stage.card(left)).text
    assert {row.report_id for row in await rows(stage, ReportKey)} == {2}
    assert await rows(stage, Sameness) == []
    assert {file.report_id for file in await kept(stage) if file.likeness} == {2}
    assert len(await rows(stage, PictureMark)) == 1
    last = await reported(stage.resident(), picture, **ELSEWHERE)
    await stage.settled()
    assert f"🔗 2 pelapor · sama dengan {left}" in (await stage.card(last)).text


@pytest.mark.parametrize("files", [None, photos(1)])
async def test_another_citys_reports_are_not_its_business(towns: Cities, files: Files | None) -> None:
    for city in ("solo", "sleman", "solo"):
        await reported(towns.resident(), files, region=city)
    await towns.one.settled()
    assert [(one.report_id, one.other_id) for one in await rows(towns.one, Sameness)] == [(3, 1)]
    assert "🔗" not in towns.stages["sleman"].cards()[0].text
