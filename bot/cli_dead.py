"""The command `lapornetral dead-letters`. Imports happen inside of it, as in `cli`."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot import running
from bot.running import fail


def dead_letters(
    number: Annotated[
        int | None, typer.Argument(min=1, max=2**63 - 1, help="Of the letter to write to a file or to drop.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="Write what it says to this file; only its owner may read it.")
    ] = None,
    drop: Annotated[
        bool, typer.Option("--drop", help="Remove it for good; without a number: all, after asking.")
    ] = False,
) -> None:
    """List what could not be handled or delivered and is kept sealed; open one, or drop what was looked at.

    What a letter says may name a resident and hold their words: it is never printed.
    """
    from bot import dead_letters
    from bot.opened import NotDoneError

    if (out is not None and (number is None or drop)) or (number is not None and out is None and not drop):
        fail("Say what to do with which letter: dead-letters NUMBER --out FILE, or dead-letters NUMBER --drop")
    if drop and number is None:
        typer.confirm("Drop all dead letters? What is in them is lost for good.", abort=True)
    settings = running.loaded()
    try:
        if out is not None and number is not None:
            typer.echo(asyncio.run(dead_letters.write(settings, number, out)))
        elif drop:
            typer.echo(asyncio.run(dead_letters.drop(settings, number)))
        else:
            typer.echo("\n".join(asyncio.run(dead_letters.listed(settings))))
    except NotDoneError as refused:
        fail(str(refused))
    except FileExistsError:
        fail(f"{out} is there already; choose another name.")
