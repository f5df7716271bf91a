"""Addresses of the installable app."""

from django.urls import path

from journal.device import views

app_name = "device"

urlpatterns = [
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("sw.js", views.worker, name="worker"),
    path("offline/", views.offline, name="offline"),
    path("offline/wake/", views.offline_wake, name="offline_wake"),
    path("offline/sitting/", views.offline_sitting, name="offline_sitting"),
    path("morning/", views.morning, name="morning"),
    path("device/", views.device, name="device"),
    path("device/offer/", views.answer_offer, name="answer_offer"),
    path("device/session/", views.session, name="session"),
    path("device/notes/", views.notes, name="notes"),
]
