"""The process of the load: the sandbox's Bot API server and the residents, on a core of their own.

    python -m bench.crowd <folder of pictures>

Its first line says where the server is. Orders: polled, load, window (the end of the warm-up), stop, receipts, knock,
heard.
"""

import asyncio
import gc
import sys
import time
from pathlib import Path
from typing import Any, Final

from bench import orders
from bench.orders import Orders
from bench.pictures import Pictures
from bench.residents import Crowd, figures
from bot.sandbox.server import create_app, serving
from bot.sandbox.world import Limits, Message, World

TOKEN: Final = "100200300:AAbench-token-that-opens-nothing-000"  # noqa: S105 - the sandbox's own
KEPT: Final = 24  # messages a chat; older ones are never looked at again
PATIENCE: Final = 6.0  # seconds for the last answers; who then waits for more than 5 was left alone


class Stage:
    """The world, the residents in it, and what can be ordered."""

    def __init__(self, pictures: Pictures) -> None:
        self.world = World(TOKEN, limits=Limits.none(), keep_messages=KEPT)
        staff = self.world.add_person("Petugas Contoh")
        self.group = self.world.add_group("Satgas Contoh", [staff])
        self.bawaslu = self.world.add_group("Bawaslu Contoh", [self.world.add_person("Staf Bawaslu")])
        self._pictures = pictures
        self._crowd: Crowd | None = None
        self._heard: asyncio.Future[float] | None = None
        self.orders: Orders = {
            "polled": self._polled,
            "load": self._load,
            "window": self._window,
            "stop": self._stop,
            "receipts": self._receipts,
            "knock": self._knock,
            "heard": self._await_answer,
        }

    @property
    def crowd(self) -> Crowd:
        """The residents; RuntimeError before "load"."""
        if self._crowd is None:
            raise RuntimeError("nobody is there yet")
        return self._crowd

    async def _polled(self, _order: dict[str, Any]) -> dict[str, Any]:
        return {"polled": self.world.updates.polled}

    async def _load(self, order: dict[str, Any]) -> dict[str, Any]:
        """All residents begin; returns after their first waves and `warm_up` seconds more."""
        self._crowd = Crowd(self.world, self._pictures, order["residents"], order.get("think", 0.0))
        gc.collect()
        gc.freeze()
        await self.crowd.begin()
        await asyncio.sleep(order["warm_up"])
        return {}

    async def _window(self, order: dict[str, Any]) -> dict[str, Any]:
        """Measure for `seconds`; nobody begins anything new afterwards."""
        self.crowd.open_window()
        await asyncio.sleep(order["seconds"])
        self._closed = self.crowd.close_window()
        return {}

    async def _stop(self, _order: dict[str, Any]) -> dict[str, Any]:
        await self.crowd.last_answers(PATIENCE)
        return figures(self.crowd, self._closed)

    async def _receipts(self, _order: dict[str, Any]) -> dict[str, Any]:
        return {"receipts": self.crowd.receipts}

    async def _knock(self, _order: dict[str, Any]) -> dict[str, Any]:
        """A new person says /start, and nobody is there to answer yet."""
        visitor = self.world.add_person("Tamu Contoh")
        chat, heard = self.world.private(visitor), asyncio.get_running_loop().create_future()
        self._heard = heard

        def listen(message: Message | None) -> None:
            if message is not None and message.chat is chat and message.sender.is_bot and not heard.done():
                heard.set_result(time.monotonic())

        self.world.on_change(lambda change: listen(change.message) if change.kind == "message" else None)
        self.world.say(visitor, chat, "/start")
        return {}

    async def _await_answer(self, _order: dict[str, Any]) -> dict[str, Any]:
        """When the first answer came, by the monotonic clock, which all processes of a machine share."""
        if self._heard is None:
            raise RuntimeError("nobody has knocked")
        at = await asyncio.wait_for(self._heard, 60)
        await self.world.until(lambda: not self.world.updates.pending and self.world.updates.polled, timeout=60)
        return {"at": at}


async def serve(pictures: Pictures) -> None:
    """Until stdin ends."""
    stage = Stage(pictures)
    async with serving(create_app(stage.world)) as url:
        place = {"url": url, "moderators": stage.group.id, "bawaslu": stage.bawaslu.id}
        await orders.obey(stage.orders, place)


if __name__ == "__main__":
    orders.run(serve(Pictures.load(Path(sys.argv[1]))))
