"""Command words (pure): "/lapor LN-..." means the same on every channel."""

import re
from typing import Final

_COMMAND: Final = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]+))?(?![\w/@])[.,!?:;]*\s*(.*)", re.DOTALL)


def command(text: str, username: str = "") -> tuple[str, str, bool]:
    """(command, argument, whether it is for this bot): "/lapor@OurBot LN-..." in a group names its bot."""
    found = _COMMAND.match(text)
    if not found:
        return "", "", True
    return found[1].lower(), found[3].strip(), not found[2] or found[2].lower() == username.lower()
