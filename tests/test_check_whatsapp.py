"""`lapornetral check` on WhatsApp, against the sandbox's Cloud API: token, number, secret, template, subscription."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from bot.app import built
from bot.checks.door import Running, running
from bot.checks.findings import Finding, Level
from bot.checks.whatsapp import whatsapp
from bot.hosting import serving
from bot.sandbox.cloud import Cloud
from bot.sandbox.cloud_server import CloudApp
from bot.settings import Settings
from bot.web import Web
from tests.reliability.town import town

SECRET = "0123456789abcdef0123456789abcdef"
TEMPLATE = "lapornetral_kabar"
WORDS = "Ada kabar tentang laporan Anda. Tekan tombol di bawah untuk membacanya."


@dataclass
class Counter:
    """An operator's desk: the settings, Meta's side, and the bot's own web side, which may be opened."""

    settings: Settings
    cloud: Cloud
    stack: AsyncExitStack

    async def look(self, alive: Running = Running.NO) -> dict[str, Finding]:
        """What was found, by what it is about; nothing of it holds a secret."""
        found = await whatsapp(self.settings, alive)
        told = " ".join(f"{one.text} {one.advice}" for one in found)
        assert self.cloud.token not in told
        assert SECRET not in told
        assert self.cloud.verify_token not in told
        assert all(one.advice for one in found if one.level >= Level.WARNING)
        return {one.about: one for one in found}

    async def bad(self, alive: Running = Running.NO) -> list[Finding]:
        """What is worse than a hint."""
        return [one for one in (await self.look(alive)).values() if one.level >= Level.WARNING]

    async def open(self, app: ASGIApp) -> None:
        """Serve this at PUBLIC_URL and LISTEN."""
        url = await self.stack.enter_async_context(serving(app))
        self.settings.public_url, self.settings.listen = url, url.removeprefix("http://")

    async def open_bot(self, settings: Settings | None = None) -> None:
        """Serve the bot's own web side, as `run` does; `settings`: those it was started with."""
        app = await self.stack.enter_async_context(built(settings or self.settings))
        assert app.whatsapp is not None
        await self.open(Web(app.database, app.measures, None, "").app(app.whatsapp.routes()))


@pytest.fixture
async def counter(tmp_path: Path) -> AsyncIterator[Counter]:
    """WhatsApp set up as the README says, the bot not running."""
    async with AsyncExitStack() as stack, town(tmp_path) as stage:
        stage.world.reads_all = False
        cloud = Cloud(app_secret=SECRET)
        cloud.add_template(TEMPLATE, WORDS, buttons=("Buka kabar",))
        cloud.webhook = "http://127.0.0.1:9/whatsapp"
        graph = await stack.enter_async_context(serving(CloudApp(cloud)))
        stage.settings.whatsapp_token = SecretStr(cloud.token)
        stage.settings.whatsapp_phone_number_id = cloud.number_id
        stage.settings.whatsapp_app_secret = SecretStr(SECRET)
        stage.settings.whatsapp_verify_token = SecretStr(cloud.verify_token)
        stage.settings.whatsapp_api_url = f"{graph}/v23.0"
        stage.settings.listen = "127.0.0.1:9"
        stage.settings.public_url = "http://127.0.0.1:9"
        yield Counter(stage.settings, cloud, stack)


async def test_all_is_well(counter: Counter) -> None:
    await counter.open_bot()
    found = await counter.look(await running(counter.settings))
    assert {name: one.level for name, one in found.items()} == dict.fromkeys(
        ("wa token", "wa number", "wa secret", "template", "wa webhook", "handshake"), Level.FINE
    )


async def test_without_whatsapp_there_is_one_hint(counter: Counter) -> None:
    counter.settings.whatsapp_token = SecretStr("")
    assert [(one.level, one.about) for one in (await counter.look()).values()] == [(Level.HINT, "whatsapp")]
    assert sum(counter.cloud.calls.values()) == 0


# -- the token ------------------------------------------------------------------------------------------------------


