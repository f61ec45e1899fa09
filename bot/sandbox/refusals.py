"""What Telegram says when it refuses, in its own words.

Sources: the open Bot API server (github.com/tdlib/telegram-bot-api, Client.cpp) with the library under it
(github.com/tdlib/td), and answers of api.telegram.org as quoted in the issue trackers of bot libraries.
"""

from __future__ import annotations

from bot.sandbox.nouns import Json


class Refusal(Exception):  # noqa: N818 - it is what Telegram does, not a fault of ours
    """The call is refused: HTTP status == error_code, with Telegram's description and, at times, parameters."""

    def __init__(self, code: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> Json:
        """The JSON body of the answer."""
        told: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            told["parameters"] = self.parameters
        return told


def bad_request(words: str) -> Refusal:
    """400 with the prefix Telegram puts before the words."""
    return Refusal(400, f"Bad Request: {words}")


def forbidden(words: str) -> Refusal:
    """403 with its prefix."""
    return Refusal(403, f"Forbidden: {words}")


def too_many_requests(seconds: int) -> Refusal:
    """429: to be repeated after so many whole seconds, not before."""
    return Refusal(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})


def too_large() -> Refusal:
    """413: the request is larger than Telegram takes."""
    return Refusal(413, "Request Entity Too Large")


def not_found() -> Refusal:
    """404: no such method, no such file."""
    return Refusal(404, "Not Found")


def unauthorized() -> Refusal:
    """401: no bot has this token."""
    return Refusal(401, "Unauthorized")


def migrated(new_chat_id: int) -> Refusal:
    """The basic group has become a supergroup with another id."""
    words = "Bad Request: group chat was upgraded to a supergroup chat"
    return Refusal(400, words, {"migrate_to_chat_id": new_chat_id})
