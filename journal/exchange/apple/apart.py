"""Has an Apple Health export read in a process of its own, within limits."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from journal.exchange.in_child import ChildDied, answer
from journal.exchange.problem import ImportProblem

MEGABYTES = 1000  # of XML: more than 20 MB of an honest archive unpack to
SECONDS = 40
TOO_LARGE = (
    "This Apple Health export cannot be read here. It is damaged, or larger than this server "
    "reads. Please export it again."
)


def read_apart(data: bytes, zone: ZoneInfo, latest: date) -> dict[str, Any]:
    """What is in an export, as JSON holds it; raises `ImportProblem`."""
    limits = (zone.key, latest.isoformat(), str(MEGABYTES), str(SECONDS))
    try:
        read: dict[str, Any] = answer("journal.exchange.apple.child", data, SECONDS, *limits)
    except ChildDied:
        raise ImportProblem(TOO_LARGE) from None
    if problems := read.get("problems"):
        raise ImportProblem(*problems)
    return read
