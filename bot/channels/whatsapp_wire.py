"""What WhatsApp tells us, read into the neutral tongue (pure).

One POST carries entries, each with changes, each with messages and statuses, for one or several of our numbers. Every
message is read on its own: one that cannot be read comes as the event "unreadable" and never hides its neighbours.

A person is known by an opaque address: the id that WhatsApp gives them for our business alone ("ID.1A2B..."), or else
their digits. Whoever has taken a user name has no phone number that we could see. Where both are shown, and nothing
in the same POST says otherwise, the number comes along.

Source of shapes: Cloud API, webhooks reference (messages, statuses, system, edit, group, unsupported, user_id_update).
"""

import hashlib
import hmac
import re
from collections.abc import Mapping
from typing import Any, Final

from bot.channels.channel import as_it_came
from bot.channels.whatsapp_said import FAULTS, fits, said, token
from handlers.messages import Sender, Update
from handlers.words import clean
from storage.record import record

NAME: Final = "whatsapp"
MOST_CODE: Final = 10**9
STATES: Final = ("sent", "delivered", "read", "failed")
_ACCOUNT: Final = "whatsapp_business_account"
_FIELDS: Final = ("messages", "user_id_update")
_MOVES: Final = ("user_changed_number", "customer_changed_number", "user_changed_user_id")
_PHONE: Final = re.compile(r"\+?[0-9]{5,20}")
_USER: Final = re.compile(r"[!-~]{0,255}[A-Za-z][!-~]{0,255}")
_SECONDS: Final = re.compile(r"[0-9]{1,12}")


@record
class Status:
    """What became of a message of ours. They come out of order and twice."""

    message: str  # the id that sending it returned
    state: str  # sent | delivered | read | failed
    recipient: str
    at: float  # UTC seconds
    error: int = 0  # the first error's code


@record
class Reading:
    """All of one POST that is for our number, in its order."""

    updates: tuple[Update, ...] = ()
    statuses: tuple[Status, ...] = ()


def verify(raw: bytes, header: str, secret: str) -> bool:
    """Whether X-Hub-Signature-256 ("sha256=<hex>") is right for these very bytes, before anything is parsed."""
    if not header or not secret:
        return False
    right = "sha256=" + hmac.digest(secret.encode(), raw, "sha256").hex()
    return hmac.compare_digest(right.encode(), header.encode("utf-8", "replace"))


def read(payload: Any, number: str) -> Reading:
    """A whole POST, already parsed. `number`: our phone_number_id; what is for another number is passed over."""
    if not isinstance(payload, Mapping) or "entry" not in payload:
        return Reading((_unreadable(payload),))
    if payload.get("object", _ACCOUNT) != _ACCOUNT:
        return Reading()
    made = [_change(change, number) for entry in _items(payload, "entry") for change in _items(entry, "changes")]
    return Reading(
        tuple(one for each in made for one in each.updates), tuple(s for each in made for s in each.statuses)
    )


def _items(data: Any, name: str) -> list[Any]:
    """The list of this name; what is no list stands for itself, so that its reader finds it unreadable."""
    found = data.get(name) if isinstance(data, Mapping) else data
    if found is None and isinstance(data, Mapping):
        return []
    return found if isinstance(found, list) else [found]


def _change(change: Any, number: str) -> Reading:
    if isinstance(change, Mapping) and change.get("field", "messages") not in _FIELDS:
        return Reading()
    try:
        value, whose = change["value"], change["value"]["metadata"]["phone_number_id"]
        if not isinstance(whose, str) or not isinstance(value, Mapping):
            return Reading((_unreadable(change),))
    except FAULTS:
        return Reading((_unreadable(change),))
    if whose != number:
        return Reading()
    names, cards = _names(value), _cards(value)
    updates = [_message(message, names, cards) for message in _items(value, "messages")]
    updates += [_new_id(move) for move in _items(value, "user_id_update")]
    statuses = [_status(status) for status in _items(value, "statuses")]
    lost = [one for one in statuses if isinstance(one, Update)]
    return Reading((*updates, *lost), tuple(one for one in statuses if isinstance(one, Status)))


def _names(value: Mapping[str, Any]) -> dict[str, str]:
    """Address -> what people call themselves; a name that cannot be read is no reason to lose what they said."""
    names: dict[str, str] = {}
    for contact in _items(value, "contacts"):
        profile = contact.get("profile") if isinstance(contact, Mapping) else None
        name = profile.get("name") if isinstance(profile, Mapping) else None
        if isinstance(name, str):
            keys = (contact.get("user_id"), contact.get("wa_id"))
            names |= {key: clean(name)[:64] for key in keys if isinstance(key, str)}
    return names


