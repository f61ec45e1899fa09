"""Numbers that name a person (pure): masked in free text before a group sees it.

NIP and NI PPPK have 18 digits, NIK 16; phone numbers begin with 08 or +62. Only the last digits stay readable.
"""

import re
from typing import Final

_LONG: Final = re.compile(r"(?<!\d)\d(?:[ .\-]?\d){14,19}(?!\d)")
_PHONE: Final = re.compile(r"(?<![\d/])(?:\+?62|0)[ \-]?8(?:[ \-]?\d){7,11}(?!\d)")


def mask(text: str) -> str:
    """The text with employee, identity and phone numbers reduced to their last digits."""
    return _PHONE.sub(lambda found: _tail(found[0], 2), _LONG.sub(lambda found: _tail(found[0], 4), text))


def _tail(number: str, kept: int) -> str:
    digits = re.sub(r"\D", "", number)
    return "•" * (len(digits) - kept) + digits[-kept:]
