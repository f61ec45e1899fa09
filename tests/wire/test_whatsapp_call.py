"""What we want done in, bodies of POST /messages out: one row per case, and what WhatsApp limits."""

from typing import Any

import pytest

from bot.channels.channel import (
    Album,
    Answer,
    Buttons,
    Delete,
    EditButtons,
    EditCaption,
    EditText,
    Knock,
    Part,
    Picture,
    Prompts,
    Text,
    Upload,
)
from bot.channels.whatsapp_calls import bodies, message_id, read_receipt, template
from bot.channels.whatsapp_wire import read
from tests.wire.whatsapp_shapes import ASKED, BSUID, CONTEXT, OURS, PHONE, WAMID, change, post, said

JPG = Upload(b"jpg", "LN-7K3M-Q0ZT.jpg", "image/jpeg")
PNG = Upload(b"png", "LN-7K3M-Q0ZT.png", "image/png")
PDF = Upload(b"pdf", "LN-7K3M-Q0ZT.pdf", "application/pdf")
WEBP = Upload(b"webp", "LN-7K3M-Q0ZT.webp", "image/webp")
TO = {"messaging_product": "whatsapp", "recipient_type": "individual", "to": PHONE}
MEDIA = "1013859600285441"
Body = dict[str, Any]


def choices(*labels: str, wide: int = 3) -> Buttons:
    """Rows of buttons with these labels."""
    made = [(f"report:x:{number}", label) for number, label in enumerate(labels)]
    return tuple(tuple(made[start : start + wide]) for start in range(0, len(made), wide))


def words(text: str) -> Body:
    return {"type": "text", "text": {"body": text, "preview_url": False}}


def asking(text: str, *titles: str, **header: Any) -> Body:
    made = [{"type": "reply", "reply": {"id": f"report:x:{n}", "title": title}} for n, title in enumerate(titles)]
    shown = {"type": "button", "body": {"text": text}, "action": {"buttons": made}}
    return {"type": "interactive", "interactive": {**shown, **({"header": header} if header else {})}}


def listing(text: str, *rows: tuple[str, ...], opener: str = "…") -> Body:
    made = [
        {"id": f"report:x:{n}", **dict(zip(("title", "description"), row, strict=False))} for n, row in enumerate(rows)
    ]
    action = {"button": opener, "sections": [{"rows": made}]}
    return {"type": "interactive", "interactive": {"type": "list", "body": {"text": text}, "action": action}}


def image(**fields: Any) -> Body:
    return {"type": "image", "image": {"id": MEDIA, **fields}}


def document(upload: Upload = PDF, **fields: Any) -> Body:
    return {"type": "document", "document": {"id": MEDIA, "filename": upload.name, **fields}}


TWO, THREE = choices("Setuju", "Tidak"), choices("Ya", "Tidak", "‹ Kembali")
FOUR = choices("satu", "dua", "tiga", "empat")
TEN, ELEVEN = choices(*(f"nomor {n}" for n in range(10))), choices(*(f"nomor {n}" for n in range(11)))
ROWS4 = [("satu",), ("dua",), ("tiga",), ("empat",)]
ROWS10 = tuple((f"nomor {n}",) for n in range(10))
NUMBERS = "\n".join(f"{n + 1}. nomor {n}" for n in range(11))
LONG = "kata " * 300  # 1,500 signs

