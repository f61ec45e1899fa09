"""A storm: 1,000 reports within an hour for one group, on a Telegram that keeps its limit of 20 messages a minute.

The clock of the bot and of its Telegram is put forward, so two hours pass in two minutes. Moderators decide one
card every half minute, and ask for the next one when none is left. Then every report is looked for in the lists.
"""

import asyncio
import tempfile
import time
from collections import Counter, deque
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import psutil
from sqlmodel import col, select

from bot import app as bot
from bot import deliver
from bot.sandbox.server import create_app, serving
from bot.sandbox.world import Change, Chat, Limits, Person, World
from bot.settings import load
from handlers import desk_queue
from handlers.scene import release
from storage import outbox, queue, reports
from storage.crypt import new_key
from storage.models import Outbox
from storage.tickets import new_ticket

REPORTS: Final = 1_000
HOUR: Final = 3_600.0
HOURS: Final = 2
STEP: Final = 20.0  # seconds of the moved clock
DECIDES_EVERY: Final = 30.0
START: Final = datetime(2026, 11, 23, 2, tzinfo=UTC).timestamp()
TOKEN: Final = "123456789:AAsandbox-token-of-the-bench-0000000"  # noqa: S105 - opens nothing


@dataclass
class Storm:
    """What goes on: the clock, the group, and what was seen in it."""

    now: float = START
    sent: deque[float] = field(default_factory=deque)  # of messages and edits of the last minute
    busiest: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    refused: int = 0
    decided: int = 0
    memory: int = 0

    def heard(self, change: Change) -> None:
        """Something was written or changed in the group."""
        if change.kind not in ("message", "edit") or change.message is None or not change.message.sender.is_bot:
            return
        self.sent.append(self.now)
        while self.sent[0] <= self.now - 60:
            self.sent.popleft()
        self.busiest = max(self.busiest, len(self.sent))
        card = change.message.kind == "photo"
        self.kinds[f"{'card' if card else 'board'} {change.kind}"] += 1


@asynccontextmanager
async def _running(storm: Storm, folder: Path) -> AsyncIterator[tuple[bot.App, World, Chat, Person]]:
    world = World(TOKEN, limits=Limits(answer_within=None), now=lambda: datetime.fromtimestamp(storm.now, UTC))
    moderator = world.add_person("Petugas Contoh")
    group = world.add_group("Satgas Contoh", [moderator])
    world.on_change(lambda change: storm.heard(change) if change.chat is group else None)
    admit = world.pacing.admit

    def counted(*given: Any) -> None:
        try:
            admit(*given)
        except Exception:
            storm.refused += 1
            raise

    world.pacing.admit = counted  # type: ignore[method-assign,assignment]  # how often Telegram would have refused
    async with AsyncExitStack() as stack:
        url = await stack.enter_async_context(serving(create_app(world)))
        settings = load(
            _env_file=None,
            telegram_token=TOKEN,
            telegram_api_url=url,
            database_url=f"sqlite+aiosqlite:///{folder}/bot.db",
            evidence_url=f"file:{folder}/evidence",
            secret_keys=new_key(),
            moderator_chat_id=group.id,
            listen="127.0.0.1:0",
        )
        app = await stack.enter_async_context(bot.built(settings, clock=lambda: storm.now))
        await app.channel.start()
        tasks = [asyncio.create_task(part) for part in (app.deliver.run(), app.receive.run())]
        try:
            yield app, world, group, moderator
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


async def _file(app: bot.App, storm: Storm, number: int) -> None:
    day = (date(2026, 11, 23) - timedelta(number % 6)).isoformat()
    told = {"behaviour": "engage", "name": f"Pak Contoh {number}", "agency": "Dinas Contoh", "happened": day}
    row = {"ticket": new_ticket(), "draft": f"d{number}", "region": "solo", "answers": told | {"known": day}}
    async with app.database.transaction() as transaction:
        (id_,) = await reports.submit(transaction, [row | {"submitted_at": storm.now}])
        await outbox.put(transaction, release(app.house, "solo", id_, None), storm.now, app.deliver.ours)
    app.deliver.offer([], {}, work=True)


async def _next_due(app: bot.App) -> float | None:
    """When the next row can be carried out; a row waits for those before it in its lane."""
    rows = select(col(Outbox.lane), col(Outbox.due_at)).where(col(Outbox.state) == "pending")
    async with app.database.transaction() as transaction:
        found = await transaction.execute(rows.order_by(col(Outbox.id).desc()))
        heads = dict(found.tuples().all())
    return min(heads.values(), default=None)


async def _quiet(app: bot.App, storm: Storm, world: World) -> None:
    """Until nothing can be done before the clock goes on."""
    for _ in range(2_000):
        await asyncio.sleep(0.002)
        due = await _next_due(app)
        if app.deliver.idle and not world.updates.pending and (due is None or due > storm.now):
            return


def _decide(world: World, group: Chat, moderator: Person, storm: Storm) -> None:
    """The newest card that is undecided; when there is none, ask for the next."""
    newest = reversed(list(group.messages.values()))
    shown = [said for said in newest if said.keyboard and not said.deleted]
    for said in shown:
        accept = [entry for row in said.keyboard for entry in row if entry["callback_data"].endswith(":accept")]
        if accept:
            storm.decided += 1
            world.tap(moderator, said, accept[0]["callback_data"])
            return
    board = next((said for said in shown if said.kind == "text"), None)
    if board is not None:
        world.tap(moderator, board, f"{desk_queue.NAME}:next")


async def _play(storm: Storm, folder: Path) -> dict[str, Any]:
    async with _running(storm, folder) as (app, world, group, moderator):
        filed, steps = 0, int(HOURS * HOUR / STEP)
        for step in range(steps):
            storm.now = START + step * STEP
            while filed < min(REPORTS, int((storm.now - START) / HOUR * REPORTS)):
                await _file(app, storm, filed)
                filed += 1
            if step % int(DECIDES_EVERY / STEP) == 0:
                _decide(world, group, moderator, storm)
            if step % int(60 / STEP) == 0:
                await app.clock.tick()
                storm.memory = max(storm.memory, psutil.Process().memory_full_info().pss)
            await _quiet(app, storm, world)
        return await _found(app, storm)


async def _found(app: bot.App, storm: Storm) -> dict[str, Any]:
    """What became of them: each report has a card or stands in the list of what waits."""
    async with app.database.transaction() as transaction:
        waiting = await queue.count(transaction, "solo", queue.waiting())
        pages = [await queue.page(transaction, "solo", queue.waiting(), start, 6) for start in range(0, waiting, 6)]
        counted = await desk_queue.count(transaction, app.house.first.region, storm.now)
    listed = {report.ticket for page in pages for report in page}
    return {"decided": REPORTS - waiting, "listed": len(listed), "held": counted.held}


def run() -> str:
    """Play it; the figures as a line of text."""
    storm, began = Storm(), time.monotonic()
    deliver.LOOK_EVERY = 0.02  # type: ignore[misc]  # seconds of real time, of which there are few here
    with tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(_play(storm, Path(folder)))
    kinds = ", ".join(f"{kind}s {number}" for kind, number in sorted(storm.kinds.items()))
    return (
        f"{REPORTS:,} reports in an hour, {HOURS} hours watched ({time.monotonic() - began:.0f} s): at most"
        f" {storm.busiest} messages and edits in a minute, {storm.refused} refused by Telegram; {kinds}."
        f" {found['decided']} decided, {found['listed']} in the list of what waits ({found['held']} of them not shown"
        f" yet), {REPORTS - found['decided'] - found['listed']} lost. {storm.memory >> 20} MB with the sandbox."
    )
