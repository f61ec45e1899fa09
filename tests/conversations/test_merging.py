"""Reports about the same: held side by side, joined, decided together; each resident hears of their own alone."""

import asyncio

import pytest

from storage.models import Report
from tests.conversations.cities import Cities
from tests.conversations.insight import events_of, report_of, rows
from tests.conversations.talks import reported
from tests.conversations.test_asking import write
from tests.conversations.test_desk_card import labels
from tests.conversations.test_erase import erase
from tests.conversations.transcript import photos
from tests.stage import Resident, Stage

OTHER = {"link": "https://contoh.example/lain", "name": "Bu Contoh Dua"}


async def joined(stage: Stage, count: int = 2) -> tuple[list[Resident], list[str]]:
    """So many residents and their tickets: the first is joined with each of the others."""
    people = [stage.resident(f"Warga {number}") for number in range(count)]
    tickets = [await reported(person, photos(1, first=3 * n)) for n, person in enumerate(people)]
    await stage.settled()
    card = await stage.card(tickets[0])
    for other in tickets[1:]:
        await stage.tap_data(stage.staff[0], card, f"case:{tickets[0]}:1:same:{other}")
    await stage.settled()
    for person in people:
        await person.read()
    return people, tickets


async def states(stage: Stage, tickets: list[str]) -> list[str]:
    return [(await report_of(stage, ticket)).state for ticket in tickets]


@pytest.mark.parametrize(
    ("action", "state", "heard"),
    [
        ("accept", "accepted", "diterima"),
        ("reject:private", "rejected", "sikap pribadi"),
        ("escalate", "escalated", "sudah diteruskan ke Bawaslu"),
    ],
)
async def test_one_decision_reaches_all(stage: Stage, action: str, state: str, heard: str) -> None:
    people, tickets = await joined(stage, 3)
    answer = await stage.decide(tickets[1], action)
    assert answer == "Berlaku juga untuk 2 laporan yang sama. Semua pelapornya dikabari."
    assert await states(stage, tickets) == [state] * 3
    for person, ticket in zip(people, tickets, strict=True):
        told = await person.read()
        assert ticket in told
        assert heard in told
        assert not [other for other in tickets if other != ticket and other in told]
        assert "Diputuskan oleh Petugas Satu" in (await stage.card(ticket)).text
    own = action.partition(":")[0]
    details = [event.detail for event in await events_of(stage, tickets[2]) if event.action == own]
    assert [(detail["with"], detail["was"]) for detail in details] == [(tickets[1], "waiting")]


async def test_all_are_said_to_be_told_only_where_all_can_be(stage: Stage) -> None:
    """One of them had their data erased since, the other hears."""
    (warga, gone), tickets = await joined(stage)
    await stage.decide(tickets[0], "accept")
    await warga.read()
    await erase(gone)
    answer = await stage.decide(tickets[0], "escalate")
    assert answer == "Berlaku juga untuk 1 laporan yang sama. Pelapor yang punya percakapan dengan bot dikabari."
    assert "sudah diteruskan ke Bawaslu" in await warga.read()
    assert await states(stage, tickets) == ["escalated"] * 2


async def test_it_is_undone_for_all(stage: Stage) -> None:
    people, tickets = await joined(stage)
    await stage.decide(tickets[0], "accept")
    for person in people:
        await person.read()
    assert await stage.decide(tickets[1], "undo") == "Keputusan diurungkan."
    assert await states(stage, tickets) == ["waiting", "waiting"]
    for person, ticket in zip(people, tickets, strict=True):
        assert f"Keputusan atas laporan {ticket} ditarik kembali." in await person.read()


@pytest.mark.parametrize("reason", ["duplicate", "no-evidence", "unreadable", "abuse"])
async def test_what_is_said_of_one_report_stays_with_it(stage: Stage, reason: str) -> None:
    _, tickets = await joined(stage)
    assert "Ditolak" in await stage.decide(tickets[0], f"reject:{reason}")
    assert await states(stage, tickets) == ["rejected", "waiting"]


