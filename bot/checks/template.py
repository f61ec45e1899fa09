"""The one template we send: whether it is there, approved, in Indonesian, and of the form we fill in.

Source of shapes: WhatsApp Business Management API, message templates.
"""

from collections.abc import Mapping
from typing import Any, Final

from bot.channels.channel import Misconfigured, Refused
from bot.channels.whatsapp import WhatsApp
from bot.checks.findings import Finding, fault, fine, hint, warning

LANGUAGE: Final = "id"
_MAKE: Final = "README, WhatsApp, step 6 has its text."
_WAITING: Final = ("PENDING", "IN_APPEAL")


async def template(channel: WhatsApp, account: str, name: str) -> Finding:
    """Ask for the template of this name; other names that only resemble it may come as well."""
    try:
        told = await channel.ask(f"{account}/message_templates", name=name, fields="name,status,language,components")
    except (Misconfigured, Refused):
        return hint("template", f"{name}: could not be asked; the token lacks whatsapp_business_management.")
    data = told.get("data") or ()
    found = [one for one in data if isinstance(one, Mapping) and one.get("name") == name]
    ours = next((one for one in found if one.get("language") == LANGUAGE), None)
    if ours is not None:
        return judge(name, ours)
    others = ", ".join(sorted(str(one.get("language"))[:10] for one in found))
    words = f"{name}: it is there in {others}, not in Indonesian (id)." if others else f"{name}: no such template."
    return fault("template", words, _MAKE)


def judge(name: str, told: Mapping[str, Any]) -> Finding:
    """What follows from what WhatsApp tells of a template."""
    status = str(told.get("status", ""))[:20]
    if status in _WAITING:
        return warning("template", f"{name}: not approved yet ({status}).", "Wait a day and check again.")
    if status != "APPROVED":
        return fault("template", f"{name}: it is {status}.", f"See WhatsApp Manager, Message templates. {_MAKE}")
    parts = [part for part in told.get("components") or () if isinstance(part, Mapping)]
    buttons = [button for part in parts if part.get("type") == "BUTTONS" for button in part.get("buttons") or ()]
    kinds = [button.get("type") for button in buttons if isinstance(button, Mapping)]
    if kinds != ["QUICK_REPLY"]:
        return fault("template", f"{name}: it must have exactly one button, a quick reply.", _MAKE)
    if any("{{" in str(part.get("text", "")) for part in parts):
        return fault("template", f"{name}: it has blanks to fill in, and we fill in none.", _MAKE)
    return fine("template", f"{name}: approved, in Indonesian, with its button.")
