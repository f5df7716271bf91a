"""See the package's docstring."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "journal.exchange"
    label = "exchange"
