"""Cloud API JSON in, neutral update out: one row per case. Shapes as WhatsApp documents and sends them."""

from typing import Any

import pytest

from bot.channels.whatsapp_wire import Reading, read
from handlers.messages import File, Said, Sender, Update
from tests.wire.whatsapp_shapes import (
    ASKED,
    BSUID,
    BY_BOTH,
    BY_ID,
    BY_PHONE,
    CONTEXT,
    JPG,
    NEW_BSUID,
    OURS,
    PDF,
    PHONE,
    WAMID,
    change,
    edit,
    hidden,
    post,
    reply,
    said,
    system,
    text,
)

SENDER = Sender(PHONE, "Warga Contoh")
PHOTO = File("65463453", "4Wf8Og+g/1sP0rA8bE4Uoeg5QnU=", "photo")
DOCUMENT = File("1234567890987654", "grwfwe/ZPx0wAb=", "document")
REFERRAL = {
    "source_url": "https://contoh.id/iklan", "source_id": "ADID", "source_type": "ad", "headline": "Lapor",
    "body": "Laporkan", "media_type": "image", "image_url": "https://contoh.id/1.jpg", "ctwa_clid": "x",
}  # fmt: skip
UNSUPPORTED = [{"code": 131051, "title": "Message type unknown", "error_data": {"details": "not supported"}}]


def heard(sender: Sender = SENDER, message: str = WAMID, **fields: Any) -> Update:
    """The update that should come of it."""
    return Update("whatsapp", WAMID, sender.key, sender, Said(message=message, **fields))


def tapped(**fields: Any) -> Update:
    return heard(message=ASKED, tap=WAMID, **fields)


def passed(chat: str = PHONE, sender: Sender = SENDER, private: bool = True) -> Update:
    return Update("whatsapp", WAMID, chat, sender, private=private, event="passed")


def moved(old: str, new: str) -> Update:
    return Update("whatsapp", WAMID, old, Sender(old), event="moved", moved_to=new)


def nothing() -> Update:
    return Update("whatsapp", WAMID, "", Sender(""), event="passed")


def one(message: dict[str, Any], *contacts: dict[str, Any]) -> Update:
    """The only update of a POST with this message only."""
    reading = read(post(change(message, contacts=list(contacts or (BY_PHONE,)))), OURS)
    assert reading == Reading(reading.updates)
    (update,) = reading.updates
    return update


