"""Every address of the house."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from accounts.admin import site
from accounts.views.passkeys import SignInByPasskey
from config.health import readyz

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
    path("account/", include("allauth.account.urls")),
    path("account/2fa/webauthn/login/", SignInByPasskey.as_view(), name="mfa_login_webauthn"),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("admin/", site.urls),
    path("readyz", readyz, name="readyz"),
]

handler500 = "config.faults.fault"

if settings.DEBUG:  # for whoever works on the pages
    from config.style import style

    urlpatterns.append(path("style/", style, name="style"))
