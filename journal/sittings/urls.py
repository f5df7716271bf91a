"""Addresses of this room."""

from django.urls import path

from journal.sittings import views

app_name = "sittings"

urlpatterns = [
    path("", views.sittings, name="sittings"),
    path("now/", views.sitting_now, name="sitting_now"),
    path("tap/", views.tap, name="tap"),
    path("new/", views.new_sitting, name="new_sitting"),
    path("<int:pk>/", views.edit_sitting, name="edit_sitting"),
    path("<int:pk>/delete/", views.delete_sitting, name="delete_sitting"),
    path("removed/<int:pk>/restore/", views.restore_sitting, name="restore_sitting"),
    path("evenings/<night:night>/", views.evening, name="evening"),
    path("compare/", views.compare_evenings, name="compare_evenings"),
    path("evenings.json", views.evenings, name="evenings"),
]
