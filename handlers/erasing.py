"""/hapus is asked about once, and answered by a tap or in words.

"ya" destroys for good. So words count only while that question is the last thing that was said here, and read as far as
we know; what could mean something else has it asked again.
"""

from collections.abc import Callable
from typing import Any, Final

from handlers import followup, languages
from handlers.hearing import LONGEST_TYPED, means, plain
from handlers.messages import Message, Said, button, line
from handlers.nearly import written
from handlers.opening import resume
from handlers.scene import Scene
from storage import deliveries
from storage.record import replace

YES: Final = "contact:erase:yes"
NO: Final = "contact:erase:no"
CHOICES: Final = (YES, NO)
_AGAIN: Final = "hapus"
_QUESTION: Final = "erase-sure"
NOT: Final = ("typed-erase-no", "typed-no", "typed-cancel", "typed-back")


def ask(scene: Scene) -> None:
    """/hapus: say what will go and what must stay, and ask once."""
    rows = (button(YES, "choice-erase-yes"),), (button(NO, "choice-erase-no"),)
    scene.say(Message((line(_QUESTION),), rows))


async def tapped(scene: Scene, said: Said) -> None:
    """One of its buttons, or the words for it."""
    scene.toast(said)
    if said.choice == YES:
        scene.mark(said, "choice-erase-yes", said.choice)
        await followup.erase(scene)
    else:
        scene.say(Message((line("erase-not"),)))
        resume(scene)


async def heard(scene: Scene, said: Said) -> Said:
    """What was said; where it answers this question, as a tap on its button, or as the command that asks again."""
    meant = _meant(scene, said)
    if not meant:
        return said
    stands, was_read = await standing(scene, said, _asks)
    if stands is None:
        return said
    if meant == _AGAIN or (meant == YES and not was_read):
        return replace(said, command=_AGAIN)
    return replace(said, command="", choice=meant)


def _meant(scene: Scene, said: Said) -> str:
    """What these words would mean below that question; "" for words about anything else."""
    if said.command == "batal" and not said.argument:
        return NO
    if said.command or said.choice or said.files or said.other or said.edited or len(said.text) > LONGEST_TYPED:
        return ""
    typed, known = written(plain(said.text)), languages.tongues(scene)
    if any(means(typed, key, known) for key in NOT):
        return NO
    if means(typed, "typed-erase-yes", known):
        return YES
    about = any(means(word.strip("/-"), "typed-erase-about", known) for word in typed.split())
    return _AGAIN if about or means(typed, "typed-yes", known) else ""


async def standing(
    scene: Scene, said: Said, asks: Callable[[dict[str, Any]], bool]
) -> tuple[dict[str, Any] | None, bool]:
    """The question if it is the last thing that was said to them, and whether they can have read it."""
    just_now = [
        one for one in scene.effects if one.contact_id == scene.contact_id and one.kind not in deliveries.NO_MESSAGE
    ]
    if just_now:
        return just_now[-1].body if asks(just_now[-1].body) else None, False
    row = await deliveries.last_said(scene.transaction, scene.contact_id)
    if row is None or not asks(row.body) or said.below not in ("", row.message):
        return None, False
    return row.body, row.state == "sent" and row.delivery != "failed"


def _asks(body: dict[str, Any]) -> bool:
    return [_QUESTION] in body.get("lines", ())
