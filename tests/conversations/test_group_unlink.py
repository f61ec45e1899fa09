"""A group that was linked is let go again; without a group of moderators reports wait until there is one."""

import pytest

from bot import errands
from bot import inviting as console
from bot.errands import Means
from bot.pace import Pace, Rates
from storage import contacts, desk_groups, outbox
from storage.desk_groups import DeskGroup
from storage.held_up import UNLINKED, held_up
from storage.models import Event
from storage.originals import Originals
from storage.outbox import WORK, Effect
from storage.roles import ADMIN, MODERATOR
from storage.studio import Studio
from tests.conversations.cities import Cities
from tests.conversations.flood import filed
from tests.conversations.insight import report_of, rows
from tests.conversations.talks import reported
from tests.conversations.test_group_link import said, way
from tests.conversations.test_roles import YES, invited, with_role
from tests.stage import Resident, Stage

NOTHING = "tidak ada grup petugas yang dikaitkan"


@pytest.fixture
def slow(stage: Stage, studio: Studio) -> Means:
    """Another process, whose errands end when the test says so."""
    house, paces = stage.app.house, {"telegram": Pace(Rates())}
    store = Originals(stage.settings.evidence_url, house.crypt)
    return Means(house, stage.app.database, {"telegram": stage.app.channel}, store, studio, paces)


async def without_a_group(stage: Stage) -> None:
    """As a city whose settings name no group."""
    await stage.stop()
    stage.settings = stage.settings.model_copy(update={"moderator_chat_id": None})
    await stage.start()


async def waiting(stage: Stage) -> list[tuple[str, int]]:
    """What waits for the operator, and how much of it."""
    async with stage.app.database.transaction() as transaction:
        return [(one.why, one.count) for one in await held_up(transaction)]


async def linked(stage: Stage, admin: Resident) -> None:
    """A new group of moderators, in the place of the one before."""
    stage.group = stage.world.add_group("Satgas Lain", [admin.person, *stage.staff], "group")
    assert "grup petugas untuk Kota Surakarta" in await said(stage, admin, stage.group, await way(admin))


async def test_without_a_group_reports_wait_until_one_is_linked(stage: Stage) -> None:
    await without_a_group(stage)
    resident = stage.resident()
    ticket = await reported(resident, None)
    assert (await report_of(stage, ticket)).state == "waiting"
    assert await waiting(stage) == [(UNLINKED, 1)]
    assert list(stage.app.house.without_group) == ["solo"]
    admin = await with_role(stage, ADMIN)
    await linked(stage, admin)
    assert await stage.decide(ticket, "accept") != ""
    assert (await report_of(stage, ticket)).state == "accepted"
    assert await waiting(stage) == []
    assert not stage.app.house.without_group


async def test_without_a_group_the_lead_is_reminded_and_no_reminders_pile_up(stage: Stage) -> None:
    lead = stage.resident("Kepala Satgas")
    stage.settings.lead_chat_id = lead.person.id
    await without_a_group(stage)
    lead.write("/start")
    (near,) = await filed(stage, 5)
    await stage.settled()
    before = await waiting(stage)
    await stage.tick(hours=1)
    assert near in lead.heard[-1].text
    assert await waiting(stage) == before


async def test_what_waited_goes_to_the_group_that_the_settings_name_later(stage: Stage) -> None:
    given = stage.settings
    await without_a_group(stage)
    ticket = await reported(stage.resident(), None)
    assert await waiting(stage) == [(UNLINKED, 1)]
    await stage.stop()
    stage.settings = given
    await stage.start()
    assert (await stage.card(ticket)).text.startswith(ticket)
    assert await waiting(stage) == []


async def test_no_moderator_is_made_where_there_is_no_group(stage: Stage) -> None:
    await without_a_group(stage)
    person = stage.resident("Petugas Baru")
    await person.say(await invited(stage, MODERATOR))
    assert "belum ada grup petugas" in await person.press(YES)