PARTS: dict[str, tuple[Part, list[Body]]] = {
    "text": (Text("Halo"), [words("Halo")]),
    "text with marks": (Text("<b>Halo</b> &amp; <i>dunia</i>"), [words("*Halo* & _dunia_")]),
    "text with a link": (Text('<a href="https://contoh.id">Aturan</a>'), [words("Aturan https://contoh.id")]),
    "text with marks that were typed": (Text("dari *Budi*"), [words("dari ∗Budi∗")]),
    "text without a sound": (Text("Halo", silent=True), [words("Halo")]),
    "text of nothing": (Text(""), [words("…")]),
    "text of nothing but tags": (Text("<b> </b>"), [words("…")]),
    "text of 4,096": (Text("x" * 4096), [words("x" * 4096)]),
    "text of 4,097": (Text("x" * 4097), [words("x" * 4096), words("x")]),
    "text that grows beyond the limit by its marks": (
        Text(f"<b>{'x' * 4096}</b>"),
        [words(f"*{'x' * 3072}*"), words(f"*{'x' * 1024}*")],
    ),
    "one button": (Text("Siap?", choices("Ya")), [asking("Siap?", "Ya")]),
    "two buttons": (Text("<b>Setuju?</b>", TWO), [asking("*Setuju?*", "Setuju", "Tidak")]),
    "three buttons": (Text("Ya?", THREE), [asking("Ya?", "Ya", "Tidak", "‹ Kembali")]),
    "three buttons in three rows": (Text("Ya?", choices("a", "b", "c", wide=1)), [asking("Ya?", "a", "b", "c")]),
    "a title of 20": (Text("?", choices("x" * 20)), [asking("?", "x" * 20)]),
    "a title of 21": (Text("?", choices("x" * 21)), [listing("?", ("x" * 21,))]),
    "a title of 10 emoji": (Text("?", choices("😀" * 10)), [asking("?", "😀" * 10)]),
    "a title of 11 emoji": (Text("?", choices("😀" * 11)), [listing("?", ("😀" * 11,))]),
    "a title with spaces around": (Text("?", choices(" Ya ")), [asking("?", "Ya")]),
    "a title of nothing": (Text("?", choices("")), [asking("?", "…")]),
    "a title with marks": (Text("?", choices("*Ya*")), [asking("?", "*Ya*")]),
    "titles of nothing": (Text("?", choices("", "…")), [listing("?", ("…",), ("…",))]),
    "titles that do not differ": (Text("?", choices("Ya", "Ya ")), [listing("?", ("Ya",), ("Ya",))]),
    "four buttons": (Text("?", FOUR), [listing("?", *ROWS4)]),
    "ten buttons": (Text("?", TEN), [listing("?", *ROWS10)]),
    "a row of 24": (Text("?", choices("Hadir kampanye/deklarasi")), [listing("?", ("Hadir kampanye/deklarasi",))]),
    "a row of more words": (
        Text("?", choices("Foto bersama calon atau memakai simbol partai")),
        [listing("?", ("Foto bersama calon atau", "memakai simbol partai"))],
    ),
    "a row of one long word": (Text("?", choices("x" * 30)), [listing("?", ("x" * 24, "x" * 6))]),
    "a row of 97": (Text("?", choices("x" * 97)), [listing("?", ("x" * 24, "x" * 72))]),
    "a row of emoji": (Text("?", choices("😀" * 13)), [listing("?", ("😀" * 12, "😀"))]),
    "eleven buttons": (Text("Yang mana?", ELEVEN), [words(f"Yang mana?\n\n{NUMBERS}")]),
    "eleven buttons below nothing": (Text("", ELEVEN), [words(NUMBERS)]),
    "eleven buttons with signs": (
        Text("?", choices(*["a<b>&*c*"] * 11)),
        [words("?\n\n" + "\n".join(f"{n}. a<b>&∗c∗" for n in range(1, 12)))],
    ),
    "buttons below nothing": (Text("", TWO), [asking("…", "Setuju", "Tidak")]),
    "buttons below 1,024": (Text("x" * 1024, TWO), [asking("x" * 1024, "Setuju", "Tidak")]),
    "buttons below 1,025": (
        Text("x" * 1025, TWO),
        [words("x" * 1025), asking("…", "Setuju", "Tidak")],
    ),
    "buttons below marks that grow beyond": (
        Text(f"<b>{'x' * 1023}</b>", TWO),
        [words(f"*{'x' * 1023}*"), asking("…", "Setuju", "Tidak")],
    ),
    "a list below 1,025": (Text("x" * 1025, TEN), [words("x" * 1025), listing("…", *ROWS10)]),
    "buttons below 5,000": (
        Text("x" * 5000, TWO),
        [words("x" * 4096), words("x" * 904), asking("…", "Setuju", "Tidak")],
    ),
    "picture": (Picture(JPG), [image()]),
    "picture of the other kind": (Picture(PNG), [image()]),
    "picture that WhatsApp does not show": (Picture(WEBP, "Bukti"), [document(WEBP, caption="Bukti")]),
    "picture with caption": (Picture(JPG, "<b>LN</b>"), [image(caption="*LN*")]),
    "picture with a caption of nothing": (Picture(JPG, "<b> </b>"), [image()]),
    "picture with a caption of 1,024": (Picture(JPG, "x" * 1024), [image(caption="x" * 1024)]),
    "picture with a caption of 1,025": (Picture(JPG, "x" * 1025), [image(), words("x" * 1025)]),
    "picture with buttons": (
        Picture(JPG, "LN", TWO),
        [asking("LN", "Setuju", "Tidak", type="image", image={"id": MEDIA})],
    ),
    "picture with buttons and no words": (
        Picture(JPG, "", TWO),
        [asking("…", "Setuju", "Tidak", type="image", image={"id": MEDIA})],
    ),
    "picture with a list, which takes no picture": (
        Picture(JPG, "LN", FOUR),
        [image(), listing("LN", ("satu",), ("dua",), ("tiga",), ("empat",))],
    ),
    "a list in somebody's language": (
        Text("x" * 1025, FOUR, prompts=Prompts("Please choose:", "Choose one of the choices")),
        [words("x" * 1025), listing("Please choose:", *ROWS4, opener="Choose one of the")],
    ),
    "picture with a list and no words": (Picture(JPG, "", TEN), [image(), listing("…", *ROWS10)]),
    "picture with buttons and a long caption": (
        Picture(JPG, LONG, TWO),
        [image(), words(LONG), asking("…", "Setuju", "Tidak")],
    ),
    "picture with eleven buttons": (Picture(JPG, "LN", ELEVEN), [image(), words(f"LN\n\n{NUMBERS}")]),
    "album of one photo": (Album((JPG,), "Bukti"), [image(caption="Bukti")]),
    "album of one photo as a document": (Album((JPG,), as_photos=False), [document(JPG)]),
    "album of one document": (Album((PDF,), "Surat", as_photos=False), [document(caption="Surat")]),
    "album of one that is no photo": (Album((PDF,), "Surat"), [document(caption="Surat")]),
    "document with a long caption": (Album((PDF,), LONG, as_photos=False), [document(), words(LONG)]),
    "new caption": (EditCaption(ASKED, "baru"), [words("baru")]),
    "new caption with buttons": (EditCaption(ASKED, "baru", TWO), [asking("baru", "Setuju", "Tidak")]),
    "new picture": (EditCaption(ASKED, "baru", (), PNG), [image(caption="baru")]),
    "new words": (EditText(ASKED, "baru", TWO), [asking("baru", "Setuju", "Tidak")]),
    "new buttons": (EditButtons(ASKED, TWO), []),
    "a knock, which is a template": (Knock("Ada kabar", TWO), []),
    "nothing any more": (Delete(ASKED), []),
    "answer without words": (Answer(WAMID), []),
    "answer": (Answer(WAMID, "Tombol <itu> *lama*."), [words("Tombol <itu> ∗lama∗.")]),
    "answer that must be closed": (Answer(WAMID, "Tidak bisa.", alert=True), [words("Tidak bisa.")]),
}


