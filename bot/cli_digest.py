"""The command that shows the daily digest. Imports happen inside, as in `bot.cli`."""

import asyncio
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from bot import running
from bot.running import fail


def digest(
    date: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day on which it is given; the newest otherwise.")
    ] = None,
    region: Annotated[str, typer.Option(help="The key of the region; may be left out where there is one.")] = "",
    picture: Annotated[Path | None, typer.Option(help="Write its picture (PNG) to this file as well.")] = None,
) -> None:
    """Show the daily digest of officials. Nothing is sent. What waits and what hinders are told as of now."""
    from bot import digesting
    from bot.opened import NotDoneError
    from storage.studio import StudioFailed

    if date is not None and not 2000 <= date.year < 9999:
        fail(f"There is no digest of {date:%Y-%m-%d}. Write the day on which it is given, e.g. --date 2026-11-24")
    settings = running.loaded()
    where = region.strip().lower() or (settings.regions[0] if len(settings.regions) == 1 else "")
    if where not in settings.regions:
        fail(f"Say which of {', '.join(settings.regions)}: lapornetral digest --region {settings.regions[0]}")
    try:
        text = asyncio.run(digesting.digest(settings, where, date.date() if date else None, picture))
    except NotDoneError as refused:
        fail(str(refused))
    except (StudioFailed, OSError) as error:
        fail(f"The picture could not be made ({type(error).__name__}). Leave --picture out to read the words.")
    typer.echo(text)
