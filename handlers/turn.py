"""One turn: who is speaking, which dialogue they are in, and what it yields."""

from collections.abc import Sequence

from handlers import (
    answering,
    aside,
    direct,
    erasing,
    followup,
    gathering,
    grade,
    group_commands,
    languages,
    liaison,
    moderation,
    numbered,
    opening,
    private_desk,
    reassuring,
    report,
    rules,
    sameness,
    staff_commands,
    statistics,
    taken_back,
    tracks,
    withdrawing,
)  # fmt: skip
from handlers.commands import command_of
from handlers.counting import BUTTONS_ONLY, NOTHING, listening, noted_full
from handlers.dialogue import advance, opened_by
from handlers.finishing import finish, store
from handlers.forms import Form, Step, Talk, with_consent_time
from handlers.hearing import hear
from handlers.learn import CEK
from handlers.manners import is_thanks
from handlers.messages import GAP, Line, Message, Said, Update, line
from handlers.readers import Misread, find_link
from handlers.scene import Scene, today
from handlers.stray import wants_to_report
from handlers.tap import Tap
from handlers.unusable import unusable
from handlers.welcome import CHECK, START, expect, hello, region_of_link, reply, welcome
from storage.contacts import Place
from storage.record import replace
from storage.tickets import read_ticket


async def take(scene: Scene, update: Update, *, member: bool | None = None) -> None:
    """Let one update have its effect on the scene. `member`: whether the sender belongs to this group."""
    if scene.submitted:  # they go on at once: what they look for must be there
        await store([scene])
    scene.who = update.sender.name
    if update.said.deleted:
        taken_back.hear(scene, update.said)
    elif update.private:
        scene.member = member
        if scene.house.desk_at(scene.contact_id) is None or not await private_desk.take(_tap(scene, update)):
            expect(scene)
            await _resident(scene, update.said)
    elif update.said.choice.startswith("case:"):
        await _staff(_tap(scene, update), member)
    else:
        await group_commands.take(_tap(scene, update), member=member)


def _tap(scene: Scene, update: Update) -> Tap:
    keys = scene.house.contacts.lookups(Place(update.channel, update.sender.key))
    return Tap(scene, update.said, update.sender.name, keys[0], keys)


def needs_member(said: Said) -> bool:
    """Whether only who belongs to the group may say this in it."""
    return bool(said.choice or said.command or said.below)


async def _staff(tap: Tap, member: bool | None) -> None:
    desk, contact_id = tap.house.desk_at(tap.scene.contact_id), tap.scene.contact_id
    both = desk is not None and desk.bawaslu == desk.moderators  # as while somebody tries the bot out
    if desk is not None and contact_id == desk.moderators and not (both and tap.action in liaison.ACTS):
        await moderation.take(tap, member=member)
    elif desk is not None:
        await liaison.tapped(tap, member=member)
    else:
        tap.toast(line("toast-unknown-case"))


async def _resident(scene: Scene, said: Said) -> None:
    said = await withdrawing.heard(scene, await erasing.heard(scene, said))
    if await answering.is_greeting_the_news(scene, said) or await reassuring.heard(scene, said):
        return
    if command := said.command or _typed(scene, said):
        await _command(scene, replace(said, command=command))
    elif said.choice and not said.choice.startswith(tuple(f"{name}:" for name in scene.house.forms)):
        await _button(scene, said)
    elif (check := aside.checking(scene)) and not aside.leads_away(scene, said):
        _check(scene, check, said)
    elif said.choice.startswith(f"{CEK.name}:"):
        _onward(scene, aside.below_one_that_is_over(scene, said))
    elif draft := aside.draft(scene):
        await _talk(scene, replace(draft, aside={}), said)
    else:
        await _first_words(scene, said)


def _typed(scene: Scene, said: Said) -> str:
    """The command that was typed as a plain word."""
    talk = aside.checking(scene) or scene.talk
    form = scene.house.forms[talk.form] if talk else None
    return command_of(said, form, talk, *languages.tongues(scene))


def _check(scene: Scene, check: Talk, said: Said) -> None:
    _onward(scene, aside.take(scene, check, said))


def _onward(scene: Scene, chosen: str) -> None:
    """Where somebody goes on to from a check."""
    if chosen == "report":
        opening.begin_report(scene)
    elif chosen == "rules":
        rules.show(scene, "")


async def _command(scene: Scene, said: Said) -> None:
    if await staff_commands.linked(scene, said):
        return
    match said.command:
        case "start" | "mulai":
            scene.say(welcome(scene, said.argument))
            opening.resume(scene)
        case "lapor":
            opening.begin_report(scene)
        case "cek":
            aside.open_check(scene)
        case "aturan":
            rules.show(scene, "")
        case "status" | "laporanku":
            opening.resume(scene, await followup.status(scene, said.argument))
        case "jadi_pelapor":
            await tracks.offer(scene, said.argument)
            opening.resume(scene)
        case "batal":
            opening.cancel(scene)
        case "hapus":
            erasing.ask(scene)
        case "bahasa" | "language" | "basa":
            await _language(scene, languages.named(scene, said.argument))
        case "bantuan" | "help" | "privasi":
            asked = ("privacy", *(("privacy-links",) if scene.house.watches_links else ()))
            told = tuple(map(line, asked)) if said.command == "privasi" else await staff_commands.helps(scene)
            scene.say(Message(told))
            opening.resume(scene)
        case "statistik" | "statistics":
            await statistics.asked(scene, said.argument)
        case _ if not await staff_commands.take(scene, said):
            scene.say(Message((line("unknown-command"),)))
            opening.resume(scene)


