"""What people do, as requests: to Stillnight and to the floor, and the goal of each.

JOURNEYS is the one table of goals. A ratio is claimed only where the floor does as much: it sends
as many columns as we do, 29 of the series and 53 of the CSV, as they are stored.
"""

import json
from collections import defaultdict
from datetime import date, timedelta
from itertools import count
from uuid import uuid4

from bench.measuring import Ask, Goal, Journey
from bench.server import TOKEN, Running

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
JSON = {"Content-Type": "application/json", "X-CSRFToken": TOKEN}
ROWS = ("caffeine", "exercise", "doses")
TAPPED = ("daytime_rest_severity", "evening_severity", "during_night_severity", "tiredness")
RATINGS = ("daytime", "evening", "falling_asleep", "during_night", "sleep", "caffeine")
LAST = date.today() - timedelta(days=2)  # noqa: DTZ011 - any full night will do


def get(path: str) -> Ask:
    """Read a page; being sent elsewhere is no page."""

    def ask(server: Running, _: int) -> int:
        status = server.ask("GET", path)[0]
        return status if status == 200 else -status

    return ask


def conditional(path: str) -> Ask:
    """Read it again, saying what is known already."""
    tags: dict[int, str] = {}

    def ask(server: Running, _: int) -> int:
        tag = tags.get(server.pid) or server.ask("GET", path)[1]
        tags[server.pid] = tag
        return server.ask("GET", path, **{"If-None-Match": tag})[0]

    return ask


def save_page(server: Running, number: int) -> int:
    """The night page's form with a changed answer, as a browser without script sends it."""
    rows = "".join(f"&{p}-TOTAL_FORMS=0&{p}-INITIAL_FORMS=0" for p in ROWS)
    body = f"csrfmiddlewaretoken={TOKEN}&evening_severity={number % 10}{rows}"
    return server.ask("POST", f"/nights/{_night(number)}/", body, **FORM)[0]


def save_form(server: Running, number: int) -> int:
    """The floor's form."""
    ratings = "".join(f"&{name}={number % 10}" for name in RATINGS)
    body = f"csrfmiddlewaretoken={TOKEN}&night={_night(number)}{ratings}"
    return server.ask("POST", "/form/", body, **FORM)[0]


def save_answer(server: Running, number: int) -> int:
    """The first tap of a night, as the page's script sends it."""
    return _tap(server, _night(number), {}, {TAPPED[0]: str(number % 10)})


def save_another() -> Ask:
    """One more tap on a night that was begun; never two at once on the same, as nobody does."""
    # By server: nights that wait, and what is stored on them
    waiting: dict[int, list[tuple[str, dict[str, str]]]] = defaultdict(list)
    turns = count(1)

    def ask(server: Running, number: int) -> int:
        begun = waiting[server.pid]
        try:
            night, stored = begun.pop()
        except IndexError:
            night, stored = _night(number), {TAPPED[0]: str(number % 10)}
            save_answer(server, number)
        question = TAPPED[next(turns) % len(TAPPED)]
        answer = {question: str((int(stored.get(question, 0)) + 1) % 10)}
        status = _tap(server, night, stored, answer)
        begun.append((night, stored | answer))
        return status

    return ask


def _tap(server: Running, night: str, base: dict[str, str], answers: dict[str, str]) -> int:
    change = json.dumps({"id": str(uuid4()), "base": base, "answers": answers})
    return server.ask("POST", f"/nights/{night}/answers/", change, **JSON)[0]


def save_json(server: Running, number: int) -> int:
    """The floor's insert."""
    row = {"night": _night(number), "evening": number % 10}
    return server.ask("POST", "/insert/", json.dumps(row), **JSON)[0]


def _night(number: int) -> str:
    """An evening before all the made-up ones, a new one for each number."""
    return (date(1995, 1, 1) - timedelta(days=number)).isoformat()


def _page(name: str, path: str, most_ms: float | None = None, weight: float = 0.25) -> Journey:
    """A page of ours that the floor has none of."""
    return Journey(name, get(path), goal=Goal(most_ms=most_ms), weight=weight)


ALL, YEAR = "range=all", "range=12m"
SERIES = "/trends/series.json"
RARE = 0.05  # what takes seconds, or is allowed a few times an hour
JOURNEYS = (
    Journey("tonight", get("/tonight/"), get("/form/"), Goal(ratio=0.45)),
    Journey("a full night", get(f"/nights/{LAST}/"), get("/form/")),
    Journey("a tap", save_answer, save_json, Goal(ratio=0.67)),
    Journey("a tap, the night begun", save_another(), save_json, Goal(ratio=0.67)),
    Journey("save without script", save_page, save_form, Goal(ratio=0.6)),
    Journey("calendar", get("/nights/"), get("/calendar/"), Goal(ratio=0.6), 0.5),
    _page("charts and data, 4 weeks", "/trends/", 20),
    _page("charts and data, 1 year", f"/trends/?{YEAR}", 45),
    _page("charts and data, 10 years", f"/trends/?{ALL}", 120),
    _page("series, 4 weeks", SERIES),
    _page("series, 1 year", f"{SERIES}?{YEAR}"),
    Journey("series, 10 years", get(f"{SERIES}?{ALL}"), get("/series.json"), Goal(45), 0.25),
    Journey("series, 10 years, unchanged", conditional(f"{SERIES}?{ALL}"), goal=Goal(3)),
    _page("two periods compared, seen before", "/trends/compare/"),
    _page("what goes together, 10 years, seen before", f"/trends/factors/?{ALL}"),
    _page("first symptoms drift, 10 years, seen before", f"/trends/onset/?{ALL}", 15),
    _page("summary", "/report/"),
    _page("summary, PDF", "/report.pdf", 35, RARE),
    _page("summary, PDF, 10 years", f"/report.pdf?{ALL}", 60, RARE),
    _page("labs", "/labs/"),
    _page("regimen", "/regimen/"),
    _page("experiments", "/experiments/"),
    _page("guide", "/guide/"),
    _page("account", "/account/"),
    Journey("CSV", get("/export/nights.csv"), get("/export.csv"), Goal(85), 0.1),
    _page("complete JSON", "/export/stillnight.json", weight=RARE),
    _page("workbook", "/export/stillnight.xlsx", weight=RARE),
    _page("everything, zip", "/export/stillnight.zip", 1000, RARE),
)
# Worked out anew: the kept results are thrown away before each request.
COLD = (
    ("two periods compared", "/trends/compare/", Goal()),
    ("what goes together, 10 years", f"/trends/factors/?{ALL}", Goal(300)),
    ("first symptoms drift, 10 years", f"/trends/onset/?{ALL}", Goal(40)),
)
GROWING = tuple(
    journey
    for journey in JOURNEYS
    if journey.name in {"tonight", "a tap", "calendar", "charts and data, 4 weeks",
                        "series, 1 year", "summary, PDF"}
)  # fmt: skip
