"""The process that prints, with a template that never ends: `python -m tests.drill.endless`.

All else is as it is: the limits, the pipes, the process that waits for it.
"""

import sys
from pathlib import Path
from tempfile import NamedTemporaryFile

from journal.report import engine

ENDLESS = {
    "time": "#for a in range(9999) { for b in range(9999) { for c in range(9999) {} } }",
    "memory": "#range(1000000000).len()",
}


if __name__ == "__main__":
    engine.CPU = int(sys.argv[2])
    with NamedTemporaryFile("w", suffix=".typ") as file:
        file.write(ENDLESS[sys.argv[1]])
        file.flush()
        engine.TEMPLATES["summary"] = Path(file.name)
        engine.main()
