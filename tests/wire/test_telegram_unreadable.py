"""JSON that is no update is told apart, so that it can be kept for an operator and confirmed to the platform."""

from typing import Any

import pytest

from bot.channels.telegram_wire import UnreadableUpdateError, has_number, read, update_number
from tests.wire.shapes import BOT, LARGE, PRIVATE, WARGA, message, photo, tap

UNREADABLE = {
    "no number": {"message": {}},
    "number as text": {"update_id": "1"},
    "number as truth": {"update_id": True},
    "number of nothing": {"update_id": None},
    "message is a list": {"update_id": 1, "message": []},
    "message is nothing": {"update_id": 1, "message": None},
    "no chat": {"update_id": 1, "message": {"message_id": 7, "text": "x"}},
    "chat without type": message({"id": 5}, text="x"),
    "chat without id": message({"type": "private"}, text="x"),
    "chat id as text": message({"id": "5", "type": "private"}, text="x"),
    "no message id": message(message_id=None, text="x"),
    "message id as text": message(message_id="7", text="x"),
    "text is a number": message(text=5),
    "text is a list": message(text=["x"]),
    "caption is an object": photo(LARGE, caption={}),
    "sender without id": message(text="x", sender={"first_name": "A"}),
    "sender is a word": message(text="x", sender="A"),
    "name is a number": message(text="x", sender={"id": 1, "first_name": 5}),
    "photo is an object": message(photo={"file_id": "x"}),
    "photo is a word": message(photo="x"),
    "size without id": photo({"width": 1, "height": 1}),
    "size of words": photo({**LARGE, "width": "wide"}, {**LARGE, "width": "x"}),
    "document is a list": message(document=[1]),
    "document without id": message(document={"file_unique_id": "u"}),
    "album is a number": photo(LARGE, media_group_id=5),
    "migrates to a word": message(migrate_to_chat_id="there"),
    "tap is a list": {"update_id": 1, "callback_query": []},
    "tap without id": tap(id=None),
    "tap without sender": tap(sender=None),
    "tap without chat": tap(message={"message_id": 7}),
    "tap of a number": tap(data=5),
    "membership is a list": {"update_id": 1, "my_chat_member": []},
    "membership without status": {
        "update_id": 1,
        "my_chat_member": {"chat": PRIVATE, "from": WARGA, "new_chat_member": {}},
    },
}


@pytest.mark.parametrize("data", UNREADABLE.values(), ids=UNREADABLE)
def test_what_is_no_update_is_told_apart(data: dict[str, Any]) -> None:
    with pytest.raises(UnreadableUpdateError):
        read(data, BOT)


@pytest.mark.parametrize("data", [None, [], "x", 5, {}, {"update_id": 1.5}, {"update_id": True}, {"update_id": "1"}])
def test_without_a_number_there_is_nothing_to_confirm(data: Any) -> None:
    assert not has_number(data)
    with pytest.raises(UnreadableUpdateError):
        update_number(data)


def test_the_number_is_known_even_when_the_rest_is_not() -> None:
    assert has_number({"update_id": 17, "message": None})
    assert update_number({"update_id": 17, "message": None}) == "17"
    assert update_number({"update_id": -3}) == "-3"


def test_the_fault_names_nothing_that_somebody_wrote() -> None:
    with pytest.raises(UnreadableUpdateError) as caught:
        read(message(text="rahasia", message_id="rahasia"), BOT)
    assert "rahasia" not in str(caught.value)
