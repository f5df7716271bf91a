"""Addresses of this room."""

from django.urls import path

from journal.experiments import views

app_name = "experiments"

urlpatterns = [
    path("", views.experiments, name="experiments"),
    path("new/", views.new_experiment, name="new_experiment"),
    path("<int:pk>/", views.experiment, name="experiment"),
    path("<int:pk>/statement/", views.say_nobody_prescribed, name="say_nobody_prescribed"),
    path("<int:pk>/stop/", views.stop_experiment, name="stop_experiment"),
    path("<int:pk>/nights/<night:night>/", views.follow_night, name="follow_night"),
]
