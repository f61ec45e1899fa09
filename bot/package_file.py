"""Opens a package that somebody handed us: a ZIP from outside, of which nothing is believed.

Ours hold nothing compressed, so a bomb cannot be in one that is taken; nothing is ever unpacked, so no name leads
anywhere; every byte belongs to a member, so nothing hides between them.
"""

import re
import struct
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from handlers.messages import Line, line

MOST_MEMBERS: Final = 10_000
LARGEST_TEXT: Final = 64_000_000  # bytes of manifest.json or events.jsonl
CHUNK: Final = 1 << 20
_NAMES: Final = re.compile(
    r"manifest\.json|events\.jsonl|README\.txt|dossier\.pdf|files/\d{2,4}\.[a-z0-9]{2,4}|stamps/\d{4}-\d\d-\d\d\.tsr"
    r"|copies/\d{2,4}(?:_\d\d)?\.jpg"
)
_END: Final = struct.Struct("<4s4H2LH")  # APPNOTE 4.3.16, end of central directory record
_LOCAL: Final = struct.Struct("<4s5H3L2H")  # APPNOTE 4.3.7, local file header

Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Time = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")]


class NotAPackageError(Exception):
    """This file is none of our packages, or one that was packed anew."""

    def __init__(self, why: Line) -> None:
        super().__init__(why.key)
        self.why = why


class Strict(BaseModel):
    """Nothing is guessed, and nothing that is not known is passed over."""

    model_config = ConfigDict(strict=True, extra="forbid")


class Member(Strict):
    """One member of the ZIP but for the manifest."""

    path: str
    sha256: Hash
    size: int


class Piece(Strict):
    """One file of the case. `file`: its number in the events."""

    file: int
    kind: str
    mime: str
    path: str | None
    received: Time
    sha256: Hash
    size: int


class Day(Strict):
    """One daily head. `place`: the event of this case that `proof` binds to it."""

    at: Time
    before: Hash
    day: Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$")]
    events: int
    root: Hash
    hash: Hash
    place: int | None
    proof: list[tuple[Literal["left", "right"], Hash]] = Field(strict=False)
    stamp: str | None


class Chain(Strict):
    """How many events there are, and the hash of the last."""

    count: int
    head: Hash


class Manifest(Strict):
    """manifest.json."""

    format: Literal["lapornetral-package"]
    version: Literal[1]
    ticket: Annotated[str, Field(pattern=r"^LN-[0-9A-Z]{4}-[0-9A-Z]{4}$")]
    case: Annotated[str, Field(max_length=100)]
    events: Chain
    files: list[Piece]
    days: list[Day]
    dossier: Hash | None
    members: list[Member]


class PackageFile:
    """An open package. Raises NotAPackageError when it cannot be one."""

    def __init__(self, path: Path) -> None:
        try:
            with path.open("rb") as file:
                start = _start_of_directory(file, path.stat().st_size)
            self._archive = zipfile.ZipFile(path)
            self._members = {info.filename: info for info in self._archive.infolist()}
            with path.open("rb") as file:
                _check_layout(file, self._archive.infolist(), start)
        except (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError, EOFError) as error:
            raise NotAPackageError(line("verify-not-zip")) from error

    def __enter__(self) -> "PackageFile":
        return self

    def __exit__(self, *_: object) -> None:
        self._archive.close()

    @property
    def names(self) -> list[str]:
        """What is in it."""
        return list(self._members)

    def size(self, name: str) -> int:
        """Bytes of a member."""
        return self._members[name].file_size

    def read(self, name: str) -> bytes:
        """A text as a whole. Raises NotAPackageError when it is not there, too large or damaged."""
        info = self._members.get(name)
        if info is None or info.file_size > LARGEST_TEXT:
            raise NotAPackageError(line("verify-no-text"))
        return b"".join(self._pieces(info))

    def digest(self, name: str) -> str:
        """The SHA-256 of a member, "" when it is damaged."""
        digest = sha256()
        try:
            for piece in self._pieces(self._members[name]):
                digest.update(piece)
        except NotAPackageError:
            return ""
        return digest.hexdigest()

    def _pieces(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        try:
            with self._archive.open(info) as member:
                while piece := member.read(CHUNK):
                    yield piece
        except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
            raise NotAPackageError(line("verify-damaged")) from error


def _start_of_directory(file: Any, size: int) -> int:
    """Where the list of members begins. Read by hand first: zipfile would read a list of millions into memory."""
    file.seek(max(0, size - _END.size))
    mark, disk, first, here, many, length, start, comment = _END.unpack(file.read(_END.size))
    if mark != b"PK\5\6" or (disk, first, comment) != (0, 0, 0) or here != many:
        raise NotAPackageError(line("verify-not-zip"))
    if many > MOST_MEMBERS or length > many * 200 or start + length + _END.size != size:
        raise NotAPackageError(line("verify-not-ours"))
    return int(start)


def _check_layout(file: Any, members: list[zipfile.ZipInfo], end: int) -> None:
    """Known names, each once; nothing compressed, encrypted or hidden; one member follows the other."""
    if len({info.filename for info in members}) < len(members):
        raise NotAPackageError(line("verify-twice"))
    at = 0
    for info in sorted(members, key=lambda info: info.header_offset):
        plain = info.compress_type == zipfile.ZIP_STORED and info.file_size == info.compress_size
        if not plain or info.flag_bits or info.extra or info.comment or not _NAMES.fullmatch(info.filename):
            raise NotAPackageError(line("verify-not-ours"))
        file.seek(at)
        *_, name, extra = _LOCAL.unpack(file.read(_LOCAL.size))
        if info.header_offset != at or (name, extra) != (len(info.filename), 0):
            raise NotAPackageError(line("verify-not-ours"))
        at += _LOCAL.size + name + info.file_size
    if at != end:
        raise NotAPackageError(line("verify-not-ours"))
