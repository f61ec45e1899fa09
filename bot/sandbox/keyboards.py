"""reply_markup -> rows of inline buttons, or Telegram's words about what is wrong. Pure.

Reply keyboards, their removal and force_reply are accepted and shown nowhere: the sandbox knows inline buttons only.
Source: telegram-bot-api Client.cpp (get_reply_markup), td ReplyMarkup.cpp; limits from core.telegram.org/bots/api.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from bot.sandbox.nouns import Json, Keyboard
from bot.sandbox.params import Params
from bot.sandbox.refusals import Refusal, bad_request

BUTTONS_MOST = 100
DATA_MOST = 64
"""Bytes of callback_data in UTF-8 (Bot API: InlineKeyboardButton)."""
OTHER_KINDS = ("switch_inline_query", "switch_inline_query_current_chat", "web_app", "login_url", "copy_text", "pay")
NO_JSON = "can't parse reply keyboard markup JSON object"


def read_keyboard(params: Params) -> Keyboard:
    """The inline keyboard of a call; no rows when there is none. What it says is checked by `check_keyboard`."""
    markup = params.values.get("reply_markup")
    if not markup:
        return []
    return _read_source(markup) if isinstance(markup, str) else _read_markup(markup)


@lru_cache(maxsize=1024)
def _read_source(source: str) -> Keyboard:
    """Keyboards repeat themselves; what is read is never changed afterwards."""
    try:
        return _read_markup(json.loads(source))
    except ValueError:
        raise bad_request(NO_JSON) from None


def _read_markup(markup: Any) -> Keyboard:
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    rows = markup.get("inline_keyboard", [])
    if not isinstance(rows, list):
        raise bad_request('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array')
    if not all(isinstance(row, list) for row in rows):
        raise bad_request('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    return [[_button(button) for button in row] for row in rows if row]


def _button(button: Any) -> Json:
    if not isinstance(button, dict):
        raise _unreadable("InlineKeyboardButton must be an Object")
    text = button.get("text")
    if not isinstance(text, str):
        raise _unreadable('Can\'t find field "text"' if text is None else 'Field "text" must be of type String')
    if url := button.get("url"):
        return {"text": text.strip(), "url": _address(str(url))}
    if data := button.get("callback_data"):
        return {"text": text.strip(), "callback_data": str(data)}
    others: Json = {kind: button[kind] for kind in OTHER_KINDS if kind in button}
    if not others:
        raise _unreadable("Text buttons are unallowed in the inline keyboard")
    return {"text": text.strip(), **others}


def _unreadable(words: str) -> Refusal:
    return bad_request(f"can't parse inline keyboard button: {words}")


def _address(url: str) -> str:
    if url.startswith(("tg://", "mailto:")):
        return url
    parts = urlsplit(url if "://" in url else f"http://{url}")
    if parts.scheme not in ("http", "https") or "." not in (parts.hostname or ""):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return url if "://" in url else f"http://{url}"


def check_keyboard(keyboard: Keyboard) -> None:
    """What Telegram's server refuses once the message is known to have a place: empty texts, long data, too many."""
    count = 0
    for row in keyboard:
        for button in row:
            count += 1
            if not button["text"]:
                raise bad_request("inline keyboard button text must be non-empty")
            data = button.get("callback_data")
            if data is not None and len(data) > DATA_MOST // 4 and len(data.encode()) > DATA_MOST:
                raise bad_request("BUTTON_DATA_INVALID")
    if count > BUTTONS_MOST:
        raise bad_request("reply markup is too long")
