"""Settings are safe by default and loud when wrong."""

import json
import os
import re
import sqlite3
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from config.environment import secret_key
from tests.project import ROOT

SQLITE_IS_SOUND = sqlite3.sqlite_version_info >= (3, 51, 3)

ASKED = """
import json, sys
from config import settings
json.dump({name: getattr(settings, name, None) for name in sys.argv[1:]}, sys.stdout)
"""


def python(
    program: str, data: Path, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    """A Python of its own, with nothing else in the environment."""
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "DATA_DIR": str(data), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def settings_of(data: Path, *names: str, **environment: str) -> dict[str, Any]:
    result = python(ASKED, data, *names, **environment)
    assert result.returncode == 0, result.stderr
    values: dict[str, Any] = json.loads(result.stdout)
    return values


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("DEBUG", "maybe", "DEBUG is 'maybe'; write 1 for yes or 0 for no."),
        ("DEMO", "2", "DEMO is '2'; write 1 for yes or 0 for no."),
        ("TRUSTED_PROXIES", "one", "TRUSTED_PROXIES is 'one'; write a whole number."),
        ("EMAIL_PORT", "-1", "EMAIL_PORT is '-1'; write a whole number."),
        ("LOG_FORMAT", "xml", "LOG_FORMAT is 'xml'; write text or json."),
        ("CACHE_URL", "memory", "CACHE_URL cannot be read; write redis://"),
        ("SITE_URL", "nights.example.org", "SITE_URL is 'nights.example.org'; write the whole"),
        ("SITE_URL", "ftp://nights.example.org", "write the whole address"),
        ("DATABASE_URL", "nonsense://nights", "DATABASE_URL cannot be read; write postgres://"),
        ("SITE_URL", "https://a.example/nights", "of its own: write https://a.example"),
        ("WORKERS", "0", "WORKERS is '0'; write a whole number from 1 on."),
        ("TIME_ZONE", "Mars/Base", "TIME_ZONE is 'Mars/Base'; write the name of a zone"),
        ("TIME_ZONE", "../Berlin", "write the name of a zone, such as Europe/Berlin"),
        ("VAPID_PRIVATE_KEY", "short", "VAPID_PRIVATE_KEY is no key; write 32 bytes"),
        ("VAPID_PRIVATE_KEY", "a b c d", "VAPID_PRIVATE_KEY is no key; write 32 bytes"),
        ("DATABASE_URL", "mysql://x@y/z", "DATABASE_URL cannot be read; write postgres://"),
        ("DATABASE_URL", "postgres://x@y:port/z", "DATABASE_URL cannot be read; write postgres://"),
    ],
)
def test_a_wrong_value_stops_the_start_and_says_what_to_write(
    tmp_path: Path, name: str, value: str, sentence: str
) -> None:
    result = python(ASKED, tmp_path, **{name: value})

    assert result.returncode != 0
    assert sentence in result.stderr.splitlines()[-1]


def test_mail_is_encrypted_in_one_way(tmp_path: Path) -> None:
    result = python(ASKED, tmp_path, EMAIL_USE_TLS="1", EMAIL_USE_SSL="1")

    assert "EMAIL_USE_SSL and EMAIL_USE_TLS are both 1; write one" in result.stderr


def test_a_command_says_what_to_write_in_one_sentence(tmp_path: Path) -> None:
    command = (ROOT / "manage.py").read_text()

    result = python(command, tmp_path, "check", WORKERS="none")

    assert result.returncode != 0
    assert result.stderr == "WORKERS is 'none'; write a whole number from 1 on.\n"


def test_nothing_is_open_unless_told(tmp_path: Path) -> None:
    assert settings_of(tmp_path, "DEBUG", "DEMO", "ALLOWED_HOSTS") == {
        "DEBUG": False,
        "DEMO": False,
        "ALLOWED_HOSTS": ["127.0.0.1", "localhost", "127.0.0.1", "[::1]"],
    }


