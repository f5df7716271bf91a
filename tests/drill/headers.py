"""How Mozilla's HTTP Observatory grades each kind of page, behind https on this machine.

Its own tests and its own chart of grades, offline; `headers.mjs` hands them one page at a time.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench import server
from tests.drill import house
from tests.drill.front import front
from tests.drill.result import Result, Size
from tests.project import ROOT

GRADER = Path(__file__).with_name("headers.mjs")
HTTPS, HTTP, BEHIND = 8101, 8102, 8103
# What is asked for and as whom; the error page is an address that leads nowhere.
PAGES = {
    "home": ("/", None),
    "sign-in": ("/account/login/", None),
    "sign-up": ("/account/signup/", None),
    "guide": ("/guide/", None),
    "share entrance": ("/share/", None),
    "an error": ("/no-such-page/", None),
    "tonight": ("/tonight/", "owner"),
    "trends": ("/trends/", "owner"),
    "report": ("/report/", "owner"),
    "PDF": ("/report.pdf", "owner"),
    "a shared report": ("/share/report/", "visitor"),
    "admin": ("/admin/", "staff"),
}


def run(size: Size) -> Iterator[Result]:
    """Every page kind in both sizes; it takes seconds."""
    node = shutil.which("node", path=f"{ROOT / '.venv' / 'bin'}:{_path()}")
    if node is None or not (ROOT / "node_modules" / "@mdn").exists():
        yield Result("headers", "the Observatory is not installed here", "A+ everywhere", None)
        return
    named = {"SITE_URL": f"https://localhost:{HTTPS}", "TRUSTED_PROXIES": "1"}
    with house.house("SQLite", **named) as environment:
        assert environment is not None
        cookies = house.seeded(environment)["cookies"]
        data = Path(environment["DATA_DIR"])
        running = server.running(house.SETTINGS, data, BEHIND, "", **named)
        with running, front(data, HTTPS, HTTP, BEHIND) as certificate:
            yield judged(list(graded(node, certificate, cookies)))


def graded(node: str, certificate: Path, cookies: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """`{"name", "grade", "score", "status", "failed"}` of each page."""
    pages = [
        {"name": name, "path": path, "cookie": _cookie(cookies.get(role or "", {}))}
        for name, (path, role) in PAGES.items()
    ]
    asked = json.dumps({"https": HTTPS, "http": HTTP, "pages": pages})
    told = subprocess.run(
        [node, str(GRADER), asked],
        env={"PATH": _path(), "NODE_EXTRA_CA_CERTS": str(certificate)},
        stdout=subprocess.PIPE,
        cwd=ROOT,
        text=True,
        check=True,
    )
    return map(json.loads, told.stdout.splitlines())


def judged(pages: list[dict[str, Any]]) -> Result:
    """As one row; a page counts when it answered as that page does."""
    wrong = [page for page in pages if page["grade"] != "A+" or not _answered(page)]
    scores = sorted(page["score"] for page in pages)
    named = "; ".join(
        f"{page['name']}: {page['grade']} {page['score']}, status {page['status']},"
        f" {', '.join(page['failed'])}"
        for page in wrong
    )
    well = f"{len(pages) - len(wrong)} of {len(PAGES)} page kinds A+"
    figure = f"{well} (scores {scores[0]} to {scores[-1]})"
    met = not wrong and len(pages) == len(PAGES)
    return Result("headers", figure + (f": {named}" if named else ""), "A+ on every kind", met)


def _answered(page: dict[str, Any]) -> bool:
    return bool(page["status"] == (404 if page["name"] == "an error" else 200))


def _cookie(cookies: dict[str, str]) -> str:
    return "; ".join(f"{name}={value}" for name, value in cookies.items())


def _path() -> str:
    return f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin"
