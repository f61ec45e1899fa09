"""A hash tree (pure): one hash over many, and a short proof that one of them is among them.

The tree of RFC 6962, section 2.1: a leaf is SHA-256(0x00 | hash), a node SHA-256(0x01 | left | right), and the left
side of a node holds the largest power of two of leaves that is less than all. The root of nothing: SHA-256 of nothing.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256


class Tree:
    """Grows leaf by leaf; what it remembers is one hash for each power of two."""

    def __init__(self) -> None:
        self.leaves = 0
        self._full: list[bytes] = []  # the roots of full trees, the largest first

    def add(self, leaf: bytes) -> None:
        """One more hash, behind all others."""
        node, self.leaves = sha256(b"\0" + leaf).digest(), self.leaves + 1
        for _ in range((self.leaves & -self.leaves).bit_length() - 1):
            node = _node(self._full.pop(), node)
        self._full.append(node)

    def root(self) -> bytes:
        """The hash over all so far."""
        if not self._full:
            return sha256().digest()
        node = self._full[-1]
        for left in reversed(self._full[:-1]):
            node = _node(left, node)
        return node


def root(leaves: Iterable[bytes]) -> bytes:
    """The hash over these, in this order."""
    tree = Tree()
    for leaf in leaves:
        tree.add(leaf)
    return tree.root()


def proof(place: int, leaves: Sequence[bytes]) -> list[tuple[str, bytes]]:
    """What has to be hashed to the leaf at `place` (from 0) to come to the root: ("left" or "right", hash) of each."""
    if len(leaves) == 1:
        return []
    middle = 1 << (len(leaves) - 1).bit_length() - 1
    left, right = leaves[:middle], leaves[middle:]
    if place < middle:
        return [*proof(place, left), ("right", root(right))]
    return [*proof(place - middle, right), ("left", root(left))]


def climb(leaf: bytes, steps: Iterable[tuple[str, bytes]]) -> bytes:
    """The root to which a leaf and its proof lead."""
    node = sha256(b"\0" + leaf).digest()
    for side, other in steps:
        node = _node(other, node) if side == "left" else _node(node, other)
    return node


def _node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\1" + left + right).digest()
