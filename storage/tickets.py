"""Tickets: `LN-XXXX-XXXX`, random, Crockford base 32, the last sign a check sign (pure but for randomness).

Never sequential: nobody can guess a neighbour's ticket or count the reports.
Seven random signs are 35 bits; the check sign finds every single wrong sign and nearly every swap.
"""

import re
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_GAP = "[ \u00a0\u2010-\u2015-]*"  # keyboards turn hyphens into dashes
_SHAPE = re.compile(rf"(?=LN((?:{_GAP}[0-9A-Z]){{8}})(?![0-9A-Z]))")  # a look-ahead, so that none hides the next
_LOOKALIKES = str.maketrans("OIL", "011")


def new_ticket() -> str:
    """A fresh ticket, such as LN-7K3M-Q0ZT."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(7))
    signs = body + _check(body)
    return f"LN-{signs[:4]}-{signs[4:]}"


def read_ticket(text: str) -> str | None:
    """The ticket a person meant (small letters, O for 0, missing dashes), or None when none is there."""
    found = _first(text)
    return found[0] if found else None


def without_ticket(text: str) -> str:
    """What a person wrote besides the ticket they meant."""
    found = _first(text)
    return text[: found[1]] + text[found[2] :] if found else text


def _first(text: str) -> tuple[str, int, int] | None:
    """(ticket, where it begins, where it ends)."""
    for found in _SHAPE.finditer(_capitals(text)):
        signs = re.sub(_GAP, "", found[1]).translate(_LOOKALIKES)
        if all(sign in ALPHABET for sign in signs) and _check(signs[:7]) == signs[7]:
            return f"LN-{signs[:4]}-{signs[4:]}", found.start(), found.end(1)
    return None


def _capitals(text: str) -> str:
    """The text in capitals, sign for sign, so that places stay what they are."""
    return "".join(upper if len(upper := sign.upper()) == 1 else sign for sign in text)


def _check(body: str) -> str:
    # Odd weights are invertible modulo 32, so that any one changed sign changes the sum.
    return ALPHABET[sum((2 * place + 1) * ALPHABET.index(sign) for place, sign in enumerate(body)) % 32]
