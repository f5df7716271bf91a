"""See the package's docstring."""

from django.apps import AppConfig


class ShareConfig(AppConfig):
    name = "journal.share"
    label = "share"
    not_exported = {
        "Share": "a copy of a summary for somebody else, gone after 30 days; its link is known "
        "to nobody here",
        "SharedPicture": "a page of such a copy",
        "ShareOpen": "when such a copy was opened",
    }
