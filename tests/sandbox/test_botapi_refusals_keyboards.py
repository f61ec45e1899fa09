"""What Telegram refuses of keyboards, answers to taps, menus and webhooks: one row per refusal."""

from __future__ import annotations

import pytest

from bot.sandbox.world import World
from tests.sandbox.conftest import Api, Cast
from tests.sandbox.scene import Row, Scene, at, button, check_refused, send, set_scene

TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


KEYBOARDS: list[Row] = [
    (
        "65 bytes of data",
        "sendMessage",
        lambda s: send(s, reply_markup=button(text="a", callback_data="x" * 65)),
        "BUTTON_DATA_INVALID",
    ),
    (
        "33 two-byte letters of data",
        "sendMessage",
        lambda s: send(s, reply_markup=button(text="a", callback_data="é" * 33)),
        "BUTTON_DATA_INVALID",
    ),
    (
        "no words on a button",
        "sendMessage",
        lambda s: send(s, reply_markup=button(text=" ", callback_data="x")),
        "inline keyboard button text must be non-empty",
    ),
    (
        "no text of a button",
        "sendMessage",
        lambda s: send(s, reply_markup=button(callback_data="x")),
        "can't parse inline keyboard button: Can't find field \"text\"",
    ),
    (
        "a button that does nothing",
        "sendMessage",
        lambda s: send(s, reply_markup=button(text="a")),
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    (
        "a button that leads nowhere",
        "sendMessage",
        lambda s: send(s, reply_markup=button(text="a", url="http://localhost/x")),
        "inline keyboard button URL 'http://localhost/x' is invalid: Wrong HTTP URL",
    ),
    (
        "101 buttons",
        "sendMessage",
        lambda s: send(s, reply_markup={"inline_keyboard": [[{"text": "a", "callback_data": "x"}]] * 101}),
        "reply markup is too long",
    ),
    ("no JSON", "sendMessage", lambda s: send(s, reply_markup="{"), "can't parse reply keyboard markup JSON object"),
    (
        "rows that are no list",
        "sendMessage",
        lambda s: send(s, reply_markup={"inline_keyboard": "x"}),
        'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array',
    ),
    (
        "a button that is a word",
        "sendMessage",
        lambda s: send(s, reply_markup={"inline_keyboard": [["x"]]}),
        "can't parse inline keyboard button: InlineKeyboardButton must be an Object",
    ),
    ("a list", "sendMessage", lambda s: send(s, reply_markup=[1]), "object expected as reply markup"),
    (
        "no rows",
        "sendMessage",
        lambda s: send(s, reply_markup={"inline_keyboard": [{"text": "a"}]}),
        'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    ),
    (
        "bad keyboard in an edit",
        "editMessageReplyMarkup",
        lambda s: at(s.text, reply_markup=button(text="a", callback_data="x" * 65)),
        "BUTTON_DATA_INVALID",
    ),
]
QUERIES: list[Row] = [
    ("unknown query", "answerCallbackQuery", lambda _: {"callback_query_id": "1"}, TOO_OLD),
    (
        "long answer",
        "answerCallbackQuery",
        lambda s: {"callback_query_id": s.world.tap(s.sari, s.text, "x").id, "text": "x" * 201},
        "MESSAGE_TOO_LONG",
    ),
]
ABOUT: list[Row] = [
    ("unknown method", "sendDance", lambda _: {}, "Not Found"),
    ("no commands", "setMyCommands", lambda _: {}, "expected an Array of BotCommand"),
    (
        "bad command",
        "setMyCommands",
        lambda _: {"commands": [{"command": "Lapor", "description": "x"}]},
        "BOT_COMMAND_INVALID",
    ),
    (
        "command without words",
        "setMyCommands",
        lambda _: {"commands": [{"command": "lapor", "description": ""}]},
        "BOT_COMMAND_DESCRIPTION_INVALID",
    ),
    (
        "101 commands",
        "setMyCommands",
        lambda _: {"commands": [{"command": "a", "description": "x"}] * 101},
        "BOT_COMMANDS_TOO_MUCH",
    ),
    (
        "strange scope",
        "setMyCommands",
        lambda _: {"commands": [], "scope": {"type": "galaxy"}},
        "unsupported type specified",
    ),
    (
        "long description",
        "setMyShortDescription",
        lambda _: {"short_description": "x" * 121},
        "BOT_SHORT_DESCRIPTION_TOO_LONG",
    ),
    (
        "plain http",
        "setWebhook",
        lambda _: {"url": "http://contoh.id/telegram"},
        "bad webhook: An HTTPS URL must be provided for webhook",
    ),
    (
        "strange port",
        "setWebhook",
        lambda _: {"url": "https://contoh.id:8080/telegram"},
        "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
    ),
    (
        "bad secret",
        "setWebhook",
        lambda _: {"url": "https://contoh.id/telegram", "secret_token": "rahasia!"},
        "secret token contains unallowed characters",
    ),
]
ROWS = KEYBOARDS + QUERIES + ABOUT


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
async def test_refused(api: Api, scene: Scene, row: Row) -> None:
    await check_refused(api, scene, row)


@pytest.fixture
def scene(world: World, cast: Cast) -> Scene:
    return set_scene(world, cast)


async def test_a_query_is_answered_once(api: Api, scene: Scene) -> None:
    tap = scene.world.tap(scene.sari, scene.text, "x")
    answer = {"callback_query_id": tap.id, "text": "x" * 200, "show_alert": True}
    assert (await api("answerCallbackQuery", **answer)).result is True
    assert (tap.answer, tap.alert) == ("x" * 200, True)
    assert (await api("answerCallbackQuery", callback_query_id=tap.id)).refusal == (400, f"Bad Request: {TOO_OLD}")
    assert tap.answer == "x" * 200
