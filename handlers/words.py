"""Words (pure): keys and values -> text in the recipient's language, from Fluent files.

The text is a small HTML: what the words themselves mark (<b>, <i>, <code>, <a>), with every value escaped, so that no
name or link that somebody typed can become markup. Channels that know no HTML strip it in their renderer.
"""

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from handlers.messages import Day, Line, Listed, Message, Moment, Value, Word
from handlers.texts import Texts
from storage.regions import Region

# Marks that turn the direction of text or hide in it; a name must not be able to rewrite the line it stands in.
# Halves of surrogate pairs go too: they are no text, and neither a database nor a platform takes them.
_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
)
FALLBACK: Final = "id"
_CALENDAR: Final = ("weekdays", "months", "at")
ZONES: Final = {"Asia/Jakarta": "WIB", "Asia/Pontianak": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}


class MissingWordError(KeyError):
    """No text for this key in any language: a fault of the program, not of a person."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """How one language writes days: its weekdays from Monday, its months, the word before the time of day."""

    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    at: str

    def day(self, day: date) -> str:
        """Jumat, 20 November 2026."""
        return f"{self.weekdays[day.weekday()]}, {day.day} {self.months[day.month - 1]} {day.year}"

    def moment(self, at: float, zone: str) -> str:
        """Jumat, 20 November 2026 pukul 08.30 WIB."""
        local = datetime.fromtimestamp(at, ZoneInfo(zone))
        return f"{self.day(local.date())} {self.at} {local:%H.%M} {ZONES.get(zone, local.tzname() or '')}"


class Words:
    """The texts of every language. `sources`: language -> the text of its Fluent files."""

    def __init__(self, sources: Mapping[str, Sequence[str]], fallback: str = FALLBACK) -> None:
        self._fallback = fallback
        self._texts = {language: Texts(language, texts) for language, texts in sources.items()}
        self._fixed: dict[tuple[str, str], str] = {}  # texts that nothing fills, and the same without markup
        self._plain: dict[tuple[str, str], str] = {}
        self._calendars: dict[str, Calendar] = {}
        # Fluent takes a tenth of a millisecond a line; with stand-ins for what people wrote, few lines differ.
        self._template = lru_cache(maxsize=4096)(self._make_template)

    def text(self, part: Line, language: str = FALLBACK, zone: str = "Asia/Jakarta") -> str:
        """One line as small HTML; raises MissingWordError."""
        if not part.key:
            return ""
        if not part.args:
            return self._fixed.get((language, part.key)) or self._keep(part.key, language)
        if language != self._fallback and not self._has(language, part.key):
            language = self._fallback  # a value is written in the language of the line it stands in
        args = tuple((name, value if type(value) is int else _stand_in(name)) for name, value in part.args.items())
        text = self._template(part.key, args, language)
        for name, value in part.args.items():
            if type(value) is not int:
                text = text.replace(_stand_in(name), self._value(value, language, zone))
        return text

    def say(self, said: Message, language: str = FALLBACK, zone: str = "Asia/Jakarta") -> str:
        """A whole message as small HTML."""
        return "\n".join(self.text(part, language, zone) for part in said.lines)

    def plain(self, part: Line, language: str = FALLBACK, zone: str = "Asia/Jakarta") -> str:
        """One line without markup: for buttons and pictures."""
        if part.args:
            return strip(self.text(part, language, zone))
        known = self._plain.get((language, part.key))
        if known is None:
            known = self._plain[language, part.key] = strip(self.text(part, language, zone))
        return known

    @property
    def languages(self) -> tuple[str, ...]:
        """Every language there are texts in, that which the others fall back to first."""
        return tuple(sorted(self._texts, key=lambda language: (language != self._fallback, language)))

    def nearest(self, code: str) -> str:
        """Our language for a platform's code ("en", "en-GB"); the fallback where there is none."""
        language = code.replace("_", "-").partition("-")[0].lower()
        return language if language in self._texts else self._fallback

    def understood(self, language: str) -> tuple[str, ...]:
        """The languages in which somebody spoken to in this one is understood: theirs, and the fallback."""
        return (language,) if language == self._fallback else (language, self._fallback)

    def calendar(self, language: str) -> Calendar:
        """How this language writes days."""
        known = self._calendars.get(language)
        if known is None:
            weekdays, months, at = (self.plain(Line(f"calendar-{part}"), language) for part in _CALENDAR)
            known = self._calendars[language] = Calendar(_listed(weekdays), _listed(months), at)
        return known

    def keys(self, language: str) -> set[str]:
        """Every key this language has a text for."""
        return set(self._texts[language].keys)

    def _has(self, language: str, key: str) -> bool:
        return language in self._texts and key in self._texts[language].keys

    def _make_template(self, key: str, args: tuple[tuple[str, int | str], ...], language: str) -> str:
        return self._format(key, dict(args), language)

    def _keep(self, key: str, language: str) -> str:
        text = self._fixed[language, key] = self._format(key, {}, language)
        return text

    def _format(self, key: str, args: dict[str, str | int], language: str) -> str:
        for texts in (self._texts.get(language), self._texts[self._fallback]):
            if texts is not None and key in texts.keys:
                text, faults = texts.format(key, args)
                if faults:
                    raise MissingWordError(f"{key}: {faults[0]}")
                return text
        raise MissingWordError(key)

    def _value(self, value: Value, language: str, zone: str) -> str:
        match value:
            case Word(key):
                return self.text(Line(key), language, zone)
            case Listed(keys):
                return ", ".join(self.text(Line(key), language, zone) for key in keys)
            case Day(day):
                return self.calendar(language).day(day)
            case Moment(at, own):
                return self.calendar(language).moment(at, own or zone)
            case _:
                return html.escape(clean(str(value)), quote=False)


def _stand_in(name: str) -> str:
    """What stands for a value while Fluent works; no value can hold this, for `clean` takes such signs out."""
    return f"\0{name}\0"


def clean(text: str) -> str:
    """Without control signs and marks that turn or hide text."""
    return _INVISIBLE.sub("", text)


def strip(text: str) -> str:
    """Small HTML as plain text."""
    return html.unescape(re.sub(r"</?[a-z][^>]*>", "", text))


def _listed(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(","))


def of_regions(regions: Iterable[Region]) -> str:
    """What each region and its office are called, as a Fluent file: words like all others."""
    named = [pair for region in regions for pair in _named(region)]
    return "\n".join(f"{key} = {re.sub('[{}]', '', text)}" for key, text in named)


def _named(region: Region) -> tuple[tuple[str, str], ...]:
    return (f"choice-region-{region.key}", region.name), (f"office-{region.key}", region.office)
