"""How numbers are written in our languages (pure): 1.234,5 and one form of a word for all, or 1,234.5 and two of them.

Babel knows it as well, but would first read the names of all countries, currencies and time zones: 4 MB that stay.
"""

from functools import cache
from typing import Final

from babel import Locale
from babel.localedata import LocaleDataDict, exists
from babel.numbers import parse_pattern
from babel.plural import PluralRule

_AS_INDONESIAN: Final = ("id", "jv", "su")
_FORMAT: Final = LocaleDataDict({None: parse_pattern("#,##0.###")})


class _Known(Locale):
    """A locale of which these three need no table; whatever else it is asked for (percentages, say) does."""

    def __init__(self, language: str, decimal: str, group: str, one: str = "") -> None:
        super().__init__(language)
        self._symbols = LocaleDataDict({"latn": {"decimal": decimal, "group": group, "minusSign": "-"}})
        self._plural = PluralRule({"one": one} if one else {})

    @property
    def plural_form(self) -> PluralRule:
        return self._plural

    @property
    def decimal_formats(self) -> LocaleDataDict:
        return _FORMAT

    @property
    def number_symbols(self) -> LocaleDataDict:
        return self._symbols


@cache
def numerals(language: str) -> Locale:
    """How this language writes numbers; Babel has no word on most of those spoken in Indonesia."""
    if language == "en":
        return _Known("en", decimal=".", group=",", one="i = 1 and v = 0")
    if language in _AS_INDONESIAN or not exists(language):
        return _Known("id", decimal=",", group=".")
    return Locale(language)
