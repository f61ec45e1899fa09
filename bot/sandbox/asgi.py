"""The few lines between ASGI and a call: read a whole request, send a whole answer."""

from __future__ import annotations

import json
from collections.abc import Callable
from email.utils import formatdate
from functools import lru_cache
from typing import Any

from starlette.types import Message, Receive, Scope, Send

from bot.sandbox.nouns import Clock, Json
from bot.sandbox.params import Params, read
from bot.sandbox.refusals import Refusal, too_large
from bot.sandbox.uploads import UPLOAD_MOST

BODY_MOST = UPLOAD_MOST + 1024 * 1024
"""Bytes of a request; beyond it is read on and thrown away, then answered by 413."""
JSON_TYPE = (b"content-type", b"application/json")
encode: Callable[[Any], str] = json.JSONEncoder(separators=(",", ":")).encode


class Gone(Exception):  # noqa: N818 - not an error: the caller hung up
    """The caller closed the connection before its request was whole."""


async def read_params(scope: Scope, receive: Receive, most: int = BODY_MOST) -> Params:
    """The parameters of a request. Gone, or Refusal when the body is too large or not what its type says."""
    body = await read_body(receive, most)
    content_type = ""
    if body:
        for name, value in scope["headers"]:
            if name == b"content-type":
                content_type = value.decode("latin-1")
                break
    return read(scope["query_string"], content_type, body)


async def read_body(receive: Receive, most: int = BODY_MOST) -> bytes:
    """The whole body of a request; Refusal when it has more than `most` bytes."""
    message = await receive()
    if message["type"] == "http.request" and not message.get("more_body"):
        return bytes(message.get("body", b""))
    parts, size = [], 0
    while message["type"] != "http.disconnect":
        part = message.get("body", b"")
        size += len(part)
        if size <= most:
            parts.append(part)
        if not message.get("more_body"):
            break
        message = await receive()
    else:
        raise Gone
    if size > most:
        raise too_large()
    return b"".join(parts)


async def hang_up(receive: Receive) -> None:
    """Wait until the caller is gone."""
    while (await receive())["type"] != "http.disconnect":
        pass


async def refuse(send: Send, refusal: Refusal) -> None:
    """Answer by a refusal."""
    await answer(send, refusal.code, refusal.body())


async def answer(send: Send, status: int, body: Json) -> None:
    """Answer by JSON."""
    await send_bytes(send, status, JSON_TYPE, encode(body).encode())


def dated(send: Send, now: Clock) -> Send:
    """The same `send`, whose answers tell what time it is there (Date), as a platform's do."""

    async def send_dated(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message["headers"], (b"date", _http_date(int(now().timestamp())))]
        await send(message)

    return send_dated


@lru_cache(maxsize=2)
def _http_date(second: int) -> bytes:
    return formatdate(second, usegmt=True).encode()


async def send_bytes(send: Send, status: int, kind: tuple[bytes, bytes], body: bytes) -> None:
    """Answer by bytes; `kind` is the content-type header."""
    headers = [kind, (b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
