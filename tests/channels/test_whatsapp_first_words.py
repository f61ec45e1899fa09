"""Who writes on WhatsApp for the first time: nothing was shown to them before, so they are greeted, once, in one go."""

from pathlib import Path

import pytest

from tests.channels.phone import Phone, phone
from tests.conversations.talks import LINK
from tests.conversations.transcript import photos

pytestmark = pytest.mark.usefixtures("cheap")
WELCOME = "Selamat datang, Bapak/Ibu, di LaporNetral"
UNNAMED = "Nama dan nomor Anda tidak ditampilkan kepada petugas"


def bare(warga: Phone) -> list[str]:
    """Everything the bot wrote, without marks."""
    return [bubble.text.replace("*", "") for bubble in warga.heard]


async def test_whoever_only_says_hello_hears_what_this_is_and_how_to_begin(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        await warga.say("halo")
        (welcome,) = bare(warga)
        assert "Monggo, Bapak/Ibu, selamat datang di LaporNetral" in welcome
        assert UNNAMED in welcome
        assert warga.buttons() == ["Buat laporan", "Cek dulu"]
        assert "selamat datang" not in await warga.say("halo")


@pytest.mark.parametrize(
    ("words", "led_to"),
    [
        ("lapor", "mohon persetujuan Anda"),
        (LINK, "mohon persetujuan Anda"),
        ("cek dulu", "Cek 1 dari 5"),
        ("bantuan", "Yang bisa Anda lakukan di sini"),
        ("status", "Anda belum mengirim laporan"),
        ("LN-RE1D-60N9", "Nomor itu tidak ditemukan"),
    ],
)
async def test_the_greeting_comes_together_with_what_the_words_led_to(tmp_path: Path, words: str, led_to: str) -> None:
    async with phone(tmp_path) as warga:
        await warga.say(words)
        first = bare(warga)[0]
        assert (WELCOME in first, UNNAMED in first, led_to in first) == (True, True, True), first
        assert sum(WELCOME in text for text in bare(warga)) == 1
        await warga.say("bantuan")
        assert sum(WELCOME in text for text in bare(warga)) == 1


async def test_one_whole_message_also_above_the_buttons(tmp_path: Path) -> None:
    """WhatsApp takes 1,024 signs beside buttons; more would be cut in two."""
    async with phone(tmp_path) as warga:
        await warga.say(LINK)
        assert len(warga.heard) == 1
        assert warga.buttons() == ["Setuju, lanjutkan", "Tidak setuju"]


async def test_pictures_first(tmp_path: Path) -> None:
    """They are thanked for when no more come; the greeting waits for that."""
    async with phone(tmp_path) as warga:
        await warga.send(photos(2).uploads)
        (first,) = bare(warga)
        assert first.index(WELCOME) < first.index("mohon persetujuan Anda") < first.index("2 berkas")
        assert WELCOME not in await warga.say("ya")


async def test_several_messages_at_once_are_greeted_once(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        warga.write("lapor")
        warga.write("ya")
        warga.write("2")
        await warga.read()
        assert [WELCOME in text for text in bare(warga)] == [True, *[False] * (len(warga.heard) - 1)]


async def test_whoever_had_everything_deleted_is_new(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        await warga.say("halo")
        await warga.say("/hapus")
        await warga.say("ya hapus")
        assert "selamat datang" in (await warga.say("halo")).replace("*", "")
