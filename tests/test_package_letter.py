"""A package with a letter and copies: whatever of them is exchanged, left out or hidden is found."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

from bot.verify import verify
from storage import package
from storage.package import Copies
from tests.case_on_file import PURPOSE, TICKET, House
from tests.storage.post import NOW
from tests.test_package import faults, listed, members, pack


async def lettered(made: House) -> Path:
    """A package with a letter and copies, as it is brought to Bawaslu."""
    database, path = made.open(), made.folder / "lettered.zip"
    copies = [Copies(1, (b"one",)), Copies(3, (b"page one", b"page two"))]
    papers: dict[str, Any] = {"dossier": b"%PDF letter", "copies": copies, "actor": "system"}
    case = await package.taken(database, TICKET, PURPOSE, NOW + 200_000, originals=False, **papers)
    await database.close()
    with path.open("wb") as out:
        await package.write(out, case, None, "untuk dibaca")
    return path


LETTERED: list[tuple[str, Callable[[dict[str, bytes]], dict[str, bytes]], list[str]]] = [
    ("a byte of the letter", lambda c: c | {"dossier.pdf": b"%PDF ledger"}, ["member-changed", "dossier-changed"]),
    ("the letter and the list", lambda c: listed(c | {"dossier.pdf": b"%PDF ledger"}), ["dossier-changed"]),
    ("the letter, the list and what it says of it", lambda c: listed(
        c | {"dossier.pdf": b"x"}, lambda m: m.update(dossier=sha256(b"x").hexdigest())), ["dossier-changed"]),
    ("the letter is gone", lambda c: without(c, "dossier.pdf"), ["member-missing", "dossier-changed"]),
    ("the letter was never there", lambda c: listed(without(c, "dossier.pdf"), unlisted("dossier.pdf")), [
        "dossier-changed"]),
    ("a copy and the list", lambda c: listed(c | {"copies/01.jpg": b"two"}), ["copies-changed"]),
    ("a copy was never there", lambda c: listed(without(c, "copies/03_02.jpg"), unlisted("copies/03_02.jpg")), [
        "copies-changed"]),
    ("two copies swapped", lambda c: listed(
        c | {"copies/03_01.jpg": b"page two", "copies/03_02.jpg": b"page one"}), ["copies-changed"]),
]  # fmt: skip


def without(content: dict[str, bytes], name: str) -> dict[str, bytes]:
    """The same without this member."""
    return {other: data for other, data in content.items() if other != name}


def unlisted(name: str) -> Callable[[dict[str, Any]], object]:
    """A list of contents that never had it."""

    def change(manifest: dict[str, Any]) -> None:
        manifest["members"] = [member for member in manifest["members"] if member["path"] != name]
        if name == "dossier.pdf":
            manifest["dossier"] = None

    return change


async def test_a_package_with_a_letter(made: House, tmp_path: Path) -> None:
    path = await lettered(made)
    verdict = verify(path)
    assert verdict.faults == []
    assert "3 salinan untuk dilihat" in verdict.text
    content = members(path)
    for what, spoil, expected in LETTERED:
        spoiled = tmp_path / f"{what}.zip"
        pack(spoiled, spoil(dict(content)))
        assert set(expected) <= set(faults(verify(spoiled))), what
