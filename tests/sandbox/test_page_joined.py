"""The page's modules as one script, its style sheets as one. That the script runs is what the browser tests show."""

import re

import pytest

from bot.sandbox.page_joined import SCRIPT, STYLE, joined
from bot.sandbox.page_static import FOLDER, read_static

INDEX = """<head>
    <link rel="icon" href="/static/mark.svg" />
    <link rel="stylesheet" href="/static/colours.css" />
    <link rel="stylesheet" href="/static/base.css" />
    <script type="module" src="/static/app.js"></script>
  </head>"""


def site(**modules: str) -> dict[str, str]:
    return {
        "index.html": INDEX,
        "colours.css": "a {}\n",
        "base.css": "b {}\n",
        **{f"{name}.js": text for name, text in modules.items()},
    }


def script(**modules: str) -> str:
    return joined(site(**modules))[SCRIPT]


def test_the_page_asks_for_one_script_and_one_sheet() -> None:
    assert joined(site(app="start();"))["index.html"] == INDEX.replace("app.js", SCRIPT).replace(
        '<link rel="stylesheet" href="/static/colours.css" />\n    <link rel="stylesheet" href="/static/base.css" />',
        f'<link rel="stylesheet" href="/static/{STYLE}" />',
    )


def test_sheets_keep_their_order() -> None:
    """Later rules win."""
    assert joined(site(app=""))[STYLE] == "a {}\n\nb {}\n"


def test_a_module_hands_out_what_it_exports_and_keeps_the_rest() -> None:
    dom = "const hidden = 1;\nexport const el = (tag) => tag;\nexport function fill() {}\nexport class Badge {}"
    dom += "\nexport async function wait() {}\nfunction inner() {}"
    assert script(app='import { el } from "./dom.js";\nel("p");', dom=dom) == (
        "const $dom = (() => {\nconst hidden = 1;\nconst el = (tag) => tag;\nfunction fill() {}\nclass Badge {}\n"
        "async function wait() {}\nfunction inner() {}\nreturn { el, fill, Badge, wait };\n})();\n\n"
        'const $app = (() => {\nconst { el } = $dom;\nel("p");\nreturn {  };\n})();\n'
    )


def test_a_module_as_a_whole() -> None:
    assert "const api = $api;\napi.say();" in script(
        app='import * as api from "./api.js";\napi.say();', api="export function say() {}"
    )


def test_each_comes_once_and_after_what_it_needs() -> None:
    made = script(
        app='import { b } from "./b.js";\nimport { c } from "./c.js";',
        b='import { c } from "./c.js";\nexport const b = c;',
        c="export const c = 1;",
        unused="export const unused = 1;",
    )
    assert re.findall(r"^const \$(\w+)", made, re.MULTILINE) == ["c", "b", "app"]


@pytest.mark.parametrize(
    ("module", "told"),
    [
        ("export default function () {}", "app.js: not understood: export default function () {}"),
        ("const a = 1;\nexport { a };", "app.js: not understood: export { a };"),
        ("export let a = 1;", "app.js: not understood: export let a = 1;"),
        ('import "./dom.js";', 'app.js: not understood: import "./dom.js";'),
        ('import dom from "./dom.js";', 'app.js: not understood: import dom from "./dom.js";'),
        ('import { a as b } from "./dom.js";', 'app.js: not understood: import { a as b } from "./dom.js";'),
        ('import {\n  a,\n} from "./dom.js";', "app.js: not understood: import {"),
    ],
)
def test_what_is_written_otherwise_is_refused(module: str, told: str) -> None:
    """A name that is read again after it changed, for one, would keep its first value."""
    with pytest.raises(ValueError, match=re.escape(told)):
        script(app=module, dom="export const a = 1;")


def test_two_that_need_each_other_are_refused() -> None:
    with pytest.raises(ValueError, match=re.escape("app.js needs itself, by way of app, b")):
        script(app='import { b } from "./b.js";', b='import { a } from "./app.js";\nexport const b = 1;')


def test_all_of_the_page_is_in_them() -> None:
    """Every module is in the script and every sheet in the other, to the letter but for what binds them."""
    files = {name: file.data.decode() for name, file in read_static().items()}
    binding = re.compile(r"^(?:import .*|export )", re.MULTILINE)
    for path in FOLDER.iterdir():
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".js":
            assert all(part.strip() in files[SCRIPT] for part in binding.split(text)), path.name
        if path.suffix == ".css":
            assert text in files[STYLE], path.name
