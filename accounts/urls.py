"""Addresses of the account pages that are ours; signing in and out is allauth's."""

from django.urls import path

from accounts import views

app_name = "accounts"

urlpatterns = [path("", views.preferences, name="preferences")]
