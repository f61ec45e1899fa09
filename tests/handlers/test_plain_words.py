"""What residents read says it in words that everybody knows, and promises only what is kept."""

from __future__ import annotations

import re
from typing import Final

from tests.handlers.tongue import ENTRIES, TEXTS

TECHNICAL: Final = re.compile(r"kompres|upload|download|online|submit|screenshot|\blink\b|\bchat\b|enkripsi", re.I)


def test_nothing_that_is_said_is_technical() -> None:
    """A photo is "dikecilkan", not "dikompresi"; what people type may be any word."""
    said = [(entry.id.name, text) for _, entry in ENTRIES["id"] for text in TEXTS["id"].get(entry.id.name, [])]
    assert {key: text for key, text in said if not key.startswith("typed-") and TECHNICAL.search(text)} == {}
