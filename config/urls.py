"""Every address of the house."""

from django.urls import include, path

urlpatterns = [
    path("", include("journal.urls")),
    path("", include("journal.trends.urls")),
    path("", include("journal.report.urls")),
    path("", include("journal.exchange.urls")),
    path("", include("journal.guide.urls")),
    path("", include("journal.labs.urls")),
    path("regimen/", include("journal.regimen.urls")),
    path("experiments/", include("journal.experiments.urls")),
    path("account/", include("accounts.urls")),
    path("account/", include("allauth.account.urls")),
]
