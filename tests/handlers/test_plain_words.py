"""What residents read says it in words that everybody knows, and promises only what is kept."""

from __future__ import annotations

import re
from typing import Final

from storage.states import MOVES
from tests.handlers.tongue import ENTRIES, TEXTS

TECHNICAL: Final = re.compile(r"kompres|upload|download|online|submit|screenshot|\blink\b|\bchat\b|enkripsi", re.I)


def test_nothing_that_is_said_is_technical() -> None:
    """A photo is "dikecilkan", not "dikompresi"; what people type may be any word."""
    said = [(entry.id.name, text) for _, entry in ENTRIES["id"] for text in TEXTS["id"].get(entry.id.name, [])]
    assert {key: text for key, text in said if not key.startswith("typed-") and TECHNICAL.search(text)} == {}


ERASED_ARE: Final = {"waiting": "menunggu", "rejected": "tidak dilanjutkan", "withdrawn": "Anda tarik"}
STAYS: Final = "Laporan yang sedang atau sudah ditangani"


def test_erasing_is_promised_for_what_it_erases_and_no_more() -> None:
    assert set(ERASED_ARE) == {state for state, action in MOVES if action == "erase"}
    (sure,) = TEXTS["id"]["erase-sure"]
    assert [words for words in ERASED_ARE.values() if words not in sure] == []
    assert [key for key in ("question-consent", "privacy", "erase-sure") if STAYS not in TEXTS["id"][key][0]] == []


def test_on_whatsapp_the_number_may_be_the_address_that_is_kept() -> None:
    (privacy,) = TEXTS["id"]["privacy"]
    assert "Di WhatsApp, alamat itu bisa berupa nomor Anda." in privacy
    assert "nomor Anda tidak disimpan" not in privacy


def test_panwascam_is_explained_where_residents_are_sent_there() -> None:
    sent = [TEXTS["id"][key][0] for key in ("track-bring", "rule-direct-bawaslu")]
    assert all("Panwascam (pengawas pemilu kecamatan)" in text for text in sent)
