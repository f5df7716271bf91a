"""Where a push message may go: known push services, at public addresses, and nowhere else.

The address of a subscription comes from a browser, so anybody can send any. It is checked when
it is stored and again when something is sent; the name is resolved once and the connection goes
to the very address that was checked (no second look-up that could answer differently).
"""
# pure

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

# Chrome and Android, Firefox, Edge, Safari. A leading dot stands for every name below it.
SERVICES = (
    "fcm.googleapis.com",
    ".push.services.mozilla.com",
    ".notify.windows.com",
    ".push.apple.com",
)
MAX_ENDPOINT_LENGTH = 1000
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class RefusedError(Exception):
    """Raised for an address that no message may be sent to."""


@dataclass(frozen=True, slots=True)
class Target:
    """A checked endpoint: `path` includes the query."""

    host: str
    port: int
    path: str


def look_up(host: str, port: int) -> list[str]:
    """Every address the name has now; none when it has none."""
    try:
        entries = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError:
        return []
    return [str(entry[4][0]) for entry in entries]


def is_public(text: str) -> bool:
    """Whether an address is on the open internet, also one that wraps another."""
    address = ipaddress.ip_address(text)
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return inner.is_global and not inner.is_multicast
        if address.teredo is not None:
            return False
    return address.is_global and not address.is_multicast


@dataclass(frozen=True, slots=True)
class Guard:
    """The rules; a test lets its own service through by naming other ones."""

    services: tuple[str, ...] = SERVICES
    ports: tuple[int, ...] = (443,)
    addresses_of: Callable[[str, int], list[str]] = look_up
    may_reach: Callable[[str], bool] = is_public
    certificates: str | None = None  # a file of authorities to trust in place of the system's

    def target(self, endpoint: str) -> Target:
        """The endpoint in its parts, if it is one of a known service."""
        try:
            parts = urlsplit(endpoint)
            port = parts.port or 443
        except ValueError:
            raise RefusedError("not an address") from None
        host = parts.hostname or ""
        clean = (
            endpoint.isascii() and endpoint.isprintable() and len(endpoint) <= MAX_ENDPOINT_LENGTH
        )
        if not clean or parts.scheme != "https" or "@" in parts.netloc or port not in self.ports:
            raise RefusedError("not an https address of a push service")
        if not any(_belongs(host, service) for service in self.services):
            raise RefusedError("not a push service we know")
        return Target(host, port, (parts.path or "/") + (f"?{parts.query}" if parts.query else ""))

    def address(self, target: Target) -> str:
        """The one address to connect to; refused if any the name has is not public."""
        addresses = self.addresses_of(target.host, target.port)
        if not addresses or not all(map(self.may_reach, addresses)):
            raise RefusedError("no public address")
        return addresses[0]


def _belongs(host: str, service: str) -> bool:
    if service.startswith("."):
        return host.endswith(service) and len(host) > len(service)
    return host == service
