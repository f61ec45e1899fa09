"""The desk's tables, on both databases: claims that one wins, judgements in pairs, and all of it in one look."""

import asyncio

from storage import claims, classifications, desk_state, judgements, proposals, recusals, remarks, reports
from storage.contacts import Contacts
from storage.database import Database
from storage.desk_state import NOTHING, DeskState
from storage.desk_tables import Claim, Classification, Judgement, Proposal, Remark
from tests.storage.test_sameness import Town


def claim(report: int, by: str, until: float) -> Claim:
    return Claim(report_id=report, by=by, who=by.title(), until=until)


async def test_of_twenty_at_once_one_has_it(database: Database, contacts: Contacts) -> None:
    number = await Town(database, contacts).report()

    async def take(by: str) -> bool:
        async with database.transaction() as transaction:
            return await claims.take(transaction, claim(number, by, 100.0), 50.0)

    won = await asyncio.gather(*(take(f"m{each}") for each in range(20)))
    assert sum(won) == 1
    async with database.transaction() as transaction:
        held = await claims.of_report(transaction, number, 99.0)
        assert held is not None
        assert held.by == f"m{won.index(True)}"


async def test_a_claim_ends(database: Database, contacts: Contacts) -> None:
    town = Town(database, contacts)
    one, two = await town.report(), await town.report()
    async with database.transaction() as transaction:
        assert await claims.take(transaction, claim(one, "a", 100.0), 0.0)
        assert not await claims.take(transaction, claim(one, "b", 200.0), 99.0)
        assert await claims.take(transaction, claim(one, "b", 200.0), 100.0)  # over, though nobody ended it
        await claims.put_off(transaction, one, ["a"], 900.0)
        assert await claims.of_report(transaction, one, 200.0) is None
        assert not await claims.let_go(transaction, one, ["a"])
        assert await claims.take(transaction, claim(two, "a", 300.0), 0.0)
        assert [ended.report_id for ended in await claims.take_back(transaction, 250.0)] == [one]
        assert await claims.take_back(transaction, 250.0) == []
        assert await claims.let_go(transaction, two, ["a"])


async def test_no_claim_lasts_longer_than_any_can(database: Database, contacts: Contacts) -> None:
    """A minute longer it may: another process's clock may be so much ahead."""
    town = Town(database, contacts)
    one, two = await town.report(), await town.report()
    async with database.transaction() as transaction:
        await claims.take(transaction, claim(one, "a", 160.0), 0.0)
        await claims.take(transaction, claim(two, "a", 161.0), 0.0)
        await claims.set_back(transaction, 100.0)
        held = [await claims.of_report(transaction, number, 0.0) for number in (one, two)]
    assert [made and made.until for made in held] == [160.0, 100.0]


async def test_all_of_it_in_one_look(database: Database, contacts: Contacts) -> None:
    town = Town(database, contacts)
    number, other = await town.report(), await town.report()
    async with database.transaction() as transaction:
        assert await desk_state.of_report(transaction, number, 0.0) == NOTHING
        await claims.take(transaction, claim(number, "ani", 100.0), 0.0)
        for words in (b"one", b"two"):
            await remarks.add(transaction, Remark(report_id=number, who="Budi", words=words, at=1.0))
        await remarks.add(transaction, Remark(report_id=other, who="Cici", words=b"other", at=1.0))
        first = Proposal(report_id=number, version=1, action="accept", reason="", by="a", who="Ani")
        await proposals.put(transaction, first)
        await proposals.put(transaction, first.model_copy(update={"action": "escalate"}))
        for row, grade in (("E4", ""), ("D6", "berat")):
            confirmed = Classification(report_id=number, breach=row, grade=grade, who="Ani", at=5.0)
            await classifications.put(transaction, confirmed)
        for place in (1, 2):
            found = Judgement(report_id=number, place=place, by=f"{place}", who=f"J{place}", action="reject",
                              reason="private", at=float(place))  # fmt: skip
            await judgements.add(transaction, found)
        judged = (("J1", "reject", "private"), ("J2", "reject", "private"))
        proposed = ("Ani", "escalate", "")
        whole = DeskState("Ani", 2, b"two", "Budi", proposed, ("D6", "berat"), judged)
        assert await desk_state.of_report(transaction, number, 99.0) == whole
        report = await town.get(transaction, number)
        assert await reports.decide(transaction, report, "accept") is not None
        later = await desk_state.of_report(transaction, number, 100.0)
        assert (later.held_by, later.proposed) == ("", None)  # over; and meant for the version before
        assert await classifications.counted(transaction, "solo", 5.0, 6.0) == {("D6", "berat"): 1}
        assert await classifications.counted(transaction, "solo", 0.0, 5.0) == {}
        assert await judgements.pairs(transaction, "solo", 2.0, 3.0) == [(("reject", "private"), ("reject", "private"))]
        await desk_state.forget(transaction, number)
        left = await desk_state.of_report(transaction, number, 0.0)
        assert (left.remarks, left.remark, left.proposed) == (0, b"", None)
        assert (await desk_state.of_report(transaction, other, 0.0)).remarks == 1


