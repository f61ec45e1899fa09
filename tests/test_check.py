"""`lapornetral check` on Telegram and as a whole: plain words, an advice for each, over each client."""

import asyncio
import sys
from asyncio.subprocess import PIPE, STDOUT
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.channels.telegram_auto import connect
from bot.check import look
from bot.checks.findings import Finding, Level, fault, fine, hint, shown, warning, worst
from bot.hosting import serving
from bot.measures import Measures
from bot.queueing import MANY
from bot.web import Web
from storage import desk_groups, roles
from storage.contacts import Contacts, Place
from storage.crypt import Crypt
from storage.database import Database
from storage.desk_groups import MODERATORS, DeskGroup
from storage.migrate import migrate
from storage.roles import BAWASLU, Role
from tests.channels.conftest import CLIENTS
from tests.reliability.process import environment
from tests.reliability.town import holds, town
from tests.reliability.ways import Way
from tests.stage import Stage


@pytest.fixture(params=["httpx"])
async def place(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Stage]:
    """A town whose bot does not run, and whose bot's privacy mode is on."""
    async with town(tmp_path, way=Way(request.param, request.param)) as stage:
        stage.world.reads_all = False
        yield stage


every_client = pytest.mark.parametrize("place", [*CLIENTS, "auto"], indirect=True)


async def bad(stage: Stage) -> list[Finding]:
    """What is worse than a hint; each of it says what to do, and nothing found holds a secret."""
    found = await look(stage.settings)
    told = " ".join(f"{one.text} {one.advice}" for one in found)
    assert "AAsandbox" not in told
    assert stage.settings.keys[0] not in told
    poor = [one for one in found if one.level >= Level.WARNING]
    assert all(one.advice for one in poor)
    return poor


async def about(stage: Stage, name: str) -> Finding:
    """The one thing that was found about this."""
    (found,) = (one for one in await look(stage.settings) if one.about == name)
    return found


async def test_a_linked_group_is_looked_at_instead(place: Stage) -> None:
    database, person = Database(place.settings.database_url), place.world.add_person("Pak Bawaslu")
    settings = place.settings = place.settings.model_copy(update={"bawaslu_chat_id": None})
    group, book = place.world.add_group("Satgas Baru", place.staff), Contacts(Crypt(settings.keys))
    await migrate(database)
    async with database.transaction() as transaction:
        places = [Place("telegram", str(group.id), "group"), Place("telegram", str(person.id))]
        linked, liaison = [one.id or 0 for one in (await book.admit(transaction, places, 0.0)).values()]
        row = DeskGroup(region="solo", purpose=MODERATORS, contact_id=linked, by="admin:Bu Admin", at=0.0)
        await desk_groups.link(transaction, row)
        await roles.grant(transaction, Role(contact_id=liaison, region="solo", role=BAWASLU, by="operator", since=0.0))
    await database.close()
    assert (
        "the linked group (linked in the chat, wins over the settings): the bot may"
        in (await about(place, "moderators")).text
    )
    assert (await about(place, "bawaslu")).level == Level.FAULT  # they have not written to the bot yet
    place.world.kick(place.world.bot, group)
    assert (await about(place, "moderators")).level == Level.FAULT


async def test_where_there_is_no_group_of_moderators(place: Stage) -> None:
    """It is no fault: the first admin can only link one while the bot runs."""
    place.settings = place.settings.model_copy(update={"moderator_chat_id": None, "moderator_topic_id": 7})
    (found,) = await bad(place)
    assert (found.level, found.about) == (Level.WARNING, "moderators")
    assert "reports wait" in found.text
    assert "/kaitkan" in found.advice


@every_client
async def test_all_is_well(place: Stage) -> None:
    assert await bad(place) == []


@every_client
async def test_a_group_without_the_bot(place: Stage) -> None:
    place.world.kick(place.world.bot, place.group)
    (found,) = await bad(place)
    assert (found.level, found.about) == (Level.FAULT, "moderators")
    assert found.text.startswith("MODERATOR_CHAT_ID: the bot is not a member")


async def test_a_number_that_is_no_group_and_bawaslu_without_the_bot(place: Stage) -> None:
    place.settings.moderator_chat_id = -1009999999999
    place.world.leave(place.world.bot, place.bawaslu)
    assert [(one.level, one.about) for one in await bad(place)] == [
        (Level.FAULT, "moderators"),
        (Level.FAULT, "bawaslu"),
    ]


