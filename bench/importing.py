"""Ten years brought in as CSV: looked at, confirmed, and taken out again."""

import csv
from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from statistics import median
from time import perf_counter, sleep

from bench.journeys import FORM, save_answer
from bench.measuring import Goal, numbers, say
from bench.server import TOKEN, Running

BOUNDARY = "bench"
UPLOAD = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
EARLIER = 15  # years, so that every night is a new one
GOAL = Goal(most_ms=400)
SAVES, MOST_SLOWER = 100, 2


def imports(server: Running, rounds: int) -> None:
    """A table of CPU ms of each step."""
    file = earlier(server.read("GET", "/export/nights.csv")[1].decode("utf-8-sig"))
    steps: dict[str, list[float]] = {"upload": [], "look": [], "confirm": [], "undo": []}
    for _ in range(rounds):
        place = ""
        for step, costs in steps.items():
            used = server.cpu_ms()
            if step == "upload":
                place = _post(server, "/import/", form(file), **UPLOAD)
            elif step == "look":
                server.read("GET", place)
            else:
                _post(server, f"{place}{step}/", f"csrfmiddlewaretoken={TOKEN}", **FORM)
            sleep(0.2)  # what is done after the answer
            costs.append(server.cpu_ms() - used)
    say("\n| Ten years as CSV | CPU ms | goal | |")
    say("|---" * 4 + "|")
    for step, costs in steps.items():
        goal = GOAL if step == "confirm" else Goal()
        say(f"| {step} | {median(costs):.0f} | {goal.verdict(median(costs), None)} |")


def saves_meanwhile(server: Running) -> None:
    """A table of how long a tap takes alone, and while ten years come in."""
    file = earlier(server.read("GET", "/export/nights.csv")[1].decode("utf-8-sig"))
    place = _post(server, "/import/", form(file), **UPLOAD)
    alone = _last_of([_save(server) for _ in range(SAVES)])
    times: list[float] = []
    with ThreadPoolExecutor(1) as pool:
        confirming = pool.submit(
            _post, server, f"{place}confirm/", f"csrfmiddlewaretoken={TOKEN}", **FORM
        )
        while not confirming.done():
            times.append(_save(server))
    _post(server, f"{place}undo/", f"csrfmiddlewaretoken={TOKEN}", **FORM)
    meanwhile = _last_of(times)
    met = "met" if meanwhile <= MOST_SLOWER * alone else "missed"
    say("\n| Saves | alone: p99 ms | while ten years are stored | goal | |")
    say("|---" * 5 + "|")
    say(
        f"| a tap | {alone:.0f} | {meanwhile:.0f} ({len(times)} taps) | ≤ {MOST_SLOWER} × | {met} |"
    )


def _save(server: Running) -> float:
    """The ms that a tap on a new night takes."""
    began = perf_counter()
    save_answer(server, next(numbers))
    return (perf_counter() - began) * 1000


def _last_of(times: list[float]) -> float:
    """What 99 of 100 stay below."""
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.99))]


def earlier(nights_csv: str) -> str:
    """The nights of a CSV, moved back; the instants at which they were written are left out."""
    rows = list(csv.DictReader(StringIO(nights_csv)))
    names = [name for name in rows[0] if not name.endswith("_written_at")]
    out = StringIO()
    writer = csv.DictWriter(out, names, extrasaction="ignore")
    writer.writeheader()
    for row in rows:
        year, rest = row["night"].split("-", 1)
        if rest != "02-29":
            writer.writerow({**row, "night": f"{int(year) - EARLIER}-{rest}"})
    return out.getvalue()


def _post(server: Running, path: str, body: str, **headers: str) -> str:
    """Post and say where one is sent to; RuntimeError when one is not."""
    answer, page = server.read("POST", path, body, **headers)
    if answer.status != 302:
        raise RuntimeError(f"{path} was answered {answer.status}: {page[:2000]!r}")
    return answer.getheader("Location") or ""


def form(file: str) -> str:
    """The fields of the import's page as a browser sends them."""
    fields = {"csrfmiddlewaretoken": TOKEN, "time_zone": "UTC"}
    parts = [f'name="{name}"\r\n\r\n{value}' for name, value in fields.items()]
    parts.append(f'name="file"; filename="nights.csv"\r\n\r\n{file}')
    lead = f"--{BOUNDARY}\r\nContent-Disposition: form-data; "
    return "".join(f"{lead}{part}\r\n" for part in parts) + f"--{BOUNDARY}--\r\n"
