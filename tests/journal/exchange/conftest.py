"""What the tests of this room share."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.models import User
from journal.exchange.models import Import


@pytest.fixture
def upload(client_of: Callable[[User], Client]) -> Callable[..., Any]:
    """Send a file as somebody; the answer, with redirects followed."""

    def send(user: User, data: bytes | str, name: str = "nights.csv", zone: str = "") -> Any:
        data = data.encode() if isinstance(data, str) else data
        form = {"file": SimpleUploadedFile(name, data), "time_zone": zone or user.time_zone}
        return client_of(user).post(reverse("exchange:imports"), form, follow=True)

    return send


@pytest.fixture
def take_in(upload: Callable[..., Any], client_of: Callable[[User], Client]) -> Callable[..., Any]:
    """Send a file as somebody and say yes to what it holds."""

    def send(user: User, data: bytes | str, **how: str) -> Import:
        answer = upload(user, data, **how)
        assert "form" not in answer.context, answer.context["form"].errors
        entry: Import = user.imports.get(step="preview")
        client_of(user).post(reverse("exchange:confirm_import", args=[entry.pk]))
        entry.refresh_from_db()
        return entry

    return send


@pytest.fixture
def april_morning() -> Iterator[datetime]:
    """The moment at which files are written, so that their names are known."""
    now = datetime(2026, 4, 1, 9, 30, tzinfo=UTC)
    with time_machine.travel(now, tick=False):
        yield now


@pytest.fixture
def take(client_of: Callable[[User], Client]) -> Callable[[User, str], bytes]:
    """A file as somebody downloads it."""

    def get(user: User, address: str) -> bytes:
        answer: Any = client_of(user).get(address)
        return b"".join(answer.streaming_content)

    return get


@pytest.fixture
def download(client_of: Callable[[User], Client]) -> Callable[..., str]:
    """Somebody's nights as the file they download."""

    def get(user: User, **query: str) -> str:
        answer: Any = client_of(user).get(reverse("exchange:export_nights"), query)
        return b"".join(answer.streaming_content).decode("utf-8")

    return get
