"""A report changes its state by one decision at a time; every one of them leaves a trace."""

import asyncio
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from storage import custody, reports
from storage.contacts import forget
from storage.database import Database
from storage.models import Contact, Report
from storage.states import MOVES, STATES, IllegalMoveError, actions, move
from tests.storage import filing
from tests.storage.conftest import until_waiting
from tests.storage.post import NOW

RACES = 200
ANSWERS = {"behaviour": "engage", "name": "Contoh", "story": "“Ayo” 🗳️\nbaris kedua", "link": None, "audience": "public"}


def _row(number: int = 1, contact: Contact | None = None, **values: Any) -> dict[str, Any]:
    row = {"ticket": f"LN-{number:04}", "draft": f"d{number}", "region": "solo", "answers": ANSWERS}
    return row | {"contact_id": contact.id if contact else None, "submitted_at": NOW} | values


async def _submit(database: Database, *rows: dict[str, Any]) -> list[Report]:
    async with database.transaction() as transaction:
        return await filing.submit(transaction, *rows)


async def _report(database: Database, contact: Contact | None = None, **values: Any) -> Report:
    (report,) = await _submit(database, _row(1, contact, **values))
    return report


async def _decide(database: Database, report: Report, action: str, **values: Any) -> Report | None:
    async with database.transaction() as transaction:
        return await reports.decide(transaction, report, action, **values)


async def _stored(database: Database, report: Report) -> Report:
    async with database.transaction() as transaction:
        found = await reports.by_id(transaction, report.id or 0)
    assert found is not None
    return found


async def test_a_report_comes_back_as_it_was_submitted(database: Database, resident: Contact) -> None:
    report = await _report(database, resident, consent_version="v1", consented_at=NOW - 5)
    assert (report.state, report.version, report.answers) == ("waiting", 1, ANSWERS)
    assert (report.consent_version, report.consented_at, report.submitted_at) == ("v1", NOW - 5, NOW)
    assert (report.decided_at, report.decided_by, report.card) == (None, "", "")
    async with database.transaction() as transaction:
        assert await reports.by_id(transaction, report.id or 0) == report
        assert await reports.by_ticket(transaction, report.ticket) == report


async def test_what_is_not_there_is_none(database: Database) -> None:
    async with database.transaction() as transaction:
        assert await reports.by_id(transaction, 404) is None
        assert await reports.by_ticket(transaction, "LN-0404") is None


async def test_a_draft_becomes_one_report(database: Database) -> None:
    first = await _report(database)
    with pytest.raises(IntegrityError):
        await _submit(database, _row(2, draft=first.draft))


async def test_a_ticket_that_another_report_has_is_drawn_anew(database: Database) -> None:
    """One of before, one of the same batch, and one that is drawn again; the numbers are still those of the rows."""
    first = await _report(database)
    rows = [
        _row(number, ticket=ticket) for number, ticket in ((2, "LN-2"), (3, first.ticket), (4, "LN-4"), (5, "LN-4"))
    ]
    drawn = iter(("LN-2", "LN-2", first.ticket, "LN-A", "LN-B"))
    async with database.transaction() as transaction:
        numbers = await reports.submit(transaction, rows, lambda: next(drawn))
        stored = [await reports.by_id(transaction, number) for number in numbers]
    found = [(report.draft, report.ticket) for report in stored if report]
    assert found == [(row["draft"], row["ticket"]) for row in rows]
    assert found == [("d2", "LN-2"), ("d3", "LN-B"), ("d4", "LN-4"), ("d5", "LN-A")]
    assert await _stored(database, first) == first


async def test_two_processes_that_draw_the_same_ticket_at_once(
    postgres_database: Database,
) -> None:
    """The second one learns of it only when the first one commits; on SQLite nobody else draws meanwhile."""

    async def later() -> list[str]:
        row = _row(2, ticket="LN-1")
        async with postgres_database.transaction() as transaction:
            await reports.submit(transaction, [row], lambda: "LN-2")
        return [row["ticket"]]

    async with postgres_database.transaction() as transaction:
        await reports.submit(transaction, [_row(1, ticket="LN-1")])
        waits = asyncio.create_task(later())
        await until_waiting(postgres_database, 1)
    assert await waits == ["LN-2"]


