"""Addresses of the account pages that are ours; signing in and out is allauth's."""

from django.urls import path

from accounts.views import preferences, sessions, your_data

app_name = "accounts"

urlpatterns = [
    path("", preferences.preferences, name="preferences"),
    path("activity/", your_data.activity, name="activity"),
    path("delete/", your_data.delete_account, name="delete_account"),
    path("sessions/", sessions.session_list, name="session_list"),
    path("sessions/end-others/", sessions.end_other_sessions, name="end_other_sessions"),
    path("sessions/<int:pk>/end/", sessions.end_session, name="end_session"),
]
