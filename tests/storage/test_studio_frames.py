"""What goes over the pipe between the bot and its worker, and what is refused when it comes back."""

from __future__ import annotations

import gc

import pytest

from storage.studio_frames import LENGTH, BadFrame, head, head_length, parse_head
from storage.studio_worker import do


def test_frames_come_back_as_they_went() -> None:
    frame = head({"job": "sheet", "more": 2}, [b"abc", b""])
    length = head_length(frame[: LENGTH.size])
    assert parse_head(frame[LENGTH.size :]) == ({"job": "sheet", "more": 2}, [3, 0])
    assert len(frame) == LENGTH.size + length


@pytest.mark.parametrize(
    "text",
    [
        *(b"", b"[]", b"{}", b"null", b"\xff", b"[" * 100_000, b'{"memo": {}}', b'{"memo": [], "sizes": []}'),
        *(b'{"memo": {}, "sizes": [-1]}', b'{"memo": {}, "sizes": [true]}', b'{"memo": {}, "sizes": [1e3]}'),
        *(b'{"memo": {}, "sizes": [99999999999]}', b'{"memo": {}, "sizes": {"0": 1}}'),
        b'{"memo": {}, "sizes": [' + b"0," * 100 + b"0]}",
    ],
)
def test_frames_that_are_none_are_refused(text: bytes) -> None:
    gc.collect()  # deep in a recursion no other test's leavings should be cleared away
    with pytest.raises(BadFrame):
        parse_head(text)


def test_a_giant_head_is_refused() -> None:
    with pytest.raises(BadFrame):
        head_length(b"\xff\xff\xff\xff")
    with pytest.raises(ValueError, match="too large"):
        head({"job": "x" * 300_000}, [])


def test_jobs_that_nobody_knows_fail() -> None:
    assert do({"job": "paint"}, []) == ({"failed": "ValueError"}, [])
    assert do({}, []) == ({"failed": "KeyError"}, [])
    assert do({"job": "inspect"}, [b"?"]) == ({"unreadable": "not-picture"}, [])
