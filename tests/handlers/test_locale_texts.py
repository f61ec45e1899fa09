"""The texts themselves: polite, well-formed, and short enough for every channel they are shown on."""

import re
from typing import Any, Final

import pytest

from handlers.forms import TYPED
from handlers.report import FORMS
from handlers.words import strip
from tests.handlers.tongue import HOLES, KEYS, TEXTS, text_of


@pytest.mark.parametrize("key", sorted(KEYS))
def test_markup_is_ours_and_closed_within_its_line(key: str) -> None:
    """Bot API: HTML style. A cut between two lines never opens a tag, and no value stands inside of one."""
    for row in TEXTS[key].split("\n"):
        open_tags: list[str] = []
        for mark in re.findall(r"<[^>]*>?", row):
            named = re.fullmatch(r"<(/?)(b|i|code)>", mark)
            assert named, f"{mark} in {row}"
            if named[1]:
                assert open_tags.pop() == named[2]
            else:
                open_tags.append(named[2])
        assert open_tags == [], row
        assert not re.search(r"&(?!amp;|lt;|gt;)", row)


@pytest.mark.parametrize("key", sorted(KEYS))
def test_the_words_are_polite_and_presume_nothing(key: str) -> None:
    text = strip(TEXTS[key])
    assert not re.search(r"\b(pelaku\w*|bersalah|kamu|kau|lu|gue)\b", text, re.I)
    assert not re.search(r"\banda\b", text)
    assert "KASN" not in text
    assert not re.search(r"(?<!tidak dapat )dijamin|dirahasiakan sepenuhnya|100 ?%|pasti aman", text, re.I)
    assert text == text.strip()
    assert "  " not in text


@pytest.mark.parametrize("question", [q for form in FORMS.values() for q in form.questions], ids=lambda q: q.key)
def test_choices_fit_every_channel(question: Any) -> None:
    """WhatsApp: up to three reply buttons of 20 characters, or a list of ten rows of 24."""
    assert len(question.choices) <= 10
    widest = 20 if len(question.choices) <= 3 else 24
    labels = [text_of(f"choice-{question.key}-{choice}") for choice in question.choices]
    assert len(set(labels)) == len(labels)
    assert all(1 <= len(label) <= widest for label in labels), labels


@pytest.mark.parametrize(
    "key", sorted(key for key in KEYS if key.startswith(("choice-", "field-", "action-", "reject-")))
)
def test_labels_are_short_and_plain(key: str) -> None:
    assert 1 <= len(TEXTS[key]) <= 24
    assert TEXTS[key] == text_of(key)


LONGEST: Final = {
    "who": "W" * 64,
    "at": "Minggu, 27 September 2026 pukul 08.30 WITA",
    "state": "🔵 sedang dikirim ke Bawaslu",
    "count": "20",
}


@pytest.mark.parametrize("key", sorted(key for key in KEYS if key.startswith("toast-")))
def test_a_toast_is_shown_whole(key: str) -> None:
    """Bot API: answerCallbackQuery, text of 0-200 characters; it knows no markup."""
    assert "<" not in TEXTS[key]
    assert len(TEXTS[key]) - len(HOLES[key]) + sum(len(LONGEST[name]) for name in HOLES[key]) <= 200


def test_what_stands_in_the_profile_fits() -> None:
    """Bot API: setMyDescription 512, setMyShortDescription 120, BotCommand.description 1-256 characters."""
    assert 1 <= len(text_of("about")) <= 512
    assert 1 <= len(text_of("about-short")) <= 120
    assert all(1 <= len(text_of(key)) <= 256 for key in KEYS if key.startswith("command-"))


@pytest.mark.parametrize("key", sorted(KEYS))
def test_no_text_comes_near_the_limit_of_a_message(key: str) -> None:
    assert 1 <= len(TEXTS[key]) <= 2000


@pytest.mark.parametrize("choice", TYPED)
def test_usual_words_are_small_letters_and_stand_once(choice: str) -> None:
    words = [word.strip() for word in text_of(f"typed-{choice}").split(",")]
    assert all(words)
    assert len(set(words)) == len(words)
    assert words == [word.lower() for word in words]


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("welcome", ["Monggo", "Bapak/Ibu", "dugaan"]),
        ("question-consent", ["dugaan pelanggaran", "Bawaslu", "/hapus", "14 hari", "setuju"]),
        ("evidence-coach", ["berkas", "Tidak wajib"]),
        ("question-audience", ["hak"]),
        ("review-foot", ["akibat hukum"]),
        ("honest", ["dugaan"]),
        ("privacy", ["27/2022", "tidak dapat dijamin mutlak"]),
        ("told-reject-next", ["Tambah bukti", "Bawaslu"]),
        ("nudge", ["/batal"]),
        ("menu-private", ["hak setiap orang", "boleh Anda lihat sendiri", "membuka akun atau ponsel orang lain"]),
        ("note-audience-group", ["petugas yang akan menilai", "boleh Anda lihat sendiri"]),
        ("handover-head", ["belum terbukti", "Identitas pelapor tidak disertakan"]),
    ],
)
def test_what_must_be_said_is_said(key: str, words: list[str]) -> None:
    assert [word for word in words if word not in strip(TEXTS[key])] == []
