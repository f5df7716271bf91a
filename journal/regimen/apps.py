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
    not_exported = {
        "DoseShare": "follows from the plan and the doses of a night",
        "RemovedRegimen": "a deletion that can be undone for 30 days; whoever deleted it wants "
        "it gone",
    }

    def ready(self) -> None:
        """Register what is planned, the demo's plan, and what figures ask of the plan."""
        from journal import seeding
        from journal.figures import alongside, declared, left_out
        from journal.regimen.alongside import names_stamp, plan_alongside, plan_stamp, slow_names
        from journal.regimen.demo import plan_of_the_demo
        from journal.regimen.exposures import supplements
        from journal.regimen.tonight import planned_doses

        plan.register(self.label, planned_doses)
        seeding.register(self.label, plan_of_the_demo)
        declared.register(self.label, supplements)
        left_out.register(self.label, slow_names, names_stamp)
        alongside.register(self.label, plan_alongside, plan_stamp)
