"""What lives on a person's device."""

from django.apps import AppConfig


class DeviceConfig(AppConfig):
    name = "journal.device"
    label = "device"
