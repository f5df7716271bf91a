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

    def open_links(self) -> list[str]:
        """Links that open a summary at this moment, for an operator who put a backup back."""
        from django.utils import timezone

        from journal.share.models import Share

        live = Share.objects.live(timezone.now()).select_related("user").order_by("created_at")
        return [
            f"summary shared by {share.user} on {share.created_at:%Y-%m-%d}, until "
            f"{share.expires_at:%Y-%m-%d}"
            for share in live
        ]
