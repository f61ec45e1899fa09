"""`lapornetral check` on what is ours: keys, database, evidence store, disks; each on real files and databases."""

import time
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from bot.checks import house
from bot.checks.findings import Finding, Level
from bot.settings import Settings, load
from storage import dispatches, evidence, outbox, reports
from storage.contacts import Contacts, Place
from storage.crypt import Crypt, new_key
from storage.database import Database, Transaction
from storage.evidence import Original
from storage.migrate import migrate
from storage.originals import Originals
from storage.outbox import WORK, Effect
from tests.storage.conftest import postgres  # noqa: F401 - a fixture
from tests.storage.postgres import Postgres

OLD, NEW = new_key(), new_key()


def given(folder: Path, *keys: str, **more: object) -> Settings:
    """The settings of a house in this folder."""
    told = {
        "telegram_token": "123456789:AAsandbox-token-of-the-tests-0000000",
        "moderator_chat_id": -1001,
        "database_url": f"sqlite+aiosqlite:///{folder}/bot.db",
        "evidence_url": f"file:{folder}/evidence",
        "secret_keys": ",".join(keys or (OLD,)),
    }
    return load(_env_file=None, **{**told, **more})


@pytest.mark.parametrize(("name", "content"), [("tiada.pem", None), ("bukan.pem", "bukan sertifikat")])
async def test_a_certificate_without_which_the_bot_does_not_start(
    tmp_path: Path, name: str, content: str | None
) -> None:
    if content is not None:
        (tmp_path / name).write_text(content)
    stamped = given(tmp_path, timestamp_url="https://tsa.example", timestamp_ca=str(tmp_path / name))
    _, found = await house.settings(stamped)
    assert (found.level, found.about, found.text.partition(":")[0]) == (Level.FAULT, "stamps", "TIMESTAMP_CA")
    assert "PEM" in found.advice
    assert len(await house.settings(given(tmp_path, timestamp_ca=str(tmp_path / name)))) == 1  # nothing is stamped


async def lived_in(settings: Settings, contacts: int = 1) -> list[str]:
    """A house in which residents were, the files of two of them in the store; their hashes."""
    database, crypt = Database(settings.database_url), Crypt(settings.keys)
    await migrate(database)
    names = [await Originals(settings.evidence_url, crypt).keep(data) for data in (b"lama", b"baru")]
    places = [Place("telegram", str(500 + number)) for number in range(contacts)]
    async with database.transaction() as transaction:
        await Contacts(crypt).admit(transaction, places, 0.0)
        rows = [{"draft": new_key(), "unique_ref": name, "ref": b"", "kind": "photo", "sha256": name} for name in names]
        for file, name in zip(await evidence.announce(transaction, rows), names, strict=True):
            await evidence.stored(transaction, file.number, Original(name, 4, "image/png", 1, 1))
    await database.close()
    return names


def brief(found: list[Finding]) -> list[tuple[Level, str]]:
    """How bad and about what."""
    assert all(one.advice for one in found if one.level >= Level.WARNING)
    return [(one.level, one.about) for one in found]


