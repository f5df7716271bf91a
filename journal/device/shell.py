"""What the worker keeps for a night without a signal: static files and two empty pages.

The pages are rendered without a request, so nobody's name, colours or token can be in them.
"""

import hashlib
import json
import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse

from journal.device.forms import EmptyEntryForm
from journal.models import WakeTap

FILES = (
    "css/base.css",
    "css/offline.css",
    "css/wake.css",
    "js/offline.js",
    "js/wake.js",
    "fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2",
    "icons/stillnight.svg",
)
IMPORT = re.compile(r'(?:from|import)\s*"\./([\w/.-]+\.js)"')


def offline_page() -> str:
    """The entry page of a night without a signal."""
    return render_to_string("device/offline.html", {"form": EmptyEntryForm(), "empty": True})


def offline_wake_page() -> str:
    """The 3 a.m. screen of a night without a signal."""
    return render_to_string("journal/wake.html", {"kinds": WakeTap.Kind.choices, "empty": True})


def precached() -> list[dict[str, str | None]]:
    """Each address with a revision that changes when its content does (Workbox's manifest)."""
    pages = {
        reverse("device:offline"): offline_page(),
        reverse("device:offline_wake"): offline_wake_page(),
    }
    kept = {static(name): _revision(name) for name in FILES}
    kept |= dict.fromkeys(sorted(f"{settings.STATIC_URL}{name}" for name in shared_by(FILES)))
    kept |= {url: _digest(page.encode()) for url, page in pages.items()}
    return [{"url": url, "revision": revision} for url, revision in kept.items()]


def worker_script() -> str:
    """The program of the worker: what it keeps, then what it does."""
    kept = json.dumps(precached())
    return f"self.kept = {kept};\nimportScripts({json.dumps(static('worker/worker.js'))});\n"


def shared_by(names: Iterable[str]) -> set[str]:
    """The chunks that these modules import, directly or by way of another.

    The bundler has written a hash into their names, and modules ask for them by these.
    """
    found: set[str] = set()
    waiting = [name for name in names if name.endswith(".js")]
    while waiting:
        name = waiting.pop()
        if file := finders.find(name):
            folder = PurePosixPath(name).parent
            imported = IMPORT.findall(Path(file).read_text(encoding="utf-8"))
            new = {str(folder / chunk) for chunk in imported} - found
            found |= new
            waiting += new
    return found


def _revision(name: str) -> str | None:
    """None where the name itself says which version it is."""
    if not static(name).endswith(name):
        return None
    found = finders.find(name)
    return _digest(Path(found).read_bytes()) if found else None


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]
