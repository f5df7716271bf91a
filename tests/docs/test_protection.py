"""docs/protection.md says what the program does: its figures are the program's."""

import re
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.password_validation import get_default_password_validators
from django.core.exceptions import ValidationError

from accounts import attempts, limits, passwords, security_log
from accounts.forms import PreferencesForm
from accounts.sessions import A_DAY
from accounts.tokens import bearer, secret, usage
from accounts.tokens import models as tokens
from accounts.tokens.scopes import SCOPES
from config import web_process
from config.operations import checks, logs
from journal import quotas
from journal.exchange import arrivals, complete_file, nights_csv, unzip
from journal.exchange.views import arrivals as arrivals_views
from journal.exchange.views.exports import EXPORTS_AN_HOUR
from journal.exchange.views.imports import IMPORTS_AN_HOUR
from journal.models import Night
from journal.reminders import guard, push
from journal.report import press
from journal.share import guesses
from journal.share import models as share
from journal.views.demo import MOST_AN_HOUR
from tests.project import ROOT

PAGE = " ".join((ROOT / "docs" / "protection.md").read_text().split())
MEBI = 1024**2
SHORTEST = [v.min_length for v in get_default_password_validators() if hasattr(v, "min_length")]


FIGURES: list[tuple[str, Any]] = [
    (
        "{} MB, {:,} fields",
        (settings.DATA_UPLOAD_MAX_MEMORY_SIZE // MEBI, settings.DATA_UPLOAD_MAX_NUMBER_FIELDS),
    ),
    (
        "{} MB together; {} MB and {:,} members unpacked; {:,} nights; {:,} rows of",
        (
            settings.IMPORT_MAX_BYTES // MEBI,
            complete_file.MAX_BYTES // MEBI,
            unzip.MAX_FILES,
            nights_csv.MAX_ROWS,
            complete_file.MAX_ROWS,
        ),
    ),
    (
        "{:,} MB together, {} MB in a demo; {} MB a piece",
        (arrivals.MOST // MEBI, settings.IMPORT_MAX_BYTES // MEBI, arrivals_views.PIECE // MEBI),
    ),
    ("one request with files | {} MB;", (web_process.MAX_BODY // MEBI,)),
    ("connections of a web process | {};", (web_process.MAX_CONNECTIONS,)),
    ("| imports; exports of everything | {} an hour", (IMPORTS_AN_HOUR,)),
    ("| imports; exports of everything | {} an hour", (EXPORTS_AN_HOUR,)),
    ("worked out anew | {} in 10 minutes", (limits.COMPUTATIONS.split("/")[0],)),
    ("and person, {} at once", (limits.AT_ONCE,)),
    ("printed | {} in 10 minutes", (limits.PRINTINGS.split("/")[0],)),
    ("demo accounts | {} an hour", (MOST_AN_HOUR,)),
    (
        "| access tokens | {} of one person that work, none in a demo; {} days; {} requests in {}",
        (tokens.MOST_TOKENS, tokens.MOST_DAYS, usage.MOST, usage.WINDOW // 60),
    ),
    ("{} wrong ones in {} minutes and network", (bearer.MOST_WRONG, bearer.WRONG_WINDOW // 60)),
    ("It ends after {} days", (tokens.USUAL_DAYS,)),
    ("`{}`", (secret.PATTERN,)),
    ("its first {} letters", (secret.START_LENGTH,)),
    ("one summary | {:.0f} seconds", (press.SECONDS,)),
    ("days a share lasts | {} |", (share.MOST_DAYS,)),
    ("ends {} days after it was last used", (settings.SESSION_COOKIE_AGE // A_DAY,)),
    ("{} days after signing in", (settings.SESSION_LONGEST // A_DAY,)),
    ("fewer than {} characters besides", (passwords.FEWEST_OTHER,)),
    ("at least {} characters of any kind", SHORTEST),
    ("pinned, no redirect, {} and {} seconds", (push.TIMEOUT.connect_timeout, 10)),
    ("STARTTLS or TLS (W007), {} seconds", (settings.EMAIL_TIMEOUT,)),
]


def test_a_figure_on_the_page_is_the_one_in_the_program():
    sentences = [sentence.format(*figures) for sentence, figures in FIGURES]
    assert not [sentence for sentence in sentences if sentence not in PAGE]


def _named(counted):
    return counted.format(count=2, most="").strip()


def test_what_one_person_may_keep_is_on_the_page():
    rows = [
        f"| {_named(quota.counted)} | {quota.most:,} | {quota.in_a_demo:,} |"
        for quota in [*quotas.QUOTAS.values(), quotas.LETTERS]
    ]
    assert not [row for row in rows if row not in PAGE]


def test_what_may_hang_on_one_night_is_on_the_page():
    rows = [counted.format(count=most, most=f"{most:,}") for most, counted in quotas.BELOW.values()]
    assert ", ".join(rows) in PAGE


def test_the_limits_of_guessing_are_those_on_the_page():
    assert attempts.UNKNOWN == {"login_failed": "10/m/ip,5/5m/key"}
    assert attempts.KNOWN == {"login_failed": "10/5m/key"}
    assert guesses.RATES == {"link": "20/m/ip,200/h/ip", "passphrase": "5/5m/key,30/d/key"}
    assert "5 in 5 minutes for an account and network, 10 a minute for a network" in PAGE
    assert "10 in 5 minutes for a known browser" in PAGE
    assert "20 a minute, 200 an hour and network; passphrase of one share 5 in 5 minutes" in PAGE


def test_every_word_of_the_house_is_listed():
    assert ", ".join(passwords.HOUSE_WORDS) in PAGE


def test_every_way_to_sign_in_is_listed_and_there_is_no_other():
    assert settings.AUTHENTICATION_BACKENDS == [
        "allauth.account.auth_backends.AuthenticationBackend"
    ]
    assert settings.MFA_SUPPORTED_TYPES == ["totp", "webauthn", "recovery_codes"]
    assert "allauth.socialaccount" not in settings.INSTALLED_APPS
    for way in ("password", "code of an app", "spare code", "passkey", "reset mail", "demo"):
        assert re.search(rf"\| [^|]*{way}[^|]* \|", PAGE), way
    assert "no code by mail, no SMS" in PAGE
    assert not getattr(settings, "ACCOUNT_LOGIN_BY_CODE_ENABLED", False)


def test_every_level_of_sensitivity_says_what_protects_it():
    levels = re.findall(r"\| (\d), (\w+) \| ([^|]+) \| ([^|]+) \|", PAGE)

    assert [(number, name) for number, name, _, _ in levels] == [
        ("1", "secret"),
        ("2", "health"),
        ("3", "personal"),
        ("4", "public"),
    ]
    assert all(what and protection for _, _, what, protection in levels)


def test_rules_for_what_belongs_together_are_written_down_and_hold():
    night = Night(night=date(2026, 3, 3), time_zone="UTC", no_symptoms=True, evening_severity=5)
    with pytest.raises(ValidationError, match="Which is right"):
        night.clean()
    assert "no symptoms beside a rating, none beside a drink" in PAGE


def test_fields_that_no_form_of_people_has_are_named():
    kept_back = {"email", "is_active", "is_staff", "is_superuser"}

    assert not kept_back & set(PreferencesForm.Meta.fields)
    assert ", ".join(f"`{name}`" for name in sorted(kept_back)) in PAGE


def test_it_says_within_how_many_days_packages_are_mended():
    assert "within 7 days if it is high or critical, within 30 otherwise" in PAGE


def test_every_logger_of_the_settings_is_listed():
    ours = {name for name in settings.LOGGING["loggers"] if name.startswith("stillnight")}

    assert ours == {logs.SECURITY, logs.REQUESTS}
    assert security_log.log.name == logs.SECURITY
    assert all(f"`{name}`" in PAGE for name in ours)
    assert set(settings.LOGGING["handlers"]) == {"console"}


def test_every_push_service_and_every_check_of_a_connection_is_listed():
    makers = {"googleapis": "Google", "mozilla": "Mozilla", "windows": "Microsoft"}
    makers |= {"apple": "Apple"}
    assert len(guard.SERVICES) == len(makers)
    for mark, maker in makers.items():
        assert any(mark in name for name in guard.SERVICES)
        assert maker in PAGE
    ids = {"W007": checks.mail, "W009": checks.database_in_the_open}
    ids |= {"W010": checks.cache_in_the_open}
    for name, check in ids.items():
        assert check in checks.ALL
        assert name in PAGE


def test_every_way_of_sealing_and_hashing_is_listed():
    for kind in ("Argon2id", "HMAC-SHA256", "AES-128-CBC", "HKDF-SHA256", "SHA-256"):
        assert kind in PAGE
    for kind in ("ECDSA P-256", "AES-128-GCM", "X25519, ChaCha20-Poly1305", "HMAC-SHA1"):
        assert kind in PAGE


def test_the_limits_and_scopes_of_tokens_are_those_of_the_api_s_page():
    page = (ROOT / "docs" / "api.md").read_text()
    rows = [f"| `{scope}` | {words} |" for scope, words in SCOPES.items()]
    fields = usage.Usage(13, 112).headers()

    assert [row for row in rows if row not in page] == []
    assert [f"{name}: {value}" for name, value in fields.items() if value not in page] == []
    assert secret.PATTERN in page
    assert f"{bearer.MOST_WRONG} wrong tokens from one network" in page
