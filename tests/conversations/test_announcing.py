"""/langganan and /siaran: residents ask for news, an office sends it, and every way out is one tap away."""

import pytest
from sqlmodel import update

from storage import roles
from storage.announcements import STOPPED, Announcement
from storage.contacts import Place
from storage.models import Event
from storage.roles import ADMIN, BAWASLU, OFFICIAL, Role
from storage.subscriptions import Subscription
from tests.conversations.cities import Cities
from tests.conversations.insight import rows
from tests.conversations.transcript import photos, play
from tests.stage import Resident, Stage

TEXT = "Mohon ASN tidak <b>menyukai</b> unggahan calon.\n\nSelengkapnya: https://contoh.example/se?a=1&b=2"


async def with_role(stage: Stage, role: str, region: str = "solo") -> Resident:
    """Somebody who has this role."""
    person = stage.resident("Pejabat Contoh")
    await person.say("/start")
    await grant(stage, person, role, region)
    return person


async def grant(stage: Stage, person: Resident, role: str, region: str = "solo") -> None:
    place = Place("telegram", str(person.person.id))
    async with stage.app.database.transaction() as transaction:
        contact = await stage.app.house.contacts.find(transaction, place)
        assert contact is not None
        given = Role(contact_id=contact.id or 0, region=region, role=role, by="operator", since=stage.hands())
        assert await roles.grant(transaction, given)


async def subscribed(stage: Stage, count: int) -> list[Resident]:
    """Residents who asked for news."""
    people = [stage.resident(f"Warga {number}") for number in range(count)]
    for person in people:
        await play(person, [("/langganan", "Kabar dari"), ("[Berlangganan]", "akan menerima surat edaran")])
    return people


async def written(official: Resident, text: str = TEXT) -> None:
    """As far as the preview."""
    await play(
        official,
        [
            ("/siaran", "Apa yang akan dikirim?"),
            ("[Surat edaran]", "Judulnya?"),
            ("SE 800/12 tanggal 23 November 2026", "Isinya?"),
            (text, "Jumlah pelanggan"),
        ],
    )


async def test_news_is_asked_for_ended_and_gone_with_all_data(stage: Stage) -> None:
    resident = stage.resident()
    await play(
        resident,
        [
            ("/berhenti", "sedang tidak berlangganan"),
            ("langganan", ("Kabar dari", "paling banyak beberapa kali sebulan", "tidak pernah pada malam hari")),
            ("[Berlangganan]", "akan menerima"),
            ("/langganan", "berlangganan kabar Kota Surakarta (Solo) sejak Senin, 23 November 2026"),
            ("[Berhenti langganan]", "tidak lagi menerima"),
            ("/langganan", "Kabar dari"),
            ("[Berlangganan]", "akan menerima"),
            ("berhenti", "tidak lagi menerima"),
            ("/langganan", "Kabar dari"),
            ("[Berlangganan]", "akan menerima"),
            ("/hapus", "hapus"),
        ],
    )
    assert len(await rows(stage, Subscription)) == 1
    resident.pick(resident.last, "contact:erase:yes")
    resident.write("/lapor")  # so the goodbye does not take the contact with it
    assert "persetujuan" in await resident.read()
    assert await rows(stage, Subscription) == []


async def test_a_draft_goes_on_where_it_was(stage: Stage) -> None:
    resident = stage.resident()
    await play(
        resident,
        [
            ("/lapor", "persetujuan"),
            ("ya", "Langkah 1"),
            ("/langganan", "Kabar dari"),
            ("[Berlangganan]", ("akan menerima", "Langkah 1")),
            ("/berhenti", ("tidak lagi menerima", "Langkah 1")),
            ("berhenti", "Yakin membatalkan laporan"),
        ],
    )


async def test_several_cities_are_chosen_one_by_one(towns: Cities) -> None:
    resident = towns.resident()
    await play(
        resident,
        [
            ("/langganan", "Kabar dari kantor di daerah Anda"),
            ("[🔔 Kabupaten Sleman]", "akan menerima"),
            ("/langganan", "berlangganan kabar Kabupaten Sleman sejak"),
            ("[🔔 Kota Surakarta (Solo)]", "akan menerima"),
            ("/langganan", "berlangganan kabar Kota Surakarta (Solo) sejak"),
            ("[🔕 Kabupaten Sleman]", "tidak lagi menerima"),
        ],
    )
    assert [row.region for row in await rows(towns.one, Subscription)] == ["solo"]


