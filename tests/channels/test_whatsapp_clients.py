"""Requests on their way are spread over the clients, and a client that is free again is taken again."""

from collections import Counter
from contextlib import ExitStack

import httpx
import pytest

from bot.channels.whatsapp_clients import CLIENTS, CONNECTIONS, Clients


async def test_no_client_carries_more_than_it_has_connections_for() -> None:
    clients = Clients({}, httpx.Timeout(1.0))
    with ExitStack() as busy:
        taken = Counter(busy.enter_context(clients.free()) for _ in range(CLIENTS * CONNECTIONS))
        assert set(taken.values()) == {CONNECTIONS}
        assert len(taken) == CLIENTS
    await clients.close()


async def test_a_client_whose_request_failed_is_free_again() -> None:
    clients = Clients({}, httpx.Timeout(1.0))
    with ExitStack() as busy:
        for _ in range(CLIENTS - 1):
            busy.enter_context(clients.free())
        with pytest.raises(RuntimeError, match="cut"), clients.free() as last:
            raise RuntimeError("cut")
        with clients.free() as again:
            assert again is last
    await clients.close()
