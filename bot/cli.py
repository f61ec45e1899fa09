"""The commands. Imports happen inside of each, so that `--help` and a start are quick."""

import asyncio
import io
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot import cli_dead, cli_digest, cli_recap, cli_staff, running
from bot.running import fail
from bot.stopping import until_stopped

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
cli_staff.add_to(app)
app.command()(cli_digest.digest)
app.command()(cli_recap.recap)
app.command()(cli_dead.dead_letters)


@app.callback()
def about() -> None:
    """LaporNetral: residents report civil servants who broke election neutrality, by chat."""


@app.command()
def run() -> None:
    """Run the bot with the settings of the environment or the file .env."""
    running.run()


@app.command()
def demo(
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port of the page; 0 takes a free one.")] = 8000,
    empty: Annotated[bool, typer.Option("--empty", help="Start without example cases.")] = False,
) -> None:
    """Try everything in the browser: a messenger of our own on this computer, without a token."""
    from storage.reference_data import load_reference
    from storage.sheets import BadSheetError

    try:
        load_reference()
    except BadSheetError as error:
        fail(str(error))
    from bot.logs import set_up
    from bot.sandbox.demo import play

    set_up("WARNING")
    try:
        until_stopped(play(port, empty=empty))
    except OSError as error:
        fail(f"The page cannot use port {port} ({error.strerror}). Try another one: lapornetral demo --port 8001")


@app.command()
def migrate() -> None:
    """Bring the database to the present schema."""
    from bot.opened import NotDoneError, brought_up

    settings = running.loaded()
    try:
        asyncio.run(brought_up(settings))
    except NotDoneError as refused:
        fail(str(refused))
    typer.echo("The database is up to date.")


@app.command()
def check(
    custody: Annotated[bool, typer.Option("--custody", help="Instead: every event, daily head and file.")] = False,
) -> None:
    """Look at everything the bot needs, and say what is missing and what to do.

    Ends with 0 when all is well, 1 when something must be put right, 3 when there are only warnings.
    """
    import shutil

    from bot import check as usual
    from bot.checks import custody as held
    from bot.checks.findings import Level, shown, worst
    from bot.logs import set_up

    set_up("ERROR")
    settings = running.loaded()
    findings = asyncio.run(held.look(settings, _progress) if custody else usual.look(settings))
    if custody:
        _progress("", 0)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a name may hold signs that this terminal does not know
    typer.echo(shown(findings, shutil.get_terminal_size().columns))
    raise typer.Exit({Level.FAULT: 1, Level.WARNING: 3}.get(worst(findings), 0))


@app.command()
def tidy(
    destroy: Annotated[bool, typer.Option("--destroy", help="Destroy those that are over a week old.")] = False,
) -> None:
    """Show original files that no report and no draft names; nothing is changed without --destroy."""
    from bot.opened import NotDoneError
    from bot.tidy import tidy as lines
    from storage.originals import StoreDownError

    settings = running.loaded()

    async def work() -> None:
        async for line in lines(settings, destroy=destroy):
            typer.echo(line)

    try:
        asyncio.run(work())
    except NotDoneError as refused:
        fail(str(refused))
    except StoreDownError as down:
        fail(f"EVIDENCE_URL: the store does not work ({down}). See: lapornetral check")


