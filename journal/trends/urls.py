"""Addresses of this room."""

from django.urls import path

from journal.trends import views

app_name = "trends"

urlpatterns = [
    path("trends/", views.trends, name="trends"),
    path("trends/series.json", views.series, name="series"),
]
