"""A time-stamping authority of our own: OpenSSL behind a door on this computer."""

import asyncio
import shutil
import subprocess
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.hosting import serving

OPENSSL = shutil.which("openssl")
_CONFIG = """[tsa]
default_tsa = ours
[ours]
serial = {folder}/serial
signer_cert = {folder}/tsa.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
"""


class Authority:
    """Answers as `trouble` says, else rightly. `folder`: for its keys."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root = folder / "root.pem"
        self.asked: list[bytes] = []
        self.answers: list[bytes] = []
        self.trouble: Callable[[bytes], Response] | None = None
        _make_keys(folder)

    def serving(self) -> AbstractAsyncContextManager[str]:
        """Open the door; yields its address."""
        return serving(Starlette(routes=[Route("/", self._take, methods=["POST"])]))

    async def _take(self, request: Request) -> Response:
        asked = await request.body()
        self.asked.append(asked)
        if self.trouble is not None:
            return self.trouble(asked)
        self.answers.append(await asyncio.to_thread(self.reply, asked))
        return reply_of(self.answers[-1])

    def reply(self, asked: bytes) -> bytes:
        """What OpenSSL answers."""
        (self.folder / "query").write_bytes(asked)
        parts = ["ts", "-reply", "-queryfile", "query", "-out", "reply", "-config", "tsa.cnf"]
        subprocess.run([str(OPENSSL), *parts], cwd=self.folder, check=True, capture_output=True)
        return (self.folder / "reply").read_bytes()


def reply_of(answer: bytes) -> Response:
    """An answer in its wrapping."""
    return Response(answer, media_type="application/timestamp-reply")


def _make_keys(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root = _certificate("Root", root_key, "Root", root_key, x509.BasicConstraints(ca=True, path_length=None))
    usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
    signer = _certificate("TSA", key, "Root", root_key, usage)
    plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (folder / "root.pem").write_bytes(root.public_bytes(serialization.Encoding.PEM))
    (folder / "tsa.pem").write_bytes(signer.public_bytes(serialization.Encoding.PEM))
    (folder / "tsa.key").write_bytes(key.private_bytes(serialization.Encoding.PEM, *plain))
    (folder / "serial").write_text("01\n")
    (folder / "tsa.cnf").write_text(_CONFIG.format(folder=folder))


def _certificate(
    name: str, key: ec.EllipticCurvePrivateKey, by: str, signer: ec.EllipticCurvePrivateKey, what: x509.ExtensionType
) -> x509.Certificate:
    def called(name: str) -> x509.Name:
        return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])

    now = datetime.now(UTC)
    made = x509.CertificateBuilder().subject_name(called(name)).issuer_name(called(by)).public_key(key.public_key())
    lasting = made.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=2))
    numbered = lasting.serial_number(x509.random_serial_number()).add_extension(what, critical=True)
    return numbered.sign(signer, hashes.SHA256())
