"""An admin links a group to the desk; the running bot, the next start and another process go by it at once or soon."""

import re

from bot import inviting as console
from bot.sandbox.world import Chat
from handlers import seats
from storage import roles
from storage.desk_groups import DeskGroup
from storage.models import DeadLetter, Event
from storage.record import replace
from storage.roles import ADMIN, BAWASLU, Role
from tests.conversations.cities import Cities
from tests.conversations.insight import report_of, rows
from tests.conversations.talks import reported
from tests.conversations.test_roles import with_role
from tests.stage import Resident, Stage

OVER = "sudah dipakai, sudah lewat satu jam, atau bukan untuk Bapak/Ibu"


async def way(admin: Resident, command: str = "/kaitkan") -> str:
    """What the link has Telegram say in the group."""
    text = await admin.say(command)
    found = re.search(r"https://t\.me/(\w+)\?startgroup=(\w+)", text)
    assert found, text
    return f"/start@{found[1]} {found[2]}"


async def said(stage: Stage, by: Resident, group: Chat, words: str) -> str:
    before = len(stage.bot_messages(group))
    stage.world.say(by.person, group, words)
    await stage.settled()
    return "\n".join(message.text for message in stage.bot_messages(group)[before:])


async def test_the_linked_group_gets_the_cards_and_the_old_one_is_told(stage: Stage) -> None:
    admin = await with_role(stage, ADMIN, "Bu Admin")
    first = await reported(stage.resident(), None)
    await stage.card(first)
    old, words = stage.group, await way(admin)
    new = stage.world.add_group("Satgas Baru", [admin.person, *stage.staff], "group")
    stranger = Resident(stage, stage.staff[0])
    assert OVER in await said(stage, stranger, new, words)
    assert "grup petugas untuk Kota Surakarta" in await said(stage, admin, new, words)
    assert "bukan lagi grup petugas" in stage.bot_messages(old)[-1].text
    assert OVER in await said(stage, admin, new, words)
    stage.group = new
    second = await reported(stage.resident(), None, link="https://contoh.example/unggahan/2", name="Bu Lain")
    assert await stage.decide(second, "accept") != ""
    assert (await report_of(stage, second)).state == "accepted"
    assert (await report_of(stage, first)).card == ""
    assert first in await said(stage, stranger, new, f"/kasus {first}")
    assert not any(second in message.text for message in stage.bot_messages(old))
    (linked,) = [event for event in await rows(stage, Event) if event.action == "linked" and "purpose" in event.detail]
    assert (linked.chain, linked.actor) == ("region:solo", "admin:Bu Admin")
    await stage.restart()
    stage.group = stage.world.migrate(new)
    await stage.card(await reported(stage.resident(), None))


async def test_what_belongs_to_a_desk_already_is_refused(towns: Cities) -> None:
    solo, sleman = towns.stages["solo"], towns.stages["sleman"]
    admin = await with_role(solo, ADMIN)
    words = await way(admin, "/kaitkan bawaslu")
    for taken in (solo.group, solo.bawaslu, sleman.group, sleman.bawaslu):
        solo.world.join(admin.person, taken)
        assert "sudah dipakai sebagai" in await said(solo, admin, taken, words)
    assert await rows(solo, DeskGroup) == []
    other = solo.world.add_group("Bawaslu Baru", [admin.person])
    assert "grup Bawaslu untuk Kota Surakarta" in await said(solo, admin, other, words)
    assert solo.app.house.desks["solo"].bawaslu != sleman.app.house.desks["sleman"].bawaslu
    assert [(row.region, row.purpose) for row in await rows(solo, DeskGroup)] == [("solo", "bawaslu")]


async def test_another_group_of_bawaslu_leaves_the_moderators_cards_where_they_are(stage: Stage) -> None:
    admin, ticket = await with_role(stage, ADMIN), await reported(stage.resident(), None)
    card = await stage.card(ticket)
    new = stage.world.add_group("Bawaslu Baru", [admin.person])
    assert "grup Bawaslu" in await said(stage, admin, new, await way(admin, "/kaitkan bawaslu"))
    await stage.decide(ticket, "escalate")
    assert [one for one in stage.cards() if one.text.startswith(ticket)] == [card]
    assert ticket in "".join(message.text for message in stage.bot_messages(new))


async def test_a_link_is_worth_nothing_once_its_admin_is_none(stage: Stage) -> None:
    admin, other = await with_role(stage, ADMIN), await with_role(stage, ADMIN, "Pak Lain")
    words = await way(admin)
    await other.say("/peran")
    await other.press("Cabut nomor 1")
    await other.press("Ya, cabut")
    new = stage.world.add_group("Satgas Baru", [admin.person])
    assert OVER in await said(stage, admin, new, words)


