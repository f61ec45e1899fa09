"""What is suggested for an act: by its day, the election, and who did it. Staff confirm something of their own."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from handlers.report import BEHAVIOURS, STATUSES
from handlers.suggestion import Suggestion, suggest
from storage.elections import election_at, load_elections
from storage.law import load_law
from storage.regions import load_region

LAW = load_law()
ETHICS, PEMILU_BEFORE, PEMILU = date(2024, 9, 21), date(2023, 10, 20), date(2023, 12, 1)
FIXING, PILKADA, UNSURE, NONE = date(2024, 9, 22), date(2024, 10, 14), date(2023, 11, 10), date(2026, 11, 20)
TEAM_CRIME = "Pasal 280 ayat (3) dan Pasal 494 UU 7/2017"
ACTS_CRIME, OFFICIALS_CRIME = "Pasal 282 dan 283 UU 7/2017", "Pasal 71 ayat (1) dan Pasal 188 UU Pilkada"


def of(behaviour: str, day: date, status: str = "pns", region: str = "solo") -> Suggestion:
    """What is suggested, with the election of that day."""
    return suggest(LAW, behaviour, day, election_at(load_elections(), day), status, load_region(region))


@pytest.mark.parametrize(
    ("behaviour", "before", "after"),
    [
        ("engage", "etik E4", "disiplin D6"),
        ("campaign", "etik E2", "disiplin D2"),
        ("photo", "etik E5", "disiplin D7"),
        ("banner", "etik E1", "disiplin D1"),
        ("attend", "etik E3 E6 E7", "disiplin D4 N1 N2"),
        ("rally", "disiplin D8 N3", "disiplin D8 N3"),
        ("team", "disiplin D9", "disiplin D10"),
        ("party", "disiplin D3 D5 D11", "disiplin D3 D5 D11"),
        ("facility", "disiplin N4 D12", "disiplin N4 D12"),
        ("other", " L0", " L0"),
    ],
)
def test_the_class_goes_by_the_day_the_candidates_are_fixed(behaviour: str, before: str, after: str) -> None:
    for day, wanted in ((ETHICS, before), (FIXING, after), (PILKADA, after), (PEMILU_BEFORE, before), (PEMILU, after)):
        made = of(behaviour, day)
        assert " ".join((made.kind, *made.ids)) == wanted, day


@pytest.mark.parametrize(
    ("behaviour", "ids", "kind"),
    [
        ("engage", "E4 D6", ""),
        ("attend", "E3 E6 E7 D4 N1 N2", ""),
        ("team", "D9 D10", "disiplin"),
        ("rally", "D8 N3", "disiplin"),
    ],
)
def test_while_nobody_knows_whether_they_are_fixed_staff_decide(behaviour: str, ids: str, kind: str) -> None:
    made = of(behaviour, UNSURE)
    assert (" ".join(made.ids), made.kind) == (ids, kind)
    assert "unsure-fixed" in made.notes
    assert ("several-classes" in made.notes) == (kind == "")


@pytest.mark.parametrize(
    ("behaviour", "day", "bases"),
    [
        ("engage", ETHICS, ["Pasal 11 huruf c PP 42/2004"]),
        ("party", PEMILU_BEFORE, ["Pasal 10 PP 94/2021", "Pasal 87 ayat (4) huruf c UU 5/2014",
                                  "Pasal 5 huruf n angka 7 PP 94/2021", "Pasal 14 huruf i angka 5 PP 94/2021"]),
        ("party", NONE, ["Pasal 87 ayat (4) huruf c UU 5/2014 (UU 5/2014 sudah diganti UU 20/2023; masih dikutip SKB)",
                         "Pasal 52 ayat (3) huruf j dan ayat (4) UU 20/2023"]),
        ("rally", PEMILU, ["Pasal 5 huruf n angka 6 PP 94/2021", "Pasal 14 huruf i angka 4 PP 94/2021",
                           "Pasal 283 UU 7/2017", "Pasal 5 huruf n angka 3 PP 94/2021",
                           "Pasal 14 huruf i angka 1 PP 94/2021"]),
        ("rally", PILKADA, ["Pasal 5 huruf n angka 6 PP 94/2021", "Pasal 14 huruf i angka 4 PP 94/2021",
                            "Pasal 5 huruf n angka 3 PP 94/2021", "Pasal 14 huruf i angka 1 PP 94/2021"]),
        ("facility", PILKADA, ["Pasal 5 huruf n angka 4 PP 94/2021", "Pasal 14 huruf i angka 2 PP 94/2021",
                               "Pasal 5 huruf n angka 5 PP 94/2021", "Pasal 14 huruf i angka 3 PP 94/2021",
                               "Pasal 71 ayat (1) UU Pilkada"]),
        ("other", PILKADA, []),
    ],
)  # fmt: skip
def test_the_bases_are_those_of_the_day_and_the_election(behaviour: str, day: date, bases: list[str]) -> None:
    assert list(of(behaviour, day).bases) == bases


@pytest.mark.parametrize(
    ("behaviour", "day", "status", "criminal"),
    [
        ("team", PEMILU, "pns", TEAM_CRIME),
        ("team", PEMILU, "unknown", TEAM_CRIME),
        ("team", PEMILU, "tni-polri", TEAM_CRIME),
        ("team", PEMILU, "village", TEAM_CRIME),
        ("team", PEMILU, "contract", ""),
        ("team", PEMILU, "other", ""),
        ("team", PEMILU_BEFORE, "pns", ""),
        ("team", UNSURE, "pns", TEAM_CRIME),  # Bawaslu's clock runs
        ("team", PILKADA, "pns", ""),
        ("rally", PEMILU, "pppk", ACTS_CRIME),
        ("facility", PEMILU_BEFORE, "pns", ACTS_CRIME),
        ("facility", PILKADA, "pns", OFFICIALS_CRIME),
        ("facility", PILKADA, "pppk-part", ""),  # not yet a civil servant
        ("facility", NONE, "pns", ""),
        ("engage", PEMILU, "pns", ""),
    ],
)
def test_what_may_be_a_crime(behaviour: str, day: date, status: str, criminal: str) -> None:
    made = of(behaviour, day, status)
    assert made.criminal == criminal
    assert (made.notes[:1] == ("maybe-crime",)) == bool(criminal)


@pytest.mark.parametrize(
    ("status", "day", "kind", "outside", "sanctions", "note"),
    [
        ("pns", PILKADA, "disiplin", "", ("s3",), "class"),
        ("pppk", PILKADA, "disiplin", "", ("pp49",), "pppk"),
        ("pppk-part", PILKADA, "non-asn", "", (), "not-yet-asn"),
        ("contract", PILKADA, "non-asn", "", (), "non-asn"),
        ("tni-polri", PILKADA, "outside", "tni-polri", (), None),
        ("village", PILKADA, "outside", "village", (), None),
        ("other", PILKADA, "outside", "other", (), None),
        ("unknown", PILKADA, "disiplin", "", (), "status-unknown"),
        ("", PILKADA, "disiplin", "", (), "status-unknown"),
    ],
)
def test_who_did_it(
    status: str, day: date, kind: str, outside: str, sanctions: tuple[str, ...], note: str | None
) -> None:
    made = of("campaign", day, status)
    assert (made.kind, made.outside, made.sanctions) == (kind, outside, sanctions)
    assert note in made.notes if note else made.ids == ()
    assert bool(made.bases) == (kind == "disiplin")


@pytest.mark.parametrize(
    ("day", "kind", "note"),
    [
        (date(2025, 12, 28), "non-asn", "not-yet-asn"),
        (date(2025, 12, 29), "disiplin", "pppk"),
        (NONE, "disiplin", "appointed"),
    ],
)
def test_part_time_pppk_are_civil_servants_from_the_day_of_their_appointment(day: date, kind: str, note: str) -> None:
    made = of("party", day, "pppk-part")
    assert (made.kind, made.sanctions) == (kind, ("s4",) if kind == "disiplin" else ())
    assert note in made.notes
    assert of("party", day, "contract").kind == "non-asn"


def test_a_region_may_have_appointed_them_on_another_day() -> None:
    solo = load_region("solo")
    later = replace(solo, non_asn=replace(solo.non_asn, part_time_from=date(2026, 3, 2)))
    kinds = [suggest(LAW, "party", date(2026, 3, day), None, "pppk-part", later).kind for day in (1, 2)]
    assert kinds == ["non-asn", "disiplin"]
    assert suggest(LAW, "party", date(2026, 3, 1), None, "pns", later).kind == "disiplin"


def test_outside_of_any_election_it_is_marked_so() -> None:
    for behaviour in BEHAVIOURS:
        made = of(behaviour, NONE)
        assert made.notes[0] == "outside-election"
        assert made.ids == {"party": ("D5",), "facility": ("D12",), "other": ("L0",)}.get(behaviour, ())
    assert suggest(LAW, "engage", PILKADA, None, "pns") == suggest(LAW, "engage", PILKADA, load_elections()[0], "pns")


def test_before_the_decree_staff_decide() -> None:
    made = of("party", date(2022, 9, 21))
    assert (made.ids, made.bases) == ((), ())
    assert "before-decree" in made.notes
    assert of("party", date(2022, 9, 22)).ids == ("D3", "D5", "D11")
    assert "before-decree" not in of("engage", date(2022, 9, 22)).notes


def test_the_day_of_the_fixing_itself_has_a_note() -> None:
    assert "fixing-day" in of("engage", FIXING).notes
    assert "fixing-day" not in of("engage", FIXING + timedelta(days=1)).notes
    assert "fixing-day" not in of("engage", date(2023, 11, 28)).notes  # only known to be over by then


@settings(max_examples=100)
@given(
    some.sampled_from((*BEHAVIOURS, "a word of long ago")),
    some.sampled_from((*STATUSES, "")),
    some.dates(date(2019, 1, 1), date(2032, 1, 1)),
)
def test_whatever_comes_the_sheet_knows_all_that_is_suggested(behaviour: str, status: str, day: date) -> None:
    made = of(behaviour, day, status)
    assert all(LAW.breach(name) for name in made.ids)
    assert all(LAW.sanction(name) for name in made.sanctions)
    assert all(LAW.note(name) for name in made.notes)
    assert not made.outside or LAW.route(made.outside)
    assert all(len(set(group)) == len(group) for group in (made.ids, made.bases, made.notes, made.sanctions))
    assert not (made.bases or made.sanctions) or made.kind in ("etik", "disiplin", "")
