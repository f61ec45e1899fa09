"""The cast of the page tests: three residents, two moderators, an outsider, Bawaslu; invented people all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from starlette.routing import BaseRoute
from starlette.types import Receive, Scope, Send

from bot.sandbox.html_reader import read_html
from bot.sandbox.page import Desk, Stage, page_routes
from bot.sandbox.server import SandboxApp
from bot.sandbox.world import Chat, Limits, Message, Person, World

TOKEN = "4242:kotak-pasir"


class Doorstep(SandboxApp):
    """The sandbox, at whose door something may happen while a request is on its way."""

    def __init__(self, world: World, extra: Sequence[BaseRoute] = ()) -> None:
        super().__init__(world, extra)
        self.before = dict[str, Callable[[], None]]()
        """What is done once, before the next request to a path is looked at."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if (act := self.before.pop(scope["path"], None)) is not None:
            act()
        await super().__call__(scope, receive, send)


@dataclass
class Scene:
    """A world with its stage and the app that serves both; nothing runs yet."""

    world: World
    stage: Stage
    app: Doorstep

    @property
    def sari(self) -> Person:
        """The first resident, whose column is open at first."""
        return self.stage.residents[0]

    @property
    def chat(self) -> Chat:
        """The first resident's chat."""
        return self.world.private(self.sari)

    def blocked_on_the_way(self, person: Person) -> None:
        """The person blocks the bot while what they send next is under way: no page can have seen it before."""

        def block() -> None:
            person.blocked = True

        self.app.before |= {"/api/say": block, "/api/files": block}

    def bot_says(self, chat: Chat, html: str, **fields: object) -> Message:
        """A message of the bot, put into the world directly; `fields` are those of Message."""
        return self.world.post(chat, self.world.bot, words=read_html(html), **fields)


def another_desk(world: World, name: str) -> Desk:
    """One more region with its two groups."""
    staff, liaison = [world.add_person(f"Petugas {name}")], world.add_person(f"Penghubung {name}")
    groups = world.add_group(f"Moderator {name}", staff), world.add_group(f"Bawaslu {name}", [liaison])
    return Desk(*groups, staff, liaison, name.lower(), name)


def scene() -> Scene:
    """A fresh world and stage."""
    world = World(TOKEN, limits=Limits.none())
    residents = [world.add_person(f"{name} Contoh") for name in ("Sari", "Bima", "Tiara")]
    staff = [world.add_person(f"{name} Moderator") for name in ("Ayu", "Damar")]
    outsider, liaison = world.add_person("Orang Luar"), world.add_person("Petugas Contoh")
    moderators = world.add_group("Moderator Kota Fiktif", staff)
    bawaslu = world.add_group("Bawaslu Kota Fiktif", [liaison])
    stage = Stage([Desk(moderators, bawaslu, staff, liaison)], residents, outsider)
    return Scene(world, stage, Doorstep(world, page_routes(world, stage)))


def with_official(cast: Scene) -> Person:
    """The same with an official at the first desk."""
    official = cast.world.add_person("Pak Banyu (Pejabat)")
    cast.stage.first.official = official
    return official
