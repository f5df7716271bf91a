"""Addresses of the API: its description, and everything else as one address."""

from django.urls import path

from journal.api import entrance

app_name = "api"

urlpatterns = [
    path("docs", entrance.reference, name="reference"),
    path("openapi.json", entrance.openapi, name="openapi"),
    path("<path:rest>", entrance.entrance, name="entrance"),
]
