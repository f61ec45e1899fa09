"""Cloud API JSON in, neutral update out: one row per case. Shapes as WhatsApp documents and sends them."""

from typing import Any

import pytest

from bot.channels.whatsapp_wire import Reading, read
from handlers.messages import File, Said, Sender, Update
from tests.wire.whatsapp_shapes import (
    ASKED,
    BY_PHONE,
    CONTEXT,
    JPG,
    OURS,
    PDF,
    PHONE,
    WAMID,
    change,
    edit,
    post,
    reply,
    said,
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
    "answer to a message": (text("ya", context=CONTEXT), heard(text="ya", below=ASKED)),
    "forwarded": (text("lihat", context={"forwarded": True}), heard(text="lihat")),
    "forwarded many times": (text("lihat", context={"frequently_forwarded": True}), heard(text="lihat")),
    "from an advertisement": (text("Halo", referral=REFERRAL), heard(text="Halo")),
    "about a product": (
        text("ini?", context={**CONTEXT, "referred_product": {"catalog_id": "1"}}),
        heard(text="ini?", below=ASKED),
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
    "video": (said("video", video={"id": "7", "mime_type": "video/mp4"}), heard(files=(File("7", "7", "video"),))),
    "video with caption": (
        said("video", video={"id": "7", "caption": "bukti"}),
        heard(text="bukti", files=(File("7", "7", "video"),)),
    ),
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
    "image that WhatsApp itself did not get": (
        said("image", errors=[{"code": 131052, "title": "Media download error"}]),
        heard(other="lost"),
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
    "revoked": (said("revoke", revoke={"original_message_id": ASKED}), heard(message=ASKED, deleted=True)),
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
        heard(message=ASKED, text="baru", files=(File("7", "7", "video"),), edited=True),
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
