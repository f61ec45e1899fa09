"""What the Cloud API tells of the number, the account's templates and its webhook. Pure.

Source: WhatsApp Business Management API: phone number, message templates, subscribed apps.
"""

from __future__ import annotations

from bot.sandbox.cloud import Cloud
from bot.sandbox.cloud_nouns import Template
from bot.sandbox.nouns import Json

FILTERS = ("name", "language", "status")
USUAL_FIELDS = ("verified_name", "display_phone_number", "quality_rating", "code_verification_status", "platform_type")


def number(cloud: Cloud, query: dict[str, str]) -> Json:
    """The business number; `fields` chooses what is told."""
    known = {
        "verified_name": cloud.name,
        "display_phone_number": cloud.display,
        "quality_rating": "GREEN",
        "code_verification_status": "VERIFIED",
        "platform_type": "CLOUD_API",
        "name_status": "APPROVED",
        "status": "CONNECTED",
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
        "whatsapp_business_api_data": {"id": "670843887433847", "link": "https://example.invalid/", "name": cloud.name}
    }
    return {"data": [app] if cloud.webhook else []}
