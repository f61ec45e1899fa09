"""What we may do in a group, read from what Telegram tells of the group and of us in it (pure).

Source of shapes: Bot API, ChatFullInfo ("permissions", "is_forum"), ChatMember, ChatPermissions.
"""

from collections.abc import Mapping
from typing import Any, Final

NEEDED: Final = {
    "can_send_messages": "write",
    "can_send_photos": "send pictures",
    "can_send_documents": "send files",
}
_LEADING: Final = ("creator", "administrator")


def is_inside(member: Mapping[str, Any]) -> bool:
    """Whether a ChatMember is in the group."""
    status = member.get("status")
    return status in (*_LEADING, "member") or (status == "restricted" and bool(member.get("is_member", True)))


def missing(chat: Mapping[str, Any], member: Mapping[str, Any]) -> tuple[str, ...]:
    """What of NEEDED we may not do there. Administrators may; others are bound by the group's and their own limits."""
    if member.get("status") in _LEADING:
        return ()
    permissions = chat.get("permissions")
    group = permissions if isinstance(permissions, Mapping) else {}
    own = member if member.get("status") == "restricted" else {}
    return tuple(word for name, word in NEEDED.items() if group.get(name) is False or own.get(name) is False)
