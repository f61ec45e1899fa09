"""The neutral tongue: whatever we want to say survives being stored as JSON, and a broken row is noticed."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.messages import (
    GAP,
    Choice,
    Day,
    File,
    Line,
    Listed,
    Message,
    Moment,
    Said,
    Sender,
    Update,
    Word,
    from_json,
    line,
    line_from_json,
    line_to_json,
    message,
    to_json,
)

KEYS = st.from_regex(r"[a-z]{1,8}(-[a-z]{1,8}){0,2}", fullmatch=True)
VALUES = st.one_of(
    st.text(max_size=20),
    st.integers(),
    st.builds(Word, KEYS),
    st.builds(Day, st.dates()),
    st.builds(Moment, st.floats(allow_nan=False, allow_infinity=False)),
)
LINES = st.builds(Line, KEYS, st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), VALUES, max_size=3))
CHOICES = st.builds(Choice, st.text(min_size=1, max_size=64), LINES)
MESSAGES = st.builds(
    Message,
    st.lists(LINES, max_size=3).map(tuple),
    st.lists(st.lists(CHOICES, max_size=3).map(tuple), max_size=3).map(tuple),
)


@settings(deadline=None, max_examples=50)
@given(MESSAGES)
def test_every_message_survives_the_outbox(said: Message) -> None:
    assert from_json(json.loads(json.dumps(to_json(said)))) == said


@settings(deadline=None)
@given(LINES)
def test_every_line_survives_alone(part: Line) -> None:
    assert line_from_json(json.loads(json.dumps(line_to_json(part)))) == part


@pytest.mark.parametrize(
    ("part", "stored"),
    [
        (line("help"), ["help"]),
        (line("progress", number=3, total=12), ["progress", {"number": 3, "total": 12}]),
        (line("given", value=Word("skipped")), ["given", {"value": {"word": "skipped"}}]),
        (line("given", value=Listed(("skipped", "given"))), ["given", {"value": {"words": ["skipped", "given"]}}]),
        (line("noted-day", day=Day(date(2026, 9, 27))), ["noted-day", {"day": {"day": "2026-09-27"}}]),
        (line("card-received", at=Moment(12.5)), ["card-received", {"at": {"at": 12.5}}]),
        (line("plain", text="{'word': 'help'}"), ["plain", {"text": "{'word': 'help'}"}]),
    ],
)
def test_what_is_stored_stays_readable_by_people_and_by_later_versions(part: Line, stored: list[Any]) -> None:
    assert line_to_json(part) == stored
    assert line_from_json(stored) == part


def test_a_stored_message_reads_as_it_is_written() -> None:
    start = Choice("contact:report:start", line("choice-start"))
    assert to_json(message(line("welcome", region="Solo"), GAP, choices=[[start]])) == {
        "lines": [["welcome", {"region": "Solo"}], [""]],
        "choices": [[["contact:report:start", "choice-start"]]],
    }


def test_a_choice_keeps_what_fills_its_label() -> None:
    said = message(line("help"), choices=[[Choice("case:x:1:show", line("plain", text="LN-7K3M-Q0ZT"))]])
    assert to_json(said)["choices"] == [[["case:x:1:show", "plain", {"text": "LN-7K3M-Q0ZT"}]]]
    assert from_json(to_json(said)) == said


@pytest.mark.parametrize("value", [None, 1.5, [], {}, {"word": 1}, {"day": 3}, {"unknown": "x"}, {"at": "soon"}])
def test_a_value_nobody_wrote_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match=r"value|convert|soon"):
        line_from_json(["help", {"value": value}])


@pytest.mark.parametrize("broken", [{}, {"lines": []}, {"choices": []}, {"lines": [[]], "choices": []}])
def test_a_row_that_is_no_message_is_refused(broken: dict[str, Any]) -> None:
    with pytest.raises((KeyError, IndexError)):
        from_json(broken)


def test_lists_become_tuples_so_that_a_message_cannot_change_after_it_was_said() -> None:
    rows = [[Choice("a", line("help"))]]
    said = message(line("help"), choices=rows)
    rows.clear()
    assert said.choices == ((Choice("a", line("help")),),)


def test_what_was_said_starts_empty() -> None:
    assert Said() == Said("", "", "", "", (), "", "", "", "", False)
    update = Update("telegram", "1", "5", Sender("5"))
    assert (update.private, update.event, update.said) == (True, "", Said())
    assert File("ref", "unique", "photo").size is None
