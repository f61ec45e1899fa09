"""The peer: the same talk on python-telegram-bot's own framework, as its documentation shows it.

A `ConversationHandler` with a state for each question, answers in `user_data`, updates taken one after the other (the
default), httpx as its transport (the default), `PicklePersistence` with its default interval of 60 seconds, or none.
It asks the same questions in the same words with the same keyboards, answers every tap, marks the tapped button, and
counts photos. It does less than our bot: it fetches no file, sends no receipt, tells no moderator.

    TELEGRAM_TOKEN=... TELEGRAM_API_URL=... PEER_PAGES=pages.json [PEER_PICKLE=state.pickle] python -m bench.peer
"""

import html
import json
import os
import secrets
import warnings
from pathlib import Path
from typing import Any, Final

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    PicklePersistence,
    filters,
)
from telegram.warnings import PTBUserWarning

Context = ContextTypes.DEFAULT_TYPE
NO_PREVIEW: Final = LinkPreviewOptions(is_disabled=True)
SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class Peer:
    """The handlers of the talk; each returns the next state, which is the question asked."""

    def __init__(self, pages: dict[str, Any]) -> None:
        self._pages = pages
        self._order: list[str] = list(pages["questions"])
        self._keyboards = {key: _keyboard(page["rows"]) for key, page in pages["questions"].items()}
        self._counted = _keyboard(pages["counted"]["rows"])

    def conversation(self, *, persistent: bool) -> ConversationHandler[Context]:
        """The whole talk."""
        typed = MessageHandler(filters.TEXT & ~filters.COMMAND, self.typed)
        photo = MessageHandler(filters.PHOTO, self.photo)
        states: dict[object, list[Any]] = {
            key: [CallbackQueryHandler(self.tapped, pattern=f"^report:{key}:"), photo if key == "evidence" else typed]
            for key in self._order
        }
        start: Any = CommandHandler("lapor", self.start)
        return ConversationHandler([start], states, [start], name="report", persistent=persistent)

    async def start(self, update: Update, context: Context) -> str:
        """/lapor"""
        _kept(context).clear()
        return await self._ask(update, context, self._order[0])

    async def typed(self, update: Update, context: Context) -> str | int:
        """An answer in words."""
        kept = _kept(context)
        kept[kept["at"]] = update.effective_message.text if update.effective_message else ""
        return await self._ask(update, context, self._after(kept["at"]))

    async def photo(self, update: Update, context: Context) -> str:
        """A screenshot: counted."""
        kept, message = _kept(context), update.effective_message
        photos = kept.setdefault("photos", [])
        if message is not None:
            photos.append(message.photo[-1].file_id)
        text = self._pages["counted"]["text"].replace("[[count]]", str(len(photos)))
        await _say(update, text if len(photos) > 1 else f"{text}\n{self._pages['coached']}", self._counted)
        return "evidence"

    async def tapped(self, update: Update, context: Context) -> str | int:
        """A button."""
        query = update.callback_query
        if query is None or query.data is None:
            return ConversationHandler.END
        _, key, choice = query.data.split(":")
        await query.answer()
        mark = "✓ " + self._pages["labels"][key][choice]
        await query.edit_message_reply_markup(_keyboard([[(query.data, mark)]]))
        if key == "review":
            return await self._thank(update, context)
        _kept(context)[key] = choice
        noted = (
            self._pages["noted"].replace("[[day]]", self._day(context, choice)) if key in ("happened", "known") else ""
        )
        return await self._ask(update, context, self._after(key), noted)

    async def _ask(self, update: Update, context: Context, key: str, before: str = "") -> str:
        text = str(self._pages["questions"][key]["text"])
        if key == "review":
            text = self._review(context, text)
        await _say(update, f"{before}\n\n{text}" if before else text, self._keyboards[key])
        _kept(context)["at"] = key
        return key

    async def _thank(self, update: Update, context: Context) -> int:
        sign = "".join(secrets.choice(SIGNS) for _ in range(8))
        await _say(update, self._pages["thanks"].replace("[[ticket]]", f"LN-{sign[:4]}-{sign[4:]}"), None)
        _kept(context).clear()
        return ConversationHandler.END

    def _after(self, key: str) -> str:
        return self._order[self._order.index(key) + 1]

    def _day(self, context: Context, choice: str) -> str:
        return str(self._pages["days"][_kept(context)["happened"] if choice == "same" else choice])

    def _review(self, context: Context, text: str) -> str:
        kept = _kept(context)
        for key in self._order[1:-1]:
            text = text.replace(f"[[{key}]]", html.escape(self._shown(context, key, str(kept[key]))))
        return text

    def _shown(self, context: Context, key: str, answer: str) -> str:
        if key == "evidence":
            return str(len(_kept(context)["photos"]))
        if key in ("happened", "known"):
            return self._day(context, answer)
        return str(self._pages["labels"].get(key, {}).get(answer, answer))


def _kept(context: Context) -> dict[str, Any]:
    if context.user_data is None:
        raise RuntimeError("an update without a person")
    return context.user_data


async def _say(update: Update, text: str, keyboard: InlineKeyboardMarkup | None) -> None:
    if update.effective_chat is not None:
        await update.effective_chat.send_message(
            text, parse_mode="HTML", reply_markup=keyboard, link_preview_options=NO_PREVIEW
        )


def _keyboard(rows: list[Any]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(label, callback_data=id_) for id_, label in row] for row in rows]
    )


def main() -> None:
    """Poll until ended."""
    # Its advice on keyboards of many messages does not fit: each question has a keyboard of its own.
    warnings.filterwarnings("ignore", message="If 'per_message=False'", category=PTBUserWarning)
    base, pickle = os.environ["TELEGRAM_API_URL"], os.environ.get("PEER_PICKLE", "")
    builder = Application.builder().token(os.environ["TELEGRAM_TOKEN"])
    builder = builder.base_url(f"{base}/bot").base_file_url(f"{base}/file/bot")
    if pickle:
        builder = builder.persistence(PicklePersistence(pickle))
    application = builder.build()
    peer = Peer(json.loads(Path(os.environ["PEER_PAGES"]).read_text(encoding="utf-8")))
    application.add_handler(peer.conversation(persistent=bool(pickle)))
    application.run_polling(allowed_updates=["message", "callback_query"])


if __name__ == "__main__":
    main()