def _cards(value: Mapping[str, Any]) -> dict[str, str]:
    """Id -> number and number -> id, of whoever is shown with both."""
    cards: dict[str, str] = {}
    for contact in _items(value, "contacts"):
        shown = (contact.get("user_id"), contact.get("wa_id")) if isinstance(contact, Mapping) else (None, None)
        user, phone = _maybe(_USER, shown[0]), _maybe(_PHONE, shown[1]).removeprefix("+")
        cards |= {user: phone, phone: user} if user and phone else {}
    return cards


def _who(message: Mapping[str, Any], cards: Mapping[str, str]) -> tuple[str, str]:
    """(address, the number beside it) of the sender; what contradicts itself is no number."""
    user, phone = message.get("from_user_id"), _maybe(_PHONE, message.get("from")).removeprefix("+")
    address = _address(cards.get(phone) if user in (None, "") else user, message.get("from"))
    beside = phone or cards.get(address, "")
    agreed = cards.get(address, beside) == beside and cards.get(beside, address) == address
    return address, beside if agreed and address != beside else ""


def _maybe(form: re.Pattern[str], value: Any) -> str:
    """The value if it is wholly of this form, or else nothing."""
    return value if isinstance(value, str) and form.fullmatch(value) else ""


def _message(message: Any, names: Mapping[Any, str], cards: Mapping[str, str]) -> Update:
    try:
        number = token(message["id"])
        if message["type"] == "system":
            return _system(number, message)
        address, phone = _who(message, cards)
        sender = Sender(address, names.get(address) or names.get(message.get("from"), ""))
        if message.get("group_id") is not None:
            return Update(NAME, number, token(message["group_id"]), sender, private=False, event="passed")
        heard = said(message, number)
    except FAULTS:
        return _unreadable(message)
    if heard is None:
        return Update(NAME, number, address, sender, event="passed")
    return Update(NAME, number, address, sender, heard, number=phone)


def _system(number: str, message: Mapping[str, Any]) -> Update:
    """A person has a new number or a new id: from what we know them by to the new one, of the same kind if it is given.

    What one kind does not say the other says in a message of its own.
    """
    system = message["system"]
    user, phone = system.get("previous_user_id") or message.get("from_user_id"), message.get("from")
    new_user, new_phone = system.get("user_id"), system.get("wa_id") or system.get("new_wa_id")
    if system["type"] not in _MOVES or not (user or phone) or not (new_user or new_phone):
        return Update(NAME, number, "", Sender(""), event="passed")
    new = _address("" if new_phone and not user else new_user, new_phone)
    return _moved(number, _address(user, phone), new, fits(_SECONDS, message["timestamp"]))


def _new_id(move: Any) -> Update:
    """Somebody's id for our business has changed (they have a new phone number). Such news has no id of its own."""
    try:
        old, new = fits(_USER, move["user_id"]["previous"]), fits(_USER, move["user_id"]["current"])
        at = fits(_SECONDS, move.get("timestamp", "0"))
        return _moved(f"{old}>{new}@{at}", old, new, at)
    except FAULTS:
        return _unreadable(move)


def _moved(number: str, old: str, new: str, at: str) -> Update:
    if old == new:
        return Update(NAME, number, old, Sender(old), event="passed")
    return Update(NAME, number, old, Sender(old), event="moved", moved_to=new, at=float(at))


def _status(status: Any) -> Status | Update | None:
    try:
        if status["status"] not in STATES:  # "played", "deleted", "warning": nothing follows from them
            return None
        recipient = token(status.get("recipient_user_id") or status["recipient_id"]).removeprefix("+")
        at = float(fits(_SECONDS, status["timestamp"]))
        return Status(token(status["id"]), status["status"], recipient, at, _first_error(status))
    except FAULTS:
        return _unreadable(status)


def _first_error(status: Mapping[str, Any]) -> int:
    code = status["errors"][0]["code"] if status.get("errors") else 0
    if not isinstance(code, int) or isinstance(code, bool) or not 0 <= code < MOST_CODE:
        raise ValueError("an error without a code")
    return code


def _address(user: Any, phone: Any) -> str:
    """An id that nobody could take for digits (it must never stand where a number is asked for), or else digits."""
    if user not in (None, ""):
        return fits(_USER, user)
    return fits(_PHONE, phone).removeprefix("+")


def _unreadable(data: Any) -> Update:
    """Kept as it came. The same thing delivered again has the same id."""
    raw = as_it_came(data)
    digest = hashlib.sha256(raw.encode()).hexdigest()
    return Update(NAME, f"unreadable:{digest[:32]}", "", Sender(""), event="unreadable", raw=raw)
