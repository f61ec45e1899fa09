"""What we want done in, Bot API calls out: one row per kind of part, and what the Bot API limits."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.channel import (
    Album,
    Answer,
    Delete,
    EditButtons,
    EditCaption,
    EditText,
    Knock,
    Part,
    Picture,
    Text,
    Upload,
)
from bot.channels.telegram_calls import LIMITS, Call, call, encode, message_id
from bot.channels.telegram_wire import ALLOWED

JPG = Upload(b"jpg", "LN-7K3M-Q0ZT.jpg", "image/jpeg")
PNG = Upload(b"png", "LN-7K3M-Q0ZT.png", "image/png")
ROWS = ((("report:consent:yes", "Setuju"), ("report:consent:no", "Tidak")), (("report:consent:back", "‹ Kembali"),))
KEYBOARD = {
    "inline_keyboard": [
        [
            {"text": "Setuju", "callback_data": "report:consent:yes"},
            {"text": "Tidak", "callback_data": "report:consent:no"},
        ],
        [{"text": "‹ Kembali", "callback_data": "report:consent:back"}],
    ]
}
NO_PREVIEW = {"link_preview_options": {"is_disabled": True}}
HTML = {"parse_mode": "HTML"}
TO = {"chat_id": 501}

BELOW = {"message_id": 7, "allow_sending_without_reply": True}
PARTS: dict[str, tuple[Part, Call]] = {
    "knock": (
        Knock("Halo", ROWS),
        Call("sendMessage", {**TO, "text": "Halo", **HTML, "reply_markup": KEYBOARD, **NO_PREVIEW}),
    ),
    "text": (Text("<b>Halo</b>"), Call("sendMessage", {**TO, "text": "<b>Halo</b>", **HTML, **NO_PREVIEW})),
    "text with buttons": (
        Text("Setuju?", ROWS),
        Call("sendMessage", {**TO, "text": "Setuju?", **HTML, "reply_markup": KEYBOARD, **NO_PREVIEW}),
    ),
    "text below a message": (
        Text("Hilang", below="7"),
        Call("sendMessage", {**TO, "text": "Hilang", **HTML, **NO_PREVIEW, "reply_parameters": BELOW}),
    ),
    "text without a sound": (
        Text("Halo", silent=True),
        Call("sendMessage", {**TO, "text": "Halo", **HTML, **NO_PREVIEW, "disable_notification": True}),
    ),
    "nothing any more": (Delete("77"), Call("deleteMessage", {**TO, "message_id": 77})),
    "picture": (Picture(JPG), Call("sendPhoto", {**TO, "photo": "attach://file0"}, {"file0": JPG})),
    "picture with caption and buttons": (
        Picture(JPG, "<b>LN</b>", ROWS),
        Call(
            "sendPhoto",
            {**TO, "caption": "<b>LN</b>", **HTML, "reply_markup": KEYBOARD, "photo": "attach://file0"},
            {"file0": JPG},
        ),
    ),
    "album of photos": (
        Album((JPG, PNG), "Bukti"),
        Call(
            "sendMediaGroup",
            {
                **TO,
                "media": [
                    {"type": "photo", "media": "attach://file0", "caption": "Bukti", **HTML},
                    {"type": "photo", "media": "attach://file1"},
                ],
            },
            {"file0": JPG, "file1": PNG},
        ),
    ),
    "album of documents, its caption below the last": (
        Album((JPG, PNG), "Bukti", as_photos=False),
        Call(
            "sendMediaGroup",
            {
                **TO,
                "media": [
                    {"type": "document", "media": "attach://file0"},
                    {"type": "document", "media": "attach://file1", "caption": "Bukti", **HTML},
                ],
            },
            {"file0": JPG, "file1": PNG},
        ),
    ),
    "album of one photo": (
        Album((JPG,), "Bukti"),
        Call("sendPhoto", {**TO, "caption": "Bukti", **HTML, "photo": "attach://file0"}, {"file0": JPG}),
    ),
    "album of one document": (
        Album((JPG,), as_photos=False),
        Call("sendDocument", {**TO, "document": "attach://file0"}, {"file0": JPG}),
    ),
    "new caption": (
        EditCaption("77", "baru", ROWS),
        Call("editMessageCaption", {**TO, "message_id": 77, "caption": "baru", **HTML, "reply_markup": KEYBOARD}),
    ),
    "new words": (
        EditText("77", "baru", ROWS),
        Call(
            "editMessageText",
            {**TO, "message_id": 77, "text": "baru", **HTML, "reply_markup": KEYBOARD, **NO_PREVIEW},
        ),
    ),
    "no caption and no buttons any more": (
        EditCaption("77", ""),
        Call("editMessageCaption", {**TO, "message_id": 77}),
    ),
    "new picture": (
        EditCaption("77", "baru", ROWS, JPG),
        Call(
            "editMessageMedia",
            {
                **TO,
                "message_id": 77,
                "media": {"type": "photo", "media": "attach://file0", "caption": "baru", **HTML},
                "reply_markup": KEYBOARD,
            },
            {"file0": JPG},
        ),
    ),
    "new buttons": (
        EditButtons("77", ROWS),
        Call("editMessageReplyMarkup", {**TO, "message_id": 77, "reply_markup": KEYBOARD}),
    ),
    "no buttons any more": (
        EditButtons("77"),
        Call("editMessageReplyMarkup", {**TO, "message_id": 77, "reply_markup": {"inline_keyboard": []}}),
    ),
    "answer without words": (Answer("4382"), Call("answerCallbackQuery", {"callback_query_id": "4382"})),
    "answer": (
        Answer("4382", "Diterima."),
        Call("answerCallbackQuery", {"callback_query_id": "4382", "text": "Diterima.", "show_alert": False}),
    ),
    "answer that must be closed": (
        Answer("4382", "Hanya petugas.", alert=True),
        Call("answerCallbackQuery", {"callback_query_id": "4382", "text": "Hanya petugas.", "show_alert": True}),
    ),
}


@pytest.mark.parametrize(("part", "made"), PARTS.values(), ids=PARTS)
def test_parts(part: Part, made: Call) -> None:
    assert call("501", part) == made


def test_every_kind_of_part_is_shown_here() -> None:
    assert {type(part) for part, _ in PARTS.values()} == set(Part.__args__)


def test_a_group_is_addressed_by_its_number() -> None:
    assert call("-1001234567890", Text("x")).params["chat_id"] == -1001234567890


def test_an_answer_is_no_longer_than_telegram_takes() -> None:
    assert call("501", Answer("1", "😀" * 300)).params["text"] == "😀" * 200


@pytest.mark.parametrize("count", range(2, 11))
def test_an_album_has_one_caption_and_names_every_file_once(count: int) -> None:
    for as_photos in (True, False):
        made = call("501", Album((JPG,) * count, "Bukti", as_photos))
        media = made.params["media"]
        assert [item["media"] for item in media] == [f"attach://{name}" for name in made.uploads]
        assert sum("caption" in item for item in media) == 1
        assert {item["type"] for item in media} == {"photo" if as_photos else "document"}


def test_words_are_always_marked_as_html_so_that_nothing_is_shown_as_tags() -> None:
    for part, made in PARTS.values():
        told = json.dumps(made.params)
        assert told.count('"parse_mode": "HTML"') == told.count('"caption"') + (
            "MessageText" in made.method or made.method == "sendMessage"
        ), part


def test_only_what_we_read_is_asked_for_and_the_limits_are_telegrams() -> None:
    assert set(ALLOWED) == {"message", "edited_message", "callback_query", "my_chat_member"}
    assert (LIMITS.text, LIMITS.caption, LIMITS.album) == (4096, 1024, 10)


@pytest.mark.parametrize(
    ("result", "number"),
    [
        ({"message_id": 5, "chat": {"id": 1}}, "5"),
        ([{"message_id": 5}, {"message_id": 6}], "5 6"),
        ([], ""),
        (True, ""),
        (None, ""),
        ({}, ""),
        ("ok", ""),
    ],
)
def test_the_message_that_came_of_a_call(result: Any, number: str) -> None:
    assert message_id(result) == number


def test_form_fields_are_words_numbers_and_json() -> None:
    params = {"chat_id": 5, "text": "5", "show_alert": True, "media": [{"type": "photo"}], "none": None, "half": 0.5}
    assert encode(params) == {
        "chat_id": 5, "text": "5", "show_alert": "true", "media": '[{"type": "photo"}]', "none": "null", "half": "0.5",
    }  # fmt: skip


@settings(deadline=None)
@given(st.text(min_size=1), st.lists(st.lists(st.tuples(st.text(), st.text()), max_size=3), max_size=3))
def test_whatever_is_said_arrives_as_it_is(html: str, rows: list[list[tuple[str, str]]]) -> None:
    made = call("1", Text(html, tuple(tuple(row) for row in rows)))
    assert made.params["text"] == html
    shown = made.params.get("reply_markup", {}).get("inline_keyboard", [])
    assert [[(button["callback_data"], button["text"]) for button in row] for row in shown] == rows
    json.dumps(made.params)
