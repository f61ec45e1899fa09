"""Roles from the operator's first link on: taken once, seen and taken back by admins, hidden from all others."""

import re

import pytest

from bot import inviting as console
from handlers import inviting
from storage import roles
from storage.models import Event
from storage.role_invitations import RoleInvitation
from storage.roles import ADMIN, CUSTODIAN, LEAD, MODERATOR, OFFICIAL, Role
from tests.conversations.cities import Cities
from tests.conversations.insight import database_bytes, rows
from tests.stage import Resident, Stage

OVER = "sudah dipakai, sudah lewat 72 jam, atau tidak dikenal"
UNKNOWN = "perintah itu tidak dikenal"
YES = "Saya bersedia"


async def invited(stage: Stage, role: str) -> str:
    """What the link that an operator prints has Telegram say."""
    link = await console.invite(stage.settings, role, "solo", "telegram", stage.hands)
    found = re.fullmatch(rf"https://t\.me/{stage.world.bot.username}\?start=(undangan_\w+)", link)
    assert found, link
    return f"/start {found[1]}"


async def with_role(stage: Stage, role: str, name: str = "Ibu Contoh") -> Resident:
    """Somebody who took this role."""
    person = stage.resident(name)
    await person.say(await invited(stage, role))
    heard = await person.press(YES)
    assert "Mulai sekarang Bapak/Ibu" in heard
    return person


async def test_an_office_speaks_indonesian_whatever_the_language_of_the_phone(stage: Stage) -> None:
    """Picture, papers and colleagues do; who wants another language says so, and then it stays."""
    person = stage.resident("Pak Contoh", language="en")
    assert "You are invited" in await person.say(await invited(stage, OFFICIAL))
    assert "Mulai sekarang Bapak/Ibu" in await person.press("I agree")
    await person.say("/digest")
    assert "Izin melaporkan netralitas ASN" in person.last.text
    shown = [button["text"] for row in person.last.keyboard for button in row]
    assert shown == ["Rincian", "Senyapkan", "Lembar Excel"]
    await person.say("/bahasa")
    await person.press("English")
    await person.say("/digest")
    assert "Izin melaporkan" not in person.last.text


async def agreed(person: Resident) -> str:
    """What their tap on the newest button is answered at once."""
    answer = next(one for one in reversed(person.heard) if one.keyboard)
    tap = await person.stage.tap_data(person.person, answer, answer.keyboard[0][0]["callback_data"])
    return tap.answer or ""


async def regional(stage: Stage) -> list[tuple[str, str, str]]:
    """(who, what, which role) of everything in the region's chain."""
    found = [event for event in await rows(stage, Event) if event.chain == "region:solo"]
    return [(one.actor, one.action, one.detail.get("role", "")) for one in sorted(found, key=lambda one: one.place)]


async def held(stage: Stage) -> list[str]:
    return [row.role for row in await rows(stage, Role)]


async def test_a_link_gives_a_role_once_and_says_what_it_is(stage: Stage) -> None:
    link, one, other = await invited(stage, OFFICIAL), stage.resident("Pak Contoh"), stage.resident("Orang Lain")
    word = link.rpartition("_")[2]
    asked = await one.say(link)
    assert "diundang sebagai pejabat untuk Kota Surakarta" in asked
    assert "tanpa nama siapa pun" in asked
    assert await held(stage) == []
    assert "Kota Surakarta" in await other.say(f"/undangan {word.upper()}")
    assert "Mulai sekarang" in await one.press(YES)
    assert OVER in await agreed(other)
    assert OVER in await other.say(link)
    assert OVER in await other.say("/undangan")
    assert await held(stage) == [OFFICIAL]
    assert await regional(stage) == [("operator", "invited", OFFICIAL), ("operator", "granted", OFFICIAL)]
    for secret in (word, "Pak Contoh", str(one.person.id)):
        assert secret.encode() not in database_bytes(stage), secret
    assert "Undangan ini tidak terpakai" in await one.say(await invited(stage, OFFICIAL))
    assert len(await rows(stage, RoleInvitation)) == 1


async def test_a_link_ends_after_three_days(stage: Stage) -> None:
    link, person = await invited(stage, ADMIN), stage.resident()
    stage.hands.stop()
    await person.say(link)
    stage.hands.forward(inviting.VALID_SECONDS + 1)
    assert OVER in await agreed(person)
    assert OVER in await person.say(link)
    assert await held(stage) == []


async def test_of_two_who_tap_at_once_one_has_it(stage: Stage) -> None:
    link, people = await invited(stage, CUSTODIAN), [stage.resident(f"Orang {number}") for number in range(4)]
    for person in people:
        await person.say(link)
    answers = [person.heard[-1] for person in people]
    data = answers[0].keyboard[0][0]["callback_data"]
    for person, answer in zip(people, answers, strict=True):
        person.pick(answer, data)
    await stage.settled()
    assert await held(stage) == [CUSTODIAN]
    assert sum("Mulai sekarang" in person.heard[-1].text for person in people) == 1