async def test_what_is_decided_otherwise_or_no_more_the_same_is_left_alone(stage: Stage) -> None:
    _, tickets = await joined(stage, 3)
    card = await stage.card(tickets[0])
    await stage.tap_data(stage.staff[0], card, f"case:{tickets[0]}:1:apart:{tickets[2]}")
    await stage.decide(tickets[0], "accept")
    assert await states(stage, tickets) == ["accepted", "accepted", "waiting"]
    await stage.decide(tickets[2], "reject:private")
    assert await states(stage, tickets) == ["accepted", "accepted", "rejected"]
    await stage.decide(tickets[0], "escalate")
    assert await states(stage, tickets) == ["escalated", "escalated", "rejected"]


async def test_a_suggestion_alone_decides_nothing(stage: Stage) -> None:
    tickets = [await reported(stage.resident(), photos(1, first=3 * n)) for n in range(2)]
    await stage.settled()
    assert await stage.decide(tickets[0], "accept") == "Diterima. Pelapor dikabari."
    assert await states(stage, tickets) == ["accepted", "waiting"]


async def test_nobody_decides_on_their_own_report_by_way_of_another_one(stage: Stage) -> None:
    """Nor does the other one go ahead alone: colleagues would see by that whose the one that is left is."""
    mine = await reported(Resident(stage, stage.staff[0]), None)
    other = await reported(stage.resident(), None)
    await stage.settled()
    card = await stage.card(other)
    await stage.tap_data(stage.staff[1], card, f"case:{other}:1:same:{mine}")
    await stage.settled()
    before = len(stage.bot_messages(stage.group)), card.text, card.keyboard
    for action in ("accept", "reject", "reject:private", "escalate"):
        tap = await stage.tap_data(stage.staff[0], card, f"case:{other}:1:{action}")
        assert ("Bapak/Ibu ikut melaporkan" in (tap.answer or ""), tap.alert) == (True, True), action
    await stage.settled()
    assert await states(stage, [mine, other]) == ["waiting", "waiting"]
    assert (len(stage.bot_messages(stage.group)), card.text, card.keyboard) == before
    await stage.decide(other, "accept", stage.staff[1])
    assert await states(stage, [mine, other]) == ["accepted", "accepted"]


async def test_two_moderators_decide_both_at_once(stage: Stage) -> None:
    people, tickets = await joined(stage)
    cards = [await stage.card(ticket) for ticket in tickets]
    answers = await asyncio.gather(
        stage.tap_data(stage.staff[0], cards[0], f"case:{tickets[0]}:1:accept"),
        stage.tap_data(stage.staff[1], cards[1], f"case:{tickets[1]}:1:reject:private"),
    )
    await stage.settled()
    assert len({report.state for report in await rows(stage, Report)}) == 1
    assert sum("Sudah diputuskan oleh" in (tap.answer or "") for tap in answers) == 1
    for person, ticket in zip(people, tickets, strict=True):
        told = (f"Laporan {ticket} diterima", f"Laporan {ticket} tidak dapat kami lanjutkan")
        assert sum(message.text.startswith(told) for message in person.heard) == 1


