"""What the resident keeps: every word of it readable whatever the words are, and a QR code that a camera reads."""

from __future__ import annotations

import hashlib
import io
from itertools import combinations, pairwise

import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from storage.lettering import LETTERS, drawable, font, width, wrapped
from storage.receipt import LONGEST_TICKET, Receipt, draw, qr
from storage.receipt_page import ACCENT, EDGE, HEIGHT, LEFT, PAPER, QUIET, RIGHT, WIDTH, Page, Words, compose

TICKET = "LN-7K3M-9QXT"
NOTES = ("Simpan gambar ini.", "Laporan masih berupa dugaan sampai diperiksa.")


def fingerprint(number: int) -> str:
    return hashlib.sha256(bytes([number])).hexdigest()[:16]


def receipt(files: int = 1, ticket: str = TICKET) -> Receipt:
    rows = [("Diterima", "22 November 2026, 19.42 WIB"), ("Jumlah berkas", str(files))]
    rows += [(f"SHA-256 berkas {number}", fingerprint(number)) for number in range(1, files + 1)]
    return Receipt("Tanda terima laporan", ticket, rows, NOTES, "LaporNetral")


def picture(wanted: Receipt) -> Image.Image:
    image = Image.open(io.BytesIO(draw(wanted)))
    image.load()
    return image


def page_of(wanted: Receipt) -> Page:
    return compose(wanted, qr(wanted.ticket).width)


def box_of(words: Words) -> tuple[float, float, float, float]:
    """Where these letters put ink, measured by the font itself."""
    if words.pitch:
        return words.x, words.y, words.x + words.pitch * len(words.text), words.y + words.size * 1.2
    box = font(words.size).getbbox(words.text, anchor="la", stroke_width=words.stroke)
    return words.x + box[0], words.y + box[1], words.x + box[2], words.y + box[3]


def code_box(page: Page, modules: int) -> tuple[float, float, float, float]:
    left, top, module = page.code
    side = (modules + 2 * QUIET) * module
    return left, top, left + side, top + side


def check_page(page: Page, modules: int) -> None:
    """Nothing leaves its place, nothing overlaps."""
    boxes = [box_of(words) for words in page.words]
    for words, (left, top, right, bottom) in zip(page.words, boxes, strict=True):
        on_card = words.y >= page.card
        assert left >= (LEFT if on_card else EDGE) - 8, words
        assert right <= (RIGHT if on_card else WIDTH - EDGE) + 8, words
        assert top >= EDGE - 8 and bottom <= page.height - EDGE, words
    code = code_box(page, modules)
    assert code[0] >= EDGE and code[2] <= WIDTH - EDGE and code[3] <= page.height - EDGE
    for one, two in combinations([*boxes, code], 2):
        apart = one[2] <= two[0] + 1 or two[2] <= one[0] + 1 or one[3] <= two[1] + 1 or two[3] <= one[1] + 1
        assert apart, (one, two)


# the page


@pytest.mark.parametrize("files", [0, 1, 2, 5, 10, 40])
def test_every_number_of_files_has_its_place(files: int) -> None:
    wanted = receipt(files)
    page = page_of(wanted)
    check_page(page, qr(wanted.ticket).width)
    said = " ".join(words.text for words in page.words)
    for _, value in wanted.rows:
        assert value.replace(" ", "") in said.replace(" ", "")


def test_few_words_are_set_larger_and_fill_the_page() -> None:
    few, many = page_of(receipt(1)), page_of(receipt(10))
    assert few.scale > many.scale
    assert HEIGHT - 20 <= few.height <= HEIGHT
    assert HEIGHT <= many.height < HEIGHT * 1.2


def test_the_ticket_is_the_largest_of_all() -> None:
    page = page_of(receipt(10))
    largest = max(page.words, key=lambda words: words.size)
    assert largest.text == TICKET
    assert largest.size > 1.5 * max(words.size for words in page.words if words.text != TICKET)
    assert largest.bold


def test_letters_stay_large_enough_for_a_phone() -> None:
    long = Receipt("Judul", TICKET, [("Label", "nilai " * 40)] * 30, ["catatan " * 60], "LaporNetral")
    assert min(words.size for words in page_of(long).words) >= 33


