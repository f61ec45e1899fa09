"""A root over many hashes, and the proof that one is among them."""

from hashlib import sha256

import pytest

from storage.tree import Tree, climb, proof, root

LEAVES = [sha256(bytes([number])).digest() for number in range(40)]


def by_hand(leaves: list[bytes]) -> bytes:
    """As RFC 6962 words it: split at the largest power of two below the number of leaves."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return sha256(b"\0" + leaves[0]).digest()
    middle = max(1 << bit for bit in range(8) if 1 << bit < len(leaves))
    return sha256(b"\1" + by_hand(leaves[:middle]) + by_hand(leaves[middle:])).digest()


@pytest.mark.parametrize("many", range(40))
def test_the_root_is_that_of_the_standard(many: int) -> None:
    assert root(LEAVES[:many]) == by_hand(LEAVES[:many])


def test_growing_a_tree_does_not_disturb_its_root() -> None:
    tree = Tree()
    for many, leaf in enumerate(LEAVES, start=1):
        tree.add(leaf)
        assert (tree.leaves, tree.root(), tree.root()) == (many, by_hand(LEAVES[:many]), by_hand(LEAVES[:many]))


@pytest.mark.parametrize("many", [1, 2, 3, 7, 8, 9, 40])
def test_every_leaf_has_a_proof_and_no_other_leaf_fits_it(many: int) -> None:
    leaves = LEAVES[:many]
    for place, leaf in enumerate(leaves):
        steps = proof(place, leaves)
        assert len(steps) <= 6
        assert climb(leaf, steps) == root(leaves)
        assert climb(sha256(b"other").digest(), steps) != root(leaves)
        for wrong in range(len(steps)):
            side, other = steps[wrong]
            turned = [*steps[:wrong], ("left" if side == "right" else "right", other), *steps[wrong + 1 :]]
            assert climb(leaf, turned) != root(leaves)
