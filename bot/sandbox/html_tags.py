"""The small parts of Telegram's HTML: names of tags, attributes, character references. Pure; see `html_reader`."""

from __future__ import annotations

import re

from bot.sandbox.refusals import Refusal, bad_request

NAMES = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("span", "tg-spoiler"), "spoiler"),
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
SIGNS = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
MARK = re.compile(r"<|&(?:#x(?P<hex>[0-9a-fA-F]{1,7})|#(?P<dec>[0-9]{1,7})|(?P<name>lt|gt|amp|quot)(?![A-Za-z]));?")
TAG_END = re.compile(r"\s*>")
EQUALS = re.compile(r"\s*=\s*")
ATTRIBUTE = re.compile(r"\s*([^\s=>]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([\w.-]+(?=[\s>]))))?")
LAST_CHARACTER = 0x10FFFF


def byte_offset(source: str, position: int) -> int:
    """A position in the source as Telegram tells it: in bytes of UTF-8."""
    return len(source[:position].encode("utf-8", "surrogatepass"))


def wrong(words: str) -> Refusal:
    """What is wrong with the markup."""
    return bad_request(f"can't parse entities: {words}")


def character(match: re.Match[str]) -> str:
    """The character a reference stands for; the reference itself where it stands for none."""
    if match["name"]:
        return SIGNS[match["name"]]
    code = int(match["hex"], 16) if match["hex"] else int(match["dec"])
    return chr(code) if 0 < code < LAST_CHARACTER and not 0xD800 <= code <= 0xDFFF else match.group()


def arguments(source: str, position: int, tag: str, where: int) -> tuple[str, int]:
    """Read attributes up to ">": the one that matters for this tag, and the position after."""
    argument = ""
    while not (end := TAG_END.match(source, position)):
        found = ATTRIBUTE.match(source, position)
        if found is None and source[position:].strip():
            raise wrong(f'Empty attribute name in the tag "{tag}" at byte offset {where}')
        if found is None or found.end() >= len(source):
            raise wrong(f"Unclosed start tag at byte offset {where}")
        name, position = found.group(1).lower(), found.end()
        value = next((group for group in found.groups()[1:] if group is not None), None)
        if value is None and (tag, name) != ("blockquote", "expandable"):
            raise valueless(source, position, tag, where)
        argument = meaning(tag, name, value or "") or argument
    return argument, end.end()


def valueless(source: str, position: int, tag: str, where: int) -> Refusal:
    """What is wrong with an attribute that has no value that could be read."""
    equals = EQUALS.match(source, position)
    if equals is None:
        return wrong(f'Expected equal sign in declaration of an attribute of the tag "{tag}" at byte offset {where}')
    if source.startswith(('"', "'"), equals.end()):
        return wrong(f"Unclosed start tag at byte offset {where}")
    return wrong(f"Unexpected end of name token at byte offset {byte_offset(source, equals.end())}")


def meaning(tag: str, name: str, value: str) -> str:
    """What an attribute says: an address, a language, "spoiler", an emoji's id, "expandable"; else empty."""
    plain = MARK.sub(lambda found: found.group() if found.group() == "<" else character(found), value)
    if (tag, name) in (("a", "href"), ("tg-emoji", "emoji-id")):
        return plain
    if (tag, name) == ("code", "class") and plain.startswith("language-"):
        return plain.removeprefix("language-")
    if (tag, name) == ("span", "class") and plain.startswith("tg-"):
        return plain.removeprefix("tg-")
    return "expandable" if (tag, name) == ("blockquote", "expandable") else ""
