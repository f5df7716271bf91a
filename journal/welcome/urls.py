"""The address of the first run."""

from django.urls import path

from journal.welcome import views

app_name = "welcome"

urlpatterns = [path("", views.welcome, name="welcome")]
