"""The Bot API's refusals, told apart by what to do next. Descriptions as the Bot API words them."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels import channel
from bot.channels.channel import Misconfigured, Moved, Pointless, Refused, SendFailed, TryLater, Unclear, Unreachable
from bot.channels.telegram_calls import failure, without_topic


def told_apart(code: int, description: str, parameters: dict[str, Any] | None = None) -> type[SendFailed]:
    return type(failure(code, description, parameters))


@pytest.mark.parametrize(
    ("code", "description"),
    [
        (403, "Forbidden: bot was blocked by the user"),
        (403, "Forbidden: user is deactivated"),
        (403, "Forbidden: bot can't initiate conversation with a user"),
        (403, "Forbidden: bot can't send messages to bots"),
        (403, "Forbidden: bot was kicked from the group chat"),
        (403, "Forbidden: bot was kicked from the supergroup chat"),
        (403, "Forbidden: bot is not a member of the supergroup chat"),
        (403, "Forbidden: bot is not a member of the channel chat"),
        (403, "Forbidden: the group chat was deleted"),
        (400, "Bad Request: chat not found"),
        (400, "Bad Request: user not found"),
        (400, "Bad Request: PEER_ID_INVALID"),
        (400, "Bad Request: have no rights to send a message"),
        (400, "Bad Request: not enough rights to send text messages to the chat"),
        (400, "Bad Request: not enough rights to send photos to the chat"),
        (400, "Bad Request: CHAT_WRITE_FORBIDDEN"),
        (400, "Bad Request: group chat was deactivated"),
    ],
)
def test_who_cannot_be_written_to(code: int, description: str) -> None:
    assert told_apart(code, description) is Unreachable


@pytest.mark.parametrize(
    ("description", "why"),
    [
        (
            "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
            "as a current content and reply markup of the message",
            "unchanged",
        ),
        ("Bad Request: message to edit not found", "missing"),
        ("Bad Request: message can't be edited", "missing"),
        ("Bad Request: MESSAGE_ID_INVALID", "missing"),
        ("Bad Request: query is too old and response timeout expired or query ID is invalid", "expired"),
    ],
)
def test_what_is_no_longer_needed(description: str, why: str) -> None:
    found = failure(400, description)
    assert isinstance(found, Pointless)
    assert found.why == why


@pytest.mark.parametrize(
    ("code", "description"),
    [
        (400, "Bad Request: message text is empty"),
        (400, "Bad Request: message is too long"),
        (400, "Bad Request: message caption is too long"),
        (400, "Bad Request: BUTTON_DATA_INVALID"),
        (400, "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\""),
        (400, "Bad Request: PHOTO_INVALID_DIMENSIONS"),
        (400, "Bad Request: IMAGE_PROCESS_FAILED"),
        (400, "Bad Request: file is too big"),
        (400, "Bad Request: wrong file_id or the file is temporarily unavailable"),
        (400, "Bad Request: there is no caption in the message to edit"),
        (400, "Bad Request: method is available only for supergroups"),
        (413, "Request Entity Too Large"),
    ],
)
def test_what_telegram_will_never_take(code: int, description: str) -> None:
    assert told_apart(code, description) is Refused


ENTITIES = "Bad Request: can't parse entities:"


@pytest.mark.parametrize(
    ("description", "kept"),
    [
        (
            f'{ENTITIES} Unsupported start tag "warga@contoh.id" at byte offset 12',
            f"{ENTITIES} Unsupported start tag … at byte offset 12",
        ),
        (
            f'{ENTITIES} Unmatched end tag at byte offset 20, expected "</b>", found "</i>"',
            f"{ENTITIES} Unmatched end tag at byte offset 20, expected …",
        ),
        (f'{ENTITIES} Unsupported start tag "a "Warga" {"x" * 2000}" at', f"{ENTITIES} Unsupported start tag … at"),
        (f'{ENTITIES} Unsupported start tag "nama warga', f"{ENTITIES} Unsupported start tag …"),
        (f'{ENTITIES} Unsupported start tag "{"x" * 2000}" at', f"{ENTITIES} Unsupported start tag … at"),
        (
            "Bad Request: inline keyboard button URL 'https://t.me/warga' is invalid: Wrong HTTP URL",
            "Bad Request: inline keyboard button URL … is invalid: Wrong HTTP URL",
        ),
        ("Bad Request: wrong HTTP URL https://contoh.example/warga given", "Bad Request: wrong HTTP URL … given"),
        ("Bad Request: no such user t.me/warga", "Bad Request: no such user …"),
        ("Bad Request: no such user @warga or warga@contoh.id", "Bad Request: no such user … or …"),
        ("Bad Request: user 123456 or +62 812-0000-0000", "Bad Request: user … or …"),
        (
            "Bad Request: file of 12345 bytes, can't be drawn, isn't it",
            "Bad Request: file of 12345 bytes, can't be drawn, isn't it",
        ),
    ],
)
def test_what_telegram_quotes_of_ours_is_not_kept(description: str, kept: str) -> None:
    """It goes into the log, and unsealed beside the row that failed."""
    assert str(failure(400, description)) == f"400 {kept}"


def test_an_error_is_known_by_its_words_before_they_are_cut() -> None:
    assert told_apart(400, 'Bad Request: "chat not found"') is Unreachable
    assert told_apart(400, "Bad Request: 'message is not modified'") is Pointless
    refused = failure(400, "Bad Request: message thread not found")
    assert isinstance(refused, Refused)
    assert without_topic(refused)


@pytest.mark.parametrize(
    ("code", "description"),
    [
        (401, "Unauthorized"),
        (404, "Not Found"),
        (409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"),
        (409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete it first"),
    ],
)
def test_what_only_the_operator_can_mend(code: int, description: str) -> None:
    assert told_apart(code, description) is Misconfigured


@pytest.mark.parametrize("code", [500, 502, 503, 504, 520, 302, 0])
def test_what_may_have_been_done_or_not(code: int) -> None:
    assert told_apart(code, "Bad Gateway") is Unclear
    assert told_apart(code, "") is Unclear


@pytest.mark.parametrize(
    ("parameters", "after"), [({"retry_after": 35}, 35.0), ({"retry_after": 0}, 0.0), ({}, 1.0), (None, 1.0)]
)
def test_how_long_to_wait(parameters: dict[str, Any] | None, after: float) -> None:
    found = failure(429, "Too Many Requests: retry after 35", parameters)
    assert isinstance(found, TryLater)
    assert found.after == after


def test_where_a_group_went() -> None:
    parameters = {"migrate_to_chat_id": -1001234567890}
    found = failure(400, "Bad Request: group chat was upgraded to a supergroup chat", parameters)
    assert isinstance(found, Moved)
    assert found.address == "-1001234567890"
    assert told_apart(403, "Forbidden: bot was kicked from the group chat", parameters) is Moved


@settings(deadline=None)
@given(st.integers(-10, 1000), st.text(max_size=400), st.sampled_from([None, {}, {"retry_after": 3}]))
def test_every_answer_means_something_and_its_text_is_short(
    code: int, description: str, parameters: dict[str, Any] | None
) -> None:
    found = failure(code, description, parameters)
    assert type(found) in (TryLater, Unclear, Unreachable, Pointless, Refused, Misconfigured)
    assert len(str(found)) <= 130


def kinds_below(kind: type[SendFailed], depth: int = 0) -> dict[str, int]:
    """Name -> depth, of all that every channel may raise."""
    shared = [below for below in kind.__subclasses__() if below.__module__ == channel.__name__]
    deeper = [kinds_below(below, depth + 1) for below in shared]
    return {below.__name__: depth for below in shared} | {name: at for found in deeper for name, at in found.items()}


def test_the_tree_of_failures_is_the_one_that_is_drawn() -> None:
    lines = re.findall(r"^    ((?:│   |    )*)[├└]── (\w+) ", channel.__doc__ or "", re.M)
    assert kinds_below(SendFailed) == {name: len(indent) // 4 for indent, name in lines}
