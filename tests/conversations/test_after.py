"""After the hand-over: Bawaslu's buttons and words, letters and steps of the moderators, what the resident hears."""

import pytest

from bot.sandbox.world import Chat, Message, Person
from storage.letter_tables import Letter
from tests.conversations.insight import events_of, report_of, rows, trail
from tests.conversations.talks import reported
from tests.conversations.test_desk_escalation import handed_over
from tests.conversations.transcript import photos
from tests.stage import Resident, Stage

NUMBER = "012/LP/PW/Kota/14.01/XI/2026"


async def escalated(stage: Stage) -> tuple[Resident, str]:
    """A resident whose report is with Bawaslu."""
    warga = stage.resident()
    ticket = await reported(warga, photos(1))
    await stage.decide(ticket, "escalate")
    await warga.read()
    return warga, ticket


async def press(stage: Stage, person: Person, message: Message, *actions: str) -> list[str]:
    """Tap these buttons one after the other; what the taps were answered."""
    answers = []
    for action in actions:
        tap = await stage.tap(person, message, action)
        await stage.settled()
        answers.append(tap.answer or "")
    return answers


async def write(stage: Stage, chat: Chat, person: Person, words: str, below: Message | None = None) -> list[str]:
    """Write in a group; what the bot says there."""
    before = len(stage.bot_messages(chat))
    stage.world.say(person, chat, words, reply_to=below.id if below else None)
    await stage.settled()
    return [message.text for message in stage.bot_messages(chat)[before:]]


def labels(message: Message) -> list[list[str]]:
    """The buttons below a message."""
    return [[button["text"] for button in row] for row in message.keyboard]


async def test_bawaslu_registers_with_a_number_in_the_next_answer(stage: Stage) -> None:
    warga, ticket = await escalated(stage)
    message = handed_over(stage)
    assert labels(message) == [
        ["✅ Tandai diterima", "📋 Diregistrasi…"],
        ["✏️ Perlu dilengkapi…"],
        ["⚖️ Hasil…"],
    ]
    await press(stage, stage.liaison, message, ":register")
    asked = stage.bot_messages(stage.bawaslu)[-1]
    assert (asked.reply_to, asked.text.startswith(f"Nomor registrasi {ticket}?")) == (message.id, True)
    assert await write(
        stage, stage.bawaslu, stage.liaison, "012/LP/PW/Kota/14.01/XI/2026, 23 November 2026", asked
    ) == ["Terima kasih, dicatat."]
    assert labels(asked) == []
    assert asked.text == (
        f"{ticket}: 📋 diregistrasi Bawaslu\nNomor: {NUMBER}\nTanggal surat: Senin, 23 November 2026\n"
        "Dicatat Senin, 23 November 2026 pukul 10.00 WIB."
    )
    assert "Senin, 23 November 2026" in (heard := await warga.read())
    assert f"Laporan {ticket} sudah diregistrasi." in heard
    assert "012/LP" not in heard
    card = await stage.card(ticket)
    assert "📋 diregistrasi Bawaslu" in card.text
    assert "⏳ Menunggu Bawaslu Kota Surakarta sejak Senin, 23 November 2026\n" in card.text
    assert f"terakhir nomor {NUMBER}" in card.text
    told = stage.bot_messages(stage.group)[-1]
    assert (told.reply_to, "menurut Staf Bawaslu: 📋 diregistrasi Bawaslu" in told.text) == (card.id, True)
    (letter,) = await rows(stage, Letter)
    assert (letter.kind, letter.day, letter.by) == ("register", "2026-11-23", "bawaslu:Staf Bawaslu")
    assert (await events_of(stage, ticket))[-1].detail == {"day": "2026-11-23", "letter": letter.id}
    (idle,) = await write(stage, stage.bawaslu, stage.liaison, "baik, terima kasih", asked)
    assert "tidak ada yang dicatat" in idle
    again = await write(stage, stage.bawaslu, stage.liaison, "/registrasi " + ticket)
    assert again == ["Tidak berubah. Keadaan laporan sekarang: 📋 diregistrasi Bawaslu."]
    assert await warga.read() == ""


