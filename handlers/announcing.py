"""/siaran: an office writes a circular or a reminder to everybody who asked for its news.

Nothing goes out before its author has seen it as it will look, with the number of subscribers and the time it takes,
and has confirmed it. Whoever may write in a region may also stop what is being sent there.
"""

from collections.abc import Sequence
from hashlib import sha256
from typing import Final

from handlers import announced, aside, broadcast, quiet
from handlers.announced import SIARAN, message
from handlers.dialogue import begin
from handlers.forms import Talk
from handlers.messages import Line, Message, Moment, Rows, Said, Value, Word, button, line
from handlers.report import ask
from handlers.scene import Scene
from storage import announcements, custody, roles, subscriptions
from storage.announcements import DRAFT, SENDING, Announcement
from storage.roles import Role

NAME: Final = "announce"
ROLES: Final = (roles.OFFICIAL, roles.LEAD, roles.ADMIN)
_ANEW: Final = ("title", "text")
"""What can be written again below the preview."""
_MONTH: Final = 30 * 86_400.0
_OFTEN: Final = 4
"""So many in a month are as many as subscribers were promised."""
_LONGEST_NUMBER: Final = 10  # digits; anything may be in a button that was forged


async def command(scene: Scene, _said: Said, held: Sequence[Role]) -> None:
    """/siaran: for the region of their role; with several, they choose."""
    regions = list(dict.fromkeys(role.region for role in held))
    if len(regions) == 1:
        await _open(scene, regions[0], held)
        return
    rows = tuple((button(f"{NAME}:new:{region}", f"choice-region-{region}"),) for region in regions)
    scene.say(Message((line("announce-where"),), rows))


async def _open(scene: Scene, region: str, held: Sequence[Role]) -> None:
    aside.leave(scene)
    running = await announcements.sending_in(scene.transaction, region)
    people = await subscriptions.count(scene.transaction, region)
    if scene.talk is not None:
        scene.say(Message((line("finish-first"),)))
    elif running is not None:
        scene.say(Message((line("announce-busy"), progress(running)), stop_button(running)))
    elif not people:
        scene.say(Message((_nobody(region),)))
    else:
        role = next(role.role for role in held if role.region == region)
        _ask(scene, {"region": region, "role": role})


def _nobody(region: str) -> Line:
    return line("announce-nobody", region=Word(f"choice-region-{region}"))


def _ask(scene: Scene, known: dict[str, str]) -> None:
    scene.draft = scene.house.new_draft()
    talk = begin(SIARAN, known)
    scene.set_talk(talk)
    scene.say(ask(SIARAN, talk))


async def finish(scene: Scene, talk: Talk) -> None:
    """All is written: show it as it will look, and what sending it means."""
    answers = {key: str(answer) for key, answer in talk.answers.items()}
    kept = Announcement(
        region=answers["region"],
        contact_id=scene.contact_id,
        by=scene.contact.lookup,
        role=answers["role"],
        kind=answers["kind"],
        title=answers["title"],
        text=answers["text"],
        created_at=scene.now,
    )
    number = await announcements.put(scene.transaction, kept)
    people = await subscriptions.count(scene.transaction, kept.region)
    scene.say(message(kept))
    often = await announcements.begun_since(scene.transaction, kept.region, scene.now - _MONTH)
    warned = (line("announce-often", count=often),) if often >= _OFTEN else ()
    scene.say(Message((*_plan(scene, kept.region, people), *warned), _below(number)))


def _plan(scene: Scene, region: str, people: int) -> tuple[Line, ...]:
    zone = scene.house.desk(region).region.zone
    begins = quiet.opens_at(zone, scene.now)
    start: Value = Word("announce-at-once") if begins == scene.now else Moment(begins, zone)
    end = Moment(quiet.ends_at(zone, scene.now, people), zone)
    return line("announce-sure", count=announced.many(people)), line("announce-when", start=start, end=end)


def _below(number: int) -> Rows:
    send, title, text, drop = (
        button(f"{NAME}:{number}:{action}", f"choice-announce-{action}") for action in ("send", *_ANEW, "drop")
    )
    return (send,), (title, text), (drop,)


async def tapped(scene: Scene, said: Said, held: Sequence[Role]) -> None:
    """A button below the question for the region, a preview, or what is being sent."""
    _, number, action = (*said.choice.split(":"), "", "")[:3]
    regions = [role.region for role in held]
    if number == "new" and action in regions:
        scene.toast(said)
        await _open(scene, action, held)
        return
    asked = int(number) if number.isascii() and number.isdigit() and len(number) < _LONGEST_NUMBER else 0
    found = await announcements.by_id(scene.transaction, asked)
    if found is None or found.region not in regions:
        scene.toast(said, line("announce-old"))
    elif action == "stop":
        await _stop(scene, said, found, held)
    elif found.state != DRAFT or found.contact_id != scene.contact_id:
        scene.toast(said, line("announce-old"))
    elif action == "send":
        await _send(scene, said, found)
    else:
        await _anew(scene, said, found, action)


async def _anew(scene: Scene, said: Said, found: Announcement, action: str) -> None:
    """One part is written again, or all of it thrown away."""
    if action in _ANEW and scene.talk is not None:
        scene.toast(said, line("finish-first"))
        return
    scene.toast(said)
    if action not in (*_ANEW, "drop"):
        return
    scene.mark(said, f"choice-announce-{action}", said.choice)
    await announcements.drop(scene.transaction, found.id or 0)
    if action == "drop":
        scene.say(Message((line("announcing-stopped"),)))
    else:
        kept = {"kind": found.kind, "title": found.title, "text": found.text, "role": found.role}
        _ask(scene, {"region": found.region, **{key: value for key, value in kept.items() if key != action}})


async def _send(scene: Scene, said: Said, found: Announcement) -> None:
    number = found.id or 0
    if await announcements.sending_in(scene.transaction, found.region) is not None:
        scene.toast(said, line("announce-busy"))
        return
    people = await subscriptions.count(scene.transaction, found.region)
    if not people:
        scene.toast(said, _nobody(found.region))
        return
    scene.toast(said)
    if not await announcements.start(scene.transaction, number, people, scene.now):
        return
    scene.mark(said, "choice-announce-send", said.choice)
    text = sha256(f"{found.title}\n{found.text}".encode()).hexdigest()
    told = {"announcement": number, "by": found.by, "kind": found.kind, "sha256": text, "subscribers": people}
    scene.acts.append(custody.regional(found.region, found.role, "announced", **told))
    started = await announcements.by_id(scene.transaction, number)
    if started is not None:
        scene.effects += await broadcast.go_on(scene.house, scene.transaction, started, scene.now)


async def _stop(scene: Scene, said: Said, found: Announcement, held: Sequence[Role]) -> None:
    number = found.id or 0
    scene.toast(said)
    if not await announcements.stop(scene.transaction, number):
        scene.say(Message((line("announce-late"),)))
        return
    stopped = await announcements.by_id(scene.transaction, number) or found
    role = next(role.role for role in held if role.region == found.region)
    told = {"announcement": number, "by": scene.contact.lookup, "sent": stopped.sent}
    scene.acts.append(custody.regional(found.region, role, "announcement_stopped", **told))
    scene.say(Message((progress(stopped),)))
    scene.effects += await broadcast.shown(scene.transaction, stopped)


def progress(found: Announcement) -> Line:
    """How far it is."""
    return announced.progress(found.title, found.state, found.sent, found.total)


def stop_button(found: Announcement) -> Rows:
    """Below what is being sent."""
    return ((button(f"{NAME}:{found.id}:stop", "choice-announce-stop"),),) if found.state == SENDING else ()
