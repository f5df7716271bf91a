import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.share import code as codes

CODE = codes.code_of("key", "nonce")


def test_a_code_has_256_bits_and_fits_into_an_address():
    assert len(CODE) == codes.LENGTH
    assert len(base64.urlsafe_b64decode(CODE + "=")) == 32


def test_the_same_nonce_gives_the_same_code_and_nothing_else_does():
    assert codes.code_of("key", "nonce") == CODE
    assert codes.code_of("another key", "nonce") != CODE
    assert codes.code_of("key", "nonce2") != CODE


def test_only_a_hash_is_kept():
    assert CODE not in codes.hashed(CODE)
    assert len(codes.hashed(CODE)) == 64


@pytest.mark.parametrize(
    "pasted",
    [
        CODE,
        f"  {CODE}\n",
        f"https://nights.example.org/share/#{CODE}",
        f"https://nights.example.org/share/# {CODE}",
        f"Here is my report: https://nights.example.org/share/#{CODE}",
    ],
)
def test_the_code_is_found_in_what_somebody_pastes(pasted):
    assert codes.read(pasted) == CODE


@pytest.mark.parametrize("pasted", ["", "hello", CODE[:-1], CODE + "x", f"{CODE}#", "é" * 43])
def test_what_cannot_be_a_code_is_none(pasted):
    assert codes.read(pasted) is None


@given(st.text())
def test_whatever_is_pasted_is_a_code_or_none(pasted):
    found = codes.read(pasted)

    assert found is None or (len(found) == codes.LENGTH and found in pasted)