async def test_a_private_chat_of_bawaslu_needs_its_start(place: Stage) -> None:
    place.settings.bawaslu_chat_id = place.liaison.id
    assert "press Start" in (await about(place, "bawaslu")).advice
    place.world.say(place.liaison, place.world.private(place.liaison), "/start")
    assert (await about(place, "bawaslu")).level is Level.FINE


async def test_the_lead_and_officials_who_never_pressed_start(place: Stage) -> None:
    """What is for them would reach nobody, and nobody would hear of it."""
    lead, first, second = (place.world.add_person(name) for name in ("Bu Ketua", "Pak Dinas", "Bu Dinas"))
    place.world.say(first, place.world.private(first), "/start")
    chats = {"lead_chat_id": lead.id, "official_chat_ids": (first.id, second.id)}
    place.settings = place.settings.model_copy(update=chats)
    assert [(one.level, one.text.partition(":")[0]) for one in await bad(place)] == [
        (Level.WARNING, "LEAD_CHAT_ID"),
        (Level.WARNING, "OFFICIAL_CHAT_IDS, no. 2"),
    ]
    for person in (lead, second):
        place.world.say(person, place.world.private(person), "/start")
    assert await bad(place) == []
    assert (await about(place, "lead")).text == "LEAD_CHAT_ID: the bot may write there."


async def test_a_lead_who_is_a_group(place: Stage) -> None:
    group = place.world.add_group("Ketua Satgas", place.staff, "group")
    group.forbidden = {"can_send_documents"}  # only words go there
    place.settings = place.settings.model_copy(update={"lead_chat_id": group.id})
    assert await bad(place) == []
    moved = place.world.migrate(group)
    (found,) = await bad(place)
    assert (found.level, str(moved.id) in found.text) == (Level.WARNING, True)


async def test_without_bawaslu_nothing_is_wrong(place: Stage) -> None:
    place.settings.bawaslu_chat_id = None
    assert (await about(place, "bawaslu")).level is Level.HINT


@pytest.mark.parametrize(
    ("right", "words"),
    [("can_send_messages", "write"), ("can_send_photos", "send pictures"), ("can_send_documents", "send files")],
)
async def test_what_the_bot_may_not_do_in_a_group(place: Stage, right: str, words: str) -> None:
    place.group.forbidden = {right}
    (found,) = await bad(place)
    assert (found.level, found.about) == (Level.FAULT, "moderators")
    assert f"may not {words}." in found.text
    place.world.join(place.world.bot, place.group, "administrator")
    assert await bad(place) == []


async def test_a_group_that_became_a_supergroup(place: Stage) -> None:
    old = place.world.add_group("Satgas Lama", place.staff, "group")
    new = place.world.migrate(old)
    place.settings.moderator_chat_id = old.id
    (found,) = await bad(place)
    assert (found.level, found.about) == (Level.WARNING, "moderators")
    assert str(new.id) in found.text


async def test_each_citys_chats_are_looked_at_by_name(place: Stage) -> None:
    far = place.world.add_group("Satgas Jauh", place.staff)
    place.settings.regions = ("solo", "sleman")
    place.settings.moderator_chat_id = {"solo": place.group.id, "sleman": far.id}
    place.settings.bawaslu_chat_id = {"solo": place.bawaslu.id}
    place.settings.moderator_topic_id, far.topics = {"sleman": 7}, {7}
    found = [one.text.partition(":")[0] for one in await look(place.settings) if one.about in ("moderators", "topic")]
    assert found == ["MODERATOR_CHAT_ID (solo)", "MODERATOR_CHAT_ID (sleman)", "MODERATOR_TOPIC_ID (sleman)"]
    assert await bad(place) == []
    place.world.kick(place.world.bot, far)
    (fault_,) = await bad(place)
    assert fault_.text.startswith("MODERATOR_CHAT_ID (sleman): the bot is not a member")
    hints = [one.text for one in await look(place.settings) if one.level is Level.HINT]
    assert "BAWASLU_CHAT_ID (sleman) is empty: reports cannot be handed over to Bawaslu." in hints


async def test_privacy_mode_that_is_off(place: Stage) -> None:
    place.world.reads_all = True
    found = await about(place, "privacy")
    assert (found.level, "/setprivacy" in found.advice) == (Level.HINT, True)


