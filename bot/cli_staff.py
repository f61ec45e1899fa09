"""The commands about people with a role. Imports happen inside of each, as in `bot.cli`."""

import asyncio
from enum import StrEnum
from typing import Annotated, Any

import typer

from bot import running
from bot.running import fail


class RoleName(StrEnum):
    """What somebody may be."""

    moderator = "moderator"
    lead = "lead"
    official = "official"
    bawaslu = "bawaslu"
    custodian = "custodian"
    admin = "admin"


class ChannelName(StrEnum):
    """Where they will talk with the bot."""

    telegram = "telegram"
    whatsapp = "whatsapp"


def invite(
    role: Annotated[RoleName, typer.Option(help="What they will be.")],
    region: Annotated[str, typer.Option(help="The key of their region; may be left out where there is one.")] = "",
    channel: Annotated[ChannelName, typer.Option(help="Where they talk with the bot.")] = ChannelName.telegram,
) -> None:
    """Print a link that gives one person a role: once, within 72 hours. Send it to them by a safe way."""
    from bot import inviting
    from bot.channels.channel import SendFailed
    from bot.opened import NotDoneError

    settings = running.loaded()
    where = region.strip().lower() or (settings.regions[0] if len(settings.regions) == 1 else "")
    try:
        link = asyncio.run(inviting.invite(settings, role.value, where, channel.value))
    except NotDoneError as error:
        fail(str(error))
    except SendFailed as failure:
        fail(f"The platform cannot be asked for the bot's own name ({failure}). See: lapornetral check")
    typer.echo(
        f"{link}\nFor one person, as {role.value} of {where}; it ends after 72 hours. Whoever has it can use it."
    )


def roles(
    region: Annotated[str, typer.Option(help="Only those of this region.")] = "",
    revoke: Annotated[int, typer.Option(help="Take back the role with this number of the list.")] = 0,
) -> None:
    """List who has which role; with --revoke take one back, after a question. Whoever had it is told."""
    from bot import inviting
    from bot.opened import NotDoneError

    settings = running.loaded()
    where = (region.strip().lower(),) if region.strip() else settings.regions
    try:
        held = asyncio.run(inviting.listed(settings, where))
        if revoke:
            _revoke(settings, next((one for one in held if one.number == revoke), None))
            return
    except NotDoneError as error:
        fail(str(error))
    typer.echo("\n".join(map(str, held)) or "Nobody has a role yet: lapornetral invite --role admin")


def _revoke(settings: Any, held: Any) -> None:
    from bot import inviting

    if held is None:
        raise inviting.NoRoleError
    typer.confirm(f"Take this role back?  {held}", abort=True)
    asyncio.run(inviting.revoke(settings, held))
    typer.echo("Taken back. They are told as soon as the bot runs.")


def add_to(app: typer.Typer) -> None:
    """Make these commands of the program."""
    app.command()(invite)
    app.command()(roles)
