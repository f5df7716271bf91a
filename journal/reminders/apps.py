"""See the package's docstring."""

from django.apps import AppConfig


class RemindersConfig(AppConfig):
    name = "journal.reminders"
    label = "reminders"
    not_exported = {
        "Reminder": "sent by this server; another would send a second one to the same person",
        "PushDevice": "the address of a device, good for this server only",
        "CalendarFeed": "a secret address on this server",
    }

    def ready(self) -> None:
        """Hear of people who move to another time zone."""
        from django.contrib.auth import get_user_model
        from django.db.models.signals import post_save

        from journal.reminders.models import follow_the_person

        post_save.connect(follow_the_person, sender=get_user_model())
