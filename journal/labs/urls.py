"""Addresses of this room."""

from django.urls import path

from journal.labs import views

app_name = "labs"

urlpatterns = [
    path("labs/", views.labs, name="labs"),
    path("labs/iron/", views.iron, name="iron"),
    path("labs/before-a-test/", views.before_a_test, name="before_a_test"),
    path("labs/before-a-test.ics", views.before_a_test_ics, name="before_a_test_ics"),
    path("labs/add/<slug:test>/", views.add_result, name="add_result"),
    path("labs/<int:pk>/", views.edit_result, name="edit_result"),
    path("labs/<int:pk>/delete/", views.delete_result, name="delete_result"),
    path("labs/removed/<int:pk>/restore/", views.restore_result, name="restore_result"),
]
