"""Errands to services elsewhere: several at the same time, each for a bounded while.

What an errand does may hang; it is then left to itself, in a thread that ends with the process,
and counts as not done. Nothing in here, and nothing that an errand does, touches the database.
"""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, field
from threading import Thread
from typing import Generic, TypeVar

Whose = TypeVar("Whose")
Result = TypeVar("Result")


@dataclass(slots=True)
class _Errand(Generic[Whose, Result]):
    whose: Whose
    began: float
    result: "Future[Result]"


@dataclass(slots=True)
class Errands(Generic[Whose, Result]):
    """At most `at_once` of them run; one that takes longer than `seconds` ends as `undone`."""

    at_once: int
    seconds: float
    undone: Result
    _running: list[_Errand[Whose, Result]] = field(default_factory=list)

    def begin(self, whose: Whose, work: Callable[[], Result]) -> Iterator[tuple[Whose, Result]]:
        """Start an errand as soon as there is room; yields the results of those that ended."""
        while len(self._running) >= self.at_once:
            yield from self._ended()
        self._running.append(_Errand(whose, time.monotonic(), self._started(work)))

    def rest(self) -> Iterator[tuple[Whose, Result]]:
        """Wait for those still under way; yields their results as they end."""
        while self._running:
            yield from self._ended()

    def _started(self, work: Callable[[], Result]) -> "Future[Result]":
        result: Future[Result] = Future()

        def run() -> None:
            made = self.undone
            try:
                made = work()
            finally:
                result.set_result(made)

        Thread(target=run, daemon=True).start()
        return result

    def _ended(self) -> Iterator[tuple[Whose, Result]]:
        """Wait for the next to end, or to take too long; yields its result."""
        oldest = min(errand.began for errand in self._running)
        left = max(0.0, oldest + self.seconds - time.monotonic())
        wait([errand.result for errand in self._running], left, FIRST_COMPLETED)
        too_old = time.monotonic() - self.seconds
        over = [each for each in self._running if each.result.done() or each.began <= too_old]
        self._running = [each for each in self._running if each not in over]
        for each in over:
            yield each.whose, each.result.result() if each.result.done() else self.undone
