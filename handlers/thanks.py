"""What is said when a report was sent; a formal reporter also hears how to go on at Bawaslu's office."""

from collections.abc import Mapping
from typing import Any

from handlers import received, sameness
from handlers.messages import GAP, Message, Rows, button, line


def thanks(ticket: str, answers: Mapping[str, Any], people: int | None) -> Message:
    """`people`: how many independent people report the same, when that is told; see `sameness.thanks`."""
    if received.is_noted(answers):
        return Message((line("direct-stored", ticket=ticket),))
    head = (line("submitted", ticket=ticket), *sameness.thanks(people), GAP, line("honest"), GAP, line("what-next"))
    if answers.get("track") != "formal":
        return Message(head)
    return Message((*head, GAP, line("formal-next")), how_row(ticket, 1))


def how_row(ticket: str, version: int) -> Rows:
    """The way to what a formal reporter has to bring, by when, and to the draft of the form (`handlers.tracks`)."""
    return ((button(f"case:{ticket}:{version}:track", "choice-formal-how"),),)
