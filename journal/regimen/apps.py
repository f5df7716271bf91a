"""See the package's docstring."""

from django.apps import AppConfig


class RegimenConfig(AppConfig):
    name = "journal.regimen"
    label = "regimen"
    exported = {
        "regimens": "Regimen",
        "regimen_nutrients": "RegimenNutrient",
        "dose_steps": "DoseStep",
        "dose_times": "DoseTime",
    }
