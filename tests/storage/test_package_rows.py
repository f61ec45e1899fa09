"""What goes into a package is read alike from both databases."""

from pathlib import Path

from bot.checks import custody as look
from bot.verify import verify
from storage import package
from storage.crypt import Crypt
from storage.database import Database
from storage.originals import Originals
from tests.case_on_file import PURPOSE, TICKET, happen
from tests.storage.custody_tools import broken, broken_heads
from tests.storage.post import NOW


async def test_from_the_rows_to_a_package_that_holds(database: Database, crypt: Crypt, tmp_path: Path) -> None:
    originals, path = Originals(f"file:{tmp_path}/evidence", crypt), tmp_path / "paket.zip"
    await happen(database, originals)
    assert [await broken(database), await broken_heads(database)] == [[], []]
    case = await package.taken(database, TICKET, PURPOSE, NOW + 200_000, originals=True)
    with path.open("wb") as out:
        await package.write(out, case, originals, "baca saya")
    verdict = verify(path)
    assert verdict.faults == []
    assert [(day["events"], day["place"]) for day in case.days] == [(8, 7), (1, 8)]
    assert [one.level for one in await look._files(database, originals, lambda *_: None)] == [0]
    assert await broken(database) == []
