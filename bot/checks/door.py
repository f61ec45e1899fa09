"""Whether the bot is running here, and whether the world reaches its web side."""

import secrets
from enum import Enum
from typing import Final

import httpx

from bot.checks.clock import PATIENCE
from bot.checks.findings import Finding, fault, fine, hint, warning
from bot.settings import Settings
from bot.trust import certificates

_PROXY: Final = "Look at the reverse proxy: it must hand https requests for /whatsapp on to LISTEN."
_EVERYWHERE: Final = {"0.0.0.0": "127.0.0.1", "[::]": "[::1]", "::": "[::1]"}  # noqa: S104 - to ask, not to listen


class Running(Enum):
    """Whether a bot answers on LISTEN; with port 0 nobody can tell."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


async def running(settings: Settings) -> Running:
    """Ask the bot of this computer how it is."""
    host, _, port = settings.listen.rpartition(":")
    if port == "0":
        return Running.UNKNOWN
    try:
        async with httpx.AsyncClient(verify=certificates(), timeout=PATIENCE) as client:
            told = (await client.get(f"http://{_EVERYWHERE.get(host, host)}:{port}/healthz")).json()
    except (httpx.HTTPError, httpx.InvalidURL, ValueError):
        return Running.NO
    return Running.YES if isinstance(told, dict) and "outbox" in told else Running.NO


async def handshake(settings: Settings, alive: Running) -> Finding:
    """Do what Meta does when the webhook is set (Webhooks: verification requests)."""
    if not settings.public_url:
        words = "PUBLIC_URL is empty, so nobody can tell whether WhatsApp reaches us."
        return hint("handshake", words, "Set it to the https address of this bot.")
    url, challenge = f"{settings.public_url.rstrip('/')}/whatsapp", secrets.token_hex(8)
    word = settings.whatsapp_verify_token.get_secret_value()
    query = {"hub.mode": "subscribe", "hub.challenge": challenge, "hub.verify_token": word}
    try:
        async with httpx.AsyncClient(verify=certificates(), timeout=PATIENCE) as client:
            answer = await client.get(url, params=query)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return _unreached(alive, type(error).__name__)
    if answer.status_code >= 500:
        return _unreached(alive, f"HTTP {answer.status_code}")
    return _answered(answer, challenge)


def _answered(answer: httpx.Response, challenge: str) -> Finding:
    if answer.status_code == 403:
        words = "PUBLIC_URL/whatsapp answers, but refuses our WHATSAPP_VERIFY_TOKEN."
        return fault("handshake", words, "Start the bot again with the present settings.")
    if answer.status_code != 200:
        words = f"PUBLIC_URL/whatsapp answers HTTP {answer.status_code}: another program, or a bot without WhatsApp."
        return fault("handshake", words, _PROXY)
    if answer.text != challenge:
        return fault("handshake", "PUBLIC_URL/whatsapp is answered by another program.", _PROXY)
    return fine("handshake", "PUBLIC_URL/whatsapp answers as WhatsApp wants it.")


def _unreached(alive: Running, why: str) -> Finding:
    """A bot that is not running cannot be reached, and that is no fault; one that runs must be."""
    match alive:
        case Running.NO:
            return hint(
                "handshake",
                "the bot is not running: PUBLIC_URL/whatsapp cannot be tried.",
                "Start it, then check again.",
            )
        case Running.YES:
            return fault("handshake", f"the bot runs, but PUBLIC_URL/whatsapp does not lead to it ({why}).", _PROXY)
        case _:
            words = f"PUBLIC_URL/whatsapp cannot be reached ({why})."
            return warning("handshake", words, f"Is the bot running? {_PROXY}")
