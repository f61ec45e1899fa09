"""Files as they should not be: empty, far too large, no pictures, broken, bombs. Each is refused in words that help."""

import pytest

from bot.sandbox.world import Upload
from tests.conversations.insight import kept, originals
from tests.conversations.talks import AFTER_EVIDENCE, FIRST, LINK, REST, TO_EVIDENCE, reported, to_review
from tests.conversations.transcript import Files, file, hurried, photos, play
from tests.stage import Stage
from tests.storage.hostile import CASES

EMPTY = file(b"", "kosong.jpg")
HUGE = file(bytes(21_000_000), "besar.jpg")
WORDS = {
    "truncated": "terpotong saat dikirim",
    "too-many-pixels": "terlalu besar ukurannya",
    "broken": "rusak dan tidak bisa dibuka",
    "locked": "tanpa kata sandi",
    "audio": "Mohon tuliskan isinya",
    "archive": "Mohon kirim isinya satu per satu",
    "office": "simpan sebagai PDF",
    "text": "tempelkan tautannya",
    "other-picture": "sebagai foto, atau berkas JPG atau PNG",
    "other-video": "rekaman layar MP4",
    "not-picture": "bukan jenis yang bisa kami buka",
}
REFUSED = {
    "one byte": "not-picture",
    "html": "text",
    "sound in a film": "audio",
    "zip": "archive",
    "docx": "office",
    "svg": "other-picture",
    "webm": "other-video",
    "pdf, password": "locked",
    "film, cut": "truncated",
    "png, cut": "truncated",
    "png, text inflates to 100 MB": "broken",
    "heic bomb": "too-many-pixels",
}
TAKEN = (
    "jpeg, cmyk",
    "gif, moving",
    "png, interlaced",
    "jpeg, also a zip",
    "png, 150 MB behind the last pixel",
    "pdf, script and a file in it",
)


def sent(name: str, kind: str = "document") -> Files:
    """A hostile file under an honest name."""
    return file(CASES[name].data, "tangkapan.jpg", "image/jpeg", kind)


@pytest.mark.parametrize(("name", "reason"), REFUSED.items())
async def test_refused_in_words_that_help(stage: Stage, name: str, reason: str) -> None:
    """It is counted when it comes; once it was looked at, it is asked for again and counts no more."""
    assert CASES[name].expected == reason
    warga = stage.resident()
    await play(warga, [hurried(FIRST[:-1]), ("lewati", "Langkah 4"), (sent(name), ("1 bukti diterima", WORDS[reason]))])
    assert originals(stage) == []
    await play(
        warga,
        [
            ("selesai", "Mohon kirim tangkapan layar"),
            ("lewati", "mohon kirim setidaknya satu tangkapan layar"),
            (photos(1), "1 bukti diterima"),
            ("[Selesai]", "Langkah 5"),
            *AFTER_EVIDENCE,
            ("kirim", "LN-"),
        ],
    )
    assert "Bukti: 1 berkas" in stage.cards()[0].text
    assert len(originals(stage)) == 1


@pytest.mark.parametrize("name", TAKEN)
async def test_odd_but_taken(stage: Stage, name: str) -> None:
    assert CASES[name].good
    ticket = await reported(stage.resident(), sent(name))
    assert "Bukti: 1 berkas" in (await stage.card(ticket)).text
    await stage.decide(ticket, "evidence")
    shown = stage.bot_messages(stage.group)[-1]
    assert shown.file is not None
    assert b"PK\x03\x04" not in shown.file.data


async def test_the_same_bad_file_again_is_refused_again(stage: Stage) -> None:
    warga = stage.resident()
    bad = sent("zip")
    await play(warga, [*TO_EVIDENCE, (bad, "Arsip"), (bad, ("1 bukti diterima", "Arsip"))])


async def test_a_bad_one_among_good_ones(stage: Stage) -> None:
    warga = stage.resident()
    mixed = Files((*photos(2).uploads, *sent("png, cut").uploads), "document")
    await play(warga, [*TO_EVIDENCE, (mixed, ("bukti diterima", "terpotong")), ("selesai", "Langkah 5")])
    await play(warga, [*AFTER_EVIDENCE, ("kirim", "LN-")])
    assert "Bukti: 2 berkas" in stage.cards()[0].text
    assert "Tidak terbaca" not in stage.cards()[0].text


