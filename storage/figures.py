"""Figures of a region, worked out from the event log: the same for digest, recap, spreadsheet and /metrics.

A day is a calendar day in the region's time zone. What was taken back (undo) does not count as decided.
"""

from datetime import date

from storage.record import record


@record
class Day:
    """What happened on one day. `admonished`: ended with a letter, for contract staff; `escalated`: brought on the way
    to Bawaslu.
    """

    day: date
    received: int = 0
    accepted: int = 0
    rejected: int = 0
    admonished: int = 0
    escalated: int = 0
    withdrawn: int = 0

    @property
    def decided(self) -> int:
        """All decisions."""
        return self.accepted + self.rejected + self.admonished + self.escalated


@record
class Figures:
    """Of one region, from the first to the last of `days`.

    `waiting`: not decided at the end; `ages`: how many of them by days to Bawaslu's limit, negative when it is over,
    None when no limit is known. `behaviours`, `agencies`: reports received by what they are about, not suppressed yet.
    `forwarded`: handed over to Bawaslu; `answered`: Bawaslu said what became of one. `medians`: seconds from sending to
    "decided", to "forwarded", to "answered", only where there are any. `in_time`: (forwarded within Bawaslu's limit,
    all that were forwarded and have a known limit).
    """

    region: str
    days: tuple[Day, ...]  # every one, the oldest first
    waiting: int
    ages: dict[int | None, int]
    behaviours: dict[str, int]
    agencies: dict[str, int]
    forwarded: int
    answered: int
    medians: dict[str, float]
    in_time: tuple[int, int]
