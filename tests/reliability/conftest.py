"""Fixtures of the reliability tests."""

from collections.abc import AsyncIterator, Callable

import pytest
import pytest_asyncio

from tests.reliability.process import Start, nursery


@pytest.fixture
def tell(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Note a figure; it is printed below the results, also when all is well."""
    return lambda text: record_property("figure", text)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def start() -> AsyncIterator[Start]:
    """Starts bots as processes of their own, one after the other and quickly."""
    async with nursery() as made:
        yield made


@pytest.fixture(autouse=True)
def quick(cheap: None) -> None:
    """Every bot of this folder that runs in the tests' own process."""
