"""A moderator who is not neutral in a case takes no part in it any more; the others go on."""

from storage.desk_tables import Remark
from tests.conversations.desk import ruled, tapped
from tests.conversations.insight import report_of, rows, trail
from tests.conversations.talks import reported
from tests.conversations.test_group_commands import ask
from tests.conversations.transcript import photos
from tests.stage import Stage

OUT = "Bapak/Ibu sudah menyatakan tidak netral di kasus ini, jadi rekan lain yang menanganinya."


async def test_whatever_they_tap_is_refused_kindly(stage: Stage) -> None:
    ruled(stage, four_eyes=True)
    ticket, other = await reported(stage.resident(), None), await reported(stage.resident(), None)
    card = await stage.card(ticket)
    await tapped(stage, card, "claim", "escalate")
    assert "Diusulkan Petugas Satu" in card.text
    assert "Dicatat: Bapak/Ibu tidak ikut" in await tapped(stage, card, "desk", "recuse")
    assert "Petugas Satu" not in card.text  # neither claim nor proposal is left
    for action in ("accept", "reject", "reject:abuse", "escalate", "evidence", "claim", "undo", "merge", "classify:D6"):
        tap = await stage.tap_data(stage.staff[0], card, f"case:{ticket}:1:{action}")
        assert (tap.answer, tap.alert) == (OUT, True), action
    assert await ask(stage, "Menurut saya tolak saja", below=card) == [OUT]
    assert await rows(stage, Remark) == []
    assert (await report_of(stage, ticket)).state == "waiting"
    assert ("moderator:Petugas Satu", "recuse") in await trail(stage, ticket)
    assert await tapped(stage, card, "accept", by=1) == "Diterima. Pelapor dikabari."
    assert await stage.decide(other, "accept") == "Diterima. Pelapor dikabari."


async def test_nor_do_words_of_theirs_do_anything_there(stage: Stage) -> None:
    """What a button is refused is refused to a command and to an answer as well."""
    warga = stage.resident()
    ticket, other = await reported(warga, photos(1)), await reported(stage.resident(), None)
    card = await stage.card(ticket)
    await tapped(stage, card, "desk", "recuse")
    await stage.decide(ticket, "escalate", stage.staff[1])
    before = await trail(stage, ticket)
    for said in (
        f"/tanya {ticket} Apakah masih ada?",
        f"/samar {ticket} 1 kiri-atas",
        f"/registrasi {ticket} 001/LP 24/11",
        f"/surat {ticket} bkn 12/X 24/11",
        f"/gabung {ticket} {other}",
        f"/gabung {other} {ticket}",
        f"/catatan {ticket} Menurut saya tolak",
    ):
        assert await ask(stage, said) == [OUT], said
    assert await ask(stage, "? Apakah masih ada?", below=card) == [OUT]
    assert await trail(stage, ticket) == before
    assert "Apakah masih ada?" not in await warga.read()


async def test_nor_do_they_write_on_below_an_answer_or_a_question_for_a_letter(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga, photos(1))
    card = await stage.card(ticket)
    await ask(stage, f"/tanya {ticket} Di mana?", by=1)
    await warga.say("Di aula lantai dua gedung itu")
    answer = stage.bot_messages(stage.group)[-1]
    assert "Pelapor menulis" in answer.text
    await tapped(stage, card, "desk", "recuse")
    assert await ask(stage, "Jam berapa?", below=answer) == [OUT]
    await stage.decide(ticket, "escalate", stage.staff[1])
    for action in (":step", ":step:forward"):
        await stage.tap(stage.staff[1], card, action)
        await stage.settled()
    asked = stage.bot_messages(stage.group)[-1]
    assert await ask(stage, "001/LP 24/11", below=asked) == [OUT]
    assert asked.reply_to == card.id
    assert (await report_of(stage, ticket)).state == "escalated"
