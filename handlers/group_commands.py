"""What staff write in a group of ours: commands, answers to a message of the bot, taps on lists.

Only who belongs to the group is heard; edits, small talk and what is meant for other bots are left alone. Whatever is
asked for is answered for the region of that group, and for no other.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Final

from handlers import (
    asking_words,
    blurring,
    correspondence,
    desk_queue,
    direct,
    group_link,
    merging,
    queue_lists,
    recap,
    recap_talk,
    remarks,
    search,
    statistics,
)  # fmt: skip
from handlers.desk import Desk
from handlers.messages import Line, Message, line
from handlers.tap import Tap

Act = Callable[[Tap], Awaitable[None]]
Reply = Callable[[Tap], Awaitable[bool]]


async def take(tap: Tap, *, member: bool | None) -> None:
    """Do what was asked in a group. `member`: whether whoever asks belongs to it; None: that could not be checked."""
    desk, said = tap.house.desk_at(tap.scene.contact_id), tap.said
    if said.edited:
        return
    if said.tap:
        await _act(tap, _table(desk, tap, BUTTONS, {}).get(said.choice.partition(":")[0]), "toast-unknown-case", member)
    elif group_link.means_us(said):
        await group_link.take(tap)
    elif said.command in HELP and not said.files:
        tap.scene.say(Message(_help(tap, desk)))
    elif said.command:
        wanted = _table(desk, tap, COMMANDS, COMMANDS_OF_BAWASLU).get(said.command)
        await _act(tap, wanted, "" if desk is None or said.files else "not-in-group", member)
    elif said.below and desk is not None and member:
        await _reply(tap, REPLIES if tap.scene.contact_id == desk.moderators else REPLIES_OF_BAWASLU)


def _table(desk: Desk | None, tap: Tap, moderators: Mapping[str, Act], bawaslu: Mapping[str, Act]) -> Mapping[str, Act]:
    if desk is None:
        return {}
    return moderators if tap.scene.contact_id == desk.moderators else bawaslu


async def _act(tap: Tap, act: Act | None, otherwise: str, member: bool | None) -> None:
    if act is None:
        if otherwise:
            tap.toast(line(otherwise))
    elif member:
        await act(tap)
    else:
        tap.toast(line("toast-cannot-check" if member is None else "group-outsider"))


async def _reply(tap: Tap, replies: Sequence[Reply]) -> None:
    for reply in replies:
        if await reply(tap):
            return


def _help(tap: Tap, desk: Desk | None) -> tuple[Line, ...]:
    if desk is None:
        return (line("help-other-group"),)
    helps = line("help-moderators" if tap.scene.contact_id == desk.moderators else "help-bawaslu")
    return (line("help-region", region=desk.region.name), helps) if tap.house.several else (helps,)


HELP: Final = ("bantuan", "start", "help")
COMMANDS: Final[dict[str, Act]] = {
    "antrean": queue_lists.open_lists,
    "kasus": queue_lists.show_case,
    "cari": search.search,
    "rekap": recap.show,
    "statistik": statistics.in_group,
    "tambah": direct.invite,
    "tanya": asking_words.by_command,
    "gabung": merging.by_command,
    "samar": blurring.cover,
    "catatan": remarks.command,
    "surat": correspondence.letter,
    "registrasi": correspondence.registered,
}
"""In the moderators' group: the command without its slash, and what does it. What stood behind it is
`tap.said.argument` (`asked_case.case_of` finds the case it names); `tap.toast` answers, as on a tap.
"""
COMMANDS_OF_BAWASLU: Final[dict[str, Act]] = {"registrasi": correspondence.registered, "statistik": statistics.in_group}
"""The same in Bawaslu's chat."""
BUTTONS: Final[dict[str, Act]] = {desk_queue.NAME: queue_lists.turn, recap_talk.NAME: recap_talk.pressed_in_group}
"""Buttons of the moderators' group that are not below a card, by the first word of their id."""
REPLIES: Final[tuple[Reply, ...]] = (correspondence.answered, asking_words.by_reply, remarks.below)
"""What is written below a message of ours in the moderators' group is shown to each of these, until one says that it
was for it; `asked_case.case_below` tells whether that message is a card.
"""
REPLIES_OF_BAWASLU: Final[tuple[Reply, ...]] = (correspondence.answered,)
"""The same in Bawaslu's chat."""
