"""Whether this browser's person is up with restless legs: kept with the session.

Every page asks it, so it costs no statement. The taps themselves are rows; this is their last
word, so long as it counts.
"""

from datetime import datetime

from accounts.http import AuthenticatedHttpRequest
from journal.models import WakeTap
from journal.wake import MAX_WALK

STARTED = "legs_started"  # in the session: the instant, ISO 8601, until "back in bed"


def since(request: AuthenticatedHttpRequest) -> datetime | None:
    """When the legs started of somebody who has not tapped "back in bed"; `None` otherwise."""
    text = request.session.get(STARTED)
    return datetime.fromisoformat(text) if text else None


def last_tap(request: AuthenticatedHttpRequest, now: datetime) -> WakeTap | None:
    """The newest tap that still counts, remembered for every page."""
    tap: WakeTap | None = request.user.wake_taps.filter(at__gte=now - MAX_WALK).last()
    if tap and tap.kind == WakeTap.Kind.STARTED:
        request.session[STARTED] = tap.at.isoformat()
    else:
        request.session.pop(STARTED, None)
    return tap
