"""A process of the load obeys orders: one JSON object a line on stdin, each answered by one line on stdout."""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from typing import Any

Answer = dict[str, Any]
Orders = Mapping[str, Callable[[Answer], Awaitable[Answer]]]
"""What can be ordered: each takes the whole order and gives what came of it."""


async def obey(orders: Orders, place: Answer) -> None:
    """Until stdin ends. `place`: where our servers are, said before anything is asked."""
    _say(place)
    while line := await asyncio.to_thread(sys.stdin.readline):
        order = json.loads(line)
        _say(await orders[order["do"]](order))


def _say(answer: Answer) -> None:
    print(json.dumps(answer), flush=True)


def run(work: Coroutine[Any, Any, None]) -> None:
    """Run on uvloop where there is one."""
    if sys.platform == "win32":
        asyncio.run(work)
        return
    import uvloop

    uvloop.run(work)
