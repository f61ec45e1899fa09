"""Webhooks and statuses over real HTTP: signed, repeated until 200, in order per person; the window; mischief."""

from __future__ import annotations

import asyncio

import aiohttp
import pytest

from bot.sandbox.cloud import Cloud, Contact
from bot.sandbox.cloud_faults import CLOUD_STORM
from bot.sandbox.cloud_server import CloudApp
from bot.sandbox.server import serving
from tests.sandbox.cloud_bot import Graph, Letterbox, last
from tests.sandbox.conftest import Clock, eventually


@pytest.fixture
def sari(cloud: Cloud) -> Contact:
    return cloud.add_contact("Sari Contoh", "628001000001", "ID.A1B2C3")


def came(letters: Letterbox) -> list[tuple[str, int]]:
    """The statuses that came: (state, error code or 0)."""
    return [(one["status"], one.get("errors", [{"code": 0}])[0]["code"]) for one in letters.statuses]


async def test_the_handshake(graph: Graph, letters: Letterbox, cloud: Cloud) -> None:
    assert await graph.app.subscribe(letters.url)
    assert cloud.webhook == letters.url
    assert len((await graph.ask("GET", f"{cloud.account_id}/subscribed_apps")).body["data"]) == 1


async def test_a_handshake_that_fails_sets_nothing(graph: Graph, letters: Letterbox, cloud: Cloud) -> None:
    letters.agrees = False
    assert not await graph.app.subscribe(letters.url)
    letters.agrees, cloud.verify_token = True, ""
    assert not await graph.app.subscribe(f"{letters.url}/tidak-ada")
    assert not await graph.app.subscribe("http://127.0.0.1:1/whatsapp")
    assert cloud.webhook == ""


async def test_what_waited_comes_signed_and_escaped(
    graph: Graph, letters: Letterbox, cloud: Cloud, sari: Contact
) -> None:
    first = cloud.say(sari, "Pak Ékå 👍")
    await graph.app.subscribe(letters.url)
    second = cloud.say(sari, "dua")
    await letters.until(2)
    assert letters.texts == ["Pak Ékå 👍", "dua"]
    assert letters.signed == [True, True]
    assert all(body.isascii() for body in letters.bodies)
    await cloud.until(lambda: second.state == "delivered")
    assert first.state == "delivered"
    assert not cloud.post.pending


@pytest.mark.parametrize("status", [500, 404, 201, 302])
async def test_only_200_counts(graph: Graph, letters: Letterbox, cloud: Cloud, sari: Contact, status: int) -> None:
    letters.failing, letters.fails_with = 4, status
    await graph.app.subscribe(letters.url)
    said = cloud.say(sari, "halo")
    cloud.say(sari, "lagi")
    await letters.until(2)
    assert (letters.tries, letters.texts) == (6, ["halo", "lagi"])
    assert graph.app.courier.last_problem.startswith(str(status))
    assert letters.messages[0]["id"] == said.id


async def test_many_people_each_in_order(graph: Graph, letters: Letterbox, cloud: Cloud) -> None:
    people = [cloud.add_contact(f"Orang {number}") for number in range(15)]
    letters.failing = 7
    await graph.app.subscribe(letters.url)
    for turn in range(6):
        for person in people:
            cloud.say(person, f"{person.number}:{turn}")
    await letters.until(90)
    for person in people:
        heard = [text for text in letters.texts if text.startswith(f"{person.number}:")]
        assert heard == [f"{person.number}:{turn}" for turn in range(6)]


async def test_out_of_order_on_command(graph: Graph, letters: Letterbox, cloud: Cloud, sari: Contact) -> None:
    graph.app.courier.in_order = False
    letters.refuses = lambda body: b"satu" in body and not letters.bodies
    await graph.app.subscribe(letters.url)
    cloud.say(sari, "satu")
    await eventually(lambda: letters.tries > 0)
    cloud.say(sari, "dua")
    await letters.until(2)
    assert letters.texts == ["dua", "satu"]


async def test_several_messages_in_one_post(graph: Graph, letters: Letterbox, cloud: Cloud, sari: Contact) -> None:
    await graph.app.subscribe(letters.url)
    with cloud.post.together():
        said = [cloud.say(sari, text) for text in ("satu", "dua", "tiga")]
    await letters.until(1)
    assert letters.texts == ["satu", "dua", "tiga"]
    await cloud.until(lambda: all(one.state == "delivered" for one in said))