async def test_a_group_that_was_linked_by_mistake_is_let_go_by_a_button(stage: Stage) -> None:
    await without_a_group(stage)
    admin = await with_role(stage, ADMIN, "Bu Admin")
    assert NOTHING in await admin.say("/lepaskan")
    await linked(stage, admin)
    wrong, ticket = stage.group, await reported(stage.resident(), None)
    card = await stage.card(ticket)
    asked = await admin.say("/lepaskan")
    assert "Lepaskan grup petugas untuk Kota Surakarta (Solo)?" in asked
    assert "dikaitkan oleh Bu Admin" in asked
    assert "menunggu sampai ada grup" in asked
    assert len(await rows(stage, DeskGroup)) == 1
    assert "sudah dilepaskan" in await admin.press("Ya, lepaskan")
    assert await rows(stage, DeskGroup) == []
    assert "bukan lagi grup petugas" in stage.bot_messages(wrong)[-1].text
    assert "Pak Contoh" not in card.text
    assert card.keyboard == []
    other = await reported(stage.resident(), None, link="https://contoh.example/unggahan/2", name="Bu Lain")
    assert not any(other in message.text for message in stage.bot_messages(wrong))
    assert await waiting(stage) == [(UNLINKED, 1)]
    assert "belum dikaitkan" in await said(stage, Resident(stage, stage.staff[0]), wrong, "/bantuan")
    (event,) = [event for event in await rows(stage, Event) if event.action == "unlinked"]
    assert (event.chain, event.actor, event.detail["purpose"]) == ("region:solo", "admin:Bu Admin", "moderators")
    await linked(stage, admin)
    await stage.card(other)
    assert ticket in await said(stage, Resident(stage, stage.staff[0]), stage.group, f"/kasus {ticket}")


async def test_a_card_that_was_on_its_way_is_emptied_and_shown_where_it_belongs(stage: Stage, slow: Means) -> None:
    """Its number means nothing in another group; there it may be that of another card."""
    admin = await with_role(stage, ADMIN)
    ticket = await reported(stage.resident(), None)
    await stage.card(ticket)
    old = stage.group
    await linked(stage, admin)
    report = await report_of(stage, ticket)
    async with stage.app.database.transaction() as transaction:
        group = await contacts.get(transaction, stage.app.house.first.moderators)
        assert group is not None
        await outbox.put(transaction, [Effect(group.id or 0, "card", {"report": report.id}, rank=WORK)], stage.hands())
        (errand,) = await outbox.claim(transaction, WORK, 1, stage.hands())
    outcome = await errands.run(slow, errand, group)
    assert outcome.then is not None
    async with stage.app.database.transaction() as transaction:
        (row,) = await desk_groups.of_regions(transaction, ["solo"])
        await desk_groups.unlink(transaction, row)
        await desk_groups.take_over(transaction, "solo", row.contact_id, stage.app.house.given["solo"].moderators)
        effects = await outcome.then(transaction, stage.hands())
        await outbox.settle(transaction, [(errand.id, outcome.message)], stage.hands())
        await outbox.put(transaction, effects, stage.hands())
    await stage.tick()
    (shown,) = [message for message in stage.bot_messages(stage.group) if message.kind == "photo"]
    assert ticket not in shown.text
    (_, again) = [message for message in stage.bot_messages(old) if message.text.startswith(ticket)]
    assert (await report_of(stage, ticket)).card == f"{again.id}"


async def test_the_group_of_the_settings_takes_its_place_again(stage: Stage) -> None:
    admin, old = await with_role(stage, ADMIN), stage.group
    assert "diatur oleh pengelola" in await admin.say("/lepaskan")
    await linked(stage, admin)
    asked = await admin.say("/lepaskan")
    assert "kembali ke grup yang diatur oleh pengelola" in asked
    await admin.press("Ya, lepaskan")
    stage.group = old
    await stage.card(await reported(stage.resident(), None))


