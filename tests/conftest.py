"""What tests share: people, a client signed in as one of them, and nights."""

import os
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import connection
from django.template.autoreload import reset_loaders
from django.test import Client, override_settings
from django.urls import resolve
from django.utils import timezone
from hypothesis import settings as hypothesis_settings

from accounts.models import User
from journal.models import Night
from journal.templatetags import frame
from tests import passkey as passkeys
from tests.german import german_words
from tests.skips import NothingLeftOut

BENCH = Path(__file__).parent / "bench"
DRILLS = Path(__file__).parent / "drill"
ROOMS = Path(__file__).parent / "rooms"
# What is said on a page is the same on each database; how it is stored and found is elsewhere.
PAGES = {
    *("adapter", "device", "experiments", "fields", "forms", "guide", "labs", "report", "sittings"),
    *("trends", "views", "welcome", "test_views.py", "test_demo.py", "test_computed_pages.py"),
    *("test_every_address.py", "test_first_frame.py", "test_structure.py", "test_words.py"),
}


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    tmp_path_factory: pytest.TempPathFactory,
    django_db_modify_db_settings_parallel_suffix: None,
) -> None:
    """SQLite in a file, as it will be: in memory all requests would share one connection.

    Nothing waits for the disk, as in the tests' PostgreSQL: no test pulls the plug.
    """
    if connection.vendor == "sqlite":
        connection.settings_dict["OPTIONS"]["init_command"] += " PRAGMA synchronous=OFF;"
        file = tmp_path_factory.mktemp("database") / "stillnight.sqlite3"
        connection.settings_dict["TEST"]["NAME"] = str(file)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On another database only what touches one says anything new, and no page."""
    touching = [item for item in items if _touches_the_database(item)]
    two_cases = _first_and_last_cases(touching)
    if connection.vendor == "sqlite":
        again = [item for item in items if item.get_closest_marker("postgresql") is None]
    else:
        again = [item for item in items if item in two_cases and not _is_of_a_page(item)]
    chosen = set(again)
    config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
    items[:] = again
    dear = set(touching) - two_cases
    for item in items:
        whole = any(item.path.is_relative_to(folder) for folder in (BENCH, DRILLS, ROOMS))
        if whole or item in dear or item.get_closest_marker("browser"):
            # Slower when measured, and what they need has tests of its own.
            item.add_marker("no_cover")


def _touches_the_database(item: pytest.Item) -> bool:
    fixtures = {"db", "transactional_db"} & set(getattr(item, "fixturenames", ()))
    marked = item.get_closest_marker("django_db")
    elsewhere = item.get_closest_marker("browser") or item.get_closest_marker("sqlite")
    by_itself = item.path.is_relative_to(DRILLS)  # a drill goes on each database by itself
    return bool(fixtures or marked) and not (elsewhere or by_itself)


def _is_of_a_page(item: pytest.Item) -> bool:
    return not PAGES.isdisjoint(item.path.relative_to(Path(__file__).parent).parts)


def _first_and_last_cases(items: list[pytest.Item]) -> set[pytest.Item]:
    """Two cases of each test: what tells one from the next is seldom what tells databases apart.

    All of those in `rooms`, which hold each column and each constraint.
    """
    first: dict[str, pytest.Item] = {}
    last: dict[str, pytest.Item] = {}
    for item in items:
        test = item.nodeid if item.path.is_relative_to(ROOMS) else item.nodeid.partition("[")[0]
        first.setdefault(test, item)
        last[test] = item
    return {*first.values(), *last.values()}


def pytest_configure(config: pytest.Config) -> None:
    """With CI=true nothing may be skipped."""
    if os.environ.get("CI"):
        config.pluginmanager.register(NothingLeftOut())


# Few examples at the desk, many with HYPOTHESIS_PROFILE=thorough; no deadline on a busy machine
hypothesis_settings.register_profile("quick", max_examples=20, deadline=None)
hypothesis_settings.register_profile("thorough", max_examples=2000, deadline=None)
hypothesis_settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.fixture(scope="session", autouse=True)
def _addresses() -> None:
    """Those of a server, read before a test plays one with DEBUG, which has more."""
    resolve("/")


@pytest.fixture(scope="session", autouse=True)
def _quick_and_plain(django_test_environment: None) -> Iterator[None]:
    """Cheap password hashes and unhashed static names: neither is what is tested."""
    static = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        STORAGES={**settings.STORAGES, "staticfiles": static},
    ):
        yield


@pytest.fixture
def person(db: None) -> User:
    return User.objects.create_user(
        "person@example.org",
        "a quiet evening walk",
        time_zone="Europe/Berlin",
        dim_from=None,
        welcomed_at=timezone.now(),
    )


@pytest.fixture
def stranger(db: None) -> User:
    return User.objects.create_user(
        "stranger@example.org",
        "another quiet walk",
        time_zone="Europe/Berlin",
        dim_from=None,
        welcomed_at=timezone.now(),
    )


@pytest.fixture
def client_of() -> Callable[[User], Client]:
    """A browser in which somebody is signed in."""

    def signed_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return signed_in


@pytest.fixture
def add_passkey() -> Callable[..., Authenticator]:
    """Give somebody a passkey; only its public half exists."""

    def add(user: User, name: str = "my lamp") -> Authenticator:
        passkey: Authenticator = Authenticator.objects.create(
            user=user,
            type=Authenticator.Type.WEBAUTHN,
            data={"name": name, "credential": passkeys.CREDENTIAL},
        )
        return passkey

    return add


@pytest.fixture
def write_night() -> Callable[..., Night]:
    """Store a night with only the given answers."""

    def write(user: User, night: date, **answers: Any) -> Night:
        answers.setdefault("time_zone", user.time_zone)
        night_row: Night = Night.objects.create(user=user, night=night, **answers)
        return night_row

    return write


@pytest.fixture
def samples() -> Path:
    """The folder of real sample files beside the project; the test skips without it."""
    folder = Path(settings.BASE_DIR).parent / "shared" / "samples"
    if not folder.is_dir():
        pytest.skip("the real sample files (../shared/samples) are not on this machine")
    return folder


@pytest.fixture
def teach_german(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[Mapping[Any, str]], None]]:
    """Offer German and teach it words; pages that were compiled in it before are forgotten."""

    def teach(words: Mapping[Any, str]) -> None:
        catalogue = german_words(monkeypatch)
        for english, german in words.items():
            monkeypatch.setitem(catalogue, english, german)

    settings.LANGUAGES = [("en", "English"), ("de", "Deutsch")]
    _forget_pages()
    yield teach
    _forget_pages()


def _forget_pages() -> None:
    frame._rendered.cache_clear()
    reset_loaders()
