"""Whoever asks for help in a group, and whoever reads the README, is told every command."""

import re
from pathlib import Path
from typing import Final

import pytest

from handlers.group_commands import COMMANDS, COMMANDS_OF_BAWASLU
from tests.handlers.tongue import TEXTS

README: Final = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
GROUPS: Final = {"help-moderators": COMMANDS, "help-bawaslu": COMMANDS_OF_BAWASLU}


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("key", GROUPS)
def test_help_names_every_command_and_no_other(key: str, language: str) -> None:
    assert set(re.findall(r"(?<![<\w])/([a-z_]+)", TEXTS[language][key][0])) == set(GROUPS[key])


def test_the_readme_has_a_row_for_every_command_and_no_other() -> None:
    rows = re.findall(r"^\| `/([a-z_]+)[ `]", README, re.MULTILINE)
    assert sorted(rows) == sorted(COMMANDS)
