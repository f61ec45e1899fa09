"""What officials ask of their digest: the rest of it, one at once, silence; and it tells time as everybody does."""

from handlers.digest_times import NAME
from storage.models import Outbox
from storage.roles import LEAD
from tests.conversations.flood import filed
from tests.conversations.insight import rows
from tests.conversations.test_digest import DAY, SEVEN, at, digests_of, official
from tests.conversations.test_group_commands import ask
from tests.stage import Stage


async def test_a_silence_ends_by_itself_and_says_so(stage: Stage) -> None:
    head = await official(stage)
    await at(stage, SEVEN)
    await head.press("Senyapkan")
    assert "Laporan harian Kota Surakarta (Solo) disenyapkan. Yang berikutnya: Kamis, 26 November" in await head.press(
        "1 hari"
    )
    await at(stage, SEVEN + DAY)
    assert len(digests_of(head)) == 1
    await at(stage, SEVEN + 2 * DAY)
    assert "Laporan harian dikirim lagi setelah disenyapkan." in digests_of(head)[-1].text
    await head.press("Senyapkan")
    await head.press("30 hari")
    await head.press("Kirim setiap hari")
    await at(stage, SEVEN + 3 * DAY)
    assert len(digests_of(head)) == 3
    assert "dikirim lagi" not in digests_of(head)[-1].text


async def test_on_demand_for_those_who_may(stage: Stage) -> None:
    head, lead, resident = await official(stage), await official(stage, "Ketua", LEAD), stage.resident()
    await filed(stage, *[6] * 12)
    await stage.settled()
    for person in (head, lead):
        await person.say("/digest")
        assert len(digests_of(person)) == 1
    shown, text = digests_of(head)[-1], await head.press("Rincian")
    assert (shown.text.count("LN-"), text.count("LN-")) == (10, 12)
    assert text.startswith("Rincian laporan harian Kota Surakarta (Solo) untuk Minggu, 22 November 2026")
    assert [part for part in ("A. Rekap", "D. Diteruskan", "E. Kendala") if part in text] == []
    assert "perintah itu tidak dikenal" in (await resident.say("/digest"))
    assert ["/digest" in await person.say("/bantuan") for person in (head, resident)] == [True, False]
    tap = stage.world.tap(resident.person, resident.last, f"{NAME}:full:solo:2026-11-23")
    await stage.world.until(lambda: tap.answer is not None)
    await stage.settled()
    assert digests_of(resident) == []


async def test_the_details_of_a_short_digest_say_that_it_was_whole(stage: Stage) -> None:
    head = await official(stage)
    await filed(stage, 6)
    await stage.settled()
    await head.say("/digest")
    text = await head.press("Rincian")
    assert "Tidak ada yang perlu ditambahkan: semua daftar sudah lengkap di bawah gambar." in text
    assert "LN-" not in text
    for old in ("digest:full:solo:2026-11-23", "digest:full:solo:2026-11-23:99"):  # nobody knows what was shown there
        await stage.tap_data(head.person, digests_of(head)[-1], old)
        await stage.settled()
        assert "E. Kendala" not in head.last.text
        assert "Digabung" not in head.last.text
        assert head.last.text.startswith("Rincian laporan harian")


async def test_the_details_of_an_older_digest_tell_what_is_urgent_by_now(stage: Stage) -> None:
    """Its list had been cut, and nothing of it is urgent any more: it is not said that the list was whole."""
    head = await official(stage)
    await filed(stage, *[6] * 12)
    await at(stage, SEVEN)
    (old,) = digests_of(head)
    assert "dan 2 lagi" in old.text
    (soon,) = await filed(stage, 0)
    await stage.card(soon)
    stage.hands.forward(5 * DAY)
    await stage.tap_data(head.person, old, old.keyboard[0][0]["callback_data"])
    await stage.settled()
    text = head.last.text
    assert "sudah lengkap" not in text
    assert "keadaan Minggu, 29 November 2026" in text
    assert f"{soon}\n12 laporan sudah lewat batas Bawaslu" in text


async def test_a_button_for_a_day_of_no_digest_orders_nothing(stage: Stage) -> None:
    head = await official(stage)
    await head.say("/digest")
    for day in ("0001-01-05", "9999-12-31", "2026-11-25", "2025-11-01", "20261123", "x"):
        tap = await stage.tap_data(head.person, head.heard[-1], f"digest:full:solo:{day}")
        assert "tidak dikenal" in (tap.answer or "")
    assert [row.body.get("full") for row in await rows(stage, Outbox) if row.kind == NAME] == [None]


async def test_who_asks_again_before_they_are_answered_is_answered_once(stage: Stage) -> None:
    head = await official(stage)
    await stage.stop()
    for _ in range(5):
        head.write("/digest")
    await stage.start()
    await stage.settled()
    assert len(digests_of(head)) == 1


async def test_the_same_case_has_the_same_time_left_in_digest_list_reminder_and_card(stage: Stage) -> None:
    """On a Monday: the day of knowing, if it counts, made the limit the Friday before; if not, it is today."""
    head = await official(stage)
    lingering, tomorrow = await filed(stage, 7, 5)
    await stage.settled()
    await head.say("/digest")
    await stage.tick(hours=0.1)
    digest, cards = digests_of(head)[-1].text, {card.text[:12]: card.text for card in stage.cards()}
    (reminder,) = [said.text for said in stage.bot_messages(stage.group) if "mendekati batas" in said.text]
    await ask(stage, "/antrean")
    listing = stage.bot_messages(stage.group)[-1]
    await stage.tap(stage.staff[0], listing, "queue:list:all:0")
    await stage.settled()
    assert f"Batas tercepat lewat, batas terakhir hari ini: {lingering}" in digest
    assert f"Besok: {tomorrow}" in digest
    for text in (reminder, listing.text):
        assert f"{lingering} · batas tercepat lewat, batas terakhir hari ini · " in text
        assert f"{tomorrow} · besok · " in text
    assert "batas tercepat sudah lewat (Jumat, 20 November 2026 pukul 16.30 WIB)" in cards[lingering]
    assert "Batas terakhir: Senin, 23 November 2026 pukul 16.00 WIB (hari ini," in cards[lingering]
    assert "batas tercepat: Selasa, 24 November 2026 pukul 16.00 WIB (besok, dihitung Senin, 23 Nov" in cards[tomorrow]
