"""Whether it is safe, and whether somebody is there: asked in the middle of a form, it is no answer."""

import pytest

from handlers.worries import worry_in

SAFE = (
    "aman gak?", "Aman gak ya bu", "ini aman kan", "aman?", "apakah aman lapor di sini", "nama saya ketahuan gak?",
    "nama saya gak ketahuan kan?", "identitas saya dirahasiakan kan", "tolong rahasiakan nama saya ya",
    "jangan sebut nama saya", "saya takut ketahuan", "gak mau ketahuan", "kalau ketahuan gimana?", "bisa anonim gak?",
    "saya gak mau sebut nama saya", "jangan bilang dari saya ya pak",
    "saya minta anonim ya", "rahasia kan?", "orangnya tahu gak kalau saya yang lapor", "takut dipecat",
    "no hp saya kelihatan gak?", "aman mboten", "is this safe?", "will they know my name?", "can I stay anonymous?",
)  # fmt: skip
HUMAN = (
    "mau bicara sama orang", "bisa telpon admin?", "bisa ngomong sama petugas?", "ini robot ya?", "adminnya mana?",
    "kantornya di mana ya?", "nomor wa admin berapa",
    "tolong hubungi saya", "saya mau bicara langsung sama petugas", "Can I talk to a human?", "are you a bot?",
)  # fmt: skip
TOLD = (
    "Aman", "Pak Aman", "Bu Contoh Rahasia",
    "Aman Contoh, S.Pd", "situasi aman", "dia ketahuan kampanye di pasar", "Robot Contoh", "",
    "Pak Contoh minta dirahasiakan", "dia mau bicara dengan warga", "Pak camat bisa bicara dengan orang",
    "ini orang dinas contoh", "nama akun contoh", "Satpol PP bagian keamanan", "acara rahasia di rumah lurah",
    "dinas pengamanan", "nama saya lupa", "saya tahu dari teman", "nama akunnya Rahasia Dapur", "gak tau",
    "jangan bilang dari saya ya pak, dia itu camat dan kemarin komen dukung nomor 2", "dia minta saya tulis nama warga",
    "minta tolong warga pilih nomor 1", "pegawainya takut dipecat kalau tidak ikut", "kelihatan di akun saya",
    "dia bilang jangan sampai ketahuan", "guru-guru takut dimarahi kepala dinas", "fotonya dilihat di hp saya",
    "postingannya muncul di wa saya kemarin", "orangnya ada di foto nomor dua", "petugasnya ada di lokasi kampanye",
    "lurah minta saya bicara ke warga", "aman gak? https://contoh.example/1",
    "Nama saya dan warga lain ditulis lurah di daftar pendukung, lalu fotonya disebar di grup kelurahan malam hari",
)  # fmt: skip


@pytest.mark.parametrize("words", SAFE)
def test_who_asks_whether_it_is_safe(words: str) -> None:
    assert worry_in(words) == "safe"


@pytest.mark.parametrize("words", HUMAN)
def test_who_asks_for_somebody(words: str) -> None:
    assert worry_in(words) == "human"


@pytest.mark.parametrize("words", TOLD)
def test_what_is_told_is_no_question(words: str) -> None:
    assert worry_in(words) == ""


@pytest.mark.parametrize("words", ["nama saya muncul di daftar pendukung", "data saya disebar tim sukses lurah"])
def test_where_a_story_is_told_only_what_asks_is_no_story(words: str) -> None:
    assert worry_in(words, among_words=True) == ""
    assert worry_in(f"{words}?", among_words=True) == "safe"


@pytest.mark.parametrize(
    "words", ["nama saya ketahuan gak", "saya takut ketahuan", "takut dipecat", "aman kan", "aman?"]
)
def test_fear_is_heard_there_as_well(words: str) -> None:
    assert worry_in(words, among_words=True) == "safe"
