"""The first words to a resident: what this is, whose office reads it; with several regions, which ones are served."""

from collections.abc import Iterable
from typing import Final

from handlers import aside
from handlers.desk import Desk
from handlers.manners import is_thanks
from handlers.messages import GAP, Choice, Line, Message, Said, Word, button, line
from handlers.report import REPORT
from handlers.scene import House, Scene
from handlers.unusable import unusable
from storage.regions import PLAIN

START: Final = "contact:report:start"
CHECK: Final = "contact:cek:start"
CHECK_FIRST: Final = button(CHECK, "choice-check")
OPENING: Final = ((button(START, "choice-start"), CHECK_FIRST),)
"""What can be begun."""

_GREETING: Final = (line("greeting"), GAP)


def expect(scene: Scene) -> None:
    """Whoever writes for the first time is greeted, in one message with what their words led to.

    On Telegram everybody begins with /start; on WhatsApp people write whatever they like.
    """
    if scene.contact.channel == "whatsapp" and not scene.contact.heard_at:
        scene.contact.heard_at = scene.now
        scene.greeting = _GREETING


def reply(scene: Scene, said: Said) -> Message:
    """To what begins nothing: thanks are returned, all else is told how to begin."""
    if said.other:
        return Message((unusable(said),), OPENING)
    if is_thanks(said.text) and not scene.greeting:
        return Message((line("thanks-returned"),))
    return hello(scene)


def hello(scene: Scene, *told: Line) -> Message:
    """What can be begun, to somebody who said nothing that we can begin with; strangers hear all of it."""
    if not scene.greet():
        return Message((*told, line("hello", greeting=_hail(scene.house.desks.values()))), OPENING)
    whole = welcome(scene)
    return Message((*whole.lines, *((GAP, *told) if told else ())), whole.choices)


def welcome(scene: Scene, argument: str = "") -> Message:
    """`argument`: what stood in the link they came by (t.me/<bot>?start=sleman): a region, or nothing to us."""
    scene.greet()  # this is one
    house, region = scene.house, region_of_link(scene.house, argument)
    begin = Choice(f"{START}:{region}" if region else START, line("choice-start"))
    start = () if aside.draft(scene) else ((begin, CHECK_FIRST),)
    if house.several and not region:
        names = ", ".join(desk.region.name for desk in house.desks.values())
        served = line("welcome-several", greeting=_hail(house.desks.values()), regions=names)
        return Message((served, GAP, line("language-hint")), start)
    desk = house.desk(region) if region else house.first
    served = line("welcome", greeting=_hail([desk]), region=desk.region.name, office=desk.region.office)
    return Message((served, GAP, line("language-hint")), start)


def _hail(desks: Iterable[Desk]) -> Word:
    """The first word, as people say it in most of these regions; the plain one where none is said in most."""
    words = [desk.region.greeting for desk in desks]
    said = next((word for word in words if 2 * words.count(word) > len(words)), PLAIN)
    return Word(f"greeting-{said}")


def region_of_link(house: House, argument: str) -> str:
    """The key of the region that a link names; "" for any other word, and where there is nothing to choose."""
    question = house.forms[REPORT.name].question("region")
    if not house.several or question is None:
        return ""
    return argument if argument in question.choices else ""
