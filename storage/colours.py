"""Colours as every screen shows them: a picture with a profile of its own becomes sRGB.

Phones write Display P3, printers CMYK; without their profile such pixels are shown too pale or too bright. The profile
comes from outside like everything else: one that does not fit its picture, or cannot be read, is passed over.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Final

from PIL import Image

if TYPE_CHECKING:
    from PIL import ImageCms

LARGEST_PROFILE: Final = 4 << 20
"""Bytes; the largest of printers have 2 MB."""
_SPACES: Final = {"L": "GRAY", "RGB": "RGB ", "RGBA": "RGB ", "CMYK": "CMYK"}


def srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """The same picture in sRGB: L, RGB or RGBA. `profile`: the ICC profile that came with it."""
    if profile and len(profile) <= LARGEST_PROFILE and picture.mode in _SPACES:
        try:
            return _by_profile(picture, profile)
        except Exception:  # noqa: S110 - lcms raises what it likes on made-up profiles; the pixels are still good
            pass
    return picture.convert("RGB") if picture.mode == "CMYK" else picture


def _by_profile(picture: Image.Image, profile: bytes) -> Image.Image:
    from PIL import ImageCms  # brings a library with it, for the few pictures that need it

    source = ImageCms.ImageCmsProfile(BytesIO(profile))
    fits = source.profile.xcolor_space == _SPACES[picture.mode]
    if not fits or "sRGB" in ImageCms.getProfileDescription(source):
        return picture.convert("RGB") if picture.mode == "CMYK" else picture
    flat = picture.convert("RGB") if picture.mode == "RGBA" else picture
    made = ImageCms.profileToProfile(flat, source, _srgb(), outputMode="RGB")
    if made is None:  # only when asked to work in place
        return picture
    if picture.mode == "RGBA":
        made.putalpha(picture.getchannel("A"))
    return made


@cache
def _srgb() -> ImageCms.ImageCmsProfile:
    from PIL import ImageCms

    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
