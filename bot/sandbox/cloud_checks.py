"""What Meta takes in a message, and what it refuses: bounds of texts, buttons, lists, templates. Pure.

Source: Cloud API, Messages: text, interactive reply buttons, interactive lists, template messages. Lengths are counted
in characters. Of a list's body the documentation names both 1,024 and 4,096: the sandbox keeps to the stricter. Each
reader returns what the phone will show; a refusal is a GraphRefusal.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from bot.sandbox.cloud_nouns import Pick, Template
from bot.sandbox.cloud_refusals import GraphRefusal, bad_param, invalid, missing
from bot.sandbox.nouns import Json

TEXT_MOST, BODY_MOST, CAPTION_MOST = 4096, 1024, 1024
SMALL_MOST = 60
"""Of a header or a footer."""
BUTTONS_MOST, BUTTON_MOST, BUTTON_ID_MOST = 3, 20, 256
ROWS_MOST, ROW_MOST, ROW_ID_MOST, DESCRIPTION_MOST, OPENER_MOST, SECTION_MOST = 10, 24, 200, 72, 20, 24
HEADERS = ("text", "image", "video", "document")
UNFIT = re.compile(r"[\n\t]| {5}")
BLANK = re.compile(r"\{\{(\d+)\}\}")


def part(whole: Json, name: str) -> Json:
    """An object inside of another; refused when it is not there, or no object."""
    found = whole.get(name)
    if found is None:
        raise missing(name)
    if not isinstance(found, dict):
        raise bad_param(f"Param {name} must be a JSON object.")
    return found


def words(value: Any, name: str, most: int, *, least: int = 1) -> str:
    """A text of `least` to `most` characters; `name` as Meta calls it, such as "Body text"."""
    text = "" if value is None else value
    if not isinstance(text, str) or not least <= len(text) <= most or (least and not text.strip()):
        raise invalid(f"{name} length invalid. Min length: {least}, Max length: {most}")
    return text


def text_body(message: Json) -> str:
    """The words of a text message."""
    body = part(message, "text").get("body")
    if not isinstance(body, str) or not body.strip():
        raise bad_param("The parameter text['body'] is required.")
    if len(body) > TEXT_MOST:
        raise bad_param(f"Param text['body'] must be at most {TEXT_MOST} characters long.")
    return body


def caption(content: Json) -> str:
    """The caption of a picture or a document; may be empty."""
    text = content.get("caption") or ""
    if not isinstance(text, str) or len(text) > CAPTION_MOST:
        raise bad_param(f"Param caption must be at most {CAPTION_MOST} characters long.")
    return text


def interactive(message: Json) -> Json:
    """Fields of the bubble of an interactive message: text, header, footer, picks, opener."""
    content = part(message, "interactive")
    readers = {"button": _buttons, "list": _list}
    kind = str(content.get("type"))
    if kind not in readers:
        raise invalid(f"Unsupported interactive type {kind!r}")
    told: Json = {"text": words(part(content, "body").get("text"), "Body text", BODY_MOST)}
    header, footer = content.get("header"), content.get("footer")
    if isinstance(header, dict) and header_kind(content) == "text":
        told["header"] = words(header.get("text"), "Header text", SMALL_MOST)
    if isinstance(footer, dict):
        told["footer"] = words(footer.get("text"), "Footer text", SMALL_MOST)
    return told | readers[kind](part(content, "action"))


def header_kind(content: Json) -> str:
    """ "text", or which media an interactive message carries above its body; only buttons may carry any."""
    header = content.get("header")
    kind = str(header.get("type", "text")) if isinstance(header, dict) else "text"
    allowed = HEADERS if content.get("type") == "button" else HEADERS[:1]
    if kind not in allowed:
        raise invalid(f"Header type {kind!r} is not supported for {content.get('type')} messages")
    return kind


def _buttons(action: Json) -> Json:
    buttons = action.get("buttons")
    if not isinstance(buttons, list) or not 1 <= len(buttons) <= BUTTONS_MOST:
        raise invalid(f"Invalid buttons count. Min allowed buttons: 1, Max allowed buttons: {BUTTONS_MOST}")
    picks = [_button(button) for button in buttons]
    _distinct([pick.id for pick in picks], "button ids")
    _distinct([pick.title for pick in picks], "button titles")
    return {"picks": tuple(picks)}


def _button(button: Any) -> Pick:
    if not isinstance(button, dict) or button.get("type") != "reply":
        raise invalid("Invalid button type. Allowed type: reply")
    reply = part(button, "reply")
    name = words(reply.get("id"), "Button id", BUTTON_ID_MOST)
    return Pick(name, words(reply.get("title"), "Button title", BUTTON_MOST))


def _list(action: Json) -> Json:
    sections = action.get("sections")
    opener = words(action.get("button"), "Button", OPENER_MOST)
    if not isinstance(sections, list) or not 1 <= len(sections) <= ROWS_MOST:
        raise invalid(f"Invalid sections count. Min allowed sections: 1, Max allowed sections: {ROWS_MOST}")
    picks = [pick for section in sections for pick in _section(section, named=len(sections) > 1)]
    if len(picks) > ROWS_MOST:
        raise invalid(f"Total row count exceed max allowed count: {ROWS_MOST}")
    _distinct([pick.id for pick in picks], "row ids")
    return {"picks": tuple(picks), "opener": opener}


def _section(section: Any, *, named: bool) -> list[Pick]:
    rows = section.get("rows") if isinstance(section, dict) else None
    if not isinstance(rows, list) or not rows:
        raise invalid("Section must have at least one row")
    title = words(section.get("title"), "Section title", SECTION_MOST, least=int(named))
    return [_row(row, title) for row in rows]


def _row(row: Any, section: str) -> Pick:
    if not isinstance(row, dict):
        raise invalid("Row must be an object")
    name = words(row.get("id"), "Row id", ROW_ID_MOST)
    title = words(row.get("title"), "Row title", ROW_MOST)
    about = words(row.get("description"), "Row description", DESCRIPTION_MOST, least=0)
    return Pick(name, title, about, "row", section)


def _distinct(values: Sequence[str], name: str) -> None:
    if len(set(values)) < len(values):
        raise invalid(f"Duplicated {name} found")


def template(message: Json, known: dict[tuple[str, str], Template]) -> Json:
    """Fields of the bubble of a template message: text, footer, picks."""
    content = part(message, "template")
    name, language = content.get("name"), part(content, "language").get("code")
    found = known.get((str(name), str(language)))
    if found is None or found.status in ("PENDING", "REJECTED"):
        raise GraphRefusal(132001, f"template name ({name}) does not exist in {language}")
    if found.status != "APPROVED":
        raise GraphRefusal(132015, f"Template {name} is {found.status.lower()}")
    listed = content.get("components")
    components = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    blanks = _blanks(components, found)
    text = BLANK.sub(lambda hole: blanks[int(hole[1]) - 1], found.body)
    return {"text": text, "footer": found.footer, "picks": _payloads(components, found)}


def _blanks(components: list[Json], found: Template) -> list[str]:
    """The words for {{1}}, {{2}} ... of the body."""
    bodies = [one for one in components if str(one.get("type")).lower() == "body"]
    given = [one.get("text") for body in bodies for one in body.get("parameters", []) if isinstance(one, dict)]
    if len(given) != found.blanks:
        count = f"number of localizable_params ({len(given)}) does not match the expected number of params"
        raise GraphRefusal(132000, f"body: {count} ({found.blanks})")
    for text in given:
        if not isinstance(text, str) or not text:
            raise missing("text")
        if UNFIT.search(text):
            raise GraphRefusal(
                132018, "Param text cannot have new-line/tab characters or more than 4 consecutive spaces"
            )
    return [str(text) for text in given]


def _payloads(components: list[Json], found: Template) -> tuple[Pick, ...]:
    """The quick replies; a button without a payload of its own sends its title."""
    payloads: dict[str, str] = {}
    for one in components:
        if str(one.get("type")).lower() == "button":
            index, given = str(one.get("index")), one.get("parameters")
            if str(one.get("sub_type")).lower() != "quick_reply" or index not in map(str, range(len(found.buttons))):
                raise GraphRefusal(132012, f"buttons: Button at index {index} of type QuickReply does not exist")
            first = given[0] if isinstance(given, list) and given and isinstance(given[0], dict) else {}
            payloads[index] = words(first.get("payload"), "Button payload", BUTTON_ID_MOST)
    titles = enumerate(found.buttons)
    return tuple(Pick(payloads.get(str(at), title), title, kind="template") for at, title in titles)
