"""A moderator asks, the resident answers: what each reads, what becomes of it, what time does to it."""

import pytest

from bot.sandbox.world import Message
from storage.inquiry import Inquiry
from tests.conversations.insight import database_bytes, events_of, report_of, rows
from tests.conversations.talks import LINK, reported
from tests.conversations.test_desk_card import labels
from tests.conversations.transcript import documents, photos, play
from tests.stage import Stage

ASKED = "Ditanyakan kepada pelapor. Jawabannya muncul di bawah kartu."


def below_card(stage: Stage, card: Message) -> list[str]:
    """What the bot has written below a card."""
    return [m.text for m in stage.bot_messages(stage.group) if m.reply_to == card.id]


async def test_what_is_lacking_is_asked_with_one_tap_and_becomes_the_answer(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga, photos(1), known="lewati", story="lewati", link="lewati")
    card = await stage.card(ticket)
    assert "Kelengkapan: 3/7" in card.text
    await stage.tap(stage.staff[0], card, ":ask")
    await stage.settled()
    assert labels(card)[:2] == [["Minta: jadi pelapor"], ["Minta: tgl diketahui"]]
    assert labels(card)[-2:] == [["✍️ Tulis pertanyaan sendiri"], ["‹ Kembali"]]
    await stage.tap(stage.staff[0], card, ":ask:back")
    await stage.settled()
    assert await stage.decide(ticket, "ask:known") == ASKED
    assert "❓ Menunggu jawaban pelapor: tanggal diketahui · sampai Kamis, 26 November 2026" in card.text
    again = await stage.decide(ticket, "ask:known", stage.staff[1])
    assert again == "Sudah ditanyakan oleh Petugas Satu, belum dijawab."
    told = await warga.read()
    assert f"Petugas bertanya tentang laporan {ticket}" in told
    assert "Kapan Anda mengetahuinya?" in told
    assert "Petugas Satu" not in told
    await play(warga, [("[Jawab]", "Kapan Anda mengetahuinya?"), ("kemarin", ("jawaban Anda", ticket))])
    await stage.settled()
    assert (await report_of(stage, ticket)).answers["known"] == "2026-11-22"
    assert "Menunggu jawaban" not in card.text
    assert "Diketahui: Minggu, 22 November 2026" in card.text
    assert "Kelengkapan: 4/7" in card.text
    (answer,) = below_card(stage, card)
    assert answer.splitlines()[:3] == [
        f"💬 {ticket}: jawaban pelapor", "Ditanya: tanggal diketahui", "Dijawab: Minggu, 22 November 2026",
    ]  # fmt: skip
    acts = [(one.actor, one.action, one.detail) for one in await events_of(stage, ticket)]
    assert acts[-2:] == [
        ("moderator:Petugas Satu", "asked", {"inquiry": 1, "question": "known"}),
        ("resident", "answered", {"files": 0, "inquiry": 1, "question": "known", "revised": True}),
    ]


READY = [
    ("link", "https://contoh.example/baru", "https://contoh.example/baru"),
    ("agency", "Kecamatan Contoh", "Kecamatan Contoh"),
    ("status", "2", "pppk"),
    ("story", "Terlihat di halaman kantor.", "Terlihat di halaman kantor."),
]


@pytest.mark.parametrize(("key", "said", "kept"), READY)
async def test_without_a_tap_what_is_said_is_the_answer(stage: Stage, key: str, said: str, kept: str) -> None:
    """Whoever simply writes is understood; the answer before is kept, sealed."""
    warga = stage.resident()
    ticket = await reported(warga, photos(1), link="lewati", status="lewati", story="lewati")
    card = await stage.card(ticket)
    data = f"case:{ticket}:1:ask:{key}"
    await stage.tap_data(stage.staff[0], card, data)
    await warga.read()
    assert "sudah disampaikan kepada petugas" in await warga.say(said)
    assert (await report_of(stage, ticket)).answers[key] == kept
    (inquiry,) = await rows(stage, Inquiry)
    assert (inquiry.state, inquiry.due_at) == ("answered", None)
    was = stage.app.house.crypt.open(inquiry.was).decode()
    assert was == ("null" if key != "agency" else '"Dinas Contoh"')
    assert len(below_card(stage, card)) == 1


async def test_more_evidence_is_asked_for_and_comes_with_words(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga, None)
    card = await stage.card(ticket)
    await stage.decide(ticket, "ask:evidence")
    await warga.read()
    await play(
        warga,
        [(documents(2, "Ini dari grup kantor, hubungi 0812-3456-7890"), "2 bukti"), ("selesai", "sudah disampaikan")],
    )
    await stage.settled()
    assert "Bukti: 2 berkas" in card.text
    (answer,) = below_card(stage, card)
    assert "Pelapor menulis: Ini dari grup kantor, hubungi" in answer
    assert "3456" not in answer
    assert "Berkas baru: 2" in answer
    assert [event.action for event in await events_of(stage, ticket)].count("stored") == 2


