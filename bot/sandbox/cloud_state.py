"""What the sandbox's WhatsApp knows: people, bubbles, media, templates, what waits to be posted. Floor of `Cloud`.

Everything that changes state passes here, so that whoever watches hears of it, and only here ids are given.
"""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from bot.sandbox import cloud_wire as wire
from bot.sandbox.cloud_faults import CloudFaults
from bot.sandbox.cloud_media import MediaShelf
from bot.sandbox.cloud_nouns import STATES, Bubble, CloudChange, CloudLimits, Contact, Template
from bot.sandbox.cloud_pacing import CloudPacing
from bot.sandbox.cloud_post import Postbox
from bot.sandbox.nouns import Clock, Json, utc_now
from bot.sandbox.watching import Watch

FIRST_CONTACT = 6_200_000_000_000
"""Numbers of people on the page: never those of Telegram's people or groups."""
READ_FROM = {"phone": "62800{:07d}", "user_id": "ID.{:018d}"}


class CloudState:
    """The sandbox's memory. `now` must not run backwards; the window, links and pacing are counted by it."""

    def __init__(
        self,
        *,
        number_id: str = "106540352242922",
        account_id: str = "102290129340398",
        display: str = "+62 800-0000-0001",
        token: str = "EAAkotakpasir",  # noqa: S107 - the sandbox's own, opens nothing else
        app_secret: str = "rahasia-aplikasi-contoh",  # noqa: S107 - likewise
        verify_token: str = "sandi-verifikasi-contoh",  # noqa: S107 - likewise
        now: Clock = utc_now,
        limits: CloudLimits | None = None,
    ) -> None:
        self.number_id, self.account_id, self.display = number_id, account_id, display
        self.name = "LaporNetral"
        self.token, self.app_secret, self.verify_token = token, app_secret, verify_token
        self.app_id = "670843887433847"
        self.token_ends: datetime | None = None
        """When the token expires; None: never."""
        self.scopes = ["whatsapp_business_management", "whatsapp_business_messaging"]
        """What the token may do."""
        self.granted = [account_id]
        """The accounts the token was given, as debug_token tells them."""
        self.number_status, self.quality = "CONNECTED", "GREEN"
        self.subscriber = self.app_id
        """The app that hears of the account, once its webhook is set; empty for none."""
        self._now = now
        self.ahead = timedelta(0)
        """How far this WhatsApp's clock was moved ahead of the one given (see `later`)."""
        self.limits = limits or CloudLimits.none()
        self._begin()

    def _begin(self) -> None:
        """Nothing has happened yet, and nobody is there."""
        self.faults = CloudFaults()
        self.pacing = CloudPacing()
        self.post = Postbox()
        self.media = MediaShelf()
        self.webhook = ""
        """Where the bot hears: set by `CloudApp.subscribe`, or directly. Empty: everything waits."""
        self.calls: Counter[str] = Counter()
        """How often each kind of call came, by the names of `cloud_faults.py`."""
        self.contacts: dict[int, Contact] = {}
        self.templates: dict[tuple[str, str], Template] = {}
        self.dropped: list[Json] = []
        """Bodies that were answered 200 and then silently thrown away, as a BSUID in `to` is."""
        self._watch = Watch[CloudChange]()
        self._known: dict[str, Contact] = {}
        self._people = count(1)
        self._serials = count(1)

    @property
    def digits(self) -> str:
        """The business number, digits only."""
        return "".join(sign for sign in self.display if sign.isdigit())

    @property
    def metadata(self) -> Json:
        """Which of the account's numbers a webhook is about."""
        return {"display_phone_number": self.digits, "phone_number_id": self.number_id}

    # -- time -------------------------------------------------------------------------------------------------------

    def now(self) -> datetime:
        """The time here, aware, in UTC."""
        return self._now() + self.ahead

    def later(self, hours: float = 24) -> None:
        """So many hours pass at once. A bot with a clock of its own does not notice: move that one too."""
        self.ahead += timedelta(hours=hours)
        self.tell(CloudChange("clock"))

    # -- people -----------------------------------------------------------------------------------------------------

    def add_contact(self, name: str, phone: str | None = None, user_id: str | None = None, **more: Any) -> Contact:
        """A person with an invented phone number and BSUID; pass "" for one of them to go without it.

        `more`: fields of Contact. ValueError: neither a number nor a BSUID.
        """
        serial = next(self._people)
        phone = READ_FROM["phone"].format(serial + 1000) if phone is None else phone
        user_id = READ_FROM["user_id"].format(serial * 7919) if user_id is None else user_id
        if not phone and not user_id:
            raise ValueError("a person needs a phone number or a BSUID")
        contact = Contact(FIRST_CONTACT + serial, name, phone, user_id, **more)
        self.contacts[contact.number] = contact
        self.tell(CloudChange("contact", contact))
        return contact

    def by_phone(self, digits: str) -> Contact | None:
        """Who has this wa id."""
        return self._find(digits, lambda one: one.phone)

    def by_user_id(self, user_id: str) -> Contact | None:
        """Who has this BSUID."""
        return self._find(user_id, lambda one: one.user_id)

    def _find(self, wanted: str, address: Callable[[Contact], str]) -> Contact | None:
        """Whoever has this address now; remembered, because load tests have thousands of people."""
        known = self._known.get(wanted)
        if known is None or address(known) != wanted:
            known = next((one for one in self.contacts.values() if wanted and address(one) == wanted), None)
        if known is not None:
            self._known[wanted] = known
        return known

    def bubble(self, message_id: str) -> Bubble | None:
        """A message by its id, whosoever chat it is in."""
        return next((one.bubbles[message_id] for one in self.contacts.values() if message_id in one.bubbles), None)

    # -- bubbles ----------------------------------------------------------------------------------------------------

    def next_id(self, contact_key: str) -> str:
        """A new message id, in the platform's shape."""
        serial = f"{next(self._serials):020X}"
        return "wamid." + base64.b64encode(f"\x1c\x18{contact_key}\x15\x02\x00{serial}".encode()).decode()

    def put(self, contact: Contact, *, ours: bool, **fields: Any) -> Bubble:
        """A new bubble in the chat (fields: those of Bubble); everybody who watches hears of it."""
        said = Bubble(self.next_id(contact.key), next(self._serials), contact, ours, self.now(), **fields)
        contact.bubbles[said.id] = said
        self.tell(CloudChange("message", contact, said))
        return said

    def changed(self, said: Bubble) -> None:
        """The bubble is not what it was."""
        said.version += 1
        self.tell(CloudChange("edit", said.contact, said))

    def advance(self, said: Bubble, state: str) -> bool:
        """A bubble's state goes forward, never back; of the bot's own the bot is told. False: it was there already."""
        if said.state == "failed" or (state != "failed" and STATES.index(state) <= STATES.index(said.state)):
            return False
        said.state = state
        self.changed(said)
        if said.ours:
            about = wire.status(said, state, self.now())
            who = [] if state == "failed" else [wire.contact_card(said.contact)]
            self.post.status(said.contact.key, wire.value(self.metadata, contacts=who, statuses=[about]))
        return True

    # -- watchers ---------------------------------------------------------------------------------------------------

    def tell(self, change: CloudChange) -> None:
        """Call all listeners, wake all waiters."""
        self._watch.tell(change)

    def on_change(self, listener: Callable[[CloudChange], None]) -> Callable[[], None]:
        """Call `listener(change)` synchronously on each change; returns "stop listening"."""
        return self._watch.listen(listener)

    async def until(self, condition: Callable[[], bool], timeout: float = 10.0) -> None:
        """Wait until `condition()` holds, asked after each change. TimeoutError carries a picture of the chats."""
        try:
            await self._watch.until(condition, timeout)
        except TimeoutError:
            raise TimeoutError(f"still not so after {timeout} s; the phones show\n{self.picture()}") from None

    def picture(self) -> str:
        """The latest bubbles of each phone as lines."""
        lines = []
        for contact in self.contacts.values():
            lines.append(f"== {contact.name} ({contact.key}), {len(contact.bubbles)} bubbles")
            for said in list(contact.bubbles.values())[-8:]:
                picks = [pick.title for pick in said.picks]
                who = "bot" if said.ours else contact.name
                lines.append(f"  {who}: ({said.kind}, {said.state}) {said.text!r} {picks or ''}".rstrip())
        return "\n".join(lines)
