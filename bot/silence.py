"""Silent drafts: whoever leaves one lying is asked once whether to go on; after 14 days it dies."""

from typing import Final

from bot.logs import fault, log
from handlers import followup, report
from handlers.announced import SIARAN
from handlers.learn import CEK
from handlers.messages import GAP, Day, Message, Value, line
from handlers.scene import House, Scene, today
from storage import contacts, dialogues
from storage.database import Transaction
from storage.models import Dialogue
from storage.outbox import Effect

DAY: Final = 86_400.0
NUDGE_AFTER: Final = DAY
DRAFT_DIES_AFTER: Final = 14 * DAY


async def look(house: House, transaction: Transaction, now: float) -> list[Effect]:
    """Remind of drafts, and let the old ones die."""
    return [*await _die(house, transaction, now), *await _nudge(house, transaction, now)]


async def _nudge(house: House, transaction: Transaction, now: float) -> list[Effect]:
    effects: list[Effect] = []
    for dialogue in await dialogues.silent_since(transaction, now - NUDGE_AFTER):
        if dialogue.talk.get("form") in (CEK.name, report.REVEAL.name):  # nothing that anybody would miss
            await dialogues.close(transaction, [dialogue.contact_id])
            continue
        scene = await _scene(house, transaction, dialogue, now)
        await dialogues.nudged(transaction, dialogue.contact_id, now)
        if scene is None:
            continue
        try:
            _remind(scene, dialogue)
        except Exception as error:  # a draft of another version must not stop the others
            log().error("a draft cannot be taken up", fault=fault(error))
        effects += scene.effects
    return effects


def _remind(scene: Scene, dialogue: Dialogue) -> None:
    talk = report.taken_up(scene.house.forms, dialogue.talk)
    if talk is None:
        return
    asked = report.ask(scene.house.forms[talk.form], talk)
    dies = today(scene.house.chosen(talk.answers), dialogue.updated_at + DRAFT_DIES_AFTER - 1)
    about: dict[str, Value] = {"ticket": talk.about, "day": Day(dies)}
    ways = line("nudge", day=Day(dies)), line("nudge-more", **about), line("nudge-answer", **about)
    scene.say(Message((report.in_form(talk, *ways), GAP, *asked.lines), asked.choices))
    scene.effects[-1].body["until"] = dialogue.updated_at + DRAFT_DIES_AFTER  # it may be held for as long


async def _die(house: House, transaction: Transaction, now: float) -> list[Effect]:
    effects: list[Effect] = []
    dead = await dialogues.older_than(transaction, now - DRAFT_DIES_AFTER)
    for dialogue in dead:
        scene = await _scene(house, transaction, dialogue, now)
        if scene is None:
            continue
        scene.dropped.append(dialogue.draft)
        await followup.drop_drafts([scene], "system")
        scene.say(Message((line(_died(dialogue)),)))
        effects += scene.effects
    await dialogues.close(transaction, [dialogue.contact_id for dialogue in dead])
    return effects


async def _scene(house: House, transaction: Transaction, dialogue: Dialogue, now: float) -> Scene | None:
    contact = await contacts.get(transaction, dialogue.contact_id)
    if contact is None:
        return None
    return Scene(house, transaction, contact, now, dialogue.draft)


def _died(dialogue: Dialogue) -> str:
    """The key of what is said when this talk dies."""
    if dialogue.talk.get("form") == report.ANSWER.name:
        return "draft-died-answer"
    if dialogue.talk.get("form") == SIARAN.name:
        return "announcing-died"
    return "draft-died-more" if dialogue.talk.get("about") else "draft-died"