async def test_what_waited_for_the_group_goes_to_the_one_in_its_place(stage: Stage) -> None:
    admin, old = await with_role(stage, ADMIN), stage.group
    await linked(stage, admin)
    stage.world.kick(stage.world.bot, stage.group)
    ticket = await reported(stage.resident(), None)
    assert not any(ticket in message.text for message in stage.bot_messages(stage.group))
    await admin.say("/lepaskan")
    await admin.press("Ya, lepaskan")
    stage.group = old
    assert (await stage.card(ticket)).text.startswith(ticket)


async def test_what_waited_for_bawaslus_group_goes_to_whoever_sits_there_then(stage: Stage) -> None:
    admin = await with_role(stage, ADMIN)
    group = stage.world.add_group("Bawaslu Lain", [admin.person], "group")
    assert "grup Bawaslu" in await said(stage, admin, group, await way(admin, "/kaitkan bawaslu"))
    ticket = await reported(stage.resident(), None)
    stage.world.kick(stage.world.bot, group)
    await stage.decide(ticket, "escalate")
    assert not any(ticket in message.text for message in stage.bot_messages(stage.bawaslu))
    await admin.say("/lepaskan bawaslu")
    await admin.press("Ya, lepaskan")
    assert any(ticket in message.text for message in stage.bot_messages(stage.bawaslu))


async def test_a_button_that_asked_about_another_group_lets_nothing_go(stage: Stage) -> None:
    admin = await with_role(stage, ADMIN)
    await linked(stage, admin)
    await admin.say("/lepaskan")
    question = admin.last
    await linked(stage, admin)
    await stage.tap_data(admin.person, question, question.keyboard[0][0]["callback_data"])
    await stage.settled()
    assert len(await rows(stage, DeskGroup)) == 1
    for forged in ("lepas:solo:moderators", "lepas:sleman:moderators:1", "lepas:solo:x:1", "lepas:solo:moderators:x"):
        await stage.tap_data(admin.person, admin.last, forged)
    await stage.settled()
    assert len(await rows(stage, DeskGroup)) == 1


async def test_what_goes_to_bawaslu_waits_when_its_group_was_let_go(stage: Stage) -> None:
    await stage.stop()
    stage.settings = stage.settings.model_copy(update={"bawaslu_chat_id": None})
    await stage.start()
    admin = await with_role(stage, ADMIN)
    wrong = stage.world.add_group("Bukan Bawaslu", [admin.person], "group")
    assert "grup Bawaslu" in await said(stage, admin, wrong, await way(admin, "/kaitkan bawaslu"))
    ticket = await reported(stage.resident(), None)
    await stage.card(ticket)
    assert "grup Bawaslu" in await admin.say("/lepaskan bawaslu")
    await admin.press("Ya, lepaskan")
    assert "Obrolan Bawaslu belum diatur" in await stage.decide(ticket, "escalate")
    assert not any(ticket in message.text for message in stage.bot_messages(wrong))


async def test_an_admin_lets_go_of_the_group_of_their_own_region_only(towns: Cities) -> None:
    solo, sleman = towns.stages["solo"], towns.stages["sleman"]
    admin = await with_role(solo, ADMIN)
    new = solo.world.add_group("Satgas Baru", [admin.person])
    await said(solo, admin, new, await way(admin))
    assert "Kota Surakarta" in await admin.say("/lepaskan sleman")
    assert (await rows(solo, DeskGroup))[0].region == "solo"
    stranger = solo.resident()
    assert "tidak dikenal" in await stranger.say("/lepaskan")
    (row,) = await rows(solo, DeskGroup)
    await stranger.say("/start")
    await solo.tap_data(stranger.person, stranger.last, f"lepas:solo:moderators:{row.contact_id}")
    await solo.settled()
    other = sleman.resident()
    link = await console.invite(sleman.settings, ADMIN, "sleman", "telegram", sleman.hands)
    await other.say(f"/start {link.partition('=')[2]}")
    assert "Mulai sekarang" in await other.press(YES)
    await sleman.tap_data(other.person, other.last, f"lepas:solo:moderators:{row.contact_id}")
    await sleman.settled()
    assert len(await rows(sleman, DeskGroup)) == 1
