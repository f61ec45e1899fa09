"""What is said to a message that is of no use here (pure): a sticker, a voice note, a contact, a place on the map."""

from typing import Final

from handlers.forms import Talk
from handlers.messages import LOST, Line, Said, line

SPOKEN: Final = ("voice", "audio")
"""What people say instead of writing it."""
_TAKE_FILES: Final = ("link", "evidence")


def unusable(said: Said, talk: Talk | None = None) -> Line:
    """What can be sent instead: words where somebody spoke, files only where a question asks for them."""
    if said.other in SPOKEN:
        return line("refused-audio")
    if said.other == LOST:
        return line("refused-gone")
    return line("cannot-use" if talk is None or talk.at in _TAKE_FILES else "cannot-use-here")
