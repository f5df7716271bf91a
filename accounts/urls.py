"""Addresses of the account pages that are ours; signing in and out is allauth's."""

from django.urls import path

from accounts.views import preferences, sessions

app_name = "accounts"

urlpatterns = [
    path("", preferences.preferences, name="preferences"),
    path("sessions/", sessions.session_list, name="session_list"),
    path("sessions/end-others/", sessions.end_other_sessions, name="end_other_sessions"),
    path("sessions/<int:pk>/end/", sessions.end_session, name="end_session"),
]
