"""An answer of the Bot API as it comes over HTTP: its result, or the failure that says what to do next."""

import json
from typing import Any, Final

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.channel import Misconfigured, Moved, Refused, SendFailed, TryLater, Unclear, Unreachable
from bot.channels.telegram_calls import result
from bot.channels.telegram_wire import kind, said_at
from tests.wire.shapes import WARGA, membership, message, tap

PAGE = b"<html><head><title>Blocked</title></head></html>"


def told_apart(status: int, body: bytes) -> SendFailed:
    """How it fails."""
    with pytest.raises(SendFailed) as failed:
        result(status, body)
    return failed.value


@pytest.mark.parametrize(
    "value", [True, [], {}, {"message_id": 7}, [{"update_id": 1, "hologram": {}}], "x", 0, None], ids=str
)
def test_a_result_is_given_as_it_is(value: Any) -> None:
    assert result(200, orjson.dumps({"ok": True, "result": value, "description": "Webhook was set"})) == value


def test_half_a_surrogate_holds_up_nothing() -> None:
    body = rb'{"ok":true,"result":[{"update_id":1,"message":{"text":"\ud83d"}}]}'
    assert result(200, body)[0]["message"]["text"] == "\ud83d"


def test_bytes_that_are_no_text_hold_up_nothing() -> None:
    assert result(200, b'{"ok":true,"result":"\xff"}') == "\ufffd"


@pytest.mark.parametrize(
    ("status", "told", "kind"),
    [
        (400, {"description": "Bad Request: message text is empty"}, Refused),
        (400, {"description": "Bad Request: chat not found"}, Unreachable),
        (400, {"description": "x", "parameters": {"migrate_to_chat_id": -1007}}, Moved),
        (401, {"description": "Unauthorized"}, Misconfigured),
        (403, {"description": "Forbidden: bot was blocked by the user"}, Unreachable),
        (404, {"description": "Not Found"}, Misconfigured),
        (409, {"description": "Conflict: terminated by other getUpdates request"}, Misconfigured),
        (413, {"description": "Request Entity Too Large"}, Refused),
        (429, {"description": "Too Many Requests", "parameters": {"retry_after": 3}}, TryLater),
        (500, {"description": "Internal Server Error"}, Unclear),
        (502, {"description": "Bad Gateway"}, Unclear),
        (418, {}, Refused),
        (200, {"error_code": 400, "description": "Bad Request: chat not found"}, Unreachable),
        (400, {"error_code": "400", "description": ["x"], "parameters": "y"}, Refused),
        (400, {"description": None, "parameters": {"migrate_to_chat_id": "elsewhere"}}, Refused),
    ],
)
def test_refusals(status: int, told: dict[str, Any], kind: type[SendFailed]) -> None:
    assert type(told_apart(status, orjson.dumps({"ok": False, "error_code": status, **told}))) is kind


@pytest.mark.parametrize(
    ("value", "seconds"),
    [(3, 3.0), ("3", 3.0), (2.5, 2.5), (0, 0.0), (None, 1.0), ("soon", 1.0), ([], 1.0), (-4, 1.0), ("Infinity", 1.0)],
)
def test_a_pause_however_it_is_written(value: Any, seconds: float) -> None:
    body = {"ok": False, "error_code": 429, "description": "x", "parameters": {"retry_after": value}}
    failure = told_apart(429, orjson.dumps(body))
    assert isinstance(failure, TryLater)
    assert failure.after == seconds


@pytest.mark.parametrize("status", [200, 302, 400, 401, 403, 404, 409, 413, 429, 500, 502])
@pytest.mark.parametrize(
    "body", [PAGE, b"", b"[]", b"null", b'{"ok":true', b'{"ok":1,"result":1}', b'{"result":1}', b"[" * 100_000]
)
def test_what_is_no_answer_of_telegram_says_nothing(status: int, body: bytes) -> None:
    """A proxy's 403 is nobody who blocked us, its 404 no wrong token."""
    assert type(told_apart(status, body)) is Unclear


def test_done_without_a_result_is_unclear() -> None:
    assert type(told_apart(200, b'{"ok":true}')) is Unclear


@given(st.integers(100, 599), st.binary(max_size=200))
def test_any_bytes_are_a_failure_at_most(status: int, body: bytes) -> None:
    told_apart(status, body)


FIELDS: Final = ("error_code", "description", "parameters")
JSON: Final = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(
    st.integers(100, 599),
    st.fixed_dictionaries({"ok": st.just(False)}, optional=dict.fromkeys(FIELDS, JSON)),
)
def test_any_error_is_told_apart(status: int, told: dict[str, Any]) -> None:
    told_apart(status, json.dumps(told).encode())


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (message(text="x"), "message"),
        (message(kind="edited_message", text="x"), "edited_message"),
        (tap(), "callback_query"),
        (membership("member"), "my_chat_member"),
        ({"update_id": 1, "poll": {}}, "poll"),
        ({"update_id": 1, "managed_bot": {}}, "unknown"),
        ({"update_id": 1}, "unknown"),
        ([], "unknown"),
        (None, "unknown"),
    ],
)
def test_the_kind_of_an_update(data: Any, name: str) -> None:
    assert kind(data) == name


@pytest.mark.parametrize(
    ("data", "at"),
    [
        (message(text="x"), 1795000000.0),
        (message(kind="edited_message", text="x", edit_date=1795000060), 1795000060.0),
        (membership("member"), 1.0),
        (tap(), None),
        (message(text="x", date="gestern"), None),
        (message(text="x", date=True), None),
        (message(text="x", date=-1), None),
        (message(text="x", date=1 << 80), None),
        ({"update_id": 1, "message": WARGA}, None),
        ({"update_id": 1, "message": 3}, None),
        ([], None),
    ],
)
def test_when_it_was_said(data: Any, at: float | None) -> None:
    assert said_at(data) == at
