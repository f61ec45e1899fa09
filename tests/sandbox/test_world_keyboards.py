"""reply_markup as rows of buttons: what is kept of it, and what it may say."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.sandbox.keyboards import check_keyboard, read_keyboard
from bot.sandbox.params import Params
from bot.sandbox.refusals import Refusal

KEPT: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"text": " Ya ", "callback_data": "y", "style": "x"}, {"text": "Ya", "callback_data": "y"}),
    ({"text": "Buka", "url": "https://contoh.id/a"}, {"text": "Buka", "url": "https://contoh.id/a"}),
    ({"text": "Buka", "url": "contoh.id"}, {"text": "Buka", "url": "http://contoh.id"}),
    ({"text": "Sari", "url": "tg://user?id=5"}, {"text": "Sari", "url": "tg://user?id=5"}),
    ({"text": "Salin", "copy_text": {"text": "LN"}}, {"text": "Salin", "copy_text": {"text": "LN"}}),
    ({"text": "a", "url": "contoh.id", "callback_data": "y"}, {"text": "a", "url": "http://contoh.id"}),
]


@pytest.mark.parametrize(("button", "kept"), KEPT)
def test_what_is_kept_of_a_button(button: dict[str, Any], kept: dict[str, Any]) -> None:
    markup = {"inline_keyboard": [[button]]}
    assert read_keyboard(Params({"reply_markup": markup})) == [[kept]]
    assert read_keyboard(Params({"reply_markup": json.dumps(markup)})) == [[kept]]


@pytest.mark.parametrize(
    "markup", [None, "", "{}", {}, {"inline_keyboard": []}, {"inline_keyboard": [[], []]}, {"force_reply": True}]
)
def test_no_buttons(markup: Any) -> None:
    assert read_keyboard(Params({"reply_markup": markup})) == []


@pytest.mark.parametrize("url", ["ftp://contoh.id", "javascript:alert(1)", "http://", "localhost", "https://lokal/x"])
def test_addresses_that_lead_nowhere(url: str) -> None:
    markup = {"inline_keyboard": [[{"text": "a", "url": url}]]}
    with pytest.raises(Refusal, match="is invalid: Wrong HTTP URL"):
        read_keyboard(Params({"reply_markup": markup}))


@pytest.mark.parametrize(("data", "fits"), [("x" * 64, True), ("x" * 65, False), ("é" * 32, True), ("😀" * 17, False)])
def test_bytes_of_data(data: str, fits: bool) -> None:
    keyboard = [[{"text": "a", "callback_data": data}]]
    if fits:
        check_keyboard(keyboard)
    else:
        with pytest.raises(Refusal, match="BUTTON_DATA_INVALID"):
            check_keyboard(keyboard)
