"""Words that are nearly those on a button: people leave some out, slip with a finger, write as they speak."""

import pytest

from tests.handlers.walker import Walker


@pytest.mark.parametrize(
    ("key", "words", "answer"),
    [
        ("behaviour", "kampanye medsos", "campaign"),
        ("behaviour", "kamapnye di medsos", "campaign"),
        ("behaviour", "spanduk", "banner"),
        ("behaviour", "pasang baliho", "banner"),
        ("behaviour", "hadir kampanye", "attend"),
        ("behaviour", "lainnya", "other"),
        ("audience", "siapa saja", "public"),
        ("audience", "Siapa aja.", "public"),
        ("audience", "publik", "public"),
        ("audience", "grup", "group"),
        ("audience", "ga tau", "unknown"),
        ("status", "PPPK", "pppk"),
        ("status", "tenaga kontrak", "contract"),
        ("status", "kepala desa", "village"),
        ("status", "gak tahu", "unknown"),
        ("track", "informasi aja", "informant"),
        ("track", "informasi", "informant"),
    ],
)
def test_one_button_is_meant(key: str, words: str, answer: str) -> None:
    walker = Walker().go_to(key)
    walker.type(words)
    assert walker.talk.answers.get(key) == answer
    assert "misread-choice" not in walker.said


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("behaviour", "kampanye"),  # two buttons have it
        ("behaviour", "di"),
        ("behaviour", "lurah saya ikut kampanye di fb"),
        ("behaviour", "tidak"),
        ("behaviour", "bukan spanduk"),
        ("audience", "saja"),
        ("status", "bukan pns"),
        ("status", "pnsx"),
        ("track", "saja"),
        ("consent", "lanjutkan"),  # a consent is given in so many words
        ("consent", "tidak lanjut"),
        ("review", "laporan"),
    ],
)
def test_nothing_is_guessed(key: str, words: str) -> None:
    walker = Walker().go_to(key) if key != "consent" else Walker()
    before = walker.talk
    walker.type(words)
    assert (walker.talk, len(walker.said)) == (before, 1)


@pytest.mark.parametrize("words", ["ya setuju", "iya setuju", "saya setuju", "yaa"])
def test_consent_in_so_many_words(words: str) -> None:
    walker = Walker()
    walker.type(words)
    assert walker.talk.answers["consent"] == "yes"


@pytest.mark.parametrize("words", ["ga tau", "tidak tau", "gak tahu", "nggak tahu", "tdk tahu", "ga ada", "gak ada"])
def test_what_is_not_known_is_no_name(words: str) -> None:
    walker = Walker().go_to("name")
    walker.type(words)
    assert (walker.talk.at, walker.said) == ("name", ["misread-need-name"])
