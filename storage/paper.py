"""Pages of a PDF as pictures. The only file that lets pdfium open something.

pdfium is asked for pixels and nothing else: forms are not set up, so that nothing in the file is run; files within the
file, links and scripts are not looked at. It is loaded when the first PDF comes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from PIL import Image

from storage import facts, magic
from storage.pictures import Unreadable

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MOST_PAGES: Final = 10
"""Pages of one file that people are shown."""
LONGEST_EDGE: Final = 14_400
"""Points (1/72 inch) of a page's edge. Source: ISO 32000-1, annex C."""
_WRONG_PASSWORD: Final = 4  # pdfium: FPDF_ERR_PASSWORD


@contextmanager
def opened(data: bytes) -> Iterator[PdfDocument]:
    """The document in `data`; any failure inside the block is an `Unreadable`."""
    import pypdfium2

    document = None
    try:
        document = pypdfium2.PdfDocument(data)
        yield document
    except Unreadable:
        raise
    except pypdfium2.PdfiumError as fault:
        if getattr(fault, "err_code", 0) == _WRONG_PASSWORD:
            raise Unreadable("locked") from fault
        raise Unreadable("broken" if magic.complete(data, magic.PDF) else "truncated") from fault
    except Exception as fault:  # whatever else it raises on hostile bytes
        raise Unreadable("broken") from fault
    finally:
        if document is not None:
            document.close()


def count(document: PdfDocument) -> int:
    """How many pages there are. Raises Unreadable when there is none."""
    pages = len(document)
    if pages < 1:
        raise Unreadable("broken")
    return pages


def shape(document: PdfDocument) -> tuple[int, int]:
    """Width and height of the first page in points."""
    width, height = document.get_page_size(0)
    return _edge(width), _edge(height)


def page(document: PdfDocument, number: int, width: int, height: int) -> Image.Image:
    """One page, from 0, as large as fits into `width` x `height`, on white; RGB. Raises Unreadable."""
    sheet = document[number]
    wide, high = (_edge(edge) for edge in sheet.get_size())
    scale = min(width / wide, height / high)
    bitmap = sheet.render(scale=scale, rev_byteorder=True, may_draw_forms=False)
    drawn: Image.Image = bitmap.to_pil()
    return drawn.convert("RGB")


def _edge(points: float) -> int:
    if not 0 < points <= LONGEST_EDGE:
        raise Unreadable("broken")
    return max(1, round(points))


def facts_of(document: PdfDocument) -> dict[str, str]:
    """When it was made and changed, with which program; never its author or title."""
    known = document.get_metadata_dict(skip_empty=True)
    software = " / ".join(known[name] for name in ("Creator", "Producer") if name in known)
    return facts.told(taken=known.get("CreationDate"), changed=known.get("ModDate"), software=software)
