"""Numbers that name a person (pure): masked in free text before a group sees it.

NIP and NI PPPK have 18 digits, NIK 16; phone numbers begin with 08 or +62. Only the last digits stay readable.
"""

import re
from typing import Final

_LONG: Final = re.compile(r"(?<!\d)(?:\d(?:[ .\-\u00a0]?\d){14,19}|\d{15,})(?!\d)")
# Dots stand in times and dates too, so with dots only whole groups of three or four digits make a phone number.
_PHONE: Final = re.compile(
    r"(?<!\d)(?<!\d/)\(?(?:\+?62|0)[ )\-\u00a0]{0,2}"
    r"8(?:\d{1,2}(?:\.\d{3,4}){2,3}|(?:[ )\-\u00a0]{0,2}\d){7,11})(?!\d)"
)


def mask(text: str) -> str:
    """The text with employee, identity and phone numbers reduced to their last digits."""
    return _PHONE.sub(lambda found: _tail(found[0], 2), _LONG.sub(lambda found: _tail(found[0], 4), text))


def _tail(number: str, kept: int) -> str:
    digits = re.sub(r"\D", "", number)
    return "•" * (len(digits) - kept) + digits[-kept:]
