"""WhatsApp over the Business Cloud API, by bare httpx. Updates are pushed to us: see `bot.web`."""

import asyncio
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

import httpx

from bot.channels import whatsapp_calls, whatsapp_wire
from bot.channels.channel import Album, EditCaption, Knock, Part, Picture, Refused, SendFailed, Unclear, Upload
from bot.channels.whatsapp_wire import Reading
from handlers.messages import Update

LARGEST_FILE: Final = 20_000_000  # bytes we take, as from Telegram; WhatsApp itself would give up to 100 MB
CONNECTIONS: Final = 20  # httpx's pool grows slow with many requests in flight, and a number may send 80 a second


class WhatsApp:
    """The WhatsApp channel of one number of ours."""

    name = whatsapp_wire.NAME
    limits = whatsapp_calls.LIMITS

    def __init__(
        self, token: str, number: str, api_url: str, template: tuple[str, str], hide: Callable[[str], str]
    ) -> None:
        """`number`: the phone_number_id; `template`: name and language of what knocks when the window is closed.

        `hide`: a keyed hash. WhatsApp's ids of messages hold the phone number, so they are kept as nothing else.
        """
        self._hide = hide
        self._url = api_url.rstrip("/")
        self._number = number
        self._template = template
        self._client = httpx.AsyncClient(
            headers={"Authorization": f"Bearer {token}"},
            timeout=httpx.Timeout(20.0, pool=60.0),
            limits=httpx.Limits(max_connections=CONNECTIONS, max_keepalive_connections=CONNECTIONS),
        )

    async def start(self) -> dict[str, Any]:
        """What WhatsApp says of our number."""
        found: dict[str, Any] = await self._call("GET", self._number)
        return found

    async def close(self) -> None:
        """Disconnect."""
        await self._client.aclose()

    def read(self, payload: Any) -> Reading:
        """A whole POST of the platform."""
        found = whatsapp_wire.read(payload, self._number)
        updates = tuple(_gathered(self._hidden(update)) for update in found.updates)
        statuses = (replace(status, message=self._name(status.message)) for status in found.statuses)
        return Reading(updates, tuple(statuses))

    def _hidden(self, update: Update) -> Update:
        said = replace(update.said, message=self._name(update.said.message), tap=self._name(update.said.tap))
        return replace(update, id=self._name(update.id), said=said)

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
        if isinstance(part, Knock):
            name, language = self._template
            made = [whatsapp_calls.template(address, name, language, payload=_first_choice(part))]
        else:
            upload = _upload(part)
            media = await self._give(upload) if upload is not None else ""
            made = whatsapp_calls.bodies(address, part, media)
        message = ""
        for body in made:
            message = whatsapp_calls.message_id(await self._call("POST", f"{self._number}/messages", json=body))
        return self._name(message)

    async def fetch(self, ref: str) -> bytes:
        """The bytes of a file. Its address is asked for first; it lives for five minutes."""
        found = await self._call("GET", ref)
        address = found.get("url") if isinstance(found, dict) else None
        if not isinstance(address, str):
            raise Refused("gone")
        if isinstance(size := found.get("file_size"), int) and size > LARGEST_FILE:
            raise Refused("too big")
        return await self._download(address)

    async def belongs(self, group: str, person: str) -> bool:  # noqa: ARG002 - the same for every channel
        """Nobody decides on WhatsApp."""
        return False

    async def introduce(self, commands: Sequence[tuple[str, str]], about: str, about_short: str) -> None:
        """The profile is written in the business manager."""

    async def _give(self, upload: Upload) -> str:
        form = {"messaging_product": "whatsapp", "type": upload.mime}
        file = {"file": (upload.name, upload.data, upload.mime)}
        answer = await self._call("POST", f"{self._number}/media", data=form, files=file)
        media = answer.get("id") if isinstance(answer, dict) else None
        if not isinstance(media, str):
            raise Unclear("an upload without an id")
        return media

    async def _download(self, address: str) -> bytes:
        data = b""
        try:
            async with self._client.stream("GET", address) as answer:
                async for chunk in answer.aiter_bytes():
                    data += chunk
                    if len(data) > LARGEST_FILE:
                        raise Refused("too big")
        except httpx.HTTPError as error:
            raise Unclear(type(error).__name__) from None
        if answer.status_code != 200:
            raise _failure(answer.status_code, data)
        return data

    async def _call(self, method: str, path: str, **given: Any) -> Any:
        """The outside world: everything we do on WhatsApp but downloads goes through here."""
        try:
            answer = await self._client.request(method, f"{self._url}/{path}", **given)
        except httpx.HTTPError as error:  # only the kind of error: its text may hold what we sent
            raise Unclear(type(error).__name__) from None
        if answer.is_success and (body := _json(answer.content)):
            return body
        raise _failure(answer.status_code, answer.content)


def _json(content: bytes) -> Any:
    """What an answer says; nothing when it is no JSON."""
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return {}


def _failure(status: int, content: bytes) -> SendFailed:
    body = _json(content)
    fault = body.get("error") if isinstance(body, dict) else None
    return whatsapp_calls.failure(status, fault if isinstance(fault, dict) else {})


def _gathered(update: Update) -> Update:
    """WhatsApp does not say which pictures were chosen together; those that come in a row are thanked for together."""
    said = update.said
    return replace(update, said=replace(said, album=update.chat)) if said.files else update


def _upload(part: Part) -> Upload | None:
    match part:
        case Picture(upload) | EditCaption(upload=upload):
            return upload
        case Album(uploads):
            return uploads[0]
        case _:
            return None


def _first_choice(part: Knock) -> str:
    return part.buttons[0][0][0] if part.buttons else ""
