"""Addresses of the floor."""

from django.urls import path

from bench.floor import views

urlpatterns = [
    path("form/", views.form),
    path("insert/", views.insert),
    path("shell/", views.shell),
    path("series.json", views.series),
    path("calendar/", views.calendar),
    path("export.csv", views.export),
]
