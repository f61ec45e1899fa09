"""Letters by e-mail: one server that takes them from us, over TLS or not at all.

aiosmtplib is loaded with the first letter. A server's "no" for good (5yz) is Refused, its "not now" (4yz) waits a
minute, and when it does not know us or shows a wrong certificate only the operator can help. What it took is sent:
where it goes from there, mail does not tell.
"""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from bot.channels.channel import Misconfigured, Refused, TryLater, Unclear
from storage.record import record

PATIENCE: Final = 60.0
"""Seconds for the whole of one letter, and before one that a server puts off is tried again."""
LARGEST: Final = 15_000_000
"""Bytes of a package that goes along; many servers take no letter over 20 MB, and attaching adds a third."""


@record
class Letter:
    """What a mail says."""

    subject: str
    text: str


class Post:
    """The way out. `url`: smtps://user:password@host:465 (TLS at once) or smtp://... (STARTTLS, never without)."""

    def __init__(self, url: str, sender: str, ca: Path | None = None) -> None:
        self._url = urlsplit(url)
        self._sender = sender
        self._ca = ca

    async def send(self, recipient: str, letter: Letter, ticket: str, pdf: bytes, package: bytes) -> None:
        """One letter with the papers. Raises SendFailed."""
        import aiosmtplib  # here, because most houses send no mail

        message = _message(self._sender, recipient, letter, ticket, pdf, package)
        with _in_our_words():
            await aiosmtplib.send(message, **self._options(PATIENCE))

    async def knock(self, patience: float) -> None:
        """Connect and say who we are, as before a letter, and go again. Raises SendFailed."""
        import aiosmtplib

        with _in_our_words():
            async with aiosmtplib.SMTP(**self._options(patience)):
                pass

    def _options(self, patience: float) -> dict[str, Any]:
        at_once = self._url.scheme == "smtps"
        return {
            "hostname": self._url.hostname,
            "port": self._url.port or (465 if at_once else 587),
            "username": unquote(self._url.username) if self._url.username else None,
            "password": unquote(self._url.password) if self._url.password else None,
            "use_tls": at_once,
            "start_tls": None if at_once else True,
            "tls_context": ssl.create_default_context(cafile=str(self._ca) if self._ca else None),
            "timeout": patience,
        }


@contextmanager
def _in_our_words() -> Iterator[None]:
    """What a mail server's answers mean for us."""
    import aiosmtplib

    try:
        yield
    except aiosmtplib.SMTPAuthenticationError as error:
        raise Misconfigured("the mail server does not take our name and password") from error
    except aiosmtplib.SMTPRecipientsRefused as error:
        raise _judged(error.recipients[0].code) from error
    except aiosmtplib.SMTPResponseException as error:
        raise _judged(error.code) from error
    except (ssl.SSLError, ValueError) as error:
        raise Misconfigured("the mail server's certificate is not trusted, or it offers no TLS") from error
    except (aiosmtplib.SMTPException, OSError) as error:
        raise Unclear(type(error).__name__) from error


def _judged(code: int) -> Refused | TryLater:
    """RFC 5321, 4.2.1: 4yz may go well later, 5yz never."""
    return TryLater(PATIENCE) if code < 500 else Refused(f"the mail server said no ({code})")


def _message(sender: str, recipient: str, letter: Letter, ticket: str, pdf: bytes, package: bytes) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, recipient, letter.subject
    message["Date"], message["Message-ID"] = formatdate(), make_msgid(domain=sender.rpartition("@")[2])
    message.set_content(letter.text)
    message.add_attachment(pdf, maintype="application", subtype="pdf", filename=f"{ticket}.pdf")
    if len(package) <= LARGEST:
        message.add_attachment(package, maintype="application", subtype="zip", filename=f"{ticket}.zip")
    return message
