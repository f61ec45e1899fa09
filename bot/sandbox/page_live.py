"""The page's live line: one Server-Sent Events stream per open page, which cannot miss anything.

Theory: a stream starts by listening, then sends a picture of everything ("state"), then only what changed ("news").
What changed is kept as a set of things to tell, not as a list of happenings: a message edited five times before it
could be sent is told once, as it is now, so a slow page costs no memory and never lags behind. A page that lost the
connection simply opens a new stream and gets a new picture; nothing has to be replayed.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from bot.sandbox.cloud import Bubble, CloudChange
from bot.sandbox.cloud_page import bubble_view
from bot.sandbox.nouns import Change, Message, Person, Tap
from bot.sandbox.page_stage import Stage, chats_of
from bot.sandbox.page_view import history_view, message_view, phone_histories, stage_view, tap_view, whole_view
from bot.sandbox.world import World

Json = dict[str, Any]

LOOK_UP_SECONDS = 1.0
"""How often the stage is looked at without being called: its `progress` changes silently."""
GATHER_SECONDS = 0.02
"""How long a burst is gathered into one piece of news."""
QUIET_ROUNDS = 15
"""After so many looks without news a comment is sent, so that a dead connection is noticed."""
LATEST_TAPS = 50
AGAIN_AFTER = 1000
"""Milliseconds after which a page that lost the line tries again."""


@dataclass
class Unseen:
    """What one open page has not been told yet; a thing that changed twice is told once."""

    messages: dict[tuple[int, int], Message] = field(default_factory=dict)
    taps: dict[str, Tap] = field(default_factory=dict)
    typing: set[int] = field(default_factory=set)
    called: asyncio.Event = field(default_factory=asyncio.Event)
    bubbles: dict[str, Bubble] = field(default_factory=dict)
    """Of the WhatsApp phones."""

    def note(self, change: Change) -> None:
        """A listener of World.on_change; never raises."""
        if change.kind == "typing" and change.chat is not None:
            self.typing.add(change.chat.id)
        if change.tap is not None:
            self.taps[change.tap.id] = change.tap
        elif change.message is not None:
            self.messages[change.message.chat.id, change.message.id] = change.message
        self.called.set()

    def note_phone(self, change: CloudChange) -> None:
        """A listener of Cloud.on_change; never raises."""
        if change.kind == "typing" and change.contact is not None:
            self.typing.add(change.contact.number)
        if change.kind == "message" and change.contact is not None and change.bubble is not None and change.bubble.ours:
            self.typing.discard(change.contact.number)  # the reply ends it, before the page has heard of either
        if change.bubble is not None:
            self.bubbles[change.bubble.id] = change.bubble
        self.called.set()

    def take_bubbles(self, bot: Person) -> list[Json]:
        """The news of the phones; afterwards nothing is unseen."""
        told = [bubble_view(said, bot) for said in self.bubbles.values()]
        self.bubbles = {}
        return told

    async def wait(self) -> None:
        """Until something changed, at most LOOK_UP_SECONDS; a burst is gathered."""
        try:
            async with asyncio.timeout(LOOK_UP_SECONDS):
                await self.called.wait()
                await asyncio.sleep(GATHER_SECONDS)
        except TimeoutError:
            pass

    def take(self, chats: set[int]) -> Json:
        """The news of these chats as JSON ({} when there are none); afterwards nothing is unseen."""
        told = {
            "messages": [message_view(message) for message in self.messages.values() if message.chat.id in chats],
            "taps": [tap_view(tap) for tap in self.taps.values() if tap.message.chat.id in chats],
            "typing": sorted(self.typing & chats),
        }
        self.messages, self.taps, self.typing = {}, {}, set()
        self.called.clear()
        return {key: news for key, news in told.items() if news}


async def feed(world: World, stage: Stage, epoch: str) -> AsyncIterator[str]:
    """Server-Sent Events: `state` (see whole_view) once, then `news` {stage?, chats?, messages?, taps?, typing?}."""
    unseen = Unseen()
    stops = [world.on_change(unseen.note)]
    if stage.cloud is not None:
        stops.append(stage.cloud.on_change(unseen.note_phone))
    try:
        told = picture_now(world, stage, epoch)
        yield f"retry: {AGAIN_AFTER}\n" + _event("state", told)
        async for news in _news(world, stage, unseen, told["stage"]):
            yield _event("news", news) if news else ": masih di sini\n\n"
    finally:
        for stop in stops:
            stop()


def picture_now(world: World, stage: Stage, epoch: str) -> Json:
    """Everything, with the latest taps, so that a page that was away hears their answers."""
    latest = list(islice(reversed(world.taps.values()), LATEST_TAPS))
    return whole_view(world, stage, epoch, reversed(latest))


async def _news(world: World, stage: Stage, unseen: Unseen, told: Json) -> AsyncIterator[Json]:
    quiet = 0
    while True:
        await unseen.wait()
        chats = chats_of(world, stage)
        now = stage_view(world, stage)
        bubbles = unseen.take_bubbles(world.bot)
        news = unseen.take({chat.id for chat in chats} | set(now["phones"]))
        if bubbles:
            news["messages"] = news.get("messages", []) + bubbles
        if now != told:
            known = {card["id"] for card in told["chats"]}
            whole = [history_view(chat) for chat in chats] + phone_histories(world, stage)
            news |= {"stage": now, "chats": [history for history in whole if history["chat"] not in known]}
            told = now
        quiet = 0 if news else quiet + 1
        if news or quiet % QUIET_ROUNDS == 0:
            yield news


class LiveResponse(StreamingResponse):
    """The stream as a response that ends properly, also when the server closes while it is open."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 - ASGI's shape
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        pump = asyncio.create_task(self._pump(send))
        gone = asyncio.create_task(self.listen_for_disconnect(receive))
        try:
            await asyncio.wait({pump, gone}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (pump, gone):
                task.cancel()
            await asyncio.wait({pump, gone})
        await send({"type": "http.response.body", "body": b"", "more_body": False})
        if not pump.cancelled():
            pump.result()

    async def _pump(self, send: Send) -> None:
        async for piece in self.body_iterator:
            data = piece.encode() if isinstance(piece, str) else piece
            await send({"type": "http.response.body", "body": data, "more_body": True})


def _event(name: str, data: Json) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False, separators=(',', ':'))}\n\n"
