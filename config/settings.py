"""Every setting of Stillnight, from the environment, safe unless told otherwise.

The variables are in docs/settings.md. A wrong value stops the program and says what to change.
"""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from config import content_security, sqlite, template_loader
from config.environment import (
    HERE,
    cache,
    choice,
    database,
    flag,
    languages,
    number,
    secret_key,
    site,
    vapid_key,
    zone,
)
from config.operations import logs

# A worker has one core to itself: numpy's own threads would only get into each other's way.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(os.environ.get("DATA_DIR") or BASE_DIR / "var").resolve()
DEBUG = flag("DEBUG")
SECRET_KEY = secret_key(os.environ.get("SECRET_KEY", ""), DATA_DIR / "secret_key")
# What seals secrets in the database: the first seals, all open.
ENCRYPTION_KEYS = os.environ.get("ENCRYPTION_KEYS", "").split() or [SECRET_KEY]

# Where people reach this server; https follows from it.
SITE_URL = os.environ.get("SITE_URL") or f"http://127.0.0.1:{number('PORT', 8000)}"
_scheme, _host, _origin = site(SITE_URL)
HTTPS = _scheme == "https"
ALLOWED_HOSTS = [_host, *os.environ.get("ALLOWED_HOSTS", "").split()]
if not HTTPS:
    ALLOWED_HOSTS += ["localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = [f"{_scheme}://{_origin}"]
LISTEN = os.environ.get("LISTEN", "").strip() or "127.0.0.1"
WORKERS = number("WORKERS", 2, least=1)
# Nights travel unencrypted only within this machine, unless somebody says so.
INSECURE_HTTP = flag("INSECURE_HTTP")
IN_THE_OPEN = not HTTPS and not {*ALLOWED_HOSTS, LISTEN} <= HERE

# What the house offers.
DEMO = flag("DEMO")
PREPARED_STATEMENTS = flag("PREPARED_STATEMENTS", default=True)  # put together once a process
STORED_FIGURES = flag("STORED_FIGURES", default=True)  # what a night adds up to, beside it
SIGN_UP_OPEN = flag("SIGN_UP_OPEN", default=True)

INSTALLED_APPS = [
    "config.operations",
    "accounts",
    "journal",
    "journal.trends",
    "journal.report",
    "journal.exchange",
    "journal.guide",
    "journal.labs",
    "journal.regimen",
    "journal.reminders",
    "journal.share",
    "journal.device",
    "journal.welcome",
    "journal.experiments",
    "journal.sittings",
    "journal.api",
    "crispy_forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "csp",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "config.middleware.numbered_requests",
    "config.operations.reserve.leaving_goes_on",
    "django.middleware.security.SecurityMiddleware",
    "config.compression.compressed_answers",  # pads at random, so lengths tell nothing
    "config.middleware.privacy_headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",  # of pages; what they load goes by the policy of the page
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.log_refusals",
    "accounts.middleware.clear_site_data_on_logout",
    "accounts.middleware.end_old_sessions",
    "accounts.middleware.activate_time_zone",
    "accounts.middleware.speak_the_language",
    "accounts.middleware.TooOftenMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            **template_loader.OPTIONS,
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.context.house",
            ],
        },
    }
]

# --- Data ---------------------------------------------------------------------------------

DATABASES = {
    "default": database(
        os.environ.get("DATABASE_URL") or f"sqlite:///{DATA_DIR / 'stillnight.sqlite3'}",
        pool=number("DATABASE_POOL", 4),
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = sqlite.options()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {"default": cache(os.environ.get("CACHE_URL", "").strip())}
SESSION_ENGINE = "accounts.session_rows"
# In seconds: how long a session lasts unused, and how long at most (docs/protection.md says why).
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_LONGEST = 90 * 24 * 3600
MESSAGE_STORAGE = "accounts.short_notes.MessageStorage"

# Backups: where, how many, and who may open them (public keys of age).
BACKUP_DIR = Path(os.environ.get("BACKUP_DIR") or DATA_DIR / "backups").resolve()
BACKUP_KEEP = number("BACKUP_KEEP", 14)
BACKUP_RECIPIENTS = os.environ.get("BACKUP_RECIPIENTS", "").split()
BACKUP_BEFORE_MIGRATION = flag("BACKUP_BEFORE_MIGRATION", default=True)

# Uploads: what is small is read at once; the rest lies in a private folder until a worker read it.
IMPORT_MAX_BYTES = 60 * 1024 * 1024
UPLOAD_DIR = Path(os.environ.get("UPLOAD_DIR") or DATA_DIR / "uploads").resolve()
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 500  # ten years of Fitbit are about 120
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}  # config/tasks_process.py

# --- Static files -------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static" / "dist"]
WHITENOISE_ALLOW_ALL_ORIGINS = False
# Kept by browsers for good: what collectstatic hashed, and the chunks that esbuild hashed.
WHITENOISE_IMMUTABLE_FILE_TEST = r"\.[0-9a-f]{12}\.[a-z0-9]+$|/js/shared/[^/]+-[A-Z0-9]{8}\.js$"
STORAGES = {
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    }
}

