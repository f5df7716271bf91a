"""Saves as devices send them, remembered, so that none can be lost or doubled unnoticed."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from http.client import HTTPException
from itertools import count
from threading import Event, Lock
from time import perf_counter, sleep
from typing import Any
from uuid import uuid4

from bench.server import TOKEN, Running

JSON = {"Content-Type": "application/json", "X-CSRFToken": TOKEN}
FIRST = date(1990, 1, 1)
A_NIGHT, NIGHTS = 8, 5000  # saves on one night; then the first night again
NOBODY = 0  # the status where nobody answered
AGAIN_AFTER = 0.02


@dataclass(frozen=True, slots=True)
class Save:
    """One dose, of a name nobody else uses, on one night."""

    uid: str
    name: str
    night: date

    @property
    def body(self) -> str:
        """As the page's script sends it; the same bytes at each try."""
        dose = {"name": self.name, "kind": "supplement", "amount": "", "unit": "", "taken_at": ""}
        return json.dumps({"id": self.uid, "base": {}, "answers": {f"doses:{self.uid}": dose}})

    def send(self, server: Running) -> tuple[int, str]:
        """Status and text of the answer, NOBODY where there was none."""
        try:
            path = f"/nights/{self.night.isoformat()}/answers/"
            answer, said = server.read("POST", path, self.body, **JSON)
        except (OSError, HTTPException) as error:
            return NOBODY, str(error)
        return answer.status, said.decode(errors="replace")


def fresh(numbers: "count[int]") -> Save:
    """The next one."""
    number = next(numbers)
    night = FIRST + timedelta(days=number // A_NIGHT % NIGHTS)
    return Save(str(uuid4()), f"dose {number}", night)


@dataclass(slots=True)
class Ledger:
    """What devices were told, from any number of threads."""

    acknowledged: list[Save] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    times: list[float] = field(default_factory=list)  # ms, of what was answered
    refusals: list[str] = field(default_factory=list)  # what the other answers said
    given_up: Event = field(default_factory=Event)  # what is left is never sent
    lock: Lock = field(default_factory=Lock)

    def send(self, save: Save, server: Running) -> int:
        """Try once; the status, 200 where it was acknowledged."""
        began = perf_counter()
        status, said = save.send(server)
        took = (perf_counter() - began) * 1000
        with self.lock:
            self.statuses.append(status)
            if status != NOBODY:
                self.times.append(took)
            if status == 200:
                self.acknowledged.append(save)
            elif status != NOBODY:
                self.refusals.append(said)
        return status

    def send_until_stored(self, save: Save, server: Running) -> None:
        """Try as a phone does: until it is stored, or refused in a way that stays."""
        while not 200 <= self.send(save, server) < 500 and not self.given_up.is_set():
            sleep(AGAIN_AFTER)

    def keep_saving(self, server: Running, stop: Event, numbers: "count[int]") -> None:
        """One save after another until it is time to stop, each until it is stored."""
        while not stop.is_set():
            self.send_until_stored(fresh(numbers), server)

    @contextmanager
    def writing(self, servers: Sequence[Running], numbers: "count[int]") -> Iterator[None]:
        """Meanwhile a device at each of these saves; at the end all that they began is stored."""
        stop = Event()
        with ThreadPoolExecutor(len(servers)) as pool:
            for server in servers:
                pool.submit(self.keep_saving, server, stop, numbers)
            try:
                yield
            except BaseException:
                self.given_up.set()
                raise
            finally:
                stop.set()

    def answered(self, wanted: Callable[[int], bool]) -> int:
        """How many answers had such a status."""
        return sum(map(wanted, self.statuses))

    def percentile(self, share: float) -> float:
        """Milliseconds within which so many of the answers came."""
        times = sorted(self.times)
        return times[min(len(times) - 1, int(len(times) * share))]


def lost(acknowledged: Iterable[Save], stored: Mapping[str, Any]) -> list[str]:
    """What was acknowledged and is not there: the dose, or the memory that it was sent."""
    return [
        save.name
        for save in acknowledged
        if save.name not in stored["doses"] or save.uid not in stored["sendings"]
    ]


def doubled(stored: Mapping[str, Any]) -> list[str]:
    """What is there more than once."""
    counts = {**stored["doses"], **stored["sendings"]}
    return [name for name, times in counts.items() if times > 1]


def verdict(acknowledged: Iterable[Save], stored: Mapping[str, Any]) -> tuple[str, bool]:
    """In words, and whether it is as it should be."""
    gone, twice = lost(acknowledged, stored), doubled(stored)
    sound = stored["verdict"] == "ok"
    words = f"{len(gone)} lost, {len(twice)} doubled"
    return words + ("" if sound else f", damaged: {stored['verdict']}"), not (
        gone or twice or not sound
    )
