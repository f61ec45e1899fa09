"""The acts that figures count (pure): which of them bring a case before the moderators, and which end its waiting.

The database finds them in time by an index that holds nothing else, so all other acts, most of them, cost nothing.
"""

from typing import Final

ENTRIES: Final = ("submitted", "undo", "reopen")
"""After these a case waits for a decision."""
DECISIONS: Final = ("accept", "reject", "admonish", "escalate")
EXITS: Final = (*DECISIONS, "withdrawn", "erased")
"""After these it does not."""
HANDED_OVER: Final = "delivered"
ANSWERS: Final = ("register", "examine", "forward", "recommend", "rule", "execute", "clear", "discontinue")
"""By these somebody beyond the house has said what becomes of a case; `CORRECTIONS` take them back."""
CORRECTIONS: Final = ("correct", "recall")

COUNTED: Final = (*ENTRIES, *EXITS, HANDED_OVER, *ANSWERS)
IS_COUNTED: Final = "action IN ('" + "', '".join(COUNTED) + "')"
"""The condition of that index: a query has to say it in the same words."""
