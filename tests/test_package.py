"""A case as a package: exported, checked with nothing but the file, and spoiled in every way."""

import contextlib
import json
import re
import struct
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import orjson
import pytest
from sqlalchemy import text

from bot import export
from bot.package_file import NotAPackageError
from bot.verdict import Verdict
from bot.verify import verify
from storage import custody
from storage.package import ErasedError, UnknownTicketError
from tests.case_on_file import DRAFT, FILES, PURPOSE, TICKET, House


def members_of(folder: Path) -> list[str]:
    """The names of the files there."""
    return [path.name for path in folder.iterdir()]


def members(path: Path) -> dict[str, bytes]:
    """What is in it, in order."""
    with zipfile.ZipFile(path) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def pack(path: Path, content: dict[str, bytes]) -> None:
    """Pack it as we would."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, data in content.items():
            archive.writestr(zipfile.ZipInfo(name), data)


def listed(content: dict[str, bytes], change: Callable[[dict[str, Any]], object] = lambda _: None) -> dict[str, bytes]:
    """The same with a list of contents that fits again, as whoever forges would do it."""
    manifest = orjson.loads(content["manifest.json"])
    for member in manifest["members"]:
        data = content.get(member["path"], b"")
        member |= {"sha256": sha256(data).hexdigest(), "size": len(data)}
    change(manifest)
    return content | {"manifest.json": orjson.dumps(manifest, option=orjson.OPT_SORT_KEYS)}


def faults(verdict: Verdict) -> list[str]:
    """The keys of what does not hold."""
    return [one.key.removeprefix("verify-") for one in verdict.faults]


async def test_a_whole_package(made: House) -> None:
    path = await made.packed()
    verdict = verify(path)
    assert verdict.faults == []
    assert "3 berkas tidak berubah sejak diterima." in verdict.text
    assert "Sidik harian dari 2 hari cocok; catatan no. 1 sampai 8 tercakup" in verdict.text
    assert f"untuk: {PURPOSE}" in verdict.text
    assert "PAKET INI UTUH" in verdict.text
    assert not re.search(r"\basli\b", verdict.text)
    held = members(path)
    names = ["files/01.png", "files/02.jpg", "files/03.pdf", "events.jsonl", "README.txt", "manifest.json"]
    assert list(held) == names
    assert [held[name] for name in names[:3]] == list(FILES.values())
    for words in (TICKET, PURPOSE, verdict.head):
        assert words in held["README.txt"].decode()
    assert path.stat().st_mode & 0o077 == 0, "for nobody else to read"
    events = [json.loads(raw) for raw in held["events.jsonl"].splitlines()]
    assert [event["action"] for event in events[6:]] == ["submitted", "accept", "shown", "exported"]
    assert events[-1]["detail"] == {"files": [1, 2, 3], "originals": True, "purpose": PURPOSE}


async def test_each_export_is_an_event_of_the_case(made: House) -> None:
    await made.packed("one.zip")
    path = await made.packed("two.zip", originals=False)
    verdict = verify(path)
    assert verdict.faults == []
    assert "3 berkas tidak disertakan" in verdict.text
    held = members(path)
    assert list(held) == ["events.jsonl", "README.txt", "manifest.json"]
    assert held["events.jsonl"].count(b'"exported"') == 2


async def test_what_cannot_be_exported(made: House, tmp_path: Path) -> None:
    with pytest.raises(UnknownTicketError):
        await export.export(made.settings, "LN-0000-0000", "x", tmp_path / "x.zip", originals=True)
    (tmp_path / "x.zip").write_bytes(b"somebody's")
    with pytest.raises(FileExistsError):
        await export.export(made.settings, TICKET, "x", tmp_path / "x.zip", originals=True)
    assert (tmp_path / "x.zip").read_bytes() == b"somebody's"
    database = made.open()
    async with database.transaction() as transaction:
        await transaction.execute(text("UPDATE report SET state = 'erased'"))
    with pytest.raises(ErasedError):
        await export.export(made.settings, TICKET, "x", tmp_path / "y.zip", originals=True)
    async with database.transaction() as transaction:
        assert [event.action for event in await custody.trail(transaction, DRAFT)][-1] == "shown"
    await database.close()
    assert [name for name in sorted(members_of(tmp_path)) if name.endswith((".zip", ".part"))] == ["x.zip"]


def edit_event(number: int, old: bytes, new: bytes) -> Callable[[dict[str, bytes]], dict[str, bytes]]:
    def edit(content: dict[str, bytes]) -> dict[str, bytes]:
        lines = content["events.jsonl"].splitlines(keepends=True)
        assert old in lines[number - 1]
        lines[number - 1] = lines[number - 1].replace(old, new, 1)
        return listed(content | {"events.jsonl": b"".join(lines)})

    return edit


def move_events(pick: Callable[[list[bytes]], list[bytes]]) -> Callable[[dict[str, bytes]], dict[str, bytes]]:
    def edit(content: dict[str, bytes]) -> dict[str, bytes]:
        return listed(content | {"events.jsonl": b"".join(pick(content["events.jsonl"].splitlines(keepends=True)))})

    return edit


def in_list(change: Callable[[dict[str, Any]], object]) -> Callable[[dict[str, bytes]], dict[str, bytes]]:
    return lambda content: listed(content, change)


def first_file(content: dict[str, bytes]) -> str:
    return next(name for name in content if name.startswith("files/"))


def relinked(content: dict[str, bytes]) -> dict[str, bytes]:
    """The file, the list, the events and all their hashes fit again: only the daily head knows better."""
    name, lines, before = first_file(content), [], "0" * 64
    old = sha256(content[name]).hexdigest()
    content = content | {name: content[name] + b"!"}
    for raw in content["events.jsonl"].replace(old.encode(), sha256(content[name]).hexdigest().encode()).splitlines():
        event = orjson.loads(raw)
        if event["detail"].get("sha256") == sha256(content[name]).hexdigest():
            event["detail"]["size"] += 1
        lines.append(orjson.dumps(event | {"before": before}, option=orjson.OPT_SORT_KEYS))
        before = sha256(lines[-1]).hexdigest()

    def change(manifest: dict[str, Any]) -> None:
        manifest["events"]["head"] = before
        file = next(file for file in manifest["files"] if file["path"] == name)
        file |= {"sha256": sha256(content[name]).hexdigest(), "size": file["size"] + 1}

    return listed(content | {"events.jsonl": b"\n".join(lines) + b"\n"}, change)


def without_a_file(content: dict[str, bytes]) -> dict[str, bytes]:
    return {name: data for name, data in content.items() if name != first_file(content)}


NEW_YEAR = "2026-01-01T00:00:00.000Z"
SPOILED: list[tuple[str, Callable[[dict[str, bytes]], dict[str, bytes]], list[str]]] = [
    ("a byte of a file", lambda c: c | {first_file(c): c[first_file(c)][:-1] + b"x"}, ["file-changed"]),
    ("a file and the list", lambda c: listed(c | {first_file(c): b"x"}), ["file-changed"]),
    ("a file is gone", without_a_file, ["member-missing", "file-changed"]),
    ("a file was added", lambda c: {"files/99.jpg": b"x", **c}, ["member-added"]),
    ("a stamp was added", lambda c: {"stamps/2026-11-24.tsr": b"x", **c}, ["member-added"]),
    ("a word of the README", lambda c: c | {"README.txt": c["README.txt"] + b"!"}, ["member-changed"]),
    ("who did it", edit_event(1, b"resident", b"moderate"), ["event-loose"]),
    ("when", edit_event(2, b"2027-01", b"2027-02"), ["event-loose"]),
    ("a number", edit_event(4, b'"file":', b'"File":'), ["event-loose", "file-unknown"]),
    ("a space", edit_event(3, b",", b", "), ["event-form"]),
    ("the last event", edit_event(0, b"segera", b"nanti!"), ["events-end"]),
    ("another case's event", edit_event(5, b'"case":"', b'"case":"x'), ["event-form"]),
    ("an event is gone", move_events(lambda e: e[:3] + e[4:]), ["event-missing", "event-loose", "events-end"]),
    ("the last event is gone", move_events(lambda e: e[:-1]), ["events-end", "not-exported"]),
    ("two events swapped", move_events(lambda e: [*e[:2], e[3], e[2], *e[4:]]), ["event-missing", "event-loose"]),
    ("an event twice", move_events(lambda e: [*e, e[-1]]), ["event-loose", "events-end"]),
    ("no events", lambda c: listed(c | {"events.jsonl": b""}), ["events-end", "ticket", "not-exported"]),
    ("another ticket", in_list(lambda m: m.update(ticket="LN-0000-0000")), ["ticket"]),
    ("the kind of a file", in_list(lambda m: m["files"][0].update(kind="document")), ["file-unknown"]),
    ("the size of a file", in_list(lambda m: m["files"][0].update(size=1)), ["file-unknown"]),
    ("when a file came", in_list(lambda m: m["files"][0].update(received=NEW_YEAR)), ["file-unknown"]),
    ("a file is not listed", in_list(lambda m: m["files"].pop()), ["file-missing"]),
    ("the hash of a day", in_list(lambda m: m["days"][0].update(events=1)), ["day-changed"]),
    ("a day is gone", in_list(lambda m: m["days"].pop(0)), []),
    ("a proof", in_list(lambda m: m["days"][0].update(place=1)), ["day-not-covering"]),
    ("the number of events", in_list(lambda m: m["events"].update(count=1)), ["events-end"]),
    ("all of it, but for the day", relinked, ["day-not-covering"]),
]  # fmt: skip


async def test_what_was_changed_is_found_and_named(made: House, tmp_path: Path) -> None:
    content = members(await made.packed())
    for what, spoil, expected in SPOILED:
        path = tmp_path / f"{what}.zip"
        pack(path, spoil(dict(content)))
        found = faults(verify(path))
        assert set(expected) <= set(found), (what, found)
        assert bool(found) == bool(expected), (what, found)


async def test_every_byte_counts(made: House, tmp_path: Path) -> None:
    """One bit turned anywhere, and the archive's own checksums put right again: never does it pass for whole."""
    content, path, passed, tried = members(await made.packed()), tmp_path / "turned.zip", list[Any](), 0
    for name, data in content.items():
        for place in range(0, len(data), max(1, len(data) // 110)):
            pack(path, content | {name: data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]})
            tried += 1
            with contextlib.suppress(NotAPackageError):
                passed += [] if verify(path).faults else [(name, data[place - 30 : place + 10])]
    assert tried > 300
    assert passed == []


async def test_a_byte_turned_without_putting_the_checksum_right(made: House) -> None:
    path = await made.packed()
    path.write_bytes(path.read_bytes().replace(b"PAKET KASUS", b"PAKET KASUT", 1))
    assert faults(verify(path)) == ["member-changed"]


def end_of(count: int, length: int, start: int) -> bytes:
    return struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, length, start, 0)


