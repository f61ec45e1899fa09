"""The Cloud API over real HTTP: sending, media, reading, what is told of the number; tokens and paths."""

from __future__ import annotations

import hashlib
import hmac
from email.utils import parsedate_to_datetime
from typing import Any

import pytest

from bot.sandbox.cloud import Cloud, CloudLimits, Contact, Upload
from tests.sandbox.cloud_bot import VERSION, Graph, Json, address, last
from tests.sandbox.conftest import Clock, png


@pytest.fixture
def sari(cloud: Cloud) -> Contact:
    contact = cloud.add_contact("Sari Contoh", "628001000001", "ID.A1B2C3")
    cloud.say(contact, "halo")
    return contact


@pytest.fixture
def hidden(cloud: Cloud) -> Contact:
    contact = cloud.add_contact("Bima Contoh", "", "ID.9Z8Y")
    cloud.say(contact, "halo")
    return contact


def states(cloud: Cloud) -> list[tuple[str, int]]:
    """The statuses that wait to be posted: (state, error code or 0)."""
    values = [value for letter in cloud.post.pending.values() for value in letter.values]
    found = [status for value in values for status in value.get("statuses", [])]
    return [(status["status"], status.get("errors", [{"code": 0}])[0]["code"]) for status in found]


async def test_what_a_token_may_do(graph: Graph, cloud: Cloud) -> None:
    told = (await graph.ask("GET", "debug_token", params={"input_token": cloud.token})).body["data"]
    assert (told["is_valid"], told["expires_at"], told["app_id"]) == (True, 0, cloud.app_id)
    assert told["granular_scopes"][0] == {"scope": cloud.scopes[0], "target_ids": [cloud.account_id]}
    other = (await graph.ask("GET", "debug_token", params={"input_token": "EAAlain"})).body["data"]
    assert (other["is_valid"], other["error"]["code"]) == (False, 190)
    assert (await graph.ask("GET", "debug_token")).refusal[:2] == (400, 100)


async def test_a_token_that_has_expired(graph: Graph, cloud: Cloud) -> None:
    cloud.token_ends = cloud.now()
    assert (await graph.ask("GET", cloud.number_id)).refusal[:2] == (401, 190)


async def test_the_proof_of_another_secret(graph: Graph, cloud: Cloud) -> None:
    right = hmac.new(cloud.app_secret.encode(), cloud.token.encode(), hashlib.sha256).hexdigest()
    assert (await graph.ask("GET", cloud.number_id, params={"appsecret_proof": right})).status == 200
    refused = await graph.ask("GET", cloud.number_id, params={"appsecret_proof": "0" * 64})
    assert refused.refusal == (400, 100, "Invalid appsecret_proof provided in the API argument")


@pytest.mark.parametrize("edge", ["message_templates", "subscribed_apps", "phone_numbers"])
async def test_the_account_needs_its_permission(graph: Graph, cloud: Cloud, edge: str) -> None:
    cloud.scopes.remove("whatsapp_business_management")
    assert (await graph.ask("GET", f"{cloud.account_id}/{edge}")).refusal[:2] == (403, 200)
    assert (await graph.ask("GET", f"999/{edge}")).refusal[:2] == (400, 100)


async def test_answers_tell_the_time(graph: Graph, clock: Clock) -> None:
    async with graph.session.get(f"{graph.url}/{VERSION}/") as answer:
        assert parsedate_to_datetime(answer.headers["date"]) == clock.time


async def test_a_text_arrives(graph: Graph, cloud: Cloud, sari: Contact) -> None:
    reply = await graph.text(sari, "*Halo* Bapak/Ibu")
    said = last(sari)
    assert reply.body == {
        "messaging_product": "whatsapp",
        "contacts": [{"input": "628001000001", "wa_id": "628001000001"}],
        "messages": [{"id": said.id}],
    }
    assert (said.text, said.ours, said.state) == ("*Halo* Bapak/Ibu", True, "delivered")
    assert states(cloud) == [("sent", 0), ("delivered", 0)]
    assert cloud.calls["messages"] == 1


async def test_a_plus_and_spaces_in_a_number_do_no_harm(graph: Graph, sari: Contact) -> None:
    reply = await graph.post(to="+62 800 1000 001", type="text", text={"body": "halo"})
    assert reply.body["contacts"] == [{"input": "+62 800 1000 001", "wa_id": "628001000001"}]
    assert last(sari).id == reply.wamid