async def _language(scene: Scene, language: str) -> None:
    """Speak in this language from now on, and ask again what was asked; without one, offer them all."""
    if language:
        await languages.choose(scene, language)
        opening.resume(scene)
    else:
        scene.say(languages.offer(scene))


async def _button(scene: Scene, said: Said) -> None:
    parts = said.choice.split(":")
    region = region_of_link(scene.house, said.choice.removeprefix(f"{START}:"))
    if said.choice == START or region:
        scene.toast(said)
        opening.begin_report(scene, region=region)
    elif said.choice == CHECK:
        scene.toast(said)
        aside.open_check(scene)
    elif said.choice.startswith(f"{direct.NAME}:"):
        await direct.start(scene, said)
    elif said.choice.startswith(f"{rules.PLACE}:"):
        scene.toast(said)
        rules.show(scene, parts[-1])
    elif said.choice.startswith(f"{statistics.NAME}:"):
        await statistics.tapped(scene, said)
    elif language := languages.tapped(scene, said):
        scene.toast(said)
        scene.mark(said, f"choice-language-{language}", said.choice)
        await _language(scene, language)
    elif said.choice == followup.OPEN:
        scene.toast(said)
        if not scene.back:  # what was held for them has gone out before, or is no more
            opening.resume(scene, await followup.status(scene, ""))
    elif said.choice in erasing.CHOICES:
        await erasing.tapped(scene, said)
    elif _is_of_case(parts):
        await followup.own_case(scene, said, parts[1], *parts[3:])
    elif not await staff_commands.tapped(scene, said):
        scene.toast(said, line("toast-unknown-button"))


def _is_of_case(parts: Sequence[str]) -> bool:
    """Whether it is a button below an own report; only those below a question name that question as well."""
    whole = len(parts) == 4 or (len(parts) == 5 and parts[3] in answering.ACTIONS)
    return whole and parts[0] == "case" and read_ticket(parts[1]) is not None


async def _first_words(scene: Scene, said: Said) -> None:
    """Somebody speaks without a dialogue: a screenshot or a link opens the form, a ticket asks for its state."""
    if said.tap:
        scene.toast(said, line("toast-no-talk"))
    elif said.edited:
        scene.say(Message((line("edited-late"),)))
    elif read_ticket(said.text) and not said.files and not find_link(said.text):
        await followup.status(scene, said.text)
    elif talk := await answering.awaited(scene, said):
        await _talk(scene, talk, said)
    elif said.files or find_link(said.text) or wants_to_report(said.text):
        await _begin_with(scene, said)
    elif language := languages.named(scene, said.text):
        await _language(scene, language)
    elif not said.other and not is_thanks(said.text) and (spoken := await answering.spoken_of(scene)):
        scene.say(spoken)
    else:
        scene.say(reply(scene, said))


async def _begin_with(scene: Scene, said: Said) -> None:
    try:
        if said.files:
            opened_by(scene.house.forms[report.REPORT.name], said)  # raises for one that nothing can be begun with
            await followup.offer_more(scene)
        opening.begin_report(scene, said)
    except Misread as misread:
        scene.say(hello(scene, Line(misread.key, misread.values)))


async def _talk(scene: Scene, talk: Talk, said: Said) -> None:
    if answering.is_polite_first(talk, said):
        scene.say(report.ask(scene.house.forms[talk.form], talk))
        return
    form, talk = scene.house.forms[talk.form], listening(talk, said, scene.now)
    heard = hear(form, talk, said, *languages.tongues(scene))
    step = advance(form, talk, heard, today(scene.house.chosen(talk.answers), scene.now))
    if said.other and not step.outcome and (step.lines or step.talk != talk):
        beside = step.lines if step.talk != talk else ()  # the words beside a video may be an answer all the same
        step = replace(step, lines=(unusable(said, talk), *beside))
    step = grade.coach(form, step, scene.contact.channel)
    scene.toast(said, step.toast)
    if step.chosen:
        scene.mark(said, step.chosen, said.choice)
    if step.talk is not None:
        step = replace(step, talk=noted_full(talk, with_consent_time(step.talk, scene.now), scene.now))
    step = await sameness.remind(scene, talk, step)
    gathering.gather(scene, talk, step)
    rules.tell_bypass(scene, talk.answers, (step.talk or talk).answers)
    if step.outcome:
        await finish(scene, talk, step, heard)
    else:
        _go_on(scene, form, step)


def _go_on(scene: Scene, form: Form, step: Step) -> None:
    talk = step.talk
    if talk is None:
        return
    if step.gathering and not talk.quiet_for(scene.now):
        talk = opening.count_later(scene, talk)
    if talk != scene.talk:
        scene.set_talk(talk)
    if step.ask == NOTHING:
        asked = Message(())
    else:
        asked = Message((), report.choices(form, talk)) if step.ask == BUTTONS_ONLY else report.ask(form, talk)
    if step.lines or asked.lines:
        told = numbered.fitting(step.lines, asked.choices, scene.contact.channel)
        between = (GAP,) if told and asked.lines else ()
        scene.say(Message((*told, *between, *asked.lines), asked.choices))