async def test_the_server_stops_while_a_webhook_fails(
    cloud: Cloud, letters: Letterbox, sari: Contact, session: aiohttp.ClientSession
) -> None:
    letters.failing = 10**9
    async with asyncio.timeout(5):
        app = CloudApp(cloud)
        async with serving(app):
            await app.subscribe(letters.url)
            cloud.say(sari, "halo")
            await eventually(lambda: letters.tries > 0)
    assert len(cloud.post.pending) == 1
    assert not session.closed


# -- what becomes of the bot's messages -----------------------------------------------------------------------------


async def test_sent_delivered_read(graph: Graph, letters: Letterbox, cloud: Cloud, sari: Contact) -> None:
    cloud.say(sari, "halo")
    await graph.app.subscribe(letters.url)
    wamid = (await graph.text(sari)).wamid
    cloud.read(sari)
    await letters.until(4)
    assert came(letters) == [("sent", 0), ("delivered", 0), ("read", 0)]
    status = letters.statuses[0]
    assert (status["id"], status["recipient_id"], status["recipient_user_id"]) == (wamid, sari.phone, sari.user_id)


async def test_a_phone_that_is_off_blocked_or_open(graph: Graph, cloud: Cloud, sari: Contact) -> None:
    cloud.say(sari, "halo")
    cloud.switch(sari, on=False)
    await graph.text(sari)
    assert last(sari).state == "sent"
    cloud.switch(sari, on=True)
    assert last(sari).state == "delivered"
    sari.attentive = True
    await graph.text(sari)
    assert last(sari).state == "read"
    sari.blocked = True
    await graph.text(sari)
    assert last(sari).state == "sent"


async def test_statuses_are_held_shuffled_and_doubled(graph: Graph, cloud: Cloud, sari: Contact) -> None:
    cloud.say(sari, "halo")
    cloud.post.pending.clear()
    cloud.post.hold_statuses()
    await graph.text(sari)
    cloud.read(sari)
    assert not cloud.post.pending
    assert cloud.post.release_statuses(twice=True) == 6
    found = [letter.values[0]["statuses"][0]["status"] for letter in cloud.post.pending.values()]
    assert found == ["read", "delivered", "sent"] * 2
    cloud.post.hold_statuses()
    await graph.text(sari)
    assert cloud.post.release_statuses(shuffle=4) == 2
    assert cloud.post.release_statuses() == 0


async def test_outside_of_the_window_text_looks_sent_but_is_not(
    graph: Graph, letters: Letterbox, cloud: Cloud, sari: Contact
) -> None:
    cloud.say(sari, "halo")
    cloud.later(24)
    await graph.app.subscribe(letters.url)
    reply = await graph.text(sari, "putusan")
    assert reply.status == 200
    await letters.until(2)
    assert came(letters) == [("failed", 131047)]
    assert letters.statuses[0]["id"] == reply.wamid
    assert last(sari).state == "failed"
    assert "24 hours" in letters.statuses[0]["errors"][0]["error_data"]["details"]


async def test_who_never_wrote_is_outside_too(graph: Graph, sari: Contact) -> None:
    await graph.text(sari)
    assert (last(sari).state, last(sari).error) == ("failed", 131047)


async def test_a_template_opens_the_way(graph: Graph, cloud: Cloud, sari: Contact) -> None:
    cloud.add_template("kabar", "Ada kabar tentang {{1}}.", buttons=("Buka kabar",))
    component = {"type": "button", "sub_type": "quick_reply", "index": 0}
    component |= {"parameters": [{"type": "payload", "payload": "window:7"}]}
    words = {"type": "body", "parameters": [{"type": "text", "text": "LN-CONTOH"}]}
    content = {"name": "kabar", "language": {"code": "id"}, "components": [words, component]}
    await graph.post(to=sari.phone, type="template", template=content)
    said = last(sari)
    assert (said.text, said.state) == ("Ada kabar tentang LN-CONTOH.", "delivered")
    cloud.tap(sari, said, "window:7")
    await graph.text(sari, "putusan")
    assert last(sari).state == "delivered"


