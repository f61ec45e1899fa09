"""By which words a report is found: parts, spellings, marks, addresses."""

import pytest

from handlers.findable import asked, folded, is_like, patterns, pieces, sound, words_of

REPORT = words_of(
    "LN-7K3M-9QWX",
    {
        "name": "Ir. Muhammad Soebroto, S.T.",
        "agency": "Dinas Komunikasi & Informatika",
        "link": "https://m.facebook.com/dinas.contoh/posts/1?x=2",
        "story": "rahasia pelapor",
    },
)


def hits(word: str) -> bool:
    """Whether LIKE would find it."""
    return any(pattern in REPORT for pattern in patterns(word))


@pytest.mark.parametrize(
    "words",
    [
        "muhammad", "MUHAMMAD", "mohamad", "Muhamad soebroto", "subrata", "Subroto", "broto", "komunikas",
        "dinas contoh", "@dinas.contoh", "ln-7k3m-9qwx", "7K3M", "https://www.facebook.com/dinas.contoh/?ref=share",
    ],
)  # fmt: skip
def test_what_is_found(words: str) -> None:
    assert all(hits(word) for word in asked(words))


@pytest.mark.parametrize("words", ["rahasia", "muhamadin", "sabtu", "pelapor", "k", "in"])
def test_what_is_not(words: str) -> None:
    assert not all(hits(word) for word in asked(words))


@pytest.mark.parametrize("word", ["komunukasi", "komunikesi", "konunikasi", "infromatika", "soebrota"])
def test_a_slip_of_a_letter_is_forgiven(word: str) -> None:
    assert any(pattern in REPORT for pattern in pieces(word))
    assert is_like(REPORT, [word])


@pytest.mark.parametrize(
    ("one", "other"), [("Djoko", "Joko"), ("Soekarno", "Sukarno"), ("Tjahjo", "Cahjo"), ("Siti", "Sitti")]
)
def test_old_and_new_spellings_sound_alike(one: str, other: str) -> None:
    assert sound(*folded(one)) == sound(*folded(other))


@pytest.mark.parametrize("words", ["", "%", "_ %", "🙂", "'; DROP TABLE report"])
def test_nothing_of_a_question_is_read_as_a_pattern(words: str) -> None:
    assert all(word.isalnum() for word in asked(words))
    assert len(asked("satu " * 100)) <= 6
