"""The methods of the Bot API by their names in lower case (Telegram does not mind the case).

Each is a function (world, params) -> result, at once; only getUpdates waits.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from bot.sandbox import chatting, editing, profile, sending, uploads, webhooks
from bot.sandbox.nouns import Json
from bot.sandbox.params import Params
from bot.sandbox.webhooks import read_kinds
from bot.sandbox.world import World

Method: TypeAlias = Callable[[World, Params], Any]

METHODS: dict[str, Method] = {
    "sendmessage": sending.send_message,
    "sendphoto": sending.send_photo,
    "senddocument": sending.send_document,
    "sendmediagroup": sending.send_media_group,
    "editmessagetext": editing.edit_text,
    "editmessagecaption": editing.edit_caption,
    "editmessagereplymarkup": editing.edit_markup,
    "editmessagemedia": editing.edit_media,
    "deletemessage": editing.delete_message,
    "answercallbackquery": chatting.answer_callback_query,
    "sendchataction": chatting.send_chat_action,
    "setmessagereaction": chatting.set_message_reaction,
    "getchat": chatting.get_chat,
    "getchatmember": chatting.get_chat_member,
    "getchatadministrators": chatting.get_chat_administrators,
    "getchatmembercount": chatting.get_chat_member_count,
    "getfile": uploads.get_file,
    "getme": profile.get_me,
    "setmycommands": profile.set_my_commands,
    "getmycommands": profile.get_my_commands,
    "deletemycommands": profile.delete_my_commands,
    "setmydescription": profile.set_about,
    "setmyshortdescription": profile.set_about,
    "setmyname": profile.set_about,
    "setwebhook": webhooks.set_webhook,
    "deletewebhook": webhooks.delete_webhook,
    "getwebhookinfo": webhooks.get_webhook_info,
}
GET_UPDATES = "getupdates"
PACED = frozenset(name for name in METHODS if name.startswith(("send", "edit")) and name != "sendchataction")
"""Methods that put or change messages: these share the pace of their chat."""


async def get_updates(world: World, params: Params) -> list[Json]:
    """getUpdates, by long polling when there is a timeout."""
    world.updates.allow(read_kinds(params))
    limit = params.integer("limit", 100)
    return await world.updates.poll(
        params.integer("offset"), limit if 1 <= limit <= 100 else 100, params.integer("timeout")
    )
