"""Other programs on this machine, asked in the same rounds: `BENCH_PEERS=folder make bench`.

The folder holds a checkout of each, such as `babybuddy` and `linkding`, with its own environment,
filled and signed in, and in it a `peer.json`:

    {"start": ["venv/bin/gunicorn", "--workers=2", "--bind=127.0.0.1:{port}", "wsgi"],
     "cookie": "the value of a session's sessionid",
     "pages": {"tonight": "/the/form/", "charts and data, 10 years": "/the/chart/"}}

The names of the pages are those of `bench.journeys`. Data to compare: ten years, one entry a day.
"""

import json
import os
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import monotonic, sleep

from bench.journeys import JOURNEYS, get
from bench.measuring import in_turn, say
from bench.server import Running, answers

SECONDS = 60.0  # to start in


@dataclass(frozen=True, slots=True)
class Peer:
    """A program that runs, and which of its pages is nearest to which of ours."""

    name: str
    server: Running
    pages: Mapping[str, str]


@contextmanager
def started(folder: Path, port: int) -> Iterator[Peer]:
    """Start what a folder holds, end it afterwards; RuntimeError when it does not answer."""
    facts = json.loads((folder / "peer.json").read_text())
    command = [word.replace("{port}", str(port)) for word in facts["start"]]
    process = subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL)
    server = Running(process.pid, port, facts["cookie"], 0.0)
    try:
        end = monotonic() + SECONDS
        while not answers(server):
            if process.poll() is not None or monotonic() > end:
                raise RuntimeError(f"{folder.name} does not answer.")
            sleep(0.05)
        yield Peer(folder.name, server, facts["pages"])
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


def compare(us: Running, first_port: int, repetitions: int, rounds: int) -> None:
    """A table of CPU ms beside each peer in the folder; nothing where there is none."""
    place = os.environ.get("BENCH_PEERS", "")
    folders = sorted(file.parent for file in Path(place).glob("*/peer.json")) if place else []
    if not folders:
        return
    with ExitStack() as stack:
        peers = [
            stack.enter_context(started(folder, first_port + place))
            for place, folder in enumerate(folders)
        ]
        say(f"\n| Journey, CPU ms | Stillnight | {' | '.join(peer.name for peer in peers)} |")
        say("|---" * (2 + len(peers)) + "|")
        for journey in JOURNEYS:
            with_page = [peer for peer in peers if journey.name in peer.pages]
            if not with_page:
                continue
            sides = [(us, journey.ours)]
            sides += [(peer.server, get(peer.pages[journey.name])) for peer in with_page]
            mine, *theirs = in_turn(sides, max(4, int(repetitions * journey.weight)), rounds)
            of = {p.name: f"{median(f.cpu):.1f}" for p, f in zip(with_page, theirs, strict=True)}
            cells = " | ".join(of.get(peer.name, "–") for peer in peers)
            say(f"| {journey.name} | {median(mine.cpu):.1f} | {cells} |")
