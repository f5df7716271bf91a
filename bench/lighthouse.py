"""`python -m bench.lighthouse`, which is `make lighthouse`: the pages in the browser.

Stillnight as `make run` serves it, with somebody's 120 nights, looked at with Google's Lighthouse
as on a phone with slow 4G (150 ms, 1.6 Mbit/s) and a CPU four times slower. Prints the table of
docs/performance.md, each figure the median of its runs; scores fall on a machine that others use
too. `npm` fetches Lighthouse for the run; it becomes no part of the project.
"""

import json
import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from bench import system
from bench.server import Running, running

PACKAGE = "lighthouse@13.5.0"
PAGES = ("/tonight/", "/trends/", "/guide/", "/nights/", "/report/")
RUNS = 3
CATEGORIES = ("performance", "accessibility", "best-practices")
SECONDS = ("first-contentful-paint", "largest-contentful-paint")
# The same network and CPU, but slowed down by the browser instead of reckoned by Lighthouse.
BY_BROWSER = (
    "--throttling-method=devtools",
    "--throttling.requestLatencyMs=150",
    "--throttling.downloadThroughputKbps=1600",
    "--throttling.uploadThroughputKbps=750",
    "--throttling.cpuSlowdownMultiplier=4",
)
HEAD = """\
| Page | performance | accessibility | best practices | first paint, reckoned | measured \
| largest paint, reckoned | blocked ms | shift | kB | requests |
|---|---|---|---|---|---|---|---|---|---|---|
"""


def main() -> int:
    """Prepare, serve, look; 1 with a sentence where there is no browser."""
    browser = system.browser()
    if browser is None:
        sys.stderr.write(f"No Chromium here; install one: {system.install_line()}\n")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DJANGO_SETTINGS_MODULE": "config.settings", "DATA_DIR": folder}
        os.environ |= {"CHROME_PATH": browser, "DATABASE_URL": ""}
        filled = subprocess.run(
            [sys.executable, "-m", "bench.prepare", "120", "1"], capture_output=True, check=True
        )
        cookie = json.loads(filled.stdout)["cookie"]
        with running("config.settings", Path(folder), _free_port(), cookie) as server:
            sys.stdout.write(HEAD)
            for page in PAGES:
                seen = [look(server, page) for _ in range(RUNS)]
                measured = [look(server, page, *BY_BROWSER) for _ in range(RUNS)]
                sys.stdout.write(row(page, seen, measured))
                sys.stdout.flush()
    return 0


def look(server: Running, page: str, *more: str) -> dict[str, Any]:
    """One run's report."""
    root = " --no-sandbox" if os.geteuid() == 0 else ""
    cookie = json.dumps({"Cookie": f"sessionid={server.cookie}"})
    result = subprocess.run(
        [
            *("npm", "exec", "--yes", "--ignore-scripts", f"--package={PACKAGE}", "--"),
            *("lighthouse", f"http://127.0.0.1:{server.port}{page}", "--quiet", "--output=json"),
            f"--chrome-flags=--headless=new{root}",
            f"--only-categories={','.join(CATEGORIES)}",
            f"--extra-headers={cookie}",
            *more,
        ],
        capture_output=True,
        check=True,
    )
    report: dict[str, Any] = json.loads(result.stdout)
    return report


def row(page: str, seen: list[dict[str, Any]], measured: list[dict[str, Any]]) -> str:
    """A line of the table."""

    def value(audit: str, reports: list[dict[str, Any]]) -> float:
        return float(median(report["audits"][audit]["numericValue"] for report in reports))

    scores = [
        f"{100 * median(report['categories'][name]['score'] for report in seen):.0f}"
        for name in CATEGORIES
    ]
    first, largest = (f"{value(audit, seen) / 1000:.1f} s" for audit in SECONDS)
    requests = seen[0]["audits"]["network-requests"]["details"]["items"]
    sizes = [request["transferSize"] for request in requests if request["transferSize"]]
    cells = [
        *(f"`{page}`", *scores, first),
        f"{value(SECONDS[0], measured) / 1000:.1f} s",
        *(largest, f"{value('total-blocking-time', seen):.0f}"),
        f"{value('cumulative-layout-shift', seen):.3f}",
        *(f"{sum(sizes) / 1000:.0f}", str(len(sizes))),
    ]
    return f"| {' | '.join(cells)} |\n"


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


if __name__ == "__main__":
    sys.exit(main())
