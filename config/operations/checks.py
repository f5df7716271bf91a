"""What `manage.py check` and the start of the server say about unsafe settings, with the fix.

Errors (E) stop the start; warnings (W) are printed; docs/hosting.md lists them.
"""

import stat
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning  # noqa: A004 - Django's name

from config.environment import HERE
from config.operations.backups import BackupError, archive

NETWORK_FILE_SYSTEMS = {
    *("nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ncpfs", "ceph", "glusterfs", "lustre"),
    *("fuse.sshfs", "fuse.glusterfs", "fuse.s3fs", "fuse.rclone", "9p", "virtiofs"),
}
MOUNTS = Path("/proc/mounts")  # Linux; elsewhere the kind of a file system is not known


def debug(**_: Any) -> list[CheckMessage]:
    """E001: error pages show source, settings and what was typed."""
    if not settings.DEBUG or (_host() in HERE and settings.LISTEN in HERE):
        return []
    return [
        Error(
            "DEBUG is on where others can reach the server.",
            hint="Take DEBUG out of the environment; `make dev` is for this machine only.",
            id="stillnight.E001",
        )
    ]


def plain_http(**_: Any) -> list[CheckMessage]:
    """E002: nights and passwords would travel unencrypted."""
    if not settings.IN_THE_OPEN or settings.INSECURE_HTTP:
        return []
    return [
        Error(
            f"Plain http beyond this machine: SITE_URL is {settings.SITE_URL},"
            f" LISTEN is {settings.LISTEN}.",
            hint="Put a proxy with https in front (docs/hosting.md) and write"
            " SITE_URL=https://…; INSECURE_HTTP=1 says that you want it unencrypted.",
            id="stillnight.E002",
        )
    ]


def secret_key(**_: Any) -> list[CheckMessage]:
    """E003: whoever guesses the key signs in as anybody."""
    keys = [("SECRET_KEY", settings.SECRET_KEY, 50)]
    if settings.ENCRYPTION_KEYS[0] != settings.SECRET_KEY:
        keys.append(("ENCRYPTION_KEYS", settings.ENCRYPTION_KEYS[0], 32))
    return [
        Error(
            f"{name} is short or easy to guess.",
            hint=f"Take {name} out of the environment and one is made in DATA_DIR, or write"
            ' the output of: python -c "import secrets; print(secrets.token_urlsafe(64))"',
            id="stillnight.E003",
        )
        for name, key, shortest in keys
        if len(key) < shortest or len(set(key)) < 10 or key.startswith("django-insecure-")
    ]


def hosts(**_: Any) -> list[CheckMessage]:
    """E004: with any host allowed, links in mails could be made to lead elsewhere."""
    if not [host for host in settings.ALLOWED_HOSTS if host.startswith(("*", "."))]:
        return []
    return [
        Error(
            "ALLOWED_HOSTS allows names that are not known.",
            hint="Write each host in full; the one of SITE_URL is allowed anyway.",
            id="stillnight.E004",
        )
    ]


def network_file_system(**_: Any) -> list[CheckMessage]:
    """E005: SQLite's locks do not hold over a network, and nights would be lost."""
    name = _database()["NAME"]
    if not _is_sqlite() or (kind := file_system(Path(name))) not in NETWORK_FILE_SYSTEMS:
        return []
    return [
        Error(
            f"The SQLite database is on a network file system ({kind}).",
            hint="Move DATA_DIR to a local disk, or use PostgreSQL (DATABASE_URL).",
            id="stillnight.E005",
        )
    ]


def backup_recipients(**_: Any) -> list[CheckMessage]:
    """E011: every backup would fail, the one before an upgrade too."""
    try:
        for text in settings.BACKUP_RECIPIENTS:
            archive.recipient(text)
    except BackupError as error:
        return [
            Error(
                str(error),
                hint="`manage.py backup --make-key FILE` makes a key and prints the line.",
                id="stillnight.E011",
            )
        ]
    return []


def proxies(**_: Any) -> list[CheckMessage]:
    """W006: without a trusted proxy an https address redirects to itself for ever."""
    if not settings.HTTPS or settings.ALLAUTH_TRUSTED_PROXY_COUNT:
        return []
    return [
        Warning(
            "SITE_URL is https, and TRUSTED_PROXIES is 0: no request will be taken for https.",
            hint="Write TRUSTED_PROXIES=1 for the one proxy in front of this server.",
            id="stillnight.W006",
        )
    ]


