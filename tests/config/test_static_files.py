"""Which of the built files a browser may keep for good."""

import re

import pytest
from django.conf import settings


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("/static/js/labs.0f3a5b7c9d1e.js", True),
        ("/static/css/base.0f3a5b7c9d1e.css", True),
        ("/static/js/shared/chunk-AP6XVAT7.js", True),
        ("/static/js/labs.js", False),
        ("/static/js/shared/chunk.js", False),
        ("/static/icons/icon-AP6XVAT7.svg", False),
    ],
)
def test_only_files_with_a_hash_in_their_name_are_kept_for_good(address, kept):
    found = re.search(settings.WHITENOISE_IMMUTABLE_FILE_TEST, address)
    assert bool(found) is kept
