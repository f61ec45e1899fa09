"""A phone with the sandbox on it, for the guides: who taps and writes there, and how its pictures are taken."""

import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.async_api import FloatRect, Locator, Page, expect

FOLDER: Final = Path(__file__).parent.parent / "docs" / "panduan"
WIDTH, HEIGHT, TALL = 390, 844, 1900
"""CSS pixels; a single message is taken on a phone so tall that all of it is seen."""
PICTURES: Final = 1500  # milliseconds
MOST_BYTES: Final = 150_000
COLOURS: Final = (256, 128, 64, 32)
QUIET: Final = """
.toasts, .to-newest, .bubble-menu { visibility: hidden !important }
* { animation: none !important; transition: none !important }
"""


@dataclass
class Phone:
    """One page at a phone's width."""

    page: Page

    @property
    def chat(self) -> Locator:
        """The chat that is open."""
        return self.page.locator(".column.active")

    async def open(self, tab: str) -> None:
        """resident | moderators | bawaslu | official, of the city looked at last."""
        await self.page.locator(f"[data-tab={tab}]").click()
        await expect(self.chat).to_be_visible()

    async def write(self, words: str, then: str) -> None:
        """Write this, and wait until the chat shows `then`."""
        await self.chat.locator("textarea").fill(words)
        await self.page.keyboard.press("Enter")
        await expect(self.chat.locator(".row.theirs").last).to_contain_text(then)

    async def tap(self, label: str, where: Locator | None = None, *, then: str) -> None:
        """Tap the newest button of this name, and wait until `where` (the whole chat) shows `then`."""
        place = where or self.chat
        await place.get_by_role("button", name=label, exact=True).last.click()
        await expect(place).to_contain_text(then)

    async def settle(self) -> None:
        """Until the pictures of what is seen have come."""
        await self.page.wait_for_timeout(PICTURES)

    def card(self, ticket: str) -> Locator:
        """The newest card or hand-over of a case."""
        head = re.compile(rf"^\s*{ticket} ·|Nomor: {ticket}")
        rows = self.chat.locator(".row").filter(has=self.page.locator(".keys"))
        return rows.filter(has=self.page.locator(".text").filter(has_text=head)).last

    def newest(self, words: str) -> Locator:
        """The newest message that says so."""
        return self.chat.locator(".row").filter(has_text=words).last

    async def shoot(self, name: str, what: Locator | None = None, *, first: int = 0, last: int = 0) -> None:
        """Take the whole phone, or one message of it, as docs/panduan/<name>.png.

        `first`: only so many pixels from where its words begin; `last`: only so many up to where it ends.
        """
        if what is None:
            taken = await self.page.screenshot(style=QUIET)
        else:
            await self.page.set_viewport_size({"width": WIDTH, "height": TALL})
            await what.scroll_into_view_if_needed()
            taken = await self.page.screenshot(style=QUIET, clip=await self._part(what, first, last))
            await self.page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
        (FOLDER / f"{name}.png").write_bytes(small(taken))

    async def _part(self, what: Locator, first: int, last: int) -> FloatRect:
        top, bottom = await _span(what)
        if first:
            top, _ = await _span(what.locator(".text"))
            bottom = top + first
        elif last:
            top = bottom - last
        return {"x": 0, "y": top, "width": WIDTH, "height": bottom - top}


async def _span(what: Locator) -> tuple[float, float]:
    """From where to where it is seen, in pixels of the page. Raises LookupError when it is not."""
    box = await what.bounding_box()
    if box is None:
        raise LookupError(f"{what} cannot be seen")
    return box["y"], box["y"] + box["height"]


def small(png: bytes) -> bytes:
    """The same picture with as many colours as fit into MOST_BYTES. Raises ValueError when none do."""
    with Image.open(BytesIO(png)) as opened:
        picture = opened.convert("RGB")
    for colours in COLOURS:
        made = BytesIO()
        picture.quantize(colours, Image.Quantize.FASTOCTREE).save(made, "PNG", optimize=True)
        if made.tell() <= MOST_BYTES:
            return made.getvalue()
    raise ValueError(f"a picture of {picture.size} does not fit into {MOST_BYTES} bytes")
