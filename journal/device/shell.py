"""The files of the worker for a night without a signal: static files and three empty pages.

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

from accounts.templatetags.scripts import words_of
from config.language import current
from journal.device.forms import EmptyEntryForm
from journal.models import WakeTap
from journal.sittings.screen import empty_screen

FILES = (
    "css/base.css",
    "css/offline.css",
    "css/sitting-now.css",
    "css/wake.css",
    "js/dim.js",
    "js/offline.js",
    "js/sitting-now.js",
    "js/wake.js",
    "fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2",
    "icons/stillnight.svg",
)
WORKER = "worker/worker.js"
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
        reverse("device:offline_sitting"): empty_screen(),
    }
    said = [words for name in FILES for words in words_of(name, current())]
    revisions = {static(name): _revision(name) for name in (*FILES, *said)}
    revisions |= dict.fromkeys(sorted(f"{settings.STATIC_URL}{name}" for name in shared_by(FILES)))
    revisions |= {url: _digest(page.encode()) for url, page in pages.items()}
    return [{"url": url, "revision": revision} for url, revision in revisions.items()]


def worker_script() -> str:
    """The worker's program: the language it speaks, the files that it stores, then its code.

    All of it is in the language of whoever asks. Once they chose another, their browser finds
    another program here the next time it looks, and stores the empty pages anew.
    """
    scripts = [static(name) for name in (*words_of(WORKER, current()), WORKER)]
    return (
        f"self.language = {json.dumps(current())};\nself.precached = {json.dumps(precached())};\n"
        f"importScripts({', '.join(map(json.dumps, scripts))});\n"
    )


def shared_by(names: Iterable[str]) -> set[str]:
    """The chunks that these modules import, directly or by way of another.

    The bundler has written a hash into their names, and modules ask for them by these.
    """
    chunks: set[str] = set()
    waiting = [name for name in names if name.endswith(".js")]
    while waiting:
        name = waiting.pop()
        if file := finders.find(name):
            folder = PurePosixPath(name).parent
            imported = IMPORT.findall(Path(file).read_text(encoding="utf-8"))
            new = {str(folder / chunk) for chunk in imported} - chunks
            chunks |= new
            waiting += new
    return chunks


def _revision(name: str) -> str | None:
    """The digest of a file; `None` where its name itself says which version it is."""
    if not static(name).endswith(name):
        return None
    path = finders.find(name)
    return _digest(Path(path).read_bytes()) if path else None


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]
