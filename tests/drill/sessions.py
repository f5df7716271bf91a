"""Crowds of nobody: they leave no sessions behind, and those that are there keep nobody waiting."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from time import perf_counter

from tests.drill import place
from tests.drill.browser import Browser
from tests.drill.place import Place
from tests.drill.result import Result, Size
from tests.drill.saves import Ledger

TABLE = "sessions.Session"
PEOPLE = "accounts.User"
LEAVING = "/account/delete/"
MOST_SECONDS = 1.0
NOBODYS_GOAL = "0 rows, 0 × 5xx"
GOAL = f"each deleted in < {MOST_SECONDS:.0f} s, signed out everywhere, all saves of others stored"


def run(size: Size) -> Iterator[Result]:
    """A million rows; SHORT two thousand, whose times do not count."""
    full = size is Size.FULL
    with place.sqlite() as here:
        (here.data / "static").symlink_to(place.static())
        addresses = here.inside("every_address")
        people = 5 if full else 1
        for number in range(people):
            here.inside("with_password", str(number))
        there = here.inside("session_rows", str(1_000_000 if full else 2_000))
        with here.serving():
            yield deleted(here, there, people, timed=full)
            yield asked(here, addresses, 10 if full else 1)


def asked(here: Place, addresses: list[str], times: int) -> Result:
    """Every address by people without a cookie, looking and sending, with a form's token too."""
    before = here.inside("rows", TABLE)[TABLE]
    statuses = []
    for address in addresses * times:
        statuses.append(Browser(here.port, cookies={}).get(address).status)
        statuses.append(Browser(here.port, cookies={}).post(address, {}).status)
        statuses.append(Browser(here.port).post(address, {}).status)
    return told_of_nobody(statuses, here.inside("rows", TABLE)[TABLE] - before)


def told_of_nobody(statuses: list[int], more: int) -> Result:
    """As a row."""
    failed = sum(status >= 500 for status in statuses)
    figure = f"{len(statuses):,} requests, {more} rows of sessions more, {failed} × 5xx"
    met = bool(statuses) and not more and not failed
    return Result("Requests without a cookie", figure, NOBODYS_GOAL, met)


@dataclass(frozen=True, slots=True)
class Deletions:
    """Of accounts whose owners were signed in with `browsers`."""

    there: int  # rows of sessions before
    seconds: list[float]  # of each
    gone: int  # accounts
    browsers: int
    signed_out: int
    ended: int  # rows of sessions
    saves: int  # of others meanwhile
    refused: int

    def row(self, *, timed: bool) -> Result:
        """As a row; the times of few sessions do not count."""
        figure = (
            f"{self.gone} of {len(self.seconds)} accounts deleted, each in"
            f" {min(self.seconds):.2f} to {max(self.seconds):.2f} s; {self.signed_out} of"
            f" {self.browsers} browsers signed out, {self.ended} sessions ended;"
            f" {self.saves} saves of others meanwhile, {self.refused} not stored"
        )
        met = self.gone == len(self.seconds) and not self.refused and self.saves > 0
        met = met and self.signed_out == self.ended == self.browsers
        met = met and (not timed or max(self.seconds) < MOST_SECONDS)
        return Result(f"Deleting accounts among {self.there:,} sessions", figure, GOAL, met)


def deleted(here: Place, there: int, people: int, *, timed: bool) -> Result:
    """Each of some has two browsers and deletes the account in one of them; others write."""
    owners = [_signed_in(here, number) for number in range(people)]
    before = here.inside("rows", TABLE, PEOPLE)
    ledger = Ledger()
    with ledger.writing([here.server(-1), here.server(-2)], count()):
        seconds = [_delete(browser) for browser, _ in owners]
    after = here.inside("rows", TABLE, PEOPLE)
    kept = [cookies for _, both in owners for cookies in both]
    return Deletions(
        there,
        seconds,
        before[PEOPLE] - after[PEOPLE],
        len(kept),
        sum(not Browser(here.port, cookies=cookies).is_in() for cookies in kept),
        before[TABLE] - after[TABLE],
        len(ledger.statuses),
        ledger.answered(lambda status: status != 200),
    ).row(timed=timed)


def _signed_in(here: Place, number: int) -> tuple[Browser, list[dict[str, str]]]:
    """A browser of somebody, on the page that deletes the account, and the cookies of two."""
    browsers = [Browser(here.port), Browser(here.port)]
    for browser in browsers:
        browser.sign_in(f"drill-{number}@example.org")
        browser.get(LEAVING)
    return browsers[0], [dict(browser.cookies) for browser in browsers]


def _delete(browser: Browser) -> float:
    """How many seconds it took."""
    began = perf_counter()
    browser.post(LEAVING, {"sure": "on"})
    return perf_counter() - began
