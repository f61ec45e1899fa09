"""Three languages: a whole talk in each, /bahasa, what the platform says at first, and who hears what in which."""

import pytest

from bot.introducing import introduce
from handlers.words import strip
from storage.models import Contact
from tests.conversations.insight import rows
from tests.conversations.talks import TICKET, reported, ticket_in
from tests.conversations.transcript import Transcript, photos, play
from tests.stage import Stage

ENGLISH: Transcript = [
    ("/start", ("Welcome to LaporNetral", "alleged", "Surakarta", "Bahasa Indonesia · Basa Jawa: /bahasa")),
    ("[Make a report]", ("ask for your consent", "/hapus", "Bawaslu")),
    ("[I agree, go on]", ("Step 1 of 11", "What is alleged to have been done?")),
    ("[Campaign on social media]", ("Step 2 of 11", "Who could see it?")),
    ("back", ("Step 1 of 11", "Your answer so far: Campaign on social media")),
    ("biarkan", "Step 2 of 11"),
    ("in a grup", ("choose one of these below", "Step 2 of 11")),
    ("grup tertutup", ("Step 3 of 11", "Is there a link")),
    ("[Skip]", ("Step 4 of 11", "screenshots")),
    (photos(1), "1 piece of evidence received."),
    (photos(1, first=1), "2 pieces of evidence received."),
    ("done", ("Step 5 of 11", "name of the person you report")),
    ("Bu Contoh Dua", ("Step 6 of 11", "How is this person employed?")),
    ("[PPPK]", ("Step 7 of 11", "Where does this person work?")),
    ("Kecamatan Contoh", ("Step 8 of 11", "When did it happen?")),
    ("soon", "could not read that date"),
    (
        "27 September 2026",
        ("Noted, the day it happened: Sunday, 27 September 2026.", "Step 9 of 11", "When did you learn of it?"),
    ),
    ("yesterday", "Step 10 of 11"),
    ("lewati", ("Step 11 of 11", "formal reporter")),
    ("batal", "Do you really want to cancel"),
    ("no", "Step 11 of 11"),
    (
        "[Information only]",
        ("look over your report", "Evidence: 2 files", "Story: left out", "Sunday, 27 September 2026"),
    ),
    ("send", ("Thank you, we have received your report.", "LN-", "allegation", "What comes next")),
]
JAVANESE: Transcript = [
    ("/start", ("Monggo, Bapak/Ibu, selamat datang", "Basa Jawa · English: /bahasa")),
    ("/bahasa", ("Bahasa · Basa · Language",)),
    ("[Basa Jawa]", "salajengipun ngagem basa Jawi"),
    ("/start", ("sugeng rawuh wonten ing LaporNetral", "dugaan", "Surakarta")),
    ("[Ndamel laporan]", ("mohon persetujuan Anda", "Hak Anda")),
    ("nggih", ("Langkah 1 saking 11", "Dugaan menapa")),
    ("2", ("Langkah 2 saking 11", "Sinten kemawon")),
    ("wangsul", ("Langkah 1 saking 11", "Wangsulan panjenengan")),
    ("tetep", "Langkah 2 saking 11"),
    ("[Sinten kemawon (umum)]", "Langkah 3 saking 11"),
    ("mboten wonten", ("Langkah 4 saking 11", "Monggo ngintun tangkapan layaripun")),
    (photos(1), "1 bukti katampi"),
    ("sampun", ("Langkah 5 saking 11", "Sinten namanipun terlapor?")),
    ("Pak Contoh Satu", "Langkah 6 saking 11"),
    ("[Kirang mangertos]", "Langkah 7 saking 11"),
    ("Dinas Contoh", ("Langkah 8 saking 11", "Kala menapa kedadosanipun?")),
    ("kala wingi", ("Kacathet, tanggal kedadosan", "Langkah 9 saking 11")),
    ("sami", "Langkah 10 saking 11"),
    ("langkungi", ("Langkah 11 saking 11", "pelapor resmi")),
    (
        "informasi saja",
        (
            "Monggo laporanipun dipunpriksa",
            "Cariyos: mboten dipunisi",
            "Sinten kemawon (umum)",
            "Minggu, 22 November",
            "dapat berakibat hukum",
        ),
    ),
    ("[Kintun laporan]", ("Matur nuwun, laporan panjenengan sampun mlebet", "LN-", "Mohon tidak menyebarkan")),
    ("/status", ("Laporan Anda", "Menunggu pemeriksaan")),
]


