"""Two contacts that turn out to be one person become one, and lose nothing but one of two open drafts.

The older row stays, so that what names it goes on; everything of the other goes over to it. Of two drafts the one that
was touched last goes on; the other dies at once, as a draft that is given up: its files are forgotten, and the resident
is told. What is on its way out finds the new contact by its row.
"""

from sqlmodel import col, delete, or_, select, update

from storage import digests, role_invitations, roles, subscriptions
from storage.announcements import Announcement
from storage.database import Transaction, fetch
from storage.models import Contact, Dialogue, Evidence, FormerContact, Outbox, Report
from storage.roles import Role


async def join(transaction: Transaction, named: Contact, other: Contact) -> tuple[int, str]:
    """Make one contact of both, found as `named` is; returns its number, and the draft that was given up ("": none).

    Both must be held. What stood beside `other`'s name finds nobody any more.
    """
    keep, gone = sorted((named.id or 0, other.id or 0))
    beside = col(FormerContact.contact_id) == other.id, col(FormerContact.beside)
    await transaction.execute(delete(FormerContact).where(*beside))
    draft = await _join_talks(transaction, keep, gone)
    await subscriptions.take_over(transaction, keep, gone)
    for table in (Report, Evidence, FormerContact, Outbox, Announcement):
        await transaction.execute(update(table).where(col(table.contact_id) == gone).values(contact_id=keep))
    for held in await roles.of_contact(transaction, gone):
        await roles.grant(transaction, Role(**{**held.model_dump(), "contact_id": keep}))
    await role_invitations.take_over(transaction, keep, gone)
    await digests.join(transaction, keep, gone)
    stopped = update(Outbox).where(col(Outbox.lane) == f"{gone}", col(Outbox.state) == "stopped")
    await transaction.execute(stopped.values(lane=f"{keep}"))
    await transaction.execute(delete(Contact).where(col(Contact.id) == gone))
    await transaction.execute(update(Contact).where(col(Contact.id) == keep).values(_both(named, other)))
    return keep, draft


def _both(named: Contact, other: Contact) -> dict[str, object]:
    return {
        "lookup": named.lookup,
        "sealed": named.sealed,
        "reachable": named.reachable and other.reachable,  # what is held for one of them goes out when they write
        "language": named.language if named.language != "id" else other.language,  # "id": they may never have chosen
        "heard_at": max(named.heard_at, other.heard_at),
        "created_at": min(named.created_at, other.created_at),
    }


def _weight(talk: Dialogue) -> tuple[bool, float, int]:
    """A check ("cek") holds nothing that somebody would miss; of two drafts the one touched last goes on."""
    return talk.talk.get("form") != "cek", talk.updated_at, talk.contact_id


async def _join_talks(transaction: Transaction, keep: int, gone: int) -> str:
    own = select(Dialogue).where(or_(col(Dialogue.contact_id) == keep, col(Dialogue.contact_id) == gone))
    talks = sorted(await fetch(transaction, Dialogue, own), key=_weight)
    for older in talks[:-1]:
        await transaction.execute(delete(Dialogue).where(col(Dialogue.contact_id) == older.contact_id))
    await transaction.execute(update(Dialogue).where(col(Dialogue.contact_id) == gone).values(contact_id=keep))
    return talks[0].draft if len(talks) == 2 and talks[0].talk.get("form") != "cek" else ""
