"""The work behind each kind of outbox row: compose it from the state of now, do it out there, note what came of it.

An errand is one call to the platform. Reading happens in a short transaction before the call; what follows from its
success is returned and written by `deliver` in the transaction that settles the row.
"""

import base64
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from bot.card_search import CardSearch
from bot.channels import render
from bot.channels.channel import (
    Album,
    Answer,
    Channel,
    EditButtons,
    EditCaption,
    Part,
    Picture,
    Pointless,
    Refused,
    Unclear,
    Upload,
)
from handlers import arrival, escalation, followup, moderation, papers
from handlers.dialogue import asks_for_files, counted
from handlers.forms import Talk
from handlers.messages import GAP, Line, Message, from_json, line, line_from_json
from handlers.report import FORMS, ask
from handlers.scene import House, Scene, card
from storage import dialogues, evidence, outbox, reports
from storage.database import Database, Transaction
from storage.evidence import Original, Originals
from storage.models import Contact, Evidence, Report
from storage.outbox import Effect, Errand
from storage.pictures import Unreadable
from storage.states import ERASED
from storage.studio import Studio, StudioFailed

UNCOUNTED: Final = ("toast", "fetch", "destroy", "forget")  # kinds that write nothing into a chat
ROOM: Final = (*((story, 150) for story in (700, 500, 350, 200, 100, 40, 0)), (0, 80), (0, 40))
"""How many signs of the story, and of every other answer, a card may show; tried one after the other."""
Follow = Callable[[Transaction, float], Awaitable[list[Effect]]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """An errand that was carried out: the message that came of it, and what to write in the settling transaction."""

    message: str = ""
    then: Follow | None = None


class Errands:
    """Carries out errands, one method for each kind."""

    def __init__(
        self, house: House, database: Database, channel: Channel, originals: Originals, studio: Studio
    ) -> None:
        self._house = house
        self._database = database
        self._channel = channel
        self._originals = originals
        self._studio = studio
        self._search = CardSearch(channel)
        self._kinds: Mapping[str, Callable[[Errand, Contact, str], Awaitable[Outcome]]] = {
            "say": self._say, "toast": self._toast, "mark": self._mark, "count": self._count, "fetch": self._fetch,
            "receipt": self._receipt, "card": self._card, "files": self._files, "dossier-files": self._files,
            "handover": self._hand_over, "destroy": self._destroy, "forget": self._forget,
        }  # fmt: skip

    def cost(self, errand: Errand) -> int:
        """How many messages this is to the platform; 0 for what it does not count."""
        if errand.kind in UNCOUNTED:
            return 0
        return max(1, len(errand.body.get("evidence", ()))) if errand.kind.endswith("files") else 1

    async def run(self, errand: Errand, contact: Contact) -> Outcome:
        """Carry it out; raises SendFailed."""
        kind = self._kinds.get(errand.kind)
        if kind is None:
            raise Refused("a kind of errand this program does not know")
        return await kind(errand, contact, self._house.contacts.address(contact))

    async def _perform(self, address: str, part: Part) -> str:
        return await self._channel.perform(address, part)

    async def _speak(self, contact: Contact, address: str, said: Message) -> Outcome:
        message = ""
        for part in render.texts(said, self._house.words, contact.language, self._house.zone, self._channel.limits):
            message = await self._perform(address, part)
        return Outcome(message)

    async def _say(self, errand: Errand, contact: Contact, address: str) -> Outcome:
        return await self._speak(contact, address, from_json(errand.body))

    async def _toast(self, errand: Errand, contact: Contact, address: str) -> Outcome:
        tap = self._house.crypt.open(base64.b64decode(errand.body["tap"])).decode()
        given = errand.body.get("line")
        text = self._plain(line_from_json(given), contact) if given else ""
        return Outcome(await self._perform(address, Answer(tap, text, errand.body["alert"])))

    async def _mark(self, errand: Errand, contact: Contact, address: str) -> Outcome:
        label = "✓ " + self._plain(line(errand.body["label"]), contact)
        part = EditButtons(errand.body["message"], (((errand.body["choice"], label),),))
        return Outcome(await self._perform(address, part))

    async def _count(self, errand: Errand, contact: Contact, address: str) -> Outcome:
        """An album has gone quiet: thank for all its files at once, and put the question again.

        Unless something is to be said after this: then that asks, and this would ask ahead of it.
        """
        async with self._database.transaction() as transaction:
            dialogue = (await dialogues.load(transaction, [errand.contact_id])).get(errand.contact_id)
            followed = await outbox.is_followed(transaction, errand)
        if dialogue is None or dialogue.draft != errand.body["draft"]:
            return Outcome()
        talk = Talk(**dialogue.talk)
        asked, thanks = ask(FORMS[talk.form], talk), counted(talk, coach=errand.body.get("coach", False))
        if followed:
            asked = Message(thanks)
        elif not errand.body.get("opening"):
            asked = Message((*thanks, *(() if asks_for_files(talk) else (GAP, *asked.lines))), asked.choices)
        return await self._speak(contact, address, asked)

    async def _fetch(self, errand: Errand, contact: Contact, _address: str) -> Outcome:
        async with self._database.transaction() as transaction:
            file = await evidence.get(transaction, errand.body["evidence"])
        if file is None or file.state != evidence.AWAITED:
            return Outcome()
        try:
            original = await self._keep(file)
        except Unreadable as unreadable:
            return self._refused(file, contact, unreadable.reason)
        except Refused as refused:
            return self._refused(file, contact, "too-big" if "too big" in str(refused) else "gone")

        async def stored(transaction: Transaction, _now: float) -> list[Effect]:
            return await arrival.stored(self._house, transaction, file, original)

        return Outcome(then=stored)

    async def _keep(self, file: Evidence) -> Original:
        data = await self._channel.fetch(self._house.crypt.open(file.ref).decode())
        seen = await self._studio.inspect(data)
        sha256 = await self._originals.keep(data)
        return Original(sha256, len(data), seen.mime, seen.width, seen.height)

    def _refused(self, file: Evidence, contact: Contact, reason: str) -> Outcome:
        """A file that cannot be used is asked for again; the report goes on without it."""

        async def refused(transaction: Transaction, now: float) -> list[Effect]:
            return await arrival.refused(Scene(self._house, transaction, contact, now), file, reason)

        return Outcome(then=refused)

    async def _report(self, errand: Errand) -> tuple[Report, list[Evidence]]:
        async with self._database.transaction() as transaction:
            report = await reports.by_id(transaction, errand.body["report"])
            files = await evidence.of_report(transaction, errand.body["report"])
        if report is None:
            raise Pointless("missing")
        return report, files

    async def _receipt(self, errand: Errand, contact: Contact, address: str) -> Outcome:
        report, files = await self._report(errand)
        if report.contact_id is None:
            return Outcome()
        drawing = papers.receipt(self._house, report, files, contact.language)
        try:
            data = await self._studio.receipt(drawing)
        except StudioFailed as error:
            raise Unclear("the receipt could not be drawn") from error
        caption = self._house.words.text(line("receipt-caption", ticket=report.ticket), contact.language)
        upload = Upload(data, f"{report.ticket}.png", "image/png")
        return Outcome(await self._perform(address, Picture(upload, caption)))

    async def _card(self, errand: Errand, contact: Contact, address: str) -> Outcome:
        report, files = await self._report(errand)
        if report.card:
            edited = await self._edit_card(errand, report, files, contact, address)
            if edited is not None:
                return edited
        if errand.unsure:
            found = await self._find_card(report, files, contact, address)
            if found:
                return self._carded(report, found)
        return await self._new_card(report, files, contact, address)

    async def _new_card(self, report: Report, files: list[Evidence], contact: Contact, address: str) -> Outcome:
        if report.state == ERASED:  # nobody has seen it yet, so there is nothing to take back
            return Outcome()
        caption, buttons = self._caption(report, files, contact)
        upload = Upload(await self._sheet(files), f"{report.ticket}.jpg", "image/jpeg")
        return self._carded(report, await self._perform(address, Picture(upload, caption, buttons)))

    async def _edit_card(
        self, errand: Errand, report: Report, files: list[Evidence], contact: Contact, address: str
    ) -> Outcome | None:  # None: an administrator removed the card, so it is shown again
        caption, buttons = self._caption(report, files, contact, errand.body.get("menu", ""))
        redraw = errand.body.get("redraw") or False
        upload = Upload(await self._sheet(files), f"{report.ticket}.jpg", "image/jpeg") if redraw else None
        try:
            await self._perform(address, EditCaption(report.card, caption, buttons, upload))
        except Pointless as pointless:
            if pointless.why == "missing":
                return None
        return Outcome(report.card)

    def _carded(self, report: Report, message: str) -> Outcome:
        async def carded(transaction: Transaction, now: float) -> list[Effect]:
            await reports.change(transaction, report.id or 0, card=message)
            await reports.note(transaction, report.id, "system", "carded", now)
            latest = await reports.by_id(transaction, report.id or 0)
            changed = latest is not None and latest.version != report.version
            return [card(self._house, report.id or 0)] if changed else []

        return Outcome(message, carded)

    async def _find_card(self, report: Report, files: list[Evidence], contact: Contact, address: str) -> str:
        """The card that may have been sent before an answer got lost, or before we died; "" when it was not."""
        notice = self._house.words.text(line("card-searching", ticket=report.ticket), contact.language)
        shown = self._caption(report, files, contact)
        return await self._search.find(report.id or 0, address, contact.last_message, notice, shown)

    def _caption(self, report: Report, files: list[Evidence], contact: Contact, menu: str = "") -> tuple[str, Any]:
        """The caption that fits: the story gives way first, then names and link."""
        limits, now = self._channel.limits, self._house.clock()
        for story, field in ROOM:
            said = moderation.card_message(report, files, now, menu, story, field)
            html = self._house.words.say(said, contact.language, self._house.zone)
            if render.length(html) <= limits.caption:
                break
        return html, render.buttons(said, self._house.words, contact.language, self._house.zone, limits)

    async def _sheet(self, files: list[Evidence]) -> bytes:
        stored = [file for file in files if file.state == evidence.STORED]
        try:
            if not stored:
                return await self._studio.placeholder()
            pictures = [await self._originals.read(file.sha256) for file in stored[:10]]
            return await self._studio.sheet(pictures, len(stored) - len(pictures))
        except StudioFailed as error:
            raise Unclear("the contact sheet could not be drawn") from error

    async def _files(self, errand: Errand, contact: Contact, address: str) -> Outcome:
        """Files of a report for a group: never with what could tell who sent them."""
        _, files = await self._report(errand)
        wanted = [file for file in files if file.id in errand.body["evidence"] and file.state == evidence.STORED]
        if not wanted:
            return Outcome()
        first = errand.body["first"]
        uploads = tuple([await self._upload(errand.body["ticket"], first + n, file) for n, file in enumerate(wanted)])
        as_photos = errand.kind == "files" and all(_fits_photo(file) for file in wanted)
        key = "files-caption" if len(wanted) > 1 else "files-caption-one"
        text = line(key, ticket=errand.body["ticket"], first=first, last=first + len(wanted) - 1)
        html = self._house.words.text(text, contact.language)
        return Outcome(await self._perform(address, Album(uploads, html, as_photos)))

    async def _upload(self, ticket: str, number: int, file: Evidence) -> Upload:
        """A copy without what could tell who sent it; the very bytes when there is nothing of the kind in them."""
        data, mime = await self._studio.clean(await self._originals.read(file.sha256))
        return Upload(data, f"{ticket}_{number:02}{_EXTENSIONS.get(mime, '.bin')}", mime)

    async def _hand_over(self, errand: Errand, contact: Contact, address: str) -> Outcome:
        report, files = await self._report(errand)
        said = escalation.handover_message(report, files, self._house.office)
        sent = await self._speak(contact, address, said)

        async def delivered(transaction: Transaction, now: float) -> list[Effect]:
            latest = await reports.by_id(transaction, report.id or 0)
            scene = Scene(self._house, transaction, contact, now)
            if latest is not None:
                await escalation.delivered(scene, latest)
            return scene.effects

        return Outcome(sent.message, delivered)

    async def _destroy(self, errand: Errand, _contact: Contact, _address: str) -> Outcome:
        async with self._database.transaction() as transaction:
            needed = await evidence.is_needed(transaction, errand.body["sha256"])
        if not needed:
            await self._originals.destroy(errand.body["sha256"])
        return Outcome()

    async def _forget(self, errand: Errand, _contact: Contact, _address: str) -> Outcome:
        async def forgotten(transaction: Transaction, _now: float) -> list[Effect]:
            await followup.forget(transaction, errand.contact_id)
            return []

        return Outcome(then=forgotten)

    def _plain(self, text: Line, contact: Contact) -> str:
        return self._house.words.plain(text, contact.language, self._house.zone)


def paused_with(errand: Errand) -> int | str:
    """What has to wait when Telegram asks this errand to: its chat, or its kind, which writes into no chat.

    So a file that cannot be fetched yet keeps nobody from talking.
    """
    return errand.kind if errand.kind in UNCOUNTED else errand.contact_id


_EXTENSIONS: Final = {"image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp", "image/gif": ".gif"}


def _fits_photo(file: Evidence) -> bool:
    """Bot API, sendPhoto: at most 10 MB, width and height together at most 10000, ratio at most 20."""
    long, short = max(file.width, file.height), max(1, min(file.width, file.height))
    fits = file.size <= 10_000_000 and file.width + file.height <= 10_000 and long / short <= 20
    return fits and file.mime in ("image/jpeg", "image/png", "image/webp")