async def test_not_known_later_and_answered_twice(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga, photos(1), known="lewati")
    card = await stage.card(ticket)
    await stage.decide(ticket, "ask:known")
    await warga.read()
    assert "/status" in await warga.press("Nanti saja")
    await play(warga, [(f"/status {ticket}", "Menunggu"), ("[Saya tidak tahu]", "Anda tidak tahu")])
    await stage.settled()
    assert below_card(stage, card)[-1].startswith(f"🤷 {ticket}: pelapor tidak tahu")
    asked = next(message for message in warga.heard if "Petugas bertanya" in message.text)
    for data, _ in [(f"case:{ticket}:1:answer:1", ""), (f"case:{ticket}:1:unknown:1", "")]:
        await warga.touch(asked, data)
        assert "sudah dijawab atau ditutup" in await warga.read()
    assert len(below_card(stage, card)) == 1


async def test_a_question_waits_while_they_are_in_the_middle_of_something_else(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga, photos(1), known="lewati")
    await play(warga, [("/lapor", "setuju?"), ("ya", "Langkah 1")])
    await stage.decide(ticket, "ask:known")
    await play(
        warga,
        [
            ("[Jawab]", ("menunggu", "Langkah 1")),
            ("2", "Langkah 2"),
            ("/batal", "Yakin"),
            ("[Ya, batalkan]", ("Laporan dibatalkan", "Kapan Anda mengetahuinya?")),
            ("kemarin", "sudah disampaikan"),
        ],
    )
    assert (await report_of(stage, ticket)).answers["known"] == "2026-11-22"


async def test_two_questions_follow_each_other(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga, photos(1), known="lewati", story="lewati")
    for key in ("known", "story"):
        await stage.decide(ticket, f"ask:{key}")
    await warga.read()
    await play(
        warga, [("kemarin", ("sudah disampaikan", "Ceritakan singkat")), ("Di pasar, di depan kantor.", "sudah")]
    )
    answers = (await report_of(stage, ticket)).answers
    assert (answers["known"], answers["story"]) == ("2026-11-22", "Di pasar, di depan kantor.")


async def test_the_clock_reminds_once_and_then_puts_it_back_in_the_queue(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga, photos(1), known="lewati")
    card = await stage.card(ticket)
    await stage.decide(ticket, "ask:known")
    await warga.read()
    await stage.tick(hours=23)
    assert await warga.read() == ""
    for _ in range(2):
        await stage.tick(hours=2)
    assert (await warga.read()).count("masih menunggu jawaban") == 1
    await stage.tick(hours=44)
    assert "Menunggu jawaban" in card.text
    for _ in range(2):
        await stage.tick(hours=2)
    assert "⌛ Tidak dijawab pelapor dalam 3 hari: tanggal diketahui" in card.text
    assert [text.startswith(f"⌛ {ticket}") for text in below_card(stage, card)] == [True]
    assert await warga.read() == ""
    assert (await events_of(stage, ticket))[-1].action == "unanswered"
    await play(warga, [(f"/status {ticket}", "Menunggu"), ("[Jawab]", "Kapan"), ("kemarin", "sudah disampaikan")])
    assert "Tidak dijawab" not in card.text


async def test_later_promises_a_reminder_only_while_one_is_to_come(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga, photos(1), known="lewati")
    await stage.decide(ticket, "ask:known")
    await warga.read()
    assert "Kami ingatkan satu kali" in await warga.press("Nanti saja")
    await stage.tick(hours=25)
    assert "masih menunggu jawaban" in await warga.read()
    told = await warga.press("Nanti saja")
    assert "bisa dijawab kapan saja lewat /status" in told
    assert "ingatkan" not in told


async def test_what_is_decided_meanwhile_is_not_asked_for_again(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga, photos(1), known="lewati")
    await stage.decide(ticket, "ask:known")
    await stage.decide(ticket, "accept")
    await warga.read()
    await stage.tick(days=1.1)
    assert "masih menunggu" not in await warga.read()
    assert [inquiry.state for inquiry in await rows(stage, Inquiry)] == ["closed"]


async def test_an_answer_has_a_rejected_report_looked_at_again(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga, photos(1), known="lewati")
    await stage.decide(ticket, "reject:no-evidence")
    await stage.tap_data(stage.staff[0], await stage.card(ticket), f"case:{ticket}:2:ask:known")
    await warga.read()
    await warga.say("kemarin")
    assert (await report_of(stage, ticket)).state == "waiting"


async def test_who_becomes_a_formal_reporter_hears_what_to_bring(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga, photos(1))
    await stage.decide(ticket, "ask:track")
    await warga.read()
    reply = await warga.say("2")
    assert (await report_of(stage, ticket)).answers["track"] == "formal"
    assert "Bawaslu" in reply
    assert "Kelengkapan: 7/7" in (await stage.card(ticket)).text


