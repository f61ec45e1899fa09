"""Ten files of 20 MB at once, over all ways in, with a real server at the other end: the bot stays small."""

import asyncio
import hashlib
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

MOST = 40 << 20
BLOCK = bytes(range(256)) * 256


async def _answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """A Bot API and a Cloud API: the name of a file is its size."""
    port = writer.get_extra_info("sockname")[1]
    while head := await _head(reader):
        method, path = head.split()[:2]
        length = int((head.lower() + "content-length: 0").partition("content-length: ")[2].split()[0])
        asked = json.loads(await reader.readexactly(length) or b"{}")
        if path.startswith("/file/"):
            await _send(writer, int(path.rpartition("/")[2]))
        elif path.endswith("/getFile"):
            _say(writer, {"ok": True, "result": {"file_path": asked["file_id"], "file_size": int(asked["file_id"])}})
        else:
            assert method == "GET"
            size = path.rpartition("/")[2]
            _say(writer, {"url": f"http://127.0.0.1:{port}/file/{size}", "file_size": int(size)})
    writer.close()


async def _head(reader: asyncio.StreamReader) -> str:
    try:
        return (await reader.readuntil(b"\r\n\r\n")).decode()
    except (asyncio.IncompleteReadError, ConnectionError):
        return ""


def _say(writer: asyncio.StreamWriter, words: dict[str, object]) -> None:
    body = json.dumps(words).encode()
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)


async def _send(writer: asyncio.StreamWriter, size: int) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % size)
    for place in range(0, size, len(BLOCK)):
        writer.write(BLOCK[: size - place])
        await writer.drain()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the most memory that was used")
async def test_ten_large_files_at_once_cost_little_memory(tmp_path: Path, tell: Callable[[str], None]) -> None:
    async with await asyncio.start_server(_answer, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        taker = (sys.executable, "-m", "tests.reliability.taker", f"http://127.0.0.1:{port}", f"file:{tmp_path}")
        process = await asyncio.create_subprocess_exec(*taker, stdout=asyncio.subprocess.PIPE)
        told, _ = await process.communicate()
        assert process.returncode == 0
    grown, *kept = told.decode().split()
    tell(f"ten files of 20 MB at once: {int(grown) / (1 << 20):.1f} MB more")
    assert kept == [hashlib.sha256(BLOCK * (20 << 4)).hexdigest()]
    assert int(grown) < MOST
