"""Addresses of this room."""

from django.urls import path

from journal.reminders import views

app_name = "reminders"

urlpatterns = [
    path("account/reminders/", views.reminders, name="reminders"),
    path("account/reminders/devices/add/", views.add_device, name="add_device"),
    path("account/reminders/devices/<int:pk>/remove/", views.remove_device, name="remove_device"),
    path("account/reminders/calendar/make/", views.make_calendar, name="make_calendar"),
    path("account/reminders/calendar/end/", views.end_calendar, name="end_calendar"),
    path("reminders/<str:token>/stop/", views.stop_mail, name="stop_mail"),
    path("calendar/<str:token>.ics", views.calendar_ics, name="calendar_ics"),
]