@pytest.mark.parametrize(("part", "made"), PARTS.values(), ids=PARTS)
def test_parts(part: Part, made: list[Body]) -> None:
    assert bodies(PHONE, part, MEDIA) == [{**TO, **body} for body in made]


@pytest.mark.parametrize(("part", "made"), PARTS.values(), ids=PARTS)
def test_an_opaque_id_never_stands_where_a_number_does(part: Part, made: list[Body]) -> None:
    for address in (BSUID, "ID.1", "ID.ENT.1", "id6281200000001"):
        found = bodies(address, part, MEDIA)
        assert [body.get("recipient") for body in found] == [address] * len(made)
        assert not any("to" in body for body in found)


def test_other_digits_than_ours_are_no_number() -> None:
    assert "to" not in bodies("٦٢٨١٢", Text("x"))[0]
    assert "to" not in bodies("", Text("x"))[0]


def test_every_kind_of_part_is_shown_here() -> None:
    assert {type(part) for part, _ in PARTS.values()} == set(Part.__args__)


TEMPLATES: dict[str, tuple[Body, Body]] = {
    "bare": (template(PHONE, "kabar_laporan", "id"), {"name": "kabar_laporan", "language": {"code": "id"}}),
    "with values": (
        template(PHONE, "kabar_laporan", "id", ("LN-7K3M-Q0ZT", "a\n b\t\tc    d ")),
        {
            "name": "kabar_laporan",
            "language": {"code": "id"},
            "components": [
                {
                    "type": "body",
                    "parameters": [{"type": "text", "text": "LN-7K3M-Q0ZT"}, {"type": "text", "text": "a b c d"}],
                }
            ],
        },
    ),
    "with values of nothing and of marks": (
        template(PHONE, "x", "id", ("", "*a* <b>")),
        {
            "name": "x",
            "language": {"code": "id"},
            "components": [
                {"type": "body", "parameters": [{"type": "text", "text": "…"}, {"type": "text", "text": "∗a∗ <b>"}]}
            ],
        },
    ),
    "with a value without end": (
        template(PHONE, "x", "id", ("x" * 2000,)),
        {
            "name": "x",
            "language": {"code": "id"},
            "components": [{"type": "body", "parameters": [{"type": "text", "text": "x" * 256}]}],
        },
    ),
    "with a button": (
        template(PHONE, "x", "id", payload="contact:window:open"),
        {
            "name": "x",
            "language": {"code": "id"},
            "components": [
                {
                    "type": "button",
                    "sub_type": "quick_reply",
                    "index": "0",
                    "parameters": [{"type": "payload", "payload": "contact:window:open"}],
                }
            ],
        },
    ),
}


