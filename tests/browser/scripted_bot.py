"""A small scripted bot for the browser tests: it speaks the Bot API over HTTP, so the page can be tried without ours.

What it does is all that the page must be able to show: rich text, inline keyboards, links, photos, documents, albums,
edits, reactions, typing, toasts, alerts, late answers. It remembers nothing but the latest album.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx

from bot.sandbox import samples
from bot.trust import certificates

Json = dict[str, Any]

COMMANDS = [
    {"command": "start", "description": "Mulai dan lihat menu"},
    {"command": "lapor", "description": "Buat laporan baru"},
    {"command": "status", "description": "Lihat keadaan laporan Anda"},
    {"command": "bantuan", "description": "Cara memakai bot ini"},
    {"command": "batal", "description": "Batalkan yang sedang diisi"},
]
GREETING = (
    "Monggo, Bapak/Ibu. Saya <b>LaporNetral</b>, tempat melaporkan <i>dugaan</i> pelanggaran netralitas ASN.\n\n"
    "Ketik /lapor untuk mulai, atau kirim tangkapan layar langsung. Identitas Anda <tg-spoiler>tidak</tg-spoiler> "
    "diteruskan kepada siapa pun.\n<blockquote>Laporan jujur dilindungi. Jangan mengirim berita bohong.</blockquote>"
)
CARD = (
    "<b>Laporan LN-7K2P-94QX</b>\n<b>Dugaan:</b> ikut kampanye memakai seragam dinas\n"
    "<b>Terlapor:</b> Contoh Pegawai 01\n<b>Instansi:</b> Dinas Contoh Kota Fiktif\n<b>Kejadian:</b> 4 Februari 2026\n"
    "<b>Bukti:</b> 2 file\n\nHadir di panggung bersama rekan kantor dan mengangkat satu jari. Foto diunggah sendiri "
    "oleh terlapor."
)


def buttons(*rows: list[tuple[str, str]]) -> Json:
    """reply_markup of rows of (label, callback data or address)."""
    keyboard = [[_button(label, data) for label, data in row] for row in rows]
    return {"inline_keyboard": keyboard}


def _button(label: str, data: str) -> Json:
    return {"text": label, "url" if data.startswith("http") else "callback_data": data}


MENU = buttons([("Buat laporan", "lapor")], [("Status laporan", "status"), ("Bantuan", "bantuan")],
               [("Baca aturan netralitas", "https://example.org/aturan")])  # fmt: skip
DECISIONS = buttons(
    [("Terima", "terima"), ("Tolak", "tolak")], [("Eskalasi ke Bawaslu", "eskalasi"), ("Lihat bukti", "bukti")]
)


CHOICES = buttons(
    [("Ikut kampanye", "perilaku"), ("Ajakan di media sosial", "ajakan")],
    [("Fasilitas negara", "alert")],
    [("Jawab nanti", "lambat")],
    [("Kembali", "back"), ("Batal", "cancel")],
)


class ScriptedBot:
    """One bot that answers every update by a fixed rule. `late` holds back the answers to taps on "lambat"."""

    def __init__(self, url: str, token: str, group: int) -> None:
        self.group = group
        self.late = asyncio.Event()
        self._base = f"{url}/bot{token}/"
        self._http = httpx.AsyncClient(verify=certificates(), timeout=60)
        self._albums: set[str] = set()
        self._waiting: set[asyncio.Task[None]] = set()

    async def call(self, method: str, files: dict[str, tuple[str, bytes, str]] | None = None, **fields: Any) -> Any:
        """One call of the Bot API; returns its result, raises when it is refused."""
        kept = {key: json.dumps(value) if isinstance(value, dict | list) else value for key, value in fields.items()}
        response = await self._http.post(self._base + method, data=kept, files=files)
        body = response.json()
        assert body["ok"], f"{method}: {body}"
        return body["result"]

    async def say(self, chat: int, text: str, **fields: Any) -> Any:
        return await self.call("sendMessage", chat_id=chat, text=text, parse_mode="HTML", **fields)

    async def live(self) -> None:
        """Answer updates until cancelled."""
        await self.call("setMyCommands", commands=COMMANDS)
        offset = 0
        while True:
            for update in await self.call("getUpdates", offset=offset, timeout=30):
                offset = update["update_id"] + 1
                await self._turn(update)

    async def close(self) -> None:
        for task in self._waiting:
            task.cancel()
        await asyncio.gather(*self._waiting, return_exceptions=True)
        await self._http.aclose()

    async def _turn(self, update: Json) -> None:
        query = update.get("callback_query")
        if query is not None and query["data"] == "lambat":
            self._waiting.add(asyncio.create_task(self._tapped_later(query)))
        elif query is not None:
            await self._tapped(query)
        elif "message" in update:
            await self._heard(update["message"])

    async def _heard(self, message: Json) -> None:
        chat, text = message["chat"]["id"], message.get("text", "")
        if "photo" in message or "document" in message:
            await self._got_file(message)
        elif chat == self.group:
            return
        elif text.startswith("/start"):
            await self.say(chat, GREETING, reply_markup=MENU)
        elif text.startswith("/lapor"):
            await self._lapor(chat)
        elif text.startswith("/kartu"):
            await self.card()
        elif text:
            await self.say(
                chat,
                f"Anda menulis: {text}".replace("<", "&lt;"),
                reply_parameters={"message_id": message["message_id"]},
            )

    async def _lapor(self, chat: int) -> None:
        await self.call("sendChatAction", chat_id=chat, action="typing")
        await self.say(chat, "<b>1 dari 8.</b> Apa yang Bapak/Ibu lihat?", reply_markup=CHOICES)

    async def _got_file(self, message: Json) -> None:
        chat, album = message["chat"]["id"], message.get("media_group_id")
        if album in self._albums:
            return
        if album:
            self._albums.add(album)
        emoji = [{"type": "emoji", "emoji": "👍"}]
        await self.call("setMessageReaction", chat_id=chat, message_id=message["message_id"], reaction=emoji)
        kind = "file" if "document" in message else "foto"
        await self.say(chat, f"Bukti diterima ({kind}{', album' if album else ''}). Terima kasih, Bapak/Ibu.")

    async def _tapped_later(self, query: Json) -> None:
        await self.late.wait()
        await self._tapped(query)

    async def _tapped(self, query: Json) -> None:
        message, data = query["message"], query["data"]
        chat = message["chat"]["id"]
        if chat == self.group:
            await self._decided(query, chat)
        elif data == "alert":
            await self.call(
                "answerCallbackQuery",
                callback_query_id=query["id"],
                text="Pilihan ini memerlukan foto.",
                show_alert="true",
            )
        else:
            await self.call("answerCallbackQuery", callback_query_id=query["id"], text=f"Dipilih: {data}")
            await self.call("editMessageReplyMarkup", chat_id=chat, message_id=message["message_id"])

    async def _decided(self, query: Json, chat: int) -> None:
        member = await self.call("getChatMember", chat_id=chat, user_id=query["from"]["id"])
        if member["status"] in ("left", "kicked"):
            await self.call(
                "answerCallbackQuery",
                callback_query_id=query["id"],
                text="Hanya moderator yang dapat memutuskan.",
                show_alert="true",
            )
            return
        message, who = query["message"], query["from"]["first_name"]
        await self.call("answerCallbackQuery", callback_query_id=query["id"], text="Tersimpan.")
        decided = f"{CARD}\n\n<b>{query['data'].upper()}</b> oleh {who}"
        await self.call(
            "editMessageCaption", chat_id=chat, message_id=message["message_id"], caption=decided, parse_mode="HTML"
        )

    async def card(self, **fields: Any) -> Any:
        """The card of a report, in the moderators' group."""
        picture = samples.draw(samples.SAMPLES[4])
        files = {"photo": ("kartu.png", picture, "image/png")}
        return await self.call(
            "sendPhoto",
            files=files,
            chat_id=self.group,
            caption=CARD,
            parse_mode="HTML",
            reply_markup=DECISIONS,
            **fields,
        )


@asynccontextmanager
async def running(bot: ScriptedBot) -> AsyncIterator[ScriptedBot]:
    """The bot at work while the block runs."""
    work = asyncio.create_task(bot.live())
    try:
        yield bot
    finally:
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)
        await bot.close()
