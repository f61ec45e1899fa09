"""Reports about those who should not judge them never reach the moderators' group, nor anything that tells of them."""

from io import BytesIO
from typing import Any

import openpyxl

from bot.sandbox.world import Chat, Person
from handlers.desk_queue import place_of
from storage import outbox, queue, reports
from storage.outbox import WORK, Effect
from tests.conversations.flood import filed
from tests.conversations.insight import report_of, trail
from tests.conversations.talks import ANSWERS, reported, ticket_in
from tests.conversations.test_direct import invited
from tests.conversations.test_group_commands import ask
from tests.conversations.test_papers import text_of
from tests.conversations.transcript import photos
from tests.stage import Resident, Stage

SCOPE = "Hanya laporan yang ditelaah di grup ini"


async def going_to(stage: Stage, chat: Chat) -> None:
    """The operator names this chat for such reports, and starts the bot again."""
    stage.settings = stage.settings.model_copy(update={"conflict_chat_id": chat.id})
    await stage.restart()


def seen(stage: Stage, chat: Chat) -> str:
    """All that was written in a chat."""
    return "\n".join(f"{message.text} {message.keyboard}" for message in stage.bot_messages(chat))


async def test_to_another_group_which_decides(stage: Stage) -> None:
    auditor = stage.world.add_person("Pengawas Satu")
    inspectorate = stage.world.add_group("Inspektorat Contoh", [auditor])
    await going_to(stage, inspectorate)
    warga = stage.resident()
    ticket = await reported(warga, photos(1), agency="BKPSDM Surakarta")
    assert "tidak dibuka oleh petugas kantor ini" in "\n".join(message.text for message in warga.heard)
    ordinary = await reported(stage.resident(), photos(1))
    await stage.settled()
    assert ticket not in seen(stage, stage.group)
    assert [card.text.split()[0] for card in stage.cards()] == [ordinary]
    there = next(m for m in stage.bot_messages(inspectorate) if m.text.startswith(ticket))
    assert ordinary not in seen(stage, inspectorate)
    mine = await stage.card(ordinary)
    for action in ("accept", "evidence", "claim"):
        tap = await stage.tap_data(stage.staff[0], mine, f"case:{ticket}:1:{action}")
        assert tap.answer == "Laporan atau tombol itu tidak dikenal."
    for words in (f"/kasus {ticket}", f"/catatan {ticket} halo"):
        assert await ask(stage, words) == ["Tidak ada laporan dengan nomor itu di grup ini."]
    tap = await stage.tap(auditor, there, ":accept")
    assert tap.answer == "Diterima. Pelapor dikabari."
    await stage.settled()
    assert "🟢 diterima" in there.text
    assert f"Laporan {ticket} diterima." in warga.last.text
    assert ticket not in seen(stage, stage.group)


async def test_straight_to_bawaslu_without_a_decision(stage: Stage) -> None:
    await going_to(stage, stage.bawaslu)
    warga = stage.resident()
    ticket = await reported(warga, photos(2), name="Bupati Contoh")
    await stage.settled()
    assert stage.bot_messages(stage.group) == []
    handed = stage.bot_messages(stage.bawaslu)[-1]
    assert ticket in handed.text
    assert "Dari: LaporNetral" in handed.text
    assert f"Laporan {ticket} sudah diteruskan ke Bawaslu." in warga.last.text
    await stage.tap(stage.liaison, handed, ":acknowledge")
    await stage.settled()
    assert (await report_of(stage, ticket)).state == "acknowledged"
    assert stage.bot_messages(stage.group) == []
    assert [who for who, what in await trail(stage, ticket) if what == "escalate"] == ["system"]


async def test_without_such_a_chat_they_stay_with_a_warning(stage: Stage) -> None:
    ticket = await reported(stage.resident(), None, agency="BKPSDM Surakarta")
    assert "benturan kepentingan" in (await stage.card(ticket)).text


async def inspectorate_of(stage: Stage) -> tuple[Person, Chat]:
    """Another group, to which such reports go."""
    auditor = stage.world.add_person("Pengawas Satu")
    there = stage.world.add_group("Inspektorat Contoh", [auditor])
    await going_to(stage, there)
    return auditor, there


