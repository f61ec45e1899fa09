"""Our small HTML in, WhatsApp's marks out; and what a resident typed stays what they typed."""

from html import escape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.channels.whatsapp_markup import LOOKALIKES, MARKS, mark
from handlers.words import strip

SIGNS = set(MARKS.values())
BACK = str.maketrans({look: sign for sign, look in LOOKALIKES.items()})


def back(text: str) -> str:
    """Signs in place of what stands for them: a lookalike, or within an address its code."""
    for sign in LOOKALIKES:
        text = text.replace(f"%{ord(sign):02X}", sign)
    return text.translate(BACK)


ROWS = {
    "plain": ("Halo", "Halo"),
    "nothing": ("", ""),
    "bold": ("<b>Halo</b> dunia", "*Halo* dunia"),
    "italic": ("ini <i>miring</i>.", "ini _miring_."),
    "struck": ("<s>lama</s> baru", "~lama~ baru"),
    "code": ("Nomor: <code>LN-7K3M-Q0ZT</code>", "Nomor: `LN-7K3M-Q0ZT`"),
    "underlined is not known": ("<u>garis</u> bawah", "garis bawah"),
    "unknown tags fall away": ("<tg-spoiler>x</tg-spoiler> <blockquote>y</blockquote>", "x y"),
    "entities": ("a &lt; b &amp;&amp; c &gt; d &quot;e&quot;", 'a < b && c > d "e"'),
    "what looks like a tag and is none": ("&lt;b&gt;x&lt;/b&gt; <3", "<b>x</b> <3"),
    "entities of entities": ("&amp;lt;", "&lt;"),
    "bold within a sentence": ("a <b>b c</b>, d", "a *b c*, d"),
    "bold in brackets": ("(<b>a</b>)", "(*a*)"),
    "bold between brackets": ("<b>(a)</b>", "*(a)*"),
    "italic in bold": ("<b>a <i>b</i> c</b>", "*a _b_ c*"),
    "all of it": ("<b><i><s>a</s></i></b>", "*_~a~_*"),
    "code in bold": ("<b>Nomor <code>LN</code> ya</b>", "*Nomor* `LN` *ya*"),
    "bold beside bold": ("<b>a</b> <b>b</b>", "*a* *b*"),
    "bold touching bold": ("<b>a</b><b>b</b>", "*ab*"),
    "bold touching italic": ("<b>a:</b><i>b</i>", "*a*:_b_"),
    "spaces within": ("<b> a </b>b", " *a* b"),
    "spaces on the outside stay": ("a  <b>b</b>  c", "a  *b*  c"),
    "nothing but spaces": ("a<b> </b>b", "a b"),
    "nothing in it": ("a<b></b>b", "ab"),
    "over lines": ("<b>satu\ndua</b>", "*satu*\n*dua*"),
    "over empty lines": ("<b>satu\n\n dua\n</b>tiga", "*satu*\n\n *dua*\ntiga"),
    "the beginning of a word": ("<b>ASN</b>nya", "*ASNnya*"),
    "the end of a word": ("me<i>lapor</i>", "_melapor_"),
    "the midst of a word": ("a<b>b</b>c d", "*abc* d"),
    "a word with a line below": ("<b>a</b>_b", "*a_b*"),
    "a mark that ends before a letter": ("<b>a!</b>b", "*a*!b"),
    "a mark that begins behind a letter": ("a<b>!b</b>", "a!*b*"),
    "nothing but signs before a letter": ("<b>!</b>b", "!b"),
    "closed in another order": ("<b>a <i>b</b> c</i>", "*a _b_ c*"),
    "grown across each other": ("<b>a b</b><i>c d</i>", "*a bc* d"),
    "left open": ("a <b>b", "a *b*"),
    "closed without a beginning": ("a</b> b", "a b"),
    "emoji": ("<b>✅ Diterima</b>", "*✅ Diterima*"),
    "nothing but emoji": ("<b>✅</b> ya", "*✅* ya"),
    "link": ('<a href="https://contoh.id/a">Aturan</a>.', "Aturan https://contoh.id/a."),
    "link of its own address": ('<a href="https://contoh.id">https://contoh.id</a>', "https://contoh.id"),
    "link with entities": ('<a href="https://contoh.id/?a=1&amp;b=2">x</a>', "x https://contoh.id/?a=1&b=2"),
    "link in bold": ('<b>Lihat <a href="https://contoh.id/">x</a></b>', "*Lihat x* https://contoh.id/"),
    "address in bold": ("<b>lihat https://contoh.id/a_b ya</b>", "*lihat* https://contoh.id/a_b *ya*"),
    "address alone in bold": ("<b>https://contoh.id/</b>", "https://contoh.id/"),
    "typed bold": ("a *b* c", "a ∗b∗ c"),
    "typed italic": ("_b_", "＿b＿"),
    "typed struck": ("~b~", "∼b∼"),
    "typed code": ("`b` ```c```", "'b' '''c'''"),
    "typed marks in ours": ("<b>*a*</b>", "*∗a∗*"),
    "a typed mark that would end ours": ("<b>a* b</b>", "*a∗ b*"),
    "a typed mark beside ours": ("<b>a</b>*b", "*a*∗b"),
    "a typed mark within a word of ours": ("<b>a*b</b> <i>c*d</i>", "*a∗b* _c*d_"),
    "typed marks in code": ("<code>a *b* `c`</code>", "`a *b* 'c'`"),
    "marks within words": ("nama_berkas_saya.jpg 2*3", "nama_berkas_saya.jpg 2*3"),
    "marks between spaces": ("2 * 3 _ 4", "2 * 3 _ 4"),
    "signs in rows": ("** __ ~~", "∗∗ ＿＿ ∼∼"),
    "address with marks": ("https://contoh.id/_a_/b_c*", "https://contoh.id/%5Fa%5F/b_c∗"),
    "address of a name with lines": ("instagram.com/_warga_", "instagram.com/%5Fwarga%5F"),
    "marks around an address": ("*https://contoh.id/a*", "∗https://contoh.id/a∗"),
    "marks from one address to the next": ("https://a.id/*b c https://a.id/d*", "https://a.id/%2Ab c https://a.id/d∗"),
}


