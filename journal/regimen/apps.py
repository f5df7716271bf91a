"""See the package's docstring."""

from django.apps import AppConfig

from journal import plan


class RegimenConfig(AppConfig):
    name = "journal.regimen"
    label = "regimen"
    exported = {
        "regimens": "Regimen",
        "regimen_nutrients": "RegimenNutrient",
        "dose_steps": "DoseStep",
        "dose_times": "DoseTime",
    }

    def ready(self) -> None:
        """Tell the night page what is planned."""
        from journal.regimen.tonight import planned_doses

        plan.known_by(self.label, planned_doses)