async def test_two_named_reports_are_held_side_by_side_and_joined(stage: Stage) -> None:
    first = await reported(stage.resident(), photos(2), story="Hubungi 0812-3456-7890 saja.")
    second = await reported(stage.resident(), photos(1, first=9), **OTHER)
    await stage.settled()
    await write(stage, f"/gabung {first} {second}")
    shown = stage.bot_messages(stage.group)[-1]
    assert shown.kind == "photo"
    assert shown.text.splitlines()[:3] == [
        f"🔍 {first} dan {second}: tentang hal yang sama?", "🟡 menunggu keputusan | 🟡 menunggu keputusan",
        "Bukti: 2 | 1 berkas (berurutan pada gambar)",
    ]  # fmt: skip
    assert "Nama terlapor: Pak Contoh Satu | Bu Contoh Dua" in shown.text
    assert "Status pegawai: PNS (sama)" in shown.text
    assert "3456" not in shown.text
    assert labels(shown) == [[f"✔️ Sama: {second}"], [f"✖️ Bukan: {second}"]]
    assert f"sama dengan {second} (disebut petugas)" not in (await stage.card(first)).text
    tap = await stage.tap(stage.staff[0], shown, f":same:{second}")
    assert tap.answer == "Dicatat: unggahan yang sama. Keputusan berikutnya berlaku untuk keduanya."
    await stage.settled()
    assert f"🔗 2 pelapor · sama dengan {second} (disebut petugas)" in (await stage.card(first)).text
    await stage.decide(second, "accept")
    assert await states(stage, [first, second]) == ["accepted", "accepted"]
    assert "Sudah dicatat begitu." in await write(stage, f"/gabung {second} {first}")


async def test_naming_two_reports_says_nothing_of_them_until_somebody_decides(stage: Stage) -> None:
    """A slip in a number must not put "the same" on two cards as soon as anything else is drawn on them."""
    first = await reported(stage.resident(), photos(2))
    second = await reported(stage.resident(), photos(1, first=9), **OTHER)
    await stage.settled()
    card = await stage.card(first)
    before = labels(card)
    await write(stage, f"/gabung {first} {second}")
    await write(stage, f"/catatan {first} Perlu dicek.")
    assert "Perlu dicek." in card.text
    assert "disebut petugas" not in card.text
    assert labels(card) == before


async def test_the_longest_answers_fit_side_by_side(stage: Stage) -> None:
    long = {"name": "ab" + "🧕" * 148, "agency": "cd" + "👩‍🏫" * 49, "story": "ya" + "🙏" * 2000}
    long |= {"link": "https://x.id/" + "é" * 900}
    tickets = [await reported(stage.resident(), None, **long | {"status": status}) for status in "12"]
    await stage.settled()
    await write(stage, f"/gabung {tickets[0]} {tickets[1]}")
    assert stage.bot_messages(stage.group)[-1].text.startswith("🔍")


async def test_from_the_menu(stage: Stage) -> None:
    tickets = [await reported(stage.resident(), photos(1, first=3 * n)) for n in range(2)]
    await stage.settled()
    card = await stage.card(tickets[1])
    await stage.tap(stage.staff[0], card, ":merge")
    await stage.settled()
    assert [f"🔍 Bandingkan: {tickets[0]}"] in labels(card)
    await stage.tap(stage.staff[0], card, f":pair:{tickets[0]}")
    await stage.settled()
    assert stage.bot_messages(stage.group)[-1].text.startswith(f"🔍 {tickets[1]} dan {tickets[0]}")


async def test_nothing_else_can_be_joined(stage: Stage) -> None:
    warga = stage.resident()
    first, gone = await reported(warga, None), await reported(stage.resident(), None, **OTHER)
    for words in ("", first, f"{first} {first}", f"{first} LN-0000-0000", f"{first} x"):
        assert await write(stage, f"/gabung {words}") != ""
    card = await stage.card(first)
    for below in (first, "LN-0000-0000", "x"):
        tap = await stage.tap_data(stage.staff[0], card, f"case:{first}:1:pair:{below}")
        assert "tidak dikenal" in (tap.answer or "")
    assert not [m for m in stage.bot_messages(stage.group) if m.text.startswith("🔍")]
    assert (await report_of(stage, gone)).state == "waiting"


async def test_not_across_cities(towns: Cities) -> None:
    one, other = [await reported(towns.resident(), None, region=city) for city in ("solo", "sleman")]
    stage = towns.stages["solo"]
    said = await write(stage, f"/gabung {one} {other}")
    assert said == await write(stage, f"/gabung {one} LN-0000-0000")
    assert not [m for m in stage.bot_messages(stage.group) if m.text.startswith("🔍")]
