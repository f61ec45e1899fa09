"""What the card says of the law, in words; residents never read any of it."""

import ast
from pathlib import Path
from typing import Any

import pytest

from handlers.card import Case, card_message
from handlers.report import BEHAVIOURS, STATUSES
from handlers.suggested import suggestion_lines, suggestion_of
from storage.models import Report
from tests.handlers.tongue import WORDS

ACT = {"behaviour": "campaign", "happened": "2024-10-14", "status": "pns"}
CRIME = "⚠️ Mungkin pidana pemilihan, belum terbukti ({}): beri tahu Bawaslu segera."
CLASS = "Perhatikan: Etik atau disiplin hanya saran menurut tanggal; sumber berbeda"


def report(region: str = "solo", **answers: Any) -> Report:
    """A report of an act in the Pilkada of 2024."""
    return Report(ticket="LN-0000-0000", draft="", region=region, answers=ACT | answers)


def said(one: Report) -> list[str]:
    """The lines of the card that are about the law."""
    return [WORDS.plain(part) for part in suggestion_lines(one)]


@pytest.mark.parametrize(
    ("answers", "lines"),
    [
        ({}, ["Saran (petugas menetapkan): disiplin – D2 Kampanye di medsos", CLASS]),
        ({"happened": "2024-09-01"}, ["Saran (petugas menetapkan): kode etik – E2 Kampanye di medsos", CLASS]),
        (
            {"happened": "2023-11-10"},
            [
                "Saran (petugas menetapkan): tingkat belum pasti – E2 Kampanye di medsos, D2 Kampanye di medsos",
                "Perhatikan: Pada tanggal kejadian belum pasti apakah calon sudah ditetapkan",
            ],
        ),
        ({"happened": "2026-11-22"}, ["Perhatikan: Tanggal kejadian di luar masa pemilihan mana pun"]),
        (
            {"behaviour": "facility"},
            [
                "Saran (petugas menetapkan): disiplin – N4 Pakai fasilitas negara, D12 Keputusan berpihak",
                CRIME.format("Pasal 71 ayat (1) dan Pasal 188 UU Pilkada"),
                "Perhatikan: Pasal untuk baris ini dipetakan menurut isi",
            ],
        ),
        (
            {"status": "contract"},
            ["Saran (petugas menetapkan): bukan ASN, pembinaan atau menurut kontrak – D2 ", "Perhatikan: Bukan ASN"],
        ),
        (
            {"status": "village", "behaviour": "team", "happened": "2023-12-01"},
            [
                "Saran (petugas menetapkan): di luar SKB ASN, arahkan ke Inspektorat",
                CRIME.format("Pasal 280 ayat (3) dan Pasal 494 UU 7/2017"),
            ],
        ),
        ({"status": ""}, ["Saran (petugas menetapkan): disiplin – D2 ", "Perhatikan: Status kepegawaian belum"]),
        ({"happened": ""}, []),
        ({"behaviour": ""}, []),
    ],
)  # fmt: skip
def test_the_lines_of_the_card(answers: dict[str, str], lines: list[str]) -> None:
    told = said(report(**answers))
    assert len(told) == len(lines), told
    assert all(one.startswith(wanted) for one, wanted in zip(told, lines, strict=True)), told
    card = card_message(Case(report(**answers), []), 0.0)
    assert all(part in card.lines for part in suggestion_lines(report(**answers)))


def test_a_region_that_was_taken_away_is_no_obstacle() -> None:
    assert said(report("kota-lama")) == said(report())
    assert suggestion_of(report("kota-lama", status="pppk-part")) == suggestion_of(report(status="pppk-part"))


def test_an_erased_report_says_nothing() -> None:
    gone = report()
    gone.state = "erased"
    assert len(card_message(Case(gone, []), 0.0).lines) == 2


def test_every_suggestion_has_its_words_and_is_short() -> None:
    """On a card of 1,024 signs (Bot API: caption), all of it must leave room for the report."""
    for behaviour in BEHAVIOURS:
        for status in STATUSES:
            for day in ("2023-10-01", "2023-11-10", "2023-12-01", "2024-09-22", "2024-10-14", "2026-01-05"):
                made = suggestion_lines(report(behaviour=behaviour, status=status, happened=day))
                text = "\n".join(map(WORDS.plain, made))
                assert len(text) < 500, text


def test_only_the_desk_and_the_letter_to_bawaslu_speak_of_it() -> None:
    """Class and sanction are for staff: nothing else in the program takes up what is suggested."""
    root = Path(__file__).parents[2]
    users = {
        f"{path.relative_to(root)}"
        for folder in ("bot", "handlers")
        for path in (root / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module in ("handlers.suggested", "handlers.suggestion")
    }
    desk = {"handlers/card.py", "handlers/classify.py", "handlers/admonish.py", "handlers/suggested.py"}
    assert users == desk | {"handlers/papers/dossier.py"}