async def test_reports_of_one_batch_are_numbered_in_their_order(database: Database) -> None:
    """Also when there are more than one statement holds."""
    rows = [_row(number) for number in range(1_200)]
    async with database.transaction() as transaction:
        numbers = await reports.submit(transaction, rows)
        assert await reports.submit(transaction, []) == []
    assert numbers == sorted(numbers)


async def test_residents_see_their_own_reports_newest_first(database: Database, resident: Contact) -> None:
    own = await _submit(database, *(_row(number, resident) for number in range(3)))
    await _submit(database, _row(9))
    async with database.transaction() as transaction:
        assert await reports.of_contact(transaction, resident.id or 0) == own[::-1]
        assert await reports.of_contact(transaction, resident.id or 0, limit=2) == own[:0:-1]
        assert await reports.of_contact(transaction, 404) == []


async def test_who_is_forgotten_leaves_the_report_without_a_way_back(database: Database, resident: Contact) -> None:
    report = await _report(database, resident)
    async with database.transaction() as transaction:
        await forget(transaction, resident.id or 0)
    left = await _stored(database, report)
    assert (left.contact_id, left.answers) == (None, ANSWERS)


async def test_a_decision_is_stored_and_returned(database: Database) -> None:
    report = await _report(database)
    values = {"decided_at": NOW, "decided_by": "Sekar", "decider": "hash", "reason": "unclear"}
    decided = await _decide(database, report, "reject", **values)
    assert decided is not None
    assert decided == await _stored(database, report)
    assert (decided.state, decided.version, decided.reason, decided.decided_by) == ("rejected", 2, "unclear", "Sekar")
    assert (report.state, report.version, report.reason) == ("waiting", 1, "")  # what was read before stays as it was


async def test_a_decision_on_what_was_decided_meanwhile_loses(database: Database) -> None:
    report = await _report(database)
    assert await _decide(database, report, "accept", decided_by="Sekar") is not None
    assert await _decide(database, report, "reject", decided_by="Bayu") is None
    stored = await _stored(database, report)
    assert (stored.state, stored.decided_by, stored.version) == ("accepted", "Sekar", 2)


async def test_an_undone_decision_does_not_make_an_old_button_work_again(database: Database) -> None:
    """The state is the same as before, the version is not."""
    drawn = await _report(database)
    accepted = await _decide(database, drawn, "accept")
    assert accepted is not None
    undone = await _decide(database, accepted, "undo")
    assert undone is not None
    assert (undone.state, undone.version) == ("waiting", 3)
    assert await _decide(database, drawn, "reject") is None


async def test_of_two_deciders_exactly_one_wins_in_200_of_200_races(database: Database, another: Database) -> None:
    """Each from a connection of its own, both holding the report as it was drawn."""
    drawn = await _submit(database, *(_row(number) for number in range(RACES)))

    async def race(report: Report) -> list[Report]:
        tries = (
            _decide(database, report, "accept", decided_by="Sekar"),
            _decide(another, report, "reject", decided_by="Bayu"),
        )
        return [won for won in await asyncio.gather(*tries) if won is not None]

    winners = [winner for report in drawn for winner in await race(report)]
    assert [winner.id for winner in winners] == [report.id for report in drawn]
    for winner in winners:
        assert await _stored(database, winner) == winner
        assert (winner.version, winner.decided_by) in ((2, "Sekar"), (2, "Bayu"))


async def test_of_twenty_deciders_exactly_one_wins(database: Database, another: Database) -> None:
    report = await _report(database)
    tries = [_decide(one, report, "accept", decided_by=f"{n}") for n in range(10) for one in (database, another)]
    assert sum(won is not None for won in await asyncio.gather(*tries)) == 1


async def test_a_second_decider_waits_for_the_first_and_loses_only_if_it_was_committed(
    postgres_database: Database,
) -> None:
    """In both transactions at once: the one that is rolled back has won nothing."""
    report = await _report(postgres_database)
    with pytest.raises(ZeroDivisionError):
        async with postgres_database.transaction() as transaction:
            assert await reports.decide(transaction, report, "accept", decided_by="Sekar") is not None
            second = asyncio.create_task(_decide(postgres_database, report, "reject", decided_by="Bayu"))
            await until_waiting(postgres_database, 1)
            raise ZeroDivisionError
    assert (await second) is not None
    assert (await _stored(postgres_database, report)).decided_by == "Bayu"


