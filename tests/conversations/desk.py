"""The rules of a desk as a test wants them, and what its moderators do with a card."""

import dataclasses
from typing import Any, cast

from bot.sandbox.world import Message, Person
from handlers.scene import House
from storage.desk_rules import DeskRules
from storage.record import replace
from tests.stage import Stage


def ruled(stage: Stage, **rules: Any) -> None:
    """From now on this city's desk decides by these rules, as if they stood in its sheet."""
    house: House = stage.app.house
    desk = house.first
    region = dataclasses.replace(desk.region, desk=DeskRules(**rules))
    cast("dict[str, Any]", house.desks)[region.key] = replace(desk, region=region)
    for looked_up in ("first", "_every", "_at"):
        house.__dict__.pop(looked_up, None)


async def tapped(stage: Stage, card: Message, *actions: str, by: int | Person = 0) -> str:
    """Tap these buttons one after the other; what the last tap was answered."""
    answer = ""
    for action in actions:
        person = stage.staff[by] if isinstance(by, int) else by
        answer = (await stage.tap(person, card, f":{action}")).answer or ""
        await stage.settled()
    return answer
