"""What Meta refuses, the sandbox refuses: a table of bodies and the error each is answered by."""

from __future__ import annotations

import pytest

from bot.sandbox.cloud import Cloud, Contact, Upload
from bot.sandbox.cloud_media import MB
from bot.sandbox.cloud_refusals import CODES, GraphRefusal
from tests.sandbox.cloud_bot import Graph, Json, last
from tests.sandbox.conftest import png

PHONE = "628001000001"


@pytest.fixture
def sari(cloud: Cloud) -> Contact:
    contact = cloud.add_contact("Sari Contoh", PHONE, "ID.A1B2C3")
    cloud.say(contact, "halo")
    cloud.add_template("kabar", "Ada kabar {{1}} untuk {{2}}", buttons=("Buka",))
    cloud.add_template("polos", "Ada kabar.")
    for status in ("PENDING", "REJECTED", "PAUSED", "DISABLED"):
        cloud.add_template(status.lower(), "x", status=status)
    return contact


def text(body: object) -> Json:
    return {"type": "text", "text": {"body": body}}


def reply(title: str = "Ya", name: str = "report:consent:yes", kind: str = "reply") -> Json:
    return {"type": kind, "reply": {"id": name, "title": title}}


def buttons(*given: Json, body: str = "Setuju?", **more: Json) -> Json:
    content = {"type": "button", "body": {"text": body}, "action": {"buttons": list(given)}}
    return {"type": "interactive", "interactive": content | more}


def pictured(body: Json) -> Json:
    header = {"header": {"type": "image", "image": {"id": "1"}}}
    return body | {"interactive": body["interactive"] | header}


def row(title: str = "Solo", name: str = "solo", description: str = "") -> Json:
    return {"id": name, "title": title} | ({"description": description} if description else {})


def listing(*sections: list[Json], button: str = "Pilih", body: str = "Di mana?", title: str = "") -> Json:
    listed = [{"rows": rows} | ({"title": title} if title else {}) for rows in sections]
    content = {"type": "list", "body": {"text": body}, "action": {"button": button, "sections": listed}}
    return {"type": "interactive", "interactive": content}


def rows(count: int, start: int = 0) -> list[Json]:
    return [row(f"Kota {number}", f"kota{number}") for number in range(start, start + count)]


def template(name: str, *words: object, language: str = "id", extra: tuple[Json, ...] = ()) -> Json:
    body = {"type": "body", "parameters": [{"type": "text", "text": word} for word in words]}
    components = [body, *extra] if words else list(extra)
    return {"type": "template", "template": {"name": name, "language": {"code": language}, "components": components}}


def quick(payload: object, index: str = "0", kind: str = "quick_reply") -> Json:
    given = [{"type": "payload", "payload": payload}]
    return {"type": "button", "sub_type": kind, "index": index, "parameters": given}


TAKEN: list[tuple[str, Json]] = [
    ("a text of 4,096", text("a" * 4096)),
    ("three buttons", buttons(*(reply(str(n), str(n)) for n in range(3)))),
    ("a button of 20", buttons(reply("a" * 20))),
    ("an id of 256", buttons(reply(name="a" * 256))),
    ("a body of 1,024", buttons(reply(), body="a" * 1024)),
    (
        "a header and a footer of 60",
        buttons(reply(), header={"type": "text", "text": "a" * 60}, footer={"text": "a" * 60}),
    ),
    ("ten rows", listing(rows(10))),
    ("ten rows in two sections", listing(rows(5), rows(5, 5), title="a" * 24)),
    ("a row of 24 and 72", listing([row("a" * 24, "a" * 200, "a" * 72)], button="a" * 20)),
    ("a template", template("kabar", "LN-1", "Sari", extra=(quick("resume:1"),))),
    ("a template without blanks", template("polos")),
]