async def test_what_is_told_later_takes_a_report_to_the_other_group(stage: Stage) -> None:
    auditor, there = await inspectorate_of(stage)
    warga, other = stage.resident(), stage.resident()
    ticket, alike = await reported(warga, photos(1)), await reported(other, photos(1))
    await stage.settled()
    old = await stage.card(ticket)
    assert ticket in (await stage.card(alike)).text
    await stage.tap(stage.staff[0], old, ":claim")
    for key, said in (("story", "Ia memakai rompi."), ("agency", "BKPSDM Surakarta")):
        await stage.tap_data(stage.staff[0], old, f"case:{ticket}:1:ask:{key}")
        await warga.read()
        await warga.say(said)
    await stage.settled()
    assert "tidak dibuka oleh petugas kantor ini" in "\n".join(message.text for message in warga.heard)
    assert old.text == "Laporan ini tidak lagi ditangani di grup ini."
    assert old.keyboard == []
    assert ticket not in seen(stage, stage.group)  # neither on cards, nor in what is below them
    assert "rompi" not in seen(stage, stage.group)
    assert await ask(stage, f"/kasus {ticket}") == ["Tidak ada laporan dengan nomor itu di grup ini."]
    new = next(m for m in stage.bot_messages(there) if m.text.startswith(ticket))
    assert "BKPSDM Surakarta" in new.text
    assert "Dipegang" not in new.text
    assert (await stage.tap(auditor, new, ":accept")).answer == "Diterima. Pelapor dikabari."
    await stage.settled()
    assert ("system", "moved") in await trail(stage, ticket)
    report, group = await report_of(stage, ticket), stage.app.house.first.moderators
    assert report.region == "solo-elsewhere"
    assert "🟢 diterima" in new.text
    under_way: list[tuple[str, dict[str, Any]]] = [
        ("card", {"redraw": True, "menu": "", "again": True}),
        ("answer", {"inquiry": 1}),
    ]
    async with stage.app.database.transaction() as transaction:
        effects = [Effect(group, kind, {"report": report.id, **body}, rank=WORK) for kind, body in under_way]
        await outbox.put(transaction, effects, stage.hands(), stage.app.deliver.ours)
    stage.app.deliver.offer([], {}, work=True)
    await stage.settled()
    assert ticket not in seen(stage, stage.group)


async def test_what_is_told_later_goes_straight_to_bawaslu(stage: Stage) -> None:
    await going_to(stage, stage.bawaslu)
    warga = stage.resident()
    ticket = await reported(warga, photos(1))
    await stage.tap_data(stage.staff[0], await stage.card(ticket), f"case:{ticket}:1:ask:name")
    await stage.decide(ticket, "accept")
    await warga.say("Bupati Contoh")
    await stage.settled()
    assert ticket not in seen(stage, stage.group)
    assert ticket in stage.bot_messages(stage.bawaslu)[-1].text
    assert (await report_of(stage, ticket)).state == "escalated"


async def test_what_a_moderator_notes_of_their_own_office_goes_there_too(stage: Stage) -> None:
    _, there = await inspectorate_of(stage)
    word, staff = await invited(stage), Resident(stage, stage.staff[0])
    await staff.say(f"/start tambah_{word}")
    await staff.press("Telepon")
    for question, words in {**ANSWERS, "agency": "BKPSDM Surakarta"}.items():
        if question not in ("consent", "track"):
            staff.write(words)
        if question == "link":
            staff.write("lewati")
    ticket = ticket_in((await staff.read()).partition("Nomor laporan:")[2])
    await stage.settled()
    assert ticket in seen(stage, there)
    assert ticket not in seen(stage, stage.group)


async def test_its_group_is_reminded_and_its_held_cards_come_up(stage: Stage) -> None:
    auditor, there = await inspectorate_of(stage)
    (pressing,) = await filed(stage, 5, region="solo-elsewhere")
    await stage.settled()
    report = await report_of(stage, pressing)
    async with stage.app.database.transaction() as transaction:
        await reports.change(transaction, report.id or 0, card="")
        await queue.keep(transaction, place_of(report, stage.hands(), held=True))
    await stage.tick(hours=0.1)
    cards = [m for m in stage.bot_messages(there) if m.kind == "photo" and m.text.startswith(pressing)]
    assert len(cards) == 2
    assert "⏱ 1 kasus mendekati batas Bawaslu" in seen(stage, there)
    await stage.tap(auditor, cards[1], ":claim")
    await stage.settled()
    assert "Dipegang: Pengawas Satu" in cards[1].text
    await stage.tick(hours=0.6)
    assert "Dipegang" not in cards[1].text
    assert seen(stage, stage.group) == ""


async def test_its_recap_says_that_it_is_not_that_of_the_whole_city(stage: Stage) -> None:
    auditor = stage.world.add_person("Pengawas Satu")
    inspectorate = stage.world.add_group("Inspektorat Contoh", [auditor])
    await going_to(stage, inspectorate)
    await filed(stage, 2, region="solo-elsewhere")
    await filed(stage, 2)
    await stage.settled()
    for words in ("/rekap", "/rekap hari ini", "/rekap hari ini excel untuk rapat", "/rekap hari ini pdf untuk rapat"):
        stage.world.say(auditor, inspectorate, words)
        await stage.settled()
    *_, plain, period, _, book, _, paper = stage.bot_messages(inspectorate)
    assert book.file is not None and paper.file is not None
    guide = openpyxl.load_workbook(BytesIO(book.file.data))["Keterangan"]
    printed = " ".join(text_of(paper.file.data).split())
    for said in (plain.text, period.text, printed, str(guide["C2"].value)):
        assert SCOPE in said
    assert "Hari ini: 1 masuk" in plain.text and "Masuk: 1" in period.text and "Masuk 1" in printed
    for words in ("/rekap", "/rekap hari ini"):
        assert SCOPE not in "".join(await ask(stage, words))
