"""WhatsApp's door: the handshake of its webhook, and what it pushes to us.

200 only after the commit; anything else makes WhatsApp push it again. Nothing is parsed before its signature is right.
"""

import asyncio
import hmac
import json
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.channels import whatsapp_wire
from bot.channels.whatsapp import WhatsApp
from bot.receive import Receive
from bot.web import whole_body

PATH: Final = "/whatsapp"


class Door:
    """The routes of one number. `secret`: of the app, signs what is pushed; `word`: proves the handshake."""

    def __init__(self, channel: WhatsApp, receive: Receive, secret: str, word: str) -> None:
        self.channel = channel
        self._receive = receive
        self._secret = secret
        self._word = word.encode()

    def routes(self) -> list[Route]:
        """GET for the handshake, POST for what happens."""
        return [Route(PATH, self._shake, methods=["GET"]), Route(PATH, self._push, methods=["POST"])]

    async def _shake(self, request: Request) -> Response:
        """Meta asks once whether this address is ours (Webhooks: verification requests)."""
        given = request.query_params
        right = hmac.compare_digest(given.get("hub.verify_token", "").encode(), self._word)
        if given.get("hub.mode") != "subscribe" or not right:
            return Response(status_code=403)
        return PlainTextResponse(given.get("hub.challenge", ""))

    async def _push(self, request: Request) -> Response:
        body = await whole_body(request)
        if body is None:
            return Response(status_code=413)
        if not whatsapp_wire.verify(body, request.headers.get("x-hub-signature-256", ""), self._secret):
            return Response(status_code=401)
        try:
            payload = json.loads(body)
        except (ValueError, RecursionError):
            return Response(status_code=400)
        reading = self.channel.read(payload)
        try:
            await asyncio.gather(*(self._receive.take(update) for update in reading.updates))
        finally:
            self.channel.answered(reading)
        if reading.statuses:
            await self._receive.told(reading.statuses)
        return Response(status_code=200)
