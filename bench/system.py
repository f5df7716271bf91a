"""The programs that tests and drills need and pip cannot bring: browsers, a PostgreSQL server and
what writes down system calls.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

# The first has no window and takes half the time for the same pages; Debian alone has it by itself.
HEADLESS = "chromium-headless-shell"
BROWSERS = (HEADLESS, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_BROWSERS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


def browser() -> str | None:
    """Path of a Chromium, None when there is none."""
    return next(filter(None, map(shutil.which, (*BROWSERS, *MAC_BROWSERS))), None)


def postgres() -> Path | None:
    """Folder of `initdb` and `pg_ctl`, None when there is none; Debian keeps it off the PATH."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version, reverse=True)
    if program := shutil.which("pg_config"):
        answer = subprocess.run([program, "--bindir"], capture_output=True, text=True, check=False)
        folders.insert(0, Path(answer.stdout.strip()))
    if on_path := shutil.which("initdb"):
        folders.append(Path(on_path).resolve().parent)
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


def _version(folder: Path) -> float:
    try:
        return float(folder.parent.name)
    except ValueError:
        return 0


def strace() -> str | None:
    """Path of strace, None when there is none; only Linux has it."""
    return shutil.which("strace")


def firefox() -> str | None:
    """Path of a Firefox, None when there is none."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


def webkit() -> str | None:
    """Path of the driver of WebKit, None where it, its browser or a screen for it is missing."""
    is_whole = mini_browser() and shutil.which("Xvfb")
    return shutil.which("WebKitWebDriver") if is_whole else None


def mini_browser() -> str | None:
    """Path of the small browser that comes with WebKit; Debian keeps it off the PATH."""
    return next(map(str, sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))), None)


NEEDED: dict[str, Callable[[], object]] = {"chromium": browser, "postgresql": postgres}
if sys.platform == "linux":
    NEEDED |= {"strace": strace, "firefox-esr": firefox, "webkit2gtk-driver": webkit}
    NEEDED["xvfb"] = lambda: shutil.which("Xvfb")


def missing() -> list[str]:
    """Debian's names of what is not here."""
    return [name for name, is_there in NEEDED.items() if not is_there()]


def provide() -> None:
    """Install what is missing where that is ours to do, else say the line that does it."""
    if not (packages := missing()):
        return
    if sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get"):
        sys.stderr.write(f"Installing {' and '.join(packages)} …\n")
        _quietly("apt-get", "update")
        if "chromium" in packages and _quietly("apt-cache", "show", HEADLESS):
            packages[packages.index("chromium")] = HEADLESS
        _quietly("apt-get", "install", "--yes", "--no-install-recommends", *packages)
    if missing():
        sys.stderr.write(f"Some tests are left out. What they need: {install_line()}\n")


def _quietly(*command: str) -> bool:
    """Run a command that asks nothing; whether it went well."""
    done = subprocess.run(
        command,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return done.returncode == 0


def install_line() -> str:
    """The one command that installs what is missing."""
    packages = missing()
    if sys.platform == "darwin":
        return f"brew install {' '.join(packages)}"
    return f"sudo apt-get install {' '.join(packages)}"
