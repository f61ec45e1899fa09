"""PDFs and films built by hand, honest and hostile: box by box, object by object."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from typing import Final

SMALL_PAGE: Final = (300, 400)
"""Points."""


def pdf(
    pages: Sequence[str] = ("0.9 0.2 0.2 rg 20 20 100 100 re f",),
    size: tuple[int, int] = SMALL_PAGE,
    *,
    catalog: str = "",
    resources: str = "",
    objects: Sequence[bytes] = (),
    trailer: str = "",
) -> bytes:
    """A PDF with one page for each of these contents; `objects` follow behind with the next numbers."""
    kids = " ".join(f"{3 + 2 * place} 0 R" for place in range(len(pages)))
    made = [f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode()]
    made.append(f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode())
    for place, content in enumerate(pages):
        box = f"/MediaBox[0 0 {size[0]} {size[1]}]/Contents {4 + 2 * place} 0 R/Resources<<{resources}>>"
        made.append(f"<</Type/Page/Parent 2 0 R{box}>>".encode())
        made.append(stream(content.encode()))
    return _file([*made, *objects], trailer)


def stream(body: bytes, header: str = "") -> bytes:
    """A stream object."""
    return f"<<{header}/Length {len(body)}>>stream\n".encode() + body + b"\nendstream"


def _file(objects: Sequence[bytes], trailer: str) -> bytes:
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    head = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode()
    foot = f"trailer<</Size {len(places) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + head + table + foot.encode()


def pdf_about(author: str) -> bytes:
    """A PDF that names its author, its program and its day."""
    about = f"<</Author({author})/Title({author})/Producer(Contoh Kantor 3)/CreationDate(D:20261120101500+07'00')>>"
    return pdf(objects=[about.encode()], trailer="/Info 5 0 R")


def pdf_with_script() -> bytes:
    """It says to run a script on opening, and holds a file."""
    script = b"<</S/JavaScript/JS(app.alert\\(1\\); while\\(true\\){})>>"
    held = [b"<</Type/Filespec/F(jahat.exe)/EF<</F 7 0 R>>>>", stream(b"MZ" + bytes(100), "/Type/EmbeddedFile")]
    catalog = "/OpenAction 5 0 R/Names<</EmbeddedFiles<</Names[(jahat.exe) 6 0 R]>>>>"
    return pdf(catalog=catalog, objects=[script, *held])


def pdf_locked() -> bytes:
    """It says that it is encrypted by a password; nobody has to know which one."""
    lock = b"<</Filter/Standard/V 1/R 2/P -4/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>"
    return pdf(objects=[lock], trailer="/Encrypt 5 0 R/ID[<31><31>]")


def pdf_bomb() -> bytes:
    """A page whose picture of 30,000 x 30,000 pixels takes 900 kB, or 2.7 GB once decoded."""
    squeeze = zlib.compressobj(9)
    rows = b"".join([*(squeeze.compress(bytes(90_000)) for _ in range(30_000)), squeeze.flush()])
    header = "/Type/XObject/Subtype/Image/Width 30000/Height 30000/ColorSpace/DeviceRGB/BitsPerComponent 8"
    picture = stream(rows, f"{header}/Filter/FlateDecode")
    return pdf(["300 0 0 400 0 0 cm /P Do"], resources="/XObject<</P 5 0 R>>", objects=[picture])


def pdf_nested() -> bytes:
    """A form that draws itself ten times, each of which draws itself ten times, and so on."""
    form = stream(b"/F Do " * 10, "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>")
    return pdf(["/F Do"], resources="/XObject<</F 5 0 R>>", objects=[form])


def box(name: bytes, *inside: bytes) -> bytes:
    """A box of an ISO media file."""
    body = b"".join(inside)
    return struct.pack("!I", len(body) + 8) + name + body


def ftyp(brand: bytes = b"mp42", *others: bytes) -> bytes:
    """The first box."""
    return box(b"ftyp", brand, bytes(4), *others)


def track(handler: bytes = b"vide", width: int = 1080, height: int = 2400, *, sideways: bool = False) -> bytes:
    """A track of pictures, or of sound."""
    one = 0x10000
    turned, upright = (0, one, 0, -one & 0xFFFFFFFF, 0, 0), (one, 0, 0, 0, one, 0)
    matrix = (*(turned if sideways else upright), 0, 0, 1 << 30)
    head = bytes(40) + struct.pack("!9I", *matrix) + struct.pack("!II", width << 16, height << 16)
    return box(b"trak", box(b"tkhd", head), box(b"mdia", box(b"hdlr", bytes(8), handler, bytes(13))))


def movie(*tracks: bytes, seconds: float = 42, made: int = 3_880_000_000) -> bytes:
    """The box that describes a film; `made` counts the seconds since 1904."""
    head = struct.pack("!5I", 0, made, made, 1000, int(seconds * 1000)) + bytes(80)
    return box(b"moov", box(b"mvhd", head), *(tracks or (track(),)))


def film(brand: bytes = b"mp42", *tracks: bytes, seconds: float = 42, body: int = 500) -> bytes:
    """A screen recording, header before the pictures, which are nothing."""
    return ftyp(brand) + movie(*tracks, seconds=seconds) + box(b"mdat", bytes(body))


def film_of_boxes(depth: int = 2_000) -> bytes:
    """Boxes within boxes, and a description that claims to be larger than any disk."""
    inside = b""
    for _ in range(depth):
        inside = box(b"moov", inside)
    return ftyp() + inside + struct.pack("!I", 1) + b"mdat" + struct.pack("!Q", 1 << 60)


def film_of_crumbs() -> bytes:
    """A million empty boxes."""
    return ftyp() + box(b"free") * 1_000_000 + movie()
