"""What is on our side: the region, the database and what is sealed in it, the evidence store, the room on the disks."""

import os
import re
import shutil
import time
from pathlib import Path
from typing import Final

from bot.checks.evidence import KEYS
from bot.checks.findings import Finding, fault, fine, hint, warning
from bot.settings import Settings, unread
from bot.timestamp import trusted
from storage import dispatches, health, held_up, inbox
from storage.crypt import Crypt
from storage.database import Database
from storage.held_up import HeldUp
from storage.migrate import UnknownSchemaError, head, taken
from storage.originals import Originals, StoreDownError
from storage.sheets import BadSheetError
from storage.trouble import why

ENOUGH: Final = 1_000_000_000  # bytes free
LEAST: Final = 100_000_000  # bytes free
_IN_MEMORY: Final = re.compile(r"memory:|sqlite\+aiosqlite://(/|/:memory:.*)?$")
_BACKUP: Final = "Restore the newest backup; keep the damaged files until that is done."
_REFUSES: Final = {
    "telegram": "Telegram, which refuses our settings (TELEGRAM_TOKEN)",
    "whatsapp": "WhatsApp, which refuses our settings or our account (WHATSAPP_TOKEN and what follows it)",
    held_up.MAIL: "a mail server that takes our letters (SMTP_URL, SMTP_CA)",
}
_NOT_LOST: Final = "Then they go out by themselves; nothing is lost."
_RETRIED: Final = "It is tried again by itself while the bot runs; see the log for why."
_SILENT: Final = (
    "Is it running, and can it be reached from here (firewall, proxy)? Look at its address, for S3 in "
    "AWS_ENDPOINT_URL, and at its keys (AWS_ACCESS_KEY_ID ...)."
)
_WATCHED: Final = "LINK_WATCH is on: posts are looked for, and their networks see this server's address."


async def settings(given: Settings) -> list[Finding]:
    """The settings are complete, or we would not be here; what they name must be there too."""
    try:
        names = [desk.region.name for desk in given.desks]
    except BadSheetError:
        return [fine("settings", "complete; the city is told once its sheet can be read.")]
    served = f"the city is {names[0]}" if len(names) == 1 else f"the regions are {', '.join(names)}"
    complete = fine("settings", f"complete; {served}.")
    return [
        complete,
        *_unread(),
        *_stamps(given),
        *_passing(given),
        *([hint("links", _WATCHED)] if given.link_watch else []),
    ]


def _unread() -> list[Finding]:
    """Whoever misspells a name, or breaks a line, would hear nothing of it."""
    return [warning("settings", words, "Write it as .env.example has it.") for words in unread()]


def _stamps(given: Settings) -> list[Finding]:
    """Without it the bot does not start, for no stamp could be checked."""
    if not given.timestamp_url or given.timestamp_ca is None:
        return []
    try:
        trusted(given.timestamp_ca)
    except (OSError, ValueError) as error:
        words = f"TIMESTAMP_CA: no certificate can be read there ({type(error).__name__}); the bot does not start."
        return [fault("stamps", words, "Write the file (PEM) with the authority's root certificate there.")]
    return []


def _passing(given: Settings) -> list[Finding]:
    """Places that are for tests."""
    places = {"database": ("DATABASE_URL", given.database_url), "evidence": ("EVIDENCE_URL", given.evidence_url)}
    words = "{} is the memory of this computer: everything in it is lost whenever the bot stops."
    gone = [(about, name) for about, (name, url) in places.items() if _IN_MEMORY.match(url)]
    return [fault(about, words.format(name), "Write the value of .env.example there.") for about, name in gone]


async def kept(given: Settings) -> list[Finding]:
    """The database, and whether what lies in it and in the store can be opened with our keys."""
    database = None
    try:
        database = Database(given.database_url)
        return await _database(given, database)
    except UnknownSchemaError as error:
        return [fault("database", f"DATABASE_URL: {error}.", "Update the program, or restore an older backup.")]
    except Exception as error:  # whatever the driver raises, the operator needs a sentence
        words = f"DATABASE_URL: the database does not work ({why(error)})."
        return [fault("database", words, "Is it running, is the path right, may we write there?")]
    finally:
        if database is not None:
            await database.close()


async def _database(given: Settings, database: Database) -> list[Finding]:
    if not await database.is_sound():
        return [fault("database", "DATABASE_URL: SQLite finds its file damaged (quick_check).", _BACKUP)]
    step = await taken(database)
    await health.try_to_write(database)
    if step is None:
        return [hint("database", "works, and is empty; the first start makes its tables."), _keys(given)]
    if step != head():
        words = f"works; its schema is {step}, this program needs {head()}."
        return [warning("database", words, "Make a backup, then: lapornetral migrate (run does it as well).")]
    return [fine("database", f"works, is sound, its schema is current ({step})."), *await _contents(given, database)]


