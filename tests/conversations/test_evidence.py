"""Screenshots: albums, single ones, as files, with words below, too many of them, and before anything was asked."""

from tests.conversations.insight import kept, originals
from tests.conversations.talks import AFTER_EVIDENCE, LINK, REST, TO_EVIDENCE, reported, to_name, to_review
from tests.conversations.transcript import documents, hurried, photos, picture, play
from tests.stage import Resident, Stage

CALLS = ("getfile", "download")


def counts(warga: Resident) -> list[str]:
    """The first words of every message that counts files."""
    return [m.text.splitlines()[0] for m in warga.heard if "bukti diterima" in m.text.splitlines()[0]]


async def test_an_album_of_ten_is_counted_once(stage: Stage) -> None:
    warga = stage.resident()
    await play(warga, [*TO_EVIDENCE, (photos(10), ("10 bukti diterima.", "tekan Selesai"))])
    assert [text[:18] for text in counts(warga)] == ["10 bukti diterima."]
    assert warga.buttons() == ["Selesai", "‹ Kembali"]
    assert [file.state for file in await kept(stage)] == ["stored"] * 10


async def test_an_album_that_comes_in_two_deliveries_is_counted_once(stage: Stage) -> None:
    warga = stage.resident()
    await play(warga, TO_EVIDENCE)
    stage.world.send_files(warga.person, warga.chat, [picture(n) for n in range(5)])
    album = next(m.album for m in reversed(list(warga.chat.messages.values())) if m.album)
    await stage.settled(skip=False)
    stage.hands.forward(0.5)
    late = stage.world.send_files(warga.person, warga.chat, [picture(5 + n) for n in range(5)])
    for message in late:
        message.album = album
    assert (await warga.read()).startswith("10 bukti diterima.")
    assert len(counts(warga)) == 1


async def test_one_after_the_other(stage: Stage) -> None:
    warga = stage.resident()
    await play(
        warga,
        [
            *TO_EVIDENCE,
            (photos(1), "1 bukti diterima."),
            (documents(1, first=1), "2 bukti diterima."),
            (photos(1), "2 bukti diterima."),  # the first one again: each file once
            ("[Selesai]", "Langkah 5"),
            *AFTER_EVIDENCE,
        ],
    )
    assert "Bukti: 2 berkas" in warga.last.text


async def test_the_caption_is_the_story(stage: Stage) -> None:
    """It is not asked for again, as long as it was not told before."""
    review = await play(
        stage.resident(),
        [
            *TO_EVIDENCE,
            (photos(2, caption="Terpasang di depan kantor sejak pagi."), "2 bukti diterima."),
            ("[Selesai]", "Langkah 5"),
            hurried(REST[:4]),
            ("[Saat kejadian]", "Langkah 11 dari 11"),
            ("[Informasi saja]", "Periksa laporan Anda"),
        ],
    )
    assert "Cerita: Terpasang di depan kantor sejak pagi." in review


async def test_files_are_welcome_at_any_question(stage: Stage) -> None:
    warga = stage.resident()
    await to_name(warga)
    reply = await play(warga, [(photos(1), ("1 bukti diterima.", "Langkah 5 dari 11", "Siapa nama terlapor?"))])
    assert "Selesai" not in reply  # there is no such button here
    reply = await play(warga, [(photos(3, first=1), ("4 bukti diterima.", "Siapa nama terlapor?"))])
    assert "Selesai" not in reply


async def test_a_screenshot_before_anything_else_begins_the_form(stage: Stage) -> None:
    """It is used once consent is given, and not even fetched before."""
    warga = stage.resident()
    await play(
        warga,
        [
            (
                photos(1),
                ("1 berkas yang Anda kirim akan dipakai sebagai bukti setelah Anda setuju", "Apakah Anda setuju?"),
            )
        ],
    )
    assert [stage.world.calls[call] for call in CALLS] == [0, 0]
    assert await kept(stage) == []
    await play(
        warga,
        [
            ("[Setuju, lanjutkan]", "Langkah 1"),
            *[("1", "Langkah 2"), ("1", "Langkah 3"), ("[Lewati]", "Langkah 5 dari 11")],
            *AFTER_EVIDENCE,
        ],
    )
    assert "Bukti: 1 berkas" in warga.last.text
    assert [stage.world.calls[call] for call in CALLS] == [1, 1]


async def test_screenshots_one_by_one_before_consent(stage: Stage) -> None:
    warga = stage.resident()
    await play(
        warga,
        [
            (photos(1), "1 berkas yang Anda kirim akan dipakai"),
            (photos(1, first=1), "2 berkas yang Anda kirim akan dipakai"),
        ],
    )
    assert warga.buttons() == ["Setuju, lanjutkan", "Tidak setuju"]
    assert "Selesai" not in warga.last.text
    assert stage.world.calls["getfile"] == 0


async def test_an_album_before_anything_else(stage: Stage) -> None:
    """One question for consent that counts all ten, not ten and not two."""
    warga = stage.resident()
    reply = await play(warga, [(photos(10), ("10 berkas yang Anda kirim akan dipakai", "Apakah Anda setuju?"))])
    assert reply.count("Apakah Anda setuju?") == 1
    assert "Selesai" not in reply
    assert len(warga.heard) == 1
    assert stage.world.calls["getfile"] == 0
    await play(warga, [("[Setuju, lanjutkan]", "Langkah 1")])
    assert [file.state for file in await kept(stage)] == ["stored"] * 10


async def test_who_sends_a_screenshot_and_does_not_agree(stage: Stage) -> None:
    await play(stage.resident(), [(photos(1), "setuju?"), ("[Tidak setuju]", "Bila berubah pikiran")])
    assert stage.world.calls["getfile"] == 0
    assert await kept(stage) == []


