"""Tokens for tests."""

import secrets
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from accounts import limits
from accounts.models import User
from accounts.tokens import secret
from accounts.tokens.models import Token


@pytest.fixture(autouse=True)
def _nothing_counted(db: None) -> None:
    cache.clear()
    limits._not_written.clear()


@pytest.fixture
def make_token() -> Callable[..., str]:
    """Give somebody a token; returns its secret."""

    def make(user: User, *scopes: str, days: int = 90) -> str:
        text = secret.written(secrets.token_bytes(32))
        Token.objects.create(
            user=user,
            name="My phone",
            scopes=list(scopes),
            start=secret.start_of(text),
            digest=secret.hashed(text),
            ends_at=timezone.now() + timedelta(days=days),
        )
        return text

    return make