@every_client
async def test_a_topic(place: Stage) -> None:
    place.settings.moderator_topic_id, place.group.topics = 7, {7}
    assert (await about(place, "topic")).level is Level.FINE
    assert place.bot_messages(place.group) == [], "what was sent to try it was taken away"


@pytest.mark.parametrize("topics", [None, {8}])
async def test_a_topic_that_is_not_there(place: Stage, topics: set[int] | None) -> None:
    place.settings.moderator_topic_id, place.group.topics = 7, topics
    (found,) = await bad(place)
    assert (found.level, found.about) == (Level.WARNING, "topic")
    assert "there is no such topic" in found.text


async def test_many_that_wait(place: Stage) -> None:
    resident = place.resident()
    for _ in range(MANY):
        place.world.say(resident.person, resident.chat, "halo")
    (found,) = await bad(place)
    assert found.text == f"{MANY} messages wait at Telegram, which throws away what is older than 24 hours."
    assert len(place.world.updates.pending) == MANY, "looking takes nothing away"


async def set_webhook(stage: Stage, url: str) -> None:
    """Have a webhook set at Telegram, as a bot would."""
    channel = connect(stage.settings.telegram_token.get_secret_value(), stage.settings.telegram_api_url, "httpx")
    await channel.start()
    await channel.set_webhook(url, "rahasia-webhook-contoh")
    await channel.close()


def by_webhook(stage: Stage, url: str) -> None:
    stage.settings.telegram_mode, stage.settings.public_url = "webhook", url


async def test_polling_while_a_webhook_is_set(place: Stage) -> None:
    await set_webhook(place, "https://lama.contoh.id/bot-rahasia-AAsandbox")
    (found,) = await bad(place)
    assert (found.level, found.about) == (Level.WARNING, "updates")
    assert "a webhook at lama.contoh.id." in found.text


async def test_webhook_while_none_is_set(place: Stage) -> None:
    by_webhook(place, "https://lapor.contoh.id")
    (found,) = await bad(place)
    assert (found.level, found.text) == (Level.WARNING, "TELEGRAM_MODE is webhook, but no webhook is set.")


async def test_a_webhook_elsewhere_and_the_right_one(place: Stage) -> None:
    by_webhook(place, "https://lapor.contoh.id/")
    await set_webhook(place, "https://lama.contoh.id/telegram")
    (found,) = await bad(place)
    assert found.text.endswith("not PUBLIC_URL/telegram, but at lama.contoh.id.")
    await set_webhook(place, "https://lapor.contoh.id/telegram")
    assert await bad(place) == []


async def test_while_the_bot_runs_another_way_is_a_fault(place: Stage) -> None:
    await set_webhook(place, "https://lama.contoh.id/telegram")
    database = Database(place.settings.database_url)
    await migrate(database)
    async with serving(Web(database, Measures(), None, "").app()) as url:
        place.settings.listen = url.removeprefix("http://")
        (found,) = await bad(place)
    await database.close()
    assert (found.level, found.about) == (Level.FAULT, "updates")
    assert "another bot" in found.advice


async def test_a_webhook_that_fails(place: Stage) -> None:
    by_webhook(place, "http://127.0.0.1:9")
    await set_webhook(place, "http://127.0.0.1:9/telegram")
    resident = place.resident()
    place.world.say(resident.person, resident.chat, "halo")
    webhook = place.world.updates.webhook
    assert webhook is not None
    await holds(lambda: bool(webhook.last_error_at))
    (found,) = await bad(place)
    assert (found.level, found.about) == (Level.WARNING, "updates")
    assert found.text.startswith("Telegram could not deliver to PUBLIC_URL")


@every_client
async def test_a_telegram_that_does_not_answer(place: Stage) -> None:
    place.world.faults.next("getMe", "502")
    (found,) = await bad(place)
    assert (found.level, found.about) == (Level.FAULT, "telegram")
    assert found.text.startswith("TELEGRAM_API_URL: Telegram cannot be asked")


async def test_a_network_that_is_not_there(place: Stage) -> None:
    place.settings.telegram_api_url = "http://127.0.0.1:9"
    (found,) = await bad(place)
    assert found.text.startswith("TELEGRAM_API_URL: Telegram cannot be asked")
    assert (await about(place, "clock")).level is Level.HINT


@every_client
async def test_a_token_that_telegram_does_not_know(place: Stage) -> None:
    place.settings.telegram_token = SecretStr("123456789:AAsandbox-token-of-somebody-else-0000")
    (found,) = await bad(place)
    assert found.text == "TELEGRAM_TOKEN: Telegram does not know it."


