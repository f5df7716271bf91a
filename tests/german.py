"""The German catalogue, to be taught other words for the length of a test."""

from typing import Any

import pytest
from django.utils.translation import trans_real


def german_words(monkeypatch: pytest.MonkeyPatch) -> dict[Any, str]:
    """What German says, by the English; what was said of it before is forgotten for the test."""
    german = trans_real.translation("de")
    monkeypatch.setattr(german, "said", {}, raising=False)
    catalogue: dict[Any, str] = vars(german)["_catalog"]._catalogs[0]
    return catalogue
