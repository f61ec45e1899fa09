"""Files sealed in pieces: they come back to the byte, and nothing is cut off, moved, doubled or put in unnoticed."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.crypt import CannotOpenError, Crypt, UnknownKeyError, new_key
from storage.pieces import HEAD, PIECE, SEALED_PIECE, Opener, Sealer, plain_size, sealed_size

KEY, OTHER = new_key(), new_key()
ABOUT = b"what it is"
BLOCK = bytes(range(256)) * (PIECE // 256)


def sealed(data: bytes, crypt: Crypt | None = None, about: bytes = ABOUT, step: int = 100_000) -> bytes:
    """A sealed file of `data`, which arrives in pieces of `step` bytes."""
    sealer = Sealer(crypt or Crypt([KEY]))
    body = b"".join(sealer.add(data[place : place + step]) for place in range(0, len(data), step))
    return sealer.head + body + sealer.end(about)


def opened(whole: bytes, crypt: Crypt | None = None, about: bytes = ABOUT) -> bytes:
    """What is in it; as a reader goes through it who only knows how long it is."""
    plain_size(len(whole))
    opener = Opener(crypt or Crypt([KEY]), whole[:HEAD], about)
    pieces = [whole[place : place + SEALED_PIECE] for place in range(HEAD, len(whole), SEALED_PIECE)]
    return b"".join(opener.open(piece, last=piece is pieces[-1]) for piece in pieces)


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 2 * PIECE + 1, 3 * PIECE - 1])
def test_a_file_of_any_size_comes_back(size: int) -> None:
    data = (BLOCK * 3)[:size]
    whole = sealed(data)
    assert opened(whole) == data
    assert (len(whole), plain_size(len(whole))) == (sealed_size(size), size)


@settings(max_examples=50)
@given(sizes=st.lists(st.integers(0, PIECE), max_size=6))
def test_it_does_not_matter_in_what_pieces_it_arrives(sizes: list[int]) -> None:
    sealer, data = Sealer(Crypt([KEY])), b""
    whole = sealer.head
    for number, size in enumerate(sizes):
        piece = bytes([number]) * size
        data += piece
        whole += sealer.add(piece)
    assert opened(whole + sealer.end(ABOUT)) == data


def _pieces(whole: bytes) -> tuple[bytes, list[bytes]]:
    return whole[:HEAD], [whole[place : place + SEALED_PIECE] for place in range(HEAD, len(whole), SEALED_PIECE)]


def _cut_to(count: int) -> Callable[[bytes], bytes]:
    return lambda whole: whole[: HEAD + count * SEALED_PIECE]


def _in_order(*order: int) -> Callable[[bytes], bytes]:
    def put(whole: bytes) -> bytes:
        head, pieces = _pieces(whole)
        return head + b"".join(pieces[place] for place in order)

    return put


def _changed(place: int) -> Callable[[bytes], bytes]:
    return lambda whole: whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(_cut_to(3), id="cut off after its third piece"),
        pytest.param(_cut_to(1), id="cut off after its first piece"),
        pytest.param(_cut_to(0), id="cut off after its head"),
        pytest.param(lambda whole: whole[:-1], id="a byte is missing"),
        pytest.param(lambda whole: whole[: HEAD - 1], id="half a head"),
        pytest.param(lambda _: b"", id="nothing"),
        pytest.param(lambda whole: whole + b"\0", id="a byte more"),
        pytest.param(_in_order(1, 0, 2, 3), id="two pieces changed places"),
        pytest.param(_in_order(0, 0, 1, 2, 3), id="a piece twice"),
        pytest.param(_in_order(0, 2, 3), id="a piece is missing"),
        pytest.param(_in_order(3), id="only the last piece"),
        pytest.param(_in_order(0, 1, 2, 3, 3), id="the last piece twice"),
        pytest.param(_changed(0), id="another format"),
        pytest.param(_changed(8), id="another key"),
        pytest.param(_changed(20), id="another salt"),
        pytest.param(_changed(HEAD), id="a bit in the first piece"),
        pytest.param(_changed(-1), id="a bit in the last tag"),
    ],
)
@pytest.mark.parametrize("about", [ABOUT, b""])
def test_what_was_spoiled_does_not_open(spoil: Callable[[bytes], bytes], about: bytes) -> None:
    """Also where nothing else is bound to the last piece."""
    whole = sealed(BLOCK * 3 + b"the end", about=about)
    assert opened(whole, about=about).endswith(b"the end")
    spoiled = spoil(whole)
    if spoiled[:8] == whole[:8]:
        with pytest.raises(CannotOpenError):
            opened(spoiled, about=about)
    else:  # then it is read as one of the older ones, which bind their first bytes as well
        with pytest.raises(CannotOpenError):
            Crypt([KEY]).open(spoiled, about)


def test_a_piece_of_another_file_does_not_fit_in() -> None:
    """Not even of a file with the same content, sealed by the same key."""
    (head, mine), (_, theirs) = _pieces(sealed(BLOCK * 2)), _pieces(sealed(BLOCK * 2))
    for place in range(2):
        mixed = [*mine[:place], theirs[place], *mine[place + 1 :]]
        with pytest.raises(CannotOpenError):
            opened(head + b"".join(mixed))


def test_it_opens_only_as_what_it_is() -> None:
    with pytest.raises(CannotOpenError):
        opened(sealed(b"x"), about=b"something else")


def test_keys_can_be_changed() -> None:
    before = sealed(BLOCK + b"old", Crypt([OTHER]))
    rotated = Crypt([KEY, OTHER])
    assert opened(before, rotated) == BLOCK + b"old"
    assert opened(sealed(b"new", rotated), Crypt([KEY])) == b"new", "sealed with the first key"
    with pytest.raises(UnknownKeyError):
        opened(before, Crypt([KEY]))


def test_nothing_is_seen_from_outside() -> None:
    one, two = sealed(bytes(2 * PIECE)), sealed(bytes(2 * PIECE))
    assert one[HEAD : HEAD + 64] not in two
    assert one[HEAD : HEAD + SEALED_PIECE] != one[HEAD + SEALED_PIECE : HEAD + 2 * SEALED_PIECE]
