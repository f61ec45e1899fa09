"""Mail against a real server on loopback: what arrives, and what each "no" of a server means."""

import asyncio
from collections.abc import AsyncIterator
from email import message_from_bytes
from pathlib import Path

import pytest
from aiosmtpd.smtp import SMTP

from bot.channels.channel import Misconfigured, Refused, TryLater, Unclear
from bot.post import Letter, Post
from tests.mail_server import Box, Server, certificate, mail_server

LETTER = Letter("Penerusan (LN-7K3M-9QXT)", "Yth. Bawaslu\nTerlampir.")


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[Server]:
    async with mail_server(tmp_path) as serving:
        yield serving


async def sent(post: Post, package: bytes = b"PK zip") -> None:
    await post.send("bawaslu@solo.example.id", LETTER, "LN-7K3M-9QXT", b"%PDF letter", package)


async def test_a_letter_arrives_with_the_papers_over_tls(server: Server) -> None:
    await sent(server.post())
    (mail,) = server.box.mails
    assert mail.rcpt_tos == ["bawaslu@solo.example.id"]
    read = message_from_bytes(mail.content)
    assert (read["From"], read["Subject"]) == ("lapor@solo.example.id", LETTER.subject)
    parts = {part.get_filename(): part.get_payload(decode=True) for part in read.walk() if part.get_filename()}
    assert parts == {"LN-7K3M-9QXT.pdf": b"%PDF letter", "LN-7K3M-9QXT.zip": b"PK zip"}


async def test_a_package_that_is_too_large_for_mail_stays_behind(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.post.LARGEST", 3)
    await sent(server.post())
    assert b"LN-7K3M-9QXT.pdf" in server.box.mails[0].content
    assert b'filename="LN-7K3M-9QXT.zip"' not in server.box.mails[0].content


@pytest.mark.parametrize(
    ("answer", "failure"),
    [("450 busy", TryLater), ("452 full", TryLater), ("550 no such mailbox", Refused), ("552 too large", Refused)],
)
async def test_what_a_no_means(server: Server, answer: str, failure: type[Exception]) -> None:
    server.box.answer = answer
    with pytest.raises(failure) as told:
        await sent(server.post())
    assert "bawaslu" not in str(told.value)
    assert server.box.mails == []


async def test_a_wrong_password_and_a_strange_certificate_are_the_operators(server: Server, tmp_path: Path) -> None:
    with pytest.raises(Misconfigured):
        await sent(server.post(login="bot:salah@"))
    (tmp_path / "other").mkdir()
    other, _ = certificate(tmp_path / "other")
    with pytest.raises(Misconfigured):
        await sent(server.post(ca=other))
    assert server.box.mails == []


async def test_without_tls_nothing_is_said(server: Server) -> None:
    box = Box()
    listening = await asyncio.get_running_loop().create_server(lambda: SMTP(box), "127.0.0.1", 0)
    async with listening:
        post = Post(f"smtp://127.0.0.1:{listening.sockets[0].getsockname()[1]}", "lapor@solo.example.id", server.ca)
        with pytest.raises((Misconfigured, Unclear)):
            await sent(post)
    assert box.mails == []


async def test_nobody_there_is_unclear(server: Server) -> None:
    server.post()
    with pytest.raises(Unclear):
        await sent(Post("smtp://127.0.0.1:1", "lapor@solo.example.id", server.ca))
