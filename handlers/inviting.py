"""Invitations to a role: /undang of an admin (or the operator's command), the link it gives, and what it leads to.

Whoever has the link may use it, once, within three days: it is shown to the one who asked for it and nobody else. They
are told what the role is and confirm. Moderators must be in the group of their region, which an errand looks up.
"""

import base64
import secrets
from collections.abc import Sequence
from typing import Final

from handlers import appointing, whereabouts
from handlers.messages import Choice, Message, Said, Word, line
from handlers.scene import House, Scene
from storage import custody, role_invitations, roles
from storage.crypt import Crypt
from storage.database import Transaction
from storage.outbox import WORK, Effect
from storage.regions import Region
from storage.role_invitations import RoleInvitation
from storage.roles import ADMIN, BAWASLU, CUSTODIAN, LEAD, MODERATOR, OFFICIAL, ROLES, Role

WORD: Final = "undangan"
"""How what the link holds begins (t.me/<bot>?start=undangan_1f...); it may be typed as a command as well."""
TAKE, MAKE = "invited", "undang"
"""The first words of the buttons: of whoever takes a role, of whoever gives one."""
ENROL, LINK = "enrol", "invite"
"""Kinds of errands: look whether a moderator is in the group; show an invitation's link."""
VALID_SECONDS: Final = 72 * 3_600.0
TELEGRAM, WHATSAPP = "telegram", "whatsapp"
_CALLED: Final = {
    "petugas": MODERATOR,
    "ketua": LEAD,
    "pejabat": OFFICIAL,
    "bawaslu": BAWASLU,
    "kustodian": CUSTODIAN,
    "admin": ADMIN,
    **{role: role for role in ROLES},
}
_ABOUT: Final = b"invitation"


async def make(
    transaction: Transaction, crypt: Crypt, region: str, role: str, by: str, now: float, admin: int = 0
) -> str:
    """A new invitation; its word, which is kept nowhere. `by`: operator | admin:<name>; `admin`: that one."""
    word = secrets.token_hex(12)
    hash_, until = _hash(crypt, word), now + VALID_SECONDS
    kept = RoleInvitation(word=hash_, region=region, role=role, by=by, admin=admin, until=until)
    await role_invitations.put(transaction, kept, now)
    await custody.write(transaction, [custody.regional(region, by, "invited", role=role)], now)
    return word


async def invite(scene: Scene, said: Said, held: Sequence[Role]) -> None:
    """/undang role region, of an admin; what is missing is asked for by buttons."""
    words = said.argument.lower().split()
    role = next((_CALLED[word] for word in words if word in _CALLED), "")
    own = [scene.house.desks[row.region].region for row in held]
    rest = " ".join(word for word in words if word not in _CALLED and word != WHATSAPP)
    region = own[0].key if len(own) == 1 else region_named(rest, own)
    await _made(scene, role, region, WHATSAPP if WHATSAPP in words else scene.contact.channel, own)


async def chosen(scene: Scene, said: Said, held: Sequence[Role]) -> None:
    """A button below that question."""
    _, role, region, channel = (*said.choice.split(":"), "", "", "")[:4]
    own = [scene.house.desks[row.region].region for row in held]
    known = region if region in {one.key for one in own} else ""
    scene.toast(said)
    await _made(scene, role if role in ROLES else "", known, channel if channel == WHATSAPP else TELEGRAM, own)


async def _made(scene: Scene, role: str, region: str, channel: str, own: Sequence[Region]) -> None:
    if role == CUSTODIAN:  # or an admin could open who reported, with nobody else's leave
        scene.say(Message((line("invite-custodian"),)))
    elif not role:
        rows = [Choice(f"{MAKE}:{one}:{region}:{channel}", line(f"role-{one}")) for one in ROLES if one != CUSTODIAN]
        scene.say(Message((line("invite-whom"),), tuple((row,) for row in rows)))
    elif not region:
        rows = [Choice(f"{MAKE}:{role}:{one.key}:{channel}", line("plain", text=one.name)) for one in own]
        scene.say(Message((line("invite-where", role=Word(f"role-{role}")),), tuple((row,) for row in rows)))
    else:
        way = TELEGRAM if role == MODERATOR else channel  # their group is there
        crypt, admin = scene.house.crypt, scene.contact_id
        word = await make(scene.transaction, crypt, region, role, f"admin:{scene.who}", scene.now, admin)
        body = {"word": sealed(crypt, word), "role": role, "region": region, "channel": way}
        scene.effects.append(Effect(scene.contact_id, LINK, body))


