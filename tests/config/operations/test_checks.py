"""Unsafe settings are named, each with the line that mends it."""

import stat

import pytest
from django.core.checks import run_checks

from config.operations import checks
from config.operations.backups import archive


def found(name):
    """The messages of one check, as `manage.py check` gets them."""
    return [message for message in run_checks() if message.id == f"stillnight.{name}"]


def test_settings_as_they_come_are_safe(settings):
    settings.SECRET_KEY = "a1b2c3d4e5f6g7h8i9j0" * 3

    assert [m for m in run_checks() if m.id and m.id.startswith("stillnight.E")] == []


LONG = "abcdefghijklmnopqrstuvwxyz" * 2
UNSAFE = [
    ("E001", {"DEBUG": True, "SITE_URL": "https://nights.example"}, "Take DEBUG out"),
    ("E001", {"DEBUG": True, "LISTEN": "0.0.0.0"}, "this machine only"),
    ("E002", {"IN_THE_OPEN": True}, "INSECURE_HTTP=1"),
    ("E003", {"SECRET_KEY": "secret"}, "secrets.token_urlsafe(64)"),
    ("E003", {"SECRET_KEY": "ab" * 40}, "one is made in DATA_DIR"),
    ("E003", {"SECRET_KEY": "django-insecure-" + "abcdefghijklm" * 4}, "Take SECRET_KEY out"),
    ("E003", {"ENCRYPTION_KEYS": ["short", "a" * 60]}, "Take ENCRYPTION_KEYS out"),
    ("E011", {"BACKUP_RECIPIENTS": ["age1nonsense"]}, "manage.py backup --make-key"),
    ("E004", {"ALLOWED_HOSTS": ["*"]}, "Write each host in full"),
    ("E004", {"ALLOWED_HOSTS": [".example.org"]}, "Write each host in full"),
    ("W006", {"HTTPS": True}, "TRUSTED_PROXIES=1"),
    ("W007", {"MAIL": True, "EMAIL_HOST": "mx.example", "EMAIL_USE_TLS": False}, "EMAIL_USE_TLS=1"),
]


@pytest.mark.parametrize(("name", "unsafe", "fix"), UNSAFE)
def test_an_unsafe_setting_is_named_with_what_to_write(settings, name, unsafe, fix):
    for setting, value in unsafe.items():
        setattr(settings, setting, value)

    [message] = found(name)
    assert fix in message.hint


SAFE = [
    ("E001", {"DEBUG": True, "SITE_URL": "http://127.0.0.1:8000"}),
    ("E002", {"IN_THE_OPEN": True, "INSECURE_HTTP": True}),
    ("E003", {"ENCRYPTION_KEYS": [LONG, "the former one"]}),
    ("E011", {"BACKUP_RECIPIENTS": [str(archive.new_key().to_public())]}),
    ("W006", {"HTTPS": True, "ALLAUTH_TRUSTED_PROXY_COUNT": 1}),
    ("W007", {"MAIL": True, "EMAIL_HOST": "localhost", "EMAIL_USE_TLS": False}),
    ("W007", {"MAIL": True, "EMAIL_HOST": "mx.example", "EMAIL_USE_TLS": True}),
]


@pytest.mark.parametrize(("name", "safe"), SAFE)
def test_what_was_said_on_purpose_is_left_alone(settings, name, safe):
    for setting, value in safe.items():
        setattr(settings, setting, value)

    assert found(name) == []


def with_database(monkeypatch, **values):
    monkeypatch.setattr(checks, "_database", lambda: values)


@pytest.mark.parametrize(("kind", "count"), [("nfs4", 1), ("cifs", 1), ("ext4", 0)])
def test_sqlite_on_a_network_file_system_stops_the_start(monkeypatch, tmp_path, kind, count):
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/root / ext4 rw 0 0\nnas:/nights /my\\040nights {kind} rw 0 0\n")
    monkeypatch.setattr(checks, "MOUNTS", mounts)
    with_database(monkeypatch, ENGINE="django.db.backends.sqlite3", NAME="/my nights/a.sqlite3")

    assert len(checks.network_file_system()) == count


def test_where_mounts_cannot_be_listed_nothing_is_said(monkeypatch, tmp_path):
    monkeypatch.setattr(checks, "MOUNTS", tmp_path / "none")

    assert checks.file_system(tmp_path) == ""


@pytest.mark.parametrize(
    ("host", "options", "count"),
    [
        ("db.example.org", {}, 1),
        ("db.example.org", {"sslmode": "require"}, 1),
        ("db.example.org", {"sslmode": "verify-full"}, 0),
        ("127.0.0.1", {}, 0),
        ("/run/postgresql", {}, 0),
    ],
)
def test_a_distant_database_without_tls_is_named(monkeypatch, host, options, count):
    with_database(
        monkeypatch, ENGINE="django.db.backends.postgresql", HOST=host, NAME="x", OPTIONS=options
    )

    assert len(checks.database_in_the_open()) == count


@pytest.mark.parametrize(
    ("place", "count"),
    [
        ("redis://127.0.0.1:6379/0", 1),
        ("rediss://cache.example.org:6379/0", 1),
        ("redis://:a-password@127.0.0.1:6379/0", 0),
        ("unix:///run/redis/socket", 0),
        ("shared_cache", 0),
    ],
)
def test_a_cache_without_a_password_is_named(settings, place, count):
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": place}}

    assert len(checks.cache_without_password()) == count


@pytest.mark.parametrize(
    ("place", "count"),
    [
        ("redis://cache.example.org:6379/0", 1),
        ("rediss://cache.example.org:6379/0", 0),
        ("redis://127.0.0.1:6379/0", 0),
        ("shared_cache", 0),
    ],
)
def test_a_distant_cache_without_tls_is_named(settings, place, count):
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": place}}

    assert len(checks.cache_in_the_open()) == count


def test_a_key_that_others_can_read_is_named(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    key = tmp_path / "secret_key"
    key.write_text("x")
    tmp_path.chmod(stat.S_IRWXU)
    key.chmod(0o644)
    [message] = found("W008")
    assert f"chmod -R u=rwX,go= {tmp_path}" in message.hint

    key.chmod(0o600)
    assert found("W008") == []


def test_a_database_that_others_on_the_machine_can_read_is_named(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    database = tmp_path / "stillnight.sqlite3"
    database.touch(0o644)
    database.chmod(0o644)
    tmp_path.chmod(0o755)
    [message] = found("W008")
    assert "read the database" in message.msg

    tmp_path.chmod(0o700)  # nobody else gets as far as the file
    assert found("W008") == []


def test_a_data_folder_that_is_not_there_yet_is_no_fault(settings, tmp_path):
    settings.DATA_DIR = tmp_path / "later"

    assert found("W008") == []