async def test_a_whole_talk_in_english(stage: Stage) -> None:
    """Typed words are understood in English and in Indonesian; the group reads Indonesian."""
    reader = stage.resident(language="en-GB")
    ticket = ticket_in(await play(reader, ENGLISH))
    assert any(message.text.startswith(f"Receipt for report {ticket}") for message in reader.heard)
    card = await stage.card(ticket)
    assert "menunggu keputusan" in card.text
    assert "Minggu, 27 September 2026" in card.text
    assert await stage.decide(ticket, "reject:private") == "Ditolak. Pelapor dikabari beserta alasannya."
    told = await reader.read()
    assert f"We cannot take report {ticket} further." in told
    assert "private opinion" in told
    assert "Add evidence" in reader.buttons()
    assert "Cannot be taken further, sent" in await reader.say("/status")


async def test_a_whole_talk_in_javanese(stage: Stage) -> None:
    """Krama for what is asked; what has consequences stays formal Indonesian, with Indonesian dates."""
    warga = stage.resident()
    listed = await play(warga, JAVANESE)
    assert TICKET.search(listed)
    assert "pukul" in listed
    await stage.decide(ticket_in(listed), "accept")
    assert "diterima" in await warga.read()


@pytest.mark.parametrize(
    ("code", "welcome"),
    [
        ("id", "selamat datang di"),
        ("en", "Welcome to"),
        ("en-US", "Welcome to"),
        ("jv", "sugeng rawuh"),
        ("ms", "selamat datang di"),
        ("zh-hans", "selamat datang di"),
        ("", "selamat datang di"),
    ],
)
async def test_at_first_the_platforms_word_counts(stage: Stage, code: str, welcome: str) -> None:
    assert welcome in await stage.resident(language=code).say("/start")


async def test_what_was_chosen_stays_whatever_the_platform_says(stage: Stage) -> None:
    """Through later messages, a change of the app's language, and a restart; each hears their own."""
    reader, other = stage.resident(language="en"), stage.resident("Warga Dua")
    await play(
        reader, [("/lapor", "ask for your consent"), ("/bahasa indonesia", ("bahasa Indonesia", "persetujuan Anda"))]
    )
    await play(other, [("/lapor", "persetujuan Anda"), ("/bahasa EN.", ("in English", "not finished", "your consent"))])
    reader.person.language = other.person.language = "jv"
    await stage.restart()
    await play(reader, [("ya", "Langkah 1 dari 11")])
    await play(other, [("yes", "Step 1 of 11"), ("/bantuan", "What you can do here")])
    known = {contact.language for contact in await rows(stage, Contact) if contact.kind == "person"}
    assert known == {"id", "en"}


async def test_ways_to_name_a_language(stage: Stage) -> None:
    """By command, in any of its names; in bare words, when nothing else is asked."""
    await play(
        stage.resident(),
        [
            ("/bahasa inggris", "in English"),
            ("/language javanese", "basa Jawi"),
            ("/basa Bahasa Indonesia", "dalam bahasa Indonesia"),
            ("English", "in English"),
            ("bahasa", "Please choose the language"),
            ("basa jawa", "basa Jawi"),
            ("bahasa", "Monggo dipunpilih basanipun"),
            ("/bahasa sunda", "Monggo dipunpilih basanipun"),
            ("[English]", "in English"),
            ("/bahasa", "Please choose the language"),
            ("[Bahasa Indonesia]", "dalam bahasa Indonesia"),
            ("/lapor", "persetujuan Anda"),
            ("ya", "Langkah 1 dari 11"),
            ("english", ("pilih salah satu di bawah", "Langkah 1 dari 11")),
        ],
    )