async def test_the_group_of_the_settings_linked_anew_where_it_has_moved_to_stays_linked(stage: Stage) -> None:
    """It became a supergroup while the bot was down; an admin thinks it another group, and so do we until we write."""
    stage.group = stage.world.add_group("Satgas", stage.staff, "group")
    stage.settings = stage.settings.model_copy(update={"moderator_chat_id": stage.group.id})
    await stage.restart()
    admin = await with_role(stage, ADMIN)
    first = await reported(stage.resident(), None)
    stage.world.join(admin.person, stage.group)
    new = stage.world.migrate(stage.group)
    stage.world.updates.clear()
    assert "grup petugas untuk Kota Surakarta" in await said(stage, admin, new, await way(admin))
    stage.group = new
    other = await reported(stage.resident(), None, link="https://contoh.example/unggahan/2", name="Bu Lain")
    assert await stage.decide(other, "accept") == "Diterima. Pelapor dikabari."
    assert first in await said(stage, admin, new, f"/kasus {first}")
    assert [row.purpose for row in await rows(stage, DeskGroup)] == ["moderators"]
    assert await rows(stage, DeadLetter) == []
    await stage.tick()
    await stage.card(await reported(stage.resident(), None, link="https://contoh.example/unggahan/3", name="Bu Ketiga"))


async def test_another_process_sees_it_within_a_minute(stage: Stage) -> None:
    admin = await with_role(stage, ADMIN)
    words, new = await way(admin), stage.world.add_group("Satgas Baru", [admin.person])
    await said(stage, admin, new, words)
    house = stage.app.house
    linked = house.first.moderators
    house.seat({})
    assert house.first.moderators != linked
    await stage.tick()
    assert house.first.moderators == linked


async def test_without_a_group_a_person_is_bawaslus_desk(stage: Stage) -> None:
    await stage.stop()
    stage.settings = stage.settings.model_copy(update={"bawaslu_chat_id": None})
    await stage.start()
    liaison = await with_role(stage, BAWASLU, "Pak Bawaslu")
    ticket = await reported(stage.resident(), None)
    await stage.decide(ticket, "escalate")
    assert ticket in await liaison.read()
    await liaison.press("✅ Tandai diterima")
    assert (await report_of(stage, ticket)).state == "acknowledged"
    own = await reported(liaison, None)
    assert own in await liaison.say("/status")
    assert "Menunggu pemeriksaan" in await liaison.say(f"/status {own}")
    assert "kirim bukti tambahan" in await liaison.press("Tambah bukti")


async def test_a_role_taken_back_in_another_process_counts_at_once(stage: Stage) -> None:
    await stage.stop()
    stage.settings = stage.settings.model_copy(update={"bawaslu_chat_id": None})
    await stage.start()
    liaison, ticket = await with_role(stage, BAWASLU, "Pak Bawaslu"), await reported(stage.resident(), None)
    await stage.decide(ticket, "escalate")
    assert ticket in await liaison.read()
    (held,) = await rows(stage, Role)
    async with stage.app.database.transaction() as transaction:
        assert await roles.revoke(transaction, held.contact_id, held.region, held.role)
    await liaison.press("✅ Tandai diterima")
    assert (await report_of(stage, ticket)).state == "escalated"
    assert "perintah itu tidak dikenal" in await liaison.say(f"/registrasi {ticket} 001/REG/2026")


async def test_what_is_under_way_to_bawaslu_is_not_for_whoever_sits_there_no_more(stage: Stage) -> None:
    await stage.stop()
    stage.settings = stage.settings.model_copy(update={"bawaslu_chat_id": None})
    await stage.start()
    stage.hands.stop()
    stage.skips = True
    liaison, other = [await with_role(stage, BAWASLU, name) for name in ("Pak Bawaslu", "Bu Pengganti")]
    ticket = await reported(stage.resident(), None)
    card = await stage.card(ticket)
    stage.world.faults.next("sendMessage", "429", retry_after=3_600)
    await stage.tap(stage.staff[0], card, ":escalate")
    await stage.settled(skip=False)
    held, _ = await console.listed(stage.settings, ("solo",))
    await console.revoke(stage.settings, held, stage.hands)
    await stage.tick(hours=2)
    assert not any(ticket in message.text for message in liaison.heard)
    assert sum(ticket in message.text for message in other.heard) == 1
    assert (await report_of(stage, ticket)).state == "escalated"


async def test_one_person_is_bawaslu_of_one_region_only(towns: Cities) -> None:
    stage = towns.stages["solo"]
    given = {key: replace(desk, bawaslu=0) for key, desk in stage.app.house.desks.items()}
    for name in ("Bu Kesatu", "Pak Kedua"):
        await with_role(stage, BAWASLU, name)
    async with stage.app.database.transaction() as transaction:
        held = {row.contact_id: row for row in await roles.of_regions(transaction, ["solo"])}
        for number in held:
            await roles.grant(transaction, Role(**{**held[number].model_dump(), "region": "sleman"}))
        places = await seats.places(given, transaction)
    assert {region: set(desk) for region, desk in places.items()} == {"solo": {"bawaslu"}, "sleman": {"bawaslu"}}
    assert {desk["bawaslu"] for desk in places.values()} == set(held)