@app.command()
def export(
    ticket: Annotated[str, typer.Argument(help="LN-XXXX-XXXX")],
    file: Annotated[Path | None, typer.Argument(help="Where to write it; otherwise TICKET.zip.")] = None,
    purpose: Annotated[str, typer.Option(help="What it is for; noted among the events of the case.")] = "",
    no_files: Annotated[bool, typer.Option("--no-files", help="Leave the originals out, and only list them.")] = False,
) -> None:
    """Write the package of a case for Bawaslu: its events, its files exactly as received, with DOSSIER the letter.

    Whoever gets it can check it with `lapornetral verify`. Originals may hold hidden data such as places and devices.
    """
    from bot.export import export as write
    from bot.opened import NotDoneError
    from storage.package import ErasedError, UnknownTicketError
    from storage.pictures import Unreadable
    from storage.studio import StudioFailed

    known = _ticket(ticket)
    if not purpose.strip():
        fail("Say which report and what for: lapornetral export LN-XXXX-XXXX --purpose 'permintaan Bawaslu no. ...'")
    path, settings = file or Path(f"{known}.zip"), running.loaded()
    try:
        head = asyncio.run(write(settings, known, purpose.strip(), path, originals=not no_files))
    except UnknownTicketError:
        fail(f"There is no report {known}.")
    except ErasedError:
        fail(f"{known} was erased at its resident's wish; there is nothing to hand over.")
    except NotDoneError as refused:
        fail(str(refused))
    except FileExistsError:
        fail(f"{path} is there already; choose another name.")
    except (StudioFailed, Unreadable) as error:
        fail(f"The letter could not be drawn ({type(error).__name__}). With DOSSIER=false the package has none.")
    except Exception as error:
        fail(f"The package could not be written ({type(error).__name__}). See: lapornetral check --custody")
    typer.echo(f"{path}\nLast event: {head}\nTell it to whoever gets the package by another way, such as a letter.")


@app.command()
def identity(
    ticket: Annotated[str, typer.Argument(help="LN-XXXX-XXXX")],
    out: Annotated[Path, typer.Option(help="The PDF to write; only its owner may read it.")],
    reason: Annotated[str, typer.Option(help="Who needs it and why, without names; noted in the case.")] = "",
) -> None:
    """Open the way to a formal reporter, for Bawaslu: a page to be handed over in a closed envelope.

    Only for reports on the formal track. The case notes the reason, and the reporter is told.
    """
    from bot import revealing
    from bot.opened import NotDoneError

    known = _ticket(ticket)
    if not reason.strip():
        fail("Say which report and why: lapornetral identity LN-XXXX-XXXX --reason 'surat Bawaslu no. ...' --out FILE")
    settings = running.loaded()
    typer.confirm(f"Open who reported {known}? It is noted in the case for good, and they are told.", abort=True)
    try:
        asyncio.run(revealing.reveal(settings, known, reason.strip(), out))
    except NotDoneError as refused:
        fail(str(refused))
    except FileExistsError:
        fail(f"{out} is there already; choose another name.")
    except Exception as error:
        fail(f"The page could not be written ({type(error).__name__}). See: lapornetral check")
    typer.echo(f"{out}\nPrint it, hand it over in a closed envelope, and destroy the file.")


@app.command()
def verify(
    file: Annotated[Path, typer.Argument(help="A package that was handed over.")],
    ca: Annotated[Path | None, typer.Option(help="The certificate (PEM) that time-stamps are checked against.")] = None,
) -> None:
    """Check a package of a case: what holds and what does not. Needs no settings, no database and no network.

    Ends with 0 when it is whole, 1 when something does not fit, 2 when it is no package.
    """
    from bot.package_file import NotAPackageError
    from bot.package_words import told
    from bot.timestamp import trusted
    from bot.verify import verify as examine

    try:
        verdict = examine(file, trusted(ca) if ca else ())
    except NotAPackageError as error:
        typer.echo(told(error.why))
        raise typer.Exit(2) from None
    except FileNotFoundError as error:
        typer.echo(f"{error.filename}: there is no such file.", err=True)
        raise typer.Exit(2) from None
    except (OSError, ValueError) as error:
        typer.echo(f"{file}: {type(error).__name__}", err=True)
        raise typer.Exit(2) from None
    typer.echo(verdict.text)
    raise typer.Exit(1 if verdict.faults else 0)


def _ticket(said: str) -> str:
    """The number of a report as it is kept; ends with a sentence where it is none."""
    from storage.tickets import read_ticket

    known = read_ticket(said)
    if not known:
        fail(f"{said} is not the number of a report; one looks like LN-7K3M-9QWN. Copy it from its card.")
    return known or ""


def _progress(what: str, number: int) -> None:
    """How far it is, on a terminal: one line that is written over."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{what} {number}" if what else "\r\033[K")
        sys.stderr.flush()
