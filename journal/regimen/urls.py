"""Addresses of this room, below /regimen/."""

from django.urls import path

from journal.regimen import views

app_name = "regimen"

urlpatterns = [
    path("", views.regimen, name="regimen"),
    path("new/", views.new_regimen, name="new_regimen"),
    path("<int:pk>/", views.edit_regimen, name="edit_regimen"),
    path("<int:pk>/dose/", views.change_dose, name="change_dose"),
    path("<int:pk>/dose/<int:step>/", views.edit_step, name="edit_step"),
    path("<int:pk>/dose/<int:step>/remove/", views.remove_step, name="remove_step"),
    path("<int:pk>/delete/", views.delete_regimen, name="delete_regimen"),
    path("removed/<int:pk>/restore/", views.restore_regimen, name="restore_regimen"),
    path("<int:pk>/stop/", views.stop, name="stop"),
    path("<int:pk>/resume/", views.resume, name="resume"),
]
