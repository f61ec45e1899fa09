"""Posts updates to the webhook: per chat in order, chats beside each other, again and again until the answer is 2xx.

One worker per chat that has something to deliver; at most `max_connections` posts at a time. After a failure a chat
waits `first_wait` seconds, then twice as long each time up to `longest_wait`; other chats do not wait. What a webhook
writes into its answer (Telegram would carry out a method named there) is ignored.
"""

from __future__ import annotations

import asyncio
import json
from collections import deque
from contextlib import suppress

import aiohttp

from bot.sandbox.nouns import Json
from bot.sandbox.updates import Webhook
from bot.sandbox.world import World

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
PATIENCE = 60.0
"""Seconds a webhook has to answer."""


def chat_key(update: Json) -> int:
    """The chat (or else the person) whose updates must not overtake each other; 0 for neither."""
    for content in update.values():
        if isinstance(content, dict):
            place = content.get("message", content).get("chat") or content.get("from") or {}
            return int(place.get("id", 0))
    return 0


class Courier:
    """Works from `start()` to `stop()`; idle while no webhook is set."""

    def __init__(self, world: World, first_wait: float = 0.1, longest_wait: float = 10.0) -> None:
        self._world = world
        self._waits = (first_wait, longest_wait)
        self._serving: Webhook | None = None
        self._routed = 0
        self._queues: dict[int, deque[int]] = {}
        self._workers: set[asyncio.Task[None]] = set()
        self._session: aiohttp.ClientSession | None = None

    def start(self) -> None:
        """Listen for updates from now on."""
        self._world.updates.watchers.append(self.stir)
        self.stir()

    async def stop(self) -> None:
        """Drop everything; what was not delivered stays in the queue."""
        with suppress(ValueError):
            self._world.updates.watchers.remove(self.stir)
        await self._lay_down()

    async def _lay_down(self) -> None:
        workers, session = list(self._workers), self._session
        self._serving, self._session, self._routed = None, None, 0
        self._queues.clear()
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
        if session is not None:
            await session.close()

    def stir(self) -> None:
        """Something came, or the webhook is another now: see that each chat has a worker."""
        webhook = self._world.updates.webhook
        if webhook is not self._serving:
            self._serving, self._routed = webhook, 0
            self._queues = {}
        if webhook is None:
            return
        for serial in self._fresh():
            key = chat_key(self._world.updates.pending[serial].update)
            if key in self._queues:
                self._queues[key].append(serial)
            else:
                self._employ(key, deque([serial]), webhook)

    def _fresh(self) -> list[int]:
        """Serials that came since the last look; they grow, so the search goes backwards from the newest."""
        fresh = []
        for serial in reversed(self._world.updates.pending):
            if serial <= self._routed:
                break
            fresh.append(serial)
        self._routed = max(self._routed, fresh[0] if fresh else 0)
        return fresh[::-1]

    def _employ(self, key: int, queue: deque[int], webhook: Webhook) -> None:
        self._queues[key] = queue
        worker = asyncio.get_running_loop().create_task(self._deliver(key, queue, webhook))
        self._workers.add(worker)
        worker.add_done_callback(self._workers.discard)

    async def _deliver(self, key: int, queue: deque[int], webhook: Webhook) -> None:
        wait = self._waits[0]
        while queue and self._serving is webhook:
            waiting = self._world.updates.pending.get(queue[0])
            if waiting is None or await self._post(webhook, waiting.update):
                self._world.updates.drop(queue.popleft())
                wait = self._waits[0]
            else:
                await asyncio.sleep(wait)
                wait = min(wait * 2, self._waits[1])
        if self._queues.get(key) is queue:
            del self._queues[key]

    async def _post(self, webhook: Webhook, update: Json) -> bool:
        headers = {"Content-Type": "application/json"}
        if webhook.secret:
            headers[SECRET_HEADER] = webhook.secret
        session = self._open(webhook)
        try:
            async with session.post(webhook.url, data=json.dumps(update), headers=headers) as answer:
                await answer.read()
                problem = "" if answer.ok else f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except TimeoutError:
            problem = "Read timeout expired"
        except aiohttp.ClientError as error:
            problem = "Connection refused" if isinstance(error, aiohttp.ClientConnectorError) else "Connection reset"
        if problem:
            webhook.last_error, webhook.last_error_at = problem, int(self._world.now().timestamp())
        return not problem

    def _open(self, webhook: Webhook) -> aiohttp.ClientSession:
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=webhook.max_connections)
            self._session = aiohttp.ClientSession(connector=connector, timeout=aiohttp.ClientTimeout(total=PATIENCE))
        return self._session
