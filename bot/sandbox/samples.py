"""Sample screenshots for the sandbox: six invented posts, drawn by the project itself, the same bytes every time.

Nobody's picture, name or account is in them, so they can be shown, tested and published. What a screen looks like is
in `samples_scenes`; here is the list of them and how they become files.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from bot.sandbox import samples_scenes as scenes
from bot.sandbox.samples_brush import HEIGHT, WIDTH, Brush


@dataclass(frozen=True)
class Sample:
    """One drawn screenshot. `name` is also its file name, `title` says in Indonesian what can be seen."""

    name: str
    title: str
    scene: Callable[[], Brush]

    @property
    def mime(self) -> str:
        return "image/png" if self.name.endswith(".png") else "image/jpeg"

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return WIDTH, HEIGHT


SAMPLES: tuple[Sample, ...] = (
    Sample("contoh-foto-kampanye.jpg", "Foto di panggung kampanye, satu jari", scenes.photo_post),
    Sample("contoh-status-ajakan.png", "Status ajakan memilih calon", scenes.status_post),
    Sample("contoh-grup-kantor.png", "Perintah hadir di grup kantor", scenes.group_chat),
    Sample("contoh-cerita-seragam.jpg", "Cerita berseragam di posko calon", scenes.story),
    Sample("contoh-kiriman-pujian.png", "Kiriman camat memuji calon", scenes.micro_post),
    Sample("contoh-siaran-langsung.jpg", "Siaran langsung akun dinas", scenes.short_video),
)


def find(name: str) -> Sample | None:
    """The sample with this file name, or None."""
    return next((sample for sample in SAMPLES if sample.name == name), None)


@lru_cache(maxsize=len(SAMPLES))
def draw(sample: Sample) -> bytes:
    """The file's bytes, JPEG or PNG, 1080 x 2400 pixels. Takes a fraction of a second, then it is remembered."""
    buffer = BytesIO()
    picture = sample.scene().finish()
    if sample.mime == "image/png":
        picture.save(buffer, "PNG", compress_level=6)
    else:
        picture.save(buffer, "JPEG", quality=86)
    return buffer.getvalue()
