"""Somebody gets a role or loses it: the row, the event in the chain of the region, who is told, and what follows.

An event names whoever it is about by the keyed hash of their chat, and who did it by a word of ours.
"""

import base64
from typing import Final

from handlers import seats
from handlers.messages import Message, Value, Word, line, to_json
from handlers.scene import House
from handlers.words import FALLBACK
from storage import contacts, custody, role_invitations, roles
from storage.crypt import CannotOpenError, Crypt
from storage.database import Transaction
from storage.models import Contact
from storage.outbox import WORK, Effect
from storage.role_invitations import RoleInvitation
from storage.roles import ADMIN, BAWASLU, LEAD, Role

_ABOUT: Final = b"role name"
NAMELESS: Final = "?"


def seal(crypt: Crypt, name: str) -> bytes:
    """What somebody with a role is called, as it is kept."""
    return crypt.seal(name.encode(), about=_ABOUT)


def name_of(crypt: Crypt, role: Role) -> str:
    """What they were called when they took the role."""
    try:
        return crypt.open(role.name, about=_ABOUT).decode() or NAMELESS
    except CannotOpenError:
        return NAMELESS


def wrapped(sealed: bytes) -> str:
    """Sealed bytes as they stand in the body of an errand."""
    return base64.b64encode(sealed).decode()


def about(house: House, role: str, region: str) -> dict[str, Value]:
    """What a sentence about a role says of it."""
    return {"role": Word(f"role-{role}"), "region": house.desk(region).region.name}


async def appoint(
    transaction: Transaction, house: House, contact: Contact, found: RoleInvitation, name: bytes, now: float
) -> list[Effect] | None:
    """Give the role that this invitation is for, once; None: somebody was faster. `name`: sealed."""
    if not await role_invitations.use(transaction, found):
        return None
    number = contact.id or 0
    role = Role(
        contact_id=number, region=found.region, role=found.role, by=found.by, since=now, name=name, looked_at=now
    )
    await roles.grant(transaction, role)
    await _speak_indonesian(transaction, contact)
    if role.role == BAWASLU:
        await seats.hand_on(house, transaction, role.region)
    told = {"role": found.role, "who": contact.lookup}
    await custody.write(transaction, [custody.regional(found.region, found.by, "granted", **told)], now)
    told_of = about(house, found.role, found.region)
    taken = Message((line("role-taken", **told_of),))
    news = Message((line("role-news", **told_of, who=name_of(house.crypt, role)),))
    admins = [held.contact_id for held in await roles.holders(transaction, found.region, ADMIN)]
    effects = [_say(number, taken), *(_say(admin, news) for admin in admins if admin != number)]
    return [*effects, *_after(house, role)]


async def _speak_indonesian(transaction: Transaction, contact: Contact) -> None:
    """An office's papers and colleagues do. What their phone says counted until now; /bahasa counts from now on."""
    if contact.language != FALLBACK:
        contact.language = FALLBACK
        await contacts.set_language(transaction, contact.id or 0, FALLBACK)


async def dismiss(transaction: Transaction, house: House, role: Role, by: str, now: float) -> list[Effect] | None:
    """Take a role back; None: it was gone before. Whoever had it is told, unless they went themselves."""
    if not await roles.revoke(transaction, role.contact_id, role.region, role.role):
        return None
    if role.role == ADMIN:  # or they would come back by a link of their own
        await role_invitations.drop_of_admin(transaction, role.region, role.contact_id)
    if role.role == BAWASLU:
        await seats.hand_on(house, transaction, role.region)
    contact = await contacts.get(transaction, role.contact_id)
    told = {"role": role.role, "who": contact.lookup if contact else ""}
    await custody.write(transaction, [custody.regional(role.region, by, "revoked", **told)], now)
    ended = line("role-ended", **about(house, role.role, role.region))
    return [_say(role.contact_id, Message((ended,))), *_after(house, role)]


async def dismiss_all(transaction: Transaction, house: House, contact_id: int, by: str, now: float) -> list[Effect]:
    """Take every role of this contact back, without a word to them: they are leaving."""
    effects = list[Effect]()
    for role in await roles.of_contact(transaction, contact_id):
        effects += (await dismiss(transaction, house, role, by, now) or [])[1:]
    return effects


def _after(house: House, role: Role) -> list[Effect]:
    return [seats.arrange(house)] if role.role in (BAWASLU, LEAD) else []


def _say(contact_id: int, said: Message) -> Effect:
    return Effect(contact_id, "say", to_json(said), rank=WORK)
