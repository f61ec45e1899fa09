"""Small counts (pure): a figure below three may point at a person, so it is shown to nobody outside the desk."""

from collections.abc import Mapping
from typing import Final

LEAST: Final = 3


def shown(cells: Mapping[str, int]) -> tuple[list[tuple[str, int]], bool]:
    """(what may be shown, the largest first; whether something is left out).

    One cell that alone is left out could be worked out from a total, so the smallest of the others goes with it.
    """
    ordered = sorted(cells.items(), key=lambda cell: (-cell[1], cell[0]))
    large = [cell for cell in ordered if cell[1] >= LEAST]
    small = [cell for cell in ordered if 0 < cell[1] < LEAST]
    return (large[:-1] if len(small) == 1 else large), bool(small)