def _keys(given: Settings) -> Finding:
    return fine("keys", f"SECRET_KEYS can be read ({len(given.keys)}).")


async def _contents(given: Settings, database: Database) -> list[Finding]:
    crypt = Crypt(given.keys)
    async with database.transaction() as transaction:
        dead = await inbox.count_buried(transaction)
        contacts, closed = await health.closed_contacts(transaction, crypt)
        stuck = await dispatches.stuck(transaction, time.time())
        served = [key for desk in given.desks for key in desk.keys]
        waiting = await held_up.held_up(transaction)
        resting = await health.resting_reports(transaction, served)
    found = list[Finding]()
    if closed:
        words = f"SECRET_KEYS: {closed} of {contacts} contacts were sealed with a key that is not among these."
        found.append(fault("keys", words, KEYS))
    if dead:
        words = f"{dead} could not be handled and wait, sealed, as dead letters."
        found.append(warning("letters", words, "See which and why: lapornetral dead-letters"))
    found += [*map(_held_up, waiting), *map(_stuck, stuck)]
    if resting:
        words = f"REGIONS: {resting} reports wait in regions that are switched off; nobody can decide them."
        found.append(warning("regions", words, "Switch the region on again until they are decided."))
    return found or [fine("keys", f"SECRET_KEYS can be read ({len(given.keys)}), and open what is sealed.")]


def _held_up(one: HeldUp) -> Finding:
    """What waits for the operator, however long it takes."""
    match one.why:
        case held_up.UNSEATED:
            words, advice = "Bawaslu, at whose desk nobody sits", "Set BAWASLU_CHAT_ID, or invite somebody."
        case held_up.UNLINKED:
            words, advice = "a group of moderators, which is not there yet", "Have an admin link one (/kaitkan)."
        case held_up.UNREACHABLE:
            words, advice = "a group that the bot cannot write to", "Is it still a member? Is the chat's number right?"
        case _:
            words = _REFUSES.get(one.way, one.way)
            advice = "Put right what is told about it here and in the log, then start the bot again."
    return warning("outbox", f"{one.count} messages or files wait for {words}.", f"{advice} {_NOT_LOST}")


def _stuck(one: dispatches.Stuck) -> Finding:
    """Papers that did not arrive; the address is not told, the case's moderators know it."""
    where = {"chat": "Bawaslu's chat", "mail": "an address of BAWASLU_EMAIL"}.get(one.way, "")
    if not where:
        return warning(
            "papers", f"{one.ticket}: its dossier could not be made yet ({one.reason or 'waiting'}).", _RETRIED
        )
    if one.why == "refused":
        words = f"{one.ticket}: {where} refused the dossier ({one.reason})."
        return warning("papers", words, "Put it right, then bring it another way: lapornetral export.")
    return warning("papers", f"{one.ticket}: the dossier has not reached {where} for over an hour.", _RETRIED)


async def store(given: Settings, patience: float = health.PATIENCE) -> list[Finding]:
    """Write a probe into the evidence store, read it back, remove it. `patience`: seconds for each of these."""
    try:
        originals = Originals(given.evidence_url, Crypt(given.keys))
        same = await health.try_the_store(originals, os.urandom(32), patience)
    except TimeoutError:
        return [fault("evidence", "EVIDENCE_URL: the store does not answer.", _SILENT)]
    except Exception as error:  # whatever the store raises
        down = str(error) if isinstance(error, StoreDownError) else type(error).__name__
        words = f"EVIDENCE_URL: files cannot be kept there ({down})."
        return [fault("evidence", words, "Is the path or the address right, may we write there?")]
    if not same:
        words = "EVIDENCE_URL: what was written was not read back the same."
        return [fault("evidence", words, "Use another disk or store; this one loses files.")]
    return [fine("evidence", "a file can be written, read back and removed.")]


async def disks(given: Settings, enough: int = ENOUGH, least: int = LEAST) -> list[Finding]:
    """The room where the database and the evidence lie, once for each disk. `enough`, `least`: bytes."""
    try:
        folders = health.folders(Database(given.database_url), Originals(given.evidence_url, Crypt(given.keys)))
    except Exception:  # told by `kept` and `store`
        return []
    disks = {folder.stat().st_dev: folder for folder in folders}
    return [_room(folder, shutil.disk_usage(folder).free, enough, least) for folder in disks.values()]


def _room(folder: Path, free: int, enough: int, least: int) -> Finding:
    words, advice = f"{free / 1e9:.1f} GB are free under {folder}.", "Make room, or move data/ to a larger disk."
    if free < least:
        return fault("disk", words, advice)
    return warning("disk", words, advice) if free < enough else fine("disk", words)