async def test_a_token_that_is_not_accepted(counter: Counter) -> None:
    counter.settings.whatsapp_token = SecretStr("EAAlain")
    (found,) = await counter.bad()
    assert (found.level, found.text) == (Level.FAULT, "WHATSAPP_TOKEN: WhatsApp does not accept it.")


@pytest.mark.parametrize(
    ("ends", "level"),
    [
        (timedelta(seconds=-1), Level.FAULT),
        (timedelta(hours=23), Level.WARNING),
        (timedelta(days=13), Level.WARNING),
        (timedelta(days=60), Level.HINT),
    ],
)
async def test_a_token_that_expires(counter: Counter, ends: timedelta, level: Level) -> None:
    counter.cloud.token_ends = counter.cloud.now() + ends
    assert (await counter.look())["wa token"].level is level


async def test_a_token_that_may_not_write(counter: Counter) -> None:
    counter.cloud.scopes = ["whatsapp_business_management"]
    (found,) = await counter.bad()
    assert "lacks the permission whatsapp_business_messaging" in found.text


async def test_a_token_that_cannot_be_asked_about(counter: Counter) -> None:
    counter.cloud.faults.next("token", "100")
    found = await counter.look()
    assert (found["wa token"].level, found["wa number"].level) == (Level.HINT, Level.FINE)
    assert found["wa account"].level is Level.HINT


# -- number and secret ----------------------------------------------------------------------------------------------


async def test_a_number_that_is_not_there(counter: Counter) -> None:
    counter.settings.whatsapp_phone_number_id = "999"
    (found,) = await counter.bad()
    assert (found.level, found.about) == (Level.FAULT, "wa number")
    assert found.text.startswith("WHATSAPP_PHONE_NUMBER_ID")


@pytest.mark.parametrize(
    ("status", "quality", "level"), [("PENDING", "GREEN", Level.FAULT), ("CONNECTED", "RED", Level.WARNING)]
)
async def test_a_number_in_trouble(counter: Counter, status: str, quality: str, level: Level) -> None:
    counter.cloud.number_status, counter.cloud.quality = status, quality
    assert [(one.level, one.about) for one in await counter.bad()] == [(level, "wa number")]


@pytest.mark.parametrize(
    ("secret", "words"),
    [("rahasia", "7 signs; an app's secret is 32"), ("f" * 32, "is not the secret of the app this token is of")],
)
async def test_a_wrong_app_secret(counter: Counter, secret: str, words: str) -> None:
    counter.settings.whatsapp_app_secret = SecretStr(secret)
    (found,) = await counter.bad()
    assert (found.level, found.about, words in found.text) == (Level.FAULT, "wa secret", True)


# -- the account ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("given", ["", "102290129340398"])
async def test_the_account_is_found_or_given(counter: Counter, given: str) -> None:
    counter.settings.whatsapp_business_account_id = given
    counter.cloud.granted = [] if given else ["555", counter.cloud.account_id]
    assert (await counter.look())["template"].level is Level.FINE


async def test_an_account_that_is_not_ours(counter: Counter) -> None:
    counter.settings.whatsapp_business_account_id = "555"
    assert [(one.level, one.about) for one in await counter.bad()] == [(Level.FAULT, "wa account")]


@pytest.mark.parametrize(("scopes", "granted"), [(["whatsapp_business_messaging"], None), (None, [])])
async def test_what_cannot_be_checked_is_said(counter: Counter, scopes: Any, granted: Any) -> None:
    counter.cloud.scopes = counter.cloud.scopes if scopes is None else scopes
    counter.cloud.granted = counter.cloud.granted if granted is None else granted
    found = (await counter.look())["wa account"]
    assert found.level is Level.HINT
    assert found.text == f"neither the template {TEMPLATE} nor the app's subscription could be checked."
    assert "WHATSAPP_BUSINESS_ACCOUNT_ID" in found.advice


