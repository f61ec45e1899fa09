"""The largest letters that fit: found by few tries, because each size that is tried keeps its letters in memory."""

from hypothesis import given
from hypothesis import strategies as st

from storage.lettering import LETTERS, advances, largest, width

MOST, LEAST = 136, 48


@given(st.text(LETTERS, min_size=1, max_size=64), st.integers(60, 2_000))
def test_it_fits_and_the_next_one_would_not(text: str, room: int) -> None:
    size = largest(text, MOST, LEAST, room)
    assert LEAST <= size <= MOST
    assert (MOST - size) % 2 == 0
    assert size == LEAST or width(text, size) <= room
    assert size == MOST or width(text, size + 2) > room


def test_few_sizes_are_tried() -> None:
    advances.cache_clear()
    largest("LN-7K3M-9QXT-" * 3, MOST, LEAST, 950)
    assert advances.cache_info().currsize <= 7
