"""The sandbox's own social network: invented posts under https://medsos.contoh/, so that links can be watched here.

Every address there is a post. One whose number can be divided by five is deleted an hour after somebody first looked
for it; all others stay. Nothing else is outside: any other address is answered by nobody.
"""

import re
from collections.abc import Callable
from typing import Final

from bot.links.guard import Unreached
from bot.links.reading import Page

_POST: Final = re.compile(r"https://medsos\.contoh/\S*?(\d*)/?")
HOUR: Final = 3600.0


class Posts:
    """What is on it. `now`: UTC seconds."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._seen: dict[str, float] = {}

    async def visit(self, url: str) -> Page:
        """The page at this address. Raises Unreached."""
        post = _POST.fullmatch(url)
        if post is None:
            raise Unreached("nothing is outside of the sandbox")
        first = self._seen.setdefault(url, self._now())
        deleted = post[1] and int(post[1]) % 5 == 0 and self._now() >= first + HOUR
        if deleted:
            return Page(url, 404, "text/html", "<title>Tidak ada</title>")
        return Page(url, 200, "text/html", "<title>Unggahan contoh</title>")