async def test_an_office_writes_to_those_who_asked(stage: Stage) -> None:
    official, people, other = await with_role(stage, OFFICIAL), await subscribed(stage, 3), stage.resident()
    await other.say("/start")
    await written(official)
    preview, plan = official.heard[-2:]
    assert "Jumlah pelanggan: 3\n" in plan.text
    assert "Mulai: segera" in plan.text
    assert "Perkiraan selesai: Senin, 23 November 2026 pukul 10.00 WIB" in plan.text
    before = len(other.heard)
    await official.press("Kirim sekarang")
    await stage.tick(hours=1 / 60)
    for person in people:
        assert person.heard[-1].text == preview.text
        assert person.heard[-1].keyboard == preview.keyboard
    assert TEXT in preview.text
    assert len(other.heard) == before
    assert "selesai dikirim. Terkirim: 3; dilewati" in official.heard[-1].text
    assert [m.text for m in official.heard if "sedang dikirim" in m.text] == []  # the one message was changed
    assert "selesai. Terkirim: 3; pelanggan: 3." in official.heard[-2].text
    assert not official.heard[-2].keyboard
    begun, ended = [event for event in await rows(stage, Event) if event.chain == "region:solo"]
    assert (begun.actor, begun.action, begun.detail["subscribers"]) == (OFFICIAL, "announced", 3)
    assert "SE 800" not in str(begun.detail)
    assert (ended.actor, ended.detail["sent"], ended.detail["passed"]) == ("system", 3, 0)
    assert "tidak lagi menerima" in await people[0].press("Berhenti langganan")
    await play(people[1], [("/langganan", "berlangganan kabar"), ("[Kabar terakhir]", TEXT)])
    await play(people[0], [("/langganan", "Kabar dari")])
    assert [label for _, label in people[0].choices(people[0].last)] == ["Berlangganan"]
    assert len(await rows(stage, Subscription)) == 2


async def test_who_has_no_such_role_hears_of_no_such_command(stage: Stage) -> None:
    stranger, liaison = stage.resident(), await with_role(stage, BAWASLU)
    await stranger.say("/start")
    unknown = await stranger.say("/entah")
    assert await stranger.say("/siaran") == unknown
    assert await liaison.say("/siaran") == unknown
    official = await with_role(stage, OFFICIAL)
    await subscribed(stage, 1)
    await written(official)
    tap = await stage.tap_data(stranger.person, stranger.heard[-1], official.heard[-1].keyboard[0][0]["callback_data"])
    assert "tidak" in (tap.answer or "")
    assert [row.state for row in await rows(stage, Announcement)] == ["draft"]


async def test_what_was_written_is_put_right_or_given_up(stage: Stage) -> None:
    official = await with_role(stage, ADMIN)
    assert "Belum ada warga yang berlangganan" in await official.say("/siaran")
    await subscribed(stage, 2)
    await play(
        official,
        [
            ("/siaran", "Apa yang akan dikirim?"),
            ("surat kaleng", "pilih salah satu"),
            ("pengingat", "Judulnya?"),
            ("x" * 151, "151"),
            ("Hari tenang", "Isinya?"),
            (photos(1), "Isinya?"),
            ("y" * 3001, "3.001"),
            ("/berhenti", ("tidak berlangganan", "sedang menulis pengumuman", "Isinya?")),
            ("Mohon tenang.", ("Pengingat dari", "Hari tenang", "Mohon tenang.", "kurang dari 3")),
            ("[Ubah isi]", "Isinya?"),
            ("Mohon tetap tenang.", ("Hari tenang", "Mohon tetap tenang.")),
            ("[Ubah judul]", "Judulnya?"),
            ("kembali", "Apa yang akan dikirim?"),
            ("batal", "Yakin membatalkan pengumuman"),
            ("ya", "tidak jadi dikirim"),
        ],
    )
    await written(official)
    await play(official, [("[Tidak jadi]", "tidak jadi dikirim")])
    assert await rows(stage, Announcement) == []


