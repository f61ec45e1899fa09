"""How calls reach the Bot API: the ways of parameters, wrong tokens and methods, bodies that are not what they say."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.sandbox.conftest import TOKEN, Answer, Api, Cast, Clock

YES = {"text": "Ya", "callback_data": "report:consent:yes"}
KEYBOARD = {"inline_keyboard": [[YES], [{"text": "Buka", "url": "contoh.id"}], []]}
ROWS = [[YES], [{"text": "Buka", "url": "http://contoh.id"}]]


async def by_query(api: Api, params: dict[str, Any]) -> Answer:
    async with api.session.get(f"{api.url}/bot{TOKEN}/sendMessage", params=params) as answer:
        return Answer(answer.status, await answer.json())


async def by_form(api: Api, params: dict[str, Any]) -> Answer:
    return await api.post("sendMessage", data=params)


async def by_json(api: Api, params: dict[str, Any]) -> Answer:
    plain = {**params, "reply_markup": json.loads(params["reply_markup"]), "chat_id": int(params["chat_id"])}
    return await api.post("sendMessage", json=plain)


async def by_multipart(api: Api, params: dict[str, Any]) -> Answer:
    return await api("sendMessage", files={"unused": ("a.txt", b"x", "text/plain")}, **params)


async def by_mixture(api: Api, params: dict[str, Any]) -> Answer:
    body = dict(params)
    return await api.post(f"SENDmessage?chat_id={body.pop('chat_id')}", json=body)


@pytest.mark.parametrize("way", [by_query, by_form, by_json, by_multipart, by_mixture])
async def test_parameters_come_in_every_way(api: Api, cast: Cast, way: Any, clock: Clock) -> None:
    params = {
        "chat_id": str(cast.home.id),
        "text": "<b>Sugeng rawuh</b> & 100% 😀+",
        "parse_mode": "HTML",
        "reply_markup": json.dumps(KEYBOARD),
    }
    answer = await way(api, params)
    said = cast.home.messages[answer.result["message_id"]]
    assert said.text == "Sugeng rawuh & 100% 😀+"
    assert said.html == "<b>Sugeng rawuh</b> &amp; 100% 😀+"
    assert said.keyboard == ROWS
    assert answer.result == {
        "message_id": said.id,
        "from": {"id": 123456, "is_bot": True, "first_name": "LaporNetral", "username": "LaporNetralBot"},
        "chat": {
            "id": cast.sari.id,
            "first_name": "Sari",
            "last_name": "Contoh",
            "username": "sari_contoh",
            "type": "private",
        },
        "date": int(clock().timestamp()),
        "text": said.text,
        "entities": [{"type": "bold", "offset": 0, "length": 12}],
        "reply_markup": {"inline_keyboard": ROWS},
    }


@pytest.mark.parametrize(
    ("path", "code", "words"),
    [
        ("/bot1:salah/getMe", 401, "Unauthorized"),
        ("/bot1:salah/sendDance", 401, "Unauthorized"),
        (f"/bot{TOKEN}/getMee", 404, "Not Found"),
        (f"/bot{TOKEN}/", 404, "Not Found"),
        (f"/file/bot{TOKEN}/photos/file_1.jpg", 404, "Not Found"),
        ("/file/bot1:salah/photos/file_1.jpg", 401, "Unauthorized"),
    ],
)
async def test_wrong_tokens_and_methods(api: Api, path: str, code: int, words: str) -> None:
    async with api.session.get(api.url + path) as answer:
        assert Answer(answer.status, await answer.json()).refusal == (code, words)


@pytest.mark.parametrize(
    ("body", "kind", "words"),
    [
        (b"{", "application/json", "can't parse JSON object"),
        (b"[1]", "application/json", "object expected as request parameters"),
        (b'{"text": "\xff"}', "application/json", "strings must be encoded in UTF-8"),
        (b"text=%ff", "application/x-www-form-urlencoded", "strings must be encoded in UTF-8"),
        (b"--x", "multipart/form-data", "boundary of multipart/form-data is missing"),
    ],
)
async def test_bodies_that_are_not_what_they_say(api: Api, body: bytes, kind: str, words: str) -> None:
    answer = await api.post("sendMessage", data=body, headers={"Content-Type": kind})
    assert answer.refusal == (400, f"Bad Request: {words}")
