"""See the package's docstring."""

from django.apps import AppConfig


class GuideConfig(AppConfig):
    name = "journal.guide"
    label = "guide"
