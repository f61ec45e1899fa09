"""/hapus: what is destroyed, what stays, and that nothing is left that leads back to the resident."""

from storage.models import Contact, Dialogue, Event, Evidence
from tests.conversations.insight import database_bytes, kept, originals, report_of, rows, trail
from tests.conversations.talks import BEGUN, TO_EVIDENCE, reported, ticket_in, to_name
from tests.conversations.transcript import photos, play
from tests.stage import Resident, Stage

STORY = "Cerita rahasia yang hanya satu orang tahu."


async def erase(warga: Resident) -> str:
    """Ask for it, and mean it."""
    return await play(
        warga,
        [
            ("/hapus", ("Hapus data Anda?", "untuk selamanya", "masih ada di grup itu", "Ini tidak bisa dibatalkan")),
            ("[Ya, hapus semuanya]", "Data Anda sudah dihapus"),
        ],
    )


async def decided(stage: Stage, warga: Resident, action: str, first: int) -> str:
    """A report with one file that was decided so."""
    ticket = await reported(warga, photos(1, first=first))
    await stage.decide(ticket, action)
    return ticket


async def test_thought_better_of_it(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga)
    await play(warga, [("/hapus", "Hapus data"), ("[Tidak jadi]", "tidak ada yang dihapus"), (ticket, "Menunggu")])
    assert len(originals(stage)) == 1


async def test_thought_better_of_it_in_the_middle_of_a_form(stage: Stage) -> None:
    await play(
        stage.resident(),
        [*TO_EVIDENCE, ("/hapus", "Hapus data Anda?"), ("[Tidak jadi]", ("tidak ada yang dihapus", "Langkah 4"))],
    )


async def test_what_waits_is_destroyed(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga, photos(2), story=STORY)
    card = await stage.card(ticket)
    assert "1 laporan" in await erase(warga)
    assert originals(stage) == []
    report = await report_of(stage, ticket)
    assert (report.state, report.answers, report.contact_id) == ("erased", {}, None)
    assert [(file.state, file.ref) for file in await kept(stage)] == [("destroyed", b"")] * 2
    assert card.text.splitlines()[0].endswith(" · ⚪ dihapus")
    assert card.text.splitlines()[1:] == ["Dihapus atas permintaan pelapor. Isi dan buktinya sudah tidak ada."]
    assert card.keyboard == []
    assert ("resident", "erased") in await trail(stage, ticket)
    (tombstone,) = [event.detail for event in await rows(stage, Event) if event.action == "erased"]
    assert (len(tombstone["files"]), tombstone["answers"]) == (2, 10)  # how much was destroyed, and nothing of it


async def test_what_is_decided_stays_without_its_sender(stage: Stage) -> None:
    warga = stage.resident()
    kept_tickets = [await decided(stage, warga, "accept", 1), await decided(stage, warga, "escalate", 2)]
    gone = [await decided(stage, warga, "reject:private", 3), await reported(warga, photos(1, first=4))]
    await erase(warga)
    assert [(await report_of(stage, ticket)).state for ticket in kept_tickets] == ["accepted", "escalated"]
    assert [(await report_of(stage, ticket)).state for ticket in gone] == ["erased", "erased"]
    assert [(await report_of(stage, ticket)).contact_id for ticket in kept_tickets + gone] == [None] * 4
    assert len(originals(stage)) == 2
    assert {(file.contact_id, file.ref) for file in await kept(stage)} == {(None, b"")}


async def test_the_draft_and_its_files_go_too(stage: Stage) -> None:
    warga = stage.resident()
    await to_name(warga, photos(2))
    await erase(warga)
    assert await rows(stage, Dialogue) == []
    assert await rows(stage, Evidence) == []
    assert originals(stage) == []


async def test_nothing_leads_back(stage: Stage) -> None:
    """Neither the address nor a name nor what they wrote can be found in the bytes on the disk."""
    warga = stage.resident("Warga Rahasia", "warga_rahasia_contoh")
    others = {contact.id for contact in await rows(stage, Contact)}
    await reported(warga, photos(1), story=STORY, name="Bu Contoh Rahasia")
    await to_name(warga)
    await play(warga, [("Pak Contoh Tersembunyi", "Langkah 6")])
    await erase(warga)
    await stage.settled()
    assert {contact.id for contact in await rows(stage, Contact)} == others
    await stage.stop()
    on_disk = database_bytes(stage)
    assert str(warga.person.id).encode() not in on_disk
    assert warga.person.id.to_bytes(8) not in on_disk
    for words in ("Warga Rahasia", "warga_rahasia_contoh", STORY, "Bu Contoh Rahasia", "Pak Contoh Tersembunyi"):
        assert words.encode() not in on_disk, words
    await stage.start()


async def test_later_news_of_a_report_reach_nobody(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await decided(stage, warga, "accept", 1)
    await erase(warga)
    heard = len(warga.heard)
    await stage.tap(stage.staff[1], await stage.card(ticket), "escalate")
    await stage.settled()
    assert (await report_of(stage, ticket)).state == "escalated"
    assert len(warga.heard) == heard


async def test_who_comes_back_is_a_stranger(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await decided(stage, warga, "accept", 1)
    await erase(warga)
    await play(
        warga,
        [
            ("/status", "Anda belum mengirim laporan"),
            (ticket, "tidak ditemukan"),
            *BEGUN,
        ],
    )


async def test_the_old_question_is_answered_twice(stage: Stage) -> None:
    warga = stage.resident()
    await reported(warga)
    await play(warga, [("/hapus", "Hapus data Anda?")])
    question = warga.last
    await play(warga, [("[Ya, hapus semuanya]", "1 laporan")])
    await stage.tap_data(warga.person, question, "contact:erase:yes")
    assert "0 laporan" in await warga.read()
    await stage.settled()
    assert warga.person.blocked is False
    assert len([contact for contact in await rows(stage, Contact) if contact.kind == "person"]) == 0


async def test_who_blocks_the_bot_right_after_is_forgotten_too(stage: Stage) -> None:
    warga = stage.resident()
    await reported(warga)
    await play(warga, [("/hapus", "Hapus data Anda?")])
    stage.world.tap(warga.person, warga.last, "contact:erase:yes")
    stage.world.block(warga.person)
    await stage.settled()
    assert [contact for contact in await rows(stage, Contact) if contact.kind == "person"] == []


async def test_who_begins_anew_before_they_are_forgotten(stage: Stage) -> None:
    """The goodbye is held up by the platform; meanwhile they report again. That report must not be torn from them."""
    warga = stage.resident()
    await reported(warga)
    await play(warga, [("/hapus", "Hapus data Anda?")])
    stage.world.faults.next("sendMessage", "429", retry_after=30)
    stage.world.tap(warga.person, warga.last, "contact:erase:yes")
    await stage.settled(skip=False)
    stage.world.say(warga.person, warga.chat, "/lapor")
    await stage.settled(skip=False)
    assert "Data Anda sudah dihapus" in await warga.read()
    await play(warga, [("ya", "Langkah 1")])
    ticket = await finished(warga)
    await play(warga, [(ticket, "Menunggu pemeriksaan")])


async def finished(warga: Resident) -> str:
    """The rest of the form behind consent."""
    for words in ("1", "1", "https://contoh.example/2", "lewati", "Pak Contoh", "1", "Dinas Contoh", "kemarin", "sama"):
        await warga.say(words)
    for words in ("lewati", "1"):
        await warga.say(words)
    return ticket_in(await warga.say("kirim"))
