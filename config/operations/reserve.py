"""A little room kept back on the disk, so that people can leave when it is full.

Signing out, and showing that it is oneself, each write a few rows. When there is no room for them,
the file is given up and they are tried again; reading needs no room. It is kept for whoever is
signed in: a stranger's try at signing in writes as much, before it is known to be one.
"""

import os
from collections.abc import Callable
from pathlib import Path
from shutil import disk_usage

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from config.operations.faults import FULL

SIZE = 1024**2  # bytes; enough for some fifty people
LEAVING = {"account_logout", "account_reauthenticate", "mfa_reauthenticate"}


def file() -> Path:
    """The file that holds the room."""
    return Path(settings.DATA_DIR) / "reserve"


def keep() -> None:
    """Keep room back, unless it would be a good part of what is left."""
    if not file().exists() and disk_usage(settings.DATA_DIR).free > 4 * SIZE:
        file().write_bytes(os.urandom(SIZE))  # zeros take no room on a disk that compresses


def give_up() -> bool:
    """Delete the file; returns whether there was any."""
    try:
        file().unlink()
    except OSError:
        return False
    return True


def leaving_goes_on(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Answer a request once more where there was no room to let somebody out."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code == FULL.status:
            page = getattr(request.resolver_match, "view_name", "")
            if page in LEAVING and request.user.is_authenticated and give_up():
                return get_response(request)
        return response

    return middleware
