"""Letters about a report after its hand-over, and the messages of ours whose answer is one.

The file of a letter is kept as evidence is: sealed, under its SHA-256. It has a draft and a chain of events of its own,
so that nothing that shows or hands on the evidence of a report ever comes upon it.
"""

from typing import Any, Final

from sqlalchemy import bindparam, insert
from sqlmodel import col, delete, select

from storage.database import Transaction, fetch, first, insert_numbered
from storage.letter_tables import Letter, Prompt

FILED: Final = "letter-"
"""How the drafts of the files of letters begin."""

HANDED_OVER: Final = "handover"
"""What a hand-over wants: no answer, but buttons that are up to date."""


async def add(transaction: Transaction, letter: Letter) -> int:
    """Keep a letter; its number in the table."""
    (number,) = await insert_numbered(transaction, Letter, [letter.model_dump(exclude={"id"})])
    return number


async def of_report(transaction: Transaction, report_id: int) -> list[Letter]:
    """Every letter about a report, oldest first."""
    return await fetch(transaction, Letter, _OF_REPORT, {"report": report_id})


async def of_file(transaction: Transaction, draft: str) -> Letter | None:
    """The letter that this draft is the file of."""
    return await first(transaction, Letter, select(Letter).where(col(Letter.file) == draft))


async def expect(transaction: Transaction, prompt: Prompt) -> None:
    """Whoever answers this message of ours answers that. Numbers begin anew in a chat that moved: the newest counts."""
    await transaction.execute(delete(Prompt).where(*_of(prompt.contact_id, prompt.message)))
    await transaction.execute(insert(Prompt), [prompt.model_dump()])


async def forget_prompts(transaction: Transaction, contact_id: int) -> None:
    """Our messages stay behind in a chat where nobody answers them any more; numbers begin anew."""
    await transaction.execute(delete(Prompt).where(col(Prompt.contact_id) == contact_id))


async def asked_in(transaction: Transaction, contact_id: int, message: str) -> Prompt | None:
    """What an answer to this message stands for; None when nothing was asked in it."""
    asked = select(Prompt).where(*_of(contact_id, message), col(Prompt.wants) != HANDED_OVER)
    return await first(transaction, Prompt, asked)


async def prompts(transaction: Transaction, report_id: int, step: str) -> list[Prompt]:
    """The messages of ours that asked for this step of a report, whichever sanction it comes with; its hand-overs."""
    asked = await fetch(transaction, Prompt, _PROMPTS, {"report": report_id})
    return [prompt for prompt in asked if prompt.wants.partition("-")[0] == step]


def _of(contact_id: int, message: str) -> tuple[Any, Any]:
    return col(Prompt.contact_id) == contact_id, col(Prompt.message) == message


_OF_REPORT: Final = select(Letter).where(col(Letter.report_id) == bindparam("report")).order_by(col(Letter.id))
_PROMPTS: Final = select(Prompt).where(col(Prompt.report_id) == bindparam("report"))