async def test_a_moderator_must_be_in_the_group(stage: Stage) -> None:
    link, person = await invited(stage, MODERATOR), stage.resident("Petugas Baru")
    await person.say(link)
    assert "belum menjadi anggota grup petugas" in await person.press(YES)
    stage.world.join(person.person, stage.group)
    stage.app.channel._members.clear()  # a membership that was looked up is believed for a minute
    assert "Mulai sekarang Bapak/Ibu menjadi petugas" in await person.press(YES)
    assert await held(stage) == [MODERATOR]
    await stage.tick(days=1.1)
    assert await held(stage) == [MODERATOR]
    stage.world.leave(person.person, stage.group)
    await stage.tick(days=1.1)
    assert await held(stage) == []
    assert "sudah berakhir" in await person.read()
    assert (await regional(stage))[-1] == ("system", "revoked", MODERATOR)


async def test_a_group_that_cannot_be_looked_into_costs_nobody_their_role(stage: Stage) -> None:
    link, person = await invited(stage, MODERATOR), Resident(stage, stage.staff[0])
    await person.say(link)
    await person.press(YES)
    assert await held(stage) == [MODERATOR]
    stage.world.kick(stage.world.bot, stage.group)
    stage.app.channel._members.clear()
    await stage.tick(days=1.1)
    assert await held(stage) == [MODERATOR]


async def test_an_admin_who_cannot_be_reached_is_none_that_could_stay_alone(stage: Stage) -> None:
    admin, other = await with_role(stage, ADMIN), await with_role(stage, ADMIN, "Pak Lain")
    stage.world.block(other.person)
    await stage.settled()
    await admin.say("/peran")
    await admin.press("Cabut nomor 1")
    assert "admin terakhir" in await admin.press("Ya, cabut")
    assert await held(stage) == [ADMIN, ADMIN]


async def test_what_an_admin_gave_out_is_good_no_more_once_they_are_none(stage: Stage) -> None:
    admin, other = await with_role(stage, ADMIN), await with_role(stage, ADMIN, "Pak Lain")
    (back,) = re.findall(r"start=(undangan_\w+)", await admin.say("/undang admin"))
    of_operator = await invited(stage, OFFICIAL)
    await other.say("/peran")
    await other.press("Cabut nomor 1")
    await other.press("Ya, cabut")
    assert OVER in await admin.say(f"/start {back}")
    assert "diundang sebagai pejabat" in await admin.say(of_operator)
    assert await held(stage) == [ADMIN]


async def test_what_an_admin_gave_out_outlives_the_role_of_another_admin(stage: Stage) -> None:
    """Also of one who is called the same."""
    admin, other = await with_role(stage, ADMIN, "Bu Admin"), await with_role(stage, ADMIN, "Bu Admin")
    given = {}
    for one in (admin, other):
        (given[one.person.id],) = re.findall(r"start=(undangan_\w+)", await one.say("/undang pejabat"))
    await other.say("/peran")
    await other.press("Cabut nomor 1")
    await other.press("Ya, cabut")
    person = stage.resident("Pak Pejabat")
    assert OVER in await person.say(f"/start {given[admin.person.id]}")
    assert "diundang sebagai pejabat" in await person.say(f"/start {given[other.person.id]}")


async def test_an_admin_sees_who_is_what_and_takes_it_back(stage: Stage) -> None:
    admin, official = await with_role(stage, ADMIN, "Bu Admin"), await with_role(stage, OFFICIAL, "Pak Pejabat")
    assert "Pak Pejabat menerima undangan dan sekarang menjadi pejabat" in await admin.read()
    listed = await admin.say("/peran")
    assert "1. Bu Admin – admin · Kota Surakarta" in listed
    assert "2. Pak Pejabat – pejabat · Kota Surakarta" in listed
    assert "Cabut peran pejabat dari Pak Pejabat" in await admin.press("Cabut nomor 2")
    assert "sudah dicabut" in await admin.press("Ya, cabut")
    assert "Peran Bapak/Ibu sebagai pejabat untuk Kota Surakarta" in await official.read()
    assert (await regional(stage))[-1] == ("admin:Bu Admin", "revoked", OFFICIAL)
    assert "Cabut peran admin" in await admin.press("Cabut nomor 1")
    assert "admin terakhir" in await admin.press("Ya, cabut")
    assert await held(stage) == [ADMIN]


