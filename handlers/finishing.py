"""The end of a talk: what becomes of its answers, and what is stored of it."""

from collections.abc import Sequence

from handlers import adding, announced, announcing, answered, answering, custodian, drafting, gathering, report
from handlers.forms import Step, Talk
from handlers.messages import Message, Said, line
from handlers.scene import Scene
from storage import custody


async def store(scenes: Sequence[Scene]) -> None:
    """Store the files that were announced, the reports that were submitted and the events of both."""
    await gathering.announce(scenes)
    await report.store(scenes)
    acts = [act for scene in scenes for act in scene.acts]
    if acts:
        await custody.write(scenes[0].transaction, acts, scenes[0].now)
    for scene in scenes:
        scene.acts.clear()


async def finish(scene: Scene, talk: Talk, step: Step, heard: Said) -> None:
    """What becomes of a talk that was answered to the end, given up or declined."""
    scene.set_talk(None)
    if step.outcome != "submit":
        scene.dropped.append(scene.draft)
        more, answer = line("cancelled-more", ticket=talk.about), line("cancelled-answer", ticket=talk.about)
        given_up = line("declined" if step.outcome == "decline" else "cancelled")
        scene.say(Message((report.in_form(talk, given_up, more, answer),)))
    elif talk.form == report.B1.name:
        await drafting.finish(scene, talk, "" if step.chosen else heard.text)
    elif talk.form == report.REVEAL.name:
        await custodian.finish(scene, step.talk or talk)
    elif talk.form in (report.MORE.name, report.ANSWER.name):
        await gathering.announce([scene])
        await (adding.add if talk.form == report.MORE.name else answered.take)(scene, step.talk or talk)
    elif talk.form == announced.SIARAN.name:
        await announcing.finish(scene, step.talk or talk)
    else:
        report.submit(scene, step.talk or talk)
    if talk.then and scene.talk is None:
        await store([scene])  # they are thanked before they are asked
        await answering.put(scene, talk.then)
