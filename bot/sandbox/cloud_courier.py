"""Posts the letters of `cloud_post.py` to the bot's webhook, signed, again and again until the answer is 200.

Letters of one person go in order, people beside each other. After a failure a person's letters wait `first_wait`
seconds, then twice as long each time up to `longest_wait` (Meta: growing pauses for up to 7 days). With `in_order`
off nobody waits for anybody, as on the platform, where a letter that failed is overtaken by later ones.
"""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress
from itertools import takewhile

import aiohttp

from bot.sandbox.cloud import Cloud
from bot.sandbox.cloud_nouns import CloudChange
from bot.sandbox.cloud_post import Letter
from bot.sandbox.cloud_wire import SIGNATURE, envelope, signature

PATIENCE = 30.0
"""Seconds a webhook has to answer."""
CONNECTIONS = 50
CHALLENGE = "1158201444"


class CloudCourier:
    """Works from `start()` to `stop()`; idle while no webhook is set."""

    def __init__(
        self, cloud: Cloud, first_wait: float = 0.1, longest_wait: float = 10.0, *, in_order: bool = True
    ) -> None:
        self._cloud = cloud
        self.waits = (first_wait, longest_wait)
        self.in_order = in_order
        self.last_problem = ""
        """Why the latest POST that failed did."""
        self._routed = 0
        self._queues: dict[str, deque[int]] = {}
        self._workers: set[asyncio.Task[None]] = set()
        self._session: aiohttp.ClientSession | None = None

    def start(self) -> None:
        """Listen for letters from now on."""
        self._cloud.post.watchers.append(self.stir)
        self.stir()

    async def stop(self) -> None:
        """Drop everything; what was not delivered stays in the tray."""
        with suppress(ValueError):
            self._cloud.post.watchers.remove(self.stir)
        workers, session = list(self._workers), self._session
        self._session, self._routed = None, 0
        self._queues.clear()
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
        if session is not None:
            await session.close()

    async def subscribe(self, url: str) -> bool:
        """The handshake Meta makes when a webhook is set; False, and nothing set, when the bot answers wrongly."""
        query = {"hub.mode": "subscribe", "hub.challenge": CHALLENGE, "hub.verify_token": self._cloud.verify_token}
        try:
            async with self._open().get(url, params=query) as answer:
                agreed = answer.status == 200 and (await answer.text()) == CHALLENGE
        except (aiohttp.ClientError, TimeoutError):
            agreed = False
        if agreed:
            self._cloud.webhook = url
            self.stir()
        return agreed

    def stir(self) -> None:
        """Something came, or the webhook was set: see that each person has a worker."""
        if not self._cloud.webhook:
            return
        for serial in self._fresh():
            key = self._cloud.post.pending[serial].key if self.in_order else str(serial)
            if key in self._queues:
                self._queues[key].append(serial)
            else:
                self._employ(key, deque([serial]))

    def _fresh(self) -> list[int]:
        """Serials that came since the last look; they grow, so the search goes backwards from the newest."""
        fresh = list(takewhile(lambda serial: serial > self._routed, reversed(self._cloud.post.pending)))
        self._routed = fresh[0] if fresh else self._routed
        return fresh[::-1]

    def _employ(self, key: str, queue: deque[int]) -> None:
        self._queues[key] = queue
        worker = asyncio.get_running_loop().create_task(self._deliver(key, queue))
        self._workers.add(worker)
        worker.add_done_callback(self._workers.discard)

    async def _deliver(self, key: str, queue: deque[int]) -> None:
        wait = self.waits[0]
        while queue:
            letter = self._cloud.post.pending.get(queue[0])
            if letter is None or await self._post(letter):
                self._cloud.post.drop(queue.popleft())
                self._delivered(letter)
                wait = self.waits[0]
            else:
                await asyncio.sleep(wait)
                wait = min(wait * 2, self.waits[1])
        if self._queues.get(key) is queue:
            del self._queues[key]

    def _delivered(self, letter: Letter | None) -> None:
        for said in letter.bubbles if letter is not None else []:
            self._cloud.advance(said, "delivered")
        self._cloud.tell(CloudChange("post"))

    async def _post(self, letter: Letter) -> bool:
        """Only 200 counts (Webhooks: "respond with 200")."""
        body = envelope(self._cloud.account_id, letter.values)
        headers = {"Content-Type": "application/json", SIGNATURE: signature(self._cloud.app_secret, body)}
        letter.tries += 1
        try:
            async with self._open().post(self._cloud.webhook, data=body, headers=headers) as answer:
                await answer.read()
                problem = "" if answer.status == 200 else f"{answer.status} {answer.reason}"
        except (aiohttp.ClientError, TimeoutError) as error:
            problem = type(error).__name__
        self.last_problem = problem or self.last_problem
        return not problem

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=CONNECTIONS)
            self._session = aiohttp.ClientSession(connector=connector, timeout=aiohttp.ClientTimeout(total=PATIENCE))
        return self._session
