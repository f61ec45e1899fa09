"""With several regions switched on the talk asks which one first, and the report goes to that city and no other."""

from dataclasses import replace

import pytest

from bot import settings
from bot.settings import BadSettingsError
from bot.settings_desks import DeskNumbers
from storage.regions import Region, load_region
from tests.conversations.cities import Cities, seen_by
from tests.conversations.insight import report_of
from tests.conversations.talks import LINK, REST, reported, ticket_in
from tests.conversations.transcript import Edit, Transcript, photos, play
from tests.stage import Resident

WHICH = "Di daerah mana ASN ini bekerja?"
SLEMAN = ("Daerah: Kabupaten Sleman. Laporan ditelaah oleh BKPP Kabupaten Sleman.", "Langkah 2 dari 12")
BEGUN: Transcript = [("/lapor", "mohon persetujuan Anda"), ("ya", ("Langkah 1 dari 12", WHICH))]


async def test_tapped_from_the_first_word_to_the_review_page(towns: Cities) -> None:
    warga = towns.resident()
    served = "Kota Surakarta (Solo), Kabupaten Sleman, Kota Tanjungpinang"
    await play(
        warga,
        [
            ("/start", ("Monggo, Bapak/Ibu, selamat datang", served)),
            ("[Buat laporan]", "mohon persetujuan Anda"),
            ("[Setuju, lanjutkan]", ("Langkah 1 dari 12", WHICH)),
        ],
    )
    assert warga.buttons() == ["Kota Surakarta (Solo)", "Kabupaten Sleman", "Kota Tanjungpinang"]
    await play(warga, [("[Kabupaten Sleman]", SLEMAN), ("2", "Langkah 3 dari 12"), ("1", "Langkah 4 dari 12")])
    await play(warga, [(LINK, "Langkah 5 dari 12"), ("lewati", "Langkah 6 dari 12")])
    for said, _ in REST:
        page = await warga.say(str(said))
    assert "Daerah: Kabupaten Sleman\n" in page
    await play(warga, [("[Ubah jawaban]", ""), ("[Daerah]", ("Jawaban Anda sekarang: Kabupaten Sleman", WHICH))])
    await play(warga, [("Surakarta", ("Daerah: Kota Surakarta (Solo).", "Periksa laporan Anda"))])
    ticket = ticket_in(await warga.press("Kirim laporan"))
    assert (await report_of(towns.one, ticket)).region == "solo"


@pytest.mark.parametrize("typed", ["2", "sleman", "Kab. Sleman", "slemann", "di sleman, pak"])
async def test_typed(towns: Cities, typed: str) -> None:
    await play(towns.resident(), [*BEGUN, (typed, SLEMAN)])


async def test_a_city_that_is_not_served_is_answered_kindly_and_nothing_is_lost(towns: Cities) -> None:
    warga = towns.resident()
    away = ("belum dilayani di sini", "kantor Bawaslu setempat", WHICH)
    await play(warga, [*BEGUN, ("Kota Solok", away), ("Purwakarta", away)])
    assert len(warga.buttons()) == 3
    await play(warga, [("lewati", "perlu dijawab"), ("tpi", "Langkah 2 dari 12"), ("kembali", WHICH)])
    await play(warga, [("biarkan", "Langkah 2 dari 12")])


async def test_an_edited_message_changes_the_city(towns: Cities) -> None:
    warga = towns.resident()
    await play(warga, [*BEGUN, ("sleman", SLEMAN), ("2", "Langkah 3 dari 12")])
    await play(
        warga, [(Edit("sleman", "Atlantis"), "belum dilayani"), (Edit("Atlantis", "solo"), "Kota Surakarta (Solo)")]
    )
    await play(warga, [("kembali", ""), ("kembali", "Jawaban Anda sekarang: Kota Surakarta (Solo)")])


async def test_a_link_leads_into_its_city(towns: Cities) -> None:
    warga = towns.resident()
    await play(warga, [("/start sleman", ("LaporNetral Kabupaten Sleman", "BKPP Kabupaten Sleman"))])
    await play(warga, [("[Buat laporan]", "mohon persetujuan Anda"), ("ya", "Langkah 2 dari 12")])
    other = towns.resident()
    await play(other, [("/start atlantis", "Daerah yang dilayani"), ("[Buat laporan]", ""), ("ya", WHICH)])


async def test_each_city_is_greeted_as_people_greet_there(towns: Cities) -> None:
    hail = "{}, Bapak/Ibu, selamat datang di LaporNetral"
    for key, word in (("solo", "Monggo"), ("sleman", "Monggo"), ("tanjungpinang", "Silakan")):
        await play(towns.resident(), [(f"/start {key}", hail.format(word))])
    await play(towns.resident(), [("/start", hail.format("Monggo")), ("halo", "Monggo, Bapak/Ibu. Untuk melapor")])
    await towns.switch("solo,tanjungpinang")
    await play(towns.resident(), [("/start", hail.format("Silakan")), ("halo", "Silakan, Bapak/Ibu. Untuk melapor")])
    await towns.switch("tanjungpinang")
    await play(towns.resident(), [("/start", hail.format("Silakan")), ("halo", "Silakan, Bapak/Ibu. Untuk")])


async def test_a_screenshot_without_a_talk_waits_for_the_city(towns: Cities) -> None:
    await play(towns.resident(), [(photos(1), "1 berkas"), ("ya", WHICH), ("sleman", "Langkah 2 dari 12")])


