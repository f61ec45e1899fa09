"""The buttons of a case (pure): each carries the ticket and the version it was drawn for."""

from handlers.messages import Choice, Line, line
from storage.models import Report


def button(report: Report, action: str, label: str | Line, below: str = "") -> Choice:
    """A button of this report in its present version. `label`: its words, or their key."""
    tail = f":{below}" if below else ""
    words = line(label) if isinstance(label, str) else label
    return Choice(f"case:{report.ticket}:{report.version}:{action}{tail}", words)
