"""/langganan, /berhenti: a resident asks for news of a region's office, and ends it again."""

from collections.abc import Iterable, Sequence
from typing import Final

from handlers import announced, opening
from handlers.announced import OFF
from handlers.messages import GAP, Choice, Day, Line, Message, Said, Word, button, line
from handlers.scene import Scene, today
from storage import announcements, subscriptions
from storage.announcements import Announcement
from storage.roles import Role
from storage.subscriptions import Subscription

NAME: Final = "news"
ON: Final = "news:on:"
LAST: Final = "news:last"


async def offer(scene: Scene, _said: Said, _held: Sequence[Role]) -> None:
    """/langganan: what would come, and a button for each region."""
    own = {one.region: one for one in await subscriptions.of_contact(scene.transaction, scene.contact_id)}
    regions, several = list(scene.house.desks), scene.house.several
    what = line("news-several") if several else line("news-one", office=Word(f"office-{regions[0]}"))
    window = (line("news-window"),) if scene.contact.channel == "whatsapp" else ()
    wanted = tuple(_wanted(scene, own[region]) for region in regions if region in own)
    rows = tuple((_choice(region, several=several, wanted=region in own),) for region in regions)
    last = ((button(LAST, "choice-news-last"),),) if await _newest(scene, own) else ()
    scene.say(Message((what, line("news-how"), *window, *((GAP, *wanted) if wanted else ())), (*last, *rows)))


async def _newest(scene: Scene, regions: Iterable[str]) -> Announcement | None:
    return await announcements.newest(scene.transaction, list(regions))


def _wanted(scene: Scene, own: Subscription) -> Line:
    since = Day(today(scene.house.desk(own.region).region, own.since))
    return line("news-wanted", region=Word(f"choice-region-{own.region}"), since=since)


def _choice(region: str, *, several: bool, wanted: bool) -> Choice:
    named = f"choice-region-{region}"
    if wanted:
        end = line("news-end", region=Word(named)) if several else line("choice-news-off")
        return Choice(f"{OFF}{region}", end)
    return Choice(f"{ON}{region}", line("news-start", region=Word(named)) if several else line("choice-news-on"))


async def tapped(scene: Scene, said: Said, _held: Sequence[Role]) -> None:
    """A button of the offer, or the one below every announcement; it may be an old one."""
    scene.toast(said)
    region = said.choice.rpartition(":")[2]
    if said.choice.startswith(OFF):
        scene.mark(said, "choice-news-off", said.choice)
        await _end(scene, region)
    elif said.choice.startswith(ON) and region in scene.house.desks:
        scene.mark(said, f"choice-region-{region}" if scene.house.several else "choice-news-on", said.choice)
        await subscriptions.begin(scene.transaction, scene.contact_id, region, scene.now)
        scene.say(Message((line("news-begun", office=Word(f"office-{region}")),)))
    elif said.choice == LAST:
        await _repeat(scene)
    else:
        scene.say(Message((line("news-closed"),)))
    opening.resume(scene)


async def _repeat(scene: Scene) -> None:
    """What was sent last, for whoever missed it."""
    own = await subscriptions.of_contact(scene.transaction, scene.contact_id)
    found = await _newest(scene, [one.region for one in own])
    scene.say(announced.message(found) if found is not None else Message((line("news-closed"),)))


async def end(scene: Scene, _said: Said, _held: Sequence[Role]) -> None:
    """/berhenti: no more news of any region."""
    await _end(scene, "")
    opening.resume(scene)


async def _end(scene: Scene, region: str) -> None:
    ended = await subscriptions.end(scene.transaction, scene.contact_id, region)
    scene.say(Message((line("news-ended" if ended else "news-none"),)))
