"""A stranger who has the password guesses at the second step; the owner still gets in."""

from collections.abc import Iterator
from dataclasses import dataclass

from accounts.codes import TOO_MANY
from tests.drill import place
from tests.drill.browser import Browser
from tests.drill.place import Place
from tests.drill.result import Result, Size

EMAIL = "drill-0@example.org"
STEP = "/account/2fa/authenticate/"
GUESSES = 5
HOME, ELSEWHERE = "192.0.2.1", "203.0.113.9"
GOAL = "nobody guesses on after five codes and each is told so; the owner is in from both"


@dataclass(frozen=True, slots=True)
class Siege:
    """What became of strangers, each in a network of their own, and of the owner."""

    strangers: int
    wrong: int  # guesses that were looked at
    refused: int  # strangers who were told to wait, with a right code too
    inside: int  # strangers
    failed: int  # 5xx
    elsewhere: bool  # the owner, in a new browser in another network
    known: bool  # the owner's known browser, in a network of a stranger's

    def row(self) -> Result:
        """As a row."""
        ways = {"from another network": self.elsewhere, "with a known browser": self.known}
        owner = " and ".join(
            f"{'in' if there else 'shut out'} {way}" for way, there in ways.items()
        )
        figure = (
            f"{self.strangers} strangers with the password, {self.wrong} wrong codes,"
            f" {self.refused} strangers then refused with a sentence, {self.inside} got in,"
            f" {self.failed} × 5xx; the owner {owner}"
        )
        met = self.elsewhere and self.known and not self.inside and not self.failed
        met = met and self.refused == self.strangers > 0
        met = met and self.wrong == self.strangers * GUESSES
        return Result("Guesses at the second step", figure, GOAL, met)


def run(size: Size) -> Iterator[Result]:
    """Eight strangers; SHORT one."""
    with place.sqlite(TRUSTED_PROXIES="1") as here:
        (here.data / "static").symlink_to(place.static())
        here.inside("with_password", "0")
        app = here.inside("with_app", "0")
        with here.serving():
            yield besieged(here, app["seed"], app["spare"], 8 if size is Size.FULL else 1).row()


def besieged(here: Place, seed: str, spare: list[str], count: int) -> Siege:
    """The owner's browser becomes known; strangers guess until they may not; the owner returns."""
    known = Browser(here.port, HOME)
    enter(known, spare[0])
    known.post("/account/logout/", {})
    wrong, refused, inside, failed = 0, 0, 0, 0
    for number in range(count):
        stranger = Browser(here.port, _network(number))
        stranger.sign_in(EMAIL)
        guessed = [stranger.post(STEP, {"code": f"{n:06}"}) for n in range(GUESSES)]
        told = [stranger.post(STEP, {"code": code}) for code in ("999999", spare[1])]
        wrong += sum("This code does not work" in answer.said for answer in guessed)
        refused += all(str(TOO_MANY) in answer.said for answer in told)
        failed += sum(answer.status >= 500 for answer in (*guessed, *told))
        inside += stranger.is_in()
    elsewhere = Browser(here.port, ELSEWHERE)
    enter(elsewhere, here.inside("code", seed, "0"))
    known.network = _network(0)
    enter(known, spare[2])
    return Siege(count, wrong, refused, inside, failed, elsewhere.is_in(), known.is_in())


def enter(browser: Browser, code: str) -> None:
    """Password and code, as the owner has them."""
    browser.sign_in(EMAIL)
    browser.post(STEP, {"code": code})


def _network(number: int) -> str:
    """Of a stranger."""
    return f"198.51.100.{number + 1}"
