"""See the package's docstring."""

from django.apps import AppConfig


class ShareConfig(AppConfig):
    name = "journal.share"
    label = "share"
