"""Addresses of the diary."""

from django.conf import settings
from django.urls import path

from journal import converters  # noqa: F401  (registers its converters)
from journal.views import (
    answers,
    calendar,
    day_suggestions,
    demo,
    night,
    pages,
    questions,
    recorded,
    trackers,
    wake,
    zones,
)

app_name = "journal"

urlpatterns = [
    path("", pages.home, name="home"),
    path("tonight/", night.tonight, name="tonight"),
    path("nights/", calendar.calendar, name="calendar"),
    path("nights/<night:night>/", night.edit_night, name="edit_night"),
    path("nights/<night:night>/answers/", answers.answers, name="answers"),
    path("nights/<night:night>/zone/", zones.night_zone, name="night_zone"),
    path("here/", zones.here, name="here"),
    path("nights/<night:night>/move-morning/", night.move_morning, name="move_morning"),
    path("nights/<night:night>/delete/", night.delete_night, name="delete_night"),
    path(
        "nights/<night:night>/as-planned/<keys:doses>/take-back/",
        night.take_back_doses,
        name="take_back_doses",
    ),
    path("nights/removed/<int:pk>/restore/", night.restore_night, name="restore_night"),
    path("questions/", questions.questions, name="questions"),
    path("questions/<int:pk>/ask/", questions.ask_question, name="ask_question"),
    path("nights/<night:night>/wake/", wake.use_wake_taps, name="use_wake_taps"),
    path(
        "nights/<night:night>/suggested/",
        day_suggestions.use_day_suggestions,
        name="use_day_suggestions",
    ),
    path("nights/<night:night>/recorded/", recorded.use_recording, name="use_recording"),
    path("trackers/", trackers.trackers, name="trackers"),
    path("wake/", wake.wake, name="wake"),
    path("wake/undo/", wake.undo_wake_tap, name="undo_wake_tap"),
    path("demo/", demo.demo, name="demo"),
    path("help-now/", pages.help_now, name="help_now"),
    path("privacy/", pages.privacy, name="privacy"),
    path("healthz", pages.healthz, name="healthz"),
]

if settings.DEBUG:  # for whoever works on the pages
    from journal.views.style import style

    urlpatterns.append(path("style/", style, name="style"))
