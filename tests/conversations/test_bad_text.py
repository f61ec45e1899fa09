"""Words as they should not be: endless, empty, turned round, in disguise, of another kind. A clear answer, no harm."""

import pytest

from bot.sandbox.rich import units
from bot.sandbox.world import World
from tests.conversations.insight import database_bytes, report_of
from tests.conversations.talks import FIRST, REST, reported, to_name, to_review
from tests.conversations.transcript import SILENCE, Edit, Odd, Transcript, hurried, play
from tests.stage import Stage

ODD_KINDS = ("sticker", "contact", "poll", "location")
UNREAD = "jenis pesan itu belum bisa kami baca"
ANSWERS = {"voice": "Mohon tuliskan isinya", **dict.fromkeys(ODD_KINDS, f"{UNREAD}. Mohon jawab dengan tulisan")}
FILES = {**ANSWERS, **dict.fromkeys(ODD_KINDS, f"{UNREAD}. Silakan kirim teks, tangkapan layar")}


async def test_a_text_of_4096_signs_at_every_question(stage: Stage) -> None:
    warga = stage.resident()
    endless = "a" * 4096
    await play(
        warga,
        [
            (endless, "Untuk melapor"),
            ("/lapor", "setuju?"),
            (endless, ("setuju?", "ketik setuju")),
            ("ya", "Langkah 1"),
            (endless, ("pilih salah satu di bawah", "Langkah 1")),
            ("1", "Langkah 2"),
            (endless, ("pilih salah satu di bawah", "Langkah 2")),
            ("1", "Langkah 3"),
            (endless, ("belum terbaca sebagai tautan", "Langkah 3")),
            (f"https://contoh.example/{'a' * 4000}", ("4.023 huruf; paling banyak 1.000", "Langkah 3")),
            ("https://contoh.example/1", "Langkah 4"),
            (endless, ("Mohon kirim tangkapan layar", "Langkah 4")),
            ("[Lewati]", "Langkah 5"),
            (endless, ("4.096 huruf; paling banyak 150", "Langkah 5")),
            ("Pak Contoh", "Langkah 6"),
            (endless, ("pilih salah satu di bawah", "Langkah 6")),
            ("1", "Langkah 7"),
            (endless, ("paling banyak 150", "Langkah 7")),
            ("Dinas Contoh", "Langkah 8"),
            (endless, ("Tanggalnya belum terbaca", "Langkah 8")),
            ("9" * 4096, ("Tanggalnya belum terbaca", "Langkah 8")),
            ("kemarin", "Langkah 9"),
            (endless, ("Tanggalnya belum terbaca", "Langkah 9")),
            ("sama", "Langkah 10"),
            (endless, ("4.096 huruf; paling banyak 3.000", "Langkah 10")),
            ("a" * 3000, "Langkah 11"),
            (endless, ("pilih salah satu di bawah", "Langkah 11")),
            ("1", "Periksa laporan Anda"),
            (endless, "Bila sudah benar, tekan Kirim laporan"),
            ("kirim", "LN-"),
        ],
    )


