"""Whether our clock is right, by the Date header of a platform's answer.

Windows of 24 hours, deadlines and the signatures of object stores depend on it.
"""

import time
from email.utils import parsedate_to_datetime
from typing import Final

import httpx

from bot.checks.findings import Finding, fault, fine, hint, warning
from bot.settings import Settings
from bot.trust import certificates

NOTICEABLE: Final = 5.0  # seconds
TOO_MUCH: Final = 60.0  # seconds
PATIENCE: Final = 10.0  # seconds
_ADVICE: Final = "Switch on time synchronisation, for example: timedatectl set-ntp true"


async def clock(settings: Settings) -> list[Finding]:
    """Ask Telegram what time it is."""
    try:
        async with httpx.AsyncClient(verify=certificates(), timeout=PATIENCE) as client:
            before = time.time()
            answer = await client.head(settings.telegram_api_url)
            after = time.time()
        told = parsedate_to_datetime(answer.headers["date"]).timestamp()
    except (httpx.HTTPError, httpx.InvalidURL, KeyError, ValueError):
        return [hint("clock", "could not be compared with Telegram's: no answer tells the time.")]
    return [judge(told + 0.5 - (before + after) / 2, (after - before) / 2 + 0.5)]


def judge(ahead: float, unsure: float) -> Finding:
    """`ahead`: seconds by which the platform's clock is ahead of ours; `unsure`: by so many this may be wrong."""
    least = max(0.0, abs(ahead) - unsure)
    words = f"this computer's clock is {least:.0f} s {'behind' if ahead > 0 else 'ahead of'} Telegram's."
    if least > TOO_MUCH:
        return fault("clock", words, _ADVICE)
    return warning("clock", words, _ADVICE) if least > NOTICEABLE else fine("clock", "agrees with Telegram's.")
