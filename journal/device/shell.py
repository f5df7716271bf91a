"""What the worker keeps for a night without a signal: static files and two empty pages.

The pages are rendered without a request, so nobody's name, colours or token can be in them.
"""

import hashlib
import json
from pathlib import Path

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
    kept |= {url: _digest(page.encode()) for url, page in pages.items()}
    return [{"url": url, "revision": revision} for url, revision in kept.items()]


def worker_script() -> str:
    """The program of the worker: what it keeps, then what it does."""
    kept = json.dumps(precached())
    return f"self.kept = {kept};\nimportScripts({json.dumps(static('worker/worker.js'))});\n"


def _revision(name: str) -> str | None:
    """None where the name itself says which version it is."""
    if not static(name).endswith(name):
        return None
    found = finders.find(name)
    return _digest(Path(found).read_bytes()) if found else None


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]
