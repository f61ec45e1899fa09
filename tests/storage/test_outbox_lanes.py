"""Whatever happens to the outbox, in whatever order: two processes put, carry out, put off, die and start again.

After every step it must hold that within a lane the order of carrying out is the order of putting, that no row is in
two hands, and that a row that somebody may have carried out comes back unsure. In the end nothing is left behind.
"""

import asyncio
from collections import deque
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlmodel import delete, select

from storage import outbox
from storage.contacts import Contacts
from storage.crypt import Crypt, new_key
from storage.database import Database, fetch
from storage.models import Contact, Outbox
from storage.outbox import LEASE, TALK, WORK, Effect, Errand
from tests.storage.post import NOW, met

Outcome = TypeVar("Outcome")
PROCESSES = st.integers(0, 1)
LANES = st.sampled_from("ab")
EFFECTS = st.builds(
    Effect, contact_id=st.just(0), kind=st.just("say"), lane=LANES, rank=st.sampled_from([TALK, TALK, TALK, WORK]),
    delay=st.sampled_from([0.0] * 7 + [5.0]),
)  # fmt: skip


@dataclass
class Known:
    """What the model knows of a row."""

    rank: int
    lane: str
    due_at: float
    finished: bool = False
    touched: bool = False  # somebody may have carried it out without telling
    holder: int | None = None


@dataclass
class Process:
    """What a process has in its hands: errands of each lane, in order."""

    lanes: dict[tuple[int, str], deque[Errand]] = field(default_factory=dict)

    def take(self, errands: list[Errand]) -> None:
        for errand in errands:
            self.lanes.setdefault((errand.rank, errand.lane), deque()).append(errand)

    def busy(self, rank: int) -> list[str]:
        return [lane for held, lane in self.lanes if held == rank]


