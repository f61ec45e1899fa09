"""What gives way on a card that is too long for its picture (pure), in this order; what must be acted on never does."""

from typing import Final

from handlers.messages import Message
from storage.record import replace

SPARED: Final = (
    ("suggestion-note", "grade-", "watch-renamed", "watch-there", "watch-login", "watch-unknown"),
    ("link-", "number-"),
    ("card-complete", "card-incomplete"),
    ("limit-working-",),
    ("card-age-", "card-received", "card-audience", "card-known"),
    ("card-same", "asking-"),
    ("card-remark",),
    ("suggestion-etik", "suggestion-disiplin", "suggestion-unsure", "suggestion-contract", "card-classified"),
    ("card-letter",),
    ("card-acknowledged-by", "after-items"),
)
"""Beginnings of the keys of the lines that are left out, stage by stage."""
ROOM: Final = (
    *((story, 150, 0) for story in (700, 500, 350, 200, 100, 40, 0)),
    *((0, field, 0) for field in (80, 40)),
    *((0, 40, stage) for stage in range(1, len(SPARED) + 1)),
    *((0, field, len(SPARED)) for field in (20, 10)),
)
"""(signs of the story and of every other answer that a card may show, stages left out), tried one after the other."""


def spare(said: Message, stages: int) -> Message:
    """The message without what these first stages leave out."""
    left_out = tuple(start for stage in SPARED[:stages] for start in stage)
    lines = tuple(part for part in said.lines if not part.key.startswith(left_out)) if left_out else said.lines
    return replace(said, lines=lines)
