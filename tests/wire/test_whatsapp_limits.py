"""Whatever we say on WhatsApp keeps to what WhatsApp limits, and loses no choice on the way."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.channel import Picture, Text, Upload
from bot.channels.render import buttons, texts
from bot.channels.whatsapp_calls import LIMITS, bodies
from bot.channels.whatsapp_choices import asking, cut, way
from handlers.forms import Talk
from handlers.messages import Choice, line, message
from handlers.report import ask, forms_for
from handlers.words import Words, of_regions
from storage.regions import known_regions, load_region
from tests.wire.test_whatsapp_call import JPG, MEDIA, PDF, choices
from tests.wire.whatsapp_shapes import PHONE

Body = dict[str, Any]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ([], ""),
        (["Ya"], "buttons"),
        (["a", "b", "c"], "buttons"),
        (["a", "b", "c", "d"], "list"),
        (["a", "a"], "list"),
        (["x" * 21], "list"),
        ([f"{n}" for n in range(10)], "list"),
        ([f"{n}" for n in range(11)], "numbers"),
    ],
)
def test_how_choices_are_shown(labels: list[str], expected: str) -> None:
    assert way(choices(*labels)) == expected


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("", 5, ("", "")),
        ("abcde", 5, ("abcde", "")),
        ("abcdef", 5, ("abcde", "f")),
        ("abc def", 5, ("abc", "def")),
        ("abcde fgh", 5, ("abcde", "fgh")),
        ("a bcdefgh", 5, ("a bcd", "efgh")),
        ("😀😀😀", 5, ("😀😀", "😀")),
        ("a😀😀", 4, ("a😀", "😀")),
    ],
)
def test_cuts(text: str, limit: int, expected: tuple[str, str]) -> None:
    assert cut(text, limit) == expected


def test_the_regions_are_offered_in_a_list_each_with_its_whole_name() -> None:
    regions = [load_region(key) for key in known_regions()]
    words, talk = Words({"id": [of_regions(regions)]}), Talk("report", "region", {"consent": "yes"})
    shown = buttons(ask(forms_for(regions)["report"], talk), words, "id", "Asia/Jakarta", LIMITS)
    listed = asking("Di daerah mana?", shown, "Pilih")["interactive"]["action"]["sections"][0]["rows"]
    assert listed == [{"id": f"report:region:{region.key}", "title": region.name} for region in regions]


def units(text: str) -> int:
    """UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def check_interactive(shown: Body) -> Iterator[str]:
    """All that WhatsApp limits in an interactive message; its ids."""
    assert 1 <= units(shown["body"]["text"].strip()) <= units(shown["body"]["text"]) <= 1024
    if shown["type"] == "button":
        titles = [button["reply"]["title"] for button in shown["action"]["buttons"]]
        assert 1 <= len(set(titles)) == len(titles) <= 3
        assert all(1 <= units(title) <= 20 for title in titles)
        yield from (button["reply"]["id"] for button in shown["action"]["buttons"])
    else:
        assert units(shown["action"]["button"]) <= 20
        (section,) = shown["action"]["sections"]
        assert 1 <= len(section["rows"]) <= 10
        assert all(1 <= units(row["title"]) <= 24 for row in section["rows"])
        assert all(1 <= units(row.get("description", "x")) <= 72 for row in section["rows"])
        yield from (row["id"] for row in section["rows"])


def check(body: Body) -> list[str]:
    """All that WhatsApp limits; the ids of the choices."""
    json.dumps(body).encode()
    match body["type"]:
        case "text":
            assert body["text"]["body"].strip()
            assert units(body["text"]["body"]) <= 4096
        case "image" | "document" as kind:
            assert units(body[kind].get("caption", "")) <= 1024
        case "interactive":
            return list(check_interactive(body["interactive"]))
        case other:
            raise AssertionError(other)
    return []


HTML = st.builds(
    lambda pieces, times: "".join(pieces) * times,
    st.lists(
        st.sampled_from(["<b>a b</b> ", "kata ", "*", "_x_ ", "\n", "&amp;", "😀", "<i>", "</i>", "x" * 50]),
        max_size=12,
    ),
    st.integers(1, 60),
)
LABELS = st.lists(st.text(alphabet=st.sampled_from("ab *😀<"), max_size=120), max_size=13)


@settings(deadline=None, max_examples=150)
@given(HTML, LABELS, st.sampled_from([None, JPG, PDF]))
def test_whatever_we_say_keeps_to_the_limits(html: str, labels: list[str], upload: Upload | None) -> None:
    buttons = choices(*labels)
    made = bodies(PHONE, Picture(upload, html, buttons) if upload else Text(html, buttons), MEDIA)
    ids = [id_ for body in made for id_ in check(body)]
    assert ids == ([f"report:x:{n}" for n in range(len(labels))] if way(buttons) != "numbers" else [])
    assert not ids or made[-1]["type"] == "interactive"


def test_what_the_renderer_makes_fits() -> None:
    known = Words(
        {"id": ["said = <b>{ $value }</b>\nlabel = { $value }\nchoices-ask = Pilih:\nchoices-open = Pilih\n"]}
    )
    rows = [[Choice(f"report:x:{n}", line("label", value="kata " * 40)) for n in range(4)]]
    parts = texts(message(line("said", value="*kata* " * 2000), choices=rows), known, "id", "Asia/Jakarta", LIMITS)
    made = [body for part in parts for body in bodies(PHONE, part)]
    assert [len(check(body)) for body in made][-1] == 4
    assert all(body["type"] == "text" for body in made[:-1])
    heard = "".join(body["text"]["body"] for body in made[:-1])
    assert heard.count("kata") == 2000
