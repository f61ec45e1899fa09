"""WhatsApp as an operator has set it up at Meta: token, number, app secret, template, subscription, handshake.

Source of shapes: Graph API, debug_token and Secure Graph API Calls (appsecret_proof); WhatsApp Business Management API,
phone numbers, message templates, subscribed apps. A phone number does not tell its account, but a token tells the
accounts it was given ("granular_scopes"); the one that has our number is ours.
"""

import hashlib
import hmac
import re
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from bot.channels.channel import Misconfigured, Refused, SendFailed
from bot.channels.whatsapp import WhatsApp
from bot.checks.door import Running, handshake
from bot.checks.findings import Finding, fault, fine, hint, warning
from bot.checks.template import template
from bot.settings import Settings

SOON: Final = 14 * 86400  # seconds; a token that ends within so many
_MESSAGING, _MANAGEMENT = "whatsapp_business_messaging", "whatsapp_business_management"
_SECRET: Final = re.compile(r"[0-9a-f]{32}")
_ANOTHER: Final = "Make a token that never expires: README, WhatsApp, step 2."
_ACCOUNT: Final = (
    f"Give the token {_MANAGEMENT} as well; if that was done, fill in WHATSAPP_BUSINESS_ACCOUNT_ID (README, WhatsApp)."
)


async def whatsapp(settings: Settings, alive: Running) -> list[Finding]:
    """Everything that Meta can tell us of our number; nothing where WhatsApp is not used."""
    token = settings.whatsapp_token.get_secret_value()
    if not token:
        return [hint("whatsapp", "WHATSAPP_TOKEN is empty: residents write on Telegram only.")]
    number = settings.whatsapp_phone_number_id
    channel = WhatsApp(token, number, settings.whatsapp_api_url, (settings.whatsapp_template, "id"), str)
    try:
        found = await _meta(channel, settings)
    except SendFailed as failure:
        words = f"WHATSAPP_API_URL: WhatsApp cannot be asked ({failure})."
        found = [fault("whatsapp", words, "Is there a way to the internet, is the address right?")]
    finally:
        await channel.close()
    return [*found, await handshake(settings, alive)]


async def _meta(channel: WhatsApp, settings: Settings) -> list[Finding]:
    token, number = settings.whatsapp_token.get_secret_value(), settings.whatsapp_phone_number_id
    try:
        told = _object((await channel.ask("debug_token", input_token=token)).get("data"))
    except Misconfigured:
        return [fault("wa token", "WHATSAPP_TOKEN: WhatsApp does not accept it.", _ANOTHER)]
    except Refused:
        told = {}
    found = [_token(told, time.time())]
    try:
        found.append(_number(await channel.ask(number, fields="verified_name,status,platform_type,quality_rating")))
    except (Misconfigured, Refused):
        words = "WHATSAPP_PHONE_NUMBER_ID: this token sees no number with this id."
        advice = "Copy the Phone number ID (not the number) from WhatsApp, API Setup; give the system user the account."
        return [*found, fault("wa number", words, advice)]
    found.append(await _secret(channel, settings))
    return [*found, *await _account(channel, settings, told)]


def _token(told: Mapping[str, Any], now: float) -> Finding:
    """`told`: the "data" of debug_token, empty when it could not be asked."""
    if not told:
        return hint("wa token", "WHATSAPP_TOKEN: whether and when it expires could not be asked.", _ANOTHER)
    if told.get("is_valid") is not True:
        return fault("wa token", "WHATSAPP_TOKEN: it has expired or was taken back.", _ANOTHER)
    if _MESSAGING not in _list(told, "scopes"):
        return fault("wa token", f"WHATSAPP_TOKEN: it lacks the permission {_MESSAGING}.", _ANOTHER)
    ends = told.get("expires_at")
    if not isinstance(ends, int) or ends <= 0:
        return fine("wa token", "WHATSAPP_TOKEN: accepted, and does not expire.")
    words = f"WHATSAPP_TOKEN: it expires on {datetime.fromtimestamp(min(ends, 1 << 36), UTC):%Y-%m-%d %H:%M} UTC."
    return warning("wa token", words, _ANOTHER) if ends - now < SOON else hint("wa token", words, _ANOTHER)


