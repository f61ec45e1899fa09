"""Whoever is asked something, and first says thanks or good morning, has not answered yet."""

import pytest

from handlers.manners import is_courtesy
from storage.inquiry import Inquiry
from tests.conversations.insight import rows
from tests.conversations.talks import reported
from tests.conversations.test_asking import ASKED, below_card, write
from tests.conversations.transcript import play
from tests.stage import Stage

COURTESIES = ("Terima kasih", "makasih ya pak 🙏", "Assalamu'alaikum wr. wb.", "Selamat pagi, Bu", "halo min", "🙏")
ANSWERS = ("ok", "Baik", "👍", "malam", "Pak Selamat", "Sugeng", "Halo Dek, toko kue", "pagi hari", "Terima suap", "ya")


@pytest.mark.parametrize("said", COURTESIES)
async def test_the_question_is_asked_again_and_the_answer_follows(stage: Stage, said: str) -> None:
    warga = stage.resident()
    ticket = await reported(warga, None)
    card = await stage.card(ticket)
    assert await write(stage, "? Di mana itu?", card) == ASKED
    await warga.read()
    await play(warga, [(said, ("Di mana itu?", "tulis jawaban Anda"))])
    assert [inquiry.state for inquiry in await rows(stage, Inquiry)] == ["open"]
    await play(warga, [("[Jawab]", "Di mana itu?"), (said, "tulis jawaban Anda")])
    await play(warga, [("Di alun-alun", "sudah disampaikan kepada petugas")])
    (answer,) = below_card(stage, card)
    assert "Di alun-alun" in answer
    assert said not in answer


@pytest.mark.parametrize("said", ANSWERS)
def test_what_may_be_an_answer_is_no_courtesy(said: str) -> None:
    assert not is_courtesy(said)
