"""Writes docs/LAW.md out of the reference data."""

from pathlib import Path

from storage.law_page import law_page
from storage.reference_data import load_reference

PAGE = Path(__file__).resolve().parents[1] / "docs" / "LAW.md"

if __name__ == "__main__":
    PAGE.write_text(law_page(load_reference()), encoding="utf-8")
    print(PAGE)
