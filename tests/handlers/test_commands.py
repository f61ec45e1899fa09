"""Words typed without a slash: a command where no words are asked for, an answer where they are."""

from functools import partial
from itertools import product

import pytest

from handlers.commands import WORDED, command_of
from handlers.forms import Form, Talk
from handlers.learn import CEK
from handlers.messages import File, Said
from handlers.report import MORE, REPORT
from tests.handlers.tongue import LANGUAGES, text_of


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("cek", "cek"), ("Cek dulu!", "cek"), ("ATURAN", "aturan"), ("jadi pelapor", "jadi_pelapor"),
        ("status", "status"),
        ("lapor", "lapor"), ("Bantuan.", "bantuan"), ("cek toko sebelah", ""), ("", ""), ("saya mau lapor", "lapor"),
        ("saya mau lapor pak lurah", ""), ("Saya mau lapor, pak.", "lapor"), ("bu, mau lapor", "lapor"),
        ("gimana laporan saya?", "status"), ("Tambah bukti", "status"), ("pak", ""),
        ("aturan " * 10, ""), ("hapus", ""), ("batal", ""), ("Hapus data saya", "hapus"),
        ("saya mau hapus laporan", "hapus"), ("tarik laporan saya pak", "status"), ("kapan ada kabarnya?", "status"),
        ("sudah diproses belum bu?", "status"), ("Privasi", "privasi"),
    ],
)  # fmt: skip
def test_what_is_typed(typed: str, command: str) -> None:
    assert command_of(Said(typed), None, None, text_of) == command


@pytest.mark.parametrize(
    ("form", "talk", "heard"),
    [
        (CEK, Talk("cek", "account"), True),
        (REPORT, Talk("report", "behaviour", {"consent": "yes"}), True),
        (REPORT, Talk("report", "review", {"consent": "yes"}), True),
        (REPORT, Talk("report", "name", {"consent": "yes"}), False),
        (REPORT, Talk("report", "agency", {"consent": "yes"}), False),
        (REPORT, Talk("report", "story", {"consent": "yes"}), False),
        (REPORT, Talk("report", "happened", {"consent": "yes"}), False),
        (MORE, Talk("more", "evidence"), False),
    ],
)
def test_where_words_are_asked_for_they_are_an_answer(form: Form, talk: Talk, heard: bool) -> None:
    assert bool(command_of(Said("aturan"), form, talk, text_of)) is heard


def test_only_plain_words_are_looked_at() -> None:
    for said in (
        Said("cek", edited=True),
        Said("cek", choice="report:name:back"),
        Said("cek", files=(File("r", "u", "photo"),)),
    ):
        assert command_of(said, None, None, text_of) == ""
    words = [word.strip() for name in WORDED for word in text_of(f"typed-command-{name}").split(",")]
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_an_offered_choice_are_that_choice(language: str) -> None:
    """In one's own language and in Indonesian: "pelapor resmi" answers how a report is passed on."""
    own = partial(text_of, language=language)
    talk = Talk("report", "track", {"consent": "yes"})
    for label in (own("choice-track-formal"), text_of("choice-track-formal")):
        assert command_of(Said(label), REPORT, talk, own, text_of) == ""
    assert command_of(Said(text_of("choice-track-formal")), None, None, own, text_of) == "jadi_pelapor"


@pytest.mark.parametrize("language", LANGUAGES)
def test_commands_are_heard_in_ones_own_language_and_in_indonesian(language: str) -> None:
    own = partial(text_of, language=language)
    meant: dict[str, str] = {}
    for name, tongue in product(WORDED, (language, "id")):
        for word in text_of(f"typed-command-{name}", tongue).split(","):
            assert command_of(Said(word), None, None, own, text_of) == meant.setdefault(word.strip(), name)