@pytest.mark.parametrize(("made", "expected"), TEMPLATES.values(), ids=TEMPLATES)
def test_templates(made: Body, expected: Body) -> None:
    assert made == {**TO, "type": "template", "template": expected}


def test_a_template_for_an_opaque_id() -> None:
    made = template(BSUID, "x", "id")
    assert made["recipient"] == BSUID
    assert "to" not in made


def test_what_is_pressed_below_a_template_comes_back_as_a_choice() -> None:
    (component,) = template(PHONE, "x", "id", payload="contact:window:open")["template"]["components"]
    (parameter,) = component["parameters"]
    pressed = said("button", context=CONTEXT, button={"payload": parameter["payload"], "text": "Lihat"})
    (update,) = read(post(change(pressed)), OURS).updates
    assert update.said.choice == "contact:window:open"


def test_read_receipts() -> None:
    seen = {"messaging_product": "whatsapp", "status": "read", "message_id": WAMID}
    assert read_receipt(WAMID) == seen
    assert read_receipt(WAMID, typing=True) == {**seen, "typing_indicator": {"type": "text"}}


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ({"messaging_product": "whatsapp", "contacts": [{"input": "1"}], "messages": [{"id": WAMID}]}, WAMID),
        ({"messages": [{"id": WAMID, "message_status": "accepted"}]}, WAMID),
        ({"success": True}, ""),
        ({"messages": []}, ""),
        ({"messages": [{"id": 5}]}, ""),
        ({"messages": {"id": "x"}}, ""),
        ([], ""),
        (None, ""),
        ("x", ""),
    ],
)
def test_the_id_of_what_was_sent(answer: Any, expected: str) -> None:
    assert message_id(answer) == expected
