"""/tambah: a moderator notes a report that came on paper, by phone or in person.

The group is answered with a link that holds a word. It leads whoever asked for it, and nobody else, into their own chat
with the bot, once and within an hour. There the form of the residents is filled in, so that no resident's words are
typed in the group. The report leads to nobody: the moderator hears its ticket, and that is all.
"""

import secrets
from typing import Final

from handlers import aside
from handlers.dialogue import begin
from handlers.messages import GAP, Choice, Message, Said, line
from handlers.received import NOTED_BY, WAY, WAYS
from handlers.report import REPORT, ask
from handlers.scene import Scene
from handlers.tap import Tap
from storage import invitations
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
    if found is None:
        scene.say(Message((line("direct-over"),)))
        return
    ways = tuple((Choice(f"{NAME}:{word}:{way}", line(f"choice-way-{way}")),) for way in WAYS)
    scene.say(Message((line("direct-way", region=scene.house.desk(found.region).region.name),), ways))


async def start(scene: Scene, said: Said) -> None:
    """They said how it came: the word is used up, and the form begins."""
    _, word, way = (*said.choice.split(":"), "", "")[:3]
    aside.leave(scene)
    found = await _found(scene, word) if way in WAYS else None
    if found is None:
        scene.toast(said, line("direct-over"), alert=True)
    elif scene.talk is not None:
        scene.toast(said)
        scene.say(Message((line("finish-first"),)))
    elif await invitations.use(scene.transaction, found):
        scene.toast(said)
        scene.mark(said, f"choice-way-{way}", said.choice)
        _begin(scene, found, way)


def _begin(scene: Scene, found: Invitation, way: str) -> None:
    known = {"consent": "yes", "track": "informant", "region": found.region, WAY: way, NOTED_BY: found.who}
    form = scene.house.forms[REPORT.name]
    talk = begin(form, known)
    scene.draft = scene.house.new_draft()
    scene.set_talk(talk)
    asked = ask(form, talk)
    scene.say(Message((line("direct-begun"), GAP, *asked.lines), asked.choices))


async def _found(scene: Scene, word: str) -> Invitation | None:
    plain = word.strip().lower()
    return await invitations.find(scene.transaction, _hash(scene, plain), _key(scene), scene.now) if plain else None


def _hash(scene: Scene, word: str) -> str:
    return scene.house.crypt.lookup("invitation", word)


def _key(scene: Scene) -> str:
    """The keyed hash of whose chat this is; on Telegram a private chat has the number of its person."""
    contacts, contact = scene.house.contacts, scene.contact
    return contacts.lookup(contact.channel, contacts.address(contact))