async def test_a_bsuid_goes_into_recipient(graph: Graph, hidden: Contact) -> None:
    reply = await graph.text(hidden, "halo")
    assert reply.body["contacts"] == [{"input": "ID.9Z8Y", "user_id": "ID.9Z8Y"}]
    assert last(hidden).text == "halo"


async def test_a_bsuid_in_to_is_answered_well_and_lost(graph: Graph, cloud: Cloud, hidden: Contact) -> None:
    before = len(hidden.bubbles)
    reply = await graph.post(to="ID.9Z8Y", type="text", text={"body": "halo"})
    assert reply.wamid.startswith("wamid.")
    assert len(hidden.bubbles) == before
    assert states(cloud) == []
    assert [body["to"] for body in cloud.dropped] == ["ID.9Z8Y"]


async def test_to_counts_before_recipient(graph: Graph, sari: Contact, hidden: Contact) -> None:
    await graph.post(to=sari.phone, recipient=hidden.user_id, type="text", text={"body": "untuk Sari"})
    assert last(sari).text == "untuk Sari"
    assert last(hidden).text == "halo"


@pytest.mark.parametrize("where", [{"to": "628009999999"}, {"recipient": "ID.NOBODY"}])
async def test_nobody_is_there(graph: Graph, cloud: Cloud, where: Json) -> None:
    reply = await graph.post(**where, type="text", text={"body": "halo"})
    assert reply.status == 200
    assert states(cloud) == [("failed", 131026)]
    value = list(cloud.post.pending.values())[-1].values[0]
    assert value["statuses"][0]["id"] == reply.wamid


async def test_buttons_and_a_list_arrive(graph: Graph, sari: Contact) -> None:
    await graph.buttons(sari, "Ya", "Tidak", body="Setuju?")
    assert [(pick.id, pick.title) for pick in last(sari).picks] == [("report:Ya", "Ya"), ("report:Tidak", "Tidak")]
    rows = [{"id": f"r{number}", "title": f"Kota {number}", "description": "contoh"} for number in range(10)]
    sections = [{"title": "Jawa", "rows": rows[:6]}, {"title": "Lain", "rows": rows[6:]}]
    content: Json = {"type": "list", "header": {"type": "text", "text": "Kota"}, "footer": {"text": "contoh"}}
    content |= {"body": {"text": "Di mana?"}, "action": {"button": "Pilih", "sections": sections}}
    await graph.post(**address(sari), type="interactive", interactive=content)
    said = last(sari)
    assert (said.text, said.header, said.footer, said.opener) == ("Di mana?", "Kota", "contoh", "Pilih")
    assert [pick.section for pick in said.picks] == ["Jawa"] * 6 + ["Lain"] * 4
    assert {pick.kind for pick in said.picks} == {"row"}


async def test_an_uploaded_picture_is_sent(graph: Graph, sari: Contact) -> None:
    data = png()
    uploaded = await graph.upload(data)
    content = {"id": uploaded.body["id"], "caption": "Kartu laporan"}
    await graph.post(**address(sari), type="image", image=content)
    said = last(sari)
    assert (said.kind, said.text, said.file.data) == ("image", "Kartu laporan", data)
    assert (said.file.width, said.file.height) == (40, 30)


async def test_a_picture_above_buttons(graph: Graph, sari: Contact) -> None:
    for data, states_then in ((png(), "delivered"), (b"bukan gambar", "failed")):
        uploaded = await graph.upload(data)
        header = {"type": "image", "image": {"id": uploaded.body["id"]}}
        action = {"buttons": [{"type": "reply", "reply": {"id": "a", "title": "Ya"}}]}
        content = {"type": "button", "header": header, "body": {"text": "Kirim?"}, "action": action}
        await graph.post(**address(sari), type="interactive", interactive=content)
        said = last(sari)
        assert (said.text, said.file.data, said.picks[0].title) == ("Kirim?", data, "Ya")
        assert said.state == states_then


async def test_a_document_has_the_name_it_is_sent_with(graph: Graph, sari: Contact) -> None:
    uploaded = await graph.upload(b"%PDF-1.7", "application/pdf", "x.pdf")
    content = {"id": uploaded.body["id"], "filename": "berkas.pdf"}
    await graph.post(**address(sari), type="document", document=content)
    assert last(sari).file.name == "berkas.pdf"


