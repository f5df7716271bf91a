"""Taking along and taking in, as tests of the exchange do it."""

from tests.journal.exchange.conftest import download, take_in, upload

__all__ = ["download", "take_in", "upload"]
