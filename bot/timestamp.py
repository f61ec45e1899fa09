"""Time-stamps (RFC 3161): asks an authority to say when something was there, and checks what it says.

The authority sees a SHA-256 and nothing else. The library is loaded by whoever asks or checks, never before.
"""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import httpx

from bot.trust import certificates

PATIENCE: Final = 20.0  # seconds
LARGEST: Final = 100_000  # bytes of an answer
_ASKED, _ANSWERED = "application/timestamp-query", "application/timestamp-reply"  # RFC 3161, 3.4
_SHA256: Final = "2.16.840.1.101.3.4.2.1"


class NotStampedError(Exception):
    """There is no stamp, or it does not hold; the text says why."""


def trusted(path: Path) -> list[Any]:
    """The certificates of a PEM file. Raises OSError, ValueError."""
    from cryptography.x509 import load_pem_x509_certificates

    return list(load_pem_x509_certificates(path.read_bytes()))


async def ask(url: str, line: bytes, roots: Sequence[Any]) -> bytes:
    """What the authority at this address answers about these bytes, checked. Raises NotStampedError."""
    from rfc3161_client import TimestampRequestBuilder
    from rfc3161_client.base import HashAlgorithm

    request = TimestampRequestBuilder().data(line).hash_algorithm(HashAlgorithm.SHA256).build()
    answer = await _post(url, request.as_bytes())
    check(answer, request.message_imprint.message, roots, request.nonce)
    return answer


async def _post(url: str, body: bytes) -> bytes:
    answer = b""
    try:
        async with (
            httpx.AsyncClient(verify=certificates(), timeout=PATIENCE) as client,
            client.stream("POST", url, content=body, headers={"content-type": _ASKED}) as response,
        ):
            if response.status_code != 200 or response.headers.get("content-type", "").lower() != _ANSWERED:
                raise NotStampedError(f"the authority answers {response.status_code}")
            async for piece in response.aiter_bytes():
                answer += piece
                if len(answer) > LARGEST:
                    raise NotStampedError("the authority's answer is too long")
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise NotStampedError(f"the authority cannot be reached ({type(error).__name__})") from error
    return answer


def check(answer: bytes, digest: bytes, roots: Sequence[Any], nonce: int | None = None) -> datetime:
    """When the authority says that this SHA-256 was there.

    Raises NotStampedError unless it was granted, is about this hash and this request, and is signed by a certificate
    for time-stamping that one of `roots` vouches for.
    """
    from rfc3161_client import VerificationError, VerifierBuilder, decode_timestamp_response

    builder = VerifierBuilder(nonce=nonce)
    for root in dict.fromkeys(roots):
        builder = builder.add_root_certificate(root)
    try:
        response = decode_timestamp_response(answer)
        about = response.tst_info.message_imprint.hash_algorithm.dotted_string
        if about != _SHA256 or not builder.build().verify(response, digest):
            raise NotStampedError("it is not about a SHA-256")
    except (VerificationError, ValueError, RuntimeError) as error:
        raise NotStampedError(_short(error)) from error
    return response.tst_info.gen_time


def _short(error: Exception) -> str:
    return str(error).partition(": ErrorStack")[0][:200] or type(error).__name__
