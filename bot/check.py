"""`lapornetral check`: looks at everything the bot needs and says in plain words what is missing and what to do."""

from collections.abc import Awaitable, Callable

from bot.checks import clock, door, evidence, house
from bot.checks.findings import Finding, fault
from bot.checks.mail import mail
from bot.checks.reference import reference
from bot.checks.telegram import telegram
from bot.checks.whatsapp import whatsapp
from bot.settings import Settings


async def look(settings: Settings) -> list[Finding]:
    """Everything, in the order in which it is best put right."""
    alive = await door.running(settings)
    looks: dict[str, Callable[[], Awaitable[list[Finding]]]] = {
        "settings": lambda: house.settings(settings),
        "reference": reference,
        "database": lambda: house.kept(settings),
        "evidence": lambda: house.store(settings),
        "originals": lambda: evidence.originals(settings),
        "disk": lambda: house.disks(settings),
        "clock": lambda: clock.clock(settings),
        "mail": lambda: mail(settings),
        "telegram": lambda: telegram(settings, alive),
        "whatsapp": lambda: whatsapp(settings, alive),
    }
    return [finding for about, one in looks.items() for finding in await _safe(about, one)]


async def _safe(about: str, one: Callable[[], Awaitable[list[Finding]]]) -> list[Finding]:
    """A look that stumbles over what nobody foresaw is a finding too, and keeps nobody from the next."""
    try:
        return await one()
    except Exception as error:
        return [fault(about, f"could not be looked at ({type(error).__name__}).", "Please report this.")]
