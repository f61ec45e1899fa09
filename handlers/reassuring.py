"""Whoever asks whether it is safe, or whether somebody is there, is answered; then what was asked is asked again."""

from typing import Final

from handlers import answering, aside
from handlers.forms import Talk
from handlers.learn import CEK
from handlers.messages import GAP, Line, Message, Said, line
from handlers.report import ANSWER, MORE, REPORT, ask
from handlers.scene import Scene
from handlers.welcome import OPENING
from handlers.worries import worry_in
from storage import inquiries

_OF_RESIDENTS: Final = (REPORT.name, MORE.name, ANSWER.name, CEK.name)
"""The forms of whoever reports; what staff write is told to nobody but staff."""
_IN_WORDS: Final = ("story", "words", "evidence")


async def heard(scene: Scene, said: Said) -> bool:
    """Whether these words asked for nothing else; they are answered then."""
    alone = not (said.command or said.choice or said.files or said.other or said.edited)
    if not (alone and worry_in(said.text)):
        return False
    talk = aside.checking(scene) or scene.talk
    worry = worry_in(said.text, among_words=await _tells(scene, talk))
    if not worry or (talk is not None and talk.form not in _OF_RESIDENTS):
        return False
    told = line(f"worry-{worry}")
    if talk is None:
        scene.say(_before(told, await answering.spoken_of(scene) or Message((), OPENING)))
    elif talk.at == "consent" and not talk.menu:  # its page is long, and would hide the answer
        scene.say(Message((told, GAP, line("misread-consent")), ask(scene.house.forms[talk.form], talk).choices))
    else:
        scene.say(_before(told, ask(scene.house.forms[talk.form], talk)))
    return True


async def _tells(scene: Scene, talk: Talk | None) -> bool:
    """Whether what they write may be told in words of their own: the story, or what moderators asked for."""
    if talk is not None:
        return talk.at in _IN_WORDS
    return await inquiries.open_of_contact(scene.transaction, scene.contact_id) is not None


def _before(told: Line, asked: Message) -> Message:
    return Message((told, *((GAP, *asked.lines) if asked.lines else ())), asked.choices)
