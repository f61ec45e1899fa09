"""A talk that does not run straight: given up and not, left for days, commands in the middle, a bot that restarts."""

import pytest
from sqlmodel import select

from handlers.messages import Line, Message, to_json
from storage import outbox
from storage.database import fetch
from storage.models import Dialogue, Outbox
from storage.outbox import Effect
from tests.conversations.insight import kept, originals, rows
from tests.conversations.talks import AFTER_EVIDENCE, BEGUN, REST, TO_EVIDENCE, reported, to_name, to_review
from tests.conversations.transcript import Odd, photos, play
from tests.stage import Stage


async def test_cancelled(stage: Stage) -> None:
    warga = stage.resident()
    await play(
        warga,
        [
            *TO_EVIDENCE,
            (photos(2), "2 bukti diterima"),
            ("/batal", ("Yakin membatalkan", "akan dihapus")),
            ("[Ya, batalkan]", ("Laporan dibatalkan", "/lapor")),
            ("/batal", "Tidak ada laporan yang sedang diisi"),
            ("/status", "Anda belum mengirim laporan"),
        ],
    )
    assert await kept(stage) == []
    assert originals(stage) == []
    assert await rows(stage, Dialogue) == []


@pytest.mark.parametrize("no", ["[Tidak, lanjutkan]", "tidak", "2", "gak"])
async def test_cancelling_is_thought_over(stage: Stage, no: str) -> None:
    await play(
        stage.resident(),
        [*TO_EVIDENCE, ("batal", "Yakin membatalkan"), (no, "Langkah 4 dari 11"), ("[Lewati]", "Langkah 5 dari 11")],
    )


@pytest.mark.parametrize("yes", ["ya", "1", "iya", "Ya, batalkan"])
async def test_cancelling_by_words(stage: Stage, yes: str) -> None:
    await play(stage.resident(), [*TO_EVIDENCE, ("stop", "Yakin membatalkan"), (yes, "Laporan dibatalkan")])


async def test_something_else_instead_of_yes_or_no(stage: Stage) -> None:
    """A tap on the question's own button says that they go on."""
    await play(
        stage.resident(),
        [
            *TO_EVIDENCE,
            ("/batal", "Yakin membatalkan"),
            ("entah", ("pilih salah satu di bawah, atau ketik tulisan di tombolnya", "Yakin membatalkan")),
            ("[Lewati]", "Langkah 5 dari 11"),
        ],
    )


async def test_who_goes_on_instead_of_cancelling(stage: Stage) -> None:
    """/lapor and /start lead back to the question, not to the question whether to cancel."""
    warga = stage.resident()
    await play(warga, [*TO_EVIDENCE, ("/batal", "Yakin membatalkan")])
    reply = await play(warga, [("/lapor", ("belum selesai", "Langkah 4 dari 11"))])
    assert "Yakin" not in reply


async def test_status_of_what_is_not_finished_tells_how_to_go_on_and_not_how_to_begin(stage: Stage) -> None:
    warga = stage.resident()
    reply = await play(
        warga,
        [*TO_EVIDENCE, ("/status", ("Anda belum mengirim laporan; ada satu yang belum selesai", "Langkah 4 dari 11"))],
    )
    assert "Untuk mulai" not in reply
    await play(warga, [("/batal", ""), ("ya", "dibatalkan"), ("/cek", "Cek 1")])
    await play(warga, [("/status", ("Anda belum mengirim laporan. Untuk mulai: /lapor", "Cek 1"))])


async def test_days_later(stage: Stage) -> None:
    warga = stage.resident()
    await to_name(warga, photos(1))
    stage.hands.forward(6 * 86_400)
    await play(
        warga,
        [
            ("/lapor", ("Laporan Anda belum selesai", "Langkah 5 dari 11", "Siapa nama terlapor?")),
            *AFTER_EVIDENCE,
            ("[Kirim laporan]", "LN-"),
        ],
    )
    assert "Bukti: 1 berkas" in stage.cards()[0].text


async def test_answering_days_later_without_any_command(stage: Stage) -> None:
    warga = stage.resident()
    await to_name(warga)
    stage.hands.forward(13 * 86_400)
    await play(warga, [("Pak Contoh Satu", "Langkah 6 dari 11")])


async def test_the_bot_restarts_in_the_middle(stage: Stage) -> None:
    """Every question is still known, and so is every button that was shown before."""
    warga = stage.resident()
    await play(warga, TO_EVIDENCE)
    await stage.restart()
    await play(warga, [(photos(2), "2 bukti diterima")])
    await stage.restart()
    await play(warga, [("[Selesai]", "Langkah 5")])
    for line in REST:
        await stage.restart()
        await play(warga, [line])
    await play(warga, [("[Kirim laporan]", "LN-")])
    assert "Bukti: 2 berkas" in stage.cards()[0].text


async def test_words_said_while_the_bot_was_away_are_answered(stage: Stage) -> None:
    warga = stage.resident()
    await to_name(warga)
    await stage.stop()
    for words in ("Pak Contoh Satu", "1", "Dinas Contoh"):
        stage.world.say(warga.person, warga.chat, words)
    await stage.start()
    assert [text[:16] for text in (await warga.read()).splitlines() if text.startswith("Langkah")] == [
        f"Langkah {number} dari 1" for number in (6, 7, 8)
    ]


