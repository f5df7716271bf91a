import pytest


@pytest.fixture(autouse=True)
def newcomer(person):
    """Somebody who has just made the account."""
    person.welcomed_at = None
    person.save()
