"""Addresses of the account pages that are ours; signing in and out is allauth's."""

from django.urls import URLPattern

app_name = "accounts"

urlpatterns: list[URLPattern] = []