@pytest.mark.parametrize(
    ("command", "answer"),
    [
        ("/status", "Anda belum mengirim laporan"),
        ("/bantuan", "Yang bisa Anda lakukan di sini"),
        ("/help", "Yang bisa Anda lakukan di sini"),
        ("/privasi", "Bagaimana data Anda dijaga"),
        ("/start", "Monggo, Bapak/Ibu"),
        ("/start kampanye-2026", "Monggo, Bapak/Ibu"),
        ("/lapor", "belum selesai"),
        ("/lapor@LaporNetralBot", "belum selesai"),
        ("/apaini", "perintah itu tidak dikenal"),
        ("/status LN-0000-0000", "Nomor itu tidak ditemukan"),
    ],
)
async def test_commands_in_the_middle_of_a_question(stage: Stage, command: str, answer: str) -> None:
    """They are answered, and the question is put again; the command is no answer to it."""
    warga = stage.resident()
    await to_name(warga)
    await play(
        warga,
        [(command, (answer, "Langkah 5 dari 11", "Siapa nama terlapor?")), ("Pak Contoh Satu", "Langkah 6 dari 11")],
    )


async def test_commands_without_a_form(stage: Stage) -> None:
    await play(
        stage.resident(),
        [
            ("/bantuan", "/hapus"),
            ("/privasi", "UU 27/2022"),
            ("/batal", "Tidak ada laporan yang sedang diisi"),
            ("/apaini", "/bantuan"),
            ("/LAPOR", "setuju?"),
        ],
    )


async def test_a_form_started_twice(stage: Stage) -> None:
    warga = stage.resident()
    await play(
        warga,
        [
            ("/start", "Monggo"),
            *BEGUN,
            ("/lapor", ("belum selesai", "Langkah 1 dari 11")),
            ("[Buat laporan]", ("belum selesai", "Langkah 1 dari 11")),
        ],
    )
    assert len(await rows(stage, Dialogue)) == 1


async def test_two_reports_one_after_the_other(stage: Stage) -> None:
    warga = stage.resident()
    first, second = await reported(warga), await reported(warga, photos(1, first=3))
    assert first != second
    assert len(stage.cards()) == 2


async def test_old_buttons_do_not_answer_new_questions(stage: Stage) -> None:
    warga = stage.resident()
    await to_name(warga)
    question = next(message for message in warga.heard if "Langkah 2 dari 11" in message.text)
    tap = await stage.tap_data(warga.person, question, "report:audience:private")
    assert "Pertanyaan itu sudah lewat" in (tap.answer or "")
    await play(warga, [("/lapor", "Langkah 5 dari 11")])


async def test_a_button_tapped_twice(stage: Stage) -> None:
    warga = stage.resident()
    await play(warga, BEGUN)
    question = warga.last
    first = stage.world.tap(warga.person, question, "report:behaviour:photo")
    second = stage.world.tap(warga.person, question, "report:behaviour:photo")
    assert (await warga.read()).count("Langkah 2 dari 11") == 1
    assert first.answer == ""
    assert "sudah lewat" in (second.answer or "")


async def test_the_chosen_button_stays_visible(stage: Stage) -> None:
    warga = stage.resident()
    await play(warga, BEGUN)
    question = warga.last
    await play(warga, [("[Kampanye di medsos]", "Langkah 2")])
    assert [[button["text"] for button in row] for row in question.keyboard] == [["✓ Kampanye di medsos"]]


@pytest.mark.parametrize("fault", ["502", "drop_after", "429"])
async def test_a_button_that_cannot_be_ticked_repeats_nothing(stage: Stage, fault: str) -> None:
    warga = stage.resident()
    await play(warga, BEGUN)
    stage.world.faults.next("editMessageReplyMarkup", fault)
    await play(warga, [("[Kampanye di medsos]", "Langkah 2"), ("/status", "belum mengirim")])
    assert sum("Langkah 2 dari 11" in answer.text for answer in warga.heard) == 2
    assert stage.world.faults.counts[fault] == 1
    assert stage.world.faults.impatient == 0


async def test_a_tick_without_words_repeats_nothing(stage: Stage) -> None:
    """The row is of another version, whose label is not known here."""
    warga = stage.resident()
    await play(warga, BEGUN)
    mark = {"message": str(warga.last.id), "label": "no-such-words", "choice": "x"}
    async with stage.app.database.transaction() as transaction:
        (dialogue,) = await fetch(transaction, Dialogue, select(Dialogue))
        said = {**to_json(Message((Line("erase-not"),))), "mark": mark}
        await outbox.put(transaction, [Effect(dialogue.contact_id, "say", said, delay=0.01)], stage.hands())
    stage.hands.forward(1)
    await stage.settled()
    assert sum("tidak" in answer.text.lower() for answer in warga.heard[-1:]) == 1
    assert (await rows(stage, Outbox))[-1].state == "sent"


async def test_sending_twice_makes_one_report(stage: Stage) -> None:
    warga = stage.resident()
    await to_review(warga)
    review = warga.last
    for _ in range(2):
        stage.world.tap(warga.person, review, "report:review:submit")
    assert (await warga.read()).count("laporan Anda sudah masuk") == 1
    assert len(stage.cards()) == 1
    tap = await stage.tap_data(warga.person, review, "report:review:submit")
    assert "sudah selesai" in (tap.answer or "")


async def test_small_talk_in_the_form(stage: Stage) -> None:
    warga = stage.resident()
    await play(
        warga,
        [
            *BEGUN,
            ("terima kasih ya", ("pilih salah satu di bawah", "Langkah 1")),
            (Odd("sticker"), ("jenis pesan itu belum bisa kami baca", "Langkah 1")),
            ("11", "pilih salah satu di bawah"),
            ("0", "pilih salah satu di bawah"),
            ("10", "Langkah 2"),
        ],
    )
