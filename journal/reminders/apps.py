"""See the package's docstring."""

from django.apps import AppConfig


class RemindersConfig(AppConfig):
    name = "journal.reminders"
    label = "reminders"
    not_exported = {
        "Reminder": "when this server is to remind; another one must not begin by itself",
        "PushDevice": "the address of a device, which only this server may write to",
        "CalendarFeed": "a secret address on this server",
    }

    def ready(self) -> None:
        """Hear of people who move to another time zone."""
        from django.contrib.auth import get_user_model
        from django.db.models.signals import post_save

        from journal.reminders.models import follow_the_person

        post_save.connect(follow_the_person, sender=get_user_model())

    def open_links(self) -> list[str]:
        """Calendar addresses that answer, for an operator who put a backup back."""
        from journal.reminders.models import CalendarFeed

        feeds = CalendarFeed.objects.filter(user__is_active=True).select_related("user")
        return [
            f"calendar of {feed.user}, made on {feed.made_at:%Y-%m-%d}"
            for feed in feeds.order_by("made_at")
        ]
