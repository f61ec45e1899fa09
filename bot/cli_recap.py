"""The command `lapornetral recap`. Imports happen inside of it, as in `cli`."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot import running
from bot.running import fail


def recap(
    region: Annotated[str, typer.Option(help="The key of the region, such as solo.")],
    first: Annotated[str, typer.Option("--from", help="The first day: 2026-11-01.")],
    last: Annotated[str, typer.Option("--to", help="The last day: 2026-11-15.")],
    out: Annotated[Path, typer.Option(help="The file to write: NAME.pdf or NAME.xlsx.")],
    purpose: Annotated[str, typer.Option(help="What it is for, without names; noted for good.")] = "",
) -> None:
    """Write the figures of a period as PDF, or as a spreadsheet with one row a case and no person in it."""
    from bot import recapping
    from bot.opened import NotDoneError

    settings = running.loaded()
    try:
        asyncio.run(recapping.write(settings, region, first, last, out, purpose))
    except NotDoneError as refused:
        fail(str(refused))
    except FileExistsError:
        fail(f"{out} is there already; choose another name.")
    except Exception as error:
        fail(f"The file could not be written ({type(error).__name__}). See: lapornetral check")
    typer.echo(str(out))
