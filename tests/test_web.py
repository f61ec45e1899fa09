"""The web side: Telegram's webhook against the sandbox that really posts to it, /healthz and /metrics."""

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

import aiohttp
import pytest
import pytest_asyncio

from bot import app as bot
from bot.hosting import reserved_port
from bot.settings import Settings
from bot.web import LARGEST_BODY
from tests.reliability.town import TICKET, by_bot, cards_of, file_report_at_once, holds, town
from tests.reliability.ways import SECRET, webhook_settings
from tests.stage import Resident, Stage
from tests.unfinished import begun, heard_of

pytestmark = pytest.mark.usefixtures("cheap")
HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"


@dataclass
class Site:
    """A stage whose bot is told of updates by webhook."""

    stage: Stage
    url: str
    folder: Path
    session: aiohttp.ClientSession

    async def post(self, body: bytes | str, secret: str | None = SECRET) -> int:
        """Post something to the webhook; the status of the answer."""
        headers = {} if secret is None else {HEADER: secret}
        async with self.session.post(f"{self.url}/telegram", data=body, headers=headers) as answer:
            return answer.status

    async def get(self, path: str) -> str:
        """A page of the bot."""
        async with self.session.get(f"{self.url}{path}") as answer:
            assert answer.status == 200
            return await answer.text()

    def rows(self, table: str) -> int:
        """How many rows a table has, seen from beside the bot: only what is committed."""
        with sqlite3.connect(self.folder / "bot.db") as beside:
            (count,) = beside.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - our own names
        beside.close()
        return int(count)

    def update(self, number: int = 1, text: str = "/bantuan") -> dict[str, Any]:
        """A message of somebody the sandbox knows, who has pressed start."""
        person = self.stage.world.add_person("Warga Contoh")
        self.stage.world.private(person).started = True
        user = {"id": person.id, "is_bot": False, "first_name": "Warga"}
        chat = {"id": person.id, "type": "private", "first_name": "Warga"}
        message = {"message_id": 1, "date": 1_800_000_000, "chat": chat, "from": user, "text": text}
        return {"update_id": number, "message": message}


@asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[None]:
    """The whole bot, as `lapornetral run` runs it."""
    task = asyncio.create_task(bot.run(settings))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


@pytest_asyncio.fixture(loop_scope="session")
async def site(tmp_path: Path, cheap: None) -> AsyncIterator[Site]:  # noqa: ARG001
    async with town(tmp_path) as stage, aiohttp.ClientSession() as session:
        port = reserved_port()
        stage.settings = webhook_settings(stage.settings, port)
        async with running(stage.settings):
            await holds(lambda: stage.world.updates.webhook is not None)
            yield Site(stage, f"http://127.0.0.1:{port}", tmp_path, session)


async def test_the_whole_talk_by_webhook(site: Site) -> None:
    stage, resident = site.stage, site.stage.resident()
    await file_report_at_once(resident)
    await stage.world.until(lambda: len(stage.cards()) == 1)
    (thanks,) = (m for m in resident.heard if "Nomor laporan" in m.text)
    assert TICKET.findall(thanks.text) == cards_of(stage.cards())
    tap = await stage.tap(stage.staff[0], stage.cards()[0], ":accept")
    assert tap.answer == "Diterima. Pelapor dikabari."
    await stage.world.until(lambda: "diterima" in resident.last.text)
    await holds(lambda: not stage.world.updates.pending)
    webhook = stage.world.updates.webhook
    assert webhook is not None
    assert (webhook.secret, webhook.last_error) == (SECRET, "")
    assert stage.world.calls["getupdates"] == 0


async def test_who_does_not_know_the_secret_gets_nothing_in(site: Site) -> None:
    for secret in (None, "", "salah", SECRET + "x", SECRET.upper(), "ü"):
        assert await site.post(json.dumps(site.update()), secret) == 401, secret
        assert site.rows("inbox") == 0, secret
    assert await site.post(json.dumps(site.update())) == 200
    assert site.rows("inbox") == 1


async def test_of_who_does_not_know_the_secret_the_body_is_not_waited_for(site: Site) -> None:
    for headers in ("", f"{HEADER}: salah\r\n"):
        assert (await heard_of(begun(f"{site.url}/telegram", headers=headers))).startswith(b"HTTP/1.1 401 ")


NO_UPDATES: Final = (
    "", "halo", "[]", "null", "1", '"x"', "{}", '{"update_id": "1"}', '{"update_id": true}', '{"update_id": 1.5}',
    '{"update_id": null, "message": {}}', b"\xff\xfe", '{"update_id": 1', "[" * 50_000,
)  # fmt: skip


async def test_what_is_no_update_is_refused(site: Site) -> None:
    for body in NO_UPDATES:
        assert await site.post(body) == 400, body[:40]
        assert site.rows("inbox") == site.rows("dead_letter") == 0, body[:40]


async def test_too_large_a_body_is_not_even_read(site: Site) -> None:
    large = json.dumps(site.update(text="x" * LARGEST_BODY))
    assert await site.post(large) == 413
    assert site.rows("inbox") == 0
    fits = site.update(2)
    padded = json.dumps(fits) + " " * (LARGEST_BODY - len(json.dumps(fits)))
    assert await site.post(padded) == 200
    assert await site.post(padded + " ") == 413