MESSAGES = {
    "text": (text("Budi Contoh"), heard(text="Budi Contoh")),
    "text with lines": (text("satu\n\ndua"), heard(text="satu\n\ndua")),
    "text of html": (text("<b>&amp;</b>"), heard(text="<b>&amp;</b>")),
    "text with WhatsApp's marks": (text("*tebal* _miring_"), heard(text="*tebal* _miring_")),
    "text with marks that hide or turn": (text("a\u202eb\x00c\u200bd\ud800"), heard(text="abcd")),
    "text of nothing but such marks": (text("\u200b\u202e"), heard(text="")),
    "4,096 emoji": (text("😀" * 4096), heard(text="😀" * 4096)),
    "text without anything": (text(""), heard(text="")),
    "answer to a message": (text("ya", context=CONTEXT), heard(text="ya")),
    "forwarded": (text("lihat", context={"forwarded": True}), heard(text="lihat")),
    "forwarded many times": (text("lihat", context={"frequently_forwarded": True}), heard(text="lihat")),
    "from an advertisement": (text("Halo", referral=REFERRAL), heard(text="Halo")),
    "about a product": (
        text("ini?", context={**CONTEXT, "referred_product": {"catalog_id": "1"}}),
        heard(text="ini?"),
    ),
    "with a plus before the number": (
        text("x", **{"from": f"+{PHONE}"}),
        heard(Sender(PHONE, "Warga Contoh"), text="x"),
    ),
    "with an empty opaque id": (text("x", from_user_id=""), heard(text="x")),
    "image": (said("image", image=JPG), heard(files=(PHOTO,))),
    "image with caption": (said("image", image={**JPG, "caption": "ini"}), heard(text="ini", files=(PHOTO,))),
    "image with its address": (said("image", image={**JPG, "url": "https://x/1"}), heard(files=(PHOTO,))),
    "image without caption": (said("image", image={**JPG, "caption": None}), heard(files=(PHOTO,))),
    "image without hash": (
        said("image", image={"id": "65463453", "mime_type": "image/jpeg"}),
        heard(files=(File("65463453", "65463453", "photo"),)),
    ),
    "image with a command as caption": (
        said("image", image={**JPG, "caption": "/lapor ia berkampanye"}),
        heard(text="ia berkampanye", files=(PHOTO,)),
    ),
    "image with nothing but a command": (said("image", image={**JPG, "caption": "/lapor"}), heard(files=(PHOTO,))),
    "image with a turning caption": (
        said("image", image={**JPG, "caption": "a\u202eb"}),
        heard(text="ab", files=(PHOTO,)),
    ),
    "document": (said("document", document=PDF), heard(files=(DOCUMENT,))),
    "document with caption": (
        said("document", document={**PDF, "caption": "surat"}),
        heard(text="surat", files=(DOCUMENT,)),
    ),
    "document without a name": (
        said("document", document={"id": "1234567890987654", "sha256": "grwfwe/ZPx0wAb="}),
        heard(files=(DOCUMENT,)),
    ),
    "video": (said("video", video={"id": "7", "mime_type": "video/mp4"}), heard(other="video")),
    "video with caption": (said("video", video={"id": "7", "caption": "bukti"}), heard(text="bukti", other="video")),
    "audio": (said("audio", audio={"id": "7", "voice": False}), heard(other="audio")),
    "voice": (said("audio", audio={"id": "7", "voice": True}), heard(other="voice")),
    "sticker": (said("sticker", sticker={"id": "7", "animated": False}), heard(other="sticker")),
    "location": (said("location", location={"latitude": -6.2, "longitude": 106.8}), heard(other="location")),
    "location of a place": (
        said("location", location={"latitude": 1, "longitude": 2, "name": "Kantor", "address": "Jl. Contoh"}),
        heard(other="location"),
    ),
    "contacts": (said("contacts", contacts=[{"name": {"formatted_name": "X"}}]), heard(other="contacts")),
    "order": (said("order", order={"catalog_id": "1", "product_items": []}), heard(other="order")),
    "poll": (said("poll", poll={"name": "?"}), heard(other="poll")),
    "a kind without its object": (said("gif"), heard(other="gif")),
    "unsupported": (
        said("unsupported", errors=UNSUPPORTED, unsupported={"type": "poll_creation"}),
        heard(other="unsupported"),
    ),
    "an edit that WhatsApp holds back": (
        said("unsupported", errors=UNSUPPORTED, unsupported={"type": "edit"}),
        heard(other="unsupported"),
    ),
    "unknown, as it was called before": (said("unknown", errors=UNSUPPORTED), heard(other="unsupported")),
    "reply button": (reply("button_reply"), tapped(choice="report:consent:yes")),
    "row of a list": (reply("list_reply", description="…"), tapped(choice="report:consent:yes")),
    "button that we never issued": (reply("button_reply", id="\x00'; --"), tapped(choice="'; --")),
    "button without context": (
        {name: value for name, value in reply("button_reply").items() if name != "context"},
        heard(message="", tap=WAMID, choice="report:consent:yes"),
    ),
    "answer of a flow": (
        said("interactive", context=CONTEXT, interactive={"type": "nfm_reply", "nfm_reply": {"response_json": "{}"}}),
        heard(other="interactive"),
    ),
    "button below a template": (
        said("button", context=CONTEXT, button={"payload": "contact:window:open", "text": "Lihat kabar"}),
        tapped(choice="contact:window:open"),
    ),
    "reaction": (said("reaction", reaction={"message_id": ASKED, "emoji": "👍"}), passed()),
    "reaction taken back": (said("reaction", reaction={"message_id": ASKED}), passed()),
    "revoked": (said("revoke", revoke={"original_message_id": ASKED}), passed()),
    "chat opened": (said("request_welcome"), passed()),
    "edited text": (
        edit({"type": "text", "text": {"body": "baru"}}),
        heard(message=ASKED, text="baru", edited=True),
    ),
    "edited caption": (
        edit({"type": "image", "image": {**JPG, "caption": "baru"}, "context": {"id": "M0"}}),
        heard(message=ASKED, text="baru", files=(PHOTO,), edited=True),
    ),
    "edited caption of a document": (
        edit({"type": "document", "document": {**PDF, "caption": "baru"}}),
        heard(message=ASKED, text="baru", files=(DOCUMENT,), edited=True),
    ),
    "edited caption of a video": (
        edit({"type": "video", "video": {"id": "7", "caption": "baru"}}),
        heard(message=ASKED, text="baru", other="video", edited=True),
    ),
    "edited into a command": (
        edit({"type": "text", "text": {"body": "/batal"}}),
        heard(message=ASKED, command="batal", edited=True),
    ),
    "in a group": (
        text("halo semua", group_id="Y2FwaV9ncm91cDox"),
        passed("Y2FwaV9ncm91cDox", private=False),
    ),
    "image in a group": (
        said("image", image=JPG, group_id="Y2FwaV9ncm91cDox"),
        passed("Y2FwaV9ncm91cDox", private=False),
    ),
}


@pytest.mark.parametrize(("message", "update"), MESSAGES.values(), ids=MESSAGES)
def test_messages(message: dict[str, Any], update: Update) -> None:
    assert one(message) == update


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        ("/lapor", {"command": "lapor"}),
        ("/LAPOR", {"command": "lapor"}),
        ("/status LN-7K3M-Q0ZT", {"command": "status", "argument": "LN-7K3M-Q0ZT"}),
        ("/status\nLN-7K3M-Q0ZT", {"command": "status", "argument": "LN-7K3M-Q0ZT"}),
        ("/batal!!!", {"command": "batal"}),
        ("/lapor, mohon dibantu", {"command": "lapor", "argument": "mohon dibantu"}),
        ("/\u200blapor", {"command": "lapor"}),
        ("lapor", {"text": "lapor"}),
        ("status LN-7K3M-Q0ZT", {"text": "status LN-7K3M-Q0ZT"}),
        ("mau /lapor", {"text": "mau /lapor"}),
        ("/etc/passwd", {"text": "/etc/passwd"}),
        ("/", {"text": "/"}),
    ],
)
def test_commands(body: str, fields: dict[str, Any]) -> None:
    assert one(text(body)) == heard(**fields)


def test_a_command_for_a_bot_with_a_name_is_not_for_us() -> None:
    assert one(text("/lapor@LainBot")) == passed()


KNOWN_BY_ID = Sender(BSUID, "Warga Contoh")
PEOPLE = {
    "number and no id": (text("x"), BY_PHONE, SENDER),
    "id and no number": (hidden(text("x")), BY_ID, KNOWN_BY_ID),
    "both": (text("x", from_user_id=BSUID), BY_BOTH, KNOWN_BY_ID),
    "both, the contact by number only": (text("x", from_user_id=BSUID), BY_PHONE, KNOWN_BY_ID),
    "an id of another form": (text("x", from_user_id="ID.1A2B"), BY_PHONE, Sender("ID.1A2B", "Warga Contoh")),
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
