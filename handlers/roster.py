"""/peran: an admin sees who has which role in their region, and takes one back with two taps."""

from collections.abc import Sequence
from typing import Final

from handlers import appointing
from handlers.messages import GAP, Choice, Line, Message, Moment, Said, Value, Word, line
from handlers.scene import Scene
from storage import contacts, roles
from storage.roles import ADMIN, Role

NAME: Final = "peran"
MOST: Final = 90
"""Buttons below one message; Telegram takes a hundred. Whoever stands further down is taken back on the server."""


async def show(scene: Scene, _said: Said, held: Sequence[Role]) -> None:
    """Every role of the regions they are admin of."""
    found = await roles.of_regions(scene.transaction, [row.region for row in held])
    channels = {one.id: one.channel for one in await contacts.several(scene.transaction, {r.contact_id for r in found})}
    lines, rows = list[Line](), list[tuple[Choice, ...]]()
    for number, role in enumerate(found, start=1):
        since = Moment(role.since, scene.house.desk(role.region).region.zone)
        way = Word(f"roster-on-{channels[role.contact_id]}")
        lines.append(line("roster-line", number=number, **_about(scene, role), channel=way, at=since))
        rows.append((Choice(_id("ask", role), line("roster-revoke", number=number)),))
    scene.say(Message((line("roster-head"), *lines, GAP, line("roster-foot")), tuple(rows[:MOST])))


async def tapped(scene: Scene, said: Said, held: Sequence[Role]) -> None:
    """A button below that list."""
    role = await _meant(scene, said, {row.region for row in held})
    if role is None:
        scene.toast(said, line("roster-gone"))
        return
    scene.toast(said)
    if said.choice.startswith(f"{NAME}:end:"):
        await _end(scene, said, role)
    else:
        sure = ((Choice(_id("end", role), line("choice-roster-end")),),)
        scene.say(Message((line("roster-sure", **_about(scene, role)),), sure))


async def _end(scene: Scene, said: Said, role: Role) -> None:
    await roles.hold(scene.transaction, role.region)
    if role.role == ADMIN and not await _has_another(scene, role):
        scene.say(Message((line("roster-last"),)))
        return
    ended = await appointing.dismiss(scene.transaction, scene.house, role, f"admin:{scene.who}", scene.now)
    scene.mark(said, "choice-roster-end", said.choice)
    scene.say(Message((line("roster-ended" if ended else "roster-gone"),)))
    scene.effects += ended or []


async def _has_another(scene: Scene, role: Role) -> bool:
    """Whether somebody else who can be reached is an admin there."""
    others = {held.contact_id for held in await roles.holders(scene.transaction, role.region, ADMIN)}
    people = await contacts.several(scene.transaction, others - {role.contact_id})
    return any(one.reachable for one in people)


async def _meant(scene: Scene, said: Said, regions: set[str]) -> Role | None:
    _, _, contact, name, region = (*said.choice.split(":"), *[""] * 5)[:5]
    if region not in regions or not contact.isdecimal() or len(contact) > 18:
        return None
    return await roles.get(scene.transaction, int(contact), region, name)


def _id(step: str, role: Role) -> str:
    return f"{NAME}:{step}:{role.contact_id}:{role.role}:{role.region}"


def _about(scene: Scene, role: Role) -> dict[str, Value]:
    house = scene.house
    return {"who": appointing.name_of(house.crypt, role), **appointing.about(house, role.role, role.region)}
