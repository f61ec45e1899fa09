"""A check beside a report: it begins, it is answered, it leads on. The report in progress stays as it is.

A contact has one dialogue. With a draft open, the check lies in `Talk.aside` of the draft's talk, so that whatever
happens to the draft meanwhile (files, reminders, a restart) finds it where it was; without one, the check is the talk.
"""

from typing import Any, Final

from handlers import languages
from handlers.dialogue import advance, begin
from handlers.forms import Step, Talk, label_key, standing
from handlers.hearing import hear
from handlers.learn import CEK, carried
from handlers.messages import Line, Message, Said, line
from handlers.readers import find_link
from handlers.report import ask
from handlers.scene import Scene, today
from storage.record import replace

ONWARD: Final = ("report", "again", "rules")


def checking(scene: Scene) -> Talk | None:
    """The check that is open."""
    talk = scene.talk
    if talk is None or talk.form == CEK.name:
        return talk
    return standing(CEK, Talk(CEK.name, **talk.aside)) if talk.aside else None


def draft(scene: Scene) -> Talk | None:
    """The talk of a report, whether a check lies beside it or not."""
    return scene.talk if scene.talk and scene.talk.form != CEK.name else None


def _put(scene: Scene, check: Talk) -> None:
    beside = draft(scene)
    if beside is None:
        scene.set_talk(check)
        return
    aside = {"at": check.at, "answers": check.answers, "sources": check.sources}
    scene.set_talk(replace(beside, aside=aside))


def leave(scene: Scene) -> dict[str, Any]:
    """The check is over; what a report may know from it."""
    check = checking(scene)
    if check is None:
        return {}
    beside = draft(scene)
    if beside is None:
        scene.dropped.append(scene.draft)
    scene.set_talk(replace(beside, aside={}) if beside else None)
    return carried(check.answers)


def open_check(scene: Scene) -> None:
    """/cek: from the first question; a check that is open already goes on where it was."""
    check = checking(scene)
    _ask(scene, check if check and check.at != "result" else _anew(scene))


def _anew(scene: Scene) -> Talk:
    check = begin(CEK)
    if scene.talk is None:
        scene.draft = scene.house.new_draft()
    _put(scene, check)
    return check


def _ask(scene: Scene, check: Talk, *before: Line) -> None:
    asked = ask(CEK, check)
    stays = (line("cek-beside"),) if draft(scene) and not check.answers else ()
    scene.say(Message((*before, *stays, *asked.lines), asked.choices))


def leads_away(scene: Scene, said: Said) -> bool:
    """Whether this belongs to a report: a screenshot, a link, a button of one, an answer of it that was edited."""
    beside = draft(scene)
    if said.edited:
        return beside is not None and said.message in beside.sources
    return bool(said.files or find_link(said.text)) or (bool(said.choice) and not said.choice.startswith("cek:"))


def take(scene: Scene, check: Talk, said: Said) -> str:
    """One thing said in a check; returns "report" or "rules" when that was chosen below its advice."""
    heard = hear(CEK, check, said, *languages.tongues(scene))
    onward = heard.choice.removeprefix("cek:result:")
    if check.at == "result" and onward in ONWARD:
        return _onward(scene, said, onward)
    step = advance(CEK, check, heard, today(scene.house.first.region, scene.now))
    scene.toast(said, step.toast)
    if step.chosen:
        scene.mark(said, step.chosen, said.choice)
    _go_on(scene, step)
    return ""


def _onward(scene: Scene, said: Said, onward: str) -> str:
    scene.toast(said)
    if onward != "rules":  # the other ways stay open beside the rules
        scene.mark(said, label_key("result", onward), said.choice)
    if onward == "again":
        _ask(scene, _anew(scene))
        return ""
    return onward


def below_one_that_is_over(scene: Scene, said: Said) -> str:
    """A tap below the advice of a check that was left meanwhile: it leads on all the same, as `take` tells."""
    onward = said.choice.removeprefix("cek:result:")
    if onward not in ONWARD:
        scene.toast(said, line("toast-old-button"))
        return ""
    scene.toast(said)
    if onward == "again":
        open_check(scene)
    return onward


def _go_on(scene: Scene, step: Step) -> None:
    if step.talk is None or step.talk.menu:  # there is nothing to lose, so nobody is asked whether they are sure
        stop(scene)
        return
    _put(scene, step.talk)
    if step.lines or step.ask == "question":
        _ask(scene, step.talk, *step.lines)


def stop(scene: Scene) -> None:
    """The check is given up."""
    leave(scene)
    scene.say(Message((line("cek-ended-draft" if scene.talk else "cek-ended"),)))