async def test_bawaslu_asks_for_what_is_missing_and_goes_on(stage: Stage) -> None:
    warga, ticket = await escalated(stage)
    message = handed_over(stage)
    await press(stage, stage.liaison, message, ":request")
    answers = await press(stage, stage.liaison, message, ":request:known", ":request:place", ":request:known")
    assert answers == ["Terima kasih, dicatat.", "Terima kasih, dicatat.", "Itu sudah diminta sebelumnya."]
    assert "☑ tanggal diketahui" in str(labels(message))
    heard = await warga.read()
    assert heard.count("diminta dilengkapi") == 2
    assert "Yang diminta: tempat." in heard
    assert "Yang diminta: tanggal diketahui, tempat." in (await stage.card(ticket)).text
    told = stage.bot_messages(stage.group)[-1]
    assert labels(told) == [["Minta: tgl diketahui"], ["Minta: uraian"]]
    assert await press(stage, stage.staff[0], told, ":ask:known") == [
        "Ditanyakan kepada pelapor. Jawabannya muncul di bawah kartu."
    ]
    assert f"Petugas bertanya tentang laporan {ticket}" in await warga.read()
    await press(stage, stage.liaison, message, ":menu", ":complete")
    assert (await report_of(stage, ticket)).state == "acknowledged"
    assert "Yang diminta" not in (await stage.card(ticket)).text


@pytest.mark.parametrize(
    ("result", "state"), [("clear", "cleared"), ("examine", "examined"), ("discontinue", "discontinued")]
)
async def test_a_result_is_asked_about_once_more(stage: Stage, result: str, state: str) -> None:
    warga, ticket = await escalated(stage)
    message = handed_over(stage)
    await press(stage, stage.liaison, message, ":result", f":result:{result}")
    assert (await report_of(stage, ticket)).state == "escalated"
    assert await warga.read() == ""
    await press(stage, stage.liaison, message, f":conclude:{result}")
    report = await report_of(stage, ticket)
    assert (report.state, report.acknowledged_by) == (state, "Staf Bawaslu")
    assert f"Laporan {ticket}" in await warga.read()
    late = await stage.tap_data(stage.liaison, message, f"case:{ticket}:3:register")
    assert (late.answer or "").startswith("Tidak berubah. Keadaan laporan sekarang:")
    await stage.settled()
    assert (await report_of(stage, ticket)).state == state
    assert len(labels(message)) == 1


async def test_of_many_taps_one_registers(stage: Stage) -> None:
    warga, ticket = await escalated(stage)
    message = handed_over(stage)
    data = f"case:{ticket}:{(await report_of(stage, ticket)).version}:numberless"
    taps = [stage.world.tap(stage.liaison, message, data) for _ in range(20)]
    await stage.settled()
    assert sum(tap.answer == "Terima kasih, dicatat." for tap in taps) == 1
    assert [what for _, what in await trail(stage, ticket)].count("register") == 1
    assert (await warga.read()).count("sudah diregistrasi") == 1


async def test_only_bawaslu_uses_its_buttons_and_words(stage: Stage) -> None:
    warga, ticket = await escalated(stage)
    message, stranger = handed_over(stage), stage.world.add_person("Orang Luar")
    tap = await stage.tap_data(stranger, message, f"case:{ticket}:3:conclude:clear")
    assert "Hanya anggota" in (tap.answer or "")
    for action in ("conclude:clear", "numberless", "request:known"):
        tap = await stage.tap_data(stage.staff[0], await stage.card(ticket), f"case:{ticket}:3:{action}")
        assert tap.answer == "Laporan atau tombol itu tidak dikenal."
    assert await warga.say(f"/registrasi {ticket} 1") != ""
    await stage.settled()
    assert (await report_of(stage, ticket)).state == "escalated"


