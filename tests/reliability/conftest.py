"""Fixtures of the reliability tests."""

from collections.abc import Callable

import pytest


@pytest.fixture
def tell(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Note a figure; it is printed below the results, also when all is well."""
    return lambda text: record_property("figure", text)
