"""Every address of the house."""

from django.conf import settings
from django.http import Http404
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views import defaults

from accounts.admin import site
from accounts.views.passkeys import SignInByPasskey
from config.operations.health import readyz

NO_CODES = {"exception": Http404("There are no codes by mail.")}
NO_CODES_NAME = "account_request_reauthentication_code"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("journal.urls")),
    path("", include("journal.trends.urls")),
    path("", include("journal.report.urls")),
    path("", include("journal.exchange.urls")),
    path("", include("journal.guide.urls")),
    path("", include("journal.labs.urls")),
    path("regimen/", include("journal.regimen.urls")),
    path("", include("journal.reminders.urls")),
    path("", include("journal.share.urls")),
    path("", include("journal.device.urls")),
    path("welcome/", include("journal.welcome.urls")),
    path("experiments/", include("journal.experiments.urls")),
    path("account/", include("accounts.urls")),
    re_path(r"^account/reauthenticate/code/", defaults.page_not_found, NO_CODES, NO_CODES_NAME),
    path("account/", include("allauth.account.urls")),
    path("account/2fa/webauthn/login/", SignInByPasskey.as_view(), name="mfa_login_webauthn"),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("admin/", site.urls),
    path("readyz", readyz, name="readyz"),
]

handler500 = "config.operations.faults.fault"

if settings.DEBUG:  # for whoever works on the pages
    from journal.views.style import style

    urlpatterns.append(path("style/", style, name="style"))
