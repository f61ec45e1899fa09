"""/tambah: a moderator notes a report that came on paper, by phone or in person.

The group is answered with a link that holds a word. It leads whoever asked for it, and nobody else, into their own chat
with the bot, once and within an hour, as long as they belong to that group. There the form of the residents is filled
in, so that no resident's words are typed in the group. The report leads to nobody: the moderator hears its ticket, and
that is all.
"""

import secrets
from typing import Final

from handlers import aside
from handlers.dialogue import begin
from handlers.messages import GAP, Choice, Line, Message, Said, line
from handlers.received import NOTED_BY, WAY, WAYS
from handlers.report import REPORT, ask
from handlers.scene import House, Scene
from handlers.tap import Tap
from storage import invitations
from storage.database import Transaction
from storage.invitations import Invitation
from storage.outbox import Effect

NAME: Final = "direct"
LINKED: Final = "tambah_"
"""How the word begins where it stands in a link (t.me/<bot>?start=tambah_1f...)."""
VALID_SECONDS: Final = 3_600.0


async def invite(tap: Tap) -> None:
    """/tambah in the moderators' group."""
    desk, scene = tap.house.desk_at(tap.scene.contact_id), tap.scene
    if desk is None or desk.region.key not in tap.house.desks:
        tap.toast(line("direct-elsewhere"))
        return
    if tap.key == _key(scene):  # an administrator who speaks in the group's name has no chat of their own
        tap.toast(line("direct-nameless"))
        return
    word = secrets.token_hex(6)
    kept = Invitation(
        word=_hash(scene, word), by=tap.key, who=tap.who, region=desk.region.key, until=scene.now + VALID_SECONDS
    )
    await invitations.put(scene.transaction, kept, scene.now)
    scene.effects.append(Effect(scene.contact_id, NAME, {"word": word}))


def invitation(word: str, link: str) -> Message:
    """What the group is answered; `link`: "" where the platform has none."""
    linked = (line("direct-link", link=link),) if link else ()
    return Message((line("direct-invite"), *linked, line("direct-typed", word=word)))


async def ask_way(scene: Scene, word: str) -> None:
    """They came by the link, or typed the word: ask how the report came."""
    found = await _found(scene, word)
    if found is None or not scene.member:
        scene.say(Message((_refusal(scene, found),)))
        return
    ways = tuple((Choice(f"{NAME}:{word}:{way}", line(f"choice-way-{way}")),) for way in WAYS)
    scene.say(Message((line("direct-way", region=scene.house.desk(found.region).region.name),), ways))


async def start(scene: Scene, said: Said) -> None:
    """They said how it came: the word is used up, and the form begins."""
    _, word, way = (*said.choice.split(":"), "", "")[:3]
    aside.leave(scene)
    found = await _found(scene, word) if way in WAYS else None
    if found is None or not scene.member:
        scene.toast(said, _refusal(scene, found), alert=True)
    elif scene.talk is not None:
        scene.toast(said)
        scene.say(Message((line("finish-first"),)))
    elif await invitations.use(scene.transaction, found):
        scene.toast(said)
        scene.mark(said, f"choice-way-{way}", said.choice)
        _begin(scene, found, way)


def _refusal(scene: Scene, found: Invitation | None) -> Line:
    """Why the word opens nothing now. Where membership could not be checked it stays good, to be tried again."""
    if found is None:
        return line("direct-over")
    return line("direct-cannot-check" if scene.member is None else "direct-left")


def word_in(said: Said) -> str:
    """The word of an invitation that somebody uses in their own chat; "": they do something else."""
    if said.choice.startswith(f"{NAME}:"):
        return said.choice.split(":")[1]
    if said.command == "start" and said.argument.startswith(LINKED):
        return said.argument.removeprefix(LINKED)
    return said.argument if said.command == "tambah" else ""


async def group_of(house: House, transaction: Transaction, word: str) -> int:
    """The moderators' group that was given this word, whoever uses it; 0: nobody was."""
    region = await invitations.region_of(transaction, house.crypt.lookup("invitation", _plain(word)))
    return house.desk(region).moderators if region else 0


def _begin(scene: Scene, found: Invitation, way: str) -> None:
    known = {"consent": "yes", "track": "informant", "region": found.region, WAY: way, NOTED_BY: found.who}
    form = scene.house.forms[REPORT.name]
    talk = begin(form, known)
    scene.draft = scene.house.new_draft()
    scene.set_talk(talk)
    asked = ask(form, talk)
    scene.say(Message((line("direct-begun"), GAP, *asked.lines), asked.choices))


async def _found(scene: Scene, word: str) -> Invitation | None:
    plain = _plain(word)
    return await invitations.find(scene.transaction, _hash(scene, plain), _key(scene), scene.now) if plain else None


def _plain(word: str) -> str:
    return word.strip().lower()


def _hash(scene: Scene, word: str) -> str:
    return scene.house.crypt.lookup("invitation", word)


def _key(scene: Scene) -> str:
    """The keyed hash of whose chat this is; on Telegram a private chat has the number of its person."""
    contacts, contact = scene.house.contacts, scene.contact
    return contacts.lookup(contact.channel, contacts.address(contact))