@pytest.mark.parametrize(
    ("seconds", "level", "words"),
    [
        (3, Level.FINE, "agrees"),
        (30, Level.WARNING, "s behind Telegram's"),
        (-30, Level.WARNING, "s ahead of Telegram's"),
        (120, Level.FAULT, "s behind Telegram's"),
        (-7200, Level.FAULT, "s ahead of Telegram's"),
    ],
)
async def test_a_clock_that_is_wrong(place: Stage, seconds: float, level: Level, words: str) -> None:
    place.hands.forward(seconds)
    found = await about(place, "clock")
    assert found.level is level
    assert words in found.text


# -- what it looks like ---------------------------------------------------------------------------------------------

MIXED = [
    fine("settings", "complete."),
    hint("bawaslu", "BAWASLU_CHAT_ID is empty: reports cannot be handed over to Bawaslu."),
    warning("disk", "0.4 GB are free under /srv/data.", "Make room."),
    fault("moderators", "MODERATOR_CHAT_ID: the bot is not a member of this group.", "Add it there."),
]


def test_what_it_looks_like() -> None:
    assert (
        shown(MIXED, 72)
        == """\
ok     settings   complete.
hint   bawaslu    BAWASLU_CHAT_ID is empty: reports cannot be handed
                  over to Bawaslu.
warn   disk       0.4 GB are free under /srv/data. Make room.
FAULT  moderators MODERATOR_CHAT_ID: the bot is not a member of this
                  group. Add it there.

1 to put right, 1 warning."""
    )
    assert shown(MIXED[:2], 200).endswith("\n\nEverything is in order.")


@pytest.mark.parametrize(("many", "level"), [(0, Level.FINE), (2, Level.HINT), (3, Level.WARNING), (4, Level.FAULT)])
def test_the_worst_counts(many: int, level: Level) -> None:
    assert worst(MIXED[:many]) is level


@pytest.mark.parametrize(
    ("changed", "code", "last"),
    [
        ({}, 0, "Everything is in order."),
        ({"MODERATOR_TOPIC_ID": "9"}, 3, "0 to put right, 1 warning."),
        ({"BAWASLU_CHAT_ID": "-42"}, 1, "1 to put right, 0 warnings."),
        ({"SECRET_KEYS": ""}, 1, "make one with:"),
    ],
)
async def test_the_command(place: Stage, tmp_path: Path, changed: dict[str, str], code: int, last: str) -> None:
    asked = {**environment(place.settings), **changed}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "check", cwd=tmp_path, env=asked, stdout=PIPE, stderr=STDOUT
    )
    told = (await process.communicate())[0].decode()
    assert (process.returncode, last in told) == (code, True), told
    assert "Traceback" not in told
    assert "AAsandbox" not in told


async def test_bawaslu_is_not_the_moderators_own_group(place: Stage) -> None:
    place.settings = place.settings.model_copy(update={"bawaslu_chat_id": place.group.id})
    found = await about(place, "bawaslu")
    assert found.level is Level.WARNING
    assert "stays in the house" in found.text


@pytest.mark.parametrize("name", ["HTTPS_PROXY", "https_proxy"])
async def test_a_proxy_that_is_written_into_the_file_is_the_way_out(place: Stage, tmp_path: Path, name: str) -> None:
    """As offices have it; nothing leaves this computer even where it is not used, for nobody has this address."""
    asked = asyncio.get_running_loop().create_future()

    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        line = await reader.readline()
        if not asked.done():
            asked.set_result(line)
        writer.write(b"HTTP/1.1 502 Bad Gateway\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(refuse, "127.0.0.1", 0) as proxy:
        port = proxy.sockets[0].getsockname()[1]
        (tmp_path / ".env").write_text(f"{name}=http://127.0.0.1:{port}\nTELEGRAM_CLIENT=httpx\n")
        own = {"TELEGRAM_API_URL": "https://telegram.invalid", "TELEGRAM_CLIENT": ""}
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "check"),
            cwd=tmp_path, env=environment(place.settings) | own, stdout=PIPE, stderr=STDOUT,
        )  # fmt: skip
        await process.communicate()
        assert asked.done()
        assert asked.result() == b"CONNECT telegram.invalid:443 HTTP/1.1\r\n"
