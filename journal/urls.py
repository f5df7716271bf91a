"""Addresses of the diary."""

from django.urls import URLPattern

app_name = "journal"

urlpatterns: list[URLPattern] = []
