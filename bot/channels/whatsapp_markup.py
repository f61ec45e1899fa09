"""Our small HTML as WhatsApp's marks (pure): *bold*, _italic_, ~struck~, `code`; a link's address behind its words.

WhatsApp shows a mark only where it opens before and closes behind a sign that is no space, with no letter or digit on
its outer side, within one line. So marks are put line by line, grown to whole words and drawn in from spaces.

WhatsApp knows no way to escape a mark, and what a resident typed must not become one: their "*" stands where a mark
could open or close. A joiner without width (U+2060) beside it is no letter and no space, so clients that look for
"no letter before, no space behind" would still take the mark; hence it is written as a sign that looks like it and
means nothing anywhere, and within an address by its code, with which the link still works. What stands within a word
(nama_berkas) or between spaces (2 * 3) is no mark to WhatsApp and stays as it was typed.
"""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Final

MARKS: Final = {"code": "`", "b": "*", "i": "_", "s": "~"}
LOOKALIKES: Final = {"`": "'", "*": "∗", "_": "＿", "~": "∼"}
_LOOKALIKE: Final = re.compile(f"[{re.escape(''.join(LOOKALIKES))}]")
_TOKEN: Final = re.compile(r"<(/?)([a-z][^\s>]*)([^>]*)>|[^<]+|<")
_HREF: Final = re.compile(r"""href\s*=\s*["']([^"']*)["']""")
_WORD: Final = re.compile(r"\w+")
_LINK: Final = re.compile(  # with its scheme, or a bare domain with a path; signs that end a sentence are not of it
    r"(?:https?://|(?<![^\s(])[a-z0-9][\w.-]*\.[a-z]{2,}/)\S*[^\s*~`.,!?;:)\]]", re.IGNORECASE
)

Run = tuple[int, int, str]  # from, to, sign


def mark(html: str) -> str:
    """Small HTML as WhatsApp shows it."""
    text, runs = _read(html)
    lines, start = [], 0
    for line in text.split("\n"):
        end = start + len(line)
        lines.append(_line(line, [(max(a, start) - start, min(b, end) - start, sign) for a, b, sign in runs]))
        start = end + 1
    return "\n".join(lines)


def _read(html: str) -> tuple[str, list[Run]]:
    """The text without tags, and what is marked in it; tags that WhatsApp has no mark for fall away."""
    text, runs = "", []
    opened: list[tuple[str, int, str]] = []  # tag, place, address
    for found in _TOKEN.finditer(html):
        closes, tag, rest = found.groups()
        if tag is None:
            text += unescape(found[0])
        elif not closes:
            address = _HREF.search(rest)
            opened.append((tag, len(text), unescape(address[1]) if address else ""))
        elif opened:
            tag, start, link = opened.pop()
            runs += [(start, len(text), MARKS[tag])] if tag in MARKS else []
            text += f" {link}" if link and link not in text[start:] else ""
    return text, runs + [(start, len(text), MARKS[tag]) for tag, start, _ in opened if tag in MARKS]


def _line(line: str, wanted: Sequence[Run]) -> str:
    if not _LOOKALIKE.search(line) and all(start >= end for start, end, _ in wanted):
        return line  # as most lines are
    links = {at for found in _LINK.finditer(line) for at in range(*found.span())}
    runs: list[Run] = []
    taken = set(links)  # an address carries no marks: they might become a part of it
    for sign in MARKS.values():
        cover = _grown({at for a, b, kind in wanted if kind == sign for at in range(a, b)}, line) - taken
        made = [(a, b, sign) for a, b in _drawn_in(cover, line)]
        taken |= cover if sign == MARKS["code"] else set()
        runs += made
    return _written(line, _nested(runs), links)


def _grown(cover: set[int], line: str) -> set[int]:
    """A mark within a word would be shown as a sign: the whole word takes it."""
    for word in _WORD.finditer(line) if cover else ():
        if not cover.isdisjoint(range(*word.span())):
            cover |= set(range(*word.span()))
    return cover


def _drawn_in(cover: set[int], line: str) -> Iterator[tuple[int, int]]:
    """Where the marks go: not beside a space within, not beside a letter outside."""
    for start in sorted(at for at in cover if at - 1 not in cover):
        end = next(at for at in range(start, len(line) + 1) if at not in cover)
        while start < end and (line[start].isspace() or line[start - 1 : start].isalnum()):
            start += 1
        while start < end and (line[end - 1].isspace() or line[end : end + 1].isalnum()):
            end -= 1
        if start < end:
            yield start, end


def _nested(runs: list[Run]) -> list[Run]:
    """The outer ones first; one that crosses another is left out."""
    kept: list[Run] = []
    for start, end, sign in sorted(runs, key=lambda run: (run[0], -run[1])):
        if all(end <= b or b <= start for _, b, _ in kept):
            kept.append((start, end, sign))
    return kept


def _written(line: str, runs: Sequence[Run], links: set[int]) -> str:
    touched = {place for start, end, _ in runs for place in (start - 1, start, end - 1, end)}
    touched |= {at for start, end, sign in runs for at in range(start, end) if line[at] == sign}
    code = {at for start, end, sign in runs if sign == MARKS["code"] for at in range(start, end)}
    edges = {place for start, end, _ in runs for place in (start, end)}
    text = ""
    for at in range(len(line) + 1):
        if at in edges:
            text += "".join(sign for _, end, sign in reversed(runs) if end == at)
            text += "".join(sign for start, _, sign in runs if start == at)
        sign = line[at : at + 1]
        if (
            sign not in LOOKALIKES
            or (at in code and sign != MARKS["code"])
            or (at not in touched and _is_harmless(line, at))
        ):
            text += sign
        else:
            text += f"%{ord(sign):02X}" if at in links else LOOKALIKES[sign]
    return text


def _is_harmless(line: str, at: int) -> bool:
    """Whether WhatsApp takes this sign for no mark: within a word, or between spaces."""
    before, behind = line[at - 1 : at] or " ", line[at + 1 : at + 2] or " "
    return (before.isalnum() and behind.isalnum()) or (before.isspace() and behind.isspace())
