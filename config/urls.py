"""Every address of the house."""

from django.urls import include, path

from accounts.admin import site

urlpatterns = [
    path("", include("journal.urls")),
    path("", include("journal.trends.urls")),
    path("", include("journal.report.urls")),
    path("", include("journal.exchange.urls")),
    path("", include("journal.guide.urls")),
    path("", include("journal.labs.urls")),
    path("regimen/", include("journal.regimen.urls")),
    path("", include("journal.reminders.urls")),
    path("", include("journal.share.urls")),
    path("account/", include("accounts.urls")),
    path("account/", include("allauth.account.urls")),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("admin/", site.urls),
]