async def test_moderators_follow_a_case_to_its_end(stage: Stage) -> None:
    """From report to sanction: by letter, by a file, by button; the resident hears each step and sees the whole way."""
    warga, ticket = await escalated(stage)
    petugas, card = stage.staff[0], await stage.card(ticket)
    await press(stage, petugas, card, ":step", ":step:forward")
    asked = stage.bot_messages(stage.group)[-1]
    assert asked.reply_to == card.id
    answer = await write(stage, stage.group, petugas, "800/123/2026 tanggal 20 November 2026", asked)
    assert answer == [
        f"{ticket}, menurut Petugas Satu: ➡️ diteruskan ke pengawas kepegawaian\nNomor: 800/123/2026\n"
        "Tanggal surat: Jumat, 20 November 2026"
    ]
    assert asked.text.startswith(f"{ticket}: ➡️ diteruskan ke pengawas kepegawaian\nNomor: 800/123/2026\n")
    assert labels(asked) == []
    assert "⏳ Menunggu BKN sejak Jumat, 20 November 2026: 1 hari kerja" in card.text
    assert "27 November 2026, 4 hari kerja lagi\nHari kerja dihitung Senin, 23 November 2026" in card.text
    assert "BKN yang memeriksanya sejak Jumat, 20 November 2026" in await warga.read()

    upload = photos(1).uploads[0]
    stage.world.send_files(petugas, stage.group, [upload], caption=f"/surat {ticket} rekomendasi R-7/BKN 23/11/2026")
    await stage.settled()
    heard = await warga.read()
    assert "Wali Kota Surakarta menerimanya pada Senin, 23 November 2026" in heard
    assert "dalam 14 hari kerja, paling lambat Jumat, 11 Desember 2026" in heard
    assert ("system", "letter_kept") in await trail(stage, ticket)
    assert "Bukti: 1 berkas" in card.text
    await press(stage, petugas, card, ":letters")
    assert stage.bot_messages(stage.group)[-1].kind == "document"

    stage.hands.forward(30 * 86400)
    status = await warga.say(f"/status {ticket}")
    assert "✓ Rekomendasi diterima kepala daerah: Senin, 23 November 2026" in status
    assert "➤ Menunggu Wali Kota Surakarta: 22 hari kerja" in status
    assert "Jumat, 11 Desember 2026, sudah lewat" in status
    assert "○ Berikutnya: Diputuskan kepala daerah" in status

    await press(stage, petugas, card, ":step", ":step:execute", ":step:execute-moderate")
    asked = stage.bot_messages(stage.group)[-1]
    assert "Dilaksanakan. Mohon balas" in asked.text
    assert await press(stage, petugas, asked, ":take:execute-moderate") == [
        "Dicatat: ☑️ keputusan dilaksanakan. Pelapor dikabari."
    ]
    assert "Jenis sanksi: Disiplin sedang" in card.text
    heard = await warga.read()
    assert "BKPSDM Kota Surakarta melaksanakannya" in heard
    assert "Disiplin" not in heard
    assert [what for _, what in await trail(stage, ticket)][-1] == "execute"

    await press(stage, petugas, card, ":step", ":step:correct")
    await press(stage, petugas, stage.bot_messages(stage.group)[-1], ":take:correct")
    assert "keliru, mohon maaf" in await warga.read()
    assert (await report_of(stage, ticket)).state == "acknowledged"


async def test_a_step_to_come_says_nothing_of_how_it_will_end(stage: Stage) -> None:
    warga, ticket = await escalated(stage)
    message = handed_over(stage)
    await press(stage, stage.liaison, message, ":register")
    asked = stage.bot_messages(stage.bawaslu)[-1]
    await write(stage, stage.bawaslu, stage.liaison, f"{NUMBER}, 23 November 2026", asked)
    status = await warga.say(f"/status {ticket}")
    assert "○ Berikutnya: Hasil kajian Bawaslu" in status
    assert "dugaan pelanggaran" not in status


WRONG = (
    ("/surat", "Mohon tulis nomor laporannya"),
    ("/surat {ticket}", "Contoh: /surat {ticket} bkn"),
    ("/surat {ticket} undangan 1", "Contoh: /surat {ticket} bkn"),
    ("/surat {ticket} sanksi", None),
    ("/surat {ticket} bkn 1/2 tanggal 1 Januari 2099", "Contoh: /surat"),
    ("/surat {ticket} keputusan", "Tidak berubah."),
)


