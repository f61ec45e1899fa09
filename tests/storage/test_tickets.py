"""Tickets: random, read as people write them, and no single wrong sign goes unnoticed."""

import re
from collections import Counter
from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from storage.tickets import ALPHABET, new_ticket, read_ticket

TICKET = "LN-7K3M-9QXR"
BODIES = st.text(alphabet=ALPHABET, min_size=7, max_size=7)


def ticket_of(body: str) -> str:
    """The one ticket with these seven signs."""
    whole = [read_ticket(f"LN-{body[:4]}-{body[4:]}{sign}") for sign in ALPHABET]
    (only,) = [ticket for ticket in whole if ticket]
    return only


@settings(deadline=None)
@given(BODIES)
def test_every_body_has_exactly_one_check_sign(body: str) -> None:
    assert ticket_of(body)[3:].replace("-", "")[:7] == body


def test_tickets_have_their_shape_are_read_back_and_never_repeat() -> None:
    tickets = [new_ticket() for _ in range(5000)]
    assert len(set(tickets)) == len(tickets)
    for ticket in tickets:
        assert re.fullmatch(rf"LN-[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}", ticket)
        assert read_ticket(ticket) == ticket
        assert len(ticket) == 12


def test_every_sign_comes_up_everywhere_so_that_nothing_can_be_counted() -> None:
    tickets = [new_ticket()[3:].replace("-", "") for _ in range(5000)]
    for place in range(8):
        seen = Counter(ticket[place] for ticket in tickets)
        assert set(seen) == set(ALPHABET)
        assert max(seen.values()) < 2.5 * 5000 / len(ALPHABET)


def test_the_alphabet_is_crockfords() -> None:
    assert len(set(ALPHABET)) == 32
    assert set("ILOU") & set(ALPHABET) == set()


@settings(deadline=None, max_examples=50)
@given(BODIES)
@example("0000000")
@example("ZZZZZZZ")
def test_every_single_wrong_sign_is_found(body: str) -> None:
    signs = ticket_of(body)[3:].replace("-", "")
    for place, wrong in product(range(8), ALPHABET):
        if wrong != signs[place]:
            changed = signs[:place] + wrong + signs[place + 1 :]
            assert read_ticket(f"LN-{changed[:4]}-{changed[4:]}") is None


def test_nearly_every_swap_of_neighbours_is_found() -> None:
    swapped, unnoticed = 0, 0
    for _ in range(2000):
        signs = new_ticket()[3:].replace("-", "")
        for place in range(7):
            if signs[place] != signs[place + 1]:
                swapped += 1
                changed = signs[:place] + signs[place + 1] + signs[place] + signs[place + 2 :]
                unnoticed += read_ticket(f"LN{changed}") is not None
    assert swapped > 10_000
    assert unnoticed / swapped < 0.05


@settings(deadline=None)
@given(BODIES, st.data())
def test_a_sign_too_many_or_too_few_is_no_ticket(body: str, data: st.DataObject) -> None:
    signs = ticket_of(body)[3:].replace("-", "")
    place = data.draw(st.integers(0, 7))
    assert read_ticket(f"LN-{signs[:place]}{signs[place + 1 :]}") is None
    assert read_ticket(f"LN-{signs}{data.draw(st.sampled_from(ALPHABET))}") is None


@settings(deadline=None)
@given(BODIES, st.sampled_from(["", "-", " ", "–", "—", "\u2011", " - ", "\u00a0"]), st.booleans(), st.data())
def test_a_ticket_is_read_as_people_write_it(body: str, gap: str, small: bool, data: st.DataObject) -> None:
    ticket = ticket_of(body)
    signs = ticket[3:].replace("-", "")
    written = "".join(data.draw(st.sampled_from(LOOKALIKES.get(sign, sign))) for sign in signs)
    text = f"LN{gap}{written[:4]}{gap}{written[4:]}"
    assert read_ticket(text.lower() if small else text) == ticket


LOOKALIKES = {"0": "0O", "1": "1IL"}


@pytest.mark.parametrize(
    "text",
    [
        "{}", " {} ", "status {}", "{}.", "nomor laporan saya {}, mohon dicek", "({})", "«{}»", "/status {}", "{}\n",
        "LN-0000-0001 atau {}", "jalnan {}", "https://contoh.id/?t={}", "{} dan LN-ZZZZ-ZZZ1", "LNLN {}",
    ],
)  # fmt: skip
def test_a_ticket_is_found_within_words(text: str) -> None:
    ticket = ticket_of("7K3M9QX")
    assert read_ticket(text.format(ticket)) == ticket
    assert read_ticket(text.format(ticket.lower())) == ticket
    assert read_ticket(text.format(ticket.replace("-", " "))) == ticket


@pytest.mark.parametrize(
    "text",
    [
        "", "LN", "LN-", "LN-7K3M", "LN-7K3M-9QX", "LP-7K3M-9QXR", "7K3M-9QXR", "LN-UUUU-UUUU", "LN_7K3M_9QXR", "😀",
        "LN-7K3M/9QXR", "halo, ini laporan saya", "LN\n7K3M\n9QXR", "LN-ÄÄÄÄ-ÄÄÄÄ",
    ],
)  # fmt: skip
def test_what_is_no_ticket(text: str) -> None:
    assert read_ticket(text) is None


@settings(deadline=None)
@given(st.text())
@example("LN" * 2000)
@example("LN" + " - " * 2000)
def test_any_text_is_read_without_harm(text: str) -> None:
    found = read_ticket(text)
    assert found is None or read_ticket(found) == found
