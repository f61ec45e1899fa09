"""/kaitkan: an admin makes a group that of the moderators, or of Bawaslu, of their region.

The link they get adds the bot to a group of their choice, and Telegram has it say the link's word there in their name.
The word counts only from the admin who asked for it, once, within an hour.
"""

import secrets
from collections.abc import Sequence
from typing import Final

from handlers import inviting, seats
from handlers.messages import Message, Said, Value, Word, line, to_json
from handlers.scene import Scene
from handlers.tap import Tap
from storage import contacts, custody, desk_groups, invitations, roles
from storage.desk_groups import BAWASLU, MODERATORS, PURPOSES, DeskGroup
from storage.invitations import Invitation
from storage.outbox import Effect
from storage.roles import ADMIN, Role

LINK: Final = "group"
"""The kind of the errand that shows the link."""
VALID_SECONDS: Final = 3_600.0


async def ask(scene: Scene, said: Said, held: Sequence[Role]) -> None:
    """/kaitkan, /kaitkan bawaslu; with several regions, and the name of one."""
    purpose, region = meant(scene, said, held)
    if scene.contact.channel != inviting.TELEGRAM:
        scene.say(Message((line("group-link-telegram"),)))
    elif not region:
        own = scene.house.desks[held[0].region].region
        scene.say(Message((line("group-link-where", region=own.key),)))
    else:
        await _make(scene, purpose, region)


def meant(scene: Scene, said: Said, held: Sequence[Role]) -> tuple[str, str]:
    """(Which group, of which region) an admin wrote behind a command; "" for a region that is not clear."""
    words = said.argument.lower().split()
    purpose = BAWASLU if BAWASLU in words else MODERATORS
    own = [scene.house.desks[row.region].region for row in held]
    named = inviting.region_named(" ".join(word for word in words if word != BAWASLU), own)
    return purpose, own[0].key if len(own) == 1 else named


async def _make(scene: Scene, purpose: str, region: str) -> None:
    word, crypt, book = secrets.token_hex(12), scene.house.crypt, scene.house.contacts
    own = book.lookup(scene.contact.channel, book.address(scene.contact))
    hash_, until = _hash(scene, purpose, word), scene.now + VALID_SECONDS
    kept = Invitation(word=hash_, by=own, who=scene.who, region=region, until=until)
    await invitations.put(scene.transaction, kept, scene.now)
    body = {"word": inviting.sealed(crypt, f"{purpose}_{word}"), "purpose": purpose, "region": region}
    scene.effects.append(Effect(scene.contact_id, LINK, body))


def means_us(said: Said) -> bool:
    """Whether this is what Telegram says in a group to which somebody added the bot by such a link."""
    return said.command == "start" and said.argument.startswith(tuple(f"{purpose}_" for purpose in PURPOSES))


async def take(tap: Tap) -> None:
    """The bot was added to a group by a link, or its word was written there."""
    scene, (purpose, _, word) = tap.scene, tap.said.argument.partition("_")
    found = await invitations.find(scene.transaction, _hash(scene, purpose, word.strip()), tap.key, scene.now)
    if found is None or found.region not in tap.house.desks or not await _is_admin(tap, found.region):
        scene.say(Message((line("group-link-over"),)))
    elif seats.serves(tap.house, scene.contact_id):
        scene.say(Message((line("group-link-taken"),)))
    elif await invitations.use(scene.transaction, found):
        await _link(tap, found, purpose)


async def _is_admin(tap: Tap, region: str) -> bool:
    """Whether whoever asked for the link still is one."""
    scene, book = tap.scene, tap.house.contacts
    admins = await roles.holders(scene.transaction, region, ADMIN)
    people = await contacts.several(scene.transaction, [held.contact_id for held in admins])
    return tap.key in {book.lookup(one.channel, book.address(one)) for one in people}


async def _link(tap: Tap, found: Invitation, purpose: str) -> None:
    scene, desk = tap.scene, tap.house.desks[found.region]
    group = DeskGroup(
        region=found.region, purpose=purpose, contact_id=scene.contact_id, by=f"admin:{found.who}", at=scene.now
    )
    if not await desk_groups.link(scene.transaction, group):
        scene.say(Message((line("group-link-taken"),)))
        return
    about = {"purpose": purpose, "who": scene.contact.lookup}
    scene.acts.append(custody.regional(found.region, group.by, "linked", **about))
    told: dict[str, Value] = {"region": desk.region.name, "purpose": Word(f"group-of-{purpose}")}
    old = desk.moderators if purpose == MODERATORS else desk.bawaslu
    if purpose == BAWASLU:
        await seats.hand_on(tap.house, scene.transaction, found.region)
    elif old:
        await desk_groups.take_over(scene.transaction, found.region, old, scene.contact_id)
    if old and not tap.house.is_vacant(old):
        scene.effects.append(Effect(old, "say", to_json(Message((line("group-link-left", **told),)))))
    scene.say(Message((line("group-link-done", **told), line(f"group-link-{purpose}"))))
    scene.effects.append(seats.arrange(tap.house))


def _hash(scene: Scene, purpose: str, word: str) -> str:
    return scene.house.crypt.lookup("group", purpose, word)