def region_named(text: str, own: Sequence[Region]) -> str:
    """Which of these regions somebody wrote; "" when it is none, or not clear."""
    return whereabouts.found(text, {one.key: whereabouts.names_of(one.key, one.name, one.aliases) for one in own})


def sealed(crypt: Crypt, word: str) -> str:
    """A word as it waits in the body of an errand."""
    return appointing.wrapped(crypt.seal(word.encode(), about=_ABOUT))


def word_of(crypt: Crypt, waiting: str) -> str:
    """The word in the body of an errand. Raises CannotOpenError."""
    return crypt.open(base64.b64decode(waiting), about=_ABOUT).decode()


def link_shown(house: House, role: str, region: str, link: str) -> Message:
    """What whoever asked for an invitation gets; `link`: "" where that channel is switched off."""
    about = appointing.about(house, role, region)
    return Message((line("invite-made", **about, link=link) if link else line("invite-no-channel"),))


async def offer(scene: Scene, word: str) -> None:
    """They came by the link, or typed its word: say what the role is, and ask."""
    found = await _found(scene, word)
    if found is None:
        scene.say(Message((line("invite-over"),)))
    elif await roles.get(scene.transaction, scene.contact_id, found.region, found.role):
        scene.say(Message((line("invite-had", role=Word(f"role-{found.role}")),)))
    elif found.role == MODERATOR and scene.contact.channel != TELEGRAM:
        scene.say(Message((line("invite-telegram"),)))
    else:
        about = appointing.about(scene.house, found.role, found.region)
        lines = line("invite-offer", **about), line(f"role-may-{found.role}"), line("invite-sure")
        scene.say(Message(lines, ((Choice(_ticket(scene, found.word), line("choice-invited-yes")),),)))


async def accept(scene: Scene, said: Said, _held: Sequence[Role]) -> None:
    """They confirmed. Messages of ours are kept for a while, so the button holds no word, and serves only them."""
    hash_ = said.choice.split(":")[1]
    found = await _kept(scene, hash_) if said.choice == _ticket(scene, hash_) else None
    if found is None:
        scene.toast(said, line("invite-over"), alert=True)
        return
    scene.toast(said)
    name = appointing.seal(scene.house.crypt, scene.who)
    if found.role == MODERATOR:
        body = {"word": found.word, "name": appointing.wrapped(name)}
        scene.effects.append(Effect(scene.contact_id, ENROL, body, lane=f"enrol:{scene.contact_id}", rank=WORK))
        return
    effects = await appointing.appoint(scene.transaction, scene.house, scene.contact, found, name, scene.now)
    scene.mark(said, "choice-invited-yes", said.choice)
    scene.effects += effects or []


async def _found(scene: Scene, word: str) -> RoleInvitation | None:
    return await _kept(scene, _hash(scene.house.crypt, word.strip().lower()))


async def _kept(scene: Scene, hash_: str) -> RoleInvitation | None:
    found = await role_invitations.find(scene.transaction, hash_, scene.now)
    return found if found is not None and found.region in scene.house.desks else None


def _ticket(scene: Scene, hash_: str) -> str:
    """The id of the button with which this contact, and nobody else, takes the invitation."""
    return f"{TAKE}:{hash_}:{scene.house.crypt.lookup('taker', hash_, str(scene.contact_id))[:16]}"


def _hash(crypt: Crypt, word: str) -> str:
    return crypt.lookup("role", word)
