"""The first words to a resident: what this is, whose office reads it; with several regions, which ones are served."""

from typing import Final

from handlers.messages import Choice, Message, line
from handlers.report import REPORT
from handlers.scene import House, Scene

START: Final = "contact:report:start"


def welcome(scene: Scene, argument: str = "") -> Message:
    """`argument`: what stood in the link they came by (t.me/<bot>?start=sleman): a region, or nothing to us."""
    house, region = scene.house, region_of_link(scene.house, argument)
    start = () if scene.talk else ((Choice(f"{START}:{region}" if region else START, line("choice-start")),),)
    if house.several and not region:
        names = ", ".join(desk.region.name for desk in house.desks.values())
        return Message((line("welcome-several", regions=names),), start)
    served = house.desk(region).region if region else house.first.region
    return Message((line("welcome", region=served.name, office=served.office),), start)


def region_of_link(house: House, argument: str) -> str:
    """The key of the region that a link names; "" for any other word, and where there is nothing to choose."""
    question = house.forms[REPORT.name].question("region")
    if not house.several or question is None:
        return ""
    return argument if argument in question.choices else ""
