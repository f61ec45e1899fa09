"""What somebody is told who checks first: a table of cases, one row a case from practice."""

from itertools import product
from typing import Any

import pytest

from handlers.advice import BESIDES, RULES, UNCLEAR, UNLIKELY, WORTH, advise
from handlers.forms import Talk
from handlers.learn import CEK, carried
from handlers.report import REPORT, ask
from tests.handlers.tongue import WORDS

KEYS = ("audience", "account", "event", "status", "act")


def answers(row: str) -> dict[str, Any]:
    """ "public none campaign pns post" as answers; "-" was skipped."""
    return {key: None if word == "-" else word for key, word in zip(KEYS, row.split(), strict=True)}


CASES = [
    # private support is a right
    ("private none none pns post", UNLIKELY, "private"),
    ("private none none pppk engage", UNLIKELY, "private"),
    ("private none none pns photo", UNLIKELY, "private"),
    ("private team none pns follow", UNLIKELY, "private"),
    ("private none campaign pns present", UNLIKELY, "private"),
    ("private none none pns -", UNLIKELY, "private"),
    ("private none none pns invite", UNCLEAR, "pressed"),
    ("private none routine pns power", WORTH, "power"),
    # closed groups are not taken for public, and are not let off either
    ("group none none pns post", UNCLEAR, "group"),
    ("group none none pns engage", UNCLEAR, "group"),
    ("group none campaign pns photo", UNCLEAR, "group"),
    ("group team none pns follow", WORTH, "team"),
    ("group team none pns post", WORTH, "team"),
    ("group none none pns invite", WORTH, "invite"),
    ("unknown none none pns post", UNCLEAR, "unseen"),
    ("- none campaign pns engage", UNCLEAR, "unseen"),
    # whose account
    ("public official none pns follow", UNLIKELY, "official"),
    ("public official routine pns engage", UNLIKELY, "official"),
    ("public official unknown pns engage", UNLIKELY, "official"),
    ("public official campaign pns engage", UNCLEAR, "official-campaign"),
    ("public official campaign pns follow", UNCLEAR, "official-campaign"),
    ("public kpu none pns engage", UNLIKELY, "organiser"),
    ("public kpu none pns follow", UNLIKELY, "organiser"),
    ("public kpu none pns post", WORTH, "post"),
    ("public team none pns engage", WORTH, "team"),
    ("public team none pppk-part follow", WORTH, "team"),
    ("public personal none pns follow", UNCLEAR, "follow-candidate"),
    ("public unknown none pns follow", UNCLEAR, "follow"),
    ("public personal none pns engage", UNCLEAR, "content"),
    ("public personal campaign pns engage", WORTH, "campaign"),
    ("public unknown none pns engage", UNCLEAR, "content"),
    # routine office events
    ("public none routine pns present", UNLIKELY, "routine"),
    ("public none routine pns photo", UNLIKELY, "routine-photo"),
    ("public none routine pns support", UNCLEAR, "routine-support"),
    ("public none routine pns invite", WORTH, "invite"),
    # attending a campaign
    ("public none campaign pns present", UNCLEAR, "passive"),
    ("public none unknown pns present", UNCLEAR, "present"),
    ("public none campaign pns support", WORTH, "support"),
    ("- none campaign pns support", WORTH, "support"),
    # poses
    ("public none none pns photo", UNCLEAR, "pose"),
    ("public none campaign pns photo", WORTH, "campaign"),
    # who it is
    ("public none campaign pppk post", WORTH, "campaign"),
    ("public none none contract post", WORTH, "post"),
    ("public none none unknown post", WORTH, "post"),
    ("public none none - post", WORTH, "post"),
    ("public none campaign tni-polri support", UNCLEAR, "outside"),
    ("private none campaign village invite", UNCLEAR, "outside"),
    ("public team campaign citizen support", UNLIKELY, "citizen"),
    # what may be more than a matter of discipline
    ("public none none pns power", WORTH, "power"),
    ("unknown unknown unknown unknown power", WORTH, "power"),
    # too little to say anything
    ("public none none pns -", UNCLEAR, "unsaid"),
    ("- - - - -", UNCLEAR, "unsaid"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "kind", "reason"), CASES, ids=[row for row, *_ in CASES])
def test_a_case_from_practice(row: str, kind: str, reason: str) -> None:
    advice = advise(answers(row))
    assert (advice.kind, advice.reasons[0]) == (kind, reason)
    assert advice.sources


def test_every_rule_has_a_case() -> None:
    assert {rule.reason for rule in RULES} == {reason for *_, reason in CASES}


@pytest.mark.parametrize(
    ("status", "besides"),
    [
        ("pns", ()),
        ("pppk", ("pppk",)),
        ("pppk-part", ("pppk",)),
        ("contract", ("contract",)),
        ("unknown", ("whose",)),
        (None, ("whose",)),
    ],
)
def test_what_is_good_to_know_besides(status: str | None, besides: tuple[str, ...]) -> None:
    assert advise({"audience": "public", "act": "post", "status": status}).reasons[1:] == besides
    assert advise({"audience": "private", "act": "post", "status": status}).reasons[1:] == ()
    assert {rule.kind for rule in BESIDES} == {""}


def test_whatever_is_answered_there_is_an_answer_and_a_way_to_report() -> None:
    offered = [(None, *question.choices) for question in CEK.questions if question.key in KEYS]
    for number, words in enumerate(product(*offered)):
        given = dict(zip(KEYS, words, strict=True))
        assert advise(given).kind in (WORTH, UNLIKELY, UNCLEAR)
        if number % 97 == 0:
            said = ask(CEK, Talk("cek", "result", given))
            assert "cek:result:report" in [choice.id for row in said.choices for choice in row]
            assert "Anda boleh melapor" in WORDS.say(said)


def test_what_goes_into_the_report_is_an_answer_there() -> None:
    for key in ("audience", "status", "act"):
        question = CEK.question(key)
        assert question is not None
        for choice in question.choices:
            for report_key, answer in carried({key: choice}).items():
                asked = REPORT.question(report_key)
                assert asked is not None
                assert answer in asked.choices
    assert carried({"status": "citizen", "act": "power", "audience": None}) == {"status": "other"}
    assert carried({"audience": "group", "act": "follow"}) == {"audience": "group", "behaviour": "engage"}
