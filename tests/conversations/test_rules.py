"""/aturan, its pages, and who is told to go directly because this office may be the wrong one to judge."""

import pytest

from storage.models import Dialogue
from tests.conversations.cities import Cities
from tests.conversations.insight import rows
from tests.conversations.talks import reported, to_name
from tests.conversations.transcript import photos, play
from tests.stage import Stage

DIRECT = ("tanpa lewat kantor ini", "Bawaslu Kota Surakarta", "Jumat 08.00-16.30", "sbt.bkn.go.id", "SP4N-LAPOR!")
TOLD = ("kantor ini mungkin bukan penilai yang tepat", "tetap kami terima", *DIRECT)


async def test_the_cards_one_after_the_other(stage: Stage) -> None:
    warga = stage.resident()
    await play(
        warga,
        [
            ("/aturan", ("sepuluh kartu", "melapor langsung")),
            ("[Suka, komentar, ikuti]", ("3. Suka", "tim pemenangan", "Dasar: SKB lima lembaga", "PP 42/2004")),
            ("[Berikutnya ›]", ("4. Kampanye", "PP 94/2021")),
            ("[‹ Sebelumnya]", "3. Suka"),
            ("[Daftar aturan]", "sepuluh kartu"),
            ("[Siapa wajib netral]", ("1. Siapa", "PPPK paruh waktu", "SE MenPANRB 01/2023")),
        ],
    )
    assert warga.buttons() == ["Daftar aturan", "Berikutnya ›"]
    await play(
        warga, [("aturan", "sepuluh kartu"), ("[Surat edaran]", ("Kota Surakarta", "mengingatkan dan mencegah"))]
    )
    await play(warga, [("[Berikutnya ›]", DIRECT)])
    assert warga.buttons() == ["‹ Sebelumnya", "Daftar aturan"]
    assert await rows(stage, Dialogue) == []


async def test_a_report_in_progress_stays_where_it_was(stage: Stage) -> None:
    warga = stage.resident()
    await to_name(warga, photos(1))
    await play(warga, [("/aturan", "Laporan yang sedang Anda isi tetap tersimpan"), ("[Foto dan pose]", "5. Foto")])
    await play(warga, [("aturan", "Langkah 6 dari 11")])  # where words are asked for, it is a name like any other


@pytest.mark.parametrize(
    ("name", "agency"), [("Pak Wali Kota", "Pemkot"), ("Bu Contoh", "BKPSDM Kota Surakarta"), ("Contoh", "Inspektorat")]
)
async def test_the_office_may_be_the_wrong_one(stage: Stage, name: str, agency: str) -> None:
    """Told once, as soon as it shows; the report goes on, and its card says so."""
    warga = stage.resident()
    ticket = await reported(warga, None, name=name, agency=agency)
    told = [message.text for message in warga.heard if TOLD[0] in message.text]
    assert len(told) == 1
    assert all(word in told[0] for word in TOLD)
    card = await stage.card(ticket)
    assert "Mungkin ada benturan kepentingan" in card.text
    await stage.decide(ticket, "escalate")
    assert "diteruskan ke Bawaslu" in card.text


async def test_anybody_else_is_not_told_so(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga, None, story="Wali Kota hadir juga di sana.")
    assert not any(TOLD[0] in message.text for message in warga.heard)
    assert "benturan kepentingan" not in (await stage.card(ticket)).text


async def test_with_several_cities_each_has_its_own_bawaslu(towns: Cities) -> None:
    """All are named before a city was chosen; then only that city's. A check leads on to the question which city."""
    warga, sleman = towns.resident(), "Bawaslu Kabupaten Sleman"
    await play(
        warga,
        [
            ("/aturan", "sepuluh kartu"),
            ("[Lapor langsung]", ("Bawaslu Kota Surakarta", sleman, "Bawaslu Kota Tanjungpinang")),
            *[("cek", "Cek 1 dari 5"), ("1", "Cek 2"), ("3", "Cek 3"), ("3", "Cek 4"), ("1", "Cek 5"), ("1", "Layak")],
            ("[Lanjut melapor]", "sudah diisikan"),
            ("ya", ("Langkah 1 dari 12", "Di daerah mana")),
            ("sleman", ("Langkah 4 dari 12", "tautan")),
            *[("https://contoh.example/1", "Langkah 5"), ("lewati", "Langkah 6"), ("Bu Contoh", "Langkah 8")],
            ("BKPP", (TOLD[0], sleman, "Langkah 9 dari 12")),
        ],
    )
    told = next(message.text for message in warga.heard if TOLD[0] in message.text)
    assert "Surakarta" not in told
    for words in ("kemarin", "sama", "lewati", "1", "kirim"):
        await warga.say(words)
    await play(warga, [("jadi pelapor", "Menjadi pelapor resmi"), ("[Ya, jadi pelapor]", "kini memakai jalur")])
    (card,) = towns.stages["sleman"].cards()
    assert "Mungkin ada benturan kepentingan" in card.text
    assert "Jalur: Pelapor resmi" in card.text
