"""/tambah: a report on paper, by phone or in person is noted by a moderator, in their own chat, and leads to nobody."""

import re

from handlers.report import forms_for
from storage.invitations import Invitation
from storage.regions import load_region
from tests.conversations.desk import tapped
from tests.conversations.insight import events_of, report_of, rows
from tests.conversations.talks import ANSWERS, ticket_in
from tests.conversations.test_group_commands import ask
from tests.conversations.transcript import photos
from tests.stage import Resident, Stage

OVER = "sudah dipakai, sudah lewat satu jam, atau bukan untuk Bapak/Ibu"


async def invited(stage: Stage) -> str:
    """The word that the first moderator is given."""
    (text,) = await ask(stage, "/tambah")
    found = re.search(rf"https://t\.me/{stage.world.bot.username}\?start=tambah_(\w+)", text)
    assert found, text
    assert f"/tambah {found[1]}." in text
    return found[1]


async def by_letter(stage: Stage) -> tuple[str, Resident, str]:
    """The first moderator notes a report that came by letter: (their word, they, what they hear at its end)."""
    word, staff = await invited(stage), Resident(stage, stage.staff[0])
    assert "Bagaimana laporan ini diterima?" in await staff.say(f"/start tambah_{word}")
    assert "Langkah 1 dari 11" in await staff.press("Surat")
    for question, words in ANSWERS.items():
        if question not in ("consent", "track"):
            staff.write(words)
        if question == "link":
            staff.hand(photos(1).uploads)
            staff.write("selesai")
    return word, staff, await staff.read()


async def test_a_letter_is_noted_and_leads_to_nobody(stage: Stage) -> None:
    word, staff, heard = await by_letter(stage)
    ticket = ticket_in(heard.partition("Nomor laporan:")[2])
    assert "bot tidak bisa mengabarinya" in heard
    card, report = await stage.card(ticket), await report_of(stage, ticket)
    assert "📥 Diterima langsung: Surat · dicatat Petugas Satu" in card.text
    assert "Bukti: 1 berkas" in card.text
    assert (report.contact_id, report.consent_version, report.consented_at) == (None, "", 0.0)
    done = [event.actor for event in await events_of(stage, ticket) if event.action in ("received", "submitted")]
    assert done == ["moderator:Petugas Satu"] * 2
    await stage.decide(ticket, "accept")
    assert await staff.read() == ""
    assert ticket not in await staff.say("/status")
    assert OVER in await staff.say(f"/tambah {word}")


async def test_nobody_is_said_to_be_told_where_there_is_nobody(stage: Stage) -> None:
    """Neither of a decision nor of a step after the hand-over."""
    *_, heard = await by_letter(stage)
    card = await stage.card(ticket := ticket_in(heard.partition("Nomor laporan:")[2]))
    nobody = "Pelapor tidak bisa dikabari: tidak ada percakapan dengannya."
    assert await stage.decide(ticket, "accept") == f"Dicatat: 🟢 diterima. {nobody}"
    assert await stage.decide(ticket, "undo") == "Keputusan diurungkan."
    assert await stage.decide(ticket, "reject:private") == f"Dicatat: ⚪ ditolak. {nobody}"
    asked = await stage.decide(ticket, "escalate")
    assert asked.endswith("Tetap teruskan ke Bawaslu? Tekan Ya, teruskan.")
    assert await tapped(stage, card, "escalate:yes") == f"Dicatat: 🔵 sedang dikirim ke Bawaslu. {nobody}"
    await tapped(stage, card, "step", "step:examine")
    step = await tapped(stage, stage.bot_messages(stage.group)[-1], "take:examine")
    assert step == f"Dicatat: ⚖️ dikaji Bawaslu: ada dugaan pelanggaran. {nobody}"


async def test_a_word_is_for_one_person_once_within_an_hour(stage: Stage) -> None:
    word, (own, other) = await invited(stage), [Resident(stage, person) for person in stage.staff[:2]]
    assert OVER in await other.say(f"/start tambah_{word}")
    assert OVER in await other.say("/tambah")
    assert "Kota Surakarta" in await own.say(f"/tambah {word.upper()}")
    await own.say("/lapor")
    assert "Selesaikan dahulu" in await own.press("Datang sendiri")
    (kept,) = await rows(stage, Invitation)
    assert word not in str(kept.model_dump())
    stage.hands.forward(3_601)
    assert OVER in await own.say(f"/start tambah_{word}")
    await invited(stage)
    assert len(await rows(stage, Invitation)) == 1


def test_moderators_note_reports_of_their_own_region_only() -> None:
    form = forms_for([load_region("solo"), load_region("sleman")])["report"]
    keys = [[question.key for question in form.asked(answers)] for answers in ({}, {"way": "letter"})]
    assert ["region" in asked for asked in keys] == [True, False]


async def test_only_while_they_belong_to_the_group(stage: Stage) -> None:
    word, own = await invited(stage), Resident(stage, stage.staff[0])
    await stage.restart()  # what is known of members is believed for a minute; a new process knows nothing
    stage.world.faults.storm(1.0, ["502"], ["getChatMember"])
    assert "belum bisa diperiksa" in await own.say(f"/start tambah_{word}")
    stage.world.faults.calm()
    assert "Bagaimana laporan ini diterima?" in await own.say(f"/tambah {word}")
    stage.world.leave(stage.staff[0], stage.group)
    await stage.restart()
    tap = await stage.tap(stage.staff[0], own.heard[-1], ":letter")
    assert "hanya untuk anggota grup petugas" in str(tap.answer)
    assert "hanya untuk anggota" in await own.say(f"/start tambah_{word}")
    stage.world.join(stage.staff[0], stage.group)
    await stage.restart()
    await own.say(f"/start tambah_{word}")
    assert "Langkah 1 dari 11" in await own.press("Surat")