REFUSED: list[tuple[str, Json, tuple[int, int, str]]] = [
    ("no recipient", {"to": None} | text("x"), (400, 100, "parameter to is required")),
    ("no number", {"to": "Sari"} | text("x"), (400, 131009, "phone number")),
    ("to ourselves", {"to": "6280000000001"} | text("x"), (400, 131021, "Recipient cannot be sender")),
    ("a number as recipient", {"to": None, "recipient": PHONE} | text("x"), (400, 131009, "user ID")),
    ("no text", {"type": "text"}, (400, 131008, "'text'")),
    ("an empty text", text(" "), (400, 100, "text['body'] is required")),
    ("a text that is none", text(7), (400, 100, "text['body'] is required")),
    ("a long text", text("a" * 4097), (400, 100, "at most 4096 characters")),
    ("text that is no object", {"type": "text", "text": "halo"}, (400, 100, "must be a JSON object")),
    ("another type", {"type": "poll", "poll": {}}, (400, 100, "Param type")),
    ("an unknown interactive", {"type": "interactive", "interactive": {"type": "carousel"}}, (400, 131009, "carousel")),
    ("a long body", buttons(reply(), body="a" * 1025), (400, 131009, "Body text length invalid")),
    ("a long body of a list", listing(rows(1), body="a" * 1025), (400, 131009, "Body text length invalid")),
    ("an empty body", buttons(reply(), body=""), (400, 131009, "Body text length invalid")),
    ("a long header", buttons(reply(), header={"text": "a" * 61}), (400, 131009, "Header text")),
    ("a header of another sort", buttons(reply(), header={"type": "audio"}), (400, 131009, "Header type")),
    ("a picture above a list", pictured(listing(rows(1))), (400, 131009, "Header type")),
    ("unknown media above buttons", pictured(buttons(reply())), (400, 100, "image['id'] is not a valid")),
    ("a long footer", buttons(reply(), footer={"text": "a" * 61}), (400, 131009, "Footer text")),
    ("four buttons", buttons(*(reply(str(n), str(n)) for n in range(4))), (400, 131009, "Max allowed buttons: 3")),
    ("no buttons", buttons(), (400, 131009, "Min allowed buttons: 1")),
    (
        "a long button",
        buttons(reply("a" * 21)),
        (400, 131009, "Button title length invalid. Min length: 1, Max length: 20"),
    ),
    ("an empty button", buttons(reply("")), (400, 131009, "Button title")),
    ("a long id", buttons(reply(name="a" * 257)), (400, 131009, "Button id length invalid")),
    ("one id twice", buttons(reply("Ya", "x"), reply("Tidak", "x")), (400, 131009, "Duplicated button ids")),
    ("one title twice", buttons(reply("Ya", "x"), reply("Ya", "y")), (400, 131009, "Duplicated button titles")),
    ("a url button", buttons(reply(kind="url")), (400, 131009, "Invalid button type")),
    (
        "eleven rows",
        listing(rows(6), rows(5, 6), title="Kota"),
        (400, 131009, "Total row count exceed max allowed count: 10"),
    ),
    ("a long row", listing([row("a" * 25)]), (400, 131009, "Row title length invalid")),
    ("a long row id", listing([row(name="a" * 201)]), (400, 131009, "Row id length invalid")),
    ("a long description", listing([row(description="a" * 73)]), (400, 131009, "Row description length invalid")),
    ("a row twice", listing([row("a"), row("b")]), (400, 131009, "Duplicated row ids")),
    ("a long list button", listing(rows(1), button="a" * 21), (400, 131009, "Button length invalid")),
    ("no list button", listing(rows(1), button=""), (400, 131009, "Button length invalid")),
    ("no sections", listing(), (400, 131009, "Invalid sections count")),
    ("no rows", listing([]), (400, 131009, "at least one row")),
    ("two sections without titles", listing(rows(1), rows(1, 1)), (400, 131009, "Section title")),
    ("a long section title", listing(rows(1), title="a" * 25), (400, 131009, "Section title")),
    (
        "unknown media",
        {"type": "image", "image": {"id": "1"}},
        (400, 100, "not a valid whatsapp business account media"),
    ),
    ("a link", {"type": "image", "image": {"link": "https://contoh.id/a.png"}}, (400, 100, "image['id'] is required")),
    ("an unknown template", template("lain"), (404, 132001, "template name (lain) does not exist in id")),
    ("another language", template("polos", language="en"), (404, 132001, "does not exist in en")),
    ("a template that waits", template("pending"), (404, 132001, "does not exist")),
    ("a template that was refused", template("rejected"), (404, 132001, "does not exist")),
    ("a paused template", template("paused"), (400, 132015, "paused")),
    ("a disabled template", template("disabled"), (400, 132015, "disabled")),
    ("too few words", template("kabar", "a"), (400, 132000, "expected number of params (2)")),
    ("too many words", template("polos", "a"), (400, 132000, "expected number of params (0)")),
    ("a blank word", template("kabar", "a", ""), (400, 131008, "'text'")),
    ("a line break in a word", template("kabar", "a\nb", "c"), (400, 132018, "new-line")),
    ("five spaces in a word", template("kabar", "a     b", "c"), (400, 132018, "4 consecutive spaces")),
    ("a button too many", template("polos", extra=(quick("x"),)), (400, 132012, "index 0")),
    (
        "a url button of a template",
        template("kabar", "a", "b", extra=(quick("x", kind="url"),)),
        (400, 132012, "index 0"),
    ),
    ("a payload that is none", template("kabar", "a", "b", extra=(quick(None),)), (400, 131009, "Button payload")),
    ("an answer to nothing", text("x") | {"context": {"message_id": "wamid.X"}}, (400, 131009, "context")),
    ("read what nobody wrote", {"status": "read", "message_id": "wamid.X"}, (400, 131009, "Message id")),
    ("read nothing", {"status": "read"}, (400, 100, "message_id is required")),
    ("read a number", {"status": "read", "message_id": 7}, (400, 100, "message_id is required")),
    (
        "a typing sign that is none",
        {"status": "read", "message_id": "wamid.X", "typing_indicator": True},
        (400, 100, "typing_indicator must be a JSON object"),
    ),
    (
        "another typing sign",
        {"status": "read", "message_id": "wamid.X", "typing_indicator": {"type": "audio"}},
        (400, 100, "typing_indicator['type'] must be one of {text}"),
    ),
    ("another status", {"status": "delivered", "message_id": "wamid.X"}, (400, 100, "Param status")),
]


