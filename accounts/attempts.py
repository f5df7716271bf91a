"""How often a password may be guessed wrongly, and by whom that is counted.

An unknown browser has few attempts for an account and a network, and some more for a network
and all accounts. A known browser has attempts of its own. There is no count for an account
as such: it would let anybody shut the owner out.
"""

from allauth.core.internal import ratelimit
from django.http import HttpRequest

from accounts import known_device

ACTION = "login_failed"
UNKNOWN = {ACTION: "10/m/ip,5/5m/key"}
KNOWN = {ACTION: "10/5m/key"}


def take_one(request: HttpRequest, email: str, step: str = "") -> ratelimit.RateLimitUsage | None:
    """Use up an attempt; `None` where none is left for now.

    Each `step` has attempts of its own; the password's has no name.
    """
    config, key = _counted(request, email)
    key = f"{key} {step}".strip()
    return ratelimit.consume(
        request, app="allauth.account", action=ACTION, config=config, key=key, limit_get=True
    )


def forget(request: HttpRequest, email: str) -> None:
    """Give this browser its attempts back, after a reset by mail."""
    config, key = _counted(request, email)
    ratelimit.clear(request, app="allauth.account", action=ACTION, config=config, key=key)


def _counted(request: HttpRequest, email: str) -> tuple[dict[str, str], str]:
    if request.user.is_authenticated and request.user.email == email:
        return KNOWN, f"{email} session {request.session.session_key}"
    if device := known_device.known_to(request, email):
        return KNOWN, f"{email} device {device}"
    return UNKNOWN, f"{email} network {ratelimit.get_ip(request)}"
