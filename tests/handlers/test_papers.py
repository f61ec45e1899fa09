"""What is put on a picture is in the language of whoever keeps it."""

from datetime import UTC, datetime

import pytest

from handlers.desk import Desk
from handlers.papers import receipt
from handlers.report import FORMS
from handlers.scene import House
from storage.contacts import Contacts
from storage.crypt import Crypt, new_key
from storage.models import Evidence, Report
from storage.receipt import draw
from storage.regions import load_region
from tests.handlers.tongue import WORDS

SENT = datetime(2026, 11, 20, 5, tzinfo=UTC).timestamp()


@pytest.mark.parametrize(
    ("language", "title", "time", "note"),
    [
        ("id", "Tanda terima laporan", "Jumat, 20 November 2026 pukul 12.00 WIB", "Simpan gambar ini."),
        ("en", "Receipt for a report", "Friday, 20 November 2026 at 12.00 WIB", "Please keep this picture."),
        ("jv", "Tanda terima laporan", "Jumat, 20 November 2026 pukul 12.00 WIB", "Simpan gambar ini."),
    ],
)
def test_a_receipt_speaks_the_residents_language(language: str, title: str, time: str, note: str) -> None:
    crypt = Crypt([new_key()])
    house = House(WORDS, Contacts(crypt), crypt, {"solo": Desk(load_region("solo"))}, FORMS)
    report = Report(ticket="LN-7K3M-9QXT", draft="d", region="solo", answers={}, submitted_at=SENT)
    file = Evidence(draft="d", unique_ref="u", ref=b"", kind="photo", state="stored", sha256="0123456789abcdef" * 4)
    made = receipt(house, report, [file], language)
    assert (made.title, made.rows[0][1], made.ticket) == (title, time, "LN-7K3M-9QXT")
    assert "0123456789abcdef" in [shown for _, shown in made.rows]
    assert made.notes[0].startswith(note)
    assert draw(made)


def test_a_receipt_counts_how_files_were_sent_and_names_every_print() -> None:
    crypt = Crypt([new_key()])
    house = House(WORDS, Contacts(crypt), crypt, {"solo": Desk(load_region("solo"))}, FORMS)
    report = Report(ticket="LN-7K3M-9QXT", draft="d", region="solo", answers={}, submitted_at=SENT)
    kinds = ("photo", "document", "video", "photo", "document") * 4
    many = [
        Evidence(draft="d", unique_ref=f"u{n}", ref=b"", kind=kind, state="stored", sha256=f"{n:064x}"[::-1])
        for n, kind in enumerate(kinds)
    ]
    lost = Evidence(draft="d", unique_ref="x", ref=b"", kind="photo", state="refused")
    made = receipt(house, report, [*many, lost], "id")
    assert ("Jumlah bukti", "20") in made.rows
    assert ("Dikirim sebagai berkas", "8") in made.rows
    assert ("Dikecilkan aplikasi", "12") in made.rows
    assert [shown for name, shown in made.rows if name.startswith("SHA-256")] == [file.sha256[:16] for file in many]
    assert draw(made)
