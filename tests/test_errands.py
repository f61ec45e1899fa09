"""What an errand counts for on each channel, and who waits when the platform asks for a pause."""

from typing import Any

import pytest

from bot import errands
from storage.outbox import Errand

CONTACT = 7
THREE = {"evidence": [1, 2, 3]}


@pytest.mark.parametrize(
    ("kind", "body", "telegram", "whatsapp"),
    [
        ("say", {}, 1, 1),
        ("card", {}, 1, 1),
        ("knock", {}, 1, 1),
        ("receipt", {}, 1, 1),
        ("files", THREE, 3, 3),
        ("dossier-files", THREE, 3, 3),
        ("files", {"evidence": []}, 1, 1),
        ("fetch", {"evidence": 4}, 0, 0),
        ("destroy", {}, 0, 0),
        ("forget", {}, 0, 0),
        ("dossier", {}, 0, 0),
        ("paper-files", {"pictures": 2}, 2, 2),
        ("paper-mail", {}, 0, 0),
        ("mark", {"label": "x"}, 1, 0),  # an edit; WhatsApp knows none
        ("toast", {"line": None}, 0, 0),
        ("toast", {"line": ["toast-old-button", {}]}, 0, 1),  # where a tap is a message, so is its answer
    ],
)
def test_what_counts_waits_with_its_chat(kind: str, body: dict[str, Any], telegram: int, whatsapp: int) -> None:
    errand = Errand(1, CONTACT, kind, body, "7", 0)
    for channel, cost in (("telegram", telegram), ("whatsapp", whatsapp)):
        assert errands.cost(errand, channel) == cost
        assert errands.paused_with(errand, channel) == (CONTACT if cost else kind)
