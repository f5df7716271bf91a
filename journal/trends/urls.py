"""Addresses of this room."""

from django.urls import path

from journal.trends import sunday, views
from journal.trends.questions import helped, naming
from journal.trends.questions import views as questions

app_name = "trends"

urlpatterns = [
    path("trends/", views.trends, name="trends"),
    path("trends/series.json", views.series, name="series"),
    path("trends/sunday/", sunday.sunday, name="sunday"),
    path("trends/compare/", questions.compare, name="compare"),
    path("trends/onset/", questions.onset, name="onset"),
    path("trends/helped/", helped.helped, name="helped"),
    path("trends/factors/", questions.factors, name="factors"),
    path("trends/factors/name/", naming.name_question, name="name_question"),
]
