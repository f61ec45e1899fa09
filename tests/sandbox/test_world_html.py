"""Telegram's HTML: what it means, what is wrong with it, and that nothing unsafe reaches a page."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.html_reader import read_html
from bot.sandbox.refusals import Refusal
from bot.sandbox.rich import Rich, pieces, plain, units
from bot.sandbox.wording import read_words

GOOD = [
    ("halo", "halo", [], "halo"),
    ("<b>tebal</b> biasa", "tebal biasa", [("bold", 0, 5)], "<b>tebal</b> biasa"),
    ("<strong>x</strong><em>y</em>", "xy", [("bold", 0, 1), ("italic", 1, 1)], "<b>x</b><i>y</i>"),
    ("<u>a</u><ins>b</ins>", "ab", [("underline", 0, 1), ("underline", 1, 1)], "<u>a</u><u>b</u>"),
    (
        "<s>a</s><strike>b</strike><del>c</del>",
        "abc",
        [("strikethrough", 0, 1), ("strikethrough", 1, 1), ("strikethrough", 2, 1)],
        "<s>a</s><s>b</s><s>c</s>",
    ),
    ("<b>a<i>b</i>c</b>", "abc", [("bold", 0, 3), ("italic", 1, 1)], "<b>a<i>b</i>c</b>"),
    ("😀<b>x</b>", "😀x", [("bold", 2, 1)], "😀<b>x</b>"),
    ("<B>besar</B>", "besar", [("bold", 0, 5)], "<b>besar</b>"),
    ("<b>tutup tanpa nama</>", "tutup tanpa nama", [("bold", 0, 16)], "<b>tutup tanpa nama</b>"),
    ("<code>a &lt; b</code>", "a < b", [("code", 0, 5)], "<code>a &lt; b</code>"),
    ("<pre>x\ny</pre>", "x\ny", [("pre", 0, 3)], "<pre>x\ny</pre>"),
    ('<pre><code class="language-py">x</code></pre>', "x", [("pre", 0, 1)], "<pre>x</pre>"),
    ('<code class="language-py">x</code>', "x", [("code", 0, 1)], "<code>x</code>"),
    ("<blockquote>k</blockquote>", "k", [("blockquote", 0, 1)], "<blockquote>k</blockquote>"),
    ("<blockquote expandable>k</blockquote>", "k", [("expandable_blockquote", 0, 1)], "<blockquote>k</blockquote>"),
    ("<tg-spoiler>r</tg-spoiler>", "r", [("spoiler", 0, 1)], "<tg-spoiler>r</tg-spoiler>"),
    ('<span class="tg-spoiler">r</span>', "r", [("spoiler", 0, 1)], "<tg-spoiler>r</tg-spoiler>"),
    (
        '<a href="https://contoh.id/?a=1&amp;b=2">di sini</a>',
        "di sini",
        [("text_link", 0, 7)],
        '<a href="https://contoh.id/?a=1&amp;b=2">di sini</a>',
    ),
    ("<a href='contoh.id'>x</a>", "x", [("text_link", 0, 1)], '<a href="http://contoh.id">x</a>'),
    ("<a>contoh.id</a>", "contoh.id", [("text_link", 0, 9)], '<a href="http://contoh.id">contoh.id</a>'),
    ('<a href="javascript:alert(1)">x</a>', "x", [], "x"),
    ('<a href="//">x</a>', "x", [], "x"),
    ("&amp;&lt;&gt;&quot;&#65;&#x1F600;&nbsp;&#0;", '&<>"A😀&nbsp;&#0;', [], '&amp;&lt;&gt;"A😀&amp;nbsp;&amp;#0;'),
    ("&lt;b&gt;bukan&lt;/b&gt;", "<b>bukan</b>", [], "&lt;b&gt;bukan&lt;/b&gt;"),
    ("<b></b>x", "x", [], "x"),
    ("  \n<b> a </b> \n", "a", [("bold", 0, 1)], "<b>a</b>"),
    ("a\tb\r\nc\x07d\u202ee", "a b\nc de", [], "a b\nc de"),
    (
        "lihat https://contoh.id",
        "lihat https://contoh.id",
        [("url", 6, 17)],
        'lihat <a href="https://contoh.id">https://contoh.id</a>',
    ),
    ("<code>https://contoh.id</code>", "https://contoh.id", [("code", 0, 17)], "<code>https://contoh.id</code>"),
]


@pytest.mark.parametrize(("source", "text", "entities", "drawn"), GOOD, ids=[row[0][:30] for row in GOOD])
def test_good_markup(source: str, text: str, entities: list[tuple[str, int, int]], drawn: str) -> None:
    words = read_html(source)
    assert words.text == text
    assert [(entity["type"], entity["offset"], entity["length"]) for entity in words.entities] == entities
    assert words.html == drawn


def test_details_of_entities_are_told() -> None:
    (pre,) = read_html('<pre><code class="language-py">x</code></pre>').entities
    (link,) = read_html('<a href="https://contoh.id/">x</a>').entities
    (emoji,) = read_html('<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>').entities
    assert pre["language"] == "py"
    assert link["url"] == "https://contoh.id/"
    assert emoji["custom_emoji_id"] == "5368324170671202286"


BAD = [
    ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
    ("<b><i>x</i>", 'Can\'t find end tag corresponding to start tag "b"'),
    ("<div>x</div>", 'Unsupported start tag "div" at byte offset 0'),
    ("é<br>", 'Unsupported start tag "br" at byte offset 2'),
    ("a < b dan c > d", 'Unsupported start tag "" at byte offset 2'),
    ("a <", "Unclosed start tag at byte offset 2"),
    ("a <b", "Unclosed start tag at byte offset 2"),
    ("</b>", "Unexpected end tag at byte offset 0"),
    ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
    ("<b>😀</i>", 'Unmatched end tag at byte offset 7, expected "</b>", found "</i>"'),
    ("<b>x</b", "Unclosed end tag at byte offset 4"),
    ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ("<a href>x</a>", 'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'),
    ("<a =x>x</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
    ("<a href=https://contoh.id>x</a>", "Unexpected end of name token at byte offset 8"),
    ('<a href="https://contoh.id>x</a>', "Unclosed start tag at byte offset 0"),
    ("<a href=x", "Unexpected end of name token at byte offset 8"),
    ("<b class='x'", "Unclosed start tag at byte offset 0"),
]


@pytest.mark.parametrize(("source", "complaint"), BAD, ids=[row[0] for row in BAD])
def test_bad_markup(source: str, complaint: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_html(source)
    assert refused.value.code == 400
    assert refused.value.description == f"Bad Request: can't parse entities: {complaint}"


@given(st.text(max_size=200))
def test_plain_text_is_always_drawn_as_itself(text: str) -> None:
    drawn = plain(text).html
    assert unescape(re.sub(r"</?a\b[^>]*>", "", drawn)) == unescape(text.replace("&", "&amp;"))
    assert set(re.findall(r"<(/?[a-z-]+)", drawn)) <= {"a", "/a"}


@given(st.text(alphabet="<>/&;ab iu=\"'#x1", max_size=60))
def test_any_markup_is_read_or_refused_and_what_is_drawn_is_balanced(source: str) -> None:
    try:
        words = read_html(source)
    except Refusal as refusal:
        assert refusal.description.startswith("Bad Request: can't parse entities: ")
        return
    opened = re.findall(r"<([a-z-]+)", words.html)
    closed = re.findall(r"</([a-z-]+)", words.html)
    assert sorted(opened) == sorted(closed)
    assert all(0 <= e["offset"] < e["offset"] + e["length"] <= units(words.text) for e in words.entities)


@given(st.text(max_size=300), st.integers(2, 50))
def test_pieces_are_the_text_and_none_is_too_long(text: str, most: int) -> None:
    parts = pieces(text, most)
    assert "".join(parts) == text
    assert all(units(part) <= most for part in parts)


def test_entities_that_cross_are_cut_where_they_do() -> None:
    bold, italic = {"type": "bold", "offset": 0, "length": 2}, {"type": "italic", "offset": 1, "length": 2}
    assert Rich("abc", (bold, italic)).html == "<b>a<i>b</i></b><i>c</i>"


def test_entities_can_be_given_instead_of_markup() -> None:
    words = read_words(
        " <b> 😀 ", "", [{"type": "bold", "offset": 1, "length": 3}, {"type": "url", "offset": 0, "length": 1}]
    )
    assert words.text == "<b> 😀"
    assert words.html == "<b>&lt;b&gt;</b> 😀"


@pytest.mark.parametrize("mode", ["HTML", "html", "Html"])
def test_the_name_of_the_parse_mode_is_read_in_any_case(mode: str) -> None:
    assert read_words("<b>x</b>", mode).text == "x"


@pytest.mark.parametrize("mode", ["", "None", "none"])
def test_without_parse_mode_markup_is_text(mode: str) -> None:
    assert read_words("<b>x</b>", mode).text == "<b>x</b>"