async def test_whoever_lacks_the_role_hears_what_is_said_of_unknown_commands(stage: Stage) -> None:
    official, anybody = await with_role(stage, OFFICIAL), stage.resident()
    admin = await with_role(stage, ADMIN)
    for command in ("/peran", "/undang admin", "/kaitkan", "/buka LN-0000-0000"):
        for person in (official, anybody):
            assert UNKNOWN in await person.say(command), command
    assert "/peran" in await admin.say("/bantuan")
    assert "/buka" not in await admin.say("/bantuan")
    assert "/peran" not in await official.say("/bantuan")
    await admin.say("/peran")
    forged = admin.heard[-1].keyboard[0][0]["callback_data"].replace(":ask:", ":end:")
    await anybody.say("/start")
    tap = await stage.tap_data(anybody.person, anybody.heard[-1], forged)
    assert "Tombol itu tidak dikenal" in (tap.answer or "")
    assert sorted(await held(stage)) == [ADMIN, OFFICIAL]


async def test_buttons_that_no_list_has_do_nothing(stage: Stage) -> None:
    admin = await with_role(stage, ADMIN)
    for forged in ("peran:end:1:admin:sleman", "peran:end:x:admin:solo", "peran:end", "undang:king:solo:x", "invited:"):
        await stage.tap_data(admin.person, admin.heard[-1], forged)
    await stage.settled()
    assert await held(stage) == [ADMIN]
    assert [row.role for row in await rows(stage, RoleInvitation)] == []


async def test_an_admin_invites_in_chat(stage: Stage) -> None:
    admin, person = await with_role(stage, ADMIN, "Bu Admin"), stage.resident("Pak Baru")
    assert "Akan diundang sebagai apa?" in await admin.say("/undang")
    text = await admin.press("pejabat")
    found = re.search(r"https://t\.me/\w+\?start=(undangan_\w+)", text)
    assert found, text
    assert found[1].encode() not in database_bytes(stage)
    await person.say(f"/start {found[1]}")
    await person.press(YES)
    assert (await regional(stage))[-1] == ("admin:Bu Admin", "granted", OFFICIAL)
    assert "tidak dipakai di sini" in await admin.say("/undang pejabat whatsapp")


async def test_who_erases_themselves_leaves_their_roles(stage: Stage) -> None:
    person = await with_role(stage, CUSTODIAN)
    await person.say("/hapus")
    await person.press("Ya, hapus semuanya")
    assert await held(stage) == []
    assert (await regional(stage))[-1] == ("holder", "revoked", CUSTODIAN)


async def test_the_console_lists_and_takes_back(stage: Stage) -> None:
    person = await with_role(stage, LEAD, "Bu Ketua")
    assert stage.app.house.first.lead
    (found,) = await console.listed(stage.settings, ("solo",))
    assert str(found).startswith("1. solo: lead, Bu Ketua (telegram, since 20")
    await console.revoke(stage.settings, found, stage.hands)
    with pytest.raises(console.NoRoleError, match="no role"):
        await console.revoke(stage.settings, found, stage.hands)
    await stage.tick()
    assert "sudah berakhir" in await person.read()
    assert not stage.app.house.first.lead
    for role, region, channel, why in (
        (ADMIN, "sleman", "telegram", console.NoRegionError),
        (ADMIN, "solo", "whatsapp", console.NoChannelError),
    ):
        with pytest.raises(why):
            await console.invite(stage.settings, role, region, channel)


async def test_an_admin_of_two_regions_says_which(towns: Cities) -> None:
    stage = towns.one
    admin = await with_role(stage, ADMIN)
    async with stage.app.database.transaction() as transaction:
        (row,) = await roles.of_regions(transaction, ["solo"])
        await roles.grant(transaction, Role(**{**row.model_dump(), "region": "sleman"}))
    assert "Untuk daerah mana pejabat ini diundang?" in await admin.say("/undang pejabat")
    assert "pejabat untuk Kabupaten Sleman" in await admin.press("Kabupaten Sleman")
    assert "petugas untuk Kabupaten Sleman" in await admin.say("/undang petugas sleman")
    assert "Mohon tulis juga daerahnya" in await admin.say("/kaitkan")
    assert "grup Bawaslu untuk Kabupaten Sleman" in await admin.say("/kaitkan bawaslu sleman")
    assert "2. Ibu Contoh – admin · Kota Surakarta" in await admin.say("/peran")


async def test_no_admin_makes_a_custodian(stage: Stage) -> None:
    admin = await with_role(stage, ADMIN)
    for said in ("/undang kustodian", "/undang custodian solo"):
        assert "hanya diundang oleh pengelola" in await admin.say(said)
    asked = await admin.say("/undang")
    assert "Siapa yang diundang" in asked or "diundang" in asked
    offered = [
        data.split(":")[1] for _, data in ((b["text"], b["callback_data"]) for row in admin.last.keyboard for b in row)
    ]
    assert CUSTODIAN not in offered
    assert OFFICIAL in offered
    await stage.tap_data(admin.person, admin.last, f"undang:{CUSTODIAN}:solo:telegram")
    await stage.settled()
    assert "hanya diundang oleh pengelola" in admin.last.text
    assert await rows(stage, RoleInvitation) == []
