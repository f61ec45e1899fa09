"""What is said below an answer wherever it is shown (pure): read off the answer, kept nowhere."""

from typing import Any, Final

from handlers import grade, links, numbers
from handlers.messages import Line

_TYPED: Final = ("name", "agency", "story")


def beside(key: str, answer: Any) -> tuple[Line, ...]:
    """The lines that belong below the answer to this question."""
    if not answer:
        return ()
    if key == "link":
        return links.beside(answer)
    if key == "evidence":
        return grade.beside([entry["kind"] for entry in answer])
    return numbers.beside(answer) if key in _TYPED else ()
