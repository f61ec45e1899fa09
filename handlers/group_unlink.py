"""/lepaskan: an admin takes a linked group from its desk again, with a question before it.

What waits goes to the group that the settings name; where they name none, it waits until a group is linked. The cards
of moderators are emptied in the group they are in, for it may have been the wrong one.
"""

from collections.abc import Sequence
from typing import Final

from handlers import elsewhere, group_link, seats
from handlers.messages import Choice, Message, Moment, Said, Value, Word, line, to_json
from handlers.scene import Scene
from storage import contacts, custody, desk_groups, reports, roles
from storage.desk_groups import MODERATORS, DeskGroup
from storage.outbox import WORK, Effect
from storage.roles import BAWASLU, Role

NAME: Final = "lepas"
"""The first word of the button."""
GIVEN, PERSON, NOBODY = INSTEAD = "given", "person", "nobody"
"""Who sits at a desk without its linked group: the settings' chat, somebody with the role, or nobody."""


async def ask(scene: Scene, said: Said, held: Sequence[Role]) -> None:
    """/lepaskan, /lepaskan bawaslu; with several regions, and the name of one."""
    purpose, region = group_link.meant(scene, said, held)
    if not region:
        own = scene.house.desks[held[0].region].region
        scene.say(Message((line("group-unlink-where", region=own.key),)))
        return
    found, about = await desk_groups.get(scene.transaction, region, purpose), _about(scene, region, purpose)
    instead = await _instead(scene, region, purpose)
    if found is None:
        scene.say(Message((line("group-unlink-given" if instead == GIVEN else "group-unlink-none", **about),)))
        return
    at, by = Moment(found.at, scene.house.desk(region).region.zone), found.by.removeprefix("admin:")
    emptied = (line("group-unlink-emptied"),) if purpose == MODERATORS else ()
    told = line("group-unlink-sure", **about, who=by, at=at), line(f"group-unlink-then-{instead}"), *emptied
    scene.say(Message(told, ((Choice(_id(found), line("choice-group-unlink")),),)))


async def tapped(scene: Scene, said: Said, held: Sequence[Role]) -> None:
    """The button below that question: it counts for the group that was asked about, and for no later one."""
    _, region, purpose, _ = (*said.choice.split(":"), "", "", "")[:4]
    served = region in {row.region for row in held}
    found = await desk_groups.get(scene.transaction, region, purpose) if served else None
    if found is None or said.choice != _id(found):
        scene.toast(said, line("group-unlink-gone"), alert=True)
        return
    scene.toast(said)
    scene.mark(said, "choice-group-unlink", said.choice)
    await _let_go(scene, found)
    scene.say(Message((line("group-unlink-done", **_about(scene, region, purpose)),)))


async def _let_go(scene: Scene, group: DeskGroup) -> None:
    house, transaction, region = scene.house, scene.transaction, group.region
    await desk_groups.unlink(transaction, group)
    contact = await contacts.get(transaction, group.contact_id)
    about = {"purpose": group.purpose, "who": contact.lookup if contact else ""}
    scene.acts.append(custody.regional(region, f"admin:{scene.who}", "unlinked", **about))
    if group.purpose == MODERATORS:
        cards = await reports.cards(transaction, region)
        scene.effects += [elsewhere.empty(group.contact_id, card) for card in cards]
        await desk_groups.take_over(transaction, region, group.contact_id, house.given[region].moderators)
    else:
        await seats.hand_on(house, transaction, region)
    left = line("group-unlink-left", **_about(scene, region, group.purpose))
    scene.effects.append(Effect(group.contact_id, "say", to_json(Message((left,))), rank=WORK))
    scene.effects.append(seats.arrange(house))


async def _instead(scene: Scene, region: str, purpose: str) -> str:
    """Who sits at this desk without its linked group."""
    given = scene.house.given[region]
    place = given.moderators if purpose == MODERATORS else given.bawaslu
    if place and not scene.house.is_vacant(place):
        return GIVEN
    people = await roles.holders(scene.transaction, region, BAWASLU) if purpose == desk_groups.BAWASLU else []
    return PERSON if people else NOBODY


def _about(scene: Scene, region: str, purpose: str) -> dict[str, Value]:
    return {"region": scene.house.desk(region).region.name, "purpose": Word(f"group-of-{purpose}")}


def _id(group: DeskGroup) -> str:
    return f"{NAME}:{group.region}:{group.purpose}:{group.contact_id}"
