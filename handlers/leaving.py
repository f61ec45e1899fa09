"""A moderator left the group, or was put out of it: whoever stays decides without what they had begun.

Telegram tells so in the group itself (Bot API: Message, `left_chat_member`); in a large one, or where it hides such
messages, it may not, and then a claim ends by itself and the role at the next daily look.
"""

from handlers import membership
from handlers.scene import Scene, cards
from storage import desk_state, reports
from storage.contacts import Place


async def take(scene: Scene, who: Place) -> None:
    """Whoever is called so is not in this group any more."""
    desk = scene.house.desk_at(scene.contact_id)
    if desk is None or scene.contact_id != desk.moderators:
        return
    hashes, region = scene.house.contacts.lookups(who), desk.region.key
    left = await desk_state.leave(scene.transaction, region, hashes)
    for number, name in left.items():
        await reports.note(scene.transaction, number, "system", "left", scene.now, who=name)
    scene.effects += await cards(scene.house, scene.transaction, list(left))
    for person in (await scene.house.contacts.known(scene.transaction, hashes)).values():
        scene.effects.append(membership.look_at(person.id or 0, region))