async def test_it_is_stopped_at_once_by_whoever_may_write_there(stage: Stage) -> None:
    official, other = await with_role(stage, OFFICIAL), await with_role(stage, ADMIN)
    (resident,) = await subscribed(stage, 1)
    await written(official)
    stage.hands.forward(11 * 3600)  # nine in the evening: it waits for the morning
    await official.press("Kirim sekarang")
    assert "sedang dikirim. Terkirim: 0; pelanggan: kurang dari 3." in official.heard[-1].text
    await play(other, [("/siaran", "masih dikirim"), ("[Hentikan]", "dihentikan. Terkirim: 0")])
    await play(other, [("/siaran", "Apa yang akan dikirim?"), ("/batal", "Yakin"), ("ya", "tidak jadi")])
    await stage.tick(days=1)
    assert "SE 800" not in resident.last.text
    assert [m.text for m in official.heard if "sedang dikirim" in m.text] == []
    assert any("dihentikan" in m.text for m in official.heard)


async def test_the_preview_tells_of_the_night_and_a_restart_goes_on_in_the_morning(stage: Stage) -> None:
    official = await with_role(stage, OFFICIAL)
    (resident,) = await subscribed(stage, 1)
    stage.hands.forward(11 * 3600)
    await written(official)
    assert "Mulai: Selasa, 24 November 2026 pukul 07.00 WIB" in official.heard[-1].text
    await official.press("Kirim sekarang")
    await stage.tick(hours=1)
    await stage.restart()
    await stage.tick(hours=9)
    assert "SE 800/12" in resident.last.text
    await stage.tick(hours=1)
    assert "selesai dikirim. Terkirim: kurang dari 3" in official.last.text


async def test_who_blocked_the_bot_is_passed_over_and_gets_nothing_old_later(stage: Stage) -> None:
    official = await with_role(stage, OFFICIAL)
    people = await subscribed(stage, 3)
    await written(official)
    stage.world.block(people[0].person)
    people[1].person.blocked = True  # which we are not told, and see only when we write to them
    await official.press("Kirim sekarang")
    await stage.tick(hours=1 / 60)
    assert "SE 800/12" in people[2].last.text
    assert "Terkirim: kurang dari 3; dilewati" in official.last.text
    for person in people[:2]:
        stage.world.unblock(person.person)
        assert "SE 800" not in await person.say("/start")


async def under_way(stage: Stage, official: Resident) -> None:
    """It is confirmed, and has gone out to the first subscriber."""
    await written(official)
    official.pick(official.last, official.choices(official.last)[0][0])
    await stage.settled(skip=False)


async def test_whoever_ends_it_or_whose_evening_comes_while_it_is_on_its_way_gets_nothing(stage: Stage) -> None:
    official, people = await with_role(stage, OFFICIAL), await subscribed(stage, 3)
    await under_way(stage, official)
    assert ["SE 800" in person.last.text for person in people] == [True, False, False]
    people[1].write("/berhenti")
    stage.hands.forward(11 * 3600)
    await stage.settled(skip=False)
    assert "SE 800" not in people[2].last.text
    await stage.settled()  # until all that was put off is done: in the morning
    assert ["SE 800" in person.last.text for person in people] == [True, False, True]


async def test_a_stop_in_another_process_holds_for_what_is_written_already(stage: Stage) -> None:
    official, people = await with_role(stage, OFFICIAL), await subscribed(stage, 2)
    await under_way(stage, official)
    async with stage.app.database.transaction() as transaction:
        await transaction.execute(update(Announcement).values(state=STOPPED))
    await stage.settled()
    assert ["SE 800" in person.last.text for person in people] == [True, False]


async def test_a_draft_of_an_announcement_is_reminded_of_and_dies(stage: Stage) -> None:
    official = await with_role(stage, OFFICIAL)
    await subscribed(stage, 1)
    await play(official, [("/siaran", "Apa yang"), ("[Pengingat]", "Judulnya?")])
    await stage.tick(days=1.1)
    assert "sedang menulis pengumuman" in await official.read()
    await stage.tick(days=14)
    assert "sudah dihapus karena lama" in await official.read()


@pytest.mark.parametrize("data", ["announce:99:send", "announce:new:solo", "announce:x", "news:on:nowhere", "news:"])
async def test_forged_buttons_do_nothing(stage: Stage, data: str) -> None:
    official = await with_role(stage, OFFICIAL)
    tap = await stage.tap_data(official.person, official.heard[-1], data)
    await stage.settled()
    assert tap.answer is not None
    assert await rows(stage, Subscription) == []
    assert await rows(stage, Announcement) == []
