"""A moderator who is not neutral in a case takes no part in it any more; the others go on."""

from storage.desk_tables import Remark
from tests.conversations.desk import ruled, tapped
from tests.conversations.insight import report_of, rows, trail
from tests.conversations.talks import reported
from tests.conversations.test_group_commands import ask
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
