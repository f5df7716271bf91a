"""Has an Apple Health export read in a process of its own, within limits."""

from pathlib import Path
from typing import Any

from config.language import current, gettext_lazy
from journal.clock import latest_night
from journal.exchange.in_child import ChildDied, answer
from journal.exchange.problem import ImportProblem
from journal.exchange.reading import ReadOptions

MEGABYTES = 1000  # of XML: more than a small archive that is honest unpacks to
SECONDS = 40
OF_A_WORKER = (50_000, 3600)  # the same where nobody waits: fifteen times a ZIP of 3 GB, an hour
TOO_LARGE = gettext_lazy(
    "This Apple Health export cannot be read here. It is damaged, or larger than this "
    "server reads. Please export it again."
)


def read_apart(data: bytes | Path, options: ReadOptions) -> dict[str, Any]:
    """What is in an export, as JSON holds it; raises `ImportProblem`."""
    megabytes, seconds = OF_A_WORKER if options.tell else (MEGABYTES, SECONDS)
    latest = latest_night(options.now).isoformat()
    limits = (options.zone.key, latest, str(megabytes), str(seconds), current())
    try:
        read: dict[str, Any] = answer(
            "journal.exchange.apple.child", data, seconds, *limits, tell=options.tell
        )
    except ChildDied:
        raise ImportProblem(TOO_LARGE) from None
    if problems := read.get("problems"):
        raise ImportProblem(*problems)
    return read
