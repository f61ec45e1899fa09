"""What becomes of a question for a number or a letter: answered it shows the answer, else it waits."""

import pytest

from tests.conversations.test_after import NUMBER, escalated, labels, press, write
from tests.conversations.test_desk_escalation import handed_over
from tests.stage import Stage


async def test_a_question_is_over_once_it_is_answered_wherever_that_was(stage: Stage) -> None:
    """Asked twice and answered below one of them with a tap: neither waits any more, and a letter may still follow."""
    warga, ticket = await escalated(stage)
    message = handed_over(stage)
    await press(stage, stage.liaison, message, ":register", ":register")
    first, second = stage.bot_messages(stage.bawaslu)[-2:]
    assert labels(first) == labels(second) == [["Tanpa nomor"]]
    assert await press(stage, stage.liaison, first, ":numberless") == ["Terima kasih, dicatat."]
    for asked in (first, second):
        assert labels(asked) == []
        assert asked.text == f"{ticket}: 📋 diregistrasi Bawaslu\nDicatat Senin, 23 November 2026 pukul 10.00 WIB."
    assert "sudah diregistrasi" in await warga.read()
    assert await write(stage, stage.bawaslu, stage.liaison, NUMBER, second) == [f"Surat {ticket} dicatat."]
    assert f"terakhir nomor {NUMBER}" in (await stage.card(ticket)).text


async def test_a_question_without_an_answer_stays_open(stage: Stage) -> None:
    _, ticket = await escalated(stage)
    message = handed_over(stage)
    await press(stage, stage.liaison, message, ":register")
    asked = stage.bot_messages(stage.bawaslu)[-1]
    await press(stage, stage.liaison, message, ":acknowledge", ":result", ":result:examine", ":conclude:examine")
    assert (asked.text.startswith(f"Nomor registrasi {ticket}?"), labels(asked)) == (True, [["Tanpa nomor"]])
    assert (await press(stage, stage.liaison, asked, ":numberless"))[0].startswith("Tidak berubah.")
    assert labels(asked) == [["Tanpa nomor"]]  # not the buttons of the hand-over


@pytest.mark.parametrize("way", ["answered", "without a number", "command", "moderators"])
async def test_the_buttons_of_the_hand_over_follow_what_was_noted_elsewhere(stage: Stage, way: str) -> None:
    """Nobody has to tap it once more to see that the report is registered."""
    _, ticket = await escalated(stage)
    message = handed_over(stage)
    assert labels(message)[0] == ["✅ Tandai diterima", "📋 Diregistrasi…"]
    if way in ("answered", "without a number"):
        await press(stage, stage.liaison, message, ":register")
        asked = stage.bot_messages(stage.bawaslu)[-1]
        if way == "answered":
            await write(stage, stage.bawaslu, stage.liaison, NUMBER, asked)
        else:
            await press(stage, stage.liaison, asked, ":numberless")
    elif way == "command":
        await write(stage, stage.bawaslu, stage.liaison, f"/registrasi {ticket} {NUMBER}")
    else:
        await write(stage, stage.group, stage.staff[0], f"/registrasi {ticket} {NUMBER}")
    assert labels(message) == [["Sudah ditandai diterima"], ["✏️ Perlu dilengkapi…"], ["⚖️ Hasil…"]]


async def test_an_answer_to_the_hand_over_itself_is_no_number(stage: Stage) -> None:
    _, ticket = await escalated(stage)
    assert await write(stage, stage.bawaslu, stage.liaison, "Terima kasih, surat 12/2026", handed_over(stage)) == []
    assert "terakhir nomor" not in (await stage.card(ticket)).text
