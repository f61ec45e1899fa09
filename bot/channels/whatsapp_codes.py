"""WhatsApp's refusals, told apart by what to do next (pure): a table of codes, and what a bare HTTP status says.

Nothing here is ever the end of a resident: no code says for certain that a person can never be reached. A pair limit
or a number's limit comes of our own sending and is waited out.

Source of codes: Cloud API, error codes. They come in the answer to a call, or later in a failed status, or in both.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from bot.channels.channel import AWAY, Misconfigured, Refused, SendFailed, TryLater, Unclear, WindowClosed

PAUSES: Final = {  # seconds to wait
    4: 60.0,  # the app's calls of this hour are used up
    80007: 60.0,  # the business account's calls are used up
    130429: 2.0,  # messages per second of our number
    131048: 3600.0,  # too many were blocked or called spam lately
    131056: 6.0,  # messages to this one person: one in six seconds, sustained
    131057: 300.0,  # our number is being moved to a higher throughput
}
OF_ONE_PERSON: Final = (131056,)  # every other pause is asked of our number, so nobody's messages may go out
WINDOW: Final = (131047, 470)
OPERATOR: Final = {
    0: "the token is not accepted",
    3: "the token lacks a permission",
    10: "the token lacks a permission",
    33: "our number does not exist",
    190: "the token has expired",
    368: "our account is blocked for a breach of policy",
    130497: "our account may not write to this country",
    131005: "the token lacks a permission",
    131031: "our account is locked",
    131037: "our display name is not approved",
    131042: "our account cannot pay",
    131045: "our number is not registered",
    132000: "the template takes another number of values",
    132001: "there is no such template in this language",
    132007: "the template breaks a policy",
    132012: "the template takes values of another form",
    132015: "the template is paused",
    132016: "the template is switched off",
    133010: "our number is not registered",
}
PERMISSIONS: Final = range(200, 300)
UNSURE: Final = (1, 2, 131000, 131016)  # WhatsApp's own trouble: it may have been done
UNDELIVERABLE: Final = {  # to this person, at this time
    130472: "held back for an experiment",
    131026: "cannot be delivered to this person now",
    131049: "held back for the good of the platform",
}
_NO_SUCH_OBJECT: Final = (100, 33)  # code and subcode: what the address names does not exist, or is not ours
_PERSONAL: Final = re.compile(r"\b[A-Z]{2}\.[A-Za-z0-9.]{4,}|\+?\d[\d\s-]{5,}\d|\S+@\S+")


def failure(status: int, error: Mapping[str, Any]) -> SendFailed:
    """What an error answer means for us. `status`: of HTTP; `error`: the error object of the answer, or nothing."""
    code, text = _whole(error.get("code")), f"{status} {_described(error)}".rstrip()
    known = _known(code)
    if known is not None:
        return known
    if _names_nothing(error) or status == 401:
        return Misconfigured(text)
    if status == 429:
        return TryLater(PAUSES[130429], everybody=True)
    if error.get("is_transient") is True or not 400 <= status < 500:
        return Unclear(f"{status}")
    return Refused(text)


def failure_of_file(status: int, error: Mapping[str, Any]) -> SendFailed:
    """The same when a file was asked for: files live for days, and of one that is gone no other words are said than of
    one that is not ours. So it may be had again after a while, but not for ever.
    """
    return Refused(AWAY) if _names_nothing(error) else failure(status, error)


def _names_nothing(error: Mapping[str, Any]) -> bool:
    return (_whole(error.get("code")), _whole(error.get("error_subcode"))) == _NO_SUCH_OBJECT


def judge_code(code: int) -> SendFailed:
    """What the error of a failed status means for us: the message was taken, and not delivered."""
    return _known(code) or Refused(f"{code}")


def _known(code: int) -> SendFailed | None:
    if code in PAUSES:
        return TryLater(PAUSES[code], everybody=code not in OF_ONE_PERSON)
    if code in WINDOW:
        return WindowClosed(f"{code}")
    if code in OPERATOR or code in PERMISSIONS:
        return Misconfigured(f"{code} {OPERATOR.get(code, 'the token lacks a permission')}")
    if code in UNDELIVERABLE:
        return Refused(f"{code} {UNDELIVERABLE[code]}")
    return Unclear(f"{code}") if code in UNSURE else None


def _whole(value: Any) -> int:
    """A code; -1 when there is none, for 0 is one of them."""
    return value if isinstance(value, int) and not isinstance(value, bool) else -1


def _described(error: Mapping[str, Any]) -> str:
    """The platform's own words, shortly and without whom they are about."""
    data = error.get("error_data")
    details = data.get("details") if isinstance(data, Mapping) else None
    words = [f"({_whole(error.get('code'))})", error.get("message"), details]
    return _PERSONAL.sub("…", " ".join(word for word in words if isinstance(word, str)))[:120]
