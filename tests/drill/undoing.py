"""Answers to questions put away meanwhile, and an import taken back after nights were corrected."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from html import unescape
from itertools import cycle
from random import Random
from threading import Event
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from bench.server import TOKEN, Running
from journal.clock import name_of
from journal.exchange.units import content, gather
from journal.exchange.wording import NAMED
from tests.drill import place
from tests.drill.importing import FORM, form
from tests.drill.place import NotHereError, Place
from tests.drill.result import Result, Size
from tests.drill.saves import FIRST, JSON

MINE, THEIRS = 0, 1  # who answers questions, and who has others
OTHERS = 2  # from here on, one person brings in a file in each round
QUESTIONS = 6
NOBODYS = 1_000_000  # the key of a question that never was
CORRECTED = "alcohol_drinks"
POSTED = {"Content-Type": "application/x-www-form-urlencoded"}
ANSWERED = "all to one's own questions stored and in the export, all others refused whole"
TAKEN_BACK = "only the untouched go, the others stay and are named, what went comes back equal"

File = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """What one device sent about one question, and the status it was told."""

    night: date
    question: str  # its name, empty for one that is not the person's
    value: int
    status: int

    @property
    def row(self) -> tuple[str, str, int]:
        """As it stands in the complete file."""
        return (self.night.isoformat(), self.question, self.value)


@dataclass(frozen=True, slots=True)
class Round:
    """What became of one import: nights that came, were corrected, went and are back again."""

    came: int
    corrected: int
    named: bool
    gone: bool  # all that was untouched, and nothing else
    back: bool  # with equal content

    @property
    def good(self) -> bool:
        """Whether it went as promised."""
        return self.came > self.corrected > 0 and self.named and self.gone and self.back


def run(size: Size) -> Iterator[Result]:
    """On SQLite; FULL also on PostgreSQL."""
    full = size is Size.FULL
    with place.sqlite() as here:
        yield from _drilled(here, 100 if full else 3, 365 if full else 10, 5 if full else 1)
    if not full:
        return
    try:
        with place.postgresql() as (here, _):
            yield from _drilled(here, 100, 365, 5)
    except NotHereError as error:
        yield Result("Import taken back, PostgreSQL", str(error), TAKEN_BACK, None)


def _drilled(here: Place, nights: int, history: int, rounds: int) -> Iterator[Result]:
    (here.data / "static").symlink_to(place.static())
    here.inside("seeded", str(history))
    with here.serving():
        answers = asked(here, nights)
        yield told(here.database, answers, _found(_export(here.server(MINE))))
        chance = Random(7)  # noqa: S311 - the same drill each time
        file = here.server(MINE).read("GET", "/export/stillnight.json")[1]
        done = [taken_back(here.server(OTHERS + number), file, chance) for number in range(rounds)]
        yield told_rounds(here.database, done)


def told(
    database: str, answers: Sequence[Answer], found: "Counter[tuple[str, str, int]]"
) -> Result:
    """As a row; `found` is what the export says."""
    stored = Counter(answer.row for answer in answers if answer.status == 200)
    own = [answer for answer in answers if answer.question]
    others = [answer for answer in answers if not answer.question]
    kept = sum(answer.status == 200 for answer in own)
    refused = sum(answer.status == 422 for answer in others)
    lost, strange = stored - found, found - stored
    figure = (
        f"{kept} of {len(own)} answers stored while their questions were put away and asked again,"
        f" {lost.total()} of them lost; {refused} of {len(others)} to no question of theirs"
        f" refused, {strange.total()} rows nobody was told of"
    )
    met = kept == len(own) > 0 and refused == len(others) > 0 and not lost and not strange
    return Result(f"Questions put away, {database}", figure, ANSWERED, met)


def told_rounds(database: str, rounds: Sequence[Round]) -> Result:
    """As a row."""
    good = sum(each.good for each in rounds)
    came, corrected = (sum(getattr(each, n) for each in rounds) for n in ("came", "corrected"))
    figure = (
        f"{good} of {len(rounds)} imports with {came:,} nights as promised: {corrected} corrected"
        f" after they came in; {sum(each.named for each in rounds)} named what stayed,"
        f" {sum(each.gone for each in rounds)} lost only what was untouched,"
        f" {sum(each.back for each in rounds)} came back equal"
    )
    return Result(f"Import taken back, {database}", figure, TAKEN_BACK, good == len(rounds) > 0)


def asked(here: Place, nights: int) -> list[Answer]:
    """Answer own questions, others' and nobody's, while a second device puts them away."""
    mine, theirs = here.server(MINE), here.server(THEIRS)
    own = {_new_question(mine, f"question {number}"): number for number in range(QUESTIONS)}
    foreign = [_new_question(theirs, "of somebody else"), NOBODYS]
    answers = []
    with _putting_away(mine, list(own)):
        for number in range(nights):
            night = FIRST + timedelta(days=number)
            for key, question in own.items():
                value = (number + question) % 11
                status = _send(mine, night, {f"factor-{key}": str(value)})
                answers.append(Answer(night, f"question {question}", value, status))
            own_too = {f"factor-{key}": "7" for key in own}  # refused with what is not theirs
            other = {f"factor-{foreign[number % 2]}": "1"}
            elsewhere = night - timedelta(days=nights)
            answers.append(Answer(elsewhere, "", 1, _send(mine, elsewhere, own_too | other)))
    return answers


@contextmanager
def _putting_away(server: Running, keys: Sequence[int]) -> Iterator[None]:
    """Meanwhile one question after the other is put away, or asked again."""
    for key in keys[::2]:
        _post(server, f"/questions/{key}/ask/")
    stop = Event()

    def keep_on() -> None:
        for key in cycle(keys):
            _post(server, f"/questions/{key}/ask/")
            if stop.wait(0.01):
                return

    with ThreadPoolExecutor(1) as pool:
        going = pool.submit(keep_on)
        try:
            yield
        finally:
            stop.set()
        going.result()


def taken_back(server: Running, file: bytes, chance: Random) -> Round:
    """Take the file in, correct some nights, undo, and bring back what went."""
    drinks = {row["night"]: row.get(CORRECTED) for row in _nights(json.loads(file))}
    mine, *others = sorted(drinks)
    _send(server, date.fromisoformat(mine), {"evening_note": "mine already"})
    entry = _post(server, "/import/", form(file), **FORM)
    _post(server, f"{entry}confirm/")
    came = len(_nights(_export(server))) - 1
    corrected = sorted(chance.sample(others, max(1, len(others) // 10)))
    for night in corrected:
        base, answer = _text(drinks[night]), _text((drinks[night] or 0) + 1)
        there = date.fromisoformat(night)
        if _send(server, there, {CORRECTED: answer}, {CORRECTED: base}) != 200:
            raise RuntimeError(f"the night of {night} could not be corrected")
    before = contents(_export(server))
    _post(server, f"{entry}undo/")
    page = unescape(server.read("GET", "/import/")[1].decode())
    after = _export(server)
    gone = {night for night, *_ in _of_nights(before)} - {mine, *corrected}
    stayed = Counter({row: n for row, n in _of_nights(before).items() if row[0] not in gone})
    back = _post(server, f"{entry}bring-back/")
    _post(server, f"{back}confirm/")
    return Round(
        came,
        len(corrected),
        is_named(page, corrected),
        _of_nights(contents(after)) == stayed,
        contents(_export(server)) == before,
    )


def is_named(page: str, corrected: Sequence[str]) -> bool:
    """Whether the page names the first of these nights, and counts those it does not name."""
    first = [name_of(date.fromisoformat(night)) for night in corrected[:NAMED]]
    more = re.search(r"and (\d+) more", page)
    counted = int(more[1]) if more else 0
    return all(f"Night of {name}" in page for name in first) and NAMED + counted >= len(corrected)


def contents(file: File) -> "Counter[tuple[str, str]]":
    """The night of each unit of a file, empty for other tables, and all that it says."""
    rows = {n: [(None, row) for row in rows] for n, rows in file["tables"].items()}
    units = [unit for unit in gather(rows) if unit["table"] != "imports"]
    return Counter(
        (unit["row"]["night"] if unit["table"] == "nights" else "", content(unit)) for unit in units
    )


def _of_nights(found: "Counter[tuple[str, str]]") -> "Counter[tuple[str, str]]":
    return Counter({row: count for row, count in found.items() if row[0]})


def _nights(file: File) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = file["tables"]["nights"]
    return found


def _found(file: File) -> "Counter[tuple[str, str, int]]":
    """The answers to own questions in a complete file."""
    return Counter(
        (row["night"], row["factor"], int(row["value"])) for row in file["tables"]["factor_answers"]
    )


def _export(server: Running) -> File:
    found: File = json.loads(server.read("GET", "/export/stillnight.json")[1])
    return found


def _text(value: int | None) -> str | None:
    return None if value is None else str(value)


def _send(
    server: Running, night: date, answers: dict[str, Any], base: dict[str, Any] | None = None
) -> int:
    body = json.dumps({"id": str(uuid4()), "base": base or {}, "answers": answers})
    return server.ask("POST", f"/nights/{night.isoformat()}/answers/", body, **JSON)[0]


def _new_question(server: Running, name: str) -> int:
    """Its key."""
    _post(server, "/questions/", urlencode({**_token(), "name": name, "kind": "rating"}))
    page = server.read("GET", "/questions/")[1].decode()
    return max(map(int, re.findall(r"/questions/(\d+)/ask/", page)))


def _post(server: Running, path: str, body: str = "", **headers: str) -> str:
    """Where the answer leads; RuntimeError when it leads nowhere."""
    answer, _ = server.read("POST", path, body or urlencode(_token()), **(headers or POSTED))
    if answer.status != 302:
        raise RuntimeError(f"{path} answered {answer.status}")
    return answer.getheader("Location") or "/"


def _token() -> dict[str, str]:
    return {"csrfmiddlewaretoken": TOKEN}
