"""The disk runs full while people write, and has room again later.

`python -m tests.drill.full FOLDER SAVES`, in a mount namespace of its own: the small disk is
seen by nobody else and goes with the process.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from threading import Event, Thread
from typing import Any

from bench.server import TOKEN
from tests.drill import place
from tests.drill.place import Place
from tests.drill.result import Result, Size
from tests.drill.saves import Ledger, fresh, verdict
from tests.project import ROOT

DISK, LEFT = 8 * 2**20, 400_000  # bytes
PAGES = (
    "/trends/series.json?range=all",
    "/report.json",
    "/report.pdf",
    "/export/stillnight.json",
    "/export/fhir-r4.json",
    "/healthz",
)
STORED, NO_ROOM = 200, 507
SIGNED_OUT = [302, 302]  # and the next page leads to signing in
DRILL = "Disk full, SQLite"
GOAL = "507 with a sentence; reading, taking along, signing out work; writing goes on, 0 lost"


def run(size: Size) -> Iterator[Result]:
    """Fill, ask, free, go on."""
    tries = 20 if size is Size.FULL else 5
    with tempfile.TemporaryDirectory(prefix="stillnight-drill-") as folder:
        apart = ["unshare", "--mount", "--propagation", "private"]
        if os.geteuid() != 0:
            apart += ["--user", "--map-root-user"]
        try:
            told = subprocess.run(
                [*apart, sys.executable, "-m", "tests.drill.full", folder, str(tries)],
                cwd=ROOT,
                capture_output=True,
                text=True,
                check=False,
            )
        except FileNotFoundError as error:
            yield Result(DRILL, f"{error.filename} is not here", GOAL, None)
            return
    if told.returncode:
        why = (told.stderr.strip() or "no disk can be mounted here").splitlines()[-1]
        yield Result(DRILL, why, GOAL, None if "mount" in why or "unshare" in why else False)
        return
    yield judge(json.loads(told.stdout), tries)


def judge(told: dict[str, Any], tries: int) -> Result:
    """What came of it, as a row."""
    refused = told["refused"]
    clear = refused == {str(NO_ROOM): tries} and told["sentences"] == tries
    reads = set(told["read"]) == {200}
    left = told["left"] == SIGNED_OUT
    again = told["again"] == {"200": tries}
    figure = (
        f"{told['before']} saves until it was full; then {tries} answered"
        f" {', '.join(refused)}, {told['sentences']} with a sentence; {len(told['read'])} reads"
        f" answered {', '.join(map(str, sorted(set(told['read']))))};"
        f" signing out {', '.join(map(str, told['left']))}; with room again"
        f" {sum(told['again'].values())} of {tries} stored; {told['words']}"
    )
    return Result(DRILL, figure, GOAL, clear and reads and left and again and told["met"])


def filled(folder: Path, tries: int) -> dict[str, Any]:
    """The drill itself, in a folder that may be mounted over."""
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", str(folder)]
    subprocess.run(mount, check=True)
    pages = place.static()
    with place.sqlite(folder) as here:
        (here.data / "static").symlink_to(pages)
        return _filled(here, folder, tries)


def _filled(here: Place, folder: Path, tries: int) -> dict[str, Any]:
    with here.serving():
        ballast = folder / "ballast"
        with ballast.open("wb") as file:
            file.write(bytes(shutil.disk_usage(folder).free - LEFT))
        ledger, stop, numbers = Ledger(), Event(), count()
        server = here.server()
        while ledger.send(fresh(numbers), server) == STORED:
            pass
        before, waiting = len(ledger.acknowledged), [fresh(numbers) for _ in range(tries)]
        refused = Ledger()
        read = list[int]()
        reader = Thread(target=_reading, args=(here, stop, read))
        reader.start()
        for save in waiting:
            refused.send(save, server)
        stop.set()
        reader.join()
        left = _left(here)
        ballast.unlink()
        again = Ledger()
        for save in waiting:
            again.send(save, server)
        kept = [*ledger.acknowledged, *again.acknowledged]
        words, met = verdict(kept, here.inside("stored"))
    return {
        "before": before,
        "refused": Counter(map(str, refused.statuses)),
        "sentences": sum(map(_is_sentence, refused.refusals)),
        "read": read,
        "left": left,
        "again": Counter(map(str, again.statuses)),
        "words": words,
        "met": met,
    }


def _left(here: Place) -> list[int]:
    """Signing out while there is no room, and what the former session then opens."""
    person, form = here.server(1), f"csrfmiddlewaretoken={TOKEN}"
    urlencoded = {"Content-Type": "application/x-www-form-urlencoded"}
    signed_out, _ = person.ask("POST", "/account/logout/", form, **urlencoded)
    return [signed_out, person.ask("GET", "/report.json")[0]]


def _reading(here: Place, stop: Event, statuses: list[int]) -> None:
    while not stop.is_set() or len(statuses) < len(PAGES):
        page = PAGES[len(statuses) % len(PAGES)]
        statuses.append(here.server().ask("GET", page)[0])


def _is_sentence(said: str) -> bool:
    try:
        return str(json.loads(said)["error"]).endswith(".")
    except (ValueError, KeyError, TypeError):
        return False


if __name__ == "__main__":
    sys.stdout.write(json.dumps(filled(Path(sys.argv[1]), int(sys.argv[2]))))
