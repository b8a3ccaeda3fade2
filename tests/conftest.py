"""What tests share: a warehouse built from the reference tables; for journeys, a browser and a server a file, a visitor a test."""

import pytest

from data import warehouse as module
from tests import browser


@pytest.fixture(scope="session")
def warehouse():
    """The path of a warehouse of today's tables."""
    return module.ensure()


@pytest.fixture(scope="module")
def chromium():
    """The browser of a file's journeys."""
    with browser.chromium() as one:
        yield one


@pytest.fixture(scope="module")
def address(warehouse):
    """The address of a server of its own."""
    with browser.server() as one:
        yield one


@pytest.fixture
def visit(chromium):
    """The page of a new visitor, the network cut."""
    with browser.visitor(chromium) as page:
        yield page
