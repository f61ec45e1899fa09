"""Telegram as an operator has set it up: the token, the groups and our rights in them, polling or webhook."""

import time
from typing import Final
from urllib.parse import urlsplit

from bot.channels import telegram_calls, telegram_rights
from bot.channels.channel import Misconfigured, Moved, Refused, SendFailed, Unreachable
from bot.channels.telegram import Telegram, Waiting
from bot.channels.telegram_auto import connect
from bot.checks.door import Running
from bot.checks.findings import Finding, Level, fault, fine, hint, warning
from bot.checks.linked import Linked, linked
from bot.queueing import worries
from bot.settings import Settings
from bot.settings_desks import DeskNumbers
from storage.contacts import Place

_TOPIC: Final = "Write the topic's number there (.env.example says where to find it); nothing for the general one."
_LINK: Final = (
    "While the bot runs: lapornetral invite --role admin, then the admin writes /kaitkan to the bot; or write"
    " MODERATOR_CHAT_ID."
)
_PRIVACY: Final = "In @BotFather: /setprivacy, Enable; then take the bot out of the group and add it again."


async def telegram(settings: Settings, alive: Running) -> list[Finding]:
    """Everything that Telegram can tell us of ourselves."""
    token, url = settings.telegram_token.get_secret_value(), settings.telegram_api_url
    try:
        channel = connect(token, url, settings.telegram_client)
    except Exception:  # whatever a library of another version raises
        return [fault("telegram", "TELEGRAM_CLIENT: this library cannot be loaded.", "Choose auto, or httpx.")]
    try:
        return await _all(channel, settings, alive)
    except Misconfigured:
        words = "TELEGRAM_TOKEN: Telegram does not know it."
        return [fault("telegram", words, "Copy it again from @BotFather: /mybots, API Token.")]
    except SendFailed as failure:
        words = f"TELEGRAM_API_URL: Telegram cannot be asked ({failure})."
        return [fault("telegram", words, "Is there a way to the internet, is the address right?")]
    finally:
        await channel.close()


async def _all(channel: Telegram, settings: Settings, alive: Running) -> list[Finding]:
    await channel.start()
    me = await channel.ask("getMe")
    found = [fine("telegram", f"the bot is @{me.get('username', '')}.")]
    if me.get("can_read_all_group_messages") is True:
        words = "privacy mode is off: the bot is handed all that moderators write, and needs only commands and buttons."
        found.append(hint("privacy", words, _PRIVACY))
    instead = await linked(settings)
    for desk in settings.desks:
        found += await _desk(channel, desk, f" ({desk.region.key})" if len(settings.regions) > 1 else "", instead)
    for number, official in enumerate(settings.official_chat_ids, start=1):
        found.append(await _listener(channel, "officials", f"OFFICIAL_CHAT_IDS, no. {number}", official))
    return [*found, *_updates(settings, await channel.waiting(), alive)]


async def _desk(channel: Telegram, desk: DeskNumbers, of: str, instead: Linked) -> list[Finding]:
    """The chats of one region; `of` names it where there are several. `instead`: those linked since."""
    group, bawaslu = (instead.get((desk.region.key, purpose)) for purpose in ("moderators", "bawaslu"))
    if group is not None:
        found = await _seated(channel, "moderators", f"the linked group{of}", group)
    elif desk.moderators is None:
        found = [
            warning("moderators", f"there is no moderators' group{of}: reports wait, nobody can decide them.", _LINK)
        ]
    else:
        found = await _group(channel, "moderators", f"MODERATOR_CHAT_ID{of}", desk.moderators)
    if group is None and desk.moderators is not None and desk.topic is not None and found[-1].level is Level.FINE:
        found.append(await _topic(channel, f"MODERATOR_TOPIC_ID{of}", desk.moderators, desk.topic))
    if desk.elsewhere not in (None, desk.bawaslu):
        found += await _group(channel, "conflict", f"CONFLICT_CHAT_ID{of}", desk.elsewhere or 0)
    if desk.lead is not None:
        found.append(await _listener(channel, "lead", f"LEAD_CHAT_ID{of}", desk.lead))
    if bawaslu is not None:
        return [*found, *await _seated(channel, "bawaslu", f"Bawaslu's linked chat{of}", bawaslu)]
    if desk.bawaslu is None:
        words = f"BAWASLU_CHAT_ID{of} is empty: reports cannot be handed over to Bawaslu."
        return [*found, hint("bawaslu", words)]
    if desk.bawaslu == desk.moderators and group is None:
        words = f"BAWASLU_CHAT_ID{of} is the moderators' own group: what is handed over stays in the house."
        return [*found, warning("bawaslu", words, "Write the number of Bawaslu's chat, or leave it empty.")]
    return [*found, *await _group(channel, "bawaslu", f"BAWASLU_CHAT_ID{of}", desk.bawaslu)]


