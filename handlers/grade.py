"""How files were sent (pure): as a file, or as a photo, which the chat app makes smaller before it goes out.

Known from the message itself. It says nothing of what a picture shows, so it is never called genuine: a file is "sent
as a file", a photo is "compressed by the app". Whoever sent nothing but photos is asked once for the file, with the way
to do it on their platform; the next question stands right below, so whoever cannot or will not simply goes on.
"""

from collections.abc import Sequence
from typing import Final

from handlers.forms import Form, Step
from handlers.messages import GAP, Line, Word, line
from storage.record import replace

GRADES: Final = {"document": "whole", "photo": "shrunk", "video": "shrunk"}
"""Kind of a file -> its grade."""
ORDER: Final = ("whole", "shrunk")


def word(kind: str) -> Word:
    """The grade of a file of this kind."""
    return Word(f"grade-{GRADES.get(kind, 'unknown')}")


def counts(kinds: Sequence[str]) -> dict[str, int]:
    """Grade -> how many of these files have it, without those that none has."""
    grades = [GRADES.get(kind) for kind in kinds]
    return {grade: grades.count(grade) for grade in ORDER if grade in grades}


def beside(kinds: Sequence[str]) -> tuple[Line, ...]:
    """The line below the number of files, wherever that is shown."""
    counted = counts(kinds)
    if len(counted) == len(ORDER):
        return (line("grade-mixed", whole=counted["whole"], shrunk=counted["shrunk"]),)
    return tuple(line(f"grade-all-{grade}") for grade in counted)


def only_photos(kinds: Sequence[str]) -> bool:
    """Whether there are files, and all of them came as photos."""
    return bool(kinds) and set(kinds) == {"photo"}


def asked(channel: str) -> tuple[Line, ...]:
    """Asks for the same pictures as files, with the way to do it on this channel."""
    return line("whole-ask"), line(f"whole-how-{channel}")


def coach(form: Form, step: Step, channel: str) -> Step:
    """The step with that request before the question behind the files; once in a draft, and only of photos."""
    talk, order = step.talk, [question.key for question in form.questions]
    if talk is None or talk.coached or talk.menu or step.ask != "question" or talk.at not in order:
        return step
    kinds = [entry["kind"] for entry in talk.answers.get("evidence") or []]
    if not only_photos(kinds) or order.index(talk.at) <= order.index("evidence"):
        return step
    before = (*step.lines, GAP) if step.lines else ()
    return replace(step, talk=replace(talk, coached=True), lines=(*before, *asked(channel)))
