"""Updates as the Bot API sends them, to be changed in one place at a time."""

from typing import Any

BOT = "LaporContohBot"
CONSENT = "report:consent:yes"
WARGA = {"id": 501, "is_bot": False, "first_name": "Warga", "last_name": "Contoh", "language_code": "id"}
PRIVATE = {"id": 501, "first_name": "Warga", "type": "private"}
GROUP = {"id": -1001234567890, "title": "Petugas", "type": "supergroup"}
ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
SMALL = {"file_id": "small", "file_unique_id": "u-small", "width": 90, "height": 160, "file_size": 1000}
LARGE = {"file_id": "large", "file_unique_id": "u-large", "width": 720, "height": 1280, "file_size": 90_000}
MIDDLE = {"file_id": "middle", "file_unique_id": "u-middle", "width": 320, "height": 569, "file_size": 20_000}
PDF = {"file_id": "doc", "file_unique_id": "u-doc", "file_name": "foto.jpg", "mime_type": "image/jpeg", "file_size": 5}


def message(
    chat: dict[str, Any] = PRIVATE, kind: str = "message", sender: Any = WARGA, **fields: Any
) -> dict[str, Any]:
    """An update with a message in it; a field of None is left out."""
    body = {"message_id": 7, "date": 1795000000, "chat": chat, "from": sender, **fields}
    return {"update_id": 1, kind: {name: value for name, value in body.items() if value is not None}}


def tap(sender: Any = WARGA, **fields: Any) -> dict[str, Any]:
    """An update with a tap; a field of None is left out."""
    shown = {"message_id": 7, "date": 1, "chat": PRIVATE, "text": "?"}
    query = {"id": "4382", "from": sender, "chat_instance": "1", "message": shown, "data": CONSENT, **fields}
    return {"update_id": 1, "callback_query": {name: value for name, value in query.items() if value is not None}}


def membership(status: str, chat: dict[str, Any] = PRIVATE, **fields: Any) -> dict[str, Any]:
    """An update about what we are in a chat."""
    ours = {"user": {"id": 9, "is_bot": True, "first_name": "Lapor"}, "status": status, **fields}
    change = {"chat": chat, "from": WARGA, "date": 1, "old_chat_member": {}, "new_chat_member": ours}
    return {"update_id": 1, "my_chat_member": change}


def photo(*sizes: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """An update with a photo of these sizes."""
    return message(photo=list(sizes), **fields)