async def test_found_out_only_after_sending(stage: Stage) -> None:
    """The report went out faster than its only file could be looked at: it is asked for again."""
    warga = stage.resident()
    ticket = await reported(warga, sent("zip"), link="lewati")
    await stage.settled()
    heard = "\n".join(message.text for message in warga.heard)
    assert "Arsip" in heard
    assert "belum ada yang bisa dibaca" in heard
    assert "Tidak terbaca: 1 berkas" in (await stage.card(ticket)).text
    await play(warga, [(ticket, "Menunggu"), ("[Tambah bukti]", "Silakan"), (photos(1), "1 bukti")])
    await play(warga, [("selesai", "sudah kami terima")])
    assert "Bukti: 1 berkas" in (await stage.card(ticket)).text


async def test_with_a_link_nothing_more_is_asked_for(stage: Stage) -> None:
    warga = stage.resident()
    await reported(warga, sent("zip"))
    heard = "\n".join(message.text for message in warga.heard)
    assert "Arsip" in heard
    assert "belum ada yang bisa dibaca" not in heard


@pytest.mark.parametrize(("bad", "words"), [(EMPTY, "kosong (0 byte)"), (HUGE, "lebih dari 20 MB")], ids=["0", "21 MB"])
async def test_empty_and_far_too_large(stage: Stage, bad: Files, words: str) -> None:
    """What the platform says of them is enough: they are never fetched, and change nothing at any question."""
    warga = stage.resident()
    await play(warga, [(bad, (words, "Untuk melapor")), FIRST[0], (bad, words), FIRST[1], (bad, words)])
    await play(warga, [hurried(FIRST[2:]), (bad, words), ("lewati", "Langkah 5"), hurried(REST[:4]), (bad, words)])
    await play(warga, [hurried(REST[4:]), (bad, words), ("kirim", "LN-")])
    assert stage.world.calls["getfile"] == 0
    assert await kept(stage) == []


async def test_a_file_of_unknown_size_that_is_too_large(stage: Stage) -> None:
    """Telegram need not say how large a file is; then the refusal comes when it is fetched."""
    warga = stage.resident()
    await play(warga, TO_EVIDENCE)
    (said,) = stage.world.send_files(warga.person, warga.chat, photos(1).uploads, kind="document")
    raw = stage.world.updates.pending[next(reversed(stage.world.updates.pending))].update
    assert said.file is not None
    del raw["message"]["document"]["file_size"]
    object.__setattr__(said.file, "data", HUGE.uploads[0].data)
    reply = await warga.read()
    assert "1 bukti diterima" in reply
    assert "lebih dari 20 MB" in reply


async def test_a_file_that_is_gone(stage: Stage) -> None:
    warga = stage.resident()
    await play(warga, TO_EVIDENCE)
    (said,) = stage.world.send_files(warga.person, warga.chat, photos(1).uploads)
    assert said.file is not None
    stage.world.shelf.files.clear()
    reply = await warga.read()
    assert "tidak tersedia" in reply
    await play(warga, [(photos(1), "1 bukti diterima"), ("selesai", "Langkah 5")])
    assert len(originals(stage)) == 1


async def test_the_review_does_not_promise_what_cannot_be_read(stage: Stage) -> None:
    warga = stage.resident()
    await to_review(warga, photos(1))
    await play(warga, [(sent("zip"), "Arsip"), ("/lapor", "Bukti: 1 berkas"), ("kirim", "LN-")])


async def test_names_of_files_harm_nobody(stage: Stage) -> None:
    for name in (
        "../../etc/passwd",
        "a" * 250 + ".jpg",
        "\u202egpj.exe",
        "",
        "<b>.jpg",
        "C:\\con.jpg",
        "x\r\nY: z",
    ):
        upload = Upload(photos(1).uploads[0].data, name)
        ticket = await reported(stage.resident(), Files((upload,), "document"))
        assert "Bukti: 1 berkas" in (await stage.card(ticket)).text


async def test_a_link_below_a_voice_note_is_an_answer_and_the_note_is_not_passed_over(stage: Stage) -> None:
    warga = stage.resident()
    await play(warga, [hurried(FIRST[:-1])])
    reply = await warga.other("voice", LINK)
    assert "Rekaman suara belum bisa kami terima" in reply
    assert "Langkah 4 dari 11" in reply
