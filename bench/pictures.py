"""The screenshots of the load: the project's own samples at 540 x 1200, JPEG of 40 to 63 kB, no two of the same bytes.

Each carries its number in a comment, so that a bot cannot keep one for all of them, and so that the proof knows which
bytes each report must have.
"""

import hashlib
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image

from bot.sandbox import samples

SIZE: Final = (540, 1200)
QUALITY: Final = 70
_START, _COMMENT = b"\xff\xd8", b"\xff\xfe\x00\x0a"  # JPEG: start of image; a comment of 8 bytes and its own length


class Pictures:
    """Numbered screenshots made of a few drawn ones."""

    def __init__(self, drawn: list[bytes]) -> None:
        self._drawn = drawn

    @classmethod
    def load(cls, folder: Path) -> "Pictures":
        """Those that `draw` put there."""
        return cls([path.read_bytes() for path in sorted(folder.glob("*.jpg"))])

    def __getitem__(self, number: int) -> bytes:
        drawn = self._drawn[number % len(self._drawn)]
        return _START + _COMMENT + number.to_bytes(8, "big") + drawn[len(_START) :]

    def sha256(self, number: int) -> str:
        """The hash by which a bot must have kept it."""
        return hashlib.sha256(self[number]).hexdigest()


def draw(folder: Path, size: tuple[int, int] = SIZE) -> None:
    """Draw the samples once for all processes; takes a few seconds."""
    folder.mkdir(parents=True, exist_ok=True)
    for sample in samples.SAMPLES:
        (folder / f"{Path(sample.name).stem}.jpg").write_bytes(_small(samples.draw(sample), size))


def _small(data: bytes, size: tuple[int, int]) -> bytes:
    made = BytesIO()
    with Image.open(BytesIO(data)) as whole:
        whole.convert("RGB").resize(size, Image.Resampling.LANCZOS).save(made, "JPEG", quality=QUALITY)
    return made.getvalue()