async def test_what_cannot_be_noted_is_said_and_changes_nothing(stage: Stage) -> None:
    _, ticket = await escalated(stage)
    fresh = await reported(stage.resident(), None)
    for words, answer in WRONG:
        if answer:
            (text,) = await write(stage, stage.group, stage.staff[0], words.format(ticket=ticket))
            assert answer.format(ticket=ticket) in text
    (text,) = await write(stage, stage.group, stage.staff[0], f"/surat {fresh} bkn 1 kemarin")
    assert "belum diteruskan ke Bawaslu" in text
    assert (await report_of(stage, ticket)).state == "escalated"
    assert await rows(stage, Letter) == []


async def test_the_personnel_office_proceeds_by_itself(stage: Stage) -> None:
    warga, moderator = stage.resident(), stage.staff[0]
    ticket = await reported(warga, photos(1))
    await stage.decide(ticket, "accept")
    await warga.read()
    card = await stage.card(ticket)
    await press(stage, moderator, card, ":step")
    assert labels(card) == [["Diteruskan ke PPK"], ["‹ Kembali"]]
    await press(stage, moderator, card, ":step:refer")
    asked = stage.bot_messages(stage.group)[-1]
    await write(stage, stage.group, moderator, "800/12/2026, 23 November 2026", asked)
    heard = await warga.read()
    assert f"Laporan {ticket} sudah diteruskan. BKPSDM Kota Surakarta yang memeriksanya" in heard
    assert "Bawaslu" not in heard
    assert "🗂️ pada pejabat kepegawaian" in card.text
    assert "⏳ Menunggu BKPSDM Kota Surakarta sejak Senin, 23 November 2026\n" in card.text
    assert "terakhir nomor 800/12/2026" in card.text
    assert "○ Berikutnya: Diputuskan kepala daerah" in await warga.say(f"/status {ticket}")
    await press(stage, moderator, card, ":step", ":step:rule")
    assert ["Disiplin sedang"] in labels(card)
    await press(stage, moderator, card, ":step:rule-moderate")
    await press(stage, moderator, stage.bot_messages(stage.group)[-1], ":take:rule-moderate")
    assert "Jenis sanksi: Disiplin sedang" in card.text
    heard = await warga.read()
    assert f"Laporan {ticket} sudah diputuskan." in heard
    assert "isiplin" not in heard  # a matter of that person's employment
    await press(stage, moderator, card, ":step", ":step:execute")
    await press(stage, moderator, stage.bot_messages(stage.group)[-1], ":take:execute")
    assert "sudah dilaksanakan" in await warga.read()
    assert (await report_of(stage, ticket)).state == "executed"
    assert "Jenis sanksi" in card.text
    await press(stage, moderator, card, ":step")
    assert labels(card) == [["Koreksi langkah"], ["‹ Kembali"]]
    await press(stage, moderator, card, ":step:recall")
    await press(stage, moderator, stage.bot_messages(stage.group)[-1], ":take:recall")
    assert "keliru, mohon maaf. Yang benar: laporan sudah diterima" in await warga.read()
    assert (await report_of(stage, ticket)).state == "accepted"
    forged = await stage.tap_data(moderator, card, f"case:{ticket}:6:take:correct")
    assert forged.answer == "Laporan atau tombol itu tidak dikenal."
    assert "pejabat kepegawaian" in "\n".join(
        await write(stage, stage.group, moderator, f"/surat {ticket} pengantar 9/2026")
    )
    await press(stage, moderator, card, ":step", ":step:clear")
    await press(stage, moderator, stage.bot_messages(stage.group)[-1], ":take:clear")
    heard = await warga.read()
    assert "Tidak ditemukan pelanggaran. Tercatat dari BKPSDM Kota Surakarta" in heard
    assert (await report_of(stage, ticket)).state == "cleared"
