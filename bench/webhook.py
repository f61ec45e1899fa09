"""What Meta pushes: a POST with one message, signed over its very bytes (pure).

Source of the shape: Cloud API, webhooks reference (messages, text), as the sandbox sends it (`bot.sandbox.cloud_wire`).
Prefixed with headers by hand, so that making a whole request costs a few microseconds.
"""

import base64
import hashlib
import hmac
from typing import Final

import orjson

from bench import talk

PATH: Final = "/whatsapp"
NUMBER: Final = "106540352242922"
TOKEN: Final = "bench-token"  # noqa: S105 - the bench's own
SECRET: Final = "bench-app-secret"  # noqa: S105 - the bench's own
WORD: Final = "bench-verify-token"
_HEAD: Final = (
    b"POST " + PATH.encode() + b" HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: */*\r\nUser-Agent: facebookexternalua\r\n"
    b"Content-Type: application/json\r\nContent-Length: %d\r\nX-Hub-Signature-256: sha256=%s\r\n\r\n"
)


def address(resident: int) -> str:
    """The digits of a resident."""
    return f"62812{resident:08d}"


def user(resident: int) -> str:
    """Their id for our business alone; a bot may write to it as well as to the digits."""
    return f"ID.{10_000_000_000 + resident}"


def message_id(resident: int, nth: int) -> str:
    """The id of a resident's nth message, of the length and signs that WhatsApp's have."""
    return "wamid." + base64.b64encode(f"{address(resident)} {nth:012d} bench".encode()).decode()


def body(resident: int, nth: int, now: float) -> bytes:
    """The JSON of a resident's nth message."""
    digits = address(resident)
    message = {
        "from": digits,
        "from_user_id": user(resident),
        "id": message_id(resident, nth),
        "timestamp": f"{now:.0f}",
        "text": {"body": talk.typed(resident, nth)},
        "type": "text",
    }
    value = {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "622710000000", "phone_number_id": NUMBER},
        "contacts": [{"profile": {"name": f"Warga Contoh {resident}"}, "wa_id": digits, "user_id": user(resident)}],
        "messages": [message],
    }
    change = {"value": value, "field": "messages"}
    return orjson.dumps(
        {"object": "whatsapp_business_account", "entry": [{"id": "10203040506070", "changes": [change]}]}
    )


def request(resident: int, nth: int, now: float) -> bytes:
    """The whole POST, signed."""
    pushed = body(resident, nth, now)
    signature = hmac.new(SECRET.encode(), pushed, hashlib.sha256).hexdigest()
    return _HEAD % (len(pushed), signature.encode()) + pushed
