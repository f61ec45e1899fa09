"""What a bot says of itself: getMe, its menu of commands, its descriptions."""

from __future__ import annotations

import json
import re
from typing import Any

from bot.sandbox import wire
from bot.sandbox.nouns import Change, Json
from bot.sandbox.params import Params
from bot.sandbox.refusals import bad_request
from bot.sandbox.rich import units
from bot.sandbox.world import World

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
COMMANDS_MOST = 100
DESCRIPTION_MOST = 256
SCOPES = (
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
    "chat",
    "chat_administrators",
    "chat_member",
)
ABOUT = {"description": 512, "short_description": 120, "name": 64}
"""Most UTF-16 units of each (Bot API: setMyDescription, setMyShortDescription, setMyName)."""


def get_me(world: World, params: Params) -> Json:  # noqa: ARG001 - one shape for all methods
    """getMe."""
    abilities = {
        "can_join_groups": True,
        "can_read_all_group_messages": world.reads_all,
        "supports_inline_queries": False,
    }
    return wire.user(world.bot) | abilities | {"can_connect_to_business": False, "has_main_web_app": False}


def set_my_commands(world: World, params: Params) -> bool:
    """setMyCommands: for a scope and a language."""
    commands: Any = params.parsed("commands", "can't parse commands JSON object")
    if not isinstance(commands, list) or not all(isinstance(command, dict) for command in commands):
        raise bad_request("expected an Array of BotCommand")
    if len(commands) > COMMANDS_MOST:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    world.command_sets[audience(params)] = [_command(command) for command in commands]
    world.tell(Change("commands"))
    return True


def _command(command: Json) -> Json:
    name = str(command.get("command", "")).removeprefix("/")
    description = str(command.get("description", "")).strip()
    if not COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= units(description) <= DESCRIPTION_MOST:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}


def get_my_commands(world: World, params: Params) -> list[Json]:
    """getMyCommands: of exactly this scope and language."""
    return world.command_sets.get(audience(params), [])


def delete_my_commands(world: World, params: Params) -> bool:
    """deleteMyCommands."""
    world.command_sets.pop(audience(params), None)
    world.tell(Change("commands"))
    return True


def audience(params: Params) -> tuple[str, str]:
    """Scope and language a menu is for; scopes of one chat carry its id in their name."""
    scope: Any = params.parsed("scope", "can't parse BotCommandScope JSON object") or {"type": "default"}
    if not isinstance(scope, dict) or scope.get("type") not in SCOPES:
        raise bad_request("unsupported type specified")
    details = {key: value for key, value in scope.items() if key != "type"}
    name = str(scope["type"]) + (json.dumps(details, sort_keys=True) if details else "")
    return name, params.text("language_code")


def set_about(world: World, params: Params) -> bool:
    """setMyDescription, setMyShortDescription, setMyName: kept by language."""
    for name, most in ABOUT.items():
        if name in params.values:
            if units(params.text(name)) > most:
                raise bad_request(f"BOT_{name.upper()}_TOO_LONG")
            world.descriptions[f"{name}:{params.text('language_code')}"] = params.text(name)
    return True
