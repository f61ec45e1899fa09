"""Tickets: `LN-XXXX-XXXX`, random, Crockford base 32, the last sign a check sign (pure but for randomness).

Never sequential: nobody can guess a neighbour's ticket or count the reports.
Seven random signs are 35 bits; the check sign finds every single wrong sign and nearly every swap.
"""

import re
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_SHAPE = re.compile(r"LN-?([0-9A-Z]{4})-?([0-9A-Z]{4})")
_LOOKALIKES = str.maketrans("OIL", "011")


def new_ticket() -> str:
    """A fresh ticket, such as LN-7K3M-Q0ZT."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(7))
    signs = body + _check(body)
    return f"LN-{signs[:4]}-{signs[4:]}"


def read_ticket(text: str) -> str | None:
    """The ticket a person meant (small letters, O for 0, missing dashes), or None when none is there."""
    tail = text.upper().strip().replace(" ", "")
    found = _SHAPE.search(tail)
    if not found:
        return None
    signs = (found[1] + found[2]).translate(_LOOKALIKES)
    if any(sign not in ALPHABET for sign in signs) or _check(signs[:7]) != signs[7]:
        return None
    return f"LN-{signs[:4]}-{signs[4:]}"


def _check(body: str) -> str:
    # Odd weights are invertible modulo 32, so that any one changed sign changes the sum.
    return ALPHABET[sum((2 * place + 1) * ALPHABET.index(sign) for place, sign in enumerate(body)) % 32]
