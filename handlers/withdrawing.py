"""Whether a report is really to be withdrawn is answered by a tap or in words, as `handlers.erasing` hears them."""

from typing import Any, Final

from handlers import erasing, languages
from handlers.hearing import LONGEST_TYPED, means, plain
from handlers.messages import Said
from handlers.nearly import written
from handlers.scene import Scene
from storage.record import replace

_QUESTION: Final = "withdraw-sure"
_YES: Final = ("typed-yes", "typed-withdraw-yes")


async def heard(scene: Scene, said: Said) -> Said:
    """What was said; where it answers this question, as a tap on its button."""
    meant = _meant(scene, said)
    if not meant:
        return said
    body, was_read = await erasing.standing(scene, said, _asks)
    if body is None:
        return said
    yes, no = (row[0][0] for row in body["choices"])
    unread = yes.replace(":withdrawn", ":withdraw")  # it is asked again
    return replace(said, command="", choice=no if meant == "no" else yes if was_read else unread)


def _meant(scene: Scene, said: Said) -> str:
    if said.command == "batal" and not said.argument:
        return "no"
    if said.command or said.choice or said.files or said.other or said.edited or len(said.text) > LONGEST_TYPED:
        return ""
    typed, known = written(plain(said.text)), languages.tongues(scene)
    if any(means(typed, key, known) for key in erasing.NOT):
        return "no"
    return "yes" if any(means(typed, key, known) for key in _YES) else ""


def _asks(body: dict[str, Any]) -> bool:
    lines = body.get("lines", ())
    return len(lines) == 1 and lines[0][0] == _QUESTION and len(body["choices"]) == 2  # an older one had one button
