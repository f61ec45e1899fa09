"""Pictures that come by themselves after a report: most belong to it, and need not become a report of their own."""

from storage.models import Report
from tests.conversations.insight import events_of, kept, report_of, rows
from tests.conversations.talks import reported
from tests.conversations.transcript import documents, photos, play
from tests.stage import Stage

OFFER = "Bila ini bukti tambahan untuk laporan"


async def test_they_are_added_with_a_tap_though_nothing_was_agreed_to_yet(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga)
    await stage.decide(ticket, "reject:no-evidence")
    await warga.read()
    await play(
        warga,
        [
            (photos(3, "ini fotonya yang lain", first=5), (OFFER, ticket, "3 berkas", "persetujuan")),
            ("[Tambah bukti]", ("3 bukti tadi ditambahkan", "Keterangan itu juga kami catat")),
            ("[Selesai]", "ditinjau ulang"),
        ],
    )
    assert len(await rows(stage, Report)) == 1
    assert (await report_of(stage, ticket)).state == "waiting"
    assert {(file.report_id, file.state) for file in await kept(stage)} == {(1, "stored")}
    assert [event.action for event in await events_of(stage, ticket)].count("stored") == 4


async def test_who_goes_on_reports_anew(stage: Stage) -> None:
    warga = stage.resident()
    await reported(warga)
    await play(warga, [(documents(1, first=5), OFFER), ("setuju", "Langkah 1 dari 11"), ("2", "Langkah 2")])


async def test_it_is_not_offered_where_nothing_can_be_added(stage: Stage) -> None:
    warga = stage.resident()
    assert OFFER not in await play(warga, [(photos(1), "persetujuan")])
    await play(warga, [("/batal", "Yakin"), ("[Ya, batalkan]", "dibatalkan")])
    ticket = await reported(warga, photos(1, first=3))
    await play(
        warga, [(f"/status {ticket}", "Menunggu"), ("[Tarik laporan]", "Yakin"), ("[Ya, tarik laporan]", "ditarik")]
    )
    assert OFFER not in await play(warga, [(photos(1, first=5), "persetujuan")])


async def test_nor_long_after(stage: Stage) -> None:
    warga = stage.resident()
    await reported(warga)
    await stage.tick(days=31)
    await warga.read()
    assert OFFER not in await play(warga, [(photos(1, first=5), "persetujuan")])