@pytest.mark.parametrize("sign", ["🙏", "👩‍👩‍👧‍👦", "é", "한", "𝔄", "\u0301"])
async def test_a_text_of_nothing_but_such_signs(stage: Stage, sign: str) -> None:
    warga = stage.resident()
    await to_name(warga)
    answer = await warga.say(sign * (4096 // units(sign)))
    assert "Langkah 5" in answer or "Langkah 6" in answer
    await play(warga, [("/batal", "Yakin"), ("ya", "dibatalkan")])


async def test_a_story_that_fills_every_message(stage: Stage) -> None:
    """The review page is longer than one message; it comes in pieces, with the buttons below the last."""
    warga = stage.resident()
    story = "ya" + "🧕" * 2047  # as long as one message can be
    await to_name(warga)
    await play(warga, [hurried(REST[:-2]), (story, "Langkah 11"), ("1", "Periksa laporan Anda")])
    assert all(units(message.text) <= 4096 for message in warga.heard)
    assert warga.buttons() == ["Kirim laporan", "Ubah jawaban", "Batalkan"]
    pieces = warga.heard[[message.text[:20] for message in warga.heard].index("Periksa laporan Anda") :]
    assert len(pieces) > 1
    assert not any(piece.keyboard for piece in pieces[:-1])
    assert "".join(piece.text for piece in pieces).count("🧕") == 2047
    await play(warga, [("kirim", "LN-")])


HIDDEN = "\u202e\u200f\u2066\u200b\ufeff\u00ad\u2028\x00\x07\x1b"


async def test_signs_that_turn_or_hide_text(stage: Stage) -> None:
    """A name must not be able to rewrite the line it stands in."""
    warga = stage.resident()
    ticket = await reported(warga, None, name=f"Pak{HIDDEN} Contoh", agency=f"{HIDDEN}Dinas Contoh{HIDDEN}")
    card = await stage.card(ticket)
    assert "Terlapor: Pak Contoh\nInstansi: Dinas Contoh\n" in card.text
    for message in [*warga.heard, card]:
        assert not set(HIDDEN) & set(message.text)


async def test_a_name_of_nothing(stage: Stage) -> None:
    warga = stage.resident()
    await to_name(warga)
    for nothing in (HIDDEN, " \n\t ", "...", "?", "\u3164", "-"):
        reply = await play(warga, [(nothing, "Langkah 5")])
        assert any(words in reply for words in ("dengan tulisan", "terlalu pendek", "perlu dijawab")), nothing


@pytest.mark.parametrize(
    "name",
    [
        "<b>Pak</b>",
        "</b></i>",
        "&lt;b&gt;",
        "&#60;",
        "*Pak* _Contoh_",
        "[Pak](tg://user?id=1)",
        "`kode`",
        "{ $value }",
        "%s%d",
    ],
)
async def test_markup_in_a_name_stands_there_literally(stage: Stage, name: str) -> None:
    warga = stage.resident()
    await to_name(warga)
    await play(warga, [(name, "Langkah 6"), hurried(REST[1:])])
    assert f"Nama terlapor: {name}\n" in warga.last.text
    await play(warga, [("[Ubah jawaban]", "Jawaban mana"), ("[Nama terlapor]", f"Jawaban Anda sekarang: {name}")])


async def test_other_kinds_of_messages_before_the_form(stage: Stage) -> None:
    warga = stage.resident()
    for kind, answer in FILES.items():
        await play(warga, [(Odd(kind), answer)])
        assert warga.buttons() == ["Buat laporan", "Cek dulu"]


async def test_other_kinds_of_messages_at_every_question(stage: Stage) -> None:
    warga = stage.resident()
    steps = [*FIRST[:2], ("1", "Langkah 2"), ("1", "Langkah 3"), ("https://contoh.example/1", "Langkah 4")]
    for line in [*steps, ("lewati", "Langkah 5"), *REST]:
        await play(warga, [line])
        asked = warga.last.text
        takes_files = "tautan unggahannya" in asked or "tangkapan layarnya" in asked
        for kind, answer in (FILES if takes_files else ANSWERS).items():
            reply = await play(warga, [(Odd(kind), answer)])
            assert reply.endswith(asked.partition("\n\n")[2] if asked.startswith("Dicatat") else asked)
    await play(warga, [("kirim", "LN-")])


async def test_a_contact_card_leaves_no_number(stage: Stage) -> None:
    warga = stage.resident()
    warga.person.phone = "+6281298765432"
    await to_name(warga)
    await play(warga, [(Odd("contact"), "belum bisa kami baca")])
    assert b"81298765432" not in database_bytes(stage)


DAYS: Transcript = [
    ("31/2", "tidak ada di kalender"),
    ("31 Februari 2026", "tidak ada di kalender"),
    ("00/00/0000", "tidak ada di kalender"),
    ("29/2/2025", "tidak ada di kalender"),
    ("besok", "belum terjadi"),
    ("24/11/2026", "belum terjadi"),
    ("17 Agustus 2045", "belum terjadi"),
    ("1/1/1990", "terlalu lama"),
    ("September", "belum terbaca"),
    ("kapan-kapan", "belum terbaca"),
    ("9" * 20, "belum terbaca"),
]


async def test_days_that_are_none(stage: Stage) -> None:
    warga = stage.resident()
    await to_name(warga)
    asked_again = [(said, (str(answer), "Langkah 8")) for said, answer in DAYS]
    await play(warga, [hurried(REST[:3]), *asked_again, ("1 hari lalu", "Minggu, 22 November 2026")])


async def test_edits_of_everything_after_everything(stage: Stage) -> None:
    """Edits of messages that were never answers, of odd ones, and of ones the bot has never seen."""
    warga = stage.resident()
    await play(warga, [("halo", "Untuk melapor"), (Edit("halo", "hola"), "Menyunting pesan lama tidak mengubah")])
    await to_review(warga)
    await play(warga, [(Edit("hola", "halo lagi"), SILENCE)])
    raw = {"message_id": 999_999, "edit_date": 1, "text": "dari mana ini?"}
    stage.world.push(edited(stage.world, warga.person.id, raw))
    assert await warga.read() == ""
    await play(warga, [("kirim", "LN-")])


def edited(world: World, person_id: int, message: dict[str, object]) -> dict[str, object]:
    """An update with an edit of a message that is not on the stage."""
    person = world.people[person_id]
    common = {"chat": {"id": person.id, "type": "private"}, "date": 1}
    return {"edited_message": {**common, "from": {"id": person.id, "is_bot": False, "first_name": "x"}, **message}}


async def test_a_typed_ticket_in_the_form_is_an_answer_like_any_other(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga)
    await to_name(warga)
    await play(warga, [(ticket, "Langkah 6")])
    assert (await report_of(stage, ticket)).state == "waiting"
