"""POST /<number>/messages: what the bot sends, or says it has read.

Source: Cloud API, Messages; Business-scoped user IDs for `recipient`. A BSUID in `to` is answered 200 with an id and
silently dropped: what follows its country code is taken for a phone number nobody has.
"""

from __future__ import annotations

from typing import Any

from bot.sandbox import cloud_checks as checks
from bot.sandbox.cloud import Cloud
from bot.sandbox.cloud_nouns import BSUID, PICTURES, Bubble, CloudChange, Contact
from bot.sandbox.cloud_refusals import GraphRefusal, bad_param, invalid, missing
from bot.sandbox.nouns import Json
from bot.sandbox.shelf import picture_size

FILES = ("image", "document", "audio", "video", "sticker")


def receive(cloud: Cloud, body: Json, fails: int | None = None) -> Json:
    """Carry out one POST; the answer. `fails`: 200 all the same, but a failed status with this code follows."""
    if body.get("messaging_product") != "whatsapp":
        raise bad_param("The parameter messaging_product is required.")
    if body.get("status") is not None:
        return mark_read(cloud, body)
    given, contact, lost = find_recipient(cloud, body)
    kind = str(body.get("type", "text"))
    fields = read_content(cloud, body, kind)
    key = contact.key if contact is not None else given
    cloud.pacing.admit(key, cloud.limits, cloud.now().timestamp())
    if lost:
        cloud.dropped.append(body)
    if lost or contact is None:
        said = Bubble(cloud.next_id(given), 0, stranger(given), ours=True, date=cloud.now())
        if not lost:
            cloud.fail(said, 131026)
        return receipt(given, said)
    said = cloud.put(contact, ours=True, kind=kind, context=context_of(body, contact), **fields)
    deliver(cloud, said, fails)
    return receipt(given, said)


def receipt(given: str, said: Bubble) -> Json:
    """The answer to a message that was taken."""
    who: Json = {"input": given}
    who |= {"user_id": given} if BSUID.fullmatch(given) and said.contact.user_id == given else {"wa_id": digits(given)}
    return {"messaging_product": "whatsapp", "contacts": [who], "messages": [{"id": said.id}]}


def digits(given: str) -> str:
    """What the platform takes for a phone number."""
    return "".join(sign for sign in given if sign.isdigit())


def stranger(given: str) -> Contact:
    """Whoever is at an address nobody of the sandbox has."""
    if BSUID.fullmatch(given):
        return Contact(0, "", user_id=given)
    return Contact(0, "", phone=digits(given))


def find_recipient(cloud: Cloud, body: Json) -> tuple[str, Contact | None, bool]:
    """(address as given, who it is, whether it is silently lost). `to` counts before `recipient`."""
    to, recipient = body.get("to"), body.get("recipient")
    if isinstance(to, str) and to:
        if BSUID.fullmatch(to):
            return to, None, True
        if not digits(to):
            raise invalid("Recipient is not a valid phone number")
        if digits(to) == cloud.digits:
            raise GraphRefusal(131021)
        return to, cloud.by_phone(digits(to)), False
    if not isinstance(recipient, str) or not recipient:
        raise bad_param("The parameter to is required.")
    if not BSUID.fullmatch(recipient):
        raise invalid("Recipient is not a valid business-scoped user ID")
    return recipient, cloud.by_user_id(recipient), False


def read_content(cloud: Cloud, body: Json, kind: str) -> Json:
    """Fields of the bubble."""
    if kind == "text":
        return {"text": checks.text_body(body)}
    if kind == "interactive":
        return checks.interactive(body) | _header_file(cloud, body["interactive"])
    if kind == "template":
        return checks.template(body, cloud.templates)
    if kind in FILES:
        return _file(cloud, checks.part(body, kind), kind)
    if kind in ("location", "contacts"):
        if kind not in body:
            raise missing(kind)
        return {"extra": {kind: body[kind]}}
    raise bad_param(
        f"Param type must be one of {{text, interactive, template, {', '.join(FILES)}, ...}} - got {kind!r}."
    )


def _file(cloud: Cloud, content: Json, kind: str) -> Json:
    media_id: Any = content.get("id")
    if not isinstance(media_id, str) or not media_id:
        raise bad_param(f"The parameter {kind}['id'] is required; the sandbox fetches no links.")
    media = cloud.media.sendable(media_id, kind, cloud.now())
    if kind == "document" and isinstance(content.get("filename"), str):
        media.name = content["filename"]
    return {"text": checks.caption(content), "file": media}


def _header_file(cloud: Cloud, content: Json) -> Json:
    """The file above the body of an interactive message, if there is one."""
    kind = checks.header_kind(content)
    return {} if kind == "text" else {"file": _file(cloud, checks.part(content["header"], kind), kind)["file"]}


def context_of(body: Json, contact: Contact) -> str:
    """The id of the message this one answers; one of another chat is refused."""
    context = body.get("context")
    answered = context.get("message_id") if isinstance(context, dict) else None
    if not answered:
        return ""
    if answered not in contact.bubbles:
        raise invalid("Message id in context is not valid")
    return str(answered)


def deliver(cloud: Cloud, said: Bubble, fails: int | None) -> None:
    """What becomes of a message that was taken: it arrives, or a failed status tells why not."""
    if fails is None and said.kind != "template" and not said.contact.window_open(cloud.now()):
        fails = 131047
    if (
        fails is None
        and said.file is not None
        and said.file.kind == "image"
        and said.kind != "document"
        and not _picture(said)
    ):
        fails = 131053
    if fails is None:
        cloud.arrive(said)
    else:
        cloud.fail(said, fails)


def _picture(said: Bubble) -> bool:
    file = said.file
    return file is not None and file.mime in PICTURES and picture_size(file.data) != (0, 0)


def mark_read(cloud: Cloud, body: Json) -> Json:
    """{"status": "read", "message_id", "typing_indicator"?}: two blue ticks for all up to it, and perhaps typing.

    Source: Cloud API, Mark messages as read; Typing indicators. What Meta says of wrong ids is quoted nowhere.
    """
    if body.get("status") != "read":
        raise bad_param("Param status must be one of {read}.")
    named, typing = body.get("message_id"), body.get("typing_indicator")
    if not isinstance(named, str) or not named:
        raise bad_param("The parameter message_id is required.")
    if typing is not None and checks.part(body, "typing_indicator").get("type") != "text":
        raise bad_param("Param typing_indicator['type'] must be one of {text}.")
    said = cloud.bubble(named)
    if said is None or said.ours:
        raise invalid("Message id is not valid")
    for one in list(said.contact.bubbles.values()):
        if not one.ours and one.number <= said.number:
            cloud.advance(one, "read")
    if typing is not None and said.contact.on:
        cloud.tell(CloudChange("typing", said.contact))
    return {"success": True}
