"""What stands in a dossier, and what never does: every field that is not on the list holds a marker here."""

import json
from datetime import UTC, datetime
from importlib.resources import files
from typing import Any, Final

import pypdfium2
import pytest
from sqlmodel import SQLModel

from handlers.link_news import Watched
from handlers.papers.dossier import Filing, Print, fields
from handlers.papers.printable import printable
from handlers.papers.trail import MOST_EVENTS, letter
from storage.copies import clean
from storage.models import Event, Evidence, Report
from storage.press import pdf
from storage.regions import load_region
from tests.handlers.tongue import WORDS
from tests.storage.honest import drawing, encoded

MARK, NUMBER = "BOCOR", 4815162342
AT: Final = datetime(2026, 11, 23, 3, tzinfo=UTC).timestamp()
ANSWERS: Final = {
    "behaviour": "campaign", "name": "Pak Contoh Satu", "agency": "Dinas Contoh", "status": "pns", "audience": "public",
    "link": "https://www.instagram.com/contohakun/p/CxYz1/", "happened": "2024-10-14", "known": "2024-10-15",
    "track": "formal", "story": "Terlihat di ponsel.\nNIP 198609262015051001", "consent": MARK,
    "evidence": [{"kind": "photo", "name": MARK, "message": MARK}], "moderator_note": MARK, "sealed": MARK,
}  # fmt: skip
SHOWN: Final = {
    Report: {"ticket": "LN-7K3M-9QXT", "region": "solo", "answers": ANSWERS, "submitted_at": AT, "decided_at": AT + 60},
    Evidence: {"id": 7, "kind": "photo", "sha256": "ab12" * 16, "mime": "image/jpeg", "received_at": AT, "size": 1234},
    Event: {"id": 1, "at": AT, "action": "stored", "actor": f"moderator:{MARK}", "hash": "cd34" * 16, "place": 1},
}
"""The fields that a dossier may read, with what stands in them."""


def marked(table: type[SQLModel], **given: Any) -> Any:
    """A row whose every other field holds a marker, by its type; also those that are added to the table one day."""
    internal: dict[type, Any] = {str: MARK, bytes: MARK.encode(), int: NUMBER, float: float(NUMBER), dict: {MARK: MARK}}
    row = {}
    for name, field in table.model_fields.items():
        kinds = [kind for kind in internal if str(kind.__name__) in str(field.annotation)]
        row[name] = internal[kinds[0]] if kinds else None
    return table(**row | SHOWN[table] | given)


def filing(**detail: Any) -> Filing:
    events = [
        marked(Event, detail={"file": 7, "who": MARK, "note": MARK}),
        marked(Event, action=f"{MARK}-act", place=2, detail={"files": [7, {"file": 7, "kind": MARK}], "reason": MARK}),
        marked(Event, action="reject", actor=MARK, place=3, detail={"reason": MARK, "was": MARK, **detail}),
    ]
    watched = Watched("there", AT, AT, was=MARK, now=MARK)
    return Filing(marked(Report), [marked(Evidence)], events, watched, AT + 3600)


def made(of: Filing) -> dict[str, Any]:
    return fields(WORDS, load_region("solo"), of, [Print(of.files[0])])


def printed(values: dict[str, Any], *pictures: bytes) -> bytes:
    folder = files("handlers.papers")
    template = "\n".join((folder / f"{name}.typ").read_text(encoding="utf-8") for name in ("letter", "dossier"))
    return pdf(template, json.dumps(values), pictures, int(AT))


def words_of(document: bytes) -> str:
    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(document))


def test_nothing_internal_gets_in() -> None:
    values = json.dumps(made(filing()), ensure_ascii=False)
    assert MARK not in values
    assert str(NUMBER) not in values.replace(".", "")
    document = printed(made(filing()), clean(encoded(drawing(), "JPEG", comment=MARK.encode()))[0])
    words = words_of(document)
    assert MARK not in words + str(pypdfium2.PdfDocument(document).get_metadata_dict())
    assert MARK.encode() not in document
    assert "Pak Contoh Satu" in words


