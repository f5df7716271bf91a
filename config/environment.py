"""Reading settings from the environment; a wrong value ends in a sentence with the right one."""

import base64
import json
import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

HERE = {"localhost", "127.0.0.1", "::1", "[::1]"}

# PostgreSQL takes a page of an index for four times as dear as the next page of a table, as on a
# disk that turns; then it reads whole tables of everybody's rows to find one person's few.
PLANNING = "-c random_page_cost=1.1"


def flag(name: str, default: bool = False) -> bool:
    """Read a yes/no variable: 1/0, true/false, yes/no, on/off."""
    text = os.environ.get(name, "").strip().lower()
    if text in {"", "1", "true", "yes", "on", "0", "false", "no", "off"}:
        return text in {"1", "true", "yes", "on"} if text else default
    raise ImproperlyConfigured(f"{name} is {text!r}; write 1 for yes or 0 for no.")


def number(name: str, default: int, least: int = 0) -> int:
    """Read a whole number, none below `least`."""
    text = os.environ.get(name, "").strip() or str(default)
    if not text.isdecimal() or int(text) < least:
        from_on = f" from {least} on" if least else ""
        raise ImproperlyConfigured(f"{name} is {text!r}; write a whole number{from_on}.")
    return int(text)


def choice(name: str, *allowed: str) -> str:
    """Read one of the words in `allowed`; the first where the variable is not set."""
    text = os.environ.get(name, "").strip().lower() or allowed[0]
    if text not in allowed:
        raise ImproperlyConfigured(f"{name} is {text!r}; write {' or '.join(allowed)}.")
    return text


def zone(name: str) -> str:
    """Read the name of a time zone; UTC where the variable is not set."""
    text = os.environ.get(name, "").strip() or "UTC"
    try:
        ZoneInfo(text)
    except (ValueError, OSError, KeyError):  # no such name, or a folder of zones
        raise ImproperlyConfigured(
            f"{name} is {text!r}; write the name of a zone, such as Europe/Berlin."
        ) from None
    return text


def languages(locale: Path, begun: bool = False) -> list[tuple[str, str]]:
    """What pages can speak, code and own name: English, and the languages of `locale` that are
    complete, or with `begun` all that have a catalogue, as `make` compiled them."""
    built = locale / ".built"
    known = json.loads(built.read_text()) if built.exists() else {}
    others = [(code, each["name"]) for code, each in known.items() if begun or each["complete"]]
    return [("en", "English"), *others]


def vapid_key(name: str) -> str:
    """Read a private key of web push; the error's sentence leaves out what may be one."""
    text = os.environ.get(name, "").strip()
    try:
        raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except ValueError:
        raw = b""
    if text and len(raw) != 32:
        raise ImproperlyConfigured(
            f"{name} is no key; write 32 bytes in base64url, such as DATA_DIR/vapid_key holds."
        )
    return text


def secret_key(from_environment: str, path: Path) -> str:
    """The key from the environment, else the one in the file `path`, made on the first start."""
    if from_environment:
        return from_environment
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)  # the database will lie there
        store_secret(path, secrets.token_urlsafe(64))
    return path.read_text().strip()


def store_secret(path: Path, text: str) -> None:
    """Write a secret for its owner only, whole or not at all; who comes second leaves the first."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w") as file:
            file.write(text)
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def site(address: str) -> tuple[str, str, str]:
    """Scheme, host and host with port of the address that people type."""
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ImproperlyConfigured(
            f"SITE_URL is {address!r}; write the whole address, such as https://nights.example.org"
        )
    if parts.path.strip("/") or parts.query or parts.fragment:
        raise ImproperlyConfigured(
            f"SITE_URL is {address!r}; Stillnight needs a host of its own:"
            f" write {parts.scheme}://{parts.netloc}"
        )
    return parts.scheme, parts.hostname, parts.netloc


def database(url: str, pool: int = 0) -> dict[str, Any]:
    """A database address as Django wants it; the sentence leaves out what may be a password.

    With a pool, PostgreSQL's connections are kept there, at most that many in each process. They
    plan as `PLANNING` says, and then as `options` in the address do.
    """
    try:
        parsed: dict[str, Any] = dict(
            dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True)
        )
        is_supported = parsed["ENGINE"].rpartition(".")[2] in {"postgresql", "sqlite3"}
    except ValueError:
        is_supported = False
    if not is_supported:
        raise ImproperlyConfigured(
            "DATABASE_URL cannot be read; write postgres://user:password@host/name"
            " or sqlite:////folder/file"
        )
    if parsed["ENGINE"] == "django.db.backends.postgresql":
        options = parsed.setdefault("OPTIONS", {})
        options["options"] = f"{PLANNING} {options.get('options', '')}".strip()
        if pool:
            parsed["CONN_MAX_AGE"] = 0  # given back after each request, kept by the pool
            options["pool"] = {"min_size": 1, "max_size": pool, "timeout": 3}
    return parsed


def cache(url: str) -> dict[str, Any]:
    """Django's settings of the shared cache: a table, or Redis by its address."""
    if not url:
        return {
            "BACKEND": "config.shared_cache.SharedCache",
            "LOCATION": "shared_cache",
        }
    if urlsplit(url).scheme not in {"redis", "rediss", "unix"}:
        raise ImproperlyConfigured("CACHE_URL cannot be read; write redis://host:6379/0")
    return {
        "BACKEND": "config.signed_cache.SignedRedis",
        "LOCATION": url,
        "KEY_PREFIX": "stillnight",
        "OPTIONS": {"socket_connect_timeout": 5, "socket_timeout": 5},  # seconds
    }
