"""The process of the webhook's load: Meta's side of it, both platforms that the bot speaks to, and the residents.

    python -m bench.pushers

Telegram is the sandbox's, where nobody says anything; the Cloud API is just what is needed to be answered, and looks
whether each resident is asked one question after the other. Orders: reached (can the webhook be connected to?), push,
window (measured, and the load goes on), halt.
"""

import asyncio
import gc
import re
from contextlib import closing
from typing import Any, Final

import orjson
from starlette.types import Receive, Scope, Send

from bench import orders, talk, webhook
from bench.crowd import TOKEN
from bench.orders import Answer, Orders
from bench.pushing import Pushing
from bench.residents import at
from bot.sandbox.asgi import answer, read_body
from bot.sandbox.server import create_app, serving
from bot.sandbox.world import Limits, World

HOST: Final = "127.0.0.1"
PATIENCE: Final = 5.0
_ASKED: Final = re.compile(rb'"report:([a-z]+):')


class Cloud:
    """The Cloud API for one number of ours: takes messages, remembers who was asked what."""

    def __init__(self) -> None:
        self.sent = 0
        self.astray: list[str] = []
        self._asked: dict[str, int] = {}  # address -> how many of the talk's questions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        body = await read_body(receive, 1_000_000)
        if scope["method"] == "POST":
            self.sent += 1
            self._watch(body)
            await answer(send, 200, {"messages": [{"id": f"wamid.bench{self.sent}"}]})
        else:
            await answer(send, 200, {"id": webhook.NUMBER, "display_phone_number": "622710000000"})

    def _watch(self, body: bytes) -> None:
        found = _ASKED.search(body)
        if found is None:
            return
        told = orjson.loads(body)
        address, questions = told.get("to") or told["recipient"], [line.asked for line in talk.TYPED if line.asked]
        place = self._asked.get(address, 0)
        self._asked[address] = place + 1
        if found[1].decode() != questions[place % len(questions)]:
            wanted = questions[place % len(questions)]
            self.astray.append(f"asked {found[1].decode()} instead of {wanted}, as question {place + 1} of a resident")


class Stage:
    """What can be ordered."""

    def __init__(self) -> None:
        self.world = World(TOKEN, limits=Limits.none(), keep_messages=1)
        self.cloud = Cloud()
        self.orders: Orders = {
            "reached": self._reached, "push": self._push, "window": self._window, "halt": self._halt,
        }  # fmt: skip
        self._pushing = Pushing(0)

    async def _reached(self, order: Answer) -> Answer:
        try:
            _, writer = await asyncio.open_connection(HOST, order["port"])
        except OSError:
            return {"reached": False}
        with closing(writer):
            return {"reached": True}

    async def _push(self, order: Answer) -> Answer:
        """All begin; returns when everybody is where they begin, and `warm_up` seconds more."""
        self._pushing = Pushing(order["residents"])
        gc.collect()
        gc.freeze()
        await self._pushing.begin(HOST, order["port"], order["connections"])
        await asyncio.sleep(order["warm_up"])
        return {}

    async def _window(self, order: Answer) -> Answer:
        """Measure for `seconds`."""
        sent = self.cloud.sent
        self._pushing.open_window()
        await asyncio.sleep(order["seconds"])
        window = self._pushing.close_window()
        waits = sorted(window.waits)
        return {
            "seconds": window.seconds,
            "answered": len(waits),
            "refused": window.refused,
            "p50": at(waits, 0.50),
            "p99": at(waits, 0.99),
            "sent": self.cloud.sent - sent,
            "generator_cpu": window.cpu / window.seconds,
        }

    async def _halt(self, _order: Answer) -> Answer:
        """Nobody says anything any more: what each resident was told, from the first message on."""
        await self._pushing.stop(PATIENCE)
        told = [resident.told for resident in self._pushing.residents]
        return {"told": told, "cut": self._pushing.cut, "astray": self.cloud.astray[:5]}


async def serve() -> None:
    """Until stdin ends."""
    stage = Stage()
    staff = stage.world.add_person("Petugas Contoh")
    group, bawaslu = (stage.world.add_group(name, [staff]) for name in ("Satgas Contoh", "Bawaslu Contoh"))
    async with serving(create_app(stage.world)) as url, serving(stage.cloud) as cloud:
        place: dict[str, Any] = {"url": url, "moderators": group.id, "bawaslu": bawaslu.id, "cloud": cloud}
        await orders.obey(stage.orders, place)


if __name__ == "__main__":
    orders.run(serve())
