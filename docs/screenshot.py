"""Take the picture of the README: `make screenshot`.

A throw-away journal with made-up nights, served on a free port of this machine, looked at
with the system's Chromium.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "screenshot.png"
sys.path.insert(0, str(ROOT))

from bench import system  # noqa: E402  (the same search for Chromium as the tests)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(address: str) -> None:
    """Until the server answers, at most two minutes."""
    for _ in range(600):
        try:
            urlopen(f"{address}/healthz", timeout=2).close()  # noqa: S310  (our own server)
        except URLError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("The server did not start.")


def take(address: str) -> None:
    """Open the demo and photograph its trends."""
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=system.browser(), args=root)
        page = browser.new_page(viewport={"width": 1180, "height": 1150}, device_scale_factor=1)
        page.goto(address)
        page.get_by_role("button", name="Try the demo").click()
        page.goto(f"{address}/trends/?range=3m")
        page.wait_for_load_state("networkidle")
        page.screenshot(path=PICTURE)
        browser.close()


def main() -> None:
    """Serve, look, end."""
    port = free_port()
    with tempfile.TemporaryDirectory() as data:
        environment = {**os.environ, "DATA_DIR": data, "PORT": str(port), "DEMO": "1"}
        server = subprocess.Popen([sys.executable, "-m", "config.serve"], cwd=ROOT, env=environment)
        try:
            address = f"http://127.0.0.1:{port}"
            wait_for(address)
            take(address)
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main()
