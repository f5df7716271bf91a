"""An Apple Health export, read in a process of its own, which `apart.py` starts.

The export may be made by an enemy, and an honest one is large. So this process may use only so
much memory and CPU time and write no file; whatever it dies of, the server lives. The file comes
on standard input, as a file or through a pipe; the answer is JSON.
"""

import json
import sys
from datetime import date
from io import BytesIO
from typing import BinaryIO
from zoneinfo import ZoneInfo

from journal.exchange.apple.answer import in_json
from journal.exchange.apple.export import Gathered, read_export
from journal.exchange.apple.sleeps import SOURCE
from journal.exchange.apple.times import moment
from journal.exchange.in_child import limit, say, speak
from journal.exchange.problem import ImportProblem

MEMORY = 512 * 1024**2  # bytes of address space


def main(zone: str, latest: str, megabytes: str, seconds: str, language: str) -> None:
    """Read the export of standard input and write what is in it, or the problem with it."""
    limit(MEMORY, int(seconds))
    speak(language)
    most = int(megabytes) * 1024**2
    try:
        home, until = ZoneInfo(zone), date.fromisoformat(latest)
        export = read_export(_input(), most, home, until, _say)
    except ImportProblem as problem:
        sys.stdout.write(json.dumps({"problems": [str(each) for each in problem.problems]}))
    except MemoryError:
        sys.exit(1)
    else:
        words = {
            "days": [each.row(SOURCE) for each in export.happenings],
            "about": export.about,
            "remarks": export.remarks,
            "refused": export.refused,
        }
        sys.stdout.write(in_json(export.sleeps, export.clinical, **words))


def _say(gathered: Gathered) -> None:
    first, last = (moment(each).date().isoformat() for each in (gathered.first, gathered.last))
    say(gathered.count, first, last)


def _input() -> BinaryIO:
    file = sys.stdin.buffer
    return file if file.seekable() else BytesIO(file.read())


if __name__ == "__main__":
    main(*sys.argv[1:])
