"""The webhook of the bench: what is pushed, what is counted, and what must be there after kill -9."""

import asyncio
import json
import sqlite3
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from starlette.types import Receive, Scope, Send

from bench import machine, profiles, proof, report, talk, webhook
from bench.bots import PUSHED, Bot, database, missing, secret_key
from bench.ingest import Ingest, push
from bench.pushers import Cloud
from bench.pushing import Pushing
from bench.report import Report
from bench.rounds import Plan
from bot.channels import whatsapp_wire
from bot.hosting import serving
from bot.sandbox.asgi import read_body

SHORT = Plan(warm_up=0.0, seconds=1.0)
CROWD, CONNECTIONS = 40, 24  # more at once than are handled at once
SIX, TWO = 6, 2


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where our bot's round leaves its files."""
    return tmp_path_factory.mktemp("pushed")


@pytest.fixture(scope="module")
def ours(home: Path) -> Ingest:
    """One short round of our bot."""
    return push(PUSHED["ours"], CROWD, CONNECTIONS, replace(SHORT, seconds=3.0), home)


def test_our_bot_keeps_every_message_that_it_answered_and_every_answer_to_it(ours: Ingest) -> None:
    assert ours.answered > len(talk.TYPED)
    assert (ours.refused, ours.astray) == (0, [])
    assert ours.kept is not None
    assert ours.kept.told == ours.kept.found >= ours.answered >= ours.handled > 0
    assert ours.kept.answers_sent + ours.kept.answers_waiting >= ours.kept.admitted >= ours.kept.told
    assert ours.kept.complete


def test_memory_and_cpu_are_looked_at(ours: Ingest) -> None:
    assert ours.memory["alone"] > 0
    assert ours.cpu["tree"] >= ours.cpu["alone"] > 0
    assert 0 < ours.generator_cpu < 1


@pytest.mark.usefixtures("ours")
def test_a_message_that_was_answered_and_is_not_there_is_noticed(home: Path) -> None:
    kept = proof.inbox(database(home), secret_key(home), [1, 10_000])
    assert (kept.told, kept.complete) == (10_001, False)
    assert 1 < kept.found < 10_001


def test_an_answer_that_was_dropped_is_noticed(ours: Ingest) -> None:
    assert ours.kept is not None
    short = replace(ours.kept, answers_sent=0, answers_waiting=ours.kept.admitted - 1)
    assert not short.complete


@pytest.mark.skipif(missing(PUSHED["pywa"]), reason="pywa is not installed")
def test_the_peer_answers_everybody(tmp_path: Path) -> None:
    seen = push(PUSHED["pywa"], SIX, TWO, SHORT, tmp_path)
    assert seen.answered > 0
    assert (seen.refused, seen.sent, seen.kept) == (0, 0, None)
    assert (tmp_path / "bot.log").read_text() == ""


def test_a_bot_whose_library_is_missing_is_known_before() -> None:
    assert missing(Bot("x", "x", (), lambda _folder, _place: {}, needs="no_such_library"))
    assert not missing(PUSHED["ours"])


def test_what_is_pushed_is_signed_and_read_as_the_talk() -> None:
    for nth in range(len(talk.TYPED)):
        head, _, body = webhook.request(3, nth, 1_795_000_000.0).partition(b"\r\n\r\n")
        headers = dict(line.split(b": ") for line in head.split(b"\r\n")[1:])
        assert int(headers[b"Content-Length"]) == len(body)
        assert whatsapp_wire.verify(body, headers[b"X-Hub-Signature-256"].decode(), webhook.SECRET)
        [update] = whatsapp_wire.read(json.loads(body), webhook.NUMBER).updates
        assert (update.id, update.chat, update.event) == (webhook.message_id(3, nth), webhook.user(3), "")
        assert (f"/{update.said.command}" if update.said.command else update.said.text) == talk.typed(3, nth)
    assert len({webhook.message_id(resident, nth) for resident in range(20) for nth in range(20)}) == 400


@asynccontextmanager
async def answering(status: Callable[[bytes], int]) -> AsyncIterator[tuple[str, int, list[tuple[str, str]]]]:
    """A server that answers by this status; host, port, and (sender, message) of all that it was told."""
    heard: list[tuple[str, str]] = []

    async def app(_scope: Scope, receive: Receive, send: Send) -> None:
        body = await read_body(receive, 100_000)
        [message] = json.loads(body)["entry"][0]["changes"][0]["value"]["messages"]
        heard.append((message["from"], message["id"]))
        headers = [(b"content-length", b"0")]
        await send({"type": "http.response.start", "status": status(body), "headers": headers})
        await send({"type": "http.response.body", "body": b""})

    async with serving(app) as url:
        host, _, port = url.removeprefix("http://").partition(":")
        yield host, int(port), heard


async def test_residents_begin_at_all_steps_and_nobodys_messages_overtake_each_other() -> None:
    pushing = Pushing(20)
    async with answering(lambda _body: 200) as (host, port, heard):
        await pushing.begin(host, port, 4)
        assert all(resident.told >= resident.lead for resident in pushing.residents)
        assert {resident.lead for resident in pushing.residents} == set(range(len(talk.TYPED)))
        await pushing.stop(5.0)
    for resident in pushing.residents:
        said = [message for sender, message in heard if sender == webhook.address(resident.number)]
        assert said == [webhook.message_id(resident.number, nth) for nth in range(resident.told)]