def files(folder: Path) -> list[Path]:
    """Every file below."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def original(folder: Path, name: str) -> Path:
    return folder / "evidence" / "originals" / name[:2] / name


async def test_the_city_and_the_cities(tmp_path: Path) -> None:
    (one,) = await house.settings(given(tmp_path, regions="solo"))
    assert (one.level, one.text) == (Level.FINE, "complete; the city is Kota Surakarta (Solo).")
    groups = {"regions": "solo,sleman", "moderator_chat_id": "solo:-1001,sleman:-1002"}
    (two,) = await house.settings(given(tmp_path, **groups))
    assert (two.level, two.text) == (Level.FINE, "complete; the regions are Kota Surakarta (Solo), Kabupaten Sleman.")


async def test_that_links_are_watched_is_said(tmp_path: Path) -> None:
    _, watched = await house.settings(given(tmp_path, link_watch="on"))
    assert (watched.level, watched.about) == (Level.HINT, "links")
    assert "see this server's address" in watched.text


async def test_reports_of_a_city_that_is_switched_off_are_not_forgotten(tmp_path: Path) -> None:
    settings = given(tmp_path)
    await lived_in(settings)
    database = Database(settings.database_url)
    cities = ("solo", "sleman")
    rows = [dict[str, Any](ticket=f"LN-{city}", draft=city, region=city, answers={}) for city in cities]
    async with database.transaction() as transaction:
        await reports.submit(transaction, rows)
    await database.close()
    (_, resting) = await house.kept(settings)
    assert (resting.level, resting.about) == (Level.WARNING, "regions")
    assert resting.text.startswith("REGIONS: 1 reports wait in regions that are switched off")
    both = given(tmp_path, regions="solo,sleman", moderator_chat_id="solo:-1001,sleman:-1002")
    assert brief(await house.kept(both)) == [(Level.FINE, "database"), (Level.FINE, "keys")]


async def test_a_new_house(tmp_path: Path) -> None:
    assert brief(await house.kept(given(tmp_path))) == [(Level.HINT, "database"), (Level.FINE, "keys")]


async def test_a_house_that_is_lived_in(tmp_path: Path) -> None:
    await lived_in(given(tmp_path))
    assert brief(await house.kept(given(tmp_path))) == [(Level.FINE, "database"), (Level.FINE, "keys")]


async def test_looking_leaves_no_trace(tmp_path: Path) -> None:
    settings = given(tmp_path)
    await lived_in(settings)
    tables = "SELECT name FROM sqlite_master ORDER BY name"
    before, seen = files(tmp_path / "evidence"), list[list[str]]()
    for _ in range(2):
        database = Database(settings.database_url)
        async with database.transaction() as transaction:
            seen.append(list((await transaction.execute(text(tables))).scalars()))
        await database.close()
        await house.kept(settings)
        await house.store(settings)
    assert seen[0] == seen[1]
    assert files(tmp_path / "evidence") == before


async def test_a_key_was_put_in_front(tmp_path: Path) -> None:
    await lived_in(given(tmp_path, OLD))
    await lived_in(given(tmp_path, NEW, OLD), contacts=2)
    assert brief(await house.kept(given(tmp_path, NEW, OLD)))[1:] == [(Level.FINE, "keys")]


async def test_a_key_is_missing(tmp_path: Path) -> None:
    await lived_in(given(tmp_path, OLD), contacts=3)
    await lived_in(given(tmp_path, NEW), contacts=5)
    found = await house.kept(given(tmp_path, NEW))
    assert (Level.FAULT, "keys") in brief(found)
    (told,) = (one.text for one in found if "contacts" in one.text)
    assert told == "SECRET_KEYS: 3 of 8 contacts were sealed with a key that is not among these."


@pytest.mark.parametrize("where", [0.15, 0.5, 0.8])
async def test_a_damaged_file(tmp_path: Path, where: float) -> None:
    await lived_in(given(tmp_path), contacts=500)
    file = tmp_path / "bot.db"
    whole = bytearray(file.read_bytes())
    page = int(len(whole) * where) // 4096 * 4096
    whole[page : page + 4096] = b"\xff" * 4096
    file.write_bytes(whole)
    (found,) = await house.kept(given(tmp_path))
    assert (found.level, found.text) == (
        Level.FAULT,
        "DATABASE_URL: SQLite finds its file damaged (quick_check).",
    )


async def test_no_database_at_all(tmp_path: Path) -> None:
    (tmp_path / "bot.db").write_bytes(b"this is no database, whatever its name says" * 100)
    found = await house.kept(given(tmp_path))
    assert brief(found) == [(Level.FAULT, "database")]


async def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    await lived_in(given(tmp_path))
    (tmp_path / "bot.db-wal").mkdir()
    assert brief(await house.kept(given(tmp_path))) == [(Level.FAULT, "database")]


@pytest.mark.parametrize(
    ("step", "expected"),
    [("0001", (Level.WARNING, "database")), ("9999", (Level.FAULT, "database"))],
)
async def test_a_schema_of_another_time(tmp_path: Path, step: str, expected: tuple[Level, str]) -> None:
    settings = given(tmp_path)
    database = Database(settings.database_url)
    await migrate(database)
    async with database.transaction() as transaction:
        await transaction.execute(text("UPDATE alembic_version SET version_num = :step"), {"step": step})
    await database.close()
    found = await house.kept(settings)
    assert brief(found) == [expected]
    assert step in found[0].text


async def test_dead_letters(tmp_path: Path) -> None:
    settings = given(tmp_path)
    await lived_in(settings)
    database = Database(settings.database_url)
    async with database.transaction() as transaction:
        await transaction.execute(
            text("INSERT INTO dead_letter (source, reason, sealed, at) VALUES ('inbox', 'unreadable', x'00', 0)")
        )
    await database.close()
    assert (Level.WARNING, "letters") in brief(await house.kept(settings))


async def test_postgresql(tmp_path: Path, postgres: Postgres) -> None:  # noqa: F811 - the fixture
    url = postgres.make()
    settings = given(tmp_path, database_url=url.render_as_string(hide_password=False))
    await lived_in(settings)
    assert brief(await house.kept(settings)) == [(Level.FINE, "database"), (Level.FINE, "keys")]
    database = Database(settings.database_url)
    async with database.transaction() as transaction:
        read_only = f"ALTER DATABASE {url.database} SET default_transaction_read_only = on"
        await transaction.execute(text(read_only))
    await database.close()
    assert brief(await house.kept(settings)) == [(Level.FAULT, "database")]
    gone = settings.database_url.replace(str(url.database), "nobody")
    assert brief(await house.kept(given(tmp_path, database_url=gone))) == [(Level.FAULT, "database")]


async def test_the_evidence_store(tmp_path: Path) -> None:
    assert brief(await house.store(given(tmp_path))) == [(Level.FINE, "evidence")]
    assert files(tmp_path) == []
    (tmp_path / "file").write_text("")
    blocked = given(tmp_path, evidence_url=f"file:{tmp_path}/file/evidence")
    assert brief(await house.store(blocked)) == [(Level.FAULT, "evidence")]


@pytest.mark.parametrize(
    ("enough", "least", "level"), [(1, 0, Level.FINE), (1 << 60, 0, Level.WARNING), (1 << 61, 1 << 60, Level.FAULT)]
)
async def test_the_room_on_the_disk(tmp_path: Path, enough: int, least: int, level: Level) -> None:
    settings = given(tmp_path, evidence_url=f"file:{tmp_path}/deep/er/evidence")
    assert brief(await house.disks(settings, enough, least)) == [(level, "disk")], "one disk, told once"


def test_how_much_room_is_enough() -> None:
    assert (house.ENOUGH, house.LEAST) == (1_000_000_000, 100_000_000)


async def test_what_is_elsewhere_needs_no_room_here(tmp_path: Path) -> None:
    settings = given(tmp_path, database_url="sqlite+aiosqlite:///:memory:", evidence_url="memory:///")
    assert await house.disks(settings) == []


async def test_what_is_gone_with_each_stop_is_told(tmp_path: Path) -> None:
    """An in-memory place is for tests; nobody's reports may lie there."""
    settings = given(tmp_path, database_url="sqlite+aiosqlite://", evidence_url="memory:///")
    first, *gone = await house.settings(settings)
    assert first.level is Level.FINE
    assert brief(gone) == [(Level.FAULT, "database"), (Level.FAULT, "evidence")]
    assert len(await house.settings(given(tmp_path))) == 1


