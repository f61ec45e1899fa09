"""Whom the bot has written to lately, known by heart: whoever is missing is read from the database again."""

from typing import Final

from storage.models import Contact

REMEMBERED: Final = 2_000
"""People that are kept for good; a megabyte or two. After a message to a whole city there are many more."""


class People(dict[int, Contact]):
    """Contacts by their number."""

    def channel_of(self, contact_id: int) -> str:
        """The channel that they write on; "" for somebody who is not known."""
        contact = self.get(contact_id)
        return contact.channel if contact is not None else ""

    def forget_a_crowd(self, *, idle: bool) -> None:
        """When they have become too many, all of them; but only while nothing goes on with any of them (`idle`)."""
        if idle and len(self) > REMEMBERED:
            self.clear()
