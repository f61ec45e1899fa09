"""The draft of form B.1: what of the reporter's own words goes onto paper, and what of their links does not."""

import json
from typing import Any

from handlers.messages import line
from handlers.papers.b1 import Person, fields
from storage.models import Report
from storage.regions import load_region
from tests.handlers.tongue import WORDS

STORY = "Saya lihat di https://www.instagram.com/p/AbC/?igsh=rahasia, lalu teman mengirim ke 0812 3456 7890."
ANSWERS: dict[str, Any] = {
    "name": "Pak Contoh, instagram.com/contoh?igsh=rahasia",
    "agency": "Dinas Contoh",
    "link": "https://www.facebook.com/contoh/posts/1?mibextid=rahasia&fbclid=rahasia",
    "story": STORY,
}


def test_no_link_on_the_form_tells_who_shared_it_and_all_else_stays_as_it_was_written() -> None:
    """Whoever passed a link on to the reporter has signed nothing; what was given stays in the store as it was."""
    report = Report(ticket="LN-7K3M-9QXT", draft="d", region="solo", answers=ANSWERS, submitted_at=0.0)
    made = fields(WORDS, load_region("solo"), report, [], Person("Bu Sari"), line("skipped"), 1_800_000_000.0)
    written = json.dumps(made["parts"]).replace("\\u200b", "")  # where a line may end
    assert "rahasia" not in written
    assert "https://www.instagram.com/p/AbC/, lalu teman mengirim ke 0812 3456 7890." in written
    assert '"https://www.facebook.com/contoh/posts/1"' in written
    assert "Pak Contoh, instagram.com/contoh, Dinas Contoh" in written
    assert report.answers["story"] == STORY
