"""Carries out over HTTP what `faults.py` decided: wrong answers, silence, cut connections."""

from __future__ import annotations

import asyncio

from starlette.types import Receive, Scope, Send

from bot.hosting import ABORT
from bot.sandbox.asgi import hang_up, refuse, send_bytes
from bot.sandbox.faults import Fault
from bot.sandbox.refusals import Refusal, too_many_requests

PHRASES = {"500": "Internal Server Error", "502": "Bad Gateway", "503": "Service Unavailable", "504": "Gateway Timeout"}
GATEWAY_PAGE = b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>nginx</body>\r\n</html>\r\n"


async def misbehave(
    fault: Fault, scope: Scope, receive: Receive, send: Send, patience: float, closing: asyncio.Event
) -> None:
    """Let this call go wrong; a silent one is held `patience` seconds at most, or until the server closes."""
    if fault.dropped or fault.silent:
        if fault.silent:
            await _silence(receive, patience, closing)
        cut = scope.get("extensions", {}).get(ABORT)
        if cut is None:
            raise RuntimeError("connections can be cut only under bot.sandbox.server.serving")
        cut()
        await hang_up(receive)
    elif fault.kind == "429":
        await refuse(send, too_many_requests(fault.retry_after))
    elif fault.kind == "502_html":
        await send_bytes(send, 502, (b"content-type", b"text/html"), GATEWAY_PAGE)
    else:
        await refuse(send, Refusal(int(fault.kind), PHRASES[fault.kind]))


async def _silence(receive: Receive, patience: float, closing: asyncio.Event) -> None:
    waits = [asyncio.create_task(hang_up(receive)), asyncio.create_task(closing.wait())]
    await asyncio.wait(waits, timeout=patience, return_when=asyncio.FIRST_COMPLETED)
    for wait in waits:
        wait.cancel()
    await asyncio.gather(*waits, return_exceptions=True)
