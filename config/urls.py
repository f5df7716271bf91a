"""Every address of the house: each app names its own."""

from django.urls import URLResolver, include, path

urlpatterns: list[URLResolver] = [
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
    path("sitting/", include("journal.sittings.urls")),
    path("experiments/", include("journal.experiments.urls")),
    path("api/v1/", include("journal.api.urls")),
    path("account/tokens/recipes/", include("journal.api.recipes.urls")),
    path("", include("accounts.urls")),
    path("", include("config.operations.urls")),
]

handler500 = "config.operations.faults.fault"
