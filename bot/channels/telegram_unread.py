"""What the first Telegram client could not make sense of, handed to the second one (pure)."""

from bot.channels.channel import Unclear


class Unread(Unclear):
    """The client library stumbled. `sent`: whether the call left the house; `answer`: (status, body) of what came back.

    To whoever knows nothing of a second client this is an unclear answer like any other.
    """

    def __init__(self, kind: str, *, sent: bool, answer: tuple[int, bytes] | None) -> None:
        super().__init__(kind)
        self.sent = sent
        self.answer = answer