async def test_who_leaves_has_no_part_any_more_in_what_is_undecided(database: Database, contacts: Contacts) -> None:
    town = Town(database, contacts)
    held, proposed, alone, paired, others = [await town.report() for _ in range(5)]
    elsewhere = await town.report(region="sleman")

    def judged(number: int, place: int, by: str) -> Judgement:
        return Judgement(report_id=number, place=place, by=by, who=by, action="accept", reason="", at=1.0)

    async with database.transaction() as transaction:
        for number, by in ((held, "former"), (elsewhere, "new"), (others, "other")):
            await claims.take(transaction, claim(number, by, 100.0), 0.0)
        for number, version in ((proposed, 1), (others, 7)):  # the second one is over
            made = Proposal(report_id=number, version=version, action="escalate", reason="", by="new", who="New")
            await proposals.put(transaction, made)
        for row in (judged(alone, 1, "new"), judged(paired, 1, "new"), judged(paired, 2, "other")):
            await judgements.add(transaction, row)
        left = await desk_state.leave(transaction, "solo", ["new", "former"])
        assert left == {held: "Former", proposed: "New", alone: "new"}
        assert await desk_state.leave(transaction, "solo", ["new", "former"]) == {}
        assert [len(await judgements.of_report(transaction, number)) for number in (alone, paired)] == [0, 2]
        assert await proposals.of_report(transaction, proposed) is None
        assert await proposals.of_report(transaction, others) is not None
        kept = [await claims.of_report(transaction, number, 1.0) for number in (held, elsewhere, others)]
    assert [one and one.by for one in kept] == [None, "new", "other"]


async def test_what_a_moderator_did_is_theirs_under_any_of_their_hashes(database: Database, contacts: Contacts) -> None:
    """`former`: under the key that was the first one then."""
    number = await Town(database, contacts).report()
    own, others = ["new", "former"], ["other", "another"]
    proposed = Proposal(report_id=number, version=1, action="escalate", reason="", by="former", who="Ani")
    judged = Judgement(report_id=number, place=1, by="former", who="Ani", action="accept", reason="", at=1.0)
    async with database.transaction() as transaction:
        await claims.take(transaction, claim(number, "former", 100.0), 0.0)
        await proposals.put(transaction, proposed)
        await judgements.add(transaction, judged)
        await recusals.add(transaction, number, "former")
        for keys in (others, own):
            await claims.put_off(transaction, number, keys, 200.0 if keys == own else 300.0)
            assert await recusals.has(transaction, number, keys) is (keys == own)
        held = await claims.of_report(transaction, number, 150.0)
        assert held is not None and held.until == 200.0
        for keys in (others, own):
            assert await claims.let_go(transaction, number, keys) is (keys == own)
            assert await proposals.drop(transaction, number, keys) is (keys == own)
            await judgements.drop_first(transaction, number, keys)
            assert len(await judgements.of_report(transaction, number)) == (keys != own)
