"""The table of a dossier has words for every act on a case, so none is told as a mere "act inside the office"."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from handlers.papers.trail import ACTS
from storage.states import STEPS

ROOT: Final = Path(__file__).parents[2]
PLACES: Final = {"Act": 2, "tap.note": 1, "reports.note": 3}
"""By what writes an event, at which place it is given the action."""
CHOSEN: Final = {
    "bot/errands/files.py:what": {"shown", "handed_over"},
    "handlers/followup.py:what": {"erased", "unlinked"},
    "handlers/merging.py:action": {"accept", "reject", "escalate", "admonish"},
    "handlers/moderation.py:action": {"accept", "reject", "escalate", "admonish"},
    "handlers/same_card.py:action": {"same", "apart"},
    "handlers/steps.py:given.step": set(STEPS),
    "handlers/tap.py:action": set[str](),  # whatever `tap.note` is given
    "handlers/tracks.py:FORMAL": {"formal"},
    "storage/custody.py:action": set[str](),  # for a region: no case, so no dossier
    "storage/reports.py:action": set[str](),  # whatever `reports.note` is given
}
"""What an action that is not written out may be."""


def actions() -> Iterator[str]:
    """Every action that the program writes into a case."""
    for path in (path for floor in ("bot", "handlers", "storage") for path in (ROOT / floor).rglob("*.py")):
        name, source = path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
        if not any(f"{writer}(" in source for writer in PLACES):  # to read them all as code takes seconds
            continue
        for call in ast.walk(ast.parse(source)):
            if isinstance(call, ast.Call) and (place := PLACES.get(ast.unparse(call.func))) is not None:
                given = call.args[place]
                yield from (
                    (str(given.value),) if isinstance(given, ast.Constant) else CHOSEN[f"{name}:{ast.unparse(given)}"]
                )


def test_every_act_has_words() -> None:
    found = set(actions())
    assert found - set(ACTS) == set()
    assert set(ACTS) - found == {"chained"}  # written by a migration
    assert len(found) > 50
