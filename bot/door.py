"""WhatsApp's door: the handshake of its webhook, and what it pushes to us.

200 only after the commit; anything else makes WhatsApp push it again. Nothing is parsed before its signature is right.
"""

import asyncio
import hmac
from collections.abc import Mapping, Sequence
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.channels import whatsapp_wire
from bot.channels.whatsapp import WhatsApp
from bot.receive import Receive
from bot.web import NotJsonError, Push, parsed
from handlers.messages import Update

PATH: Final = "/whatsapp"
LARGEST_BODY: Final = 3 * 1024**2  # bytes. Webhooks, Create a webhook endpoint: "payloads can be up to 3MB"
_SIGNATURE: Final = b"x-hub-signature-256"


class Door:
    """The routes of one number. `secret`: of the app, signs what is pushed; `word`: proves the handshake."""

    def __init__(self, channel: WhatsApp, receive: Receive, secret: str, word: str) -> None:
        self.channel = channel
        self.receive = receive
        self._secret = secret
        self._word = word.encode()

    def routes(self) -> list[Route]:
        """GET for the handshake, POST for what happens; of what bears no signature the body is not even read."""
        push = Push(self._push, lambda headers: bool(headers.get(_SIGNATURE)), LARGEST_BODY)
        return [Route(PATH, self._shake, methods=["GET"]), Route(PATH, push, methods=["POST"])]

    async def _shake(self, request: Request) -> Response:
        """Meta asks once whether this address is ours (Webhooks: verification requests)."""
        given = request.query_params
        right = hmac.compare_digest(given.get("hub.verify_token", "").encode(), self._word)
        if given.get("hub.mode") != "subscribe" or not right:
            return Response(status_code=403)
        return PlainTextResponse(given.get("hub.challenge", ""))

    async def _push(self, headers: Mapping[bytes, bytes], body: bytes) -> int:
        signature = headers.get(_SIGNATURE, b"").decode("latin-1")
        if not whatsapp_wire.verify(body, signature, self._secret):
            return 401
        try:
            reading = self.channel.read(parsed(body))
        except NotJsonError:
            return 400
        try:
            await self._take(reading.updates)
        finally:
            self.channel.answered(reading)
        if reading.statuses:
            await self.receive.told(reading.statuses)
        return 200

    async def _take(self, updates: Sequence[Update]) -> None:
        if len(updates) == 1:  # as nearly always: without a task of its own
            await self.receive.take(updates[0])
        else:
            await asyncio.gather(*(self.receive.take(update) for update in updates))
