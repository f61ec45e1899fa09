"""Runs an ASGI app on a real socket inside of the running loop: uvicorn's HTTP protocol without uvicorn's server.

uvicorn's own `Server` installs signal handlers and takes a third of a second to stop; tests start hundreds. Here the
socket opens and closes at once, and an app may cut a connection, which ASGI alone cannot: `scope["extensions"][ABORT]`.
"""

from __future__ import annotations

import asyncio
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from starlette.types import ASGIApp

from bot.lean import hollow

# Its command line and what watches over several processes; and its own way to set up loggers, which are ours.
with hollow("uvicorn.main", "click", "logging.config", "configparser"):
    import uvicorn
    from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
    from uvicorn.server import ServerState

ABORT = "lapornetral.abort"
IDLE = 75
"""Seconds an idle connection is kept, as Telegram's own front does; less makes clients stumble over closed ones."""
LAST_ORDERS = 2.0
"""Seconds that answers under way have to end when the server closes."""


class CuttableProtocol(HttpToolsProtocol):
    """HTTP/1.1 by httptools whose requests know how to cut their connection."""

    def on_message_begin(self) -> None:
        """A request starts: give it the scissors."""
        super().on_message_begin()
        scope: Any = self.scope
        scope["extensions"] = {ABORT: self.transport.abort}


@asynccontextmanager
async def serving(
    app: ASGIApp, host: str = "127.0.0.1", port: int = 0, *, last_orders: float = LAST_ORDERS
) -> AsyncIterator[str]:
    """Serve `app` while the block runs; yields the base URL. Port 0 takes a free one. OSError: the port is taken.

    At the end answers under way have `last_orders` seconds; then every connection is closed.
    """
    config = uvicorn.Config(
        app,
        http=CuttableProtocol,
        interface="asgi3",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        date_header=False,
        timeout_keep_alive=IDLE,
    )
    config.load()
    state, loop = ServerState(), asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: CuttableProtocol(config=config, server_state=state, app_state={}, _loop=loop), host, port, backlog=2048
    )
    start, stop = getattr(app, "start", None), getattr(app, "stop", None)
    if start is not None:
        await start()
    try:
        yield f"http://{host}:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
        if stop is not None:
            await stop()
        await _clear(state, last_orders)
        await server.wait_closed()


def reserved_port() -> int:
    """A port of 127.0.0.1 for a server that starts later, here or in another process; until this process ends nobody
    else is given it. Where the system is not Linux it is only free now.

    Linux gives such a port, bound but without a listener, to no connection and no search for a free port, and lets a
    server that asks for it by number listen there (SO_REUSEADDR, which asyncio's servers set).
    """
    with socket.socket() as keeper:
        keeper.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        keeper.bind(("127.0.0.1", 0))
        port = int(keeper.getsockname()[1])
        if sys.platform == "linux":
            keeper.detach()  # left open on purpose: the system closes it when the process ends
    return port


async def _clear(state: ServerState, last_orders: float) -> None:
    """Let answers end, then close every connection."""
    for connection in list(state.connections):
        connection.shutdown()
    tasks = list(state.tasks)
    if tasks:
        _, late = await asyncio.wait(tasks, timeout=last_orders)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
    for connection in list(state.connections):
        if connection.transport is not None:
            connection.transport.abort()
    await asyncio.sleep(0)