async def test_reading_a_report_by_ticket_holds_it_for_the_decision(postgres_database: Database) -> None:
    report = await _report(postgres_database)

    async def read() -> Report | None:
        async with postgres_database.transaction() as transaction:
            return await reports.by_ticket(transaction, report.ticket)

    async with postgres_database.transaction() as transaction:
        held = await reports.by_ticket(transaction, report.ticket)
        assert held is not None
        reading = asyncio.create_task(read())
        await until_waiting(postgres_database, 1)
        await reports.decide(transaction, held, "accept")
    seen = await reading
    assert seen is not None
    assert seen.state == "accepted"


async def test_what_the_table_does_not_list_is_refused_and_changes_nothing(database: Database) -> None:
    every = {action for _, action in MOVES} | {"", "delete", "ACCEPT"}
    for number, state in enumerate(STATES):
        (report,) = await _submit(database, _row(number, state=state))
        async with database.transaction() as transaction:
            for action in every.difference(actions(state)):
                with pytest.raises(IllegalMoveError, match=f"{action} from {state}"):
                    await reports.decide(transaction, report, action)
        assert await _stored(database, report) == report


async def test_every_move_of_the_table_can_be_made(database: Database) -> None:
    for number, ((state, action), target) in enumerate(MOVES.items()):
        (report,) = await _submit(database, _row(number, state=state))
        moved = await _decide(database, report, action)
        assert moved is not None
        assert (moved.state, moved.version) == (target, 2)


@given(path=st.lists(st.sampled_from(sorted({action for _, action in MOVES})), max_size=12))
def test_no_path_leads_out_of_the_table_or_out_of_what_is_final(path: list[str]) -> None:
    state = "waiting"
    for action in path:
        if action not in actions(state):
            with pytest.raises(IllegalMoveError):
                move(state, action)
            continue
        assert state != "erased"
        state = move(state, action)
        assert state in STATES


def test_every_state_can_be_reached() -> None:
    assert {"waiting", *MOVES.values()} == set(STATES)


async def test_changing_is_not_deciding(database: Database) -> None:
    report = await _report(database)
    async with database.transaction() as transaction:
        await reports.change(transaction, report.id or 0, card="4711", handed_over_at=NOW + 0.25)
    stored = await _stored(database, report)
    assert (stored.card, stored.handed_over_at, stored.version, stored.state) == ("4711", NOW + 0.25, 1, "waiting")
    assert await _decide(database, report, "accept") is not None


async def test_cards_that_stayed_behind_are_forgotten(database: Database) -> None:
    carded, bare, far = await _submit(database, _row(1, card="4711"), _row(2), _row(3, card="4712", region="sleman"))
    async with database.transaction() as transaction:
        await reports.forget_cards(transaction, carded.region)
    assert await _stored(database, far) == far
    assert await _stored(database, carded) == carded.model_copy(update={"card": ""})
    assert await _stored(database, bare) == bare


async def test_the_trail_tells_who_did_what_in_order(database: Database) -> None:
    one, two = await _submit(database, _row(1), _row(2))
    async with database.transaction() as transaction:
        await reports.note(transaction, one.id, "resident", "submitted", NOW, files=2)
        await reports.note(transaction, two.id, "resident", "submitted", NOW)
        await reports.note(transaction, one.id, "moderator:Sekar", "accept", NOW + 1, reason="", was=None)
        trail = await custody.trail(transaction, one.draft)
    assert [(event.actor, event.action, event.at, event.detail) for event in trail] == [
        ("resident", "submitted", NOW, {"files": 2}),
        ("moderator:Sekar", "accept", NOW + 1, {"reason": "", "was": None}),
    ]


async def test_a_decision_and_its_trace_are_committed_together_or_not_at_all(database: Database) -> None:
    report = await _report(database)
    with pytest.raises(ZeroDivisionError):
        async with database.transaction() as transaction:
            await reports.decide(transaction, report, "accept")
            await reports.note(transaction, report.id, "moderator:Sekar", "accept", NOW)
            raise ZeroDivisionError
    assert await _stored(database, report) == report
    async with database.transaction() as transaction:
        assert await custody.trail(transaction, report.draft) == []
