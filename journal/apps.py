"""The diary."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "journal"
    exported = {
        "nights": "Night",
        "caffeine_intakes": "CaffeineIntake",
        "exercises": "Exercise",
        "doses": "Dose",
        "skipped_doses": "SkippedDose",
        "factors": "Factor",
        "factor_answers": "FactorAnswer",
        "named_questions": "NamedQuestion",
        "wake_taps": "WakeTap",
        "device_sleeps": "DeviceSleep",
        "day_suggestions": "DaySuggestion",
    }
    not_exported = {
        "Night.version": "counts savings, so that two devices notice each other",
        "DeviceSleep.corrections": "counts corrections, so that kept results notice them",
        "NightFigures": "follow from the night, and are worked out again wherever it comes in",
        "RemovedNight": "a deletion that can be undone for 30 days; whoever deleted it "
        "wants it gone",
        "Posted": "remembers for a week which forms were stored, so that two taps store one; "
        "holds nothing that was written",
        "Sending": "remembers what a device sent, so that nothing is stored twice; holds no answer",
    }
    references = {"Dose.plan_key": "regimens", "SkippedDose.plan_key": "regimens"}

    def ready(self) -> None:
        """Have what is listed under a night checked by the forms of its rows."""
        from journal.forms.listed import LISTINGS
        from journal.saving import check

        for listing in LISTINGS:
            check.register(listing)
