"""The short cookie of somebody who opened a share: it names the share and ends by itself.

Whether the share still is to be seen is asked anew each time, so taking it back works at once.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from journal.share.models import Share

LASTS = timedelta(minutes=30)
SALT = "journal.share.visit"


def _name() -> str:
    return "__Host-share" if settings.HTTPS else "share"


def begin(response: HttpResponse, share: Share) -> None:
    """Let this browser look at the share for a while."""
    response.set_cookie(
        _name(),
        signing.dumps(share.pk, salt=SALT),
        max_age=LASTS,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Strict",
    )


def end(response: HttpResponse) -> None:
    """Forget the share in this browser."""
    response.delete_cookie(_name(), samesite="Strict")


def opened(request: HttpRequest, now: datetime) -> Share | None:
    """The live share this browser has opened, if any."""
    try:
        pk = signing.loads(request.COOKIES.get(_name(), ""), salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return None
    return Share.objects.live(now).filter(pk=pk).first()
