"""The rule of whose a name is, as a table."""

import pytest

from storage.naming import GIVE, JOIN, NOTE, NOTHING, RENAME, SAME, Known, changed, together

AT = 1_800_000_000.0
ID = Known(1, has_id=True)
ID_WITH_ANOTHER_NUMBER = Known(1, has_id=True, other_number=True)
FORMER_ID = Known(1, has_id=True, now=False)
ONLY_NUMBER = Known(2, has_id=False)
NUMBER_OF_ANOTHER_ID = Known(2, has_id=True)

TOGETHER = {
    "a new number": (ID, None, NOTE),
    "a new number in the place of another": (ID_WITH_ANOTHER_NUMBER, None, NOTE),
    "known": (ID, ID, SAME),
    "known half each": (ID, ONLY_NUMBER, JOIN),
    "the number is known with another id": (ID, NUMBER_OF_ANOTHER_ID, GIVE),
    "both are known with others": (ID_WITH_ANOTHER_NUMBER, NUMBER_OF_ANOTHER_ID, GIVE),
    "the id had another number until now": (ID_WITH_ANOTHER_NUMBER, ONLY_NUMBER, GIVE),
    "an id that was given up": (FORMER_ID, None, SAME),
    "an id that was given up, and a number": (FORMER_ID, ONLY_NUMBER, SAME),
}


@pytest.mark.parametrize(("by_id", "by_number", "verdict"), TOGETHER.values(), ids=TOGETHER)
def test_shown_together(by_id: Known, by_number: Known | None, verdict: str) -> None:
    assert together(by_id, by_number) == verdict


BEFORE, SAME_SECOND, AFTER = AT - 500, AT + 0.5, AT + 60
CHANGES = {
    "of nobody": (None, None, "id", "id", NOTHING),
    "of nobody to somebody": (None, Known(2, True), "id", "id", NOTHING),
    "id to a new id": (Known(1, True), None, "id", "id", RENAME),
    "id to an id that wrote": (Known(1, True), Known(2, True, BEFORE), "id", "id", JOIN),
    "id to its own": (Known(1, True), Known(1, True), "id", "id", NOTHING),
    "former id to another": (FORMER_ID, None, "id", "id", NOTHING),
    "id to a new number": (Known(1, True), None, "id", "number", RENAME),
    "id to a number that wrote since": (Known(1, True), Known(2, False, AFTER), "id", "number", JOIN),
    "id to a number of somebody": (Known(1, True), Known(2, False, BEFORE), "id", "number", GIVE),
    "number to a new number": (Known(1, False, BEFORE), None, "number", "number", RENAME),
    "number to a number that wrote since": (Known(1, False, BEFORE), Known(2, False, AFTER), "number", "number", JOIN),
    "number to a number of somebody": (Known(1, False, BEFORE), Known(2, False, BEFORE), "number", "number", GIVE),
    "number to another's id's number": (Known(1, False, BEFORE), Known(2, True, BEFORE), "number", "number", GIVE),
    "number to an id": (Known(1, False, BEFORE), None, "number", "id", RENAME),
    "number to an id that wrote": (Known(1, False, BEFORE), Known(2, True, BEFORE), "number", "id", JOIN),
    "number beside an id": (Known(1, True, BEFORE), None, "number", "number", NOTHING),
    "number beside an id, to another's": (Known(1, True, BEFORE), Known(2, False, AFTER), "number", "number", NOTHING),
    "number of its next owner": (Known(1, False, AFTER), None, "number", "number", NOTHING),
    "number of its next owner, to a known one": (Known(1, False, AFTER), Known(2, False), "number", "number", NOTHING),
    "number first seen in that second": (Known(1, False, SAME_SECOND), None, "number", "number", RENAME),
}


@pytest.mark.parametrize(("old", "new", "is_", "becomes", "verdict"), CHANGES.values(), ids=CHANGES)
def test_a_name_was_changed(old: Known | None, new: Known | None, is_: str, becomes: str, verdict: str) -> None:
    assert changed(old, new, AT, from_id=is_ == "id", to_id=becomes == "id") == verdict
