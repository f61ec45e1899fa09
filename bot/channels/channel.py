"""What a channel is: one way to the people of one platform.

    receive   updates that the platform has for us
    perform   one thing to do out there; the outside world is this one method
    fetch     the bytes of a file somebody sent, in pieces: none is ever in memory as a whole
    belongs   whether a person is a member of a group

Everything else (reading JSON, fitting a message to limits) is pure and lives in the `_wire` modules and `render`.
What can go wrong is data, told apart by what to do next:

    SendFailed
    ├── TryLater        the platform asks for a pause, for this contact or for everybody; certainly not done
    ├── Unclear         no answer, or a broken one: it may have been done
    ├── Unreachable     this person blocked us or is gone: stop their queue
    ├── Moved           the chat has a new address: follow it
    ├── Pointless       nothing left to do (already so, too old, gone): count it as done
    ├── WindowClosed    more than 24 hours since they wrote: only a template may be sent
    ├── Refused         the platform will never take this: our fault, keep it for an operator
    ├── StoreClosed     our own store of files does not work: tell the operator, try again for as long as it takes
    ├── Unseated        nobody sits at the desk to which this goes: it waits until somebody does
    │   └── Unlinked    no group of moderators is there yet
    └── Misconfigured   wrong token, or a second bot on the same token: tell the operator, try again later
"""

import json
from collections.abc import AsyncGenerator, Sequence
from typing import Any, Final, Protocol

from handlers.messages import Update
from storage.record import record

AWAY: Final = "temporarily unavailable"
"""Said of a file that was never there as of one that cannot be given just now, in the words of Bot API."""
Buttons = tuple[tuple[tuple[str, str], ...], ...]  # rows of (id, label)


@record
class Limits:
    """What fits on a channel, in UTF-16 code units where the platform counts so."""

    text: int
    caption: int
    label: int
    album: int
    prompts: bool = False  # whether it needs words of its own to show choices
    file: int = 20 << 20  # bytes of the largest file that is taken from somebody
    row: int = 0  # signs of the labels side by side that a phone shows whole; 0: rows are not shown
    window: float = 0.0  # seconds after somebody wrote in which we may write freely; 0: always


@record
class Upload:
    """A file we send; the name is ours, never one that came from outside."""

    data: bytes
    name: str
    mime: str


@record
class Prompts:
    """Words beside choices, in the recipient's language: what asks for one, what opens a list of them."""

    ask: str = "…"
    open: str = "…"


@record
class Text:
    """A message of words; `silent` makes no sound where it arrives; `below`: the message of ours that it answers."""

    html: str
    buttons: Buttons = ()
    silent: bool = False
    prompts: Prompts = Prompts()
    below: str = ""


@record
class Picture:
    """A picture with a caption."""

    upload: Upload
    html: str = ""
    buttons: Buttons = ()


@record
class Album:
    """One to ten files as one message."""

    uploads: tuple[Upload, ...]
    html: str = ""
    as_photos: bool = True


@record
class EditCaption:
    """New words below a picture that was sent before; with `upload`, also a new picture."""

    message: str
    html: str
    buttons: Buttons = ()
    upload: Upload | None = None


@record
class EditText:
    """New words in a message of words that was sent before."""

    message: str
    html: str
    buttons: Buttons = ()


@record
class EditButtons:
    """New buttons below a message that was sent before."""

    message: str
    buttons: Buttons = ()


@record
class Delete:
    """Take away a message that was sent before."""

    message: str


@record
class Answer:
    """The answer to a tap; without text it only stops the waiting sign."""

    tap: str
    text: str = ""
    alert: bool = False


@record
class Knock:
    """A message that may be sent at any time: it asks somebody to write to us, so that the rest may follow."""

    html: str
    buttons: Buttons = ()


Part = Knock | Text | Picture | Album | EditCaption | EditText | EditButtons | Delete | Answer


def as_it_came(data: Any) -> str:
    """JSON that cannot be read, to be kept for an operator."""
    try:
        return json.dumps(data)
    except (RecursionError, TypeError, ValueError):  # parsers go deeper than this one writes
        return json.dumps("nested too deep")


class SendFailed(Exception):  # noqa: N818 - the plan's own word
    """Something could not be done out there. The text names no person."""


class TryLater(SendFailed):
    """The platform asks for a pause of `after` seconds; `everybody`: of all we do on this channel."""

    def __init__(self, after: float, *, everybody: bool = False) -> None:
        super().__init__(f"asked to wait {after:g} s")
        self.after = after
        self.everybody = everybody


class Unclear(SendFailed):
    """No usable answer came: it may have been done or not."""


class Unreachable(SendFailed):
    """We may not write to this contact any more."""


class Moved(SendFailed):
    """The chat goes on under a new address."""

    def __init__(self, address: str) -> None:
        super().__init__("the chat has a new address")
        self.address = address


class Pointless(SendFailed):
    """There is nothing left to do. `why`: unchanged | missing | expired."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class WindowClosed(SendFailed):
    """More than 24 hours since they wrote: only a template may be sent."""


class Refused(SendFailed):
    """The platform does not take this, now or later."""


class StoreClosed(SendFailed):
    """Our own store of files does not take or give anything just now; nothing is wrong with what was sent."""


class Unseated(SendFailed):
    """Whoever this was for sits at that desk no more, and nobody else does yet."""


class Unlinked(Unseated):
    """This is for the moderators of a region that have no group yet."""


class Misconfigured(SendFailed):
    """Our own settings are wrong; only the operator can help."""


class Channel(Protocol):
    """The contract every channel holds."""

    name: str
    limits: Limits

    async def receive(self, timeout: float) -> Sequence[Update]:
        """The next updates, waiting up to `timeout` seconds. The same ones come again until `confirm`."""

    def confirm(self) -> None:
        """What `receive` gave last is kept; the platform may forget it."""

    async def perform(self, address: str, part: Part) -> str:
        """Do one thing; returns the id of the message that came of it, or "". Raises SendFailed.

        Of an album, the ids of all its messages with a space between, in the order in which they are shown.
        """

    def fetch(self, ref: str) -> AsyncGenerator[bytes, None]:
        """The bytes of a file, in pieces. Raises SendFailed: "too big" (Refused) for more than `limits.file`."""

    async def belongs(self, group: str, person: str) -> bool:
        """Whether this person is a member of this group. Raises SendFailed."""

    async def has_left(self, group: str, person: str) -> bool:
        """Whether this person is surely not in this group any more. Raises SendFailed, also when that is not told."""

    async def introduce(
        self, commands: Sequence[tuple[str, str]], about: str, about_short: str, language: str = ""
    ) -> None:
        """Show the commands in the platform's menu, and what this bot is for, to people of one language.

        "": to those of every language that has no menu of its own. Raises SendFailed.
        """

    def link(self, word: str) -> str:
        """Where somebody opens their own chat with us, saying this word; "" where there is no such thing."""

    def group_link(self, word: str) -> str:
        """Where somebody adds us to a group, where this word is said then; "" where there is no such thing."""

    async def start(self) -> dict[str, Any]:
        """Connect; what the platform says of us. Raises SendFailed."""

    async def close(self) -> None:
        """Disconnect."""