# --- Who you are --------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "accounts.passwords.UnlikeEmailValidator"},
    {
        "NAME": "accounts.passwords.LongEnoughValidator",
        "OPTIONS": {"min_length": 15},  # NIST 800-63B-4, password as the only factor
    },
    {"NAME": "accounts.passwords.EasyToGuessValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "journal:tonight"
LOGOUT_REDIRECT_URL = "journal:home"

EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
MAIL = bool(EMAIL_HOST)
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if MAIL else 'dummy'}.EmailBackend"
EMAIL_PORT = number("EMAIL_PORT", 587)
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_SSL = flag("EMAIL_USE_SSL")
EMAIL_USE_TLS = flag("EMAIL_USE_TLS", default=not EMAIL_USE_SSL)
if EMAIL_USE_SSL and EMAIL_USE_TLS:
    raise ImproperlyConfigured(
        "EMAIL_USE_SSL and EMAIL_USE_TLS are both 1; write one of them: SSL for port 465,"
        " TLS for port 587."
    )
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL") or f"Stillnight <no-reply@{_host}>"

# How push services know this server; made on first use in DATA_DIR unless it is given.
VAPID_PRIVATE_KEY = vapid_key("VAPID_PRIVATE_KEY")

ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "add_email": "accounts.forms.ChangeEmailForm",
    "change_password": "accounts.forms.ChangePasswordForm",
    "login": "accounts.forms.LoginForm",
    "reauthenticate": "accounts.second_factor.PasswordAgainForm",
    "reset_password": "accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "accounts.forms.ResetPasswordKeyForm",
    "set_password": "accounts.forms.SetPasswordForm",
    "signup": "accounts.forms.SignupForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory" if MAIL else "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_NOTIFICATIONS = MAIL
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_METHODS = ("password", "mfa")  # no code by mail
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_DEFAULT_HTTP_PROTOCOL = _scheme
ALLAUTH_TRUSTED_PROXY_COUNT = number("TRUSTED_PROXIES", 0)
PASSWORD_RESET_TIMEOUT = 3600
DEVICE_COOKIE_NAME = "__Host-device" if HTTPS else "device"

MFA_ADAPTER = "accounts.adapter.MFAAdapter"
MFA_FORMS = {
    "activate_totp": "accounts.second_factor.ActivateAppForm",
    "add_webauthn": "accounts.second_factor.AddPasskeyForm",
    "authenticate": "accounts.second_factor.CodeForm",
    "authenticate_webauthn": "accounts.second_factor.PasskeyStepForm",
    "edit_webauthn": "accounts.second_factor.RenamePasskeyForm",
    "login_webauthn": "accounts.second_factor.SignInByPasskeyForm",
    "reauthenticate": "accounts.second_factor.CodeAgainForm",
    "reauthenticate_webauthn": "accounts.second_factor.PasskeyAgainForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Stillnight"
MFA_TOTP_TOLERANCE = 1  # a phone's clock may be half a minute off
# With mail nobody gets in before confirming; without, there is nothing to confirm.
MFA_ALLOW_UNVERIFIED_EMAIL = True

# --- Language and time --------------------------------------------------------------------

LANGUAGE_CODE = "en"
LOCALE_PATHS = [BASE_DIR / "locale"]
LANGUAGES = languages(LOCALE_PATHS[0], begun=DEBUG)
TIME_ZONE = zone("TIME_ZONE")

# --- Forms --------------------------------------------------------------------------------

CRISPY_ALLOWED_TEMPLATE_PACKS = ("stillnight",)
CRISPY_TEMPLATE_PACK = "stillnight"
CRISPY_FAIL_SILENTLY = False
FORM_RENDERER = "accounts.fields.widgets.LeanRenderer"

# --- What a browser may do with our pages -------------------------------------------------

CONTENT_SECURITY_POLICY = {"DIRECTIVES": content_security.DIRECTIVES}
SECURE_REFERRER_POLICY = "same-origin"  # no-referrer makes Chromium post "Origin: null"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
if HTTPS:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
    SECURE_SSL_REDIRECT = True
    # Asked by programs: what they send in plain is refused, not quietly led to https.
    SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz)$", r"^calendar/", r"^api/"]
    SECURE_HSTS_SECONDS = 2 * 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = flag("HSTS_PRELOAD")  # browsers' own lists are slow to leave again
    SILENCED_SYSTEM_CHECKS = ["security.W021"]  # which would rather have it said for everybody
    if ALLAUTH_TRUSTED_PROXY_COUNT:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING = logs.configuration(
    choice("LOG_FORMAT", "text", "json"), requests=flag("LOG_REQUESTS"), debug=DEBUG
)
