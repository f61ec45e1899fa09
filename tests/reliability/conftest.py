"""Fixtures of the reliability tests."""

from collections.abc import Callable

import pytest


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    """Print a figure for whoever runs the tests, also when all is well."""

    def say(text: str) -> None:
        with capsys.disabled():
            print(f"\n  {text}")

    return say