async def test_an_update_that_cannot_be_read_is_kept_for_an_operator(site: Site) -> None:
    assert await site.post('{"update_id": 7, "message": {"text": "tanpa chat"}}') == 200
    assert (site.rows("inbox"), site.rows("dead_letter")) == (1, 1)


async def test_the_same_update_twice_is_once(site: Site) -> None:
    update = site.update()
    assert [await site.post(json.dumps(update)) for _ in range(3)] == [200, 200, 200]
    assert sorted(await asyncio.gather(*(site.post(json.dumps(update)) for _ in range(5)))) == [200] * 5
    chat = site.stage.world.chats[update["message"]["chat"]["id"]]
    await holds(lambda: '"outbox":{"sent":1}' in site_health(site))
    assert len(by_bot(chat, site.stage.world.bot.id)) == 1
    assert site.rows("inbox") == 1


def site_health(site: Site) -> str:
    """What /healthz would count, seen from beside."""
    with sqlite3.connect(site.folder / "bot.db") as beside:
        rows = dict(beside.execute("SELECT state, count(*) FROM outbox GROUP BY state"))
    beside.close()
    return json.dumps({"outbox": rows}, separators=(",", ":"))


async def test_200_means_committed(site: Site) -> None:
    for number in range(1, 21):
        assert await site.post(json.dumps(site.update(number))) == 200
        assert site.rows("inbox") == number


async def test_no_200_while_the_database_is_held_by_another(site: Site) -> None:
    beside = sqlite3.connect(site.folder / "bot.db", isolation_level=None, check_same_thread=False)
    await asyncio.to_thread(beside.execute, "BEGIN IMMEDIATE")  # the bot may be in the middle of a commit
    posting = asyncio.create_task(site.post(json.dumps(site.update())))
    done, _ = await asyncio.wait([posting], timeout=0.4)
    assert not done
    beside.execute("ROLLBACK")
    beside.close()
    assert await posting == 200
    assert site.rows("inbox") == 1


async def test_only_post_and_only_there(site: Site) -> None:
    async with site.session.get(f"{site.url}/telegram") as answer:
        assert answer.status == 405
    async with site.session.get(f"{site.url}/lain") as answer:
        assert answer.status == 404


async def test_health_and_figures(site: Site) -> None:
    assert json.loads(await site.get("/healthz")) == {
        "status": "ok",
        "outbox": {},
        "backlog": 0,
        "dead_letters": 0,
        "telegram_client": "ptb",
    }
    update = site.update()
    for _ in range(2):
        await site.post(json.dumps(update))
    await site.post('{"update_id": 7, "message": {}}')
    await holds(lambda: '"sent":1' in site_health(site))
    assert json.loads(await site.get("/healthz")) == {
        "status": "ok",
        "outbox": {"sent": 1},
        "backlog": 0,
        "dead_letters": 1,
        "telegram_client": "ptb",
    }
    figures = (await site.get("/metrics")).splitlines()
    assert {
        "lapornetral_updates_received_total 2.0",
        "lapornetral_updates_repeated_total 1.0",
        "lapornetral_updates_buried_total 1.0",
        "lapornetral_errands_settled_total 1.0",
        'lapornetral_outbox_rows{state="sent"} 1.0',
        "lapornetral_dead_letters 1.0",
        "lapornetral_backlog 0.0",
    } <= set(figures)


async def test_a_polled_bot_has_no_webhook(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, aiohttp.ClientSession() as session:
        port = reserved_port()
        stage.settings.listen = f"127.0.0.1:{port}"
        async with running(stage.settings):
            resident = stage.resident()
            stage.world.say(resident.person, resident.chat, "/start")
            await stage.world.until(lambda: len(resident.heard) == 1)
            site = Site(stage, f"http://127.0.0.1:{port}", tmp_path, session)
            assert await site.post("{}", "") == 404
            assert json.loads(await site.get("/healthz"))["status"] == "ok"


async def test_what_was_said_while_the_bot_was_down_comes_in_afterwards(tmp_path: Path) -> None:
    async with town(tmp_path) as stage:
        stage.settings = webhook_settings(stage.settings, reserved_port())
        resident = stage.resident()
        async with running(stage.settings):
            await holds(lambda: stage.world.updates.webhook is not None)
        for _ in range(3):
            stage.world.say(resident.person, resident.chat, "/bantuan")
        webhook = stage.world.updates.webhook
        assert webhook is not None
        await holds(lambda: webhook.last_error == "Connection refused")
        async with running(stage.settings):
            await stage.world.until(lambda: len(resident.heard) == 3)


def heard(resident: Resident, count: int) -> bool:
    """Whether they have heard so much."""
    return len(resident.heard) == count


async def test_from_webhook_back_to_polling(tmp_path: Path) -> None:
    async with town(tmp_path) as stage:
        polled, hooked = stage.settings, webhook_settings(stage.settings, reserved_port())
        resident = stage.resident()
        for number, settings in enumerate((hooked, polled, hooked, polled), start=1):
            async with running(settings):
                stage.world.say(resident.person, resident.chat, "/bantuan")
                await stage.world.until(partial(heard, resident, number))
