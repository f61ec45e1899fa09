"""Two residents draw the same ticket: each report gets one of its own, and nobody notices."""

from itertools import chain, repeat

from storage.models import Report
from storage.tickets import new_ticket
from tests.conversations.insight import rows
from tests.conversations.talks import TICKET, reported
from tests.stage import Stage


async def test_a_ticket_that_exists_is_drawn_again(stage: Stage) -> None:
    same, other = new_ticket(), new_ticket()
    drawn = chain(repeat(same, 3), repeat(other))
    object.__setattr__(stage.app.house, "new_ticket", lambda: next(drawn))
    people = [stage.resident(), stage.resident("Warga Lain")]
    told = [await reported(one, None) for one in people]
    assert told == [same, other]
    await stage.settled()
    assert [report.ticket for report in await rows(stage, Report)] == told
    assert [card.text[:12] for card in stage.cards()] == told
    assert all(
        sum(TICKET.findall(m.text)[:1] == [ticket] and "sudah masuk" in m.text for m in one.heard) == 1
        for one, ticket in zip(people, told, strict=True)
    )