@pytest.mark.parametrize(
    ("template", "level", "words"),
    [
        ({"name": "lain"}, Level.FAULT, "no such template"),
        ({"name": f"{TEMPLATE}_lama"}, Level.FAULT, "no such template"),
        ({"language": "en"}, Level.FAULT, "it is there in en, not in Indonesian"),
        ({"status": "PENDING"}, Level.WARNING, "not approved yet"),
        ({"status": "REJECTED"}, Level.FAULT, "it is REJECTED"),
        ({"status": "PAUSED"}, Level.FAULT, "it is PAUSED"),
        ({"buttons": ()}, Level.FAULT, "exactly one button"),
        ({"buttons": ("Buka kabar", "Tutup")}, Level.FAULT, "exactly one button"),
        ({"body": "Ada kabar tentang {{1}}."}, Level.FAULT, "blanks"),
    ],
)
async def test_a_template_that_will_not_do(
    counter: Counter, template: dict[str, Any], level: Level, words: str
) -> None:
    counter.cloud.templates.clear()
    counter.cloud.add_template(**{"name": TEMPLATE, "body": WORDS, "buttons": ("Buka kabar",), **template})
    (found,) = await counter.bad()
    assert (found.level, found.about, words in found.text) == (level, "template", True)


@pytest.mark.parametrize("subscriber", ["", "999"])
async def test_an_app_that_is_not_subscribed(counter: Counter, subscriber: str) -> None:
    counter.cloud.subscriber = subscriber
    (found,) = await counter.bad()
    assert (found.level, found.about) == (Level.FAULT, "wa webhook")


async def test_whose_app_is_subscribed_cannot_always_be_told(counter: Counter) -> None:
    counter.cloud.faults.next("token", "100")
    counter.settings.whatsapp_business_account_id = counter.cloud.account_id
    assert (await counter.look())["wa webhook"].level is Level.FINE


# -- the network and the handshake ----------------------------------------------------------------------------------


@pytest.mark.parametrize("call", ["token", "number", "numbers", "templates", "subscribed"])
@pytest.mark.parametrize("kind", ["502_html", "drop", "500", "4"])
async def test_every_failure_on_the_way_is_a_sentence(counter: Counter, call: str, kind: str) -> None:
    counter.cloud.faults.next(call, kind, times=2)  # what is only read is asked for again when the connection broke
    (found,) = await counter.bad()
    assert (found.level, found.about) == (Level.FAULT, "whatsapp")
    assert found.text.startswith("WHATSAPP_API_URL: WhatsApp cannot be asked")


async def test_a_bot_that_is_not_running_is_no_fault(counter: Counter) -> None:
    found = (await counter.look(await running(counter.settings)))["handshake"]
    assert (found.level, "the bot is not running" in found.text) == (Level.HINT, True)


async def test_a_bot_that_runs_but_is_not_reached(counter: Counter) -> None:
    await counter.open_bot()
    counter.settings.public_url = "http://127.0.0.1:9"
    (found,) = await counter.bad(await running(counter.settings))
    assert (found.level, "the bot runs, but" in found.text) == (Level.FAULT, True)


async def test_on_any_port_nobody_can_tell_whether_it_runs(counter: Counter) -> None:
    counter.settings.listen = "127.0.0.1:0"
    (found,) = await counter.bad(await running(counter.settings))
    assert found.level is Level.WARNING


async def test_no_public_address(counter: Counter) -> None:
    counter.settings.public_url = ""
    assert (await counter.look())["handshake"].level is Level.HINT


async def test_a_bot_with_another_verify_token(counter: Counter) -> None:
    await counter.open_bot(counter.settings.model_copy(update={"whatsapp_verify_token": SecretStr("sandi-lama")}))
    (found,) = await counter.bad(await running(counter.settings))
    assert "refuses our WHATSAPP_VERIFY_TOKEN" in found.text


@pytest.mark.parametrize(("status", "words"), [(200, "another program"), (404, "HTTP 404"), (502, "HTTP 502")])
async def test_something_else_answers(counter: Counter, status: int, words: str) -> None:
    async def other(_: object) -> PlainTextResponse:
        return PlainTextResponse("selamat datang", status)

    await counter.open(Starlette(routes=[Route("/whatsapp", other)]))
    assert await running(counter.settings) is Running.NO
    found = (await counter.look(Running.YES))["handshake"]
    assert (found.level, words in found.text) == (Level.FAULT, True)
