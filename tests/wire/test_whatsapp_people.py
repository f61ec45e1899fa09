"""Who a WhatsApp message is from, and what happens when that changes. Shapes as WhatsApp documents them."""

from dataclasses import replace
from typing import Any

import pytest

from bot.channels.whatsapp_wire import read
from handlers.messages import Sender, Update
from tests.wire.test_whatsapp_read import SENDER, heard, one, passed
from tests.wire.whatsapp_shapes import (
    BSUID,
    BY_BOTH,
    BY_ID,
    BY_PHONE,
    NEW_BSUID,
    OURS,
    PHONE,
    WAMID,
    change,
    hidden,
    post,
    system,
    text,
)


def moved(old: str, new: str) -> Update:
    return Update("whatsapp", WAMID, old, Sender(old), event="moved", moved_to=new, at=1_795_000_000.0)


def nothing() -> Update:
    return Update("whatsapp", WAMID, "", Sender(""), event="passed")


KNOWN_BY_ID = Sender(BSUID, "Warga Contoh")
PEOPLE = {
    "number and no id": (text("x"), BY_PHONE, SENDER),
    "id and no number": (hidden(text("x")), BY_ID, KNOWN_BY_ID),
    "no contact": (text("x"), {}, Sender(PHONE)),
    "another's contact": (text("x"), {"profile": {"name": "Orang Lain"}, "wa_id": "6281200000009"}, Sender(PHONE)),
    "contact without a name": (text("x"), {"profile": {"username": "w"}, "wa_id": PHONE}, Sender(PHONE)),
    "contact without a profile": (text("x"), {"wa_id": PHONE}, Sender(PHONE)),
    "contact whose name is a number": (text("x"), {"profile": {"name": 5}, "wa_id": PHONE}, Sender(PHONE)),
    "a name that turns the line": (
        text("x"),
        {"profile": {"name": "A\u202eB <b>" + "x" * 90}, "wa_id": PHONE},
        Sender(PHONE, "AB <b>" + "x" * 58),
    ),
    "identity checked": (text("x"), {**BY_PHONE, "identity_key_hash": "DF2lS5v2W6x="}, SENDER),
}


@pytest.mark.parametrize(("message", "contact", "sender"), PEOPLE.values(), ids=PEOPLE)
def test_who_said_it(message: dict[str, Any], contact: dict[str, Any], sender: Sender) -> None:
    assert one(message, contact) == heard(sender, text="x")


ANOTHER = "6281200000009"
BOTH = {
    "both": (text("x", from_user_id=BSUID), BY_BOTH, PHONE),
    "both, the contact by number only": (text("x", from_user_id=BSUID), BY_PHONE, PHONE),
    "both, with a plus": (text("x", from_user_id=BSUID, **{"from": f"+{PHONE}"}), BY_BOTH, PHONE),
    "id, the contact with both": (hidden(text("x")), BY_BOTH, PHONE),
    "number, the contact with both": (text("x"), BY_BOTH, PHONE),
    "id, and no number anywhere": (hidden(text("x")), BY_ID, ""),
    "the contact has another number": (text("x", from_user_id=BSUID), {**BY_BOTH, "wa_id": ANOTHER}, ""),
    "the contact has another id": (text("x", from_user_id=BSUID), {**BY_BOTH, "user_id": NEW_BSUID}, ""),
    "a number that is none": (text("x", from_user_id=BSUID, **{"from": "x"}), BY_ID, ""),
    "a number that is no text": (text("x", from_user_id=BSUID, **{"from": 5}), BY_ID, ""),
    "a contact's number that is none": (hidden(text("x")), {**BY_BOTH, "wa_id": "x y"}, ""),
}


@pytest.mark.parametrize(("message", "contact", "number"), BOTH.values(), ids=BOTH)
def test_a_number_beside_an_id(message: dict[str, Any], contact: dict[str, Any], number: str) -> None:
    """What contradicts itself within one POST is no number at all."""
    assert one(message, contact) == replace(heard(KNOWN_BY_ID, text="x"), number=number)


def test_a_contact_whose_id_is_none_leaves_the_number() -> None:
    assert one(text("x"), {**BY_PHONE, "user_id": "5"}) == heard(SENDER, text="x")


def test_numbers_of_several_people_in_one_post_are_not_mixed_up() -> None:
    messages = text("x"), text("y", **{"from": ANOTHER, "from_user_id": NEW_BSUID}), text("z", **{"from": "628111"})
    contacts = [{"wa_id": ANOTHER, "user_id": NEW_BSUID}, {"wa_id": PHONE, "user_id": BSUID}]
    told = read(post(change(*messages, contacts=contacts)), OURS).updates
    assert [(update.chat, update.number) for update in told] == [(BSUID, PHONE), (NEW_BSUID, ANOTHER), ("628111", "")]


def test_a_change_of_number_without_a_time_is_kept_for_an_operator() -> None:
    """When it was decides whose the number is."""
    news = system("user_changed_number", wa_id=ANOTHER, beside={"timestamp": None})
    assert one(news).event == "unreadable"


MOVES = {
    "new number": (system("user_changed_number", wa_id="6281200000002"), moved(PHONE, "6281200000002")),
    "new number, as it was called before": (
        system("customer_changed_number", new_wa_id="6281200000002", customer=PHONE),
        moved(PHONE, "6281200000002"),
    ),
    "new number, and a new id with it": (
        system("user_changed_number", wa_id="6281200000002", user_id=NEW_BSUID),
        moved(PHONE, "6281200000002"),
    ),
    "new number of somebody known by an id": (
        system("user_changed_number", wa_id="6281200000002", user_id=NEW_BSUID, beside={"from_user_id": BSUID}),
        moved(BSUID, NEW_BSUID),
    ),
    "new number, the new id not told": (
        system("user_changed_number", wa_id="6281200000002", beside={"from_user_id": BSUID}),
        moved(BSUID, "6281200000002"),
    ),
    "new id": (
        system("user_changed_user_id", user_id=NEW_BSUID, previous_user_id=BSUID, beside={"from": None}),
        moved(BSUID, NEW_BSUID),
    ),
    "new id of somebody known by a number": (
        system("user_changed_user_id", user_id=NEW_BSUID),
        moved(PHONE, NEW_BSUID),
    ),
    "new id, the old one not told": (
        system("user_changed_user_id", user_id=NEW_BSUID, beside={"from": None}),
        nothing(),
    ),
    "new number not told": (system("user_changed_number"), nothing()),
    "the same number": (system("user_changed_number", wa_id=PHONE), passed(sender=Sender(PHONE))),
    "new device": (system("customer_identity_changed", wa_id="6281200000002"), nothing()),
}


@pytest.mark.parametrize(("message", "update"), MOVES.values(), ids=MOVES)
def test_changes_of_address(message: dict[str, Any], update: Update) -> None:
    assert one(message) == update


def test_a_change_of_id_that_comes_on_its_own() -> None:
    move = {
        "wa_id": PHONE,
        "detail": "…",
        "user_id": {"previous": BSUID, "current": NEW_BSUID},
        "timestamp": "1795000003",
    }
    news = {**change(user_id_update=[move]), "field": "user_id_update"}
    (update,) = read(post(news), OURS).updates
    assert (update.event, update.chat, update.moved_to) == ("moved", BSUID, NEW_BSUID)
    assert update.id == f"{BSUID}>{NEW_BSUID}@1795000003"
    assert read(post(news), OURS).updates == (update,)