def test_it_says_what_form_b1_asks_for() -> None:
    values = made(filing())
    rows = {label: value for section in values["sections"] for label, value in section["rows"]}
    assert [section["title"] for section in values["sections"]][:6] == [
        "Pelapor", "Terlapor", "Peristiwa", "Saksi", "Bukti", "Uraian kejadian",
    ]  # fmt: skip
    assert rows["Nama"] == "Pak Contoh Satu"
    assert rows["Hari dan tanggal kejadian"] == "Senin, 14 Oktober 2024"
    assert rows["Hari dan tanggal diketahui"] == "Selasa, 15 Oktober 2024"
    assert rows["Tahapan saat kejadian"] == "Pilkada 2024, masa kampanye"
    assert rows["Tempat kejadian"] == "Daring (Instagram); tempat tugas terlapor: Kota Surakarta (Solo)"
    assert rows["Tujuh hari kalender"].startswith("Selasa, 22 Oktober 2024 pukul 16.00")
    assert "198609262015051001" not in json.dumps(values)
    assert values["sections"][4]["pieces"][0]["sha256"] == "ab12" * 16


@pytest.mark.parametrize(("happened", "suggests"), [("2024-10-14", True), ("2026-11-22", False)])
def test_a_suggestion_is_explained_where_there_is_one(happened: str, suggests: bool) -> None:
    of = filing()
    of.report.answers = {**ANSWERS, "happened": happened, "known": happened}
    (handling,) = [section for section in made(of)["sections"] if section["title"] == "Penanganan"]
    rows = [label for label, _ in handling["rows"]]
    assert any("sulan" in label for label in rows) is suggests
    assert [words[:6] for words in handling["text"]] == (["Usulan"] if suggests else [])


def test_the_record_tells_roles_files_and_where_the_chain_stands() -> None:
    custody = made(filing())["custody"]
    assert [row[0::2] for row in custody["rows"]] == [
        ["1", "petugas", "cd34" * 4], ["2", "petugas", "cd34" * 4], ["3", "sistem", "cd34" * 4],
    ]  # fmt: skip
    acts = [row[3] for row in custody["rows"]]
    assert acts == ["berkas disimpan tersegel (a)", "kegiatan kantor (a)", "ditolak petugas"]
    assert custody["hash"] == "cd34" * 16


def test_a_long_record_is_cut_at_its_beginning_and_says_so() -> None:
    many = filing()
    many = Filing(many.report, [], [marked(Event, place=n, detail={}) for n in range(1, MOST_EVENTS + 6)], None, AT)
    custody = made_without_pictures(many)["custody"]
    assert len(custody["rows"]) == MOST_EVENTS
    assert custody["intro"][1].startswith("5 kejadian lebih awal")


def made_without_pictures(of: Filing) -> dict[str, Any]:
    return fields(WORDS, load_region("solo"), of, [])


ODD: Final = {
    "emoji": ("halo 😀", "halo □"),
    "Javanese script": ("ꦲꦭꦺꦴ", "□" * 4),
    "Chinese": ("你好", "□□"),
    "control": ("a\x07b\x00", "a□b□"),
    "hidden and turned": ("a\u200bb\u202ec\u00ad", "abc"),
    "usual signs": ("“Ya” – 5 km², Rp1.000 → ✓ é ñ", "“Ya” – 5 km², Rp1.000 → ✓ é ñ"),
    "lines": ("satu\r\ndua\ttiga", "satu\ndua tiga"),
}


@pytest.mark.parametrize("case", ODD)
def test_strange_signs_cost_no_paper(case: str) -> None:
    given, shown = ODD[case]
    assert printable(given) == shown


def test_no_sign_that_is_let_through_lacks_a_glyph() -> None:
    """PDF/A refuses the whole paper for one."""
    every = "".join(chr(code) for code in range(0x3000) if not 0xD800 <= code < 0xE000)
    values = made(filing())
    values["closing"] = " ".join(printable(every))
    assert printed({**values, "pictures": []}).startswith(b"%PDF-1.7")


def test_a_word_without_end_does_not_leave_the_page() -> None:
    assert max(map(len, printable("https://x.id/" + "a" * 300).split("\u200b"))) <= 16


def test_markup_of_the_template_is_text_in_values() -> None:
    answers = {**ANSWERS, "name": "#panic() *tebal* $x$ <b> @ref", "story": '= Judul\n#import "x"'}
    of = filing()
    values = made(Filing(marked(Report, answers=answers), of.files, of.events, None, AT))
    words = "".join(
        page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(printed({**values, "pictures": []}))
    )
    assert "#panic() *tebal* $x$ <b> @ref" in words
    assert '#import "x"' in words


def test_the_same_case_is_the_same_paper_and_claims_pdf_a() -> None:
    values = {**made(filing()), "pictures": []}
    document = printed(values)
    assert document == printed(values)
    assert b"<pdfaid:part>2</pdfaid:part>" in document
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in document


def test_pieces_of_evidence_are_lettered() -> None:
    assert [letter(number) for number in (0, 25, 26, 27, 52)] == ["a", "z", "aa", "ab", "ba"]
