"""Addresses of the diary."""

from django.urls import path

from journal import converters  # noqa: F401  (registers the night converter)
from journal.views import calendar, demo, night, pages, wake

app_name = "journal"

urlpatterns = [
    path("", pages.home, name="home"),
    path("tonight/", night.tonight, name="tonight"),
    path("nights/", calendar.calendar, name="calendar"),
    path("nights/<night:night>/", night.edit_night, name="edit_night"),
    path("nights/<night:night>/delete/", night.delete_night, name="delete_night"),
    path("nights/removed/<int:pk>/restore/", night.restore_night, name="restore_night"),
    path("nights/<night:night>/wake/", wake.use_wake_taps, name="use_wake_taps"),
    path("wake/", wake.wake, name="wake"),
    path("wake/undo/", wake.undo_wake_tap, name="undo_wake_tap"),
    path("demo/", demo.demo, name="demo"),
    path("help-now/", pages.help_now, name="help_now"),
    path("privacy/", pages.privacy, name="privacy"),
    path("healthz", pages.healthz, name="healthz"),
]