async def test_what_is_refused_is_pushed_again_and_does_not_count() -> None:
    pushing, tried = Pushing(1), []

    def status(_body: bytes) -> int:
        tried.append(1)
        return 500 if len(tried) < 3 else 200

    async with answering(status) as (host, port, heard):
        pushing.open_window()
        beginning = asyncio.create_task(pushing.begin(host, port, 1))
        while not pushing.residents[0].told:  # noqa: ASYNC110 - a real server answers
            await asyncio.sleep(0.001)
        window = pushing.close_window()
        await pushing.stop(5.0)
        beginning.cancel()
    assert heard[0] == heard[1] == heard[2]
    assert (window.refused, pushing.refused) == (2, 2)
    assert len(window.waits) >= 1
    with pytest.raises(RuntimeError, match="no window"):
        pushing.close_window()


async def test_a_bot_that_hangs_up_is_noticed() -> None:
    async with answering(lambda _body: 200) as (host, port, _):
        server = await asyncio.start_server(lambda _reader, writer: writer.close(), host, 0)
        async with server:
            pushing = Pushing(2)
            with pytest.raises(RuntimeError, match="closed every connection"):
                await pushing.begin(host, server.sockets[0].getsockname()[1], 1)
    assert pushing.cut == 1
    assert port


async def test_a_question_out_of_turn_is_noticed() -> None:
    cloud = Cloud()

    async def say(question: str) -> None:
        body = json.dumps({"to": "62", "interactive": {"action": {"id": f"report:{question}:back"}}}).encode()

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": body}

        async def send(_message: Any) -> None: ...

        await cloud({"type": "http", "method": "POST"}, receive, send)

    for line in (*talk.TYPED, *talk.TYPED):
        if line.asked:
            await say(line.asked)
    assert (cloud.astray, cloud.sent) == ([], 2 * sum(bool(line.asked) for line in talk.TYPED))
    await say("story")
    assert "asked story instead of consent" in cloud.astray[0]


@pytest.mark.skipif(sys.platform == "win32", reason="needs the signals of a Unix")
def test_the_profile_names_our_functions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    profiles.run_webhook(SIX, TWO, 1.0, tmp_path, shown=10_000)
    printed = capsys.readouterr().out
    assert "bot/door.py" in printed
    assert "bot/pushed.py" in printed
    assert "us/message" in printed


def test_what_waited_when_the_bot_was_killed_is_told(ours: Ingest) -> None:
    assert ours.kept is not None
    crowded, calm = (_report(replace(ours, kept=replace(ours.kept, waited=n, seconds=2.04))) for n in (1_234, 0))
    assert "| 1,234 | in 2.0 s |" in crowded.markdown()
    assert "| 0 | – |" in calm.markdown()


def _report(*ingests: Ingest) -> Report:
    place = {
        "processor": "Example", "cores": 2, "pinned": True, "system": "Linux 6", "python": "3.11.0",
        "build": "built well", "libraries": {}, "fsync": 0.00025,
    }  # fmt: skip
    return Report("2026-11-25 10:00 UTC", place, 1.0, [], None, list(ingests))


def test_the_table_of_the_webhook_is_printed_saved_and_read_again(ours: Ingest, tmp_path: Path) -> None:
    peer = replace(ours, title="Peer", kept=None)
    made = _report(ours, peer)
    made.save(tmp_path / "latest.json")
    assert Report.load(tmp_path / "latest.json") == made
    text = made.markdown()
    assert ours.kept is not None
    assert f"| {ours.kept.told:,} | {ours.kept.waited:,} | in {ours.kept.seconds:.1f} s | " in text
    assert f" | {ours.kept.found:,} | {ours.kept.answers_sent:,} | " in text
    assert "| – | – | – | – | – | – |" in text
    assert ours.loop is not None
    assert f"| {ours.kept.answers_waiting:,} | {ours.loop:.2f} |" in text
    assert "Python 3.11.0, built well; " in text
    assert made.sound
    assert made.warnings() == []


def test_what_makes_the_figures_of_the_webhook_doubtful_is_said(ours: Ingest) -> None:
    assert ours.kept is not None
    lost = replace(ours.kept, found=ours.kept.told - 1)
    bad = _report(replace(ours, generator_cpu=0.97, astray=["asked twice"], kept=lost))
    assert not bad.sound
    said = "\n".join(bad.warnings())
    for part in ("used 97%", "lost its way: asked twice", "NOT everything is there that was answered by 200"):
        assert part in said


@pytest.mark.parametrize(
    ("flags", "packager", "said"),
    [
        ("'--enable-optimizations' '--with-lto'", "", "built with profile-guided"),
        ("-flto -fprofile-use -fprofile-correction", "", "built with profile-guided"),
        ("-g -fwrapv -O2", "debian", "Debian's build, with"),
        ("-g -fwrapv -O2", "fedora", "WITHOUT"),
        ("'--enable-shared'", "", "WITHOUT"),
    ],
)
def test_how_python_was_built_is_said(flags: str, packager: str, said: str) -> None:
    assert said in machine.build(flags, packager)


def test_the_machine_is_described(tmp_path: Path) -> None:
    found = machine.machine(tmp_path)
    assert found["build"].endswith("profile-guided optimisation")
    assert found["fsync"] > 0
    assert machine.loop_cost() > 0
    assert "httpx" in found["libraries"]
    assert report.README.exists()


@pytest.mark.usefixtures("ours")
def test_the_talk_of_the_load_is_a_real_one(home: Path) -> None:
    """Residents stand at different questions, so turns were really taken."""
    with closing(sqlite3.connect(database(home))) as connection:
        rows = connection.execute("SELECT count(*) FROM dialogue").fetchone()
    assert 0 < rows[0] <= CROWD
