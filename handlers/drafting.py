"""A formal reporter is offered the draft of form B.1. Name and address are asked for it alone, in one message.

They never stand in the talk, a log or in the clear: they go sealed into the errand that makes the paper, and out of it
once it was sent. Nobody keeps them.
"""

import base64
from typing import Final

from handlers import aside
from handlers.case_button import button
from handlers.dialogue import begin
from handlers.forms import Talk
from handlers.messages import Message, Rows, line
from handlers.report import B1, ask
from handlers.scene import Scene
from storage import reports
from storage.crypt import Crypt
from storage.models import Report
from storage.outbox import WORK, Effect
from storage.states import ERASED, WITHDRAWN

ACTION: Final = "b1"
SEALED: Final = "person"
"""Where in the errand's body the sealed words stand."""


def offer(scene: Scene, report: Report) -> Rows:
    """The button, where papers are made."""
    if not scene.house.papers:
        return ()
    return ((button(report, ACTION, "choice-b1-make"),),)


def ask_for(scene: Scene, report: Report) -> None:
    """Ask who they are, for this paper."""
    if not scene.house.papers or report.answers.get("track") != "formal" or report.state in (ERASED, WITHDRAWN):
        scene.say(Message((line("track-none"),)))
        return
    aside.leave(scene)
    if scene.talk is not None:
        scene.say(Message((line("finish-first"),)))
        return
    scene.draft = scene.house.new_draft()
    talk = begin(B1, about=report.ticket)
    scene.set_talk(talk)
    scene.say(ask(B1, talk))


async def finish(scene: Scene, talk: Talk, person: str) -> None:
    """They said who they are, or "" when they skipped it: the paper is made."""
    report = await reports.by_ticket(scene.transaction, talk.about)
    if report is None or report.contact_id != scene.contact_id:
        scene.say(Message((line("status-none"),)))
        return
    body = {"report": report.id, SEALED: seal(scene.house.crypt, person)}
    scene.dropped.append(scene.draft)
    scene.effects.append(Effect(scene.contact_id, "b1", body, lane=f"b1:{scene.contact_id}", rank=WORK))
    scene.say(Message((line("form-making", ticket=report.ticket),)))


def seal(crypt: Crypt, person: str) -> str:
    """Their words as they wait in the errand."""
    return base64.b64encode(crypt.seal(person.encode(), about=b"b1")).decode()


def unseal(crypt: Crypt, sealed: str) -> str:
    """The words again; "" when they are gone. Raises CannotOpenError."""
    return crypt.open(base64.b64decode(sealed), about=b"b1").decode() if sealed else ""
