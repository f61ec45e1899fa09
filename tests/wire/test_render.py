"""Fitting to limits: nothing too long, nothing lost, nothing half, every piece well-formed."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.channels.channel import Limits, Text
from bot.channels.render import buttons, length, split, texts
from bot.channels.telegram_calls import LIMITS
from handlers.messages import GAP, Choice, line, message
from handlers.words import Words, strip

WORDS = Words(
    {
        "id": [
            "said = { $value }\nbold = Cerita: <b>{ $value }</b>\nboth = <b>a <i>{ $value }</i> b</b>\n"
            "code = <code>{ $value }</code>\nfixed = <b>Monggo</b>, &amp; selamat datang.\n"
        ]
    }
)
ALLOWED = {"b", "i", "code"}


def units(text: str) -> int:
    """UTF-16 code units, as Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def shown(html: str) -> str:
    """What a reader sees; raises AssertionError for what Telegram would refuse as HTML."""
    open_tags: list[str] = []
    text, place = "", 0
    for found in re.finditer(r"<(/?)([a-z]+)>|&(lt|gt|amp|quot);|[<>&]", html):
        text += html[place : found.start()]
        place = found.end()
        closing, tag, entity = found.groups()
        assert tag or entity, f"bare {found[0]} in {html!r}"
        if entity:
            text += {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}[entity]
        elif closing:
            assert open_tags, f"nothing to close in {html!r}"
            assert open_tags.pop() == tag
        else:
            assert tag in ALLOWED
            open_tags.append(tag)
    assert open_tags == [], f"left open in {html!r}"
    return text + html[place:]


def bare(text: str) -> str:
    """The text without what may fall away at a cut."""
    return re.sub(r"\s+", "", text)


def holds(html: str, limit: int) -> list[str]:
    """Split, and check everything that must hold of the pieces."""
    pieces = split(html, limit)
    for piece in pieces:
        assert shown(piece).strip()
        assert units(shown(piece)) <= limit
        piece.encode("utf-8")
    assert bare("".join(shown(piece) for piece in pieces)) == bare(shown(html))
    return pieces


SIGNS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])
TEXT = st.text(alphabet=st.one_of(SIGNS, st.sampled_from(" \n😀<>&;\"'a")), max_size=120)
LIMIT = st.integers(2, 60)


@settings(deadline=None, max_examples=200)
@given(TEXT, st.sampled_from(["said", "bold", "both", "code"]), LIMIT)
@example("&" * 50, "both", 7)
@example("😀" * 50, "bold", 3)
@example("\n\n a\n\n", "both", 2)
@example("a\n" * 40, "code", 5)
@example("&lt;b&gt; </b>", "said", 4)
def test_any_value_in_any_markup_at_any_limit(value: str, key: str, limit: int) -> None:
    holds(WORDS.text(line(key, value=value)), limit)


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["said", "bold", "both"]), TEXT), max_size=6), LIMIT)
def test_messages_of_many_lines(parts: list[tuple[str, str]], limit: int) -> None:
    holds("\n".join(WORDS.text(line(key, value=value)) for key, value in parts), limit)


def nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Pieces of markup in a row, some of them within a tag."""
    tags = st.sampled_from(sorted(ALLOWED))
    return st.lists(st.one_of(inner, st.builds(lambda tag, text: f"<{tag}>{text}</{tag}>", tags, inner))).map("".join)


@settings(deadline=None)
@given(st.recursive(TEXT.map(lambda text: WORDS.text(line("said", value=text))), nested), LIMIT)
def test_tags_within_tags(html: str, limit: int) -> None:
    holds(html, limit)


@pytest.mark.parametrize("html", ["", "a", "<b>a</b>", "a" * 4096, "😀" * 2048, "a\n\nb", "&lt;" * 4096, "x " * 2048])
def test_what_fits_stays_in_one_piece(html: str) -> None:
    assert split(html, 4096) == ([html] if html else [])


@pytest.mark.parametrize("html", ["", " ", "\n\n", "<b></b>", "<b> \n</b>", " " * 5000, "\n" * 9000])
def test_nothing_to_see_is_no_piece(html: str) -> None:
    assert split(html, 4096) == []


def test_cuts_are_at_the_last_line_end_that_fits() -> None:
    assert split("satu dua\ntiga\nempat", 14) == ["satu dua\ntiga", "empat"]
    assert split("satu\n\ndua tiga", 9) == ["satu\n", "dua tiga"]


def test_or_else_at_the_last_space() -> None:
    assert split("satu dua tiga", 8) == ["satu dua", "tiga"]
    assert split("satu dua tiga", 9) == ["satu dua", "tiga"]
    assert split("satu dua tiga", 7) == ["satu", "dua", "tiga"]


def test_open_tags_are_closed_and_opened_again() -> None:
    pieces = ["<b>satu <i>dua</i></b>", "<b><i>tiga</i></b>", "<b>empat</b>"]
    assert split("<b>satu <i>dua tiga</i> empat</b>", 9) == pieces
    assert split("<b>satu\ndua</b>", 4) == ["<b>satu</b>", "<b>dua</b>"]


def test_four_thousand_emoji_are_two_messages_of_whole_emoji() -> None:
    pieces = holds("😀" * 4096, 4096)
    assert [set(piece) for piece in pieces] == [{"😀"}] * 2
    assert [units(piece) for piece in pieces] == [4096, 4096]


def test_a_word_of_ten_thousand_letters_is_cut_into_full_messages() -> None:
    assert [len(piece) for piece in holds("x" * 10_000, 4096)] == [4096, 4096, 1808]
    inside = holds(f"<b>{'x' * 10_000}</b>", 4096)
    assert [piece[:4] for piece in inside] == ["<b>x"] * 3


def test_an_entity_is_one_sign_and_never_cut() -> None:
    pieces = holds("&amp;" * 10, 4)
    assert pieces == ["&amp;" * 4, "&amp;" * 4, "&amp;" * 2]


def test_a_sign_of_two_units_does_not_squeeze_into_one() -> None:
    assert holds("a😀😀", 4) == ["a😀", "😀"]


def test_a_cut_loses_one_space_and_no_more() -> None:
    assert "".join(split("a  b  c", 2)).replace(" ", "") == "abc"
    assert split("aaaa\n\n\nbbbb", 4) == ["aaaa", "bbbb"]


@pytest.mark.parametrize(
    ("html", "expected"),
    [("", 0), ("a", 1), ("😀", 2), ("<b>a</b>", 1), ("&lt;&amp;", 2), ("é", 1), ("a\nb", 3), ("<code>😀</code>", 2)],
)
def test_length_is_counted_as_telegram_does(html: str, expected: int) -> None:
    assert length(html) == expected


@settings(deadline=None)
@given(TEXT)
def test_length_is_of_what_is_shown(text: str) -> None:
    html = WORDS.text(line("both", value=text))
    assert length(html) == units(shown(html)) == units(strip(html))


def test_the_buttons_are_below_the_last_piece() -> None:
    said = message(line("said", value="x" * 5000), choices=[[Choice("report:name:back", line("fixed"))]])
    parts = texts(said, WORDS, "id", "Asia/Jakarta", LIMITS)
    assert [part.buttons for part in parts] == [(), ((("report:name:back", "Monggo, & selamat datang."),),)]
    assert [len(part.html) for part in parts] == [4096, 904]


def test_a_message_without_words_still_carries_its_buttons() -> None:
    for said in (message(GAP), message(), message(line("said", value=" "))):
        assert texts(said, WORDS, "id", "Asia/Jakarta", LIMITS) == [Text("…")]


def test_labels_are_plain_and_cut_to_what_the_channel_shows() -> None:
    rows = [[Choice("a", line("bold", value="<&>")), Choice("b", line("said", value="y" * 25))], [Choice("c", GAP)]]
    made = buttons(message(choices=rows), WORDS, "id", "Asia/Jakarta", Limits(4096, 1024, 24, 10))
    assert made == ((("a", "Cerita: <&>"), ("b", "y" * 23 + "…")), (("c", ""),))
    assert all(len(label) <= 24 for row in made for _, label in row)


@pytest.mark.parametrize(
    ("labels", "rows"),
    [
        (["x" * 18, "y"], 1),
        (["x" * 19, "y"], 2),
        (["y", "x" * 19], 2),
        (["✅" * 9, "✖️" * 18], 1),
        (["✅" * 9 + "x", "y"], 2),
        (["x" * 12, "y", "z"], 1),
        (["x" * 13, "y", "z"], 3),
        (["x" * 60], 1),
    ],
)
def test_what_a_phone_would_cut_side_by_side_stands_below_one_another(labels: list[str], rows: int) -> None:
    row = [Choice(str(number), line("said", value=label)) for number, label in enumerate(labels)]
    made = buttons(message(choices=[row]), WORDS, "id", "Asia/Jakarta", LIMITS)
    assert [label for part in made for _, label in part] == labels
    assert len(made) == rows


def test_paragraphs_stay_whole_where_they_fit() -> None:
    said = message(*(line("said", value=f"{number} " + "kata " * 300) for number in range(6)))
    parts = texts(said, WORDS, "id", "Asia/Jakarta", LIMITS)
    assert [part.html.count("\n") + 1 for part in parts] == [2, 2, 2]
    assert [re.findall(r"^\d", part.html, re.M) for part in parts] == [["0", "1"], ["2", "3"], ["4", "5"]]
