"""The words of likeness (pure): what is kept of a picture to know it again, and what its comparison with others tells.

Both sides of the picture room know them: the bot keeps and compares, the worker (`likeness`) makes and measures.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Self

COPY: Final = 512
"""Pixels of the longer side of the copy that is looked at; hashes of copies of other sizes cannot be compared."""
MARK: Final = 16
"""Bytes of a mark."""
ATTACH, WEAK = 80, 66
"""Per cent of agreement from which on two pictures show one post, or may do so; `bench/README.md` has the figures."""
_PDQ: Final = 32
_PDQ_NEAR: Final = 31  # bits; what those who share PDQ hashes take as the limit of near-same
_PDQ_QUALITY: Final = 50  # below it a PDQ hash says nothing (same source)


@dataclass(frozen=True, slots=True)
class Likeness:
    """What is kept of a picture: its PDQ hash with its quality (0-100), its mark and its sketch (see `likeness`)."""

    pdq: bytes
    quality: int
    mark: bytes
    sketch: bytes

    def packed(self) -> bytes:
        """As one row of bytes."""
        return self.pdq + bytes([self.quality]) + self.mark + self.sketch

    @classmethod
    def unpacked(cls, packed: bytes) -> Self:
        """Back from what `packed` made. Raises ValueError when it is too short."""
        if len(packed) <= _PDQ + 1 + MARK:
            raise ValueError("not what is kept of a picture")
        after = _PDQ + 1 + MARK
        return cls(packed[:_PDQ], packed[_PDQ], packed[_PDQ + 1 : after], packed[after:])

    def pdq_near(self, other: Self) -> bool:
        """Whether those who compare by PDQ alone would call both near-same."""
        telling = min(self.quality, other.quality) >= _PDQ_QUALITY
        return telling and pdq_distance(self.pdq, other.pdq) <= _PDQ_NEAR


@dataclass(frozen=True, slots=True)
class Near:
    """A picture that may be the same: its place in the table of marks, how many bits differ, through which window."""

    place: int
    bits: int
    window: int


def pdq_distance(one: bytes, other: bytes) -> int:
    """In how many of 256 bits two PDQ hashes differ."""
    return (int.from_bytes(one) ^ int.from_bytes(other)).bit_count()
