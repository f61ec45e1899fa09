"""The guides for staff: every picture they show is there, every command and button they name is one the bot knows.

In a guide, what is bold is the label of a button, and a command stands in `marks` with its slash.
"""

import re
from pathlib import Path
from typing import Final

import pytest
from PIL import Image

from bot.introducing import COMMANDS
from handlers import group_commands, staff_commands
from tests.handlers.tongue import HOLE, TEXTS

DOCS: Final = Path(__file__).parent.parent / "docs"
GUIDES: Final = sorted(DOCS.glob("PANDUAN_*.md"))
KNOWN: Final = {
    *COMMANDS, *group_commands.COMMANDS, *group_commands.HELP, *staff_commands.COMMANDS, *staff_commands.WAYS
}  # fmt: skip
MOST_BYTES: Final = 150_000

each_guide = pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: str(guide.stem))


def pictures(guide: Path) -> set[str]:
    return set(re.findall(r'<img src="([^"]+)"', guide.read_text()))


def label(text: str) -> re.Pattern[str]:
    """How a text of ours may stand in a guide: its holes filled with anything."""
    return re.compile("(.+)".join(map(re.escape, text.split(HOLE))))


SHORT: Final = 60  # signs; no label is longer
LABELS: Final = [
    label(text)
    for texts in TEXTS["id"].values()
    for text in texts
    if len(text) < SHORT and re.search(r"[A-Za-z]{3}", text)
]


@each_guide
def test_every_picture_is_there_for_a_phone_and_has_words_for_who_cannot_see_it(guide: Path) -> None:
    shown = pictures(guide)
    assert len(shown) >= 10
    for name in shown:
        with Image.open(DOCS / name) as picture:
            assert (picture.width <= 780, (DOCS / name).stat().st_size <= MOST_BYTES) == (True, True), name
    assert not re.findall(r"<img (?![^>]*alt=\"[^\"]{15,}\")", guide.read_text())


def test_no_picture_is_left_over() -> None:
    assert {f"panduan/{path.name}" for path in (DOCS / "panduan").iterdir()} == set().union(*map(pictures, GUIDES))


@each_guide
def test_every_command_is_known(guide: Path) -> None:
    named = set(re.findall(r"`/(\w+)", guide.read_text()))
    assert named - KNOWN == set()
    assert named


@each_guide
def test_every_button_has_that_label(guide: Path) -> None:
    named = set(re.findall(r"\*\*(.+?)\*\*", guide.read_text()))
    assert {name for name in named if not any(known.fullmatch(name) for known in LABELS)} == set()
    assert named


@each_guide
def test_every_part_that_is_linked_to_is_there(guide: Path) -> None:
    text = guide.read_text()
    heads = {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in re.findall(r"^#+ (.+)$", text, re.M)}
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= heads
    assert all((DOCS / name).exists() for name in re.findall(r"\]\(([^#)]+\.md)\)", text))
