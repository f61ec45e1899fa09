"""The operator puts a new key in front of the old one: moderators stay who they were, and bound by what they did."""

from dataclasses import replace

import pytest
from pydantic import SecretStr

from bot.sandbox.world import Message
from handlers.twice import place_of
from storage.crypt import Crypt, new_key
from storage.desk_tables import Claim, Judgement, Proposal
from tests.conversations.desk import ruled, tapped
from tests.conversations.insight import report_of, rows
from tests.conversations.talks import reported
from tests.stage import Resident, Stage


async def on_new_keys(stage: Stage, key: str = "", **rules: object) -> None:
    """The bot starts with one key more, which seals and hashes from now on."""
    await stage.stop()
    stage.settings.secret_keys = (SecretStr(key or new_key()), *stage.settings.secret_keys)
    await stage.start()
    ruled(stage, **rules)


async def shown(stage: Stage) -> tuple[str, Message]:
    ticket = await reported(stage.resident(), None)
    return ticket, await stage.card(ticket)


@pytest.mark.parametrize("action", ["accept", "escalate"])
async def test_nobody_judges_what_they_reported_themselves(stage: Stage, action: str) -> None:
    ticket = await reported(Resident(stage, stage.staff[0]), None)
    card = await stage.card(ticket)
    before = await tapped(stage, card, action)
    await on_new_keys(stage)
    assert await tapped(stage, card, action) == before
    assert (await report_of(stage, ticket)).state == "waiting"


async def test_whoever_is_not_neutral_stays_out(stage: Stage) -> None:
    ticket, card = await shown(stage)
    await tapped(stage, card, "desk", "recuse")
    before = await tapped(stage, card, "accept")
    await on_new_keys(stage)
    assert await tapped(stage, card, "accept") == before
    assert (await report_of(stage, ticket)).state == "waiting"


async def test_nobody_is_the_second_one_of_two(stage: Stage) -> None:
    ruled(stage, four_eyes=True)
    ticket, card = await shown(stage)
    await tapped(stage, card, "escalate")
    await on_new_keys(stage, four_eyes=True)
    assert "Masih perlu ketukan petugas lain." in await tapped(stage, card, "escalate")
    assert (await report_of(stage, ticket)).state == "waiting"
    await tapped(stage, card, "escalate", by=1)
    assert "Diputuskan oleh Petugas Satu & Petugas Dua" in card.text


async def test_nobody_judges_twice(stage: Stage) -> None:
    ruled(stage, double=100)
    ticket, card = await shown(stage)
    await tapped(stage, card, "accept")
    await on_new_keys(stage, double=100)
    await tapped(stage, card, "accept")
    assert [(found.place, found.who) for found in await rows(stage, Judgement)] == [(1, "Petugas Satu")]
    assert (await report_of(stage, ticket)).state == "waiting"


async def test_what_one_judged_another_one_judges_though_the_new_key_would_not_have_chosen_it(stage: Stage) -> None:
    ticket, card = await shown(stage)
    while (place := place_of(stage.app.house, ticket)) > 50:
        ticket, card = await shown(stage)
    ruled(stage, double=place + 1)
    await tapped(stage, card, "accept")
    others = (
        key for key in iter(new_key, "") if place_of(replace(stage.app.house, crypt=Crypt([key])), ticket) > place
    )
    await on_new_keys(stage, next(others), double=place + 1)
    await tapped(stage, card, "accept")
    assert (await report_of(stage, ticket)).state == "waiting"
    await tapped(stage, card, "accept", by=1)
    assert "Diputuskan oleh Petugas Satu & Petugas Dua" in card.text


async def test_whoever_begins_to_stay_out_leaves_what_they_proposed_and_held(stage: Stage) -> None:
    ruled(stage, four_eyes=True)
    _, card = await shown(stage)
    await tapped(stage, card, "claim")
    await tapped(stage, card, "escalate")
    await on_new_keys(stage, four_eyes=True)
    await tapped(stage, card, "desk", "recuse")
    assert [*await rows(stage, Proposal), *await rows(stage, Claim)] == []


async def test_what_they_hold_and_decided_stays_theirs(stage: Stage) -> None:
    ticket, card = await shown(stage)
    await tapped(stage, card, "claim")
    await on_new_keys(stage)
    assert await tapped(stage, card, "accept") == "Diterima. Pelapor dikabari."
    await on_new_keys(stage)
    await tapped(stage, card, "undo")
    assert (await report_of(stage, ticket)).state == "waiting"