@pytest.mark.parametrize(("name", "body"), TAKEN, ids=[name for name, _ in TAKEN])
async def test_taken(graph: Graph, sari: Contact, name: str, body: Json) -> None:
    answer = await graph.post(to=PHONE, **body)
    assert last(sari).id == answer.wamid, name


@pytest.mark.parametrize(("name", "body", "told"), REFUSED, ids=[name for name, _, _ in REFUSED])
async def test_refused(
    graph: Graph, cloud: Cloud, sari: Contact, name: str, body: Json, told: tuple[int, int, str]
) -> None:
    bubbles, waiting = list(sari.bubbles), list(cloud.post.pending)
    answer = await graph.post(**({"to": PHONE} | body))
    status, code, words = answer.refusal
    assert (status, code) == told[:2], name
    assert told[2] in words
    assert answer.body["error"]["type"] == "OAuthException"
    assert (list(sari.bubbles), list(cloud.post.pending)) == (bubbles, waiting)


@pytest.mark.parametrize(
    ("data", "mime", "code"),
    [
        (b"x" * (5 * MB + 1), "image/jpeg", 131053),
        (b"GIF89a", "image/gif", 100),
        (b"x", "application/zip", 100),
        (b"", "application/pdf", 100),
        (b"x" * (16 * MB + 1), "video/mp4", 131053),
    ],
    ids=["a picture over 5 MB", "a gif", "a zip", "nothing", "a video over 16 MB"],
)
async def test_uploads_refused(graph: Graph, cloud: Cloud, data: bytes, mime: str, code: int) -> None:
    assert (await graph.upload(data, mime)).refusal[:2] == (400, code)
    assert not cloud.media.files


async def test_an_upload_over_the_largest_size(graph: Graph, cloud: Cloud) -> None:
    data = bytes(100 * MB + 1)
    assert (await graph.upload(data, "application/pdf")).refusal[:2] == (400, 131053)
    assert not cloud.media.files


async def test_an_upload_as_large_as_may_be_and_one_without_a_file(graph: Graph, cloud: Cloud) -> None:
    assert (await graph.upload(bytes(5 * MB), "image/jpeg")).status == 200
    reply = await graph.ask("POST", f"{cloud.number_id}/media", data={"messaging_product": "whatsapp"})
    assert reply.refusal[:2] == (400, 100)
    assert (await graph.upload(png(), messaging_product="")).refusal[:2] == (400, 100)


async def test_media_of_another_sort(graph: Graph, cloud: Cloud) -> None:
    cloud.add_contact("Sari Contoh", PHONE)
    pdf = cloud.media.keep(Upload(b"%PDF", "a.pdf", "application/pdf"), "document", cloud.now(), ours=True)
    answer = await graph.post(to=PHONE, type="image", image={"id": pdf.id})
    assert answer.refusal[:2] == (400, 131053)
    content = {"id": pdf.id, "caption": "a" * 1025}
    assert (await graph.post(to=PHONE, type="document", document=content)).refusal[:2] == (400, 100)


def test_every_code_can_be_told() -> None:
    for code, known in CODES.items():
        error = GraphRefusal(code).body()["error"]
        assert (error["code"], error["type"]) == (code, "OAuthException")
        assert known.title in error["message"]
        assert 400 <= known.status < 600
    with pytest.raises(ValueError, match="no such code"):
        GraphRefusal(7)


async def test_an_action_that_is_missing(graph: Graph, cloud: Cloud) -> None:
    cloud.add_contact("Sari Contoh", PHONE)
    content = {"type": "button", "body": {"text": "x"}}
    answer = await graph.post(to=PHONE, type="interactive", interactive=content)
    assert answer.refusal == (400, 131008, "Parameter 'action' is mandatory.")
