"""Looks for the posts whose time has come: claims a few, asks, and writes down what came of it with what follows.

Beside the outbox and not in it: a page that drips for ten seconds must not take the place of a card. Between the claim
and the note no transaction is open; whoever dies in between leaves a lease that ends, and the look is made again.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

from bot.deliver import Deliver
from bot.links.guard import Forbidden, Unreached
from bot.links.reading import Page, read
from bot.logs import fault, log
from handlers import link_news, links
from handlers.link_news import UNKNOWN, Look
from handlers.scene import House
from storage import link_looks, outbox, reports
from storage.database import Database
from storage.models import LinkWatch as Row
from storage.models import Report

EVERY: Final = 5.0  # seconds between looks at the table
AT_ONCE: Final = 8
Visit = Callable[[str], Awaitable[Page]]
"""The page at an address; raises Forbidden, Unreached."""


class LinkWatch:
    """The watch over all links. `visit`: the way out."""

    def __init__(self, house: House, database: Database, deliver: Deliver, visit: Visit) -> None:
        self._house = house
        self._database = database
        self._deliver = deliver
        self._visit = visit

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            try:
                busy = await self.tick()
            except Exception as error:  # the database was away for a moment: the looks are still due
                log().error("links could not be looked for", fault=fault(error))
                busy = 0
            await asyncio.sleep(0 if busy == AT_ONCE else EVERY)

    async def tick(self) -> int:
        """Look for what is due now, at most `AT_ONCE`; how many there were."""
        async with self._database.transaction() as transaction:
            due = await link_looks.claim(transaction, AT_ONCE, self._house.clock())
        ends = await asyncio.gather(*map(self._one, due), return_exceptions=True)
        for error in (end for end in ends if isinstance(end, Exception)):  # its lease ends, and it is due again
            log().error("a link could not be looked for", fault=fault(error))
        return len(due)

    async def _one(self, watch: Row) -> None:
        report = await self._report(watch)
        look = await self._look(report.answers.get("link") or "") if report is not None else Look(UNKNOWN)
        now = self._house.clock()
        async with self._database.transaction() as transaction:
            latest = await reports.by_id(transaction, watch.report_id)
            if latest is None or link_news.is_over(latest):
                await link_looks.settle(transaction, watch, due_at=None)
                return
            effects = await link_news.settle(self._house, transaction, watch, latest, look, now)
            errands = await outbox.put(transaction, effects, now, self._deliver.ours)
        self._deliver.offer(errands, {}, work=len(effects) > len(errands))

    async def _report(self, watch: Row) -> Report | None:
        """The report whose link this is; None when nobody needs to know any more."""
        async with self._database.transaction() as transaction:
            report = await reports.by_id(transaction, watch.report_id)
        return None if report is None or link_news.is_over(report) else report

    async def _look(self, link: str) -> Look:
        """Ask one address after the other until one answers."""
        look, platform = Look(UNKNOWN), links.recognise(link).platform
        for address in links.to_ask(link):
            try:
                return read(platform, address, await self._visit(address))
            except (Forbidden, Unreached) as no_answer:
                log().info("a link could not be looked for", why=str(no_answer))
            except Exception as error:  # whatever a stranger's page makes a library stumble over
                log().error("a link could not be looked for", fault=fault(error))
        return look
