"""The nights of one real person, and what other libraries make of them."""

import json

import numpy as np
import pytest


@pytest.fixture
def oracles(samples):
    return json.loads((samples / "expected" / "third_party_oracles.json").read_text())


@pytest.fixture
def asleep(samples, oracles):
    """Minutes asleep of 497 nights of one real person."""
    logs = json.loads((samples / oracles["series"]["file"]).read_text())
    nights = sorted((log for log in logs if log["isMainSleep"]), key=lambda log: log["dateOfSleep"])
    return np.array([night["minutesAsleep"] for night in nights], dtype=float)
