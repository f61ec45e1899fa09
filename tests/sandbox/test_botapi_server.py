"""The server itself: extra routes beside the API, starting and stopping, callers that hang up, another event loop."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
import uvloop
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.sandbox.server import SandboxApp, create_app, serving
from bot.sandbox.world import Limits, World
from tests.sandbox.conftest import TOKEN, Api, Cast, eventually


async def hello(request: Request) -> Response:
    return PlainTextResponse(f"halo {request.query_params['nama']}")


async def endless(_: Request) -> Response:
    async def lines() -> AsyncIterator[bytes]:
        yield b"satu\n"
        await asyncio.Event().wait()

    return StreamingResponse(lines())


ROUTES = [Route("/halo", hello), Route("/terus", endless)]


async def test_other_paths_belong_to_the_page(world: World, session: aiohttp.ClientSession) -> None:
    async with serving(create_app(world, ROUTES)) as url:
        async with session.get(f"{url}/halo", params={"nama": "Sari"}) as answer:
            assert (answer.status, await answer.text()) == (200, "halo Sari")
        async with session.get(f"{url}/tidak-ada") as answer:
            assert answer.status == 404
        assert (await Api(session, url)("getMe")).result["is_bot"] is True


async def test_an_endless_answer_ends_with_the_server(world: World, session: aiohttp.ClientSession) -> None:
    async with asyncio.timeout(5):
        async with serving(create_app(world, ROUTES)) as url:
            answer = await session.get(f"{url}/terus")
            assert await answer.content.readline() == b"satu\n"
        with pytest.raises(aiohttp.ClientError):
            await answer.read()


async def test_who_does_not_end_by_itself_is_ended(session: aiohttp.ClientSession) -> None:
    started = asyncio.Event()

    async def stubborn(_scope: Any, _receive: Any, _send: Any) -> None:
        started.set()
        await asyncio.Event().wait()

    async with asyncio.timeout(5):
        async with serving(stubborn, last_orders=0.01) as url:
            hanging = asyncio.ensure_future(session.get(url))
            await started.wait()
        assert (await hanging).status == 500


async def test_another_server_starts_and_stops_it_by_lifespan(world: World) -> None:
    app, told = SandboxApp(world), list[str]()
    orders: asyncio.Queue[dict[str, Any]] = asyncio.Queue()

    async def send(message: Any) -> None:
        told.append(message["type"])

    life = asyncio.ensure_future(app({"type": "lifespan"}, orders.get, send))
    await orders.put({"type": "lifespan.startup"})
    await eventually(lambda: told == ["lifespan.startup.complete"])
    assert app.courier.stir in world.updates.watchers
    await orders.put({"type": "lifespan.shutdown"})
    await life
    assert told[1:] == ["lifespan.shutdown.complete"]
    assert not world.updates.watchers


async def test_a_caller_that_hangs_up_in_the_middle_changes_nothing(world: World, cast: Cast, url: str) -> None:
    host, port = url.removeprefix("http://").split(":")
    _, writer = await asyncio.open_connection(host, int(port))
    body = f'{{"chat_id": {cast.home.id}, "text": "hal'.encode()
    head = f"POST /bot{TOKEN}/sendMessage HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    writer.write(f"{head}Content-Length: 1000\r\n\r\n".encode() + body)
    await eventually(lambda: world.calls["sendmessage"] == 1)
    writer.close()
    await writer.wait_closed()
    async with aiohttp.ClientSession() as session:
        assert (await Api(session, url)("sendMessage", chat_id=cast.home.id, text="utuh")).result
    assert [said.text for said in cast.home.messages.values()] == ["utuh"]


async def test_faults_that_cut_need_our_own_host(world: World) -> None:
    world.faults.next("getMe", "drop")
    scope = {"type": "http", "path": f"/bot{TOKEN}/getMe", "query_string": b"", "headers": []}

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b""}

    async def send(_: Any) -> None: ...

    with pytest.raises(RuntimeError, match="serving"):
        await create_app(world)(scope, receive, send)


def test_it_runs_on_uvloop_as_well() -> None:
    world = World(TOKEN, limits=Limits.none())
    sari = world.add_person("Sari")

    async def scenario() -> None:
        async with aiohttp.ClientSession() as session, serving(create_app(world)) as url:
            api = Api(session, url)
            hanging = asyncio.ensure_future(api("getUpdates", timeout=30))
            await eventually(lambda: world.updates.polled)
            world.say(sari, world.private(sari), "halo")
            assert len((await hanging).result) == 1
            world.faults.next("sendMessage", "drop_after")
            with pytest.raises(aiohttp.ServerDisconnectedError):
                await api("sendMessage", chat_id=sari.id, text="satu")
            assert (await api("sendMessage", chat_id=sari.id, text="dua")).result
            hanging = asyncio.ensure_future(api("getUpdates", timeout=30, offset=-1))

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(scenario())
    assert [said.text for said in world.private(sari).messages.values()] == ["halo", "satu", "dua"]


async def test_who_waits_is_woken_by_changes_of_others(api: Api, world: World, cast: Cast) -> None:
    waiting = asyncio.ensure_future(world.until(lambda: len(cast.home.messages) == 2))
    for text in ("satu", "dua"):
        await api("sendMessage", chat_id=cast.home.id, text=text)
    await waiting
