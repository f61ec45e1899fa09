"""A mail server of our own on loopback: STARTTLS, a certificate of its own, one name it knows."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from bot.post import Post


@dataclass
class Box:
    """What the server was handed, and what it answers to a recipient."""

    answer: str = "250 OK"
    refused: str = ""
    """A recipient that is never taken."""
    mails: list[Any] = field(default_factory=list)

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: N802
        envelope.rcpt_tos.append(address)
        return "550 no such mailbox" if address == self.refused else self.answer

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's names
        self.mails.append(envelope)
        return "250 OK"


@dataclass
class Server:
    """A server with STARTTLS that knows one name."""

    box: Box
    port: int
    ca: Path

    def url(self, login: str = "bot:kata%40sandi@") -> str:
        """As SMTP_URL has it."""
        return f"smtp://{login}127.0.0.1:{self.port}"

    def post(self, login: str = "bot:kata%40sandi@", ca: Path | None = None) -> Post:
        """The way to it."""
        return Post(self.url(login), "lapor@solo.example.id", ca or self.ca)


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for 127.0.0.1 and its key."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    own, secret = folder / "mail.pem", folder / "mail.key"
    own.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    secret.write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain))
    return own, secret


def _known(_server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
    return AuthResult(handled=False, success=(data.login, data.password) == (b"bot", b"kata@sandi"))


@asynccontextmanager
async def mail_server(folder: Path) -> AsyncIterator[Server]:
    """The server, listening; its certificate lies in `folder`."""
    own, secret = certificate(folder)
    tls, box = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), Box()
    tls.load_cert_chain(own, secret)

    def talk() -> SMTP:
        return SMTP(box, tls_context=tls, require_starttls=True, auth_required=True, authenticator=_known)

    listening = await asyncio.get_running_loop().create_server(talk, "127.0.0.1", 0)
    async with listening:
        yield Server(box, listening.sockets[0].getsockname()[1], own)