@pytest.mark.parametrize("files", [0, 1, 2, 5, 10, 20])
def test_letters_are_eleven_pixels_high_on_a_phone_360_pixels_wide(files: int) -> None:
    assert 360 / WIDTH * min(words.size for words in page_of(receipt(files)).words) >= 11


def test_fingerprints_stand_close_together_without_lines_between() -> None:
    page = page_of(receipt(3))
    tops = sorted({words.y for words in page.words if words.pitch})
    assert not [rule for rule in page.rules if tops[0] < rule < tops[-1]]


def test_fingerprints_stand_in_columns_of_four() -> None:
    page = page_of(receipt(3))
    groups = [words for words in page.words if words.pitch]
    assert [words.text for words in groups] == [
        fingerprint(number)[at : at + 4] for number in (1, 2, 3) for at in range(0, 16, 4)
    ]
    assert len({words.x for words in groups}) == 4
    assert len({words.y for words in groups}) == 3
    assert len({words.pitch for words in groups}) == 1


def test_a_shortened_fingerprint_keeps_its_sign() -> None:
    page = page_of(Receipt("Judul", TICKET, [("SHA-256", "0123 4567 89ab cdef…")], NOTES, "LaporNetral"))
    assert [words.text for words in page.words if words.pitch] == ["0123", "4567", "89ab", "cdef…"]
    check_page(page, 21)


@pytest.mark.parametrize("value", ["0812", "cafe", "2026-11-22", "12 berkas", "tautan abcdef0123456789"])
def test_other_values_are_no_fingerprints(value: str) -> None:
    page = page_of(Receipt("Judul", TICKET, [("Label", value)], NOTES, "LaporNetral"))
    assert not any(words.pitch for words in page.words)
    assert any(words.text == value for words in page.words)


def test_a_long_fingerprint_is_wrapped_between_groups() -> None:
    whole = hashlib.sha256(b"contoh").hexdigest()
    page = page_of(Receipt("Judul", TICKET, [("SHA-256", whole)], NOTES, "LaporNetral"))
    groups = [words for words in page.words if words.pitch]
    assert "".join(words.text for words in groups) == whole
    assert len({words.y for words in groups}) > 1
    check_page(page, 21)


words_of_any_kind = st.one_of(
    st.text(max_size=60),
    st.text("abcdefghij WMil-", max_size=200),
    st.text("W", min_size=80, max_size=300),
    st.text("0123456789abcdef", min_size=12, max_size=64),
)
receipts = st.builds(
    Receipt,
    title=words_of_any_kind,
    ticket=st.text(st.sampled_from("LN-0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U"), min_size=1, max_size=LONGEST_TICKET),
    rows=st.lists(st.tuples(words_of_any_kind, words_of_any_kind), max_size=30),
    notes=st.lists(words_of_any_kind, max_size=6),
    mark=words_of_any_kind,
)


@settings(max_examples=120, deadline=None)
@given(receipts)
def test_no_words_are_cut_or_laid_over_others(wanted: Receipt) -> None:
    page = page_of(wanted)
    check_page(page, qr(wanted.ticket).width)
    shown = "".join(words.text for words in page.words).replace(" ", "")
    for text in (
        wanted.title,
        wanted.ticket,
        wanted.mark,
        *wanted.notes,
        *(word for row in wanted.rows for word in row),
    ):
        assert drawable(text).replace(" ", "") in shown


@settings(max_examples=15, deadline=None)
@given(receipts)
def test_any_receipt_can_be_painted(wanted: Receipt) -> None:
    image = picture(wanted)
    assert image.size == (WIDTH, page_of(wanted).height)


# the letters


@given(st.text(max_size=80))
def test_only_letters_of_the_font_are_drawn_and_in_one_line(text: str) -> None:
    shown = drawable(text)
    assert set(shown) <= set(LETTERS)
    assert shown == shown.strip()
    assert drawable(shown) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("José – \u202eakun\u202c\n contoh\t1", "Jose - akun contoh 1"),
        ("😀 kota\u0000", "? kota"),
        ("‘kutip’ … 30°", "‘kutip’ … 30°"),
    ],
)
def test_other_letters_have_a_stand_in(text: str, shown: str) -> None:
    assert drawable(text) == shown


