"""A port kept for a server that starts later."""

import gc
import socket
import subprocess
import sys
from typing import Final

import aiohttp
import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from bot.hosting import reserved_port, serving

APP: Final = Starlette(routes=[Route("/", lambda _: PlainTextResponse("halo"))])
IN_ANOTHER_PROCESS: Final = """
import socket, sys
try:
    socket.create_server(("127.0.0.1", int(sys.argv[1])), reuse_port=False).close()
except OSError:
    sys.exit(1)
"""
linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps a port that nobody listens on")


def connect(port: int) -> None:
    socket.create_connection(("127.0.0.1", port), timeout=5).close()


async def test_a_server_listens_there_and_again_after_its_end() -> None:
    port = reserved_port()
    for _ in range(3):
        async with serving(APP, port=port) as url, aiohttp.ClientSession() as session, session.get(url) as answer:
            assert url == f"http://127.0.0.1:{port}"
            assert await answer.text() == "halo"


async def test_a_server_of_another_process_may_listen_there() -> None:
    port = reserved_port()
    done = subprocess.run([sys.executable, "-c", IN_ANOTHER_PROCESS, str(port)], check=False, timeout=30)  # noqa: ASYNC221
    assert done.returncode == 0


def test_until_then_nobody_answers_there() -> None:
    with pytest.raises(ConnectionRefusedError):
        connect(reserved_port())


async def test_two_servers_cannot_listen_there_at_once() -> None:
    async with serving(APP, port=(port := reserved_port())):
        with pytest.raises(OSError, match="address already in use"):
            await serving(APP, port=port).__aenter__()


@linux
def test_it_stays_taken_until_a_server_asks_for_it() -> None:
    """What connections and searches for a free port avoid is a port that somebody has bound."""
    port = reserved_port()
    gc.collect()
    with socket.socket() as other, pytest.raises(OSError, match="already in use"):
        other.bind(("127.0.0.1", port))