class Lanes(RuleBasedStateMachine):
    """The outbox beside a model of it."""

    url: str

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.database = Database(self.url)
        self.now = NOW
        self.rows: dict[int, Known] = {}
        self.processes = [Process(), Process()]

    @initialize()
    def begin(self) -> None:
        self.contact_id = self.run(self._emptied())

    async def _emptied(self) -> int:
        async with self.database.transaction() as transaction:
            await transaction.execute(delete(Contact))
        return (await met(self.database, Contacts(Crypt([new_key()])))).id or 0

    def run(self, work: Coroutine[Any, Any, Outcome]) -> Outcome:
        return self.runner.run(work)

    def within(self, function: Any, *arguments: Any, **options: Any) -> Any:
        async def work() -> Any:
            async with self.database.transaction() as transaction:
                return await function(transaction, *arguments, **options)

        return self.run(work())

    @rule(process=PROCESSES, effects=st.lists(EFFECTS, min_size=1, max_size=3))
    def put(self, process: int, effects: list[Effect]) -> None:
        effects = [Effect(self.contact_id, each.kind, {}, each.lane, each.rank, each.delay) for each in effects]
        ours = self.processes[process].busy(TALK)
        errands = self.within(outbox.put, effects, self.now, ours)
        self._learn(effects)
        self._take(process, errands)

    def _learn(self, effects: list[Effect]) -> None:
        """The newest rows, in the order of the effects."""
        stored = self.within(fetch, Outbox, select(Outbox).order_by(Outbox.id))  # type: ignore[arg-type]  # a column
        new = [row for row in stored if row.id not in self.rows]
        assert [(row.lane, row.rank) for row in new] == [(effect.lane, effect.rank) for effect in effects]
        self.rows |= {row.id: Known(row.rank, row.lane, row.due_at) for row in new}

    def _take(self, process: int, errands: list[Errand]) -> None:
        for errand in errands:
            row = self.rows[errand.id]
            assert row.holder is None, "in two hands"
            assert not row.finished, "carried out already"
            assert row.due_at <= self.now, "too early"
            assert errand.unsure == row.touched
            for id_, before in self.rows.items():
                if id_ < errand.id and (before.rank, before.lane) == (row.rank, row.lane):
                    assert before.finished or before.holder == process, "overtaken"
            row.holder = process
        self.processes[process].take(errands)

    @rule(process=PROCESSES, rank=st.sampled_from([TALK, WORK]), limit=st.integers(1, 3))
    def claim(self, process: int, rank: int, limit: int) -> None:
        busy = self.processes[process].busy(rank)
        ready = self._claimable(rank, busy)
        errands = self.within(outbox.claim, rank, limit, self.now, busy)
        assert [errand.id for errand in errands] == ready[:limit]
        self._take(process, errands)

    def _claimable(self, rank: int, busy: list[str]) -> list[int]:
        """The first unfinished row of every lane, if it is due and in nobody's hands."""
        heads: dict[str, int] = {}
        for id_, row in self.rows.items():
            if row.rank == rank and not row.finished:
                heads.setdefault(row.lane, id_)
        free = [id_ for lane, id_ in heads.items() if lane not in busy and self.rows[id_].holder is None]
        return sorted(id_ for id_ in free if self.rows[id_].due_at <= self.now)

    def _next(self, process: int, data: st.DataObject) -> tuple[deque[Errand], Errand]:
        lane = data.draw(st.sampled_from(sorted(self.processes[process].lanes)))
        errands = self.processes[process].lanes[lane]
        errand = errands.popleft()
        if not errands:
            del self.processes[process].lanes[lane]
        self.rows[errand.id].holder = None
        return errands, errand

    def _somebody_is_at_work(self) -> bool:
        return any(process.lanes for process in self.processes)

    def _worker(self, data: st.DataObject) -> int:
        return int(data.draw(st.sampled_from([n for n in (0, 1) if self.processes[n].lanes])))

    @precondition(_somebody_is_at_work)
    @rule(data=st.data(), given_up=st.booleans())
    def finish(self, data: st.DataObject, given_up: bool) -> None:
        _, errand = self._next(self._worker(data), data)
        self.rows[errand.id].finished = True
        if given_up:
            self.within(outbox.bury, errand, "Forbidden", self.now)
        else:
            self.within(outbox.settle, [(errand.id, "1")], self.now)

    @precondition(_somebody_is_at_work)
    @rule(data=st.data(), wait=st.sampled_from([0.0, 3.0]), unsure=st.booleans())
    def put_off(self, data: st.DataObject, wait: float, unsure: bool) -> None:
        """As `deliver` does: what is behind it in this lane goes back to the table."""
        process = self._worker(data)
        rest, errand = self._next(process, data)
        row = self.rows[errand.id]
        row.due_at, row.touched = self.now + wait, row.touched or unsure
        self.within(outbox.postpone, errand, row.due_at, "RetryAfter", unsure=unsure)
        for each in rest:
            self.rows[each.id].holder = None
            self.within(outbox.release, each)
        self.processes[process].lanes.pop((errand.rank, errand.lane), None)

    @rule(seconds=st.sampled_from([1.0, 5.0]))
    def wait(self, seconds: float) -> None:
        self.now += seconds

    def _forget(self, process: int) -> None:
        for row in self.rows.values():
            if row.holder == process:
                row.holder, row.touched = None, True
        self.processes[process] = Process()

    def _settle_all(self, process: int) -> None:
        held = [errand.id for errands in self.processes[process].lanes.values() for errand in errands]
        self.within(outbox.settle, [(id_, "") for id_ in held], self.now)
        for id_ in held:
            self.rows[id_].holder, self.rows[id_].finished = None, True
        self.processes[process] = Process()

    @precondition(_somebody_is_at_work)
    @rule(data=st.data(), at_once=st.booleans())
    def die(self, data: st.DataObject, at_once: bool) -> None:
        """One is started again as the only process, or the other takes up what is left when its claim has ended."""
        process = self._worker(data)
        self._settle_all(1 - process)
        self._forget(process)
        if at_once:
            self.within(outbox.recover, self.now)
        else:
            self.now += LEASE

    def teardown(self) -> None:
        """Nothing is lost: whatever was put is carried out in the end."""
        for process in (0, 1):
            self._forget(process)
        self.now += LEASE
        while any(not row.finished for row in self.rows.values()):
            for rank in (TALK, WORK):
                self.claim(process=0, rank=rank, limit=3)
            assert self.processes[0].lanes, "left behind"
            self._settle_all(0)
        assert self.within(outbox.next_due) is None
        self.run(self.database.close())
        self.runner.close()


def _try(url: str, examples: int) -> None:
    class Here(Lanes):
        pass

    Here.url = url
    slow = [HealthCheck.too_slow]
    options = settings(max_examples=examples, stateful_step_count=30, deadline=None, suppress_health_check=slow)
    run_state_machine_as_test(Here, settings=options)


def test_lanes_hold_whatever_happens_on_sqlite(sqlite_url: str) -> None:
    _try(sqlite_url, 25)


def test_lanes_hold_whatever_happens_on_postgresql(postgres_url: str) -> None:
    _try(postgres_url, 15)
