"""How the bot and its studio's worker talk over a pipe. No I/O here; neither side ever unpickles anything.

A frame is one head and any number of blobs: four bytes with the head's length, the head as JSON, then the blobs as
they are. The head is `{"memo": {...}, "sizes": [bytes of each blob]}`. The worker may have been taken over by a hostile
file, so the bot's side trusts nothing of what comes back: not the lengths, not the shape.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Sequence, Sized
from typing import Any, Final

LENGTH: Final = struct.Struct("!I")
LARGEST_HEAD: Final = 256 * 1024
LARGEST_BLOB: Final = 100 * 1024 * 1024
"""As large as the largest file that a channel gives us (`Limits.file`)."""
MOST_BLOBS: Final = 64


class BadFrame(Exception):  # noqa: N818 - named after what happened, as all failures of this project
    """The other side does not keep to the protocol; end it and start another."""


def head(memo: dict[str, Any], blobs: Sequence[Sized]) -> bytes:
    """The bytes that go before the blobs. Raises ValueError when the frame is larger than frames may be."""
    text = json.dumps({"memo": memo, "sizes": [len(blob) for blob in blobs]}).encode()
    if len(text) > LARGEST_HEAD or len(blobs) > MOST_BLOBS or any(len(blob) > LARGEST_BLOB for blob in blobs):
        raise ValueError("too large for the studio")
    return LENGTH.pack(len(text)) + text


def head_length(prefix: bytes) -> int:
    """How long the head is whose first four bytes are `prefix`. Raises BadFrame."""
    (length,) = LENGTH.unpack(prefix)
    if length > LARGEST_HEAD:
        raise BadFrame("head too large")
    return int(length)


def parse_head(text: bytes) -> tuple[dict[str, Any], list[int]]:
    """The memo and the sizes of the blobs that follow. Raises BadFrame."""
    try:
        whole = json.loads(text)
        memo, sizes = whole["memo"], whole["sizes"]
    except (ValueError, KeyError, TypeError, RecursionError) as fault:
        raise BadFrame("head is not what it should be") from fault
    if not (isinstance(memo, dict) and isinstance(sizes, list) and len(sizes) <= MOST_BLOBS):
        raise BadFrame("head has the wrong shape")
    if not all(type(size) is int and 0 <= size <= LARGEST_BLOB for size in sizes):
        raise BadFrame("blob too large")
    return memo, sizes
