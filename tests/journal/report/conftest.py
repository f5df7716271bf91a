"""The typefaces of the summary, for the tests that print it."""

import pytest

from journal.report import build_fonts


@pytest.fixture(scope="session")
def typefaces() -> None:
    """The font files, made when they are not there yet."""
    build_fonts.build()
