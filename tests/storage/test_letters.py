"""Letters and what an answer to a message of ours stands for, on both databases."""

from storage import letters
from storage.contacts import Contacts, Place
from storage.database import Database
from storage.letter_tables import Letter, Prompt
from tests.storage import filing
from tests.storage.post import NOW


def filed(one: int, other: int) -> list[tuple[int, str]]:
    """(report, file) of three letters."""
    return [(one, ""), (other, "letter-a"), (one, "letter-b")]


async def test_letters_of_a_report_are_kept_in_their_order(database: Database) -> None:
    rows = [{"ticket": f"LN-{n}", "draft": f"d{n}", "region": "solo", "answers": {}} for n in range(2)]
    async with database.transaction() as transaction:
        one, other = [report.id or 0 for report in await filing.submit(transaction, *rows)]
        kept = [
            await letters.add(
                transaction, Letter(report_id=number, kind="forward", number="1/2", file=file, by="x", at=NOW)
            )
            for number, file in ((one, ""), (other, "letter-a"), (one, "letter-b"))
        ]
        assert [letter.id for letter in await letters.of_report(transaction, one)] == [kept[0], kept[2]]
        found = await letters.of_file(transaction, "letter-b")
        assert found is not None
        assert (found.id, found.number, found.day, found.at) == (kept[2], "1/2", "", NOW)
        assert await letters.of_file(transaction, "letter-c") is None


async def test_the_newest_question_of_a_message_counts(database: Database, contacts: Contacts) -> None:
    place = Place("telegram", "-1001", "group")
    async with database.transaction() as transaction:
        group = (await contacts.admit(transaction, [place], NOW))[place].id or 0
        row = {"ticket": "LN-1", "draft": "d", "region": "solo", "answers": {}}
        (report,) = await filing.submit(transaction, row)
        asked = Prompt(contact_id=group, message="7", report_id=report.id or 0, wants="register")
        await letters.expect(transaction, asked)
        await letters.expect(transaction, asked.model_copy(update={"wants": "forward"}))
        found = await letters.asked_in(transaction, group, "7")
        assert found is not None
        assert found.wants == "forward"
        assert await letters.asked_in(transaction, group, "8") is None
        assert await letters.asked_in(transaction, group + 1, "7") is None
