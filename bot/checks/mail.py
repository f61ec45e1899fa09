"""The mail server that takes letters to Bawaslu, where there are any: reached and logged in to, nothing sent."""

from typing import Final

from bot.channels.channel import Misconfigured, SendFailed
from bot.checks.clock import PATIENCE
from bot.checks.findings import Finding, fine, warning
from bot.post import Post
from bot.settings import Settings

_REACH: Final = "Are its name and port right, is it running? Letters wait meanwhile; nothing is lost."
_MEND: Final = "Look at SMTP_URL (and SMTP_CA, for a server of your own). Letters wait meanwhile; nothing is lost."


async def mail(settings: Settings) -> list[Finding]:
    """Only where somebody gets mail."""
    if not settings.bawaslu_email:
        return []
    try:
        await Post(settings.smtp_url.get_secret_value(), settings.mail_from, settings.smtp_ca).knock(PATIENCE)
    except Misconfigured as failure:
        return [warning("mail", f"SMTP_URL: {failure}.", _MEND)]
    except SendFailed as failure:
        return [warning("mail", f"SMTP_URL: the mail server cannot be asked ({failure}).", _REACH)]
    return [fine("mail", "SMTP_URL: the server can be reached and lets us in; no letter was sent.")]