async def test_a_link_before_anything_else(stage: Stage) -> None:
    await play(
        stage.resident(),
        [
            (f"Lihat ini {LINK}, parah", ("tautan ini akan dipakai setelah Anda setuju", LINK)),
            ("ya", "Langkah 1 dari 11"),
            ("1", "Langkah 2 dari 11"),
            ("1", "Langkah 4 dari 11"),  # the link is known
        ],
    )


async def test_a_screenshot_with_link_and_words_before_anything_else(stage: Stage) -> None:
    review = await play(
        stage.resident(),
        [
            (photos(1, caption=f"Dipasang di kantor {LINK}"), "1 berkas yang Anda kirim akan dipakai"),
            *[("ya", "Langkah 1"), ("1", "Langkah 2"), ("1", "Langkah 5")],
            hurried(REST[:4]),
            *[("sama", "Langkah 11"), ("1", "Periksa laporan Anda")],
        ],
    )
    assert f"Tautan: {LINK}" in review
    assert "Cerita: Dipasang di kantor" in review


async def test_more_links_than_one_are_all_kept_and_said_so(stage: Stage) -> None:
    """The report keeps its link; the others are shown beside it and end the story that officers read."""
    warga = stage.resident()
    also = f"Tautan itu juga kami catat. Yang utama di laporan ini: {LINK};"
    review = await play(
        warga,
        [
            *TO_EVIDENCE,
            ("https://contoh.example/lain", also),
            (photos(1, caption="https://contoh.example/ketiga"), (also, "1 bukti diterima")),
            ("selesai", "Langkah 5"),
            hurried(REST[:-1]),
            ("[Informasi saja]", f"Tautan: {LINK}"),
        ],
    )
    assert "Tautan lain: https://contoh.example/lain, https://contoh.example/ketiga" in review
    await play(warga, [("kirim", "LN-")])
    story = stage.cards()[0].text.partition("Cerita:")[2]
    assert "https://contoh.example/lain" in story
    assert "https://contoh.example/ketiga" in story


async def test_two_links_begin_a_report_and_a_new_link_takes_the_place_of_both(stage: Stage) -> None:
    warga = stage.resident()
    await play(
        warga,
        [
            (f"{LINK} https://contoh.example/lain", (f"setelah Anda setuju: {LINK}", "Tautan lain: https://contoh")),
            *[("ya", "Langkah 1"), ("1", "Langkah 2"), ("1", "Langkah 4")],
            ("kembali", (f"sekarang: {LINK}", "Tautan lain: https://contoh.example/lain")),
            ("https://contoh.example/baru", "Langkah 4"),
            ("kembali", "sekarang: https://contoh.example/baru"),
        ],
    )


async def test_forty_photos(stage: Stage) -> None:
    """Four albums: twenty are kept, and what happens to the others is said, once for each album, not twenty times."""
    warga = stage.resident()
    await play(warga, TO_EVIDENCE)
    stage.world.send_files(warga.person, warga.chat, [picture(number) for number in range(40)])
    replies = await warga.news()
    assert sum("20 bukti diterima." in message.text for message in replies) == 1
    told = [message for message in replies if "Paling banyak 20 berkas" in message.text]
    assert len(told) == 2
    assert all("tidak disimpan" in message.text and "setelah laporan terkirim" in message.text for message in told)
    assert len(replies) == 3
    assert [file.state for file in await kept(stage)] == ["stored"] * 20
    await play(warga, [("[Selesai]", "Langkah 5"), *AFTER_EVIDENCE, ("[Kirim laporan]", "LN-")])
    assert "Bukti: 20 berkas" in stage.cards()[0].text


async def test_the_album_that_crosses_the_limit_is_kept_as_far_as_it_goes(stage: Stage) -> None:
    warga = stage.resident()
    await play(
        warga,
        [
            *TO_EVIDENCE,
            (photos(8), "8 bukti diterima."),
            (photos(8, first=8), "16 bukti diterima."),
            (photos(8, first=16), ("20 bukti diterima.", "Paling banyak 20 berkas")),
        ],
    )
    assert len(await kept(stage)) == 20


async def test_the_words_under_an_album_too_many_are_not_lost(stage: Stage) -> None:
    warga = stage.resident()
    await play(
        warga,
        [
            *TO_EVIDENCE,
            *[(photos(10), "10 bukti"), (photos(10, first=10), "20 bukti")],
            (photos(2, "Terpasang di kantor.", first=20), "Paling banyak 20 berkas"),
            *[("[Selesai]", "Langkah 5"), hurried(REST[:4])],
            *[("sama", "Langkah 11"), ("1", "Cerita: Terpasang di kantor.")],
        ],
    )


async def test_evidence_taken_out_does_not_go_with_the_report(stage: Stage) -> None:
    warga = stage.resident()
    await to_review(warga, photos(2))
    await play(
        warga,
        [
            *[("[Ubah jawaban]", "Jawaban mana"), ("[Bukti]", "Kirim tangkapan layarnya")],
            ("[Hapus semua bukti]", "dihapus"),
            (photos(1, first=7), "1 bukti diterima."),
            *[("[Selesai]", "Bukti: 1 berkas"), ("[Kirim laporan]", "LN-")],
        ],
    )
    assert len(await kept(stage)) == 1
    assert "Bukti: 1 berkas" in stage.cards()[0].text
    assert len(originals(stage)) == 1


async def test_the_same_screenshot_of_two_residents_is_kept_once(stage: Stage) -> None:
    await reported(stage.resident("Warga Satu"), photos(1))
    await reported(stage.resident("Warga Dua"), photos(1))
    assert len(await kept(stage)) == 2
    assert len(originals(stage)) == 1