async def test_a_language_chosen_in_the_middle_asks_the_open_question_again(stage: Stage) -> None:
    """The answers stay; taps on the old buttons still count; "really cancel?" gives way to the question."""
    warga = stage.resident()
    await play(
        warga,
        [
            ("/lapor", "persetujuan Anda"),
            ("ya", "Langkah 1 dari 11"),
            ("2", "Langkah 2 dari 11"),
            ("/bahasa", "Silakan pilih bahasa"),
            ("[English]", ("in English", "Step 2 of 11", "Who could see it?")),
            ("[Grup tertutup]", "Step 3 of 11"),
            ("/batal", "Do you really want to cancel"),
            ("/bahasa id", ("dalam bahasa Indonesia", "Langkah 3 dari 11")),
            ("kembali", "Grup tertutup"),
        ],
    )
    taken = next(message for message in warga.heard if "Silakan pilih bahasa" in message.text)
    assert [label for _, label in warga.choices(taken)] == ["✓ English"]


async def test_the_languages_are_offered_by_their_own_names(stage: Stage) -> None:
    reader = stage.resident(language="en")
    await reader.say("/bahasa")
    assert reader.buttons() == ["Bahasa Indonesia", "Basa Jawa", "English"]
    tap = await stage.tap_data(reader.person, reader.last, "contact:language:tlh")
    assert tap.answer == "We do not know that button. Type /bantuan."
    await reader.read()
    assert "Welcome" in await reader.say("/start")


async def test_a_group_is_spoken_to_in_indonesian(stage: Stage) -> None:
    """Whatever language its members' apps have; a language is chosen in private."""
    for person in stage.staff:
        person.language = "en"
    known = len(stage.bot_messages(stage.group))
    for words in ("/bantuan", "/bahasa en", "/bantuan"):
        stage.world.say(stage.staff[0], stage.group, words)
        await stage.settled()
    said = [strip(message.text) for message in stage.bot_messages(stage.group)[known:]]
    assert ["Grup petugas" in said[0], "percakapan pribadi" in said[1], said[2] == said[0]] == [True] * 3


async def test_erased_is_forgotten_and_the_platforms_word_counts_again(stage: Stage) -> None:
    warga = stage.resident(language="en")
    await play(warga, [("/bahasa id", "dalam bahasa Indonesia"), ("/hapus", "Hapus data Anda?")])
    await play(warga, [("[Ya, hapus semuanya]", "Data Anda sudah dihapus"), ("/start", "Welcome to")])


async def test_the_menu_of_commands_in_every_language(stage: Stage) -> None:
    await introduce(stage.app.channel, stage.app.house.words)
    menus = {code: stage.world.commands_for("all_private_chats", code) for code in ("id", "en", "jv", "ms")}
    assert [entry["command"] for entry in menus["en"]] == [entry["command"] for entry in menus["id"]]
    assert {"command": "lapor", "description": "Make a new report"} in menus["en"]
    assert {"command": "lapor", "description": "Ndamel laporan enggal"} in menus["jv"]
    assert {"command": "hapus", "description": "Hapus data Anda"} in menus["jv"]
    assert menus["ms"] == menus["id"]
    assert any(entry["command"] == "bahasa" for entry in menus["id"])
    assert stage.world.descriptions["short_description:en"].startswith("Report alleged breaches")


async def test_news_reaches_each_in_their_language(stage: Stage) -> None:
    """Chosen after the report was sent: what is said later follows."""
    warga = stage.resident()
    ticket = await reported(warga, None)
    await warga.say("/bahasa en")
    await stage.decide(ticket, "accept")
    assert f"Report {ticket} was accepted." in await warga.read()
