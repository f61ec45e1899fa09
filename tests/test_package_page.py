"""docs/PACKAGE.md is enough: a checker that knows nothing but that page says of every package what ours says."""

import json
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from bot.package_file import NotAPackageError
from bot.verify import verify
from tests.case_on_file import House
from tests.test_package import SPOILED, members, pack
from tests.test_package_letter import LETTERED, lettered


def canonical(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def hash_of(data: bytes) -> str:
    return sha256(data).hexdigest()


def holds(path: Path) -> bool:
    with zipfile.ZipFile(path) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(held.pop("manifest.json"))
    good = {member["path"]: (member["sha256"], member["size"]) for member in manifest["members"]} == {
        name: (hash_of(data), len(data)) for name, data in held.items()
    }
    before, hashes, files, ticket, event = "0" * 64, [], {}, "", {}
    for n, line in enumerate(held["events.jsonl"].splitlines(), start=1):
        event = json.loads(line)
        good &= canonical(event) == line and (event["place"], event["before"]) == (n, before)
        good &= event["case"] == manifest["case"] and len(event) == 7
        before, detail = hash_of(line), event["detail"]
        hashes.append(before)
        ticket = detail.get("ticket", ticket)
        if event["action"] == "received":
            files[detail["file"]] = {"kind": detail["kind"], "received": event["at"]}
        elif event["action"] == "stored":
            files[detail.get("file")] = files.get(detail.get("file"), {}) | detail
        elif event["action"] in ("dropped", "erased"):
            files = {number: file for number, file in files.items() if number not in detail["files"]}
    good &= (len(hashes), before) == (manifest["events"]["count"], manifest["events"]["head"])
    good &= ticket == manifest["ticket"] and event.get("action") == "exported"
    told = [{k: v for k, v in file.items() if k != "path"} for file in manifest["files"]]
    good &= sorted(told, key=str) == sorted((f for f in files.values() if "sha256" in f), key=str)
    detail = event.get("detail", {})
    if manifest["dossier"] or "dossier" in detail:
        copies = {name: hash_of(data) for name, data in held.items() if name.startswith("copies/")}
        good &= hash_of(held.get("dossier.pdf", b"")) == manifest["dossier"] == detail.get("dossier")
        good &= hash_of(canonical(copies)) == detail.get("copies")
    for file in manifest["files"]:
        good &= file["path"] is None or hash_of(held.get(file["path"], b"")) == file["sha256"]
    for place, day in enumerate(manifest["days"]):
        head = {name: day[name] for name in ("at", "before", "day", "events", "root")}
        good &= hash_of(canonical(head)) == day["hash"]
        good &= place == 0 or manifest["days"][place - 1]["hash"] == day["before"]
        if day["place"] is not None and day["place"] <= len(hashes):
            node = sha256(b"\0" + bytes.fromhex(hashes[day["place"] - 1])).digest()
            for side, other in day["proof"]:
                pair = bytes.fromhex(other) + node if side == "left" else node + bytes.fromhex(other)
                node = sha256(b"\1" + pair).digest()
            good &= node.hex() == day["root"]
    return good


async def test_the_page_is_enough(made: House, tmp_path: Path) -> None:
    path = await made.packed()
    assert holds(path)
    assert holds(await made.packed("bare.zip", originals=False))
    content = members(path)
    for what, spoil, _ in SPOILED:
        spoiled = tmp_path / f"{what}.zip"
        pack(spoiled, spoil(dict(content)))
        assert holds(spoiled) == (not verify(spoiled).faults), what


async def test_the_page_is_enough_for_a_package_with_a_letter(made: House, tmp_path: Path) -> None:
    content = members(await lettered(made))
    for what, spoil, expected in (("as it is", dict, []), *LETTERED):
        spoiled = tmp_path / f"{what}.zip"
        pack(spoiled, spoil(dict(content)))
        assert holds(spoiled) == (not expected), what


async def test_both_refuse_a_package_without_its_list(made: House, tmp_path: Path) -> None:
    content = members(await made.packed())
    pack(tmp_path / "x.zip", {name: data for name, data in content.items() if name != "manifest.json"})
    with pytest.raises(NotAPackageError):
        verify(tmp_path / "x.zip")
    with pytest.raises(KeyError):
        holds(tmp_path / "x.zip")


def test_the_page_is_short() -> None:
    page = Path(__file__).parents[1] / "docs" / "PACKAGE.md"
    assert len(page.read_text(encoding="utf-8").splitlines()) <= 60