async def test_a_picture_that_is_none_fails_later(graph: Graph, cloud: Cloud, sari: Contact) -> None:
    uploaded = await graph.upload(b"bukan gambar", "image/jpeg", "a.jpg")
    reply = await graph.post(**address(sari), type="image", image={"id": uploaded.body["id"]})
    assert reply.status == 200
    assert states(cloud) == [("failed", 131053)]


async def test_what_a_person_sent_is_fetched_in_two_steps(graph: Graph, cloud: Cloud, sari: Contact) -> None:
    data = png(50, 20)
    file = cloud.send_file(sari, Upload(data, "a.png", "image/png")).file
    assert file is not None
    told = (await graph.ask("GET", file.id)).body
    assert told["sha256"] == hashlib.sha256(data).hexdigest()
    assert (told["mime_type"], told["file_size"], told["id"]) == ("image/png", len(data), file.id)
    assert await graph.download(told["url"]) == (200, data)
    assert (await graph.download(told["url"], headers={"Authorization": "Bearer salah"}))[0] == 401


async def test_an_address_lives_five_minutes(graph: Graph, cloud: Cloud, sari: Contact, clock: Clock) -> None:
    file = cloud.send_file(sari, Upload(png(), "a.png", "image/png")).file
    assert file is not None
    url = (await graph.ask("GET", file.id)).body["url"]
    clock.forward(300)
    assert (await graph.download(url))[0] == 200
    clock.forward(1)
    assert (await graph.download(url))[0] == 404
    fresh = (await graph.ask("GET", file.id)).body["url"]
    assert fresh != url
    assert (await graph.download(fresh))[0] == 200
    assert (await graph.download(fresh.replace("&hash=", "&hash=0")))[0] == 404
    assert (await graph.download(fresh.replace("ext=", "ext=9")))[0] == 404


@pytest.mark.parametrize(("ours", "days"), [(False, 7), (True, 30)])
async def test_a_media_id_lives_so_long(graph: Graph, cloud: Cloud, clock: Clock, ours: bool, days: int) -> None:
    media = cloud.media.keep(Upload(png(), "a.png", "image/png"), "image", cloud.now(), ours=ours)
    clock.forward(days * 86_400)
    assert (await graph.ask("GET", media.id)).status == 200
    clock.forward(1)
    assert (await graph.ask("GET", media.id)).refusal[:2] == (400, 100)


async def test_media_is_asked_for_by_number_only_where_it_was_uploaded(
    graph: Graph, cloud: Cloud, sari: Contact
) -> None:
    file = cloud.send_file(sari, Upload(png(), "a.png", "image/png")).file
    assert file is not None
    uploaded = (await graph.upload(png())).body["id"]
    number = f"phone_number_id={cloud.number_id}"
    assert (await graph.ask("GET", f"{uploaded}?{number}")).status == 200
    assert (await graph.ask("GET", f"{file.id}?{number}")).refusal[:2] == (400, 100)


async def test_media_is_deleted(graph: Graph) -> None:
    uploaded = (await graph.upload(png())).body["id"]
    assert (await graph.ask("DELETE", uploaded)).body == {"success": True}
    assert (await graph.ask("GET", uploaded)).status == 400


async def test_read_ticks_and_typing(graph: Graph, cloud: Cloud, sari: Contact, hidden: Contact) -> None:
    first = last(sari)
    second, third = cloud.say(sari, "dua"), cloud.say(sari, "tiga")
    heard = list[str]()
    cloud.on_change(lambda change: heard.append(change.kind))
    reply = await graph.post(status="read", message_id=second.id, typing_indicator={"type": "text"})
    assert reply.body == {"success": True}
    assert [said.state for said in (first, second, third, last(hidden))] == ["read", "read", "sent", "sent"]
    assert heard.count("typing") == 1
    assert states(cloud) == []
    assert (await graph.post(status="read", message_id=third.id)).body == {"success": True}
    cloud.switch(sari, False)
    again = cloud.say(sari, "empat")
    assert (await graph.post(status="read", message_id=again.id, typing_indicator={"type": "text"})).status == 200
    assert again.state == "read"
    assert heard.count("typing") == 1  # neither without the sign, nor where the phone is off