async def test_the_card_the_hand_over_and_the_news_are_of_one_city(towns: Cities) -> None:
    warga, sleman = towns.resident(), towns.stages["sleman"]
    ticket = await reported(warga, region="sleman")
    assert len(sleman.cards()) == 1
    assert await sleman.decide(ticket, "escalate") == "Dikirim ke Bawaslu. Pelapor dikabari setelah sampai."
    handed = sleman.bot_messages(sleman.bawaslu)[-1]
    assert "Dari: BKPP Kabupaten Sleman" in handed.text
    tap = await sleman.tap(sleman.liaison, handed, ":acknowledge")
    assert tap.answer == "Terima kasih, dicatat."
    assert "Bawaslu menyatakan sudah menerima laporan" in await warga.read()
    assert (await report_of(sleman, ticket)).answers.keys().isdisjoint({"region", "consent"})
    assert seen_by(towns.stages["solo"]) == seen_by(towns.stages["tanjungpinang"]) == ""


async def test_each_city_has_its_own_time(towns: Cities, monkeypatch: pytest.MonkeyPatch) -> None:
    def further_east(key: str) -> Region:
        found = load_region(key)
        return replace(found, zone="Asia/Jayapura") if key == "sleman" else found

    monkeypatch.setattr(settings, "load_region", further_east)
    await towns.switch("solo,sleman")
    warga = towns.resident()
    east, west = await reported(warga, region="sleman"), await reported(warga, region="solo")
    assert "pukul 12.00 WIT" in (await towns.stages["sleman"].card(east)).text
    assert "pukul 10.00 WIB" in (await towns.stages["solo"].card(west)).text
    listed = await warga.say("/status")
    assert f"{east} – Menunggu pemeriksaan, dikirim Senin, 23 November 2026 pukul 12.00 WIT" in listed
    assert f"{west} – Menunggu pemeriksaan, dikirim Senin, 23 November 2026 pukul 10.00 WIB" in listed


async def _begun(towns: Cities, regions: str, transcript: Transcript) -> Resident:
    await towns.switch(regions)
    warga = towns.resident()
    await play(warga, transcript)
    return warga


ONE: Transcript = [("/lapor", "persetujuan"), ("ya", "Langkah 1 dari 11"), ("2", "Langkah 2 dari 11")]
TWO: Transcript = [*BEGUN, ("sleman", SLEMAN), ("2", "Langkah 3 dari 12")]


@pytest.mark.parametrize(
    ("before", "talk", "after", "goes_on"),
    [
        ("solo", ONE, "solo,sleman", [("/lapor", WHICH), ("solo", "Langkah 3 dari 12")]),
        ("solo", ONE, "solo,sleman", [("1", "Langkah 3 dari 12")]),  # whatever is said then, the city is asked first
        ("solo", ONE[:1], "solo,sleman", [("ya", WHICH)]),
        ("sleman,solo", TWO, "sleman", [("/lapor", "Langkah 2 dari 11"), ("1", "Langkah 3 dari 11")]),
        ("solo,sleman", TWO, "solo", [("/lapor", WHICH), ("1", "Langkah 3 dari 12")]),
        ("solo,sleman", TWO, "solo,tanjungpinang", [("/lapor", WHICH), ("2", "Langkah 3 dari 12")]),
    ],
)
async def test_cities_are_switched_on_and_off_while_somebody_writes(
    towns: Cities, before: str, talk: Transcript, after: str, goes_on: Transcript
) -> None:
    warga = await _begun(towns, before, talk)
    await towns.switch(after)
    await play(warga, goes_on)


async def test_a_city_that_was_chosen_by_a_link_and_switched_off_before_consent(towns: Cities) -> None:
    warga = await _begun(towns, "solo,sleman", [("/start sleman", "Sleman"), ("[Buat laporan]", "persetujuan")])
    await towns.switch("solo")
    await play(warga, [("ya", WHICH), ("solo", "Langkah 2 dari 12")])


async def test_the_cases_of_a_city_that_is_switched_off_rest(towns: Cities) -> None:
    warga, solo = towns.resident(), towns.stages["solo"]
    first, second = [await reported(warga, None, region="solo") for _ in range(2)]
    card = await solo.card(first)
    await towns.switch("sleman,tanjungpinang")
    tap = await solo.tap(solo.staff[0], card, ":accept")
    assert tap.answer == "Laporan atau tombol itu tidak dikenal."
    await play(
        warga,
        [(f"/status {second}", "Menunggu pemeriksaan"), ("[Tarik laporan]", ""), ("[Ya, tarik laporan]", "ditarik")],
    )
    await towns.switch("solo,sleman")
    assert await solo.decide(first, "accept") == "Diterima. Pelapor dikabari."


async def test_one_group_under_two_numbers_cannot_serve_two_cities(towns: Cities) -> None:
    """Sleman is given the new number of Solo's group, which has become a supergroup since."""
    solo, sleman = towns.stages["solo"], towns.stages["sleman"]
    moved = solo.world.migrate(solo.group)
    await solo.settled()
    await solo.stop()
    given = {"solo": solo.group.id, "sleman": moved.id}
    solo.settings = solo.settings.model_copy(update={"regions": ("solo", "sleman"), "moderator_chat_id": given})
    with pytest.raises(BadSettingsError, match="one group that has become a supergroup"):
        await solo.start()
    solo.settings.moderator_chat_id = {"solo": moved.id, "sleman": sleman.group.id}
    await solo.start()
    assert all(isinstance(desk, DeskNumbers) for desk in solo.settings.desks)
