"""What Meta says when it refuses: error objects of the Graph API, and the errors inside of failed statuses.

Source: WhatsApp Business Platform, Cloud API, Error codes; the words of details as quoted in the issue trackers of
bot libraries. Where no quoted words were found they are ours: programs must go by the code.
"""

from __future__ import annotations

from itertools import count
from typing import NamedTuple

from bot.sandbox.nouns import Json

HREF = "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/"


class Known(NamedTuple):
    """HTTP status, title, and the usual details of a code."""

    status: int
    title: str
    details: str = ""


CODES: dict[int, Known] = {
    1: Known(500, "An unknown error occurred"),
    2: Known(503, "Service temporarily unavailable"),
    4: Known(400, "Application request limit reached"),
    10: Known(403, "Application does not have permission for this action"),
    100: Known(400, "Invalid parameter"),
    190: Known(401, "Invalid OAuth access token - Cannot parse access token"),
    200: Known(403, "Permissions error"),
    368: Known(403, "Temporarily blocked for policies violations"),
    80007: Known(400, "Rate limit issues"),
    130429: Known(400, "Rate limit hit", "Cloud API message throughput has been reached."),
    130472: Known(
        400,
        "User's number is part of an experiment",
        "Failed to send message because this user's phone number is part of an experiment",
    ),
    131000: Known(500, "Something went wrong", "Message failed to send due to an unknown error."),
    131005: Known(403, "Access denied"),
    131008: Known(400, "Required parameter is missing"),
    131009: Known(400, "Parameter value is not valid"),
    131016: Known(500, "Service unavailable", "A service is temporarily unavailable."),
    131021: Known(400, "Recipient cannot be sender"),
    131026: Known(400, "Message undeliverable", "Message Undeliverable."),
    131030: Known(400, "Recipient phone number not in allowed list"),
    131031: Known(403, "Business Account locked"),
    131042: Known(400, "Business eligibility payment issue"),
    131047: Known(
        400,
        "Re-engagement message",
        "Message failed to send because more than 24 hours have passed since the customer last replied to this number.",
    ),
    131048: Known(400, "Spam rate limit hit"),
    131049: Known(
        400,
        "This message was not delivered to maintain healthy ecosystem engagement.",
        "In order to maintain a healthy ecosystem engagement, the message failed to be delivered.",
    ),
    131051: Known(400, "Message type unknown", "Message type is currently not supported."),
    131052: Known(400, "Media download error"),
    131053: Known(400, "Media upload error"),
    131056: Known(
        400,
        "(Business Account, Consumer Account) pair rate limit hit",
        "Message failed to send because there were too many messages sent from this phone number to the same phone "
        "number in a short period of time.",
    ),
    132000: Known(400, "Number of parameters does not match the expected number of params"),
    132001: Known(404, "Template name does not exist in the translation"),
    132012: Known(400, "Parameter format does not match format in the created template"),
    132015: Known(400, "Template is paused"),
    132018: Known(400, "There's an issue with the parameters in your template"),
    133010: Known(400, "The account is not registered"),
}
_traces = count(1)


class GraphRefusal(Exception):  # noqa: N818 - it is what Meta does, not a fault of ours
    """The call is refused: an HTTP status and Meta's error object. ValueError: no such code in `CODES`."""

    def __init__(self, code: int, details: str = "", *, words: str = "", subcode: int = 0, kind: str = "") -> None:
        if code not in CODES:
            raise ValueError(f"no such code: {code}")
        known = CODES[code]
        self.code, self.subcode = code, subcode
        self.status = known.status
        self.kind = kind or "OAuthException"
        self.details = details or known.details
        named = code >= 130_000 or code in (4, 10, 80007) or (code == 100 and not kind)
        self.words = (f"(#{code}) " if named else "") + (words or known.title)
        super().__init__(f"{self.words} {self.details}".strip())

    def body(self) -> Json:
        """The JSON body of the answer."""
        error: Json = {"message": self.words, "type": self.kind, "code": self.code}
        if self.subcode:
            error["error_subcode"] = self.subcode
        if self.details:
            error["error_data"] = {"messaging_product": "whatsapp", "details": self.details}
        error["fbtrace_id"] = f"Akotakpasir{next(_traces):08d}"
        return {"error": error}


def bad_param(words: str) -> GraphRefusal:
    """(#100): a parameter is wrong, said in the message itself."""
    return GraphRefusal(100, words=words)


def missing(name: str) -> GraphRefusal:
    """(#131008): something mandatory is not there."""
    return GraphRefusal(131008, f"Parameter '{name}' is mandatory.")


def invalid(details: str) -> GraphRefusal:
    """(#131009): a value is out of its bounds, said in the details."""
    return GraphRefusal(131009, details)


def no_object(method: str, path_id: str) -> GraphRefusal:
    """Nothing of ours has this id."""
    words = (
        f"Unsupported {method.lower()} request. Object with ID '{path_id}' does not exist, cannot be loaded due to "
        "missing permissions, or does not support this operation. Please read the Graph API documentation at "
        "https://developers.facebook.com/docs/graph-api"
    )
    return GraphRefusal(100, words=words, subcode=33, kind="GraphMethodException")


def status_error(code: int) -> Json:
    """The object in `errors` of a failed status, or of an unsupported message."""
    known = CODES[code]
    details = known.details or known.title
    told: Json = {"code": code, "title": known.title, "message": known.title}
    return told | {"error_data": {"details": details}, "href": HREF}