async def test_papers_that_did_not_arrive_are_told_without_an_address(tmp_path: Path) -> None:
    settings = given(tmp_path)
    database = Database(settings.database_url)
    await migrate(database)
    now = time.time()
    async with database.transaction() as transaction:
        (number,) = await reports.submit(
            transaction, [{"ticket": "LN-7K3M-Q0ZX", "draft": "d", "region": "solo", "answers": {}}]
        )
        rows: list[dict[str, Any]] = [
            {"way": "mail", "recipient": "x@bawaslu.example.id", "state": "refused", "reason": "550"},
            {"way": "chat", "made_at": now - 2 * dispatches.STUCK},
            {"way": "chat", "made_at": now - 60},  # it has time
            {"way": "chat", "made_at": 0.0, "state": "sent"},
        ]
        blank: dict[str, Any] = {"report_id": number, "sha256": "ab" * 32, "made_at": now}
        await dispatches.add(transaction, [blank | row for row in rows])
        await contact_with_an_errand(transaction, settings, number, now - 2 * dispatches.STUCK)
    await database.close()
    found = [one for one in await house.kept(settings) if one.about == "papers"]
    assert brief(found) == [(Level.WARNING, "papers")] * 3
    words = " ".join(one.text for one in found)
    for part in ("an address of BAWASLU_EMAIL refused", "has not reached Bawaslu's chat", "could not be made yet"):
        assert part in words
    assert "bawaslu.example.id" not in words


async def contact_with_an_errand(transaction: Transaction, settings: Settings, report: int, at: float) -> None:
    """A dossier that has been waiting to be made since then."""
    place = Place("telegram", "-1002", "group")
    (contact,) = (await Contacts(Crypt(settings.keys)).admit(transaction, [place], at)).values()
    await outbox.put(transaction, [Effect(contact.id or 0, "dossier", {"report": report}, rank=WORK)], at)


async def test_what_waits_for_the_operator_is_told_with_what_to_do(tmp_path: Path) -> None:
    settings = given(tmp_path)
    database = Database(settings.database_url)
    await migrate(database)
    crypt = Crypt(settings.keys)
    async with database.transaction() as transaction:
        places = [Place("telegram", "-1001", "group"), Place("whatsapp", "628110000001")]
        group, person = (await Contacts(crypt).admit(transaction, places, 0.0)).values()
        effects = [Effect(group.id or 0, "card", rank=WORK), Effect(group.id or 0, "handover", lane="h", rank=WORK)]
        effects += [Effect(group.id or 0, "board", lane="b", rank=WORK)]
        effects += [Effect(person.id or 0, kind, lane=kind, rank=WORK) for kind in ("say", "receipt", "paper-mail")]
        await outbox.put(transaction, effects, 0.0)
        why = {"card": "unreachable", "handover": "Unseated", "board": "Unlinked"}
        for errand in await outbox.claim(transaction, WORK, 9, 0.0):
            error = why.get(errand.kind, "Misconfigured")
            await outbox.postpone(transaction, errand, 60.0, error, unsure=False)
    await database.close()
    found = [one for one in await house.kept(settings) if one.about == "outbox"]
    assert brief(found) == [(Level.WARNING, "outbox")] * 5
    assert all("nothing is lost" in one.advice for one in found)
    mail, whatsapp, unlinked, unseated, unreachable = (one.text for one in found)
    assert "1 messages or files wait for a mail server that takes our letters (SMTP_URL" in mail
    assert (
        "2 messages or files wait for WhatsApp, which refuses our settings or our account (WHATSAPP_TOKEN" in whatsapp
    )
    assert "1 messages or files wait for a group of moderators, which is not there yet" in unlinked
    assert "Bawaslu, at whose desk nobody sits" in unseated
    assert "a group that the bot cannot write to" in unreachable
