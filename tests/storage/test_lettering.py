"""The largest letters that fit: found by few tries, because each size that is tried keeps numbers of its own; and which
letters stay in memory.
"""

import gc
import weakref

from hypothesis import given
from hypothesis import strategies as st

from storage.lettering import LETTERS, advances, font, largest, width

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


def test_letters_of_sizes_that_were_seen_once_are_given_back() -> None:
    """Sheets have badges of all sizes; each size kept would be 50 kB more for as long as the worker lives."""
    seen = [weakref.ref(font(size)) for size in range(10, 210)]
    gc.collect()
    assert sum(letters() is not None for letters in seen) < 40
