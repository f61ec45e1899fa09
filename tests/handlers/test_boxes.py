"""Places on a picture in words: what is understood, and what is asked back for."""

from typing import Final

import pytest

from handlers.boxes import Box, MisreadBoxError, read

UNDERSTOOD: Final[dict[str, tuple[int, Box | None]]] = {
    "2 kiri-atas": (2, [1, 0, 0, 34, 34]),
    "1 Kanan Bawah": (1, [1, 66, 66, 100, 100]),
    "1 atas kiri": (1, [1, 0, 0, 34, 34]),
    "3 atas": (3, [1, 0, 0, 100, 34]),
    "3 kanan": (3, [1, 66, 0, 100, 100]),
    "1 tengah": (1, [1, 33, 33, 67, 67]),
    "2.3 10 20 45 60": (2, [3, 10, 20, 45, 60]),
    "berkas 2 10%, 20%, 45%, 60%": (2, [1, 10, 20, 45, 60]),
    "1 10-20-45-60": (1, [1, 10, 20, 45, 60]),
    "12 0 0 100 100": (12, [1, 0, 0, 100, 100]),
    "2 batal": (2, None),
    "2 urungkan": (2, None),
}
NOT_UNDERSTOOD: Final = (
    "", "2", "kiri-atas", "2 di sana", "2 10 20 45", "2 45 20 10 60", "2 10 60 45 20", "2 10 20 45 101",
    "2 10 20 45 60 70", "2 10 20 45 60px", "2 kiri-kanan", "2 -5 0 10 10 x", "999 atas",
)  # fmt: skip


@pytest.mark.parametrize("words", UNDERSTOOD)
def test_what_is_understood(words: str) -> None:
    assert read(words) == UNDERSTOOD[words]


@pytest.mark.parametrize("words", NOT_UNDERSTOOD)
def test_what_is_not(words: str) -> None:
    with pytest.raises(MisreadBoxError):
        read(words)