async def _seated(channel: Telegram, about: str, name: str, place: Place) -> list[Finding]:
    """A chat that takes the place of the settings' one."""
    if place.channel != channel.name:
        return [fine(about, f"{name} is a person on another channel.")]
    return await _group(channel, about, f"{name} (linked in the chat, wins over the settings)", int(place.address))


async def _group(channel: Telegram, about: str, name: str, chat_id: int) -> list[Finding]:
    """Whether the chat is there, whether we are in it, and whether we may send what is needed."""
    try:
        chat = await channel.ask("getChat", chat_id=chat_id)
        writable = await _may_type(channel, chat_id)
        if chat.get("type") == "private":
            return [fine(about, f"{name}: the bot may write there.") if writable else _stranger(about, name)]
        member = await channel.ask("getChatMember", chat_id=chat_id, user_id=channel.id)
    except Moved as moved:
        return [_moved(about, name, moved)]
    except (Refused, Unreachable):
        return [_stranger(about, name)]
    if not telegram_rights.is_inside(member):
        return [_stranger(about, name)]
    return [_rights(about, name, telegram_rights.missing(chat, member) or (() if writable else ("write",)))]


async def _listener(channel: Telegram, about: str, name: str, chat_id: int) -> Finding:
    """Somebody who is only told something: in words, and the bot works without them."""
    try:
        writable = await _may_type(channel, chat_id)
    except Moved as moved:
        return _moved(about, name, moved)
    if writable:
        return fine(about, f"{name}: the bot may write there.")
    advice = "They have to press Start in its chat first (a group: add the bot). Or correct the number."
    return warning(about, f"{name}: the bot may not write there.", advice)


async def _may_type(channel: Telegram, chat_id: int) -> bool:
    """Whether we may write there at all, by saying that we are typing. Raises Moved."""
    try:
        await channel.ask("sendChatAction", chat_id=chat_id, action="typing")
    except (Refused, Unreachable):
        return False
    return True


def _moved(about: str, name: str, moved: Moved) -> Finding:
    words = f"{name}: the group has become a supergroup; its number is {moved.address} now."
    return warning(about, words, f"Write that number into {name}.")


def _stranger(about: str, name: str) -> Finding:
    words = f"{name}: the bot is not a member of this group, or the number is not that of a chat."
    return fault(about, words, "Add the bot there (in a private chat: press Start), or correct the number.")


def _rights(about: str, name: str, lacking: tuple[str, ...]) -> Finding:
    if lacking:
        words = f"{name}: the bot is in this group, but may not {' or '.join(lacking)}."
        return fault(about, words, "Allow it in the group's Permissions, or make the bot an administrator.")
    return fine(about, f"{name}: the bot may write and send files there.")


async def _topic(channel: Telegram, name: str, chat_id: int, topic: int) -> Finding:
    """Telegram takes typing for any topic; only writing there tells: silently, and taken away at once."""
    try:
        silent = {"chat_id": chat_id, "message_thread_id": topic, "text": "…", "disable_notification": True}
        sent = await channel.ask("sendMessage", **silent)
        await channel.ask("deleteMessage", chat_id=chat_id, message_id=sent["message_id"])
    except Refused as refused:
        why = "there is no such topic" if telegram_calls.without_topic(refused) else f"it cannot be tried ({refused})"
        return warning("topic", f"{name}: {why}; cards go to the general topic.", _TOPIC)
    return fine("topic", f"{name}: cards go to this topic.")


def _updates(settings: Settings, waiting: Waiting, alive: Running) -> list[Finding]:
    """How messages come to us, and what waits."""
    found = [warning("updates", worry, "Is the bot running, and reachable?") for worry in worries(waiting, time.time())]
    way = _polled(waiting, alive) if settings.telegram_mode == "polling" else _pushed(settings, waiting, alive)
    return [way, *found]


def _polled(waiting: Waiting, alive: Running) -> Finding:
    if not waiting.url:
        return fine("updates", f"TELEGRAM_MODE is polling, no webhook is set; {waiting.count} waiting.")
    words = f"TELEGRAM_MODE is polling, but Telegram sends everything to a webhook at {_host(waiting.url)}."
    return _later(words, alive)


def _pushed(settings: Settings, waiting: Waiting, alive: Running) -> Finding:
    wanted = f"{settings.public_url.rstrip('/')}/telegram"
    if waiting.url == wanted:
        return fine("updates", f"the webhook is PUBLIC_URL/telegram; {waiting.count} waiting.")
    if not waiting.url:
        return _later("TELEGRAM_MODE is webhook, but no webhook is set.", alive)
    return _later(f"the webhook is not PUBLIC_URL/telegram, but at {_host(waiting.url)}.", alive)


def _later(words: str, alive: Running) -> Finding:
    """The bot puts this right when it starts; if one is running, somebody else has changed it since."""
    if alive is Running.YES:
        return fault("updates", words, "Does another bot use this token? Stop it, then start this one again.")
    return warning("updates", words, "The next start of the bot puts this right.")


def _host(url: str) -> str:
    """Only where it leads: the rest of an address may hold a secret."""
    return urlsplit(url).hostname or "another address"
