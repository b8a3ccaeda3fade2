"""What tests share: a warehouse built from the reference tables."""

import pytest

from data import warehouse as module


@pytest.fixture(scope="session")
def warehouse():
    """The path of a warehouse of today's tables."""
    return module.ensure()
