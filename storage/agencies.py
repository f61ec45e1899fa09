"""Which office of a region's sheet somebody means who wrote where a person works (pure).

What people write is free text, and may hold the name of a person. So only names of the sheet ever come out of here.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from storage.regions import Agency


class Agencies:
    """The offices of one region by all that they are called."""

    def __init__(self, agencies: Iterable[Agency]) -> None:
        known = ((folded(called), one.name) for one in agencies for called in (one.name, one.short, *one.aliases))
        self._known = sorted(((called, name) for called, name in known if called.strip()), key=lambda one: -len(one[0]))
        self.named = lru_cache(4_096)(self._named)

    def _named(self, written: str) -> str:
        """The office of which a name stands in it, of several the longest; "" when there is none."""
        words = folded(written)
        return next((name for called, name in self._known if called in words), "")


def folded(written: str) -> str:
    """The words without capitals and signs, each between spaces, so that a name is found as whole words."""
    return " ".join(("", *re.findall(r"\w+", written.casefold()), ""))
