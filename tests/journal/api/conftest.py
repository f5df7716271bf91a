"""Programs that hold a token of somebody."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from accounts.tokens import secret
from accounts.tokens.models import Token


class Program:
    """Sends JSON with a token, and remembers no cookie."""

    def __init__(self, text: str) -> None:
        self.token = text

    def __call__(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        sent: dict[str, Any] = {}
        if body is not None:
            sent = {"data": json.dumps(body), "content_type": "application/json"}
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        named["Authorization"] = f"Bearer {self.token}"
        address = path if path.startswith("/api/") else f"/api/v1/{path}"
        return Client().generic(method, address, headers=named, **sent)


@pytest.fixture
def program() -> Callable[..., Program]:
    """A program with a token of somebody that has some scopes, all unless they are named."""

    def make(person: User, *scopes: str) -> Program:
        text = secret.written(str(len(Token.objects.all())).encode().rjust(32))
        Token.objects.create(
            user=person,
            name="nightstand",
            scopes=list(scopes) or ["everything"],
            start=secret.start_of(text),
            digest=secret.hashed(text),
            created_at=datetime(2020, 1, 1, tzinfo=UTC),
            ends_at=datetime(2100, 1, 1, tzinfo=UTC),
        )
        return Program(text)

    return make
