"""A report's link is looked for at intake, after an hour, a day and three; staff see what came of it."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from itertools import pairwise

import pytest_asyncio

from bot.links.fetch import Fetch
from handlers.link_news import STAGES
from storage.models import Event, LinkWatch
from tests.conversations.insight import database_bytes, rows, trail
from tests.conversations.talks import reported
from tests.conversations.transcript import play
from tests.links.outside import LOOPBACK, Server, Speak, all_here, moved, outside, page
from tests.stage import Stage

HOUR, DAY = 3600.0, 86_400.0
THERE = page("<title>Unggahan &amp; &lt;b&gt;contoh&lt;/b&gt; 12</title>")


@dataclass
class Outside:
    """A site of our own, and a stage whose bot looks for what is on it."""

    stage: Stage
    server: Server
    answers: dict[str, bytes | Speak] = field(default_factory=dict)

    @property
    def link(self) -> str:
        """A post on it."""
        return f"http://medsos.example:{self.server.port}/p/1"

    async def look(self, seconds: float = 0.0) -> None:
        """So much time goes by, then the watch looks what is due."""
        self.stage.hands.forward(seconds)
        assert self.stage.app.links is not None
        await self.stage.app.links.tick()
        await self.stage.settled()

    async def lines(self, ticket: str) -> list[str]:
        """What the card says below the link."""
        text = (await self.stage.card(ticket)).text
        return [line.removeprefix("↳ ") for line in text.splitlines() if "Dicek" in line or "Judul" in line]

    def news(self) -> list[str]:
        """What the group was told beside the cards."""
        return [said.text for said in self.stage.bot_messages(self.stage.group) if said.kind == "text"]


@pytest_asyncio.fixture(loop_scope="session")
async def site(stage: Stage) -> AsyncIterator[Outside]:
    """A stage that watches links."""
    answers: dict[str, bytes | Speak] = {"/p/1": THERE}
    async with outside(answers) as server:
        await stage.stop()
        fetch = Fetch(all_here("medsos.example", "lain.example"), doors=[(LOOPBACK, server.port)], apart=0.0)
        stage.settings, stage.visit = stage.settings.model_copy(update={"link_watch": True}), fetch.visit
        await stage.start()
        yield Outside(stage, server, answers)


async def test_it_is_looked_for_four_times(site: Outside) -> None:
    ticket = await reported(site.stage.resident(), None, link=site.link)
    assert site.server.asked == []
    await site.look()
    assert await site.lines(ticket) == ["Dicek Senin, 23 November 2026 pukul 10.00 WIB: masih ada"]
    for before, after in pairwise(STAGES):
        await site.look(after - before - 1)
        seen = len(site.server.asked)
        await site.look(1)
        assert len(site.server.asked) == seen + 1
    await site.look(30 * DAY)
    assert len(site.server.asked) == len(STAGES)
    assert await site.lines(ticket) == ["Dicek Kamis, 26 November 2026 pukul 10.00 WIB: masih ada"]
    assert (await trail(site.stage, ticket)).count(("system", "looked")) == 4
    assert site.news() == []


async def test_what_was_missed_is_made_up_for_once(site: Outside) -> None:
    """The bot was down for two days: one look, and then the one of the third day."""
    await reported(site.stage.resident(), None, link=site.link)
    await site.stage.restart()
    await site.look(2 * DAY)
    assert len(site.server.asked) == 1
    await site.look(DAY - 1)
    assert len(site.server.asked) == 1
    await site.look(1)
    assert len(site.server.asked) == 2


async def test_a_vanished_post_is_told_at_once_below_the_card(site: Outside) -> None:
    ticket = await reported(site.stage.resident(), link=site.link)
    await site.look()
    site.answers["/p/1"] = page("", "404 Not Found")
    await site.look(HOUR)
    (news,) = [said for said in site.stage.bot_messages(site.stage.group) if said.kind == "text"]
    card = await site.stage.card(ticket)
    assert news.reply_to == card.id
    assert news.text.startswith(f"⚠️ {ticket}: unggahan pada tautannya sudah tidak ada.")
    assert (
        "Dicek Senin, 23 November 2026 pukul 11.00 WIB; terakhir tampak Senin, 23 November 2026 pukul 10.00"
        in news.text
    )
    assert news.text.endswith("1 berkas bukti yang sudah kami terima tetap tersimpan.")
    assert await site.lines(ticket) == ["⚠️ Dicek Senin, 23 November 2026 pukul 11.00 WIB: sudah tidak ada"]
    site.answers["/p/1"] = page("", "503 Service Unavailable")
    await site.look(DAY)
    site.answers["/p/1"] = page("", "410 Gone")
    await site.look(3 * DAY)
    assert len(site.news()) == 1  # told once


async def test_a_post_that_is_back_is_told_too(site: Outside) -> None:
    ticket = await reported(site.stage.resident(), None, link=site.link)
    await site.look()
    site.answers["/p/1"] = page("", "404 Not Found")
    await site.look(HOUR)
    site.answers["/p/1"] = THERE
    await site.look(DAY)
    assert site.news()[1:] == [
        f"{ticket}: unggahan pada tautannya tampak lagi, dicek Selasa, 24 November 2026 pukul 11.00 WIB."
    ]


async def test_news_come_even_where_the_card_was_taken_away(site: Outside) -> None:
    ticket = await reported(site.stage.resident(), None, link=site.link)
    await site.look()
    site.stage.world.delete(site.stage.staff[0], await site.stage.card(ticket))
    site.answers["/p/1"] = page("", "404 Not Found")
    await site.look(HOUR)
    (news,) = site.news()
    assert "tetap tersimpan" not in news  # there are no files


UNSURE: dict[str, bytes] = {
    "/captcha": page("<title>Just a moment...</title>"),
    "/nothing": b"",
    "/inside": moved("http://127.0.0.1/"),
}


async def test_what_cannot_be_relied_on_is_not_known(site: Outside) -> None:
    tickets = []
    for place, path in enumerate(UNSURE):
        site.answers[path] = THERE
        link = site.link.replace("/p/1", path)
        tickets.append(await reported(site.stage.resident(f"Warga {place}"), None, link=link))
    await site.look()
    site.answers |= UNSURE
    await site.look(HOUR)
    for ticket in tickets:
        assert await site.lines(ticket) == ["Dicek Senin, 23 November 2026 pukul 11.00 WIB: tidak diketahui"]
    assert site.news() == []


async def test_what_was_never_seen_and_what_needs_a_login(site: Outside) -> None:
    """Neither is news: nobody knows whether it was ever there."""
    never = await reported(site.stage.resident(), None, link=site.link + "0")
    site.answers["/p/masuk"] = moved("/login?next=x")
    site.answers["/login?next=x"] = page("<title>Masuk</title>")
    login = await reported(site.stage.resident("Warga Dua"), None, link=site.link.replace("/1", "/masuk"))
    await site.look()
    assert (await site.lines(never))[0].endswith("WIB: tidak ditemukan di alamat itu")
    assert (await site.lines(login))[0].endswith("WIB: hanya terbuka setelah masuk akun")
    assert site.news() == []


async def test_a_changed_title_is_shown_as_it_was_written(site: Outside) -> None:
    """Counts change by the hour and are no change; titles are kept sealed."""
    ticket = await reported(site.stage.resident(), None, link=site.link)
    await site.look()
    site.answers["/p/1"] = page("<title>Unggahan &amp; &lt;b&gt;contoh&lt;/b&gt; 9.999</title>")
    await site.look(HOUR)
    assert len(await site.lines(ticket)) == 1
    site.answers["/p/1"] = page(
        "<title>Sudah &lt;i&gt;diubah, hubungi 0812-3456-7890&lt;/i&gt;" + "x" * 300 + "</title>"
    )
    await site.look(DAY)
    card = await site.stage.card(ticket)
    assert "↳ Judul halamannya berubah: semula “Unggahan & contoh 12”" not in card.text  # markup stays as text
    assert "semula “Unggahan & <b>contoh</b> 12”" not in card.text or "<b>" in card.text
    assert "kini “Sudah <i>diubah, hubungi ••••••••••90</i>xxx" in card.text
    assert [event.detail for event in await rows(site.stage, Event) if event.action == "looked"] == [
        {"outcome": "there", "status": 200},
        {"outcome": "there", "status": 200},
        {"outcome": "there", "status": 200, "renamed": True},
    ]
    await site.stage.stop()
    assert b"diubah" not in database_bytes(site.stage)
    await site.stage.start()


async def test_what_is_known_stays_on_the_card_when_nobody_looks_any_more(site: Outside) -> None:
    ticket = await reported(site.stage.resident(), None, link=site.link)
    await site.look()
    await site.stage.stop()
    site.stage.settings = site.stage.settings.model_copy(update={"link_watch": False})
    await site.stage.start()
    assert site.stage.app.links is None
    await site.stage.decide(ticket, "accept")
    assert len(await site.lines(ticket)) == 1


async def test_who_withdraws_or_erases_is_not_looked_for(site: Outside) -> None:
    warga = site.stage.resident()
    gone = await reported(warga, None, link=site.link)
    await site.look()
    await play(warga, [("/hapus", "Hapus data"), ("[Ya, hapus semuanya]", "dihapus")])
    assert await rows(site.stage, LinkWatch) == []
    other = site.stage.resident("Warga Dua")
    kept = await reported(other, None, link=site.link)
    await play(
        other, [(f"/status {kept}", "Menunggu"), ("[Tarik laporan]", "Yakin"), ("[Ya, tarik laporan]", "ditarik")]
    )
    asked = len(site.server.asked)
    await site.look(10 * DAY)
    assert len(site.server.asked) == asked
    assert ("system", "looked") not in await trail(site.stage, kept)
    assert [watch.due_at for watch in await rows(site.stage, LinkWatch)] == [None]
    assert "Dicek" not in (await site.stage.card(gone)).text


async def test_who_erases_while_the_look_is_under_way(site: Outside) -> None:
    """Nothing of the link is written any more."""
    asked, go_on = asyncio.Event(), asyncio.Event()

    async def held(writer: asyncio.StreamWriter) -> None:
        asked.set()
        await go_on.wait()
        writer.write(THERE)

    site.answers["/p/1"] = held
    warga = site.stage.resident()
    ticket = await reported(warga, None, link=site.link)
    assert site.stage.app.links is not None
    looking = asyncio.create_task(site.stage.app.links.tick())
    await asked.wait()
    await play(warga, [("/hapus", "Hapus data"), ("[Ya, hapus semuanya]", "dihapus")])
    go_on.set()
    await looking
    assert await rows(site.stage, LinkWatch) == []
    assert ("system", "looked") not in await trail(site.stage, ticket)


async def test_what_is_handed_over_says_what_became_of_the_post(site: Outside) -> None:
    ticket = await reported(site.stage.resident(), None, link=site.link)
    await site.look()
    site.answers["/p/1"] = page("", "404 Not Found")
    await site.look(HOUR)
    await site.stage.decide(ticket, "escalate")
    assert (
        "↳ ⚠️ Dicek Senin, 23 November 2026 pukul 11.00 WIB: sudah tidak ada"
        in site.stage.bot_messages(site.stage.bawaslu)[-1].text
    )


async def test_links_that_tell_nothing_are_not_watched(site: Outside) -> None:
    for place, link in enumerate(("https://wa.me/6281234567890", "https://t.me/contoh/12", "lewati")):
        evidence = {"link": link} if link != "lewati" else {}
        await reported(site.stage.resident(f"Warga {place}"), None, **evidence)
    watched = await rows(site.stage, LinkWatch)
    assert len(watched) == 1  # that of the third one, the usual link of these talks


async def test_residents_hear_of_it(site: Outside) -> None:
    warga = site.stage.resident()
    await play(warga, [("/privasi", ("kami cek beberapa kali", "bukan alamat Anda"))])
    await play(warga, [("/bantuan", "/lapor")])
    assert "kami cek beberapa kali" not in warga.last.text


async def test_without_consent_nobody_is_asked(stage: Stage) -> None:
    assert stage.app.links is None
    warga = stage.resident()
    ticket = await reported(warga, None)
    assert await rows(stage, LinkWatch) == []
    assert "Dicek" not in (await stage.card(ticket)).text
    await play(warga, [("/privasi", "")])
    assert "kami cek beberapa kali" not in warga.last.text
