"""Three cities on one sandbox and in one process, each with its own group, officials and Bawaslu."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.sandbox.server import create_app, serving
from bot.sandbox.world import Limits, World
from bot.settings import Settings, load
from tests.hands import TODAY, Hands
from tests.stage import TOKEN, Resident, Stage, settings_for

NAMES: Final = {"solo": "Solo", "sleman": "Sleman", "tanjungpinang": "Pinang"}


@dataclass(repr=False)
class Cities:
    """The process, seen from each city: `stages` share everything but the group, Bawaslu's chat and their people."""

    stages: dict[str, Stage]

    @property
    def one(self) -> Stage:
        """Any of them, for what they share."""
        return self.stages["solo"]

    def resident(self) -> Resident:
        """A new resident, of no city yet."""
        return self.one.resident()

    async def switch(self, regions: str) -> None:
        """The operator changes REGIONS, and starts the bot again."""
        await self.one.stop()
        self.one.settings = _settings(self.one.settings, self.stages, regions.split(","))
        await self.one.start()
        self._share()

    def _share(self) -> None:
        for key, stage in self.stages.items():
            shared = {"_app": self.one._app, "_tasks": self.one._tasks, "settings": self.one.settings}
            stage.__dict__.update(shared if key != "solo" else {})


def _settings(base: Settings, stages: dict[str, Stage], regions: list[str]) -> Settings:
    """As they would stand in .env; one region alone is given its bare numbers."""
    chats = {key: (stages[key].group.id, stages[key].bawaslu.id) for key in regions}
    groups, bawaslu = (",".join(f"{key}:{pair[at]}" for key, pair in chats.items()) for at in (0, 1))
    if len(regions) == 1:
        groups, bawaslu = (str(number) for number in chats[regions[0]])
    given = base.model_dump() | {"secret_keys": ",".join(base.keys), "telegram_token": TOKEN}
    given |= {"regions": ",".join(regions), "moderator_chat_id": groups, "bawaslu_chat_id": bawaslu}
    return load(_env_file=None, **given)


@asynccontextmanager
async def cities(folder: Path) -> AsyncIterator[Cities]:
    """All three, the bot running; nothing is waited for, the clock is put forward."""
    hands = Hands(TODAY)
    world = World(TOKEN, limits=Limits.none(), now=hands.moment)
    async with serving(create_app(world)) as url:
        stages: dict[str, Stage] = {}
        for key, name in NAMES.items():
            staff = [world.add_person(f"Petugas {name} {number}") for number in (1, 2)]
            liaison = world.add_person(f"Staf Bawaslu {name}")
            group = world.add_group(f"Satgas {name}", staff, "group")
            bawaslu = world.add_group(f"Bawaslu {name}", [liaison])
            settings = settings_for(url, folder, group, bawaslu)
            stages[key] = Stage(world, settings, group, bawaslu, staff, liaison, hands, skips=True)
        made = Cities(stages)
        made.one.settings = _settings(made.one.settings, stages, list(stages))
        await made.one.start()
        made._share()
        try:
            yield made
        finally:
            await made.one.stop()


def seen_by(stage: Stage) -> str:
    """Everything that one city's moderators and Bawaslu have been shown, buttons too."""
    messages = [*stage.bot_messages(stage.group), *stage.bot_messages(stage.bawaslu)]
    return "\n".join(f"{message.text} {message.keyboard}" for message in messages)
