"""What every template may ask about the house."""

from django.conf import settings
from django.http import HttpRequest


def house(request: HttpRequest) -> dict[str, bool]:
    """Whether a demo and new accounts are on offer, whether mail can be sent, and whether pages
    bring a service worker: not while they are being worked on, where it would show old files;
    whether they travel unencrypted.
    """
    return {
        "demo_offered": settings.DEMO,
        "sign_up_open": settings.SIGN_UP_OPEN,
        "mail_works": settings.MAIL,
        "worker_wanted": not settings.DEBUG,
        "unencrypted": settings.IN_THE_OPEN,
    }