async def test_nobody_can_be_asked_who_erased_everything(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga, photos(1), known="lewati")
    await stage.decide(ticket, "ask:known")
    await warga.read()
    secret = "Ruang rapat lantai lima"
    await warga.say("kemarin")
    await warga.press("Tulis ke petugas")
    await warga.say(secret)
    await stage.decide(ticket, "accept")
    await play(warga, [("/hapus", "Hapus"), ("[Ya, hapus semuanya]", "sudah dihapus")])
    card = await stage.card(ticket)
    tap = await stage.tap_data(stage.staff[0], card, f"case:{ticket}:2:ask:story")
    assert "tidak bisa ditanya" in (tap.answer or "")
    assert {inquiry.state for inquiry in await rows(stage, Inquiry)} == {"closed"}
    assert secret.encode() not in database_bytes(stage)
    for text in (message.text for message in stage.bot_messages(stage.group)):
        assert warga.person.name not in text
        assert f"{warga.person.id}" not in text


async def test_forged_buttons_are_refused(stage: Stage) -> None:
    warga, other = stage.resident(), stage.resident("Warga Dua")
    ticket = await reported(warga, photos(1), known="lewati")
    await reported(other, None, link=LINK + "2", name="Bu Dua")
    await stage.decide(ticket, "ask:known")
    card = await stage.card(ticket)
    for below in ("ask:consent", "ask:region", "ask:review", "ask:words", "ask:x", "ask:"):
        tap = await stage.tap_data(stage.staff[0], card, f"case:{ticket}:1:{below}")
        assert tap.answer == "Laporan atau tombol itu tidak dikenal.", below
    for data in (f"case:{ticket}:1:answer:1", f"case:{ticket}:1:unknown:1", f"case:{ticket}:1:write"):
        await other.touch(other.last, data)
        assert "tidak ditemukan" in await other.read()
    for below in ("answer:99", "answer", "unknown:x", "later:-1"):
        await warga.touch(warga.last, f"case:{ticket}:1:{below}")
        assert "sudah dijawab atau ditutup" in await warga.read()
    assert [inquiry.state for inquiry in await rows(stage, Inquiry)] == ["open"]


async def write(stage: Stage, text: str, below: Message | None = None) -> str:
    """A moderator writes in the group; what the bot says there to it."""
    known = len(stage.bot_messages(stage.group))
    stage.world.say(stage.staff[0], stage.group, text, reply_to=below.id if below else None)
    await stage.settled()
    fresh = stage.bot_messages(stage.group)[known:]
    return "\n".join(message.text for message in fresh if message.kind == "text")


async def test_own_words_and_the_talk_that_follows(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga, photos(1))
    card = await stage.card(ticket)
    tap = await stage.tap_data(stage.staff[0], card, f"case:{ticket}:1:ask:own")
    assert f"/tanya {ticket}" in (tap.answer or "")
    assert len(tap.answer or "") <= 200  # Bot API: answerCallbackQuery
    assert await write(stage, "? Di ruang mana <itu>?", card) == ASKED
    told = await warga.read()
    assert "Di ruang mana <itu>?" in told
    await play(warga, [("[Jawab]", ("Di ruang mana", "tulis jawaban Anda")), ("Aula lantai 2", "sudah disampaikan")])
    answer = stage.bot_messages(stage.group)[-1]
    assert "Ditanya: Di ruang mana <itu>?" in answer.text
    assert "Pelapor menulis: Aula lantai 2" in answer.text
    assert await write(stage, "Terima kasih, jam berapa?", answer) == "Disampaikan kepada pelapor."
    assert "Terima kasih, jam berapa?" in await warga.read()
    assert "Menunggu jawaban" not in card.text  # nothing is waited for
    await play(warga, [("[Tulis ke petugas]", "tulis jawaban Anda"), (photos(1, first=8), "1 bukti")])
    await play(warga, [("selesai", "sudah disampaikan")])
    answer = stage.bot_messages(stage.group)[-1]
    assert "Berkas baru: 1" in answer.text
    assert "Bukti: 2 berkas" in card.text
    assert await write(stage, f"/tanya {ticket} Apakah masih ada?") == ASKED
    assert "Apakah masih ada?" in await warga.read()
    tap = await stage.tap_data(stage.staff[1], card, f"case:{ticket}:1:ask:close")
    assert tap.answer == "Percakapan ditutup. Keputusan tetap bisa diambil."
    await stage.settled()
    assert "sudah dijawab atau ditutup" in await warga.press("Tulis ke petugas")
    assert "sudah ditutup" in await write(stage, "halo", answer)
    assert "halo" not in await warga.read()
    assert [event.action for event in await events_of(stage, ticket)].count("talk_closed") == 1


@pytest.mark.parametrize("words", ["?", "/tanya", "/tanya LN-0000-0000 apa", "/tanya {ticket}", "? " + "x" * 1_001])
async def test_what_is_no_question_is_said(stage: Stage, words: str) -> None:
    warga = stage.resident()
    ticket = await reported(warga, photos(1))
    await warga.read()
    card = await stage.card(ticket)
    said = await write(stage, words.replace("{ticket}", ticket), None if words.startswith("/") else card)
    assert said not in ("", ASKED)
    assert await warga.read() == ""


async def test_small_talk_is_left_alone(stage: Stage) -> None:
    warga = stage.resident()
    card = await stage.card(await reported(warga, photos(1)))
    await warga.read()
    assert await write(stage, "menurut saya ini jelas?") == ""
    assert await warga.read() == ""
    assert await rows(stage, Inquiry) == []
    assert "Menunggu jawaban" not in card.text
