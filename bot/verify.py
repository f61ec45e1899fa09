"""`lapornetral verify FILE`: checks a package with nothing but the file itself, and says in plain words what holds.

Every statement of the manifest is either worked out anew or found in the events, and every event is bound to the next,
the last one to the manifest; so one changed byte anywhere leaves something that does not fit.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import orjson
from pydantic import ValidationError

from bot import timestamp
from bot.package_file import Day, Manifest, Member, NotAPackageError, PackageFile, Piece
from bot.timestamp import NotStampedError
from bot.verdict import Verdict
from handlers.messages import Line, Moment, line
from storage.custody import START, canon
from storage.package import COPIES, DOSSIER, EVENTS, MANIFEST, print_of
from storage.tree import climb

MOST_MISSING: Final = 20
"""How many places of events that are gone are named one by one."""
_PARTS: Final = {"action", "actor", "at", "before", "case", "detail", "place"}


@dataclass
class Check:
    """One package that is being looked at."""

    package: PackageFile
    manifest: Manifest
    roots: Sequence[Any]
    events: list[dict[str, Any]] = field(default_factory=list)
    hashes: list[str] = field(default_factory=list)
    verdict: Verdict = field(default_factory=Verdict)

    def fault(self, key: str, **values: Any) -> None:
        """Something does not hold."""
        self.verdict.faults.append(Line(key, values))

    def hold(self, key: str, **values: Any) -> None:
        """Something does."""
        self.verdict.holds.append(Line(key, values))


def verify(path: Path, roots: Sequence[Any] = ()) -> Verdict:
    """What holds in this package. `roots`: certificates that are trusted for time-stamps.

    Raises NotAPackageError, OSError.
    """
    with PackageFile(path) as package:
        check = Check(package, _manifest(package), roots)
        check.verdict.ticket, check.verdict.head = check.manifest.ticket, check.manifest.events.head
        _members(check)
        _chain(check)
        _story(check)
        _files(check)
        _dossier(check)
        _days(check)
        return check.verdict


def _manifest(package: PackageFile) -> Manifest:
    raw = package.read(MANIFEST)
    try:
        manifest = Manifest.model_validate_json(raw)
        if canon(orjson.loads(raw)) != raw:
            raise NotAPackageError(line("verify-manifest"))
    except (ValidationError, ValueError) as error:
        raise NotAPackageError(line("verify-manifest")) from error
    return manifest


def _members(check: Check) -> None:
    """Every member is listed once, is there, and is what the list says."""
    listed = {member.path: member for member in check.manifest.members}
    if len(listed) < len(check.manifest.members):
        check.fault("verify-listed-twice")
    files = {piece.path: piece for piece in check.manifest.files}
    for name in check.package.names:
        if name != MANIFEST and name not in listed:
            check.fault("verify-member-added", path=name)
    for path, member in listed.items():
        if path not in check.package.names:
            check.fault("verify-member-missing", path=_shown(path))
        elif not _is_listed(check.package, member, files.get(path)):
            check.fault("verify-member-changed", path=path)


def _is_listed(package: PackageFile, member: Member, piece: Piece | None) -> bool:
    """Whether a member is what the list says; a file of the case is looked at later, by what is said of it there."""
    if piece is not None:
        return (member.sha256, member.size) == (piece.sha256, piece.size)
    return _is(package, member.path, member.sha256, member.size)


def _is(package: PackageFile, path: str, sha256: str, size: int) -> bool:
    return package.size(path) == size and package.digest(path) == sha256


def _shown(text: str) -> str:
    """What a stranger wrote, fit for a terminal."""
    return "".join(sign if sign.isprintable() else "?" for sign in text)[:200]


def _chain(check: Check) -> None:
    """Each event stands behind the one whose hash it bears; the last one's hash is the manifest's."""
    before, expected, good = START, 1, True
    for number, raw in enumerate(_lines(check), start=1):
        event = _event(raw)
        if event is None or event["case"] != check.manifest.case:
            check.fault("verify-event-form", place=number)
            return
        for gone in range(expected, min(event["place"], expected + MOST_MISSING)):
            check.fault("verify-event-missing", place=gone)
        if event["place"] != expected or event["before"] != before:
            check.fault("verify-event-loose", place=number, before=number - 1)
            good = False
        before, expected = sha256(raw).hexdigest(), event["place"] + 1
        check.events.append(event)
        check.hashes.append(before)
    if (len(check.events), before) != (check.manifest.events.count, check.manifest.events.head):
        check.fault("verify-events-end", expected=check.manifest.events.count, found=len(check.events))
    elif good:
        check.hold("verify-events-hold", count=len(check.events))


def _lines(check: Check) -> list[bytes]:
    try:
        raw = check.package.read(EVENTS)
    except NotAPackageError:
        return []  # told with the members
    return raw.removesuffix(b"\n").split(b"\n") if raw else []


def _event(raw: bytes) -> dict[str, Any] | None:
    """None: this line is no event in our canonical spelling."""
    try:
        event = orjson.loads(raw)
        if not isinstance(event, dict) or event.keys() != _PARTS or canon(event) != raw:
            return None
    except ValueError:
        return None
    whole = isinstance(event["place"], int) and isinstance(event["detail"], dict)
    words = all(isinstance(event[name], str) for name in _PARTS - {"place", "detail"})
    return event if whole and words else None


def _story(check: Check) -> None:
    """The ticket is the one the events speak of, and the last thing that happened is that this package was made."""
    told = {event["detail"].get("ticket") for event in check.events} - {None, ""}
    if told != {check.manifest.ticket}:
        check.fault("verify-ticket")
    last = check.events[-1] if check.events else None
    if last is None or last["action"] != "exported":
        check.fault("verify-not-exported")
        return
    made, purpose = _time(last["at"]), _shown(str(last["detail"].get("purpose", "")))
    check.verdict.about.append(line("verify-about", ticket=check.manifest.ticket, at=made, purpose=purpose))


def _time(told: str) -> Moment:
    try:
        return Moment(datetime.fromisoformat(told).timestamp())
    except (ValueError, OverflowError, OSError):
        return Moment(0.0)


def _kept(events: Sequence[dict[str, Any]]) -> dict[int, dict[str, Any]]:
    """What the events say of each file that must be there: number -> its facts."""
    kept: dict[Any, dict[str, Any]] = {}
    for event in events:
        detail = event["detail"]
        match event["action"]:
            case "received":
                kept[detail.get("file")] = {"kind": detail.get("kind"), "received": event["at"]}
            case "stored":
                known = kept.setdefault(detail.get("file"), {})
                known |= {name: detail.get(name) for name in ("sha256", "size", "mime")}
            case "chained":
                kept |= {file.get("file"): file for file in _dicts(detail.get("files"))}
            case "refused" if "file" in detail:
                kept.pop(detail["file"], None)
            case "dropped" | "erased":
                for number in detail.get("files", []) if isinstance(detail.get("files"), list) else []:
                    kept.pop(number, None)
    return {number: facts for number, facts in kept.items() if "sha256" in facts}


def _dicts(given: Any) -> Iterator[dict[str, Any]]:
    return (one for one in (given if isinstance(given, list) else ()) if isinstance(one, dict))


def _files(check: Check) -> None:
    """Each file is the one that was received, none is missing, and none was added."""
    kept, same, left_out = _kept(check.events), 0, 0
    for number, piece in enumerate(check.manifest.files, start=1):
        facts = kept.pop(piece.file, None)
        if facts is None or not _agrees(piece, facts):
            check.fault("verify-file-unknown", number=number, path=piece.path or "-")
        elif piece.path is None:
            left_out += 1
        elif piece.path in check.package.names and _is(check.package, piece.path, piece.sha256, piece.size):
            same += 1
        else:
            check.fault("verify-file-changed", number=number, path=piece.path)
    for missing in kept.values():
        check.fault("verify-file-missing", sha256=_shown(str(missing["sha256"]))[:16])
    if same:
        check.hold("verify-files-hold", count=same)
    if left_out:
        check.hold("verify-files-left-out", count=left_out)


def _dossier(check: Check) -> None:
    """The document and the copies are those that the last event speaks of: all were made in one go."""
    detail = check.events[-1]["detail"] if check.events else {}
    named, there = check.manifest.dossier, DOSSIER in check.package.names
    copies = {name: check.package.digest(name) for name in check.package.names if name.startswith(COPIES)}
    if (named, detail.get("dossier"), there, copies) == (None, None, False, {}):
        return
    if named is None or named != detail.get("dossier") or not there or check.package.digest(DOSSIER) != named:
        check.fault("verify-dossier-changed")
    else:
        check.hold("verify-dossier-holds")
    if print_of(copies) != detail.get("copies"):
        check.fault("verify-copies-changed")
    elif copies:
        check.hold("verify-copies", count=len(copies))


def _agrees(piece: Piece, facts: dict[str, Any]) -> bool:
    """What the manifest says of a file is what the events say."""
    return all(getattr(piece, name) == told for name, told in facts.items() if name in Piece.model_fields)


def _days(check: Check) -> None:
    """Each daily head is what its hash says and follows the one before; each proof binds an event of this case."""
    before, covered, faults = "", 0, len(check.verdict.faults)
    for day in check.manifest.days:
        told = {name: getattr(day, name) for name in ("at", "before", "day", "events", "root")}
        if sha256(canon(told)).hexdigest() != day.hash or before not in ("", day.before):
            check.fault("verify-day-changed", day=day.day)
        before = day.hash
        if day.place is not None:
            covered = max(covered, _covered(check, day))
        if day.stamp is not None:
            _stamp(check, day)
    if len(check.verdict.faults) == faults and check.manifest.days:
        check.hold("verify-days-hold", days=len(check.manifest.days), count=covered)
    if not any(day.stamp for day in check.manifest.days):
        check.verdict.about.append(line("verify-no-stamp"))


def _covered(check: Check, day: Day) -> int:
    """The place up to which this day's head covers the events of the case; 0 when it does not."""
    place = day.place or 0
    if 1 <= place <= len(check.hashes):
        steps = ((side, bytes.fromhex(other)) for side, other in day.proof)
        if climb(bytes.fromhex(check.hashes[place - 1]), steps).hex() == day.root:
            return place
    check.fault("verify-day-not-covering", day=day.day, place=place)
    return 0


def _stamp(check: Check, day: Day) -> None:
    """What the authority said of this day."""
    name = day.stamp or ""
    if name not in check.package.names:
        return  # told with the members
    if not check.roots:
        check.verdict.about.append(line("verify-stamp-unchecked", day=day.day))
        return
    try:
        at = timestamp.check(check.package.read(name), bytes.fromhex(day.hash), check.roots)
    except (NotStampedError, NotAPackageError) as error:
        check.fault("verify-stamp-broken", day=day.day, why=_shown(str(error)))
        return
    check.hold("verify-stamp-holds", day=day.day, at=Moment(at.timestamp()))
