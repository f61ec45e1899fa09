"""What cannot be done by the clock stops nothing else that it does, and never the bot."""

from sqlalchemy import text
from sqlmodel import col, update

from storage.inquiry import Inquiry
from storage.statistics import Statistics
from tests.conversations.cities import Cities
from tests.conversations.insight import rows
from tests.conversations.talks import reported
from tests.conversations.test_digest import SEVEN, at, digests_of, official
from tests.stage import Stage

DAY = 86_400.0
REMINDED = "Petugas masih menunggu jawaban"


async def test_a_question_that_cannot_be_opened_stops_only_itself(stage: Stage) -> None:
    head, warga, other = await official(stage), stage.resident(), stage.resident()
    tickets = [await reported(one, None, known="lewati") for one in (warga, other)]
    for ticket in tickets:
        await stage.decide(ticket, "ask:known")
    async with stage.app.database.transaction() as transaction:
        lost = update(Inquiry).where(col(Inquiry.id) == 1)
        await transaction.execute(lost.values(words=b"sealed with a key that is lost"))
    await at(stage, SEVEN + DAY)
    assert len(digests_of(head)) == 1
    assert REMINDED in await other.read()
    assert REMINDED not in await warga.read()
    assert [one.state for one in await rows(stage, Inquiry)] == ["reminded", "reminded"]


async def test_what_one_region_cannot_be_told_the_others_are(towns: Cities) -> None:
    solo, sleman = towns.stages["solo"], towns.stages["sleman"]
    heads = [await official(stage, region=region) for region, stage in towns.stages.items() if stage is not solo]
    first = await official(solo)
    await reported(solo.resident(), None, region="solo")
    async with solo.app.database.transaction() as transaction:
        await transaction.execute(text("UPDATE report SET answers = '{'"))
    await at(sleman, SEVEN)
    assert [len(digests_of(head)) for head in heads] == [1, 1]
    assert digests_of(first) == []
    assert {row.region for row in await rows(solo, Statistics)} == {"sleman", "tanjungpinang"}
