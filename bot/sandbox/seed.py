"""Plays the example cases through the real bot, day by day, with the clock set back, and what mornings bring."""

import re
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from PIL import Image

from bot.sandbox import samples
from bot.sandbox.examples import EXAMPLES, Example
from bot.sandbox.follow import PATIENCE, Follow, find_button, member
from bot.sandbox.page_stage import Desk, Stage
from bot.sandbox.world import Chat, Message, Person, Upload, World

_TICKET: Final = re.compile(r"LN-[0-9A-Z]{4}-[0-9A-Z]{4}")
_PARTS: Final = ((0.0, 1.0), (0.0, 0.55), (0.25, 0.8), (0.45, 1.0))
"""From where to where a sample is shown: no picture of a city is like another one, or cases would be joined by it."""


@dataclass
class Player:
    """Somebody whose side of a chat is played."""

    world: World
    person: Person

    @property
    def chat(self) -> Chat:
        """Their chat with the bot."""
        return self.world.private(self.person)

    def heard(self) -> list[Message]:
        """What the bot has said to them."""
        return [message for message in self.chat.messages.values() if message.sender.is_bot]

    async def _answered(self, before: int) -> None:
        await self.world.until(lambda: len(self.heard()) > before, timeout=PATIENCE)

    async def say(self, text: str) -> None:
        """Say something and wait for the answer."""
        before = len(self.heard())
        self.world.say(self.person, self.chat, text)
        await self._answered(before)

    async def send(self, upload: Upload) -> None:
        """Send a screenshot as a file and wait for the answer."""
        before = len(self.heard())
        self.world.send_files(self.person, self.chat, [upload], kind="document")
        await self._answered(before)

    async def tap(self, tail: str) -> None:
        """Tap the newest button whose data ends so, and wait for the answer."""
        before = len(self.heard())
        message, data = find_button(self.heard(), tail)
        self.world.tap(self.person, message, data)
        await self._answered(before)


def _part(sample: samples.Sample, top: float, bottom: float) -> Upload:
    """A part of a sample at half its size: the examples are there to be looked at, not to be waited for."""
    small = BytesIO()
    with Image.open(BytesIO(samples.draw(sample))) as picture:
        part = picture.crop((0, round(top * picture.height), picture.width, round(bottom * picture.height)))
        part.convert("RGB").reduce(2).save(small, "JPEG", quality=85)
    return Upload(small.getvalue(), f"{sample.name}.jpg", "image/jpeg")


class Seed:
    """The examples, played in order. `settled` waits until the bot has nothing left to do; `wake` makes it look at
    its clock.
    """

    def __init__(
        self,
        world: World,
        stage: Stage,
        set_days_ago: Callable[[float], None],
        settled: Callable[[], Awaitable[None]],
        wake: Callable[[], Awaitable[None]],
    ) -> None:
        self._world = world
        self._stage = stage
        self._set_days_ago = set_days_ago
        self._settled = settled
        self._wake = wake
        self._follow = Follow(world, settled)
        self._people = [stage.residents[0], *(world.add_person(f"Warga Contoh {n}") for n in range(2, 7))]
        self._pictures = [_part(sample, *part) for part in _PARTS for sample in samples.SAMPLES]
        self._sent = Counter[str]()

    async def play(self, examples: Sequence[Example] = EXAMPLES, mornings: Sequence[float] = ()) -> None:
        """All of these, each at its time; the page shows how far it is. `mornings`: how many days ago they were."""
        agenda = [(example.days, number, "") for number, example in enumerate(examples, start=1)]
        agenda += [(days, number, step) for number, one in enumerate(examples, start=1) for days, step in one.later]
        agenda += [(days, 0, "") for days in mornings]
        tickets: dict[int, str] = {}
        for days, number, step in sorted(agenda, key=lambda deed: -deed[0]):
            desk = self._stage.desks[number % len(self._stage.desks)]
            self._set_days_ago(days)
            if not number:
                await self._wake()
                await self._settled()
                continue
            with suppress(LookupError, TimeoutError):  # somebody plays along already: what they change is left to them
                if step:
                    await self._follow.step(desk, tickets[number], step)
                    continue
                self._stage.progress = f"Menyiapkan contoh laporan {number} dari {len(examples)}…"
                tickets[number] = await self._one(examples[number - 1], desk)

    async def _one(self, example: Example, desk: Desk) -> str:
        player = Player(self._world, self._people[example.resident - 1])
        ticket = await self.report(player, example, desk.region)
        await self._settled()
        await self._decide(player, desk, ticket, example.outcome)
        await self._settled()
        return ticket

    async def report(self, player: Player, example: Example, region: str) -> str:
        """The whole form; the ticket."""
        await player.say("/lapor")
        await player.tap("consent:yes")
        await player.tap(f"region:{region}")
        await player.tap(f"behaviour:{example.behaviour}")
        await player.tap(f"audience:{example.audience}")
        if example.audience == "private":  # a right of everybody: one is asked whether to go on
            await player.tap("private:yes")
        await (player.say(example.link) if example.link else player.tap("link:skip"))
        await self._evidence(player, example, region)
        await player.say(example.name)
        await player.tap(f"status:{example.status}")
        await player.say(example.agency)
        await player.tap("happened:yesterday")
        await player.tap("known:same")
        await (player.say(example.story) if example.story else player.tap("story:skip"))
        await player.tap("track:informant")
        await player.tap("review:submit")
        found = [_TICKET.search(message.text) for message in reversed(player.heard()[-2:])]
        return next(filter(None, found), [""])[0]

    async def _evidence(self, player: Player, example: Example, region: str) -> None:
        if not example.pictures:
            await player.tap("evidence:skip")
            return
        for _ in range(example.pictures):
            await player.send(self._pictures[self._sent[region] % len(self._pictures)])
            self._sent[region] += 1
        await player.tap("evidence:done")

    async def _decide(self, player: Player, desk: Desk, ticket: str, outcome: str) -> None:
        action, _, reason = outcome.partition(":")
        match action:
            case "accept" | "escalate":
                await self._tap_card(desk, ticket, f":{action}")
            case "reject":
                await self._tap_card(desk, ticket, ":reject")
                await self._tap_card(desk, ticket, f":reject:{reason}")
            case "undo":
                await self._tap_card(desk, ticket, ":accept")
                await self._tap_card(desk, ticket, ":undo")
            case "acknowledge":
                await self._tap_card(desk, ticket, ":escalate")
                await self._follow.tap(desk.liaison, desk.bawaslu, ticket, ":acknowledge")
            case "withdraw":
                await player.say(f"/status {ticket}")
                await player.tap(":withdraw")
                await player.tap(":withdrawn")
            case "erase":
                await player.say("/hapus")
                await player.tap("erase:yes")

    async def _tap_card(self, desk: Desk, ticket: str, tail: str) -> None:
        await self._follow.tap(member(desk, ticket), desk.moderators, ticket, tail)
