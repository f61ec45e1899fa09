"""Everything a call of the Bot API can go wrong with, and how a row of a table of refusals is checked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.sandbox.world import Chat, Message, Person, Upload, World
from tests.sandbox.conftest import Api, Cast, png


@dataclass
class Scene:
    """Everything a call can go wrong with."""

    world: World
    home: Chat
    group: Chat
    sari: Person
    text: Message
    photo: Message
    album: Message
    theirs: Message
    deleted: Message

    def person(self, **state: bool) -> int:
        """A person in this state, who has pressed start unless told otherwise; the chat id."""
        person = self.world.add_person("Orang")
        self.world.private(person).started = state.pop("started", True)
        for name, value in state.items():
            setattr(person, name, value)
        return person.id

    def without_bot(self, status: str, kind: str = "supergroup") -> int:
        """A group the bot is not in any more."""
        chat = self.world.add_group("Bekas", [self.sari], kind)
        chat.members[self.world.bot.id] = status
        return chat.id


Row = tuple[str, str, Callable[[Scene], dict[str, Any]], str]
"""A name, the method, its parameters, and the words of the refusal (without "Bad Request: ")."""
CODES = {"Forbidden: ": 403, "Not Found": 404}


def set_scene(world: World, cast: Cast) -> Scene:
    """Sari with a text, a photo, part of an album and a deleted message of the bot; one of her own in the group."""
    file = world.shelf.store(Upload(png()), "photo")
    own: dict[str, Any] = {"chat": cast.home, "sender": world.bot}
    keyboard = [[{"text": "Ya", "callback_data": "report:consent:yes"}]]
    words = world.say(cast.sari, cast.home, "isi").words
    gone = world.post(**own, words=words)
    gone.deleted = True
    return Scene(
        world,
        cast.home,
        cast.group,
        cast.sari,
        text=world.post(**own, words=words, keyboard=keyboard),
        photo=world.post(**own, words=words, kind="photo", file=file),
        album=world.post(**own, kind="photo", file=file, album="77"),
        theirs=world.say(cast.sari, cast.group, "punya saya"),
        deleted=gone,
    )


def button(**fields: Any) -> dict[str, Any]:
    """An inline keyboard of one button."""
    return {"inline_keyboard": [[fields]]}


def send(scene: Scene, **params: Any) -> dict[str, Any]:
    """Parameters of a text to Sari."""
    return {"chat_id": scene.home.id, "text": "x"} | params


def at(message: Message, **params: Any) -> dict[str, Any]:
    """Parameters that name a message."""
    return {"chat_id": message.chat.id, "message_id": message.id} | params


def photos(count: int) -> list[dict[str, str]]:
    """So many pictures of an album."""
    return [{"type": "photo", "media": "attach://a"}] * count


def picture(world: World) -> list[tuple[int, int, int, str]]:
    """All messages as (chat, id, version, text): a refused call must not change them."""
    return [(chat.id, m.id, m.version, m.text) for chat in world.chats.values() for m in chat.messages.values()]


async def check_refused(api: Api, scene: Scene, row: Row) -> None:
    """The call is refused with the row's words and the code they belong to, and changes nothing."""
    name, method, params, words = row
    asked = params(scene)
    before = picture(scene.world)
    code = next((code for prefix, code in CODES.items() if words.startswith(prefix)), 400)
    expected = words if code != 400 else f"Bad Request: {words}"
    assert (await api(method, **asked)).refusal == (code, expected), name
    assert picture(scene.world) == before