@pytest.mark.parametrize(("html", "expected"), ROWS.values(), ids=ROWS)
def test_rows(html: str, expected: str) -> None:
    assert mark(html) == expected


def shown(text: str) -> tuple[str, set[str]]:
    """(what a reader sees, the marks that were taken as such), by the most generous reading of WhatsApp's rules."""
    seen, taken = [], set()
    for line in text.split("\n"):
        opened: list[str] = []
        for at, sign in enumerate(line):
            if sign in opened and closes(line, at):
                del opened[opened.index(sign) :]
            elif sign in SIGNS and "`" not in opened and opens(line, at):
                opened.append(sign)
                taken.add(sign)
            else:
                seen.append(sign)
        seen.append("\n")
    return "".join(seen[:-1]), taken


def opens(line: str, at: int) -> bool:
    later = any(line[place] == line[at] and closes(line, place) for place in range(at + 2, len(line)))
    return later and not line[at - 1 : at].isalnum() and not line[at + 1].isspace()


def closes(line: str, at: int) -> bool:
    return not line[at - 1].isspace() and not line[at + 1 : at + 2].isalnum()


TYPED = st.text(
    alphabet=st.one_of(st.sampled_from("*_~`*_~` \nab1.,!:/😀é<&>"), st.characters(codec="utf-8")), max_size=40
)


@settings(deadline=None, max_examples=300)
@given(TYPED)
@example("HTTP://_")
@example("*a* *b*")
@example("(*a*)")
@example("a**b*")
@example("`*a*`")
def test_nothing_that_was_typed_becomes_a_mark(text: str) -> None:
    made = mark(escape(text, quote=False))
    assert shown(made) == (made, set())
    assert back(made) == back(text)


@settings(deadline=None, max_examples=200)
@given(
    st.lists(
        st.sampled_from(["https://contoh.id/a", "_", "*", "/", "b", " ", "x.id/", "~", ".", "?c=_d_"]), max_size=12
    )
)
def test_nothing_in_or_around_an_address_becomes_a_mark(pieces: list[str]) -> None:
    made = mark("".join(pieces))
    assert shown(made) == (made, set())


def nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Pieces of markup in a row, some of them within a tag."""
    tags = st.sampled_from([*MARKS, "u"])
    return st.lists(st.one_of(inner, st.builds(lambda tag, text: f"<{tag}>{text}</{tag}>", tags, inner))).map("".join)


@settings(deadline=None, max_examples=300)
@given(st.recursive(TYPED.map(lambda text: escape(text, quote=False)), nested))
@example("<b>HTTP://_</b>")
def test_marks_take_no_letter_away(html: str) -> None:
    made = mark(html)
    kept = [sign for sign in back(made) if sign not in SIGNS]
    assert kept == [sign for sign in back(strip(html)) if sign not in SIGNS]


WORDS = st.lists(st.sampled_from(["satu", "dua", "tiga,", "(empat)", "5"]), min_size=1, max_size=4).map(" ".join)


@settings(deadline=None, max_examples=200)
@given(
    st.lists(st.tuples(st.sampled_from(sorted(MARKS)), WORDS), min_size=1, max_size=5),
    st.sampled_from([" ", "\n", ", "]),
)
def test_every_mark_of_ours_is_taken(parts: list[tuple[str, str]], between: str) -> None:
    made = mark(between.join(f"<{tag}>{text}</{tag}>" for tag, text in parts))
    seen, taken = shown(made)
    assert taken == {MARKS[tag] for tag, _ in parts}
    assert seen == between.join(text for _, text in parts)
