"""What is covered on the copies of a file: persons who have nothing to do with it. The original is never touched.

A box is [page, left, top, right, bottom]: the page from 1, the sides in per cent of the picture, from its upper left.
"""

from collections.abc import Collection

from sqlmodel import col, delete, select

from storage.database import Transaction, insert_or_ignore
from storage.lists import among
from storage.paper_tables import Blur

Box = list[int]


async def of_files(transaction: Transaction, numbers: Collection[int]) -> dict[int, list[Box]]:
    """The boxes of each of these files that has any."""
    rows = await transaction.execute(
        select(col(Blur.evidence_id), col(Blur.boxes)).where(among(col(Blur.evidence_id), numbers))
    )
    return {number: boxes for number, boxes in rows}  # noqa: C416 - rows are no pairs to the type checker


async def put(transaction: Transaction, number: int, boxes: list[Box]) -> None:
    """These are the boxes of this file from now on; none: it is shown as it is."""
    await transaction.execute(delete(Blur).where(col(Blur.evidence_id) == number))
    if boxes:
        await transaction.execute(insert_or_ignore(transaction, Blur), [{"evidence_id": number, "boxes": boxes}])
