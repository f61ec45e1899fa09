"""Updates that a platform pushes to us: each is answered only when it is kept, and many share one commit."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Final

from handlers.messages import Update

MANY: Final = 8  # more at once than a quiet hour ever has
GATHER: Final = 0.002  # seconds; who was just answered may have more to say
TOGETHER: Final = 25  # at most: whoever is in a batch waits for the last of it


class Pushed:
    """Keeps what is pushed, batch after batch. `admit`: keeps a batch, or raises."""

    def __init__(self, admit: Callable[[Sequence[Update]], Awaitable[None]]) -> None:
        self._admit = admit
        self._waiting: list[tuple[Update, asyncio.Future[None]]] = []
        self._keeping: asyncio.Task[None] | None = None

    async def take(self, update: Update) -> None:
        """Keep this one. Raises what `admit` raises: the platform will push it again."""
        kept = asyncio.get_running_loop().create_future()
        self._waiting.append((update, kept))
        if self._keeping is None or self._keeping.done():
            self._keeping = asyncio.create_task(self._keep())
        await kept

    async def _keep(self) -> None:
        """Until nothing waits."""
        while self._waiting:
            batch, self._waiting = self._waiting[:TOGETHER], self._waiting[TOGETHER:]
            try:
                await self._admit([update for update, _ in batch])
            except Exception as error:
                _end(batch, error)
            except asyncio.CancelledError:
                _end([*batch, *self._waiting], ConnectionAbortedError("we were asked to stop"))
                raise
            _end(batch)
            if len(batch) >= MANY:
                await asyncio.sleep(GATHER)


def _end(batch: Sequence[tuple[Update, asyncio.Future[None]]], error: Exception | None = None) -> None:
    for kept in (kept for _, kept in batch if not kept.done()):  # whoever hung up meanwhile waits for nothing
        if error is None:
            kept.set_result(None)
        else:
            kept.set_exception(error)
