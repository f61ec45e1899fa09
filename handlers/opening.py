"""A report's talk is begun, taken up again, or asked whether to give it up."""

from typing import Final

from handlers import aside, report
from handlers.dialogue import begin, opened_by
from handlers.forms import Talk
from handlers.messages import GAP, Line, Message, Said, line, line_to_json
from handlers.scene import Scene
from storage.outbox import Effect
from storage.record import replace

ALBUM_QUIET: Final = 1.2  # seconds: a platform delivers the items of an album within less


def begin_report(scene: Scene, said: Said | None = None, region: str = "") -> None:
    """Open the form, with what a check has told; a draft that is still open is taken up again.

    `region`: the one a link led to.
    """
    carried = aside.leave(scene)
    if scene.talk is None:
        known, form = {**carried, **({"region": region} if region else {})}, scene.house.forms[report.REPORT.name]
        talk = opened_by(form, said, known) if said else begin(form, known)
        scene.draft = scene.house.new_draft()
        scene.set_talk(count_later(scene, talk, opening=True) if said and said.album else talk)
        if not (said and said.album):
            asked = report.ask(form, talk)
            told = (line("cek-carried"), GAP) if carried else ()
            scene.say(Message((*told, *asked.lines), asked.choices))
    else:
        resume(scene)


def count_later(scene: Scene, talk: Talk, **how: bool) -> Talk:
    """An album is coming in: its files are counted, and what comes next is asked, when it has gone quiet."""
    greeting = {"greeting": list(map(line_to_json, greeted))} if (greeted := scene.greet()) else {}
    body = {"draft": scene.draft, **how, **greeting}
    scene.effects.append(Effect(scene.contact_id, "count", body, delay=ALBUM_QUIET))
    return replace(talk, quiet_until=scene.now + ALBUM_QUIET)


def resume(scene: Scene, unsent: Line | None = None) -> None:
    """Ask again what was asked: of a check, or of the report. `unsent`: what is said before, instead of the usual."""
    if aside.checking(scene):
        aside.open_check(scene)
    elif scene.talk is not None:
        if scene.talk.menu == "cancel":  # they go on instead of answering "really cancel?"
            scene.set_talk(replace(scene.talk, menu=""))
        asked = report.ask(scene.house.forms[scene.talk.form], scene.talk)
        about = {"ticket": scene.talk.about}
        ways = unsent or line("resume"), line("resume-more", **about), line("resume-answer", **about)
        scene.say(Message((report.in_form(scene.talk, *ways), GAP, *asked.lines), asked.choices))


def cancel(scene: Scene) -> None:
    """/batal: a check is over at once; a report only when they are sure."""
    if aside.checking(scene):
        aside.stop(scene)
        return
    if scene.talk is None:
        scene.say(Message((line("nothing-to-cancel"),)))
        return
    scene.set_talk(replace(scene.talk, menu="cancel"))
    scene.say(report.ask(scene.house.forms[scene.talk.form], scene.talk))
