"""Talks that many tests begin with: the shortest way to a question, to the review page, to a ticket."""

import re
from typing import Any

from tests.conversations.transcript import Files, Said, Transcript, hurried, photos, play
from tests.speaker import Speaker
from tests.stage import Resident

TICKET = re.compile(r"LN-[0-9A-Z]{4}-[0-9A-Z]{4}")
LINK = "https://contoh.example/unggahan/1"

FIRST: Transcript = [
    ("/lapor", "mohon persetujuan Anda"),
    ("ya", "Langkah 1 dari 11"),
    ("2", "Langkah 2 dari 11"),
    ("1", "Langkah 3 dari 11"),
    (LINK, "Langkah 4 dari 11"),
]
REST: Transcript = [
    ("Pak Contoh Satu", "Langkah 6 dari 11"),
    ("1", "Langkah 7 dari 11"),
    ("Dinas Contoh", "Langkah 8 dari 11"),
    ("kemarin", "Langkah 9 dari 11"),
    ("sama", "Langkah 10 dari 11"),
    ("Unggahan itu saya lihat di ponsel.", "Langkah 11 dari 11"),
    ("1", "Periksa laporan Anda"),
]
BEGUN: Transcript = [hurried(FIRST[:2])]
TO_EVIDENCE: Transcript = [hurried(FIRST)]
AFTER_EVIDENCE: Transcript = [hurried(REST)]

ANSWERS = {
    "consent": "ya",
    "behaviour": "2",
    "audience": "1",
    "link": LINK,
    "name": "Pak Contoh Satu",
    "status": "1",
    "agency": "Dinas Contoh",
    "happened": "kemarin",
    "known": "sama",
    "story": "Terlihat di ponsel.",
    "track": "1",
    "review": "kirim",
}


async def to_name(resident: Resident, evidence: Said | None = None) -> None:
    """As far as the question for the name."""
    await play(resident, TO_EVIDENCE)
    if evidence is None:
        await play(resident, [("lewati", "Langkah 5 dari 11")])
    else:
        await play(resident, [(evidence, "bukti diterima"), ("selesai", "Langkah 5 dari 11")])


async def to_review(resident: Resident, evidence: Said | None = None) -> str:
    """As far as the review page; returns it."""
    await to_name(resident, evidence)
    await play(resident, AFTER_EVIDENCE)
    return resident.last.text


async def reported(
    resident: Speaker[Any],
    evidence: Files | None = photos(1),  # noqa: B008 - frozen
    *,
    region: str = "",
    **answers: str,
) -> str:
    """A whole report, said in one breath; returns its ticket. `answers` replaces what is said to a question.

    `region`: what is said to the question for it, where there are several.
    """
    resident.write("/lapor")
    for question, words in (ANSWERS | answers).items():
        resident.write(words)
        if question == "consent" and region:
            resident.write(region)
        if question == "link" and evidence is not None:
            resident.hand(evidence.uploads, evidence.kind, evidence.caption)
        if question == "link":
            resident.write("lewati" if evidence is None else "selesai")
    return ticket_in((await resident.read()).partition("Nomor laporan:")[2])


def ticket_in(text: str) -> str:
    """The ticket in a text."""
    found = TICKET.search(text)
    assert found, f"no ticket in {text!r}"
    return found[0]
