"""Webhooks as the Cloud API sends them, to be changed in one place at a time."""

from typing import Any

OURS = "106540352242922"
PHONE = "6281200000001"
BSUID = "ID.13491208655302741918"
NEW_BSUID = "ID.24817305912873645029"
WAMID = "wamid.HBgNNjI4MTIwMDAwMDAwMRUCABIYFDNB"
ASKED = "wamid.HBgNNjI4MTIwMDAwMDAwMRUCABEYEjBD"
META = {"display_phone_number": "622150000000", "phone_number_id": OURS}
BY_PHONE = {"profile": {"name": "Warga Contoh"}, "wa_id": PHONE}
BY_ID = {"profile": {"name": "Warga Contoh", "username": "warga.contoh"}, "user_id": BSUID}
BY_BOTH = {**BY_ID, "wa_id": PHONE, "parent_user_id": "ID.ENT.11815799212886844830"}
JPG = {"mime_type": "image/jpeg", "sha256": "4Wf8Og+g/1sP0rA8bE4Uoeg5QnU=", "id": "65463453"}
PDF = {"filename": "bukti.pdf", "mime_type": "application/pdf", "sha256": "grwfwe/ZPx0wAb=", "id": "1234567890987654"}
CONTEXT = {"from": "622150000000", "id": ASKED}


def without_none(fields: dict[str, Any]) -> dict[str, Any]:
    """A field of None is left out."""
    return {name: value for name, value in fields.items() if value is not None}


def said(kind: str = "text", **fields: Any) -> dict[str, Any]:
    """A message from a phone number; a field of None is left out."""
    return without_none({"from": PHONE, "id": WAMID, "timestamp": "1795000000", "type": kind, **fields})


def text(body: Any, **fields: Any) -> dict[str, Any]:
    """A message of words."""
    return said("text", text={"body": body}, **fields)


def hidden(message: dict[str, Any]) -> dict[str, Any]:
    """The same from somebody whose number we cannot see."""
    return without_none({**message, "from": None, "from_user_id": BSUID})


def edit(message: dict[str, Any], original: Any = ASKED) -> dict[str, Any]:
    """A change of an earlier message."""
    return said("edit", edit={"original_message_id": original, "message": message})


def reply(kind: str, **fields: Any) -> dict[str, Any]:
    """A tap on a button, or on a row of a list."""
    found = {"id": "report:consent:yes", "title": "Setuju, lanjutkan", **fields}
    return said("interactive", context=CONTEXT, interactive={"type": kind, kind: without_none(found)})


def system(kind: str, **fields: Any) -> dict[str, Any]:
    """News about a person; what is not of `system` itself is given as `beside`."""
    beside = fields.pop("beside", {})
    return without_none(
        {**said("system", system={"body": "Warga Contoh berganti nomor", "type": kind, **fields}), **beside}
    )


def status(state: str = "delivered", **fields: Any) -> dict[str, Any]:
    """What became of a message of ours."""
    told = {"id": ASKED, "status": state, "timestamp": "1795000001", "recipient_id": PHONE, **fields}
    return without_none(told)


def failed(code: int, title: str = "Re-engagement message") -> dict[str, Any]:
    """A status of failure with its error."""
    details = {"details": "Message failed to send because more than 24 hours have passed"}
    return status("failed", errors=[{"code": code, "title": title, "message": title, "error_data": details}])


def change(*messages: Any, **fields: Any) -> dict[str, Any]:
    """One change of one number's; `contacts`, `statuses`, `metadata` ... may be given."""
    found = {"messaging_product": "whatsapp", "metadata": META, "contacts": [BY_PHONE], "messages": list(messages)}
    return {"field": "messages", "value": without_none({**found, **fields})}


def post(*changes: Any) -> dict[str, Any]:
    """A whole POST with one entry."""
    return {"object": "whatsapp_business_account", "entry": [{"id": "102290129340398", "changes": list(changes)}]}