def mail(**_: Any) -> list[CheckMessage]:
    """W007: sign-in links and the mail password could be read on the way."""
    encrypted = settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL
    if not settings.MAIL or encrypted or settings.EMAIL_HOST in HERE:
        return []
    return [
        Warning(
            "Mail is sent unencrypted.",
            hint="Write EMAIL_USE_TLS=1 (port 587) or EMAIL_USE_SSL=1 (port 465).",
            id="stillnight.W007",
        )
    ]


def private_data(**_: Any) -> list[CheckMessage]:
    """W008: other accounts of this machine could read the nights."""
    folder = Path(settings.DATA_DIR)
    try:
        mode = stat.S_IMODE(folder.stat().st_mode)
        files = {file.name: stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()}
    except FileNotFoundError:
        return []
    keys = any(files[name] & 0o077 for name in files if name.endswith("_key"))
    nights = mode & 0o011 and any(files[name] & 0o066 for name in files if ".sqlite3" in name)
    if not keys and not nights and not mode & 0o022:
        return []
    return [
        Warning(
            f"Others on this machine can write in {folder}, or read the database or a key in it.",
            hint=f"chmod -R u=rwX,go= {folder}",
            id="stillnight.W008",
        )
    ]


def database_in_the_open(**_: Any) -> list[CheckMessage]:
    """W009: nights between here and PostgreSQL could be read."""
    database = _database()
    host = database.get("HOST") or "localhost"
    mode = database.get("OPTIONS", {}).get("sslmode", "prefer")
    if _is_sqlite() or host in HERE or host.startswith("/"):
        return []
    if mode in {"verify-ca", "verify-full"}:
        return []
    return [
        Warning(
            "The connection to PostgreSQL may be unencrypted or lead to somebody else.",
            hint="Add ?sslmode=verify-full to DATABASE_URL (require encrypts and does not look"
            " at the certificate); a network that only the two share, such as the one of"
            " compose.yaml, may do without.",
            id="stillnight.W009",
        )
    ]


def cache_in_the_open(**_: Any) -> list[CheckMessage]:
    """W010: whoever reads or writes the counts in Redis guesses without end."""
    place = str(settings.CACHES["default"].get("LOCATION", ""))
    if not place.startswith("redis://") or urlsplit(place).hostname in HERE:
        return []
    return [
        Warning(
            "The connection to Redis is unencrypted.",
            hint="Write rediss:// in CACHE_URL; a network that only the two share may do without.",
            id="stillnight.W010",
        )
    ]


def cache_without_password(**_: Any) -> list[CheckMessage]:
    """W012: any program that reaches Redis reads findings and resets the counts of guesses."""
    place = str(settings.CACHES["default"].get("LOCATION", ""))
    if not place.startswith(("redis://", "rediss://")) or urlsplit(place).password:
        return []
    return [
        Warning(
            "Redis is asked without a password.",
            hint="Set `requirepass` in Redis and write redis://:password@host:6379/0 in CACHE_URL,"
            " or use a unix socket that only this account can open: unix:///folder/socket?db=0.",
            id="stillnight.W012",
        )
    ]


ALL: tuple[Callable[..., Iterable[CheckMessage]], ...] = (
    *(debug, plain_http, secret_key, hosts, network_file_system, backup_recipients),
    *(proxies, mail, private_data, database_in_the_open, cache_in_the_open),
    cache_without_password,
)


def file_system(path: Path) -> str:
    """Kind of the file system a path is on, "" where that cannot be known."""
    if not MOUNTS.exists():
        return ""
    lines = (line.split() for line in MOUNTS.read_text().splitlines())
    kinds = {Path(words[1].replace("\\040", " ")): words[2] for words in lines}
    return next((kinds[place] for place in path.absolute().parents if place in kinds), "")


def _is_sqlite() -> bool:
    return bool(_database()["ENGINE"] == "django.db.backends.sqlite3")


def _database() -> dict[str, Any]:
    database: dict[str, Any] = settings.DATABASES["default"]
    return database


def _host() -> str:
    return urlsplit(settings.SITE_URL).hostname or ""
