"""What goes wrong on purpose at the sandbox's WhatsApp, on command: `faults.py` with Meta's ways of failing.

A kind is an error code of Meta ("131056"), a way of a server or a line ("500", "502_html", "503", "timeout", "drop",
"timeout_after", "drop_after"), or a code that comes later, as a failed status after a 200 ("later:131026").
Names of calls: messages | read (a receipt, though it goes to the same address) | media | link (the address of a file)
| download | number | token | templates; "*" is any.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.sandbox.cloud_refusals import CODES
from bot.sandbox.faults import Fault, Faults

LATER = "later:"
LINES = ("500", "502_html", "503", "timeout", "drop", "timeout_after", "drop_after")
CLOUD_KINDS = (*map(str, CODES), *LINES, *(f"{LATER}{code}" for code in CODES))
CLOUD_STORM = ("131056", "130429", "502_html", "timeout", "drop")
PAUSES = {"131056": 6, "130429": 1, "80007": 60}
"""Seconds a sender should leave this person alone after such a code; who does not is counted as `impatient`. Meta names
only the first (Pair rate limits: one message in six seconds)."""
SERVER_CODES = {"500": 1, "503": 2}
"""Plain failures of the server and the code their error objects have."""


@dataclass
class CloudFaults(Faults):
    """See the heading; `storm()` wants its `kinds` named, such as CLOUD_STORM."""

    kinds: tuple[str, ...] = CLOUD_KINDS

    def strike(self, name: str, person: str, now: float) -> Fault | None:
        """The fault of this call, if any; `person`: the address of a message."""
        if name == "messages":
            self.still_closed(person, now)
        fault = self.pick(name)
        if fault is not None and name == "messages" and fault.kind in PAUSES:
            self.close_chat(person, now, PAUSES[fault.kind])
        return fault


def code_of(fault: Fault) -> int | None:
    """The code to answer by at once; None where there is no error object (lines, pages, what comes later)."""
    if fault.kind in SERVER_CODES:
        return SERVER_CODES[fault.kind]
    return int(fault.kind) if fault.kind.isdigit() else None


def code_later(fault: Fault | None) -> int | None:
    """The code of the failed status to come, if that is the fault."""
    return int(fault.kind.removeprefix(LATER)) if fault is not None and fault.kind.startswith(LATER) else None
