"""The start, when not all is well: what only the operator can put right is said in words, the rest is waited out."""

import asyncio
import os
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

from bot import retry
from bot.channels.channel import Misconfigured, SendFailed
from bot.logs import fault, log
from bot.settings import BadSettingsError
from storage.trouble import why


@contextmanager
def explained(setting: str, what: str) -> Iterator[None]:
    """Whatever goes wrong inside is a fault of this setting. Raises BadSettingsError."""
    try:
        yield
    except BadSettingsError:
        raise
    except Exception as error:  # whatever the driver raises, the operator needs a sentence
        log().error(what, setting=setting, fault=fault(error))
        raise BadSettingsError(f"{setting}: {what} ({why(error)})") from None


async def vacant(listen: str) -> None:
    """Try whether we can listen there, before anything is touched: who starts the bot twice shall not take messages,
    and repeat others, beside the one that runs. Raises BadSettingsError.
    """
    host, _, port = listen.rpartition(":")
    try:
        tried = await asyncio.get_running_loop().create_server(asyncio.Protocol, host, int(port))
    except OSError as error:
        number = error.errno or 0
        what = os.strerror(number) if number > 0 else error.strerror  # names that are unknown have negative ones
        raise BadSettingsError(
            f"LISTEN: {listen} cannot be used ({what}). Does the bot run already? Then leave it, or stop it first;"
            " otherwise write another address or port."
        ) from None
    tried.close()


async def until_done(act: Callable[[], Awaitable[Any]]) -> None:
    """Do this on the platform, as often as it takes: after a power cut the network may come back later than we do.

    Raises SendFailed for what will not pass by waiting.
    """
    tries = 0
    while True:
        try:
            await act()
        except SendFailed as failure:
            if isinstance(failure, Misconfigured) or not retry.may_pass(failure):
                raise
            tries += 1
            log().warning("Telegram cannot be reached; trying again", fault=type(failure).__name__)
            await asyncio.sleep(retry.pause(failure, tries))
        else:
            return
