"""The commands. Imports happen inside of each, so that `--help` and a start are quick."""

import asyncio
import io
import signal
import sys
from collections.abc import Coroutine
from typing import Annotated, Any

import typer

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


@app.callback()
def about() -> None:
    """LaporNetral: residents report civil servants who broke election neutrality, by chat."""


@app.command()
def run() -> None:
    """Run the bot with the settings of the environment or the file .env."""
    from bot.lean import few_arenas, left_out, not_there

    few_arenas()
    not_there("sniffio")
    with left_out("rich"):
        from bot import app as bot
    from bot.channels.channel import Misconfigured
    from bot.logs import set_up
    from bot.settings import BadSettingsError
    from storage.regions import UnknownRegionError
    from storage.sheets import BadSheetError

    settings, faults = _settings(), list[str]()
    set_up(settings.log_level, settings.log_format)
    try:
        _until_stopped(bot.run(settings))
    except* Misconfigured:
        faults.append("Telegram does not know this TELEGRAM_TOKEN. Copy it again from @BotFather.")
    except* (BadSettingsError, BadSheetError, UnknownRegionError) as group:
        faults += [str(error) for error in group.exceptions]
    if faults:
        _fail("\n".join(faults))


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="The port of the page; 0 takes a free one.")] = 8000,
    empty: Annotated[bool, typer.Option("--empty", help="Start without example cases.")] = False,
) -> None:
    """Try everything in the browser: a messenger of our own on this computer, without a token."""
    from storage.reference_data import load_reference
    from storage.sheets import BadSheetError

    try:
        load_reference()
    except BadSheetError as error:
        _fail(str(error))
    from bot.logs import set_up
    from bot.sandbox.demo import play

    set_up("WARNING")
    try:
        _until_stopped(play(port, empty=empty))
    except OSError as error:
        _fail(f"The page cannot use port {port} ({error.strerror}). Try another one: lapornetral demo --port 8001")


@app.command()
def migrate() -> None:
    """Bring the database to the present schema."""
    from storage.database import Database
    from storage.migrate import migrate as bring_up

    settings = _settings()

    async def work() -> None:
        database = Database(settings.database_url)
        try:
            await bring_up(database)
        finally:
            await database.close()

    asyncio.run(work())
    typer.echo("The database is up to date.")


@app.command()
def check() -> None:
    """Look at everything the bot needs, and say what is missing and what to do.

    Ends with 0 when all is well, 1 when something must be put right, 3 when there are only warnings.
    """
    import shutil

    from bot.check import look
    from bot.checks.findings import Level, shown, worst
    from bot.logs import set_up

    set_up("ERROR")
    findings = asyncio.run(look(_settings()))
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a name may hold signs that this terminal does not know
    typer.echo(shown(findings, shutil.get_terminal_size().columns))
    raise typer.Exit({Level.FAULT: 1, Level.WARNING: 3}.get(worst(findings), 0))


@app.command()
def tidy(
    destroy: Annotated[bool, typer.Option("--destroy", help="Destroy those that are over a week old.")] = False,
) -> None:
    """Show original files that no report and no draft names; nothing is changed without --destroy."""
    from bot.tidy import tidy as lines
    from storage.originals import StoreDownError

    settings = _settings()

    async def work() -> None:
        async for line in lines(settings, destroy=destroy):
            typer.echo(line)

    try:
        asyncio.run(work())
    except StoreDownError as down:
        _fail(f"EVIDENCE_URL: the store does not work ({down}). See: lapornetral check")


def _settings() -> Any:
    from bot.settings import BadSettingsError, lend_to_store, load

    lend_to_store()
    try:
        return load()
    except BadSettingsError as error:
        _fail(f"The settings are not complete. Fill these in, in the environment or in .env:\n{error}")


def _fail(text: str) -> None:
    typer.echo(text, err=True)
    raise typer.Exit(1)


def _until_stopped(work: Coroutine[Any, Any, None]) -> None:
    """Run until Ctrl-C or a polite kill; both end tidily."""
    if sys.platform == "win32":
        asyncio.run(_stoppable(work))
        return
    import uvloop

    uvloop.run(_stoppable(work))


async def _stoppable(work: Coroutine[Any, Any, None]) -> None:
    task = asyncio.ensure_future(work)
    if sys.platform != "win32":
        for name in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(name, task.cancel)
    try:
        await task
    except asyncio.CancelledError:
        return


def main() -> None:
    """The entry point of the console script."""
    app()
