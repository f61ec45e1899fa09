"""A desk: where the reports of one region are looked at (pure)."""

from collections.abc import Mapping
from typing import Any, Final

from storage.record import record, replace
from storage.regions import ELSEWHERE, Region, renamed

_NEUTRAL: Final = "LaporNetral"  # who hands such reports over: not the office that they are about


@record
class Desk:
    """Where the reports of one region are looked at: its moderators' group and Bawaslu's chat, as contacts.

    `elsewhere`: the chat for reports about those who sit at this desk; Bawaslu's own means that they go there directly.
    `lead`: whoever is told when a limit comes near; no desk of theirs: nothing that is written there is taken from it.
    """

    region: Region
    moderators: int = 0  # 0: none, the region is switched off
    bawaslu: int = 0  # 0: none
    mail: tuple[str, ...] = ()  # where Bawaslu gets papers by e-mail
    elsewhere: int = 0  # 0: none, they stay here
    lead: int = 0  # 0: none

    @property
    def own(self) -> tuple[str, ...]:
        """How those are called whom this desk should not judge."""
        conflict = self.region.conflict
        return (*self.region.personnel_aliases, *conflict.offices, *conflict.people)

    def with_places(self, places: Mapping[str, int]) -> "Desk":
        """The desk with other chats; what goes to Bawaslu because it is about this desk goes where Bawaslu is now."""
        follows = "bawaslu" in places and 0 < self.elsewhere == self.bawaslu
        changed: dict[str, Any] = {**places, **({"elsewhere": places["bawaslu"]} if follows else {})}
        return replace(self, **changed) if changed else self

    def for_own(self) -> "Desk":
        """The desk that looks at the reports about this one: nothing of them is seen here, not even that they are."""
        region = renamed(self.region, key=self.region.key + ELSEWHERE, office=_NEUTRAL)
        return Desk(region, 0 if self.elsewhere == self.bawaslu else self.elsewhere, self.bawaslu, self.mail)