async def test_the_number_the_templates_the_subscription(graph: Graph, cloud: Cloud) -> None:
    told = (await graph.ask("GET", cloud.number_id)).body
    assert (told["display_phone_number"], told["verified_name"]) == ("+62 800-0000-0001", "LaporNetral")
    fields = (await graph.ask("GET", f"{cloud.number_id}?fields=verified_name,tidak_ada")).body
    assert fields == {"verified_name": "LaporNetral", "id": cloud.number_id}
    cloud.add_template("kabar", "Ada kabar {{1}}", buttons=("Buka",), footer="LaporNetral")
    cloud.add_template("lama", "x", status="REJECTED")
    data = (await graph.ask("GET", f"{cloud.account_id}/message_templates")).body["data"]
    assert [(one["name"], one["language"], one["status"]) for one in data] == [
        ("kabar", "id", "APPROVED"),
        ("lama", "id", "REJECTED"),
    ]
    assert [part["type"] for part in data[0]["components"]] == ["BODY", "FOOTER", "BUTTONS"]
    named = (await graph.ask("GET", f"{cloud.account_id}/message_templates?name=lama")).body["data"]
    assert [one["name"] for one in named] == ["lama"]
    assert (await graph.ask("GET", f"{cloud.account_id}/subscribed_apps")).body == {"data": []}
    assert (await graph.ask("GET", f"{cloud.account_id}/phone_numbers")).body["data"][0]["id"] == cloud.number_id


@pytest.mark.parametrize("header", [{}, {"Authorization": "Bearer salah"}, {"Authorization": "rahasia"}])
async def test_without_the_token_nothing(graph: Graph, cloud: Cloud, header: dict[str, str]) -> None:
    reply = await graph.ask("GET", cloud.number_id, headers=header)
    assert reply.refusal[:2] == (401, 190)
    assert cloud.token not in str(reply.body)


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "123"), ("POST", "123/messages"), ("DELETE", "106540352242922"), ("POST", "106540352242922/register")],
)
async def test_nothing_there(graph: Graph, method: str, path: str) -> None:
    reply = await graph.ask(method, path)
    assert reply.refusal[:2] == (400, 100)
    assert (reply.body["error"]["error_subcode"], reply.body["error"]["type"]) == (33, "GraphMethodException")


async def test_a_path_without_version(graph: Graph, cloud: Cloud) -> None:
    reply = await graph.ask("GET", f"{graph.url}/{cloud.number_id}/messages/x")
    assert reply.refusal[:2] == (400, 100)


@pytest.mark.parametrize(
    ("request_fields", "words"),
    [
        ({"data": b"{", "headers": {"Content-Type": "application/json"}}, "parse"),
        ({"data": b"[]", "headers": {"Content-Type": "application/json"}}, "object"),
        ({"data": b"\xff", "headers": {"Content-Type": "application/json"}}, "UTF-8"),
        ({"json": {}}, "messaging_product"),
    ],
)
async def test_a_body_that_is_none(graph: Graph, cloud: Cloud, request_fields: Any, words: str) -> None:
    request_fields["headers"] = graph.headers | request_fields.get("headers", {})
    reply = await graph.ask("POST", f"{cloud.number_id}/messages", **request_fields)
    assert reply.refusal[:2] == (400, 100)
    assert words in reply.body["error"]["message"]


async def test_a_pair_bursts_then_one_in_six_seconds(graph: Graph, cloud: Cloud, sari: Contact, clock: Clock) -> None:
    cloud.limits = CloudLimits(pair_burst=3, per_second=None)
    hidden = cloud.add_contact("Lain")
    cloud.say(hidden, "halo")
    codes = [(await graph.text(sari)).status for _ in range(3)]
    assert codes == [200] * 3
    assert (await graph.text(sari)).refusal[:2] == (400, 131056)
    assert (await graph.text(hidden)).status == 200
    clock.forward(5)
    assert (await graph.text(sari)).refusal[1] == 131056
    clock.forward(1)
    assert (await graph.text(sari)).status == 200
    assert (await graph.text(sari)).refusal[1] == 131056


async def test_throughput_of_a_number(graph: Graph, cloud: Cloud, sari: Contact, clock: Clock) -> None:
    cloud.limits = CloudLimits(pair_seconds=None, per_second=2)
    assert [(await graph.text(sari)).status for _ in range(2)] == [200, 200]
    assert (await graph.text(sari)).refusal[:2] == (400, 130429)
    clock.forward(1)
    assert (await graph.text(sari)).status == 200
