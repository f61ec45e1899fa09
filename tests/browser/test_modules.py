"""The page's pure modules, tried by themselves in the browser: safe HTML, lines of a chat, times in Jakarta."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Page, async_playwright

from bot.sandbox.server import serving
from tests.browser.scene import scene

Json = dict[str, Any]


pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def page(chromium: str) -> AsyncIterator[Page]:
    """One page for all tests here: they only borrow its modules. Its clock stands in New York, its words in English."""
    async with serving(scene().app) as url, async_playwright() as playwright:
        browser = await playwright.chromium.connect_over_cdp(chromium)
        context = await browser.new_context(timezone_id="America/New_York", locale="en-US")
        opened = await context.new_page()
        await opened.goto(url)
        yield opened
        await context.close()
        await browser.close()


async def rich(page: Page, html: str) -> str:
    """What html.js makes of it, as HTML again."""
    script = """async (html) => { const { richText } = await import("/static/html.js");
      const box = document.createElement("div"); box.append(richText(html)); return box.innerHTML; }"""
    return str(await page.evaluate(script, html))


KEPT = [
    ("a &lt;b&gt; &amp; c", "a &lt;b&gt; &amp; c"),
    ("<b>a</b><i>b</i><u>c</u><s>d</s>", "<strong>a</strong><em>b</em><u>c</u><s>d</s>"),
    ("<b>a<i>b</i></b>", "<strong>a<em>b</em></strong>"),
    ("<code>x &lt; y</code>", "<code>x &lt; y</code>"),
    ('<pre><code class="language-py">1</code></pre>', "<pre><code>1</code></pre>"),
    ("<blockquote>kutipan</blockquote>", "<blockquote>kutipan</blockquote>"),
    ("baris<br>baru", "baris\nbaru"),
]


async def test_the_subset_is_drawn(page: Page) -> None:
    for given, wanted in KEPT:
        assert await rich(page, given) == wanted


EVIL = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><script>1</script></svg>",
    "<b onclick=alert(1) style='position:fixed'>a</b>",
    "<a href='javascript:alert(1)'>a</a>",
    "<a href=' jAvaScript:alert(1)'>a</a>",
    "<a href='data:text/html,<script>1</script>'>a</a>",
    "<a href='vbscript:1'>a</a>",
    "<iframe src='https://evil.example'></iframe>",
    "<math><mtext><style><img src onerror=alert(1)></style></mtext></math>",
    "<form action='https://evil.example'><input name=a></form>",
    "<style>*{display:none}</style>",
    "<template><img src=x onerror=alert(1)></template>",
    "<object data=x></object><embed src=x>",
    "<base href='https://evil.example/'><meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<textarea><img src=x onerror=alert(1)></textarea>",
    "<b>" * 400 + "dalam",
]
ALLOWED_TAGS = {"STRONG", "EM", "U", "S", "CODE", "PRE", "BLOCKQUOTE", "A", "SPAN", "BUTTON"}
SAFE_ATTRIBUTES = {"href", "target", "rel", "class", "role", "tabindex", "aria-label", "type"}


async def test_nothing_evil_gets_through(page: Page) -> None:
    script = """async (html) => { const { richText } = await import("/static/html.js");
      const box = document.createElement("div"); box.append(richText(html));
      const attributes = (node) => [...node.attributes].map((one) => [one.name, one.value]);
      return [...box.querySelectorAll("*")].map((node) => [node.tagName, attributes(node)]); }"""
    for html in EVIL:
        for tag, attributes in await page.evaluate(script, html):
            assert tag in ALLOWED_TAGS, html
            assert {name for name, _ in attributes} <= SAFE_ATTRIBUTES, html
            assert not any(
                value.lower().strip().startswith(("javascript:", "data:", "vbscript:")) for _, value in attributes
            )
    assert await page.title() == "LaporNetral · kotak pasir"


async def test_links_leave_without_telling_whence(page: Page) -> None:
    drawn = await rich(page, "lihat https://example.org/a?b=1&amp;c=2, ya")
    assert 'href="https://example.org/a?b=1&amp;c=2"' in drawn
    assert 'rel="noopener noreferrer nofollow"' in drawn
    assert drawn.endswith("</a>, ya")


async def test_commands_are_pressed_only_where_they_stand_alone(page: Page) -> None:
    script = """async (html) => { const { richText } = await import("/static/html.js");
      const box = document.createElement("div"); box.append(richText(html, () => {}));
      return [...box.querySelectorAll("button")].map((node) => node.textContent); }"""
    rows: list[tuple[str, list[str]]] = [
        ("ketik /lapor atau /status.", ["/lapor", "/status"]),
        ("dan/atau 3/4 km/jam", []),
        ("<code>/lapor</code>", []),
        ("https://example.org/lapor", []),
        ("(/batal)", ["/batal"]),
    ]
    for html, wanted in rows:
        assert await page.evaluate(script, html) == wanted


async def test_a_spoiler_opens_by_a_press(page: Page) -> None:
    script = """async () => { const { richText } = await import("/static/html.js");
      const box = document.createElement("div"); box.append(richText("<tg-spoiler>rahasia</tg-spoiler>"));
      const cover = box.firstChild; const before = cover.getAttribute("role"); cover.click();
      return [before, cover.className, cover.getAttribute("role"), cover.textContent]; }"""
    assert await page.evaluate(script) == ["button", "spoiler open", None, "rahasia"]


def message(id_: int, person: int = 1, **fields: object) -> Json:
    given: Json = {
        "id": id_,
        "from": {"id": person, "name": "x", "bot": person == 9},
        "date": 1_770_181_567_000 + id_,
        "album": "",
    }
    return given | {"kind": "text", "note": "", "keyboard": [], "reply_to": None, "text": "x"} | fields


async def lines(page: Page, messages: list[Json], **view: object) -> list[Json]:
    script = """async ([messages, view]) => { const { entries } = await import("/static/entries.js");
      return entries(messages, { me: 1, group: false, bot: 9, firstNew: null, quoted: () => null, ...view }); }"""
    return list(await page.evaluate(script, [messages, view]))


async def test_words_of_one_person_stand_together(page: Page) -> None:
    drawn = await lines(page, [message(1), message(2), message(3, 9), message(4)])
    shapes = [(line["shape"]["first"], line["shape"]["last"]) for line in drawn if line["kind"] == "bubble"]
    assert shapes == [(True, False), (False, True), (True, True), (True, True)]


async def test_after_five_minutes_a_new_group_starts(page: Page) -> None:
    late = message(2, date=1_770_181_567_000 + 301_000)
    drawn = await lines(page, [message(1), late])
    assert [line["shape"]["first"] for line in drawn if line["kind"] == "bubble"] == [True, True]


async def test_a_day_sign_for_each_day_in_jakarta(page: Page) -> None:
    before, after = (
        1_770_224_399_000,
        1_770_224_401_000,
    )  # 4 February 2026, 23.59.59 and 5 February, 00.00.01 in Jakarta
    drawn = await lines(page, [message(1, date=before), message(2, date=after)])
    assert [line["kind"] for line in drawn] == ["day", "bubble", "day", "bubble"]
    assert [line["key"] for line in drawn if line["kind"] == "day"] == ["day 2026-02-04", "day 2026-02-05"]


async def test_an_album_is_one_bubble(page: Page) -> None:
    drawn = await lines(page, [message(1, album="a"), message(2, album="a"), message(3, album="b"), message(4)])
    assert [len(line["messages"]) for line in drawn if line["kind"] == "bubble"] == [2, 1, 1]
    assert len({line["key"] for line in drawn}) == len(drawn)


async def test_the_sign_of_new_messages_stands_before_the_first(page: Page) -> None:
    drawn = await lines(page, [message(1, 9), message(2, 9), message(3, 9)], firstNew=2)
    assert [line["kind"] for line in drawn] == ["day", "bubble", "new", "bubble", "bubble"]
    assert drawn[1]["shape"]["last"] is True


async def test_own_messages_know_that_the_bot_answered(page: Page) -> None:
    drawn = await lines(page, [message(1), message(2, 9), message(3)])
    assert [line["shape"]["heard"] for line in drawn if line["kind"] == "bubble"] == [True, False, False]


async def test_the_same_messages_give_the_same_signs(page: Page) -> None:
    messages = [message(1), message(2, 9, version=1)]
    once, again = await lines(page, messages), await lines(page, messages)
    changed = await lines(page, [message(1), message(2, 9, version=2)])
    assert [line["sign"] for line in once] == [line["sign"] for line in again]
    assert [one["sign"] == two["sign"] for one, two in zip(once, changed, strict=True)] == [True, True, False]


TIMES = [
    ("clock", [1_770_181_567_000], "12.06"),
    ("dayName", [1_770_181_567_000, 1_770_181_567_000], "Hari ini"),
    ("dayName", [1_770_095_167_000, 1_770_181_567_000], "Kemarin"),
    ("dayName", [1_769_000_000_000, 1_770_181_567_000], "Rabu, 21 Januari"),
    ("dayName", [1_740_000_000_000, 1_770_181_567_000], "20 Februari 2025"),
    ("brief", [1_770_181_567_000, 1_770_181_567_000], "12.06"),
    ("brief", [1_769_000_000_000, 1_770_181_567_000], "21 Jan"),
    ("size", [999], "999 B"),
    ("size", [2_048], "2 KB"),
    ("size", [1_600_000], "1,5 MB"),
    ("size", [22_020_096], "21 MB"),
]


async def test_times_and_sizes_as_indonesians_read_them(page: Page) -> None:
    script = """async ([name, given]) => (await import("/static/time.js"))[name](...given)"""
    for name, given, wanted in TIMES:
        assert await page.evaluate(script, [name, given]) == wanted
