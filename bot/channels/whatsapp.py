"""WhatsApp over the Business Cloud API, by bare httpx. Updates are pushed to us: see `bot.web`."""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import asdict
from typing import Any, Final
from urllib.parse import quote
from urllib.request import getproxies

import httpx

from bot.channels import whatsapp_calls, whatsapp_wire
from bot.channels.channel import Knock, Part, Refused, SendFailed, TryLater, Unclear, Upload
from bot.channels.downloads import Pieces, beginning, bounded
from bot.channels.lean_httpx import PIECES, LeanTransport
from bot.channels.whatsapp_calls import LARGEST_IMAGE
from bot.channels.whatsapp_courtesy import Courtesy
from bot.channels.whatsapp_files import Draw, fit, is_drawn_anew, nobody, one_by_one, upload_of, with_upload
from bot.channels.whatsapp_shortfalls import Shortfall, shortfalls
from bot.channels.whatsapp_wire import Reading
from bot.logs import log
from bot.trust import certificates
from handlers.messages import Update
from storage.record import replace

SHORT_PAUSE: Final = 10.0  # seconds
Judge = Callable[[int, Mapping[str, Any]], SendFailed]


class WhatsApp:
    """The WhatsApp channel of one number of ours."""

    name = whatsapp_wire.NAME
    limits = whatsapp_calls.LIMITS

    def __init__(
        self,
        token: str,
        number: str,
        api_url: str,
        template: tuple[str, str],
        hide: Callable[[str], str],
        draw: Draw = nobody,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """`number`: the phone_number_id; `template`: name and language of what knocks when the window is closed.

        `hide`: a keyed hash. WhatsApp's ids of messages hold the phone number, so they are kept as nothing else.
        `draw`: a picture as a JPEG of so many bytes at most; raises Unreadable, StudioFailed.
        """
        self._hide = hide
        self._draw = draw
        self._pause = pause
        self._told: set[tuple[str, str]] = set()
        self._url = api_url.rstrip("/")
        self._number = number
        self._template = template
        self._shown = ""  # our number as people dial it
        transport = None if getproxies() else LeanTransport()  # behind a proxy httpx knows the way
        headers = {"Authorization": f"Bearer {token}"}
        self._client = httpx.AsyncClient(
            transport=transport, verify=certificates(), headers=headers, timeout=httpx.Timeout(20.0)
        )
        self._courtesy = Courtesy(self._mark_read)

    async def start(self) -> dict[str, Any]:
        """What WhatsApp says of our number."""
        found: dict[str, Any] = await self._call("GET", self._number)
        self._shown = re.sub(r"\D", "", str(found.get("display_phone_number", "")))
        return found

    def link(self, word: str) -> str:
        """Click to chat: the number without signs, the words written already ("" until we know our number)."""
        said = quote(f"/{word.replace('_', ' ', 1)}", safe="")
        return f"https://wa.me/{self._shown}?text={said}" if self._shown else ""

    def group_link(self, word: str) -> str:  # noqa: ARG002 - the same for every channel
        """None: groups of staff are on Telegram."""
        return ""

    async def close(self) -> None:
        """Disconnect."""
        await self._courtesy.close()
        await self._client.aclose()

    async def ask(self, path: str, **query: str) -> Mapping[str, Any]:
        """What the Graph API tells of an object or an edge, by its own names. Raises SendFailed."""
        found = await self._call("GET", path, params=query)
        if not isinstance(found, Mapping):
            raise Unclear("an answer of another shape")
        return found

    def read(self, payload: Any) -> Reading:
        """A whole POST of the platform; `answered` must follow."""
        found = whatsapp_wire.read(payload, self._number)
        updates = tuple(_gathered(self._hidden(update)) for update in found.updates)
        statuses = (replace(status, message=self._name(status.message)) for status in found.statuses)
        return Reading(updates, tuple(statuses))

    def kept(self, newest: Sequence[str]) -> None:
        """What people said is committed; they may see that it is read. `newest`: the id of the last thing of each."""
        self._courtesy.show(newest)

    def answered(self, reading: Reading) -> None:
        """The POST of this reading is answered; nothing of it stays in memory."""
        self._courtesy.forget([update.id for update in reading.updates])

    def _hidden(self, update: Update) -> Update:
        name, said = self._name(update.id), update.said
        self._courtesy.remember(name, update.id)
        message, tap, below = (
            name if known == update.id else self._name(known) for known in (said.message, said.tap, said.below)
        )
        return replace(update, id=name, said=replace(said, message=message, tap=tap, below=below))

    def _name(self, message: str) -> str:
        """What stands for the id of a message here."""
        return f"wamid.{self._hide(message)}" if message else ""

    async def receive(self, timeout: float) -> Sequence[Update]:
        """Nothing: WhatsApp cannot be asked."""
        await asyncio.sleep(timeout)
        return ()

    def confirm(self) -> None:
        """The answer to each POST confirms it."""

    async def perform(self, address: str, part: Part) -> str:
        """One part, as one or several messages; returns the last one's id, "" where WhatsApp has no such thing."""
        for shortfall in shortfalls(part):
            self._tell(part, shortfall)
        message = ""
        for one in one_by_one(part):
            for body in await self._bodies(address, one):
                message = await (self._go_on(body) if message else self._post(body))
        return self._name(message)

    async def _post(self, body: dict[str, Any]) -> str:
        return whatsapp_calls.message_id(await self._call("POST", f"{self._number}/messages", json=body))

    async def _go_on(self, body: dict[str, Any]) -> str:
        """The rest of what has begun: a short pause is waited out here.

        Whoever tried again later would begin anew, and where one message in six seconds gets through, never end.
        """
        try:
            return await self._post(body)
        except TryLater as later:
            if later.after > SHORT_PAUSE:
                raise
            await self._pause(later.after)
            return await self._post(body)

    async def _bodies(self, address: str, part: Part) -> list[dict[str, Any]]:
        if isinstance(part, Knock):
            name, language = self._template
            return [whatsapp_calls.template(address, name, language, payload=_first_choice(part))]
        upload = upload_of(part)
        if upload is None:
            return whatsapp_calls.bodies(address, part)
        if is_drawn_anew(upload):
            self._tell(part, Shortfall(f"{upload.mime} drawn anew", len(upload.data), LARGEST_IMAGE))
        fitted = await fit(upload, self._draw)
        return whatsapp_calls.bodies(address, with_upload(part, fitted), await self._give(fitted))

    def _tell(self, part: Part, shortfall: Shortfall) -> None:
        """Once for each kind of part, and not for each of thousands of messages."""
        known = type(part).__name__, shortfall.what
        if known not in self._told:
            self._told.add(known)
            log().info("WhatsApp cannot show it all", part=known[0], **asdict(shortfall))

    async def fetch(self, ref: str) -> Pieces:
        """The bytes of a file, in pieces. Its address is asked for first; it lives for five minutes."""
        found = await self._call("GET", ref, judge=whatsapp_calls.failure_of_file)
        address = found.get("url") if isinstance(found, dict) else None
        if not isinstance(address, str):
            raise Refused("gone")
        async with aclosing(bounded(self._download(address), self.limits.file, found.get("file_size"))) as pieces:
            async for piece in pieces:
                yield piece

    async def belongs(self, group: str, person: str) -> bool:  # noqa: ARG002 - the same for every channel
        """Nobody decides on WhatsApp."""
        return False

    async def has_left(self, group: str, person: str) -> bool:  # noqa: ARG002 - the same for every channel
        """Groups of staff are on Telegram."""
        return False

    async def introduce(
        self, commands: Sequence[tuple[str, str]], about: str, about_short: str, language: str = ""
    ) -> None:
        """The profile is written in the business manager."""

    async def _mark_read(self, message: str) -> None:
        await self._call("POST", f"{self._number}/messages", json=whatsapp_calls.read_receipt(message, typing=True))

    async def _give(self, upload: Upload) -> str:
        form = {"messaging_product": "whatsapp", "type": upload.mime}
        file = {"file": (upload.name, upload.data, upload.mime)}
        answer = await self._call("POST", f"{self._number}/media", data=form, files=file)
        media = answer.get("id") if isinstance(answer, dict) else None
        if not isinstance(media, str):
            raise Unclear("an upload without an id")
        return media

    async def _download(self, address: str) -> Pieces:
        try:
            async with self._client.stream("GET", address, extensions={PIECES: True}) as answer:
                if answer.status_code == 200:
                    async for piece in answer.aiter_bytes():
                        yield piece
                    return
                said = await beginning(answer.aiter_bytes())
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise Unclear(type(error).__name__) from None
        raise _failure(answer.status_code, said)

    async def _call(self, method: str, path: str, judge: Judge = whatsapp_calls.failure, **given: Any) -> Any:
        """The outside world: everything we do on WhatsApp but downloads goes through here."""
        try:
            answer = await self._client.request(method, f"{self._url}/{path}", **given)
        except httpx.HTTPError as error:  # only the kind of error: its text may hold what we sent
            raise Unclear(type(error).__name__) from None
        if answer.is_success and (body := _json(answer.content)):
            return body
        raise _failure(answer.status_code, answer.content, judge)


def _json(content: bytes) -> Any:
    """What an answer says; nothing when it is no JSON."""
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return {}


def _failure(status: int, content: bytes, judge: Judge = whatsapp_calls.failure) -> SendFailed:
    body = _json(content)
    fault = body.get("error") if isinstance(body, dict) else None
    return judge(status, fault if isinstance(fault, dict) else {})


def _gathered(update: Update) -> Update:
    """WhatsApp does not say which pictures were chosen together; those that come in a row are thanked for together."""
    said = update.said
    return replace(update, said=replace(said, album=update.chat)) if said.files else update


def _first_choice(part: Knock) -> str:
    return part.buttons[0][0][0] if part.buttons else ""