def _number(told: Mapping[str, Any]) -> Finding:
    name = str(told.get("verified_name", "this bot"))[:60]
    if told.get("platform_type", "CLOUD_API") != "CLOUD_API" or told.get("status", "CONNECTED") != "CONNECTED":
        words = f"the number of {name} is not connected to the Cloud API ({told.get('status')})."
        return fault("wa number", words, "Register it: README, WhatsApp, step 3.")
    if told.get("quality_rating") == "RED":
        words = f"the number of {name} is rated low: many blocked it or called it spam."
        return warning("wa number", words, "See WhatsApp Manager; a number that stays there is limited.")
    return fine("wa number", f"the number of {name} is connected.")


async def _secret(channel: WhatsApp, settings: Settings) -> Finding:
    """Meta itself tells whether the secret is that of the token's app: a proof made with another one is refused."""
    secret = settings.whatsapp_app_secret.get_secret_value()
    advice = "Copy it from App settings, Basic, App secret. With a wrong one all that WhatsApp sends us is refused."
    if not _SECRET.fullmatch(secret):
        words = f"WHATSAPP_APP_SECRET: {len(secret)} signs; an app's secret is 32 of 0-9 a-f."
        return fault("wa secret", words, advice)
    token = settings.whatsapp_token.get_secret_value()
    proof = hmac.new(secret.encode(), token.encode(), hashlib.sha256).hexdigest()
    try:
        await channel.ask(settings.whatsapp_phone_number_id, fields="id", appsecret_proof=proof)
    except (Misconfigured, Refused):
        return fault("wa secret", "WHATSAPP_APP_SECRET: it is not the secret of the app this token is of.", advice)
    return fine("wa secret", "WHATSAPP_APP_SECRET belongs to this token's app; WHATSAPP_VERIFY_TOKEN is set.")


async def _account(channel: WhatsApp, settings: Settings, told: Mapping[str, Any]) -> list[Finding]:
    """What the business account tells: our template, and whether our app hears of it."""
    given, number = settings.whatsapp_business_account_id, settings.whatsapp_phone_number_id
    for account in [given] if given else _accounts(told):
        if await _has(channel, account, number):
            return [await template(channel, account, settings.whatsapp_template), await _heard(channel, account, told)]
    if given:
        words = "WHATSAPP_BUSINESS_ACCOUNT_ID: this token cannot see that this account has our number."
        return [fault("wa account", words, f"Copy it from WhatsApp, API Setup; the token needs {_MANAGEMENT}.")]
    words = f"neither the template {settings.whatsapp_template} nor the app's subscription could be checked."
    return [hint("wa account", words, _ACCOUNT)]


def _accounts(told: Mapping[str, Any]) -> list[str]:
    """The accounts a token was given, as debug_token tells them."""
    scopes = [one for one in _list(told, "granular_scopes") if isinstance(one, Mapping)]
    ours = [one for one in scopes if one.get("scope") in (_MESSAGING, _MANAGEMENT)]
    ids = dict.fromkeys(str(target) for one in ours for target in _list(one, "target_ids"))
    return [target for target in ids if target.isdecimal()]


async def _has(channel: WhatsApp, account: str, number: str) -> bool:
    try:
        numbers = _list(await channel.ask(f"{account}/phone_numbers", fields="id", limit="100"), "data")
    except (Misconfigured, Refused):
        return False
    return any(isinstance(one, Mapping) and one.get("id") == number for one in numbers)


async def _heard(channel: WhatsApp, account: str, told: Mapping[str, Any]) -> Finding:
    try:
        apps = _list(await channel.ask(f"{account}/subscribed_apps"), "data")
    except (Misconfigured, Refused):
        return hint("wa webhook", "whether the app is subscribed to the account could not be asked.", _ACCOUNT)
    ids = [_object(_object(app).get("whatsapp_business_api_data")).get("id") for app in apps]
    if ids and told.get("app_id", ids[0]) in ids:
        return fine("wa webhook", "the app is subscribed to the account.")
    advice = f"Send once, with the token: POST {account}/subscribed_apps (README, WhatsApp, step 3)."
    return fault("wa webhook", "the app is not subscribed to the account, so nothing reaches us.", advice)


def _list(data: Mapping[str, Any], name: str) -> Sequence[Any]:
    found = data.get(name)
    return found if isinstance(found, list) else []


def _object(data: Any) -> Mapping[str, Any]:
    return data if isinstance(data, Mapping) else {}
