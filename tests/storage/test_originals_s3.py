"""Originals in an object store by URL alone: over HTTP, in an S3 of our own (moto)."""

import asyncio
import hashlib
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import httpx
import obstore
import pytest
from obstore.store import from_url

from storage.crypt import CannotOpenError, Crypt
from storage.object_store import PART
from storage.originals import Originals, StoreDownError
from storage.pieces import sealed_size

PICTURE = b"\x89PNG\r\n\x1a\n" + b"Tangkapan layar dengan nama Contoh" * 40
SHA = hashlib.sha256(PICTURE).hexdigest()
SERVER = (
    "import sys\n"
    "from moto.server import ThreadedMotoServer\n"
    "server = ThreadedMotoServer('127.0.0.1', 0, verbose=False)\n"
    "server.start()\n"
    "print(server.get_host_and_port()[1], flush=True)\n"
    "sys.stdin.read()\n"
)


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    """The address of an S3 that lives as long as the tests of this file."""
    process = subprocess.Popen(
        [sys.executable, "-c", SERVER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with process:
        assert process.stdout is not None
        port = next(line for line in process.stdout if line.strip().isdecimal())
        yield f"http://127.0.0.1:{port.strip()}"
        process.kill()


@pytest.fixture
def bucket(s3: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The URL of an empty place in a bucket; how to get there stands in the usual variables."""
    usual = {"ENDPOINT_URL": s3, "ACCESS_KEY_ID": "a", "SECRET_ACCESS_KEY": "b", "REGION": "us-east-1"}
    for name, value in (*usual.items(), ("ALLOW_HTTP", "true")):
        monkeypatch.setenv(f"AWS_{name}", value)
    httpx.put(f"{s3}/bukti").raise_for_status()
    yield "s3://bukti/solo"
    httpx.post(f"{s3}/moto-api/reset").raise_for_status()


async def _three_parts() -> AsyncIterator[bytes]:
    for number in range(3):
        yield bytes([number]) * PART


def _lies_there(bucket: str) -> bytes:
    return bytes(obstore.get(from_url(bucket), f"originals/{SHA[:2]}/{SHA}").bytes())


def _lay_there(bucket: str, data: bytes) -> None:
    obstore.put(from_url(bucket), f"originals/{SHA[:2]}/{SHA}", data)


async def test_an_original_comes_back_byte_for_byte(bucket: str, crypt: Crypt) -> None:
    originals = Originals(bucket, crypt)
    assert {await originals.keep(PICTURE) for _ in range(2)} == {SHA}
    assert await originals.read(SHA) == PICTURE
    assert await Originals(bucket, crypt).read(SHA) == PICTURE
    assert await originals.read(await originals.keep(b"")) == b""
    kept = _lies_there(bucket)
    assert len(kept) == sealed_size(len(PICTURE))
    assert b"Contoh" not in kept


async def test_a_large_one_goes_up_in_parts(bucket: str, crypt: Crypt) -> None:
    originals = Originals(bucket, crypt)
    async with originals.taken_in(_three_parts()) as file:
        await originals.keep_file(file)
    async with originals.opened(file.sha256) as again:
        assert len(again) == 3 * PART
        digest = hashlib.sha256()
        async for piece in again.pieces():
            digest.update(piece)
    assert digest.hexdigest() == file.sha256


async def test_what_is_not_there_or_destroyed(bucket: str, crypt: Crypt) -> None:
    originals = Originals(bucket, crypt)
    with pytest.raises(FileNotFoundError):
        await originals.read(SHA)
    await originals.keep(PICTURE)
    other = await originals.keep(b"other")
    assert await originals.give_up(SHA, _nobody)
    await originals.destroy(SHA)
    with pytest.raises(FileNotFoundError):
        await originals.read(SHA)
    listed = [kept.sha256 async for batch in originals.listed() for kept in batch]
    assert listed == [other]


async def test_a_changed_byte_is_noticed(bucket: str, crypt: Crypt) -> None:
    originals = Originals(bucket, crypt)
    await originals.keep(PICTURE)
    whole = _lies_there(bucket)
    for spoiled in (whole[:-1], whole[:100] + b"x" + whole[101:], b""):
        _lay_there(bucket, spoiled)
        with pytest.raises(CannotOpenError):
            await originals.read(SHA)


@asynccontextmanager
async def _refusing() -> AsyncIterator[str]:
    """The address of a store that does not know our key."""

    async def refuse(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(refuse, "127.0.0.1", 0) as server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


@pytest.mark.parametrize("wrong", ["down", "refused", "no bucket"])
async def test_a_store_that_does_not_work_is_no_fault_of_the_file(
    bucket: str, crypt: Crypt, monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    async with _refusing() as refusing:
        if wrong != "no bucket":
            monkeypatch.setenv("AWS_ENDPOINT_URL", refusing if wrong == "refused" else "http://127.0.0.1:9")
        originals = Originals("s3://elsewhere/solo" if wrong == "no bucket" else bucket, crypt)
        with pytest.raises(StoreDownError):
            await originals.keep(PICTURE)
        with pytest.raises(StoreDownError):
            _ = [batch async for batch in originals.listed()]
        with pytest.raises(FileNotFoundError if wrong == "no bucket" else StoreDownError):
            await originals.read(SHA)


async def _nobody() -> bool:
    return False
