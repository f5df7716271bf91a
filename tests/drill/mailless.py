"""The mail server is away, or takes calls and never says a word: what becomes of people."""

import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.drill import place
from tests.drill.browser import NEW_PASSWORD, PASSWORD, Answer, Browser
from tests.drill.place import Place
from tests.drill.result import Result, Size
from tests.drill.slow import MOST_MS, Others, asked_while

STORED, DELETED = "What you wrote is saved", "everything in it are deleted"
GOAL = f"0 × 5xx, all told what is stored, all of it stored; others answered, p99 < {MOST_MS} ms"
PEOPLE = ("accounts.User",)


@dataclass(slots=True)
class Journeys:
    """What people were told who did something that a mail belongs to."""

    told: list[bool] = field(default_factory=list)  # what is stored was said
    stored: list[bool] = field(default_factory=list)  # and it was
    failed: int = 0  # 5xx

    def note(self, answer: Answer, sentence: str) -> None:
        """One answer, which should hold that sentence."""
        self.told.append(sentence in answer.said)
        self.failed += answer.status >= 500

    def row(self, kind: str, others: Others, *, timed: bool) -> Result:
        """As a row; a moment is too short for times to count."""
        asked = others.row(0, timed=timed)
        figure = (
            f"{sum(self.told)} of {len(self.told)} told what is stored,"
            f" {sum(self.stored)} of {len(self.stored)} found it stored, {self.failed} × 5xx;"
            f" {asked.figure}"
        )
        met = bool(self.told) and all(self.told) and bool(self.stored) and all(self.stored)
        return Result(
            f"Mail server {kind}", figure, GOAL, bool(met and asked.met and not self.failed)
        )


def run(size: Size) -> Iterator[Result]:
    """Both ways to be away, six people each; SHORT one person while it never answers."""
    full = size is Size.FULL
    for kind in ("refuses", "never answers") if full else ("never answers",):
        with mail_server(answers=kind == "refuses") as port:
            mail = {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": str(port), "EMAIL_USE_TLS": "0"}
            with place.sqlite(None, **mail) as here:
                (here.data / "static").symlink_to(place.static())
                yield travelled(here, kind, 6 if full else 1, timed=full)


@contextmanager
def mail_server(*, answers: bool) -> Iterator[int]:
    """The port of one that refuses each call, `answers`, or takes it and stays silent."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        if not answers:
            one.listen(500)
        yield one.getsockname()[1]


def travelled(here: Place, kind: str, people: int, *, timed: bool) -> Result:
    """So many people do everything that sends mail, while somebody else looks at trends."""
    numbers = [str(number) for number in range(1, people + 1)]
    for number in numbers:
        here.inside("with_password", number)
    before = here.inside("rows", *PEOPLE)
    with here.serving(), ThreadPoolExecutor(1) as pool:
        journeys = Journeys()
        going = pool.submit(_all, here, numbers, journeys)
        others = asked_while(here, lambda: not going.done())
        going.result()
    # each has signed up once more and then deleted the first account
    journeys.stored.append(here.inside("rows", *PEOPLE) == before)
    return journeys.row(kind, others, timed=timed)


def _all(here: Place, numbers: list[str], journeys: Journeys) -> None:
    for number in numbers:
        one(here, f"drill-{number}@example.org", f"new-{number}@example.org", journeys)


def one(here: Place, email: str, another: str, journeys: Journeys) -> None:
    """Sign up, ask for a new password, follow a made-up link, change it, and leave."""
    browser = Browser(here.port)
    new = {"email": another, "password1": PASSWORD, "time_zone": "UTC"}
    journeys.note(browser.send("/account/signup/", new), STORED)
    journeys.note(browser.send("/account/password/reset/", {"email": email}), STORED)
    made_up = Browser(here.port)
    link = made_up.follow(made_up.get("/account/password/reset/key/1-abc-0123456789/"))
    journeys.failed += link.status >= 500
    person = Browser(here.port)
    person.sign_in(email)
    change = {"oldpassword": PASSWORD, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    journeys.note(person.send("/account/password/change/", change), STORED)
    again = Browser(here.port)
    again.sign_in(email, NEW_PASSWORD)
    journeys.stored.append(again.is_in())
    journeys.note(person.send("/account/delete/", {"sure": "on"}), DELETED)
    journeys.stored.append(not again.is_in())
