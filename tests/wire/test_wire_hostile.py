"""Any bytes whatsoever where Telegram's updates come in, polled or pushed: updates, or what was declared, no more."""

import json
from collections.abc import Coroutine
from typing import Any, Final, TypeVar

import httpx
import orjson
from hypothesis import given
from hypothesis import strategies as st

from bot.channels import telegram_wire
from bot.channels.channel import Unclear
from bot.channels.telegram import Telegram
from bot.channels.telegram_http import HttpClient
from bot.web import NotJsonError, parsed
from handlers.messages import Update
from tests.stage import TOKEN
from tests.wire import hostile
from tests.wire.shapes import ANONYMOUS, BOT, GROUP, LARGE, PDF, SMALL, membership, message, photo, tap

Given = TypeVar("Given")
GOOD = [
    message(text="Budi Contoh"),
    message(GROUP, text=f"/status@{BOT} LN-7K3M-Q0ZT", sender_chat=GROUP, sender=ANONYMOUS),
    message(kind="edited_message", text="baru"),
    photo(SMALL, LARGE, caption="https://contoh.id/1", media_group_id="9"),
    message(document=PDF, caption="bukti"),
    message(sticker={"file_id": "s"}),
    message(GROUP, migrate_to_chat_id=-100),
    tap(),
    tap(message=None, inline_message_id="x"),
    membership("kicked"),
    membership("restricted", GROUP, is_member=False),
    {"update_id": 1, "poll": {"id": "1"}},
]
NEXT: Final = {**message(text="aman"), "update_id": 77}


class Fed(HttpClient):
    """The client of production whose outside world is what it was fed."""

    body = b""

    async def _exchange(self, _: httpx.Request) -> tuple[int, bytes]:
        return 200, self.body


def at_once(work: Coroutine[Any, Any, Given]) -> Given:
    """What comes of work that never has to wait."""
    try:
        work.send(None)
    except StopIteration as ended:
        return ended.value  # type: ignore[no-any-return]  # that of `work`
    raise AssertionError("it waited")


def connected() -> tuple[Telegram, Fed]:
    """The channel of production, which knows its own name."""
    fed = Fed(TOKEN, "http://127.0.0.1")
    fed.body = json.dumps({"ok": True, "result": {"username": BOT}}).encode()
    made = Telegram(fed, TOKEN)
    at_once(made.start())
    return made, fed


CHANNEL, FED = connected()


def polled(*updates: bytes) -> list[Update] | None:
    """What getUpdates yields; None for an answer that could not be read, which is asked for again."""
    FED.body = b'{"ok":true,"result":[' + b",".join(updates) + b"]}"
    try:
        return list(at_once(CHANNEL.receive(0)))
    except Unclear:
        return None


def pushed(body: bytes) -> Update | None:
    """What the webhook takes; None for what it answers 400."""
    try:
        data = parsed(body)
    except NotJsonError:
        return None
    return CHANNEL.read(data) if telegram_wire.has_number(data) else None


def check(body: bytes) -> None:
    """Have this polled, before a good one, and pushed, and check whatever comes of it."""
    told = hostile.numbers_within(body)
    updates = polled(body, json.dumps(NEXT).encode())
    if updates is None:
        assert not (_fits(json.loads, body) or _fits(orjson.loads, body)), "what can be read holds up nobody"
    else:
        assert (updates[-1].id, updates[-1].said.text) == ("77", "aman")
        assert len(updates) <= 2
        for update in updates[:-1]:
            check_update(update, told)
    taken = pushed(body)
    if taken is not None:
        check_update(taken, told)


def _fits(read: Any, body: bytes) -> bool:
    """Whether this parser takes it, two levels down as it is in an answer."""
    try:
        read(b"[[" + body + b"]]")
    except (ValueError, RecursionError):
        return False
    return True


def check_update(update: Update, told: set[str]) -> None:
    assert update.id in told
    assert update.event in ("", "blocked", "unblocked", "moved", "passed", "unreadable")
    said = update.said
    for text in (said.text, said.command, said.argument, said.choice, said.album, update.sender.name):
        text.encode("utf-8")
        assert "\x00" not in text
    assert update.chat in told or (update.chat == "" and update.event in ("passed", "unreadable"))
    assert not update.moved_to or update.moved_to in told
    assert update.sender.key in told or update.sender.key in ("", "0")
    assert update.event in ("passed", "") or not any((said.text, said.files, said.choice, said.command))
    if update.event == "unreadable":
        json.loads(update.raw)


@hostile.RAW
@given(st.one_of(hostile.raw(GOOD), hostile.raw(GOOD).map(lambda inner: {"update_id": 1, "message": inner})))
def test_any_json(data: Any) -> None:
    check(hostile.encoded(data))


@hostile.BROKEN
@given(hostile.broken(GOOD))
def test_an_update_that_was_broken(data: Any) -> None:
    check(hostile.encoded(data))


@given(st.sampled_from(GOOD), st.integers(0, 5000), st.integers(0, 255))
def test_an_answer_that_was_damaged_on_its_way(good: Any, at: int, byte: int) -> None:
    body = hostile.damaged(json.dumps(good).encode(), at, byte)
    polled(body)
    pushed(body)


def test_an_update_with_any_one_value_missing_or_of_another_kind() -> None:
    for good in GOOD:
        check(hostile.encoded(good))
        for path in hostile.places(good):
            check(hostile.encoded(hostile.without(good, path)))
            for value in hostile.ODD:
                check(hostile.encoded(hostile.changed(good, path, value)))


def test_places_that_share_a_value_are_struck_one_by_one() -> None:
    shared = {"id": [None, 1]}
    good = {"chat": shared, "from": shared}
    paths = list(hostile.places(good))
    swap = hostile.Blow("swap", paths.index(("from", "id")), paths.index(("chat", "id", 0)), None)
    assert hostile.struck(good, [swap]) == {"chat": {"id": [[None, 1], 1]}, "from": {"id": None}}
