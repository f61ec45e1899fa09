"""The house as the settings and the database describe it: the words, the keys, the desk of each region."""

from collections.abc import Callable, Iterable, Mapping
from importlib.resources import files
from typing import Any, Final

from bot.channels.telegram import Telegram
from bot.settings import BadSettingsError, Settings
from bot.settings_desks import DeskNumbers
from handlers import seats
from handlers.desk import Desk
from handlers.officials import follow
from handlers.report import forms_for
from handlers.scene import House
from handlers.words import Words, of_regions
from storage import health, link_looks
from storage.contacts import Contacts, Place
from storage.crypt import Crypt
from storage.database import Database, Transaction
from storage.regions import known_regions, load_region

_PUT_BACK: Final = "Put the missing one back, behind the newest; without it only another database can be begun"


def load_words() -> Words:
    """The texts of every language in `locales/`."""
    root = files("locales")
    folders = [entry for entry in root.iterdir() if entry.is_dir() and not entry.name.startswith(("_", "."))]
    sources = {
        folder.name: [file.read_text(encoding="utf-8") for file in folder.iterdir() if file.name.endswith(".ftl")]
        for folder in folders
    }
    sources["id"].append(of_regions(load_region(key) for key in known_regions()))
    return Words(sources)


async def house_of(settings: Settings, database: Database, crypt: Crypt, clock: Callable[[], float]) -> House:
    """The house, with a contact for each of its chats.

    Raises BadSettingsError when two regions would share one, or when the keys do not open who is known.
    """
    contacts = Contacts(crypt)
    stands = {desk.region.key: _chair(desk.region.key) for desk in settings.desks}
    async with database.transaction() as transaction:
        await _require_keys(transaction, crypt)
        places = [_chat(number) for desk in settings.desks for number in desk.numbers]
        places += [_chat(desk.lead) for desk in settings.desks if desk.lead is not None]
        places += [stands[desk.region.key] for desk in settings.desks if desk.moderators is None]
        officials = [_chat(number) for number in settings.official_chat_ids]
        admitted = await contacts.admit(transaction, [*places, *officials], clock())
        named = [admitted[place] for place in officials]
        for region in settings.regions:
            await follow(transaction, region, named, clock())
        found = {key: await contacts.find(transaction, place) for key, place in stands.items()}
        knows = settings.link_watch or await link_looks.are_known(transaction)
    known = {place: contact.id or 0 for place, contact in admitted.items()}
    chairs = {key: contact.id or 0 for key, contact in found.items() if contact is not None}
    desks = {desk.region.key: _desk(desk, known, chairs) for desk in settings.desks}
    _apart(desks.values())
    forms = forms_for([desk.region for desk in desks.values()])
    how: dict[str, Any] = {"watches_links": settings.link_watch, "papers": settings.dossier, "knows_links": knows}
    how["digest_at"] = settings.digest_minutes
    house = House(load_words(), contacts, crypt, desks, forms, chairs, clock, **how)
    await seats.look(house, database)
    async with database.transaction() as transaction:  # the settings may name another chat than before
        for region in desks:
            await seats.hand_on(house, transaction, region)
    return house


async def _require_keys(transaction: Transaction, crypt: Crypt) -> None:
    """Without the key of before, everybody known would be a stranger: known twice from then on, and their reports lost
    to them, even when the key is back.
    """
    count, closed = await health.closed_contacts(transaction, crypt)
    if closed:
        words = f"{closed} of {count} contacts were sealed with a key that is not among these. {_PUT_BACK}"
        raise BadSettingsError(f"SECRET_KEYS: {words}")


def _chat(number: int) -> Place:
    """Telegram's groups have negative numbers, persons positive ones."""
    return Place(Telegram.name, str(number), "group" if number < 0 else "person")


def _chair(region: str) -> Place:
    """What stands for the moderators' group of a region while there is none; no chat of Telegram's is called so."""
    return Place(Telegram.name, f"chair:{region}", "group")


def _desk(given: DeskNumbers, known: Mapping[Place, int], chairs: Mapping[str, int]) -> Desk:
    moderators = chairs[given.region.key] if given.moderators is None else known[_chat(given.moderators)]
    bawaslu = known[_chat(given.bawaslu)] if given.bawaslu is not None else 0
    elsewhere = known[_chat(given.elsewhere)] if given.elsewhere is not None else 0
    lead = known[_chat(given.lead)] if given.lead is not None else 0
    return Desk(given.region, moderators, bawaslu, given.mail, elsewhere, lead)


def _apart(desks: Iterable[Desk]) -> None:
    """Two numbers may be one group that has moved. Raises BadSettingsError when two regions would share it."""
    taken = [place for desk in desks for place in {desk.moderators, desk.bawaslu, desk.elsewhere} if place]
    if len(set(taken)) < len(taken):
        words = "two of these numbers are one group that has become a supergroup. Each region needs a group of its own"
        raise BadSettingsError(f"MODERATOR_CHAT_ID, BAWASLU_CHAT_ID: {words}; lapornetral check tells the new number")
