"""Whoever changes what residents agree to raises its version: a report tells which words its sender saw."""

from hashlib import sha256

from handlers.report import CONSENT_VERSION
from tests.handlers.test_locale_texts import own
from tests.handlers.tongue import LANGUAGES

AGREED_TO = ("question-consent", "question-track")
LATEST = ("2026-11.3", "33960dd5357edd3f")
"""The version, and the beginning of the hash of its words: both change together."""


def test_the_version_is_that_of_these_words() -> None:
    words = [f"{language} {key} {text}" for language in LANGUAGES for key, text in own(language, *AGREED_TO)]
    assert len(words) >= 4
    assert (CONSENT_VERSION, sha256("\n".join(sorted(words)).encode()).hexdigest()[:16]) == LATEST
