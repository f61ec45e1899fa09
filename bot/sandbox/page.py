"""The web page of the sandbox: chats side by side, as in a messenger; its routes.

Theory: the page is a window on the World and nothing else. It shows what is there (`page_view`), hears at once what
changes (`page_live`) and lends the people of the Stage its hands (`page_actions`). It knows nothing of the bot: what
the bot does comes through the Bot API of the sandbox, exactly as from Telegram. The browser's part is in `static/`:
plain modules that `page_joined` puts together, nothing fetched from elsewhere. `page_guard` stands before every route.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.sandbox import samples
from bot.sandbox.cloud_actions import PhoneActions
from bot.sandbox.nouns import StoredFile
from bot.sandbox.page_actions import Actions
from bot.sandbox.page_asked import Asked, read_files, read_json
from bot.sandbox.page_guard import FILE_POLICY, Guard, Refused
from bot.sandbox.page_live import LiveResponse, feed, picture_now
from bot.sandbox.page_stage import Desk, Stage
from bot.sandbox.page_static import read_static
from bot.sandbox.page_view import SHOWN_AS_PICTURE, Json
from bot.sandbox.world import World

__all__ = ["Desk", "Stage", "page_routes"]

_GUARDED = [Middleware(Guard)]


def page_routes(world: World, stage: Stage) -> list[BaseRoute]:
    """All routes of the page, to be given to `create_app(world, extra=...)`."""
    return [
        *_reading_routes(world, stage),
        *_doing_routes(Actions(world, stage), PhoneActions(world, stage)),
        *_sample_routes(),
        *_static_routes(),
    ]


def _get(path: str, endpoint: Callable[..., object]) -> Route:
    return Route(path, endpoint, methods=["GET"], middleware=_GUARDED)


def _static_routes() -> list[BaseRoute]:
    files = read_static()

    async def index(request: Request) -> Response:
        return files["index.html"].answer(request)

    async def static(request: Request) -> Response:
        found = files.get(request.path_params["name"])
        if found is None:
            raise Refused("Berkas itu tidak ada.", 404)
        return found.answer(request)

    return [_get("/", index), _get("/static/{name}", static)]


def _reading_routes(world: World, stage: Stage) -> list[BaseRoute]:
    epoch = secrets.token_hex(6)
    actions, phones = Actions(world, stage), PhoneActions(world, stage)

    async def state(_: Request) -> Response:
        return JSONResponse(picture_now(world, stage, epoch))

    async def events(_: Request) -> Response:
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return LiveResponse(feed(world, stage, epoch), headers=headers, media_type="text/event-stream")

    async def older(request: Request) -> Response:
        asked = Asked(dict(request.query_params))
        older_of = phones.older if phones.mine(asked) else actions.older
        return JSONResponse(older_of(asked.whole("chat"), asked.whole("before")))

    async def file(request: Request) -> Response:
        stored = _find_file(world, stage, request.path_params["file_id"])
        if stored is None:
            raise Refused("File itu tidak ada.", 404)
        return _file_response(stored)

    return [
        _get("/api/state", state),
        _get("/api/events", events),
        _get("/api/older", older),
        _get("/api/file/{file_id}", file),
    ]


def _find_file(world: World, stage: Stage, file_id: str) -> StoredFile | None:
    """A file of either platform."""
    found = world.shelf.get(file_id)
    return stage.cloud.media.files.get(file_id) if found is None and stage.cloud is not None else found


def _file_response(stored: StoredFile) -> Response:
    """Pictures may be shown, everything else is only ever saved; neither may run anything."""
    shown = stored.mime in SHOWN_AS_PICTURE
    where = "inline" if shown else "attachment"
    name = quote(stored.name or "foto.jpg", safe="", errors="replace")
    headers = {
        "Content-Disposition": f"{where}; filename*=UTF-8''{name}",
        "Content-Security-Policy": FILE_POLICY,
        "Cache-Control": "private, max-age=3600, immutable",
    }
    return Response(stored.data, headers=headers, media_type=stored.mime if shown else "application/octet-stream")


def _doing_routes(actions: Actions, phones: PhoneActions) -> list[BaseRoute]:
    async def files(request: Request) -> Response:
        asked, uploads = await read_files(request)
        send_files = phones.send_files if phones.mine(asked) else actions.send_files
        return JSONResponse(send_files(asked, uploads))

    doings: dict[str, Callable[[Asked], Json]] = {
        "say": actions.say,
        "tap": actions.tap,
        "edit": actions.edit,
        "delete": actions.delete,
        "block": actions.block,
        "other": actions.send_other,
    }
    doings = {name: phones.either(name, doing) for name, doing in doings.items()}
    doings |= {
        "residents": actions.add_resident,
        "morning": actions.morning,
        "phones": phones.add_phone,
        "react": phones.react,
        "switch": phones.switch,
        "look": phones.look,
        "later": phones.later,
    }
    routes: list[BaseRoute] = [_doing(f"/api/{name}", doing) for name, doing in doings.items()]
    return [*routes, Route("/api/files", files, methods=["POST"], middleware=_GUARDED)]


def _doing(path: str, doing: Callable[[Asked], Json]) -> Route:
    async def endpoint(request: Request) -> Response:
        return JSONResponse(doing(await read_json(request)))

    return Route(path, endpoint, methods=["POST"], middleware=_GUARDED)


def _sample_routes() -> list[BaseRoute]:
    async def listing(_: Request) -> Response:
        return JSONResponse({"samples": [_sample_view(sample) for sample in samples.SAMPLES]})

    async def picture(request: Request) -> Response:
        sample = samples.find(request.path_params["name"])
        if sample is None:
            raise Refused("Contoh itu tidak ada.", 404)
        return Response(await run_in_threadpool(samples.draw, sample), media_type=sample.mime)

    return [_get("/api/samples", listing), _get("/api/samples/{name}", picture)]


def _sample_view(sample: samples.Sample) -> Json:
    width, height = sample.size
    return {"name": sample.name, "title": sample.title, "mime": sample.mime, "width": width, "height": height}
