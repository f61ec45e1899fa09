"""What came of checking a package."""

from dataclasses import dataclass, field

from bot.package_words import told
from handlers.messages import Line, line


@dataclass
class Verdict:
    """What a package is, what of it holds, what does not, and the hash by which it can be compared."""

    ticket: str = ""
    about: list[Line] = field(default_factory=list)
    holds: list[Line] = field(default_factory=list)
    faults: list[Line] = field(default_factory=list)
    head: str = ""

    @property
    def text(self) -> str:
        """All of it, for whoever asked."""
        marked = [*(f"✓ {told(one)}" for one in self.holds), *(f"✗ {told(one)}" for one in self.faults)]
        prints = [line("verify-fingerprint", head=self.head), line("verify-compare")]
        end = line("verify-broken", count=len(self.faults)) if self.faults else line("verify-whole")
        return "\n".join([*map(told, self.about), *marked, *map(told, prints), "", told(end)])
