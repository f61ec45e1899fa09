"""setWebhook, deleteWebhook, getWebhookInfo. What is set here is carried out by the courier (`courier.py`).

Telegram wants https on ports 443, 80, 88 and 8443; the sandbox takes plain http as well when it leads to this machine.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from bot.sandbox.nouns import Json
from bot.sandbox.params import Params
from bot.sandbox.refusals import bad_request
from bot.sandbox.updates import ENDED_BY_WEBHOOK, Webhook
from bot.sandbox.world import World

SECRET = re.compile(r"[A-Za-z0-9_-]*")
SECRET_MOST = 256
CONNECTIONS_MOST = 100
CONNECTIONS_USUAL = 40
HERE = ("127.0.0.1", "localhost", "::1")


class Told(NamedTuple):
    """A result with words beside it."""

    result: Any
    description: str


def set_webhook(world: World, params: Params) -> Told:
    """setWebhook: from now on updates are posted there; an empty url is deleteWebhook."""
    url = params.text("url")
    if not url:
        return delete_webhook(world, params)
    secret = params.text("secret_token")
    check_address(url)
    if not SECRET.fullmatch(secret) or len(secret) > SECRET_MOST:
        raise bad_request("secret token contains unallowed characters")
    connections = params.integer("max_connections", CONNECTIONS_USUAL)
    known = world.updates.webhook
    world.updates.allow(read_kinds(params))
    if params.flag("drop_pending_updates"):
        world.updates.clear()
    world.updates.end_poll(ENDED_BY_WEBHOOK)
    world.updates.hook(Webhook(url, secret, min(max(1, connections), CONNECTIONS_MOST)))
    same = known is not None and (known.url, known.secret) == (url, secret)
    return Told(True, "Webhook is already set" if same else "Webhook was set")


def check_address(url: str) -> None:
    """Refusal for an address Telegram would not post to."""
    parts = urlsplit(url)
    if parts.scheme == "http" and parts.hostname in HERE:
        return
    if parts.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if parts.port not in (None, 443, 80, 88, 8443):
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")


def read_kinds(params: Params) -> list[str] | None:
    """allowed_updates; None when not given."""
    kinds = params.parsed("allowed_updates", "can't parse allowed_updates JSON object")
    return [str(kind) for kind in kinds] if isinstance(kinds, list) else None


def delete_webhook(world: World, params: Params) -> Told:
    """deleteWebhook: what was not delivered waits for getUpdates, unless drop_pending_updates."""
    had = world.updates.webhook is not None
    world.updates.hook(None)
    if params.flag("drop_pending_updates"):
        world.updates.clear()
    return Told(True, "Webhook was deleted" if had else "Webhook is already deleted")


def get_webhook_info(world: World, params: Params) -> Json:  # noqa: ARG001 - one shape for all methods
    """getWebhookInfo."""
    webhook, kinds = world.updates.webhook, world.updates.allowed
    told: Json = {"url": "", "has_custom_certificate": False, "pending_update_count": len(world.updates.pending)}
    if kinds is not None:
        told["allowed_updates"] = sorted(kinds)
    if webhook is None:
        return told
    told |= {"url": webhook.url, "max_connections": webhook.max_connections}
    if webhook.last_error_at is not None:
        told |= {"last_error_date": webhook.last_error_at, "last_error_message": webhook.last_error}
    return told