def compressed(path: Path, content: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(name, data)


HOSTILE: list[tuple[str, Callable[[Path], object], str]] = [
    ("empty", lambda path: path.write_bytes(b""), "not-zip"),
    ("no zip", lambda path: path.write_bytes(b"\x89PNG" * 50), "not-zip"),
    ("a bomb", lambda path: compressed(path, {"manifest.json": b"\0" * 50_000_000}), "not-ours"),
    ("packed anew", lambda path: compressed(path, {"manifest.json": b"{}"}), "not-ours"),
    ("a path that climbs", lambda path: pack(path, {"../../etc/passwd": b"x"}), "not-ours"),
    ("an absolute path", lambda path: pack(path, {"/etc/passwd": b"x"}), "not-ours"),
    ("a nested one", lambda path: pack(path, {"paket.zip": b"PK"}), "not-ours"),
    ("a name that writes on the terminal", lambda path: pack(path, {"\x1b[2J": b"x"}), "not-ours"),
    ("one that says it has 60,000", lambda path: path.write_bytes(end_of(60_000, 46 * 60_000, 0)), "not-ours"),
    ("one that says it has a list", lambda path: path.write_bytes(end_of(3, 46 * 3, 5)), "not-ours"),
    ("no list of contents", lambda path: pack(path, {"events.jsonl": b"x"}), "no-text"),
    ("a list that is none", lambda path: pack(path, {"manifest.json": b"{"}), "manifest"),
    ("a list that is deep", lambda path: pack(path, {"manifest.json": b"[" * 1_000_000}), "manifest"),
]


@pytest.mark.parametrize(("spoil", "why"), [row[1:] for row in HOSTILE], ids=[row[0] for row in HOSTILE])
def test_what_is_no_package_is_refused(tmp_path: Path, spoil: Callable[[Path], object], why: str) -> None:
    spoil(tmp_path / "x.zip")
    with pytest.raises(NotAPackageError, match=f"^verify-{why}$"):
        verify(tmp_path / "x.zip")


async def test_what_hides_in_the_archive_is_refused(made: House, tmp_path: Path) -> None:
    path = await made.packed()
    whole, spoiled = path.read_bytes(), tmp_path / "x.zip"
    start = struct.unpack("<L", whole[-6:-2])[0]
    twice = re.sub(rb"files/0[12]", b"files/01", whole)
    hidden = whole[:start] + b"hidden" + whole[start:-6] + struct.pack("<L", start + 6) + whole[-2:]
    for what, data in {
        "in front": b"GIF89a" + whole,
        "behind": whole + b"<script>",
        "between": hidden,
        "a comment": whole[:-2] + b"\2\0xx",
        "one name twice": twice,
        "cut off": whole[:-30],
        "encrypted": whole[:start] + whole[start:].replace(b"\0\0\0\0\x21\0", b"\1\0\0\0\x21\0", 1),
    }.items():
        spoiled.write_bytes(data)
        with pytest.raises(NotAPackageError):
            print(what, faults(verify(spoiled)))
