"""Somebody deletes what they sent, for everybody: a file of an open draft goes with no report then.

Only WhatsApp tells of it. Words that were deleted stay the answer that they were, and a report that was sent stays as
it is: for both there are other ways, which undo nothing unasked.
"""

from handlers import aside, report
from handlers.forms import Talk
from handlers.messages import GAP, Message, Said, line
from handlers.scene import Scene
from storage.record import replace


def hear(scene: Scene, said: Said) -> None:
    """Take out the file of this message, and say how many are left."""
    draft = aside.draft(scene)
    files = (draft.answers.get("evidence") or []) if draft else []
    left = [entry for entry in files if entry.get("message") != said.message]
    if draft is None or len(left) == len(files):
        return
    others = {key: answer for key, answer in draft.answers.items() if key != "evidence"}
    talk = replace(draft, answers={**others, "evidence": left} if left else others)
    scene.set_talk(talk)
    told, asked = line("evidence-taken-back", count=len(left)), _asked_again(scene, talk)
    scene.say(Message((told, *((GAP, *asked.lines) if asked.lines else ())), asked.choices))


def _asked_again(scene: Scene, talk: Talk) -> Message:
    """What the number of files changes: the page that shows all answers, and the buttons below their own question."""
    if talk.at not in ("review", "evidence") or aside.checking(scene):
        return Message(())
    return report.ask(scene.house.forms[talk.form], talk)