def test_the_font_has_all_our_letters() -> None:
    missing = bytes(font(40).getmask("\U0010ffff"))
    assert [sign for sign in LETTERS if bytes(font(40).getmask(sign)) == missing] == []


@given(st.text(LETTERS, max_size=60), st.integers(12, 140))
def test_counted_width_is_never_less_than_the_drawn(text: str, size: int) -> None:
    bold = Words(0, 0, text, size, bold=True)
    box = font(size).getbbox(text, anchor="la", stroke_width=bold.stroke)
    assert box[2] <= width(text, size) + size * 0.06


@given(st.text("abc defghi WM", max_size=200), st.integers(12, 60), st.integers(80, 600))
def test_lines_hold_every_word_in_order_and_fit(text: str, size: int, room: int) -> None:
    lines = wrapped(text, size, room)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(line and width(line, size) <= room for line in lines)
    for line, following in pairwise(lines):
        kerning = size * 0.1 * (line.count(" ") + 1)  # a line is a little narrower than its words one by one
        assert width(f"{line} {following.split()[0]}", size) > room - kerning


# the picture


def test_picture_is_a_small_png_without_metadata() -> None:
    data = draw(receipt(10))
    image = picture(receipt(10))
    assert image.format == "PNG"
    assert image.size[0] == WIDTH
    assert len(data) < 150_000
    assert set(image.info) <= {"transparency"} and not image.getexif()
    assert b"tEXt" not in data and b"tIME" not in data


def test_same_words_make_the_same_bytes() -> None:
    assert draw(receipt(3)) == draw(receipt(3))
    assert draw(receipt(3)) != draw(receipt(2))


def test_margins_are_free() -> None:
    image = picture(receipt(10)).convert("RGB")
    below = image.crop((0, image.height - EDGE + 4, WIDTH, image.height))
    assert len(below.getcolors() or []) == 1
    above = image.crop((0, 0, WIDTH, EDGE - 8))
    assert [colour for _, colour in above.getcolors() or []] == [(23, 97, 110)]


def test_one_accent_colour() -> None:
    palette = picture(receipt(1)).getpalette()
    assert palette is not None
    assert tuple(palette[3 * ACCENT : 3 * ACCENT + 3]) == (23, 97, 110)
    assert tuple(palette[3 * PAPER : 3 * PAPER + 3]) == (255, 255, 255)


@pytest.mark.parametrize(
    "ticket", [TICKET, "LN-0000-0000", "L", "tiket kecil", "LN-7K3M-9QXT-ABCD-EFGH-JKMN*", "X" * 64]
)
@pytest.mark.parametrize("files", [0, 1, 10])
def test_drawn_modules_are_those_of_the_qr_code(ticket: str, files: int) -> None:
    wanted = receipt(files, ticket)
    image, page = picture(wanted).convert("L"), page_of(wanted)
    left, top, module = page.code
    matrix = segno.make_qr(ticket, error="m", boost_error=False).matrix
    assert module >= 5
    for row, modules in enumerate(matrix):
        for column, dark in enumerate(modules):
            x, y = left + (column + QUIET) * module, top + (row + QUIET) * module
            shades = image.crop((x, y, x + module, y + module)).getextrema()
            assert shades == ((shades[0], shades[0]))
            assert (shades[0] < 60) == bool(dark)  # type: ignore[operator]  # one band: a pair of numbers


def test_qr_code_has_its_quiet_zone() -> None:
    for files in (0, 1, 10):
        image, page = picture(receipt(files)).convert("L"), page_of(receipt(files))
        left, top, right, bottom = (int(edge) for edge in code_box(page, 21))
        margin = QUIET * page.code[2]
        for zone in (
            (left, top, right, top + margin),
            (left, bottom - margin, right, bottom),
            (left, top, left + margin, bottom),
            (right - margin, top, right, bottom),
        ):
            assert image.crop(zone).getextrema() == (255, 255)


@pytest.mark.parametrize("ticket", ["", "X" * (LONGEST_TICKET + 1)])
def test_a_ticket_that_fits_no_code_is_refused(ticket: str) -> None:
    with pytest.raises(ValueError, match="1 to 64"):
        draw(receipt(1, ticket))