@pytest.mark.parametrize(
    ("written", "meant"), [("1", True), ("Yes", True), ("off", False), ("", False)]
)
def test_yes_and_no_may_be_written_in_many_ways(tmp_path: Path, written: str, meant: bool) -> None:
    assert settings_of(tmp_path, "DEMO", DEMO=written) == {"DEMO": meant}


def test_the_secret_key_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    first = settings_of(tmp_path, "SECRET_KEY")
    file = tmp_path / "secret_key"

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len(first["SECRET_KEY"]) >= 64
    assert settings_of(tmp_path, "SECRET_KEY") == first


def test_the_data_folder_is_made_for_its_owner_only(tmp_path: Path) -> None:
    settings_of(tmp_path / "new", "SECRET_KEY")

    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == stat.S_IRWXU


def test_programs_that_start_at_once_agree_on_one_secret_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor() as threads:
        made = list(threads.map(lambda _: secret_key("", tmp_path / "new" / "key"), range(16)))

    assert len(set(made)) == 1
    assert [file.name for file in (tmp_path / "new").iterdir()] == ["key"]


def test_a_secret_key_from_outside_leaves_no_file(tmp_path: Path) -> None:
    key = "a key of one's own"

    assert settings_of(tmp_path, "SECRET_KEY", SECRET_KEY=key) == {"SECRET_KEY": key}
    assert not list(tmp_path.iterdir())


HTTPS_ONLY = {
    "SESSION_COOKIE_SECURE": True,
    "CSRF_COOKIE_SECURE": True,
    "SESSION_COOKIE_NAME": "__Host-session",
    "CSRF_COOKIE_NAME": "__Host-csrf",
    "SECURE_SSL_REDIRECT": True,
    "SECURE_HSTS_SECONDS": 63072000,
    "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
}


def test_https_brings_secure_cookies_and_no_way_back(tmp_path: Path) -> None:
    site = "https://nights.example.org"

    assert settings_of(tmp_path, *HTTPS_ONLY, SITE_URL=site) == HTTPS_ONLY
    assert settings_of(tmp_path, "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", SITE_URL=site) == {
        "ALLOWED_HOSTS": ["nights.example.org"],
        "CSRF_TRUSTED_ORIGINS": [site],
    }


def test_plain_http_on_this_machine_promises_no_https(tmp_path: Path) -> None:
    assert settings_of(tmp_path, *HTTPS_ONLY) == dict.fromkeys(HTTPS_ONLY)


@pytest.mark.parametrize(
    ("where", "open_to_others"),
    [
        ({}, False),
        ({"SITE_URL": "http://localhost:8000"}, False),
        ({"SITE_URL": "http://nas.example"}, True),
        ({"ALLOWED_HOSTS": "nas.example"}, True),
        ({"LISTEN": "0.0.0.0"}, True),
        ({"SITE_URL": "https://nights.example", "LISTEN": "0.0.0.0"}, False),
    ],
)
def test_nights_travel_in_the_open_only_beyond_this_machine(
    tmp_path: Path, where: dict[str, str], open_to_others: bool
) -> None:
    assert settings_of(tmp_path, "IN_THE_OPEN", **where) == {"IN_THE_OPEN": open_to_others}


def test_postgresql_is_reached_through_a_pool_of_the_asked_size(tmp_path: Path) -> None:
    url = "postgres://somebody@db.example/nights?sslmode=require"
    made = settings_of(tmp_path, "DATABASES", DATABASE_URL=url, DATABASE_POOL="7")["DATABASES"]

    assert made["default"]["OPTIONS"] == {
        "sslmode": "require",
        "options": "-c random_page_cost=1.1",
        "pool": {"min_size": 1, "max_size": 7, "timeout": 3},
    }
    assert made["default"]["CONN_MAX_AGE"] == 0


def test_without_a_pool_each_process_keeps_its_connection(tmp_path: Path) -> None:
    url = "postgres://somebody@db.example/nights"
    made = settings_of(tmp_path, "DATABASES", DATABASE_URL=url, DATABASE_POOL="0")["DATABASES"]

    assert made["default"]["CONN_MAX_AGE"] == 600
    assert "pool" not in made["default"]["OPTIONS"]


