"""Where a request comes from: its address, and the network of it that is all that is stored."""

import ipaddress

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest


def address_of(request: HttpRequest | None) -> str:
    """The address a request came from, as far as trusted proxies say; empty where none is known."""
    try:
        return str(get_adapter().get_client_ip(request)) if request is not None else ""
    except PermissionDenied:  # allauth's word for a request that has no such address
        return ""


def network_of(address: str) -> str:
    """The beginning of an address, its rest zeros: 24 bits of IPv4, 48 of IPv6."""
    known = ipaddress.ip_address(address)
    prefix = 24 if known.version == 4 else 48
    return str(ipaddress.ip_network((known, prefix), strict=False).network_address)
