"""An outside of our own: servers on loopback that answer what a test wrote down, byte by byte if need be."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

Speak = Callable[[asyncio.StreamWriter], Awaitable[None]]
LOOPBACK = "127.0.0.1"


def page(body: str | bytes = "<title>Unggahan</title>", status: str = "200 OK", **headers: str) -> bytes:
    """An answer as it goes over the wire; `content_type` and the like are headers."""
    data = body.encode() if isinstance(body, str) else body
    given = {"content-type": "text/html; charset=utf-8", "content-length": str(len(data))}
    given |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in given.items() if value)]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + data


def moved(to: str, status: str = "302 Found") -> bytes:
    """An answer that leads on."""
    return page("", status, location=to)


@dataclass
class Server:
    """What it answers to each path, and what it was asked."""

    answers: Mapping[str, bytes | Speak]
    port: int = 0
    asked: list[str] = field(default_factory=list)  # the requests, as they came
    at_once: int = 0
    most_at_once: int = 0
    closed: asyncio.Event = field(default_factory=asyncio.Event)  # somebody hung up on us

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for."""
        return [request.split(" ")[1] for request in self.asked]

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, one answer."""
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            if (first := await reader.readexactly(1)) != b"G":  # TLS, where none is spoken
                return
            self.asked.append((first + await reader.readuntil(b"\r\n\r\n")).decode("latin-1"))
            answer = self.answers.get(self.paths[-1], page("", "404 Not Found"))
            if isinstance(answer, bytes):
                writer.write(answer)
                await writer.drain()
            else:
                await answer(writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            self.closed.set()
        finally:
            self.at_once -= 1
            writer.close()


@asynccontextmanager
async def outside(answers: Mapping[str, bytes | Speak], trust: ssl.SSLContext | None = None) -> AsyncIterator[Server]:
    """A server on a free port of loopback; with `trust`, over TLS."""
    server = Server(answers)
    listening = await asyncio.start_server(server.serve, LOOPBACK, 0, ssl=trust)
    server.port = listening.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        listening.close()


@dataclass
class Names:
    """A resolver of our own: name -> the addresses it stands for, one list for each time it is asked."""

    known: Mapping[str, list[list[str]]]
    asked: list[str] = field(default_factory=list)

    async def __call__(self, host: str, _port: int) -> list[str]:
        self.asked.append(host)
        if host not in self.known:
            raise OSError("no such name")
        answers = self.known[host]
        return answers[min(self.asked.count(host), len(answers)) - 1]


def all_here(*hosts: str) -> Names:
    """These names stand for this computer."""
    return Names({host: [[LOOPBACK]] for host in hosts})
