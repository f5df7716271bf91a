"""The address of the recipes, below those of access tokens."""

from django.urls import path

from journal.api.recipes import views

app_name = "recipes"

urlpatterns = [path("", views.recipes, name="recipes")]
