import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.tokens import secret

KEYS = st.binary(min_size=32, max_size=32)


@given(KEYS)
def test_a_secret_is_recognised_by_scanners_and_by_its_checksum(key):
    text = secret.written(key)

    assert re.fullmatch(r"stillnight_pat_[0-9A-Za-z]{49}", text)
    assert secret.is_well_formed(text)


@given(st.lists(KEYS, min_size=2, max_size=2, unique=True))
def test_two_keys_are_two_secrets(keys):
    assert secret.written(keys[0]) != secret.written(keys[1])


@given(KEYS, st.integers(15, 63), st.sampled_from(secret.LETTERS))
def test_one_wrong_letter_is_told(key, place, letter):
    text = secret.written(key)
    typed = text[:place] + letter + text[place + 1 :]

    assert secret.is_well_formed(typed) == (typed == text)


@pytest.mark.parametrize("text", ["", "stillnight_pat_", "ghp_" + "0" * 49, "é" * 64, "x\n" * 32])
def test_what_is_no_secret_is_told(text):
    assert not secret.is_well_formed(text)


def test_the_largest_key_has_room():
    assert len(secret.written(b"\xff" * 32)) == len(secret.written(bytes(32))) == 64


def test_a_shorter_key_makes_no_secret():
    with pytest.raises(ValueError, match="32 bytes, not 16"):
        secret.written(bytes(16))


def test_the_start_and_the_hash_do_not_give_the_secret_away():
    text = secret.written(bytes(range(32)))

    assert secret.start_of(text) == text[:19]
    assert len(secret.hashed(text)) == 64
    assert text not in secret.hashed(text)