# -- mischief ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "status", "code"),
    [
        ("131056", 400, 131056),
        ("130429", 400, 130429),
        ("80007", 400, 80007),
        ("190", 401, 190),
        ("10", 403, 10),
        ("500", 500, 1),
        ("503", 503, 2),
        ("131000", 500, 131000),
        ("368", 403, 368),
    ],
)
async def test_an_error_once(graph: Graph, cloud: Cloud, sari: Contact, kind: str, status: int, code: int) -> None:
    cloud.say(sari, "halo")
    cloud.faults.next("messages", kind)
    reply = await graph.text(sari)
    assert reply.refusal[:2] == (status, code)
    assert not last(sari).ours
    assert (await graph.text(sari)).status == 200


@pytest.mark.parametrize(
    ("kind", "carried_out"), [("drop", 0), ("drop_after", 1), ("timeout", 0), ("timeout_after", 1)]
)
async def test_a_line_is_cut(graph: Graph, cloud: Cloud, sari: Contact, kind: str, carried_out: int) -> None:
    cloud.say(sari, "halo")
    cloud.faults.patience = 0.01
    cloud.faults.next("messages", kind)
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await graph.text(sari)
    assert len(sari.bubbles) == 1 + carried_out


@pytest.mark.parametrize("code", [131026, 131049, 130472, 131056])
async def test_a_failure_that_comes_later(graph: Graph, cloud: Cloud, sari: Contact, code: int) -> None:
    cloud.say(sari, "halo")
    cloud.faults.next("messages", f"later:{code}")
    assert (await graph.text(sari)).status == 200
    assert (last(sari).state, last(sari).error) == ("failed", code)
    cloud.arrive(last(sari))
    assert last(sari).state == "failed"


async def test_other_calls_fail_too(graph: Graph, cloud: Cloud, sari: Contact) -> None:
    said = cloud.send_other(sari, "audio")
    assert said.file is not None
    url = (await graph.ask("GET", said.file.id)).body["url"]
    for name in ("media", "link", "download"):
        cloud.faults.next(name, "500")
    assert (await graph.upload(b"%PDF", "application/pdf")).status == 500
    assert (await graph.ask("GET", said.file.id)).status == 500
    assert [(await graph.download(url))[0] for _ in range(2)] == [500, 200]


async def test_a_receipt_is_no_message_for_mischief(graph: Graph, cloud: Cloud, sari: Contact) -> None:
    said = cloud.say(sari, "halo")
    cloud.faults.next("messages", "131056")
    cloud.faults.next("read", "503")
    assert (await graph.post(status="read", message_id=said.id)).status == 503
    assert (await graph.post(status="read", message_id=said.id)).body == {"success": True}
    assert (await graph.text(sari)).refusal[1] == 131056
    assert cloud.calls == {"read": 2, "messages": 1}


async def test_the_page_of_a_proxy(graph: Graph, cloud: Cloud) -> None:
    cloud.faults.next("number", "502_html")
    headers = graph.headers
    async with graph.session.get(f"{graph.url}/v23.0/{cloud.number_id}", headers=headers) as answer:
        assert (answer.status, answer.content_type) == (502, "text/html")


def test_no_such_fault(cloud: Cloud) -> None:
    for kind in ("429", "later:5", "tidur"):
        with pytest.raises(ValueError, match="no such fault"):
            cloud.faults.next("messages", kind)
    with pytest.raises(ValueError, match="no such code"):
        cloud.fail(cloud.put(cloud.add_contact("Sari"), ours=True), 7)


async def test_in_a_storm_a_patient_sender_brings_everything_through(
    graph: Graph, cloud: Cloud, sari: Contact, clock: Clock
) -> None:
    cloud.say(sari, "halo")
    cloud.faults.patience = 0.001
    cloud.faults.storm(rate=0.5, kinds=CLOUD_STORM, methods=["messages"], seed=3)
    for number in range(40):
        done = False
        while not done:
            try:
                done = (await graph.text(sari, str(number))).status == 200
            except (aiohttp.ServerDisconnectedError, aiohttp.ContentTypeError):
                clock.forward(1)
    texts = [said.text for said in sari.bubbles.values() if said.ours]
    assert texts == [str(number) for number in range(40)]
    assert set(cloud.faults.counts) == set(CLOUD_STORM)
