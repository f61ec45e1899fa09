"""Things of the sandbox -> JSON of the Bot API. Pure; what a field is called is known here and nowhere else.

Source of the shapes: core.telegram.org/bots/api, sections User, Chat, Message, CallbackQuery, ChatMember, ChatFullInfo.
"""

from __future__ import annotations

from typing import Any

from bot.sandbox.nouns import PERMISSIONS, Chat, Json, Message, Person, StoredFile, Tap

ADMIN_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
)


def name_parts(person: Person) -> Json:
    """first_name and, where there is one, last_name and username."""
    first, _, last = person.name.partition(" ")
    parts: Json = {"first_name": first}
    if last:
        parts["last_name"] = last
    if person.username:
        parts["username"] = person.username
    return parts


def user(person: Person) -> Json:
    """A User object."""
    known: Json = {"id": person.id, "is_bot": person.is_bot, **name_parts(person)}
    if person.language and not person.is_bot:
        known["language_code"] = person.language
    return known


def chat(place: Chat, owner: Person | None = None) -> Json:
    """A Chat object; `owner` is the person of a private chat."""
    if place.kind == "private" and owner is not None:
        return {"id": place.id, **name_parts(owner), "type": "private"}
    return {"id": place.id, "title": place.title, "type": place.kind}


def chat_full(place: Chat, owner: Person | None) -> Json:
    """A ChatFullInfo object: a Chat with what getChat adds."""
    full = chat(place, owner)
    full |= {"accent_color_id": 0, "max_reaction_count": 11}
    full["permissions"] = {name: name not in place.forbidden for name in PERMISSIONS}
    full |= {"is_forum": True} if place.topics is not None else {}
    full["accepted_gift_types"] = dict.fromkeys(
        ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
    )
    if place.private:
        del full["permissions"]
    return full


def member(person: Person, status: str) -> Json:
    """A ChatMember object for "creator" | "administrator" | "member" | "left" | "kicked"."""
    told: Json = {"user": user(person), "status": status}
    if status == "creator":
        told["is_anonymous"] = False
    elif status == "administrator":
        told |= {"can_be_edited": False, "is_anonymous": False, **dict.fromkeys(ADMIN_RIGHTS, True)}
    elif status == "kicked":
        told["until_date"] = 0
    return told


def sized(file: StoredFile) -> Json:
    """The fields every kind of file shares; file_path only once getFile made one."""
    return {"file_id": file.id, "file_unique_id": file.unique, "file_size": len(file.data)}


def photo_sizes(file: StoredFile) -> list[Json]:
    """PhotoSize objects, small first, as Telegram lists them."""
    sizes = (file,) if file.preview is None else (file.preview, file)
    return [sized(size) | {"width": size.width, "height": size.height} for size in sizes]


def file_field(file: StoredFile) -> Json:
    """The field of Message that carries a photo, a document or another kind of file."""
    if file.kind == "photo":
        return {"photo": photo_sizes(file)}
    described = sized(file) | {"mime_type": file.mime}
    if file.name:
        described["file_name"] = file.name
    if file.kind in ("voice", "video"):
        described["duration"] = file.duration
    if file.preview is not None:
        described["thumbnail"] = sized(file.preview) | {"width": file.preview.width, "height": file.preview.height}
    if file.kind == "video":
        described |= {"width": file.width, "height": file.height}
    return {file.kind: described}


def message(said: Message, owner: Person | None = None, *, replies: bool = True) -> Json:
    """A Message object; `owner` is the person of a private chat; a reply carries what it answers, one level deep."""
    told: Json = {
        "message_id": said.id,
        "from": user(said.sender),
        "chat": chat(said.chat, owner),
        "date": int(said.date.timestamp()),
    }
    if said.edited is not None:
        told["edit_date"] = int(said.edited.timestamp())
    if said.file is not None:
        told |= file_field(said.file)
        if said.album:
            told["media_group_id"] = said.album
    for name, content in said.extra.items():
        told[name] = told[name] | content if name in told else content
    told |= words(said)
    if said.keyboard:
        told["reply_markup"] = {"inline_keyboard": said.keyboard}
    if said.thread is not None:
        told |= {"message_thread_id": said.thread, "is_topic_message": True}
    if replies and said.reply_to is not None and (answered := said.chat.messages.get(said.reply_to)) is not None:
        told["reply_to_message"] = message(answered, owner, replies=False)
    return told


def words(said: Message) -> Json:
    """text and entities, or caption and caption_entities."""
    if not said.text:
        return {}
    field, marks = ("text", "entities") if said.kind == "text" else ("caption", "caption_entities")
    told: Json = {field: said.text}
    if said.entities:
        told[marks] = list(said.entities)
    return told


def callback_query(tap: Tap, owner: Person | None) -> Json:
    """A CallbackQuery object; of a deleted message only its place is told (InaccessibleMessage)."""
    touched: Json
    if tap.message.deleted:
        touched = {"chat": chat(tap.message.chat, owner), "message_id": tap.message.id, "date": 0}
    else:
        touched = message(tap.message, owner)
    return {
        "id": tap.id,
        "from": user(tap.person),
        "message": touched,
        "chat_instance": str(tap.message.chat.id * 7919),
        "data": tap.data,
    }


def member_update(place: Chat, owner: Person | None, by: Person, whom: Person, was: str, now: str, at: int) -> Json:
    """A ChatMemberUpdated object."""
    told: dict[str, Any] = {"chat": chat(place, owner), "from": user(by), "date": at}
    return told | {"old_chat_member": member(whom, was), "new_chat_member": member(whom, now)}
