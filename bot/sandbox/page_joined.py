"""The page's modules as one script and its style sheets as one, so that a browser asks three times and not sixty.

A module becomes a function that is called once and hands out what it exports. Understood is what our modules are
written in: imports of names or of a whole module, each on one line; exports of functions, classes and constants where
they are made; no two modules that need each other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

SCRIPT: Final = "page.js"
STYLE: Final = "page.css"

_IMPORT: Final = re.compile(r'^import (?:(\{ \w+(?:, \w+)* \})|\* as (\w+)) from "\./(\w+)\.js";$', re.MULTILINE)
_EXPORT: Final = re.compile(r"^export ((?:async )?function\*?|class|const) (\w+)", re.MULTILINE)
_LEFT_OVER: Final = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
_SHEETS: Final = re.compile(r'(?:\s*<link rel="stylesheet" href="/static/[\w-]+\.css" />)+')
_SHEET: Final = re.compile(r'href="/static/([\w-]+\.css)"')
_FIRST: Final = re.compile(r'src="/static/(\w+)\.js"')


def joined(files: Mapping[str, str]) -> dict[str, str]:
    """File name -> text of index.html, and of the two files it then asks for.

    Raises ValueError when a module is written in another way than the heading says.
    """
    index = files["index.html"]
    [sheets], [first] = _SHEETS.findall(index), _FIRST.findall(index)
    page = index.replace(sheets, f'\n    <link rel="stylesheet" href="/static/{STYLE}" />')
    return {
        "index.html": _FIRST.sub(f'src="/static/{SCRIPT}"', page),
        SCRIPT: "\n".join(_called(name, files[f"{name}.js"]) for name in _in_order(files, first)),
        STYLE: "\n".join(files[name] for name in _SHEET.findall(sheets)),
    }


def _in_order(files: Mapping[str, str], first: str) -> list[str]:
    """The modules that this one needs, each after those it needs itself; this one last."""
    done: dict[str, None] = {}

    def visit(name: str, above: tuple[str, ...]) -> None:
        if name in above:
            raise ValueError(f"{name}.js needs itself, by way of {', '.join(above)}")
        for _, _, needed in _IMPORT.findall(files[f"{name}.js"]):
            if needed not in done:
                visit(needed, (*above, name))
        done[name] = None

    visit(first, ())
    return list(done)


def _called(name: str, module: str) -> str:
    exported = ", ".join(found for _, found in _EXPORT.findall(module))
    body = _EXPORT.sub(r"\1 \2", _IMPORT.sub(r"const \1\2 = $\3;", module))
    if strange := _LEFT_OVER.search(body):
        raise ValueError(f"{name}.js: not understood: {strange[0]}")
    return f"const ${name} = (() => {{\n{body}\nreturn {{ {exported} }};\n}})();\n"