def test_what_the_address_tells_postgresql_comes_after_ours(tmp_path: Path) -> None:
    url = "postgres://somebody@db.example/nights?options=-c%20random_page_cost%3D2"
    made = settings_of(tmp_path, "DATABASES", DATABASE_URL=url)["DATABASES"]["default"]

    assert made["OPTIONS"]["options"] == "-c random_page_cost=1.1 -c random_page_cost=2"


@pytest.mark.parametrize(
    ("url", "kind"), [("", "SharedCache"), ("redis://cache.example:6379/0", "SignedRedis")]
)
def test_counts_are_shared_by_all_processes(tmp_path: Path, url: str, kind: str) -> None:
    made = settings_of(tmp_path, "CACHES", CACHE_URL=url)["CACHES"]["default"]

    assert made["BACKEND"].endswith(kind)
    assert made["LOCATION"] == (url or "shared_cache")
    assert made.get("OPTIONS", {}).get("socket_timeout") == (5 if url else None)


@pytest.mark.parametrize(
    ("proxies", "believed"), [("0", None), ("1", ["HTTP_X_FORWARDED_PROTO", "https"])]
)
def test_a_proxy_is_believed_only_when_there_is_one(
    tmp_path: Path, proxies: str, believed: list[str] | None
) -> None:
    answer = settings_of(
        tmp_path, "SECURE_PROXY_SSL_HEADER", SITE_URL="https://x.example", TRUSTED_PROXIES=proxies
    )
    assert answer == {"SECURE_PROXY_SSL_HEADER": believed}


def test_mail_is_asked_for_only_where_it_can_be_sent(tmp_path: Path) -> None:
    names = ("ACCOUNT_EMAIL_VERIFICATION", "EMAIL_USE_TLS")

    assert settings_of(tmp_path, *names)["ACCOUNT_EMAIL_VERIFICATION"] == "none"
    assert settings_of(tmp_path, *names, EMAIL_HOST="mail.example.org") == {
        "ACCOUNT_EMAIL_VERIFICATION": "mandatory",
        "EMAIL_USE_TLS": True,
    }


PRAGMAS = """
import django; django.setup()
from django.db import connection
cursor = connection.cursor()
names = ("journal_mode", "synchronous", "secure_delete")
print([cursor.execute("PRAGMA " + name).fetchone()[0] for name in names])
"""


def test_a_saved_night_is_on_the_disk_before_the_page_says_so(tmp_path: Path) -> None:
    answer = python(PRAGMAS, tmp_path, DJANGO_SETTINGS_MODULE="config.settings")
    full, extra = 2, 3
    journal = ["wal", full] if SQLITE_IS_SOUND else ["delete", extra]

    assert answer.stdout.strip() == str([*journal, 1])
    assert (tmp_path / "stillnight.sqlite3").exists()


PRETEND = """
import sys
import config, sqlite3
sqlite3.sqlite_version = sys.argv[1]
sqlite3.sqlite_version_info = tuple(map(int, sys.argv[1].split(".")))
from config.settings import DATABASES
print(DATABASES["default"]["OPTIONS"]["init_command"])
"""


@pytest.mark.parametrize(
    ("version", "journal"),
    [
        ("3.40.1", "DELETE"),
        ("3.51.2", "DELETE"),
        ("3.51.3", "WAL"),
        ("3.52.0", "DELETE"),
        ("3.53.4", "WAL"),
    ],
)
def test_the_write_ahead_log_is_used_only_where_sqlite_does_it_right(
    tmp_path: Path, version: str, journal: str
) -> None:
    result = python(PRETEND, tmp_path, version)

    assert f"journal_mode={journal};" in result.stdout


def test_a_wrong_database_address_does_not_show_its_password(tmp_path: Path) -> None:
    result = python(ASKED, tmp_path, DATABASE_URL="nonsense://person:secret-word@nights")

    assert result.returncode != 0
    assert "secret-word" not in result.stderr


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
