"""What the Cloud API tells of the token, the number, the account's templates and its webhook. Pure.

Source: Graph API, debug_token and Secure Graph API Calls; WhatsApp Business Management API: phone number, message
templates, subscribed apps.
"""

from __future__ import annotations

import hashlib
import hmac

from bot.sandbox.cloud import Cloud
from bot.sandbox.cloud_nouns import Template
from bot.sandbox.cloud_refusals import GraphRefusal, bad_param
from bot.sandbox.nouns import Json

MANAGEMENT = "whatsapp_business_management"
FILTERS = ("name", "language", "status")
USUAL_FIELDS = ("verified_name", "display_phone_number", "quality_rating", "code_verification_status", "platform_type")


def token(cloud: Cloud, query: dict[str, str]) -> Json:
    """debug_token: what the token in `input_token` may do and until when."""
    if "input_token" not in query:
        raise bad_param("The parameter input_token is required")
    if query["input_token"] != cloud.token or expired(cloud):
        return {
            "data": {"error": {"code": 190, "message": "Invalid OAuth access token."}, "is_valid": False, "scopes": []}
        }
    told: Json = {"app_id": cloud.app_id, "type": "SYSTEM_USER", "application": cloud.name, "is_valid": True}
    told |= {"data_access_expires_at": 0, "expires_at": int(cloud.token_ends.timestamp()) if cloud.token_ends else 0}
    granular = [{"scope": scope, "target_ids": cloud.granted} for scope in cloud.scopes]
    return {"data": told | {"scopes": cloud.scopes, "granular_scopes": granular, "user_id": "10222270944537964"}}


def expired(cloud: Cloud) -> bool:
    """Whether the token is past its end."""
    return cloud.token_ends is not None and cloud.token_ends <= cloud.now()


def check_proof(cloud: Cloud, query: dict[str, str]) -> None:
    """GraphRefusal for an appsecret_proof that another secret made; without one nothing is asked for."""
    right = hmac.new(cloud.app_secret.encode(), cloud.token.encode(), hashlib.sha256).hexdigest()
    if query.get("appsecret_proof", right) != right:
        words = "Invalid appsecret_proof provided in the API argument"
        raise GraphRefusal(100, words=words, kind="GraphMethodException")


def check_scope(cloud: Cloud, scope: str) -> None:
    """GraphRefusal when the token may not do this."""
    if scope not in cloud.scopes:
        raise GraphRefusal(200, words=f"Requires {scope} permission to access")


def number(cloud: Cloud, query: dict[str, str]) -> Json:
    """The business number; `fields` chooses what is told."""
    known = {
        "verified_name": cloud.name,
        "display_phone_number": cloud.display,
        "quality_rating": cloud.quality,
        "code_verification_status": "VERIFIED",
        "platform_type": "CLOUD_API",
        "name_status": "APPROVED",
        "status": cloud.number_status,
        "throughput": {"level": "STANDARD"},
    }
    wanted = query["fields"].split(",") if query.get("fields") else USUAL_FIELDS
    return {name: known[name] for name in wanted if name in known} | {"id": cloud.number_id}


def template(made: Template, serial: int) -> Json:
    """One template of the account."""
    parts: list[Json] = [{"type": "BODY", "text": made.body}]
    parts += [{"type": "FOOTER", "text": made.footer}] if made.footer else []
    if made.buttons:
        parts.append({"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": text} for text in made.buttons]})
    told = {"name": made.name, "language": made.language, "status": made.status, "category": made.category}
    return told | {"components": parts, "id": str(594425479261596 + serial)}


def templates(cloud: Cloud, query: dict[str, str]) -> Json:
    """All templates, or those of a `name`, `language` or `status`."""
    told = [template(made, serial) for serial, made in enumerate(cloud.templates.values())]
    found = [one for one in told if all(query.get(key, one[key]) == one[key] for key in FILTERS)]
    return {"data": found, "paging": {"cursors": {"before": "MAZDZD", "after": "MjQZD"}}}


def subscribed(cloud: Cloud) -> Json:
    """The apps that hear of the account: ours, once its webhook is set."""
    app = {
        "whatsapp_business_api_data": {"id": cloud.subscriber, "link": "https://example.invalid/", "name": cloud.name}
    }
    return {"data": [app] if cloud.webhook and cloud.subscriber else []}
