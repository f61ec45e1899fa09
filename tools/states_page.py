"""Writes docs/STATES.md out of the tables."""

from pathlib import Path

from handlers.states_page import states_page
from handlers.words import FALLBACK, Words
from storage.regions import load_national

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "STATES.md"

if __name__ == "__main__":
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "locales" / FALLBACK).glob("*.ftl"))]
    PAGE.write_text(states_page(Words({FALLBACK: texts}), load_national()), encoding="utf-8")
    print(PAGE)
