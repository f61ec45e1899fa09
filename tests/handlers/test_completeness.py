"""What a report lacks for Bawaslu, as a table, and how it is said."""

from typing import Any

import pytest

from handlers.completeness import REQUIRED, for_card, for_resident, measure
from tests.handlers.tongue import WORDS

FILE = {"ref": "r", "unique": "u", "kind": "photo"}
WHOLE: dict[str, Any] = {
    "consent": "yes", "behaviour": "engage", "audience": "public", "link": "https://contoh.id/1", "evidence": [FILE],
    "name": "Budi Contoh", "status": "pns", "agency": "Dinas Contoh", "happened": "2026-11-15", "known": "2026-11-16",
    "story": "Cerita contoh", "track": "formal",
}  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "lacking"),
    [
        ({}, ()),
        ({"track": "informant"}, ("reporter",)),
        ({"track": None}, ("reporter",)),
        ({"name": ""}, ("subject",)),
        ({"known": None}, ("known",)),
        ({"happened": None}, ("happened",)),
        ({"story": None}, ("story",)),
        ({"link": None}, ()),
        ({"evidence": []}, ()),
        ({"evidence": None}, ()),
        ({"link": None, "evidence": []}, ("evidence",)),
        ({"link": None, "story": None}, ("place", "story")),
        ({"status": None, "audience": None, "behaviour": "other"}, ()),
        ({"track": "informant", "known": None, "story": None}, ("reporter", "known", "story")),
        (dict.fromkeys(WHOLE), REQUIRED),
    ],
)
def test_what_is_lacking(changed: dict[str, Any], lacking: tuple[str, ...]) -> None:
    answers = WHOLE | changed
    found = measure(answers, len(answers["evidence"] or ()))
    assert (found.lacking, found.met) == (lacking, 7 - len(lacking))
    assert len(for_resident(answers)) == 1 + len(lacking)


def test_a_file_that_cannot_be_read_is_no_evidence() -> None:
    assert measure(WHOLE | {"link": None}, 0).lacking == ("evidence",)


def test_it_is_said_to_both_sides() -> None:
    answers = WHOLE | {"track": "informant", "story": None}
    assert WORDS.plain(for_card(answers, 1)) == "Kelengkapan: 5/7 · belum ada: nama dan alamat pelapor, uraian"
    assert WORDS.plain(for_card(WHOLE, 1)) == "Kelengkapan: 7/7"
    head, reporter, story = map(WORDS.plain, for_resident(answers))
    assert "5 dari 7" in head
    assert "bisa dikirim" in head
    assert "pelapor resmi" in reporter
    assert "Uraian kejadian" in story
