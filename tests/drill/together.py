"""Three servers start at the same moment on an empty database."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from subprocess import STDOUT

from tests.drill import place
from tests.drill.place import NotHereError, Place
from tests.drill.result import Result, Size

SERVERS = 3
GOAL = "one makes the tables, all answer, none says more than that it is ready"


def run(size: Size) -> Iterator[Result]:
    """On SQLite; FULL also on PostgreSQL, where each has a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="stillnight-drill-") as folder:
        yield started([Place(Path(folder), 0, cookies=("",))] * SERVERS)
    if size is Size.SHORT:
        return
    try:
        with place.postgresql() as (here, _):
            url = here.url.replace("/postgres?", f"/{here.inside('another_database')}?")
            with ExitStack() as stack:
                temporary = tempfile.TemporaryDirectory
                folders = [stack.enter_context(temporary()) for _ in range(SERVERS)]
                yield started([replace(here, data=Path(one), url=url) for one in folders])
    except NotHereError as error:
        yield Result("Servers that start together, PostgreSQL", str(error), GOAL, None)


def started(places: list[Place]) -> Result:
    """Start a server at each of these places at once, and end them."""
    with ExitStack() as stack:
        ports = [stack.enter_context(place.free_port()) for _ in places]
        servers = [replace(one, port=port) for one, port in zip(places, ports, strict=True)]
        running = [
            replace(one, more={**one.more, "PORT": str(one.port)}).start(
                "-m", "config.serve", stderr=STDOUT
            )
            for one in servers
        ]
        try:
            answered = [_answers(one) for one in servers]
        finally:
            for process in running:
                process.terminate()
        said = [process.communicate()[0].splitlines() for process in running]
    return told(places[0].database, answered, said)


def _answers(server: Place) -> bool:
    try:
        server.wait()
    except RuntimeError:
        return False
    return True


def told(database: str, answered: list[bool], said: list[list[str]]) -> Result:
    """As a row."""
    quiet = sum(len(lines) == 1 and "is ready at" in lines[0] for lines in said)
    figure = f"{sum(answered)} of {len(answered)} answered, {quiet} said only that they were ready"
    met = all(answered) and quiet == len(said)
    return Result(f"Servers that start together, {database}", figure, GOAL, met)
