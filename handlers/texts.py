"""The texts of one language (pure), out of Fluent files: each is read when it is first asked for.

Most texts are not said on most days, and most languages not in most hours. All of them, read at the start, would take a
third of a second and 9 MB.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, Final

from babel import Locale
from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser

from handlers.numerals import numerals

_ENTRY: Final = re.compile(r"^(-?[A-Za-z][A-Za-z0-9_-]*) *=", re.MULTILINE)


class Texts:
    """`keys`: those of every message; where files have the same one, the first counts."""

    def __init__(self, language: str, files: Iterable[str]) -> None:
        self._language = language
        self._entries: dict[str, str] = {}
        for text in files:
            self._entries = dict(entries(text)) | self._entries
        self.keys: Final = frozenset(key for key in self._entries if not key.startswith("-"))

    def format(self, key: str, args: dict[str, str | int]) -> tuple[str, list[Exception]]:
        """The text of one of `keys`, and what is wrong with it. Raises KeyError where Fluent finds no text there."""
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise KeyError(key)
        text, faults = self._bundle.format_pattern(pattern, args)
        return str(text), faults

    @cached_property
    def _bundle(self) -> FluentBundle:
        return _Bundle(self._language, self._entries)


class _Bundle(FluentBundle):
    def __init__(self, language: str, unread: dict[str, str]) -> None:
        super().__init__([language], use_isolating=False)
        self._parser = FluentParser(
            with_spans=False
        )  # where each part stood in its file would take five times the room
        self._unread = unread

    def _get_babel_locale(self) -> Locale:
        return numerals(self.locales[0])

    def _lookup(self, entry_id: str, term: bool = False) -> Any:
        name = f"-{entry_id}" if term else entry_id
        if (text := self._unread.get(name)) is not None:
            self.add_resource(self._parser.parse(text))
            self._unread.pop(name, None)  # not before, or another thread would miss it
        return super()._lookup(entry_id, term)


def entries(text: str) -> Iterator[tuple[str, str]]:
    """Each message and term of a Fluent file, the last one first: its key, and its text as it is written."""
    end = len(text)
    for start in reversed([*_ENTRY.finditer(text)]):
        yield start[1], text[start.start() : end]
        end = start.start()
