"""Words beside more evidence: whoever decides reads them below the card, and the report stays as it is."""

import pytest

from bot.sandbox.world import Message
from storage.inquiries import ANSWERED, CLOSED
from storage.inquiry import Inquiry
from tests.conversations.insight import events_of, report_of, rows
from tests.conversations.talks import reported, to_name
from tests.conversations.transcript import Edit, Files, play
from tests.conversations.transcript import photos as pictures
from tests.stage import Resident, Stage

TOLD = "Beliau istrinya ketua tim pemenangan di sini"
BEGIN = ("[Tambah bukti]", ("Silakan kirim bukti tambahan", "atau tulis keterangan"))


def photos(count: int, caption: str = "") -> Files:
    return Files(pictures(count, first=5).uploads, "photo", caption)


def below_card(stage: Stage, card: Message) -> list[str]:
    return [message.text for message in stage.group.messages.values() if message.reply_to == card.id]


async def adding(stage: Stage, *, rejected: bool = False) -> tuple[Resident, str, Message]:
    """Somebody whose report waits, or was rejected, and who is asked for more."""
    warga = stage.resident()
    ticket = await reported(warga)
    card = await stage.card(ticket)
    if rejected:
        await stage.decide(ticket, "reject:no-evidence")
    else:
        await warga.say(f"/status {ticket}")
    await play(warga, [BEGIN])
    return warga, ticket, card


async def test_what_stands_below_an_added_picture_reaches_the_moderators(stage: Stage) -> None:
    warga, ticket, card = await adding(stage)
    story = (await report_of(stage, ticket)).answers["story"]
    await play(
        warga,
        [
            (photos(1, TOLD), "1 bukti diterima"),
            ("[Selesai]", f"Bukti tambahan untuk {ticket} sudah kami terima."),
        ],
    )
    (words,) = below_card(stage, card)
    assert f"Pelapor menulis: {TOLD}" in words
    assert "Bukti: 2 berkas" in (await stage.card(ticket)).text
    assert (await report_of(stage, ticket)).answers["story"] == story
    (inquiry,) = await rows(stage, Inquiry)
    assert TOLD.encode() not in inquiry.answer
    (added,) = [event for event in await events_of(stage, ticket) if event.action == "added"]
    assert added.detail == {"files": 1, "was": "waiting", "inquiry": inquiry.id}


async def test_words_alone_are_enough_and_reopen_a_rejected_report(stage: Stage) -> None:
    """That is what a rejection says: whoever has evidence or anything else to tell presses this button."""
    warga, ticket, card = await adding(stage, rejected=True)
    await play(
        warga,
        [
            (TOLD, ("Keterangan itu juga kami catat", "tekan Selesai")),
            ("selesai", (f"Keterangan tambahan untuk {ticket} sudah kami terima.", "ditinjau ulang")),
        ],
    )
    assert TOLD in below_card(stage, card)[-1]
    assert (await report_of(stage, ticket)).state == "waiting"


async def test_a_link_is_kept_with_the_words_around_it(stage: Stage) -> None:
    warga, _, card = await adding(stage)
    said = "Ada lagi: https://contoh.example/unggahan/9 masih bisa dibuka"
    await play(warga, [(said, "Keterangan itu"), (TOLD, "Keterangan itu"), ("sudah", "sudah kami terima")])
    (words,) = below_card(stage, card)
    assert "contoh.example/unggahan/9" in words
    assert "masih bisa dibuka" in words
    assert TOLD in words


@pytest.mark.parametrize("said", ["selesai", "sudah", "ini buktinya", "oke"])
async def test_a_word_or_two_are_no_addition(stage: Stage, said: str) -> None:
    warga, _, card = await adding(stage)
    await play(
        warga, [(said, "Mohon kirim tangkapan layar"), (photos(1, "ini buktinya"), "1 bukti"), ("sudah", "terima")]
    )
    assert below_card(stage, card) == []


async def test_an_edit_before_the_end_changes_the_words(stage: Stage) -> None:
    warga, _, card = await adding(stage)
    await play(
        warga,
        [
            (TOLD, "kami catat"),
            (Edit(TOLD, "Beliau sepupu ketua tim pemenangan di sini"), "sudah diubah"),
            ("selesai", "sudah kami terima"),
        ],
    )
    (words,) = below_card(stage, card)
    assert "sepupu" in words
    assert "istrinya" not in words


async def test_given_up_words_go_nowhere(stage: Stage) -> None:
    warga, _, card = await adding(stage)
    await play(warga, [(TOLD, "kami catat"), ("/batal", "Yakin"), ("ya", "tetap seperti semula")])
    assert below_card(stage, card) == []
    assert await rows(stage, Inquiry) == []


async def test_a_talk_that_moderators_closed_is_not_opened_by_it(stage: Stage) -> None:
    warga, ticket, card = await adding(stage)
    await play(warga, [(TOLD, "kami catat"), ("selesai", "sudah kami terima")])
    assert [one.state for one in await rows(stage, Inquiry)] == [ANSWERED]
    await stage.tap_data(stage.staff[0], card, f"case:{ticket}:1:ask:close")
    await stage.settled()
    await warga.say(f"/status {ticket}")
    await play(warga, [BEGIN, (f"{TOLD} juga", "kami catat"), ("selesai", "sudah kami terima")])
    assert [one.state for one in await rows(stage, Inquiry)] == [CLOSED, CLOSED]
    assert len(below_card(stage, card)) == 2


async def test_words_typed_beside_the_pictures_of_a_report_are_its_story(stage: Stage) -> None:
    """Whoever explains a picture below it, instead of in its caption, is understood as well."""
    warga = stage.resident()
    await to_name(warga)
    await play(
        warga, [("kembali", "Langkah 4"), (pictures(1), "1 bukti diterima"), (TOLD, ("Keterangan itu", "1 bukti"))]
    )
    await play(
        warga,
        [
            ("selesai", "Langkah 5"),
            ("Pak Contoh Satu", "Langkah 6"),
            *[("lewati" if step != 7 else "Dinas Contoh", f"Langkah {step + 1}") for step in (6, 7)],
            ("kemarin", "Langkah 9"),
            ("sama", "Langkah 11"),
            ("1", f"Cerita: {TOLD}"),
        ],
    )
