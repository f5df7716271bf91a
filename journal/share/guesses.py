"""How often a link or a passphrase may be tried. Counted for minutes and hours, then forgotten."""

from allauth.core.internal import ratelimit
from django.http import HttpRequest

RATES = {"link": "20/m/ip,200/h/ip", "passphrase": "5/5m/key,30/d/key"}


def link_allowed(request: HttpRequest) -> bool:
    """Use up one try of this network at links."""
    return _consume(request, "link", "")


def passphrase_allowed(request: HttpRequest, token_hash: str) -> bool:
    """Use up one try at the passphrase of one share, from wherever it comes."""
    return _consume(request, "passphrase", token_hash)


def _consume(request: HttpRequest, action: str, key: str) -> bool:
    used = ratelimit.consume(request, app="share", action=action, config=RATES, key=key)
    return used is not None
