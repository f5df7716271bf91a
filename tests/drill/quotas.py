"""More than there is room for: by a demo, which anybody can open, and by a person."""

from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from journal.quotas import QUOTAS
from tests.drill import place
from tests.drill.browser import Answer, Browser
from tests.drill.forms import read
from tests.drill.place import Place
from tests.drill.result import Result, Size

SHARING, REMINDERS = "/report/share/", "/account/reminders/"
TABLES = {
    "shares": "share.Share",
    "push_devices": "reminders.PushDevice",
    "calendar_feeds": "reminders.CalendarFeed",
}
SENTENCES = {  # what a refusal has to say, to a demo and to a person
    True: ("A demo shares no links", "A demo reminds no devices", "A demo has no calendar address"),
    False: ("This server keeps",) * 3,
}
GOAL = "each beyond the quota refused with a sentence, 0 rows beyond"

Try = Callable[[Browser, int], Answer]


@dataclass(frozen=True, slots=True)
class Tried:
    """To make `tries` of something of which `most` may be."""

    who: str
    what: str  # as QUOTAS names it
    most: int
    tries: int
    refused: int  # with the sentence
    failed: int  # 5xx
    rows: int

    def row(self) -> Result:
        """As a row."""
        beyond = max(0, self.rows - self.most)
        figure = (
            f"{self.tries} tries, {self.rows} made of {self.most}, {self.refused} refused with a"
            f" sentence, {beyond} rows beyond, {self.failed} × 5xx"
        )
        met = self.tries > self.most == self.rows and not self.failed
        met = met and self.refused == self.tries - self.most
        return Result(f"{self.who}: {self.what}", figure, GOAL, met)


def run(size: Size) -> Iterator[Result]:
    """A demo and a person, three times as many as there is room for; SHORT two more."""
    full = size is Size.FULL
    with place.sqlite(DEMO="1") as here:
        (here.data / "static").symlink_to(place.static())
        here.inside("seeded", "20")
        with here.serving():
            demo = Browser(here.port)
            demo.post("/demo/", {})
            ways = dict(zip(TABLES, (share, add_device, make_calendar), strict=True))
            for what, way in ways.items():
                yield tried(here, "A demo", demo, what, way, 10 if full else 2)
            person = Browser(here.port, cookies={**demo.cookies, "sessionid": here.cookies[0]})
            for what in ("push_devices", "shares"):
                most = QUOTAS[what].most
                more = 2 * most if full else 2
                yield tried(here, "A person", person, what, ways[what], most + more)


def tried(here: Place, who: str, browser: Browser, what: str, way: Try, tries: int) -> Result:
    """So many tries, one after the other."""
    is_demo = who == "A demo"
    before = here.inside("rows", TABLES[what])[TABLES[what]]
    said = [way(browser, number) for number in range(tries)]
    sentence = SENTENCES[is_demo][list(TABLES).index(what)]
    return Tried(
        who,
        what,
        QUOTAS[what].in_a_demo if is_demo else QUOTAS[what].most,
        tries,
        sum(sentence in answer.said for answer in said),
        sum(answer.status >= 500 for answer in said),
        here.inside("rows", TABLES[what])[TABLES[what]] - before,
    ).row()


def share(browser: Browser, number: int) -> Answer:
    """Send the form of a new link, also where the page offers none."""
    forms, _ = read(SHARING, browser.get(SHARING).page)
    form = next((one for one in forms if "nonce" in one.fields), None)
    hidden = (
        {n: one.value for n, one in form.fields.items() if one.kind == "hidden"} if form else {}
    )
    sent = {"nonce": f"{number:043}", "seen": "0" * 64, "days": "7", "label": "", "passphrase": ""}
    answer = browser.post(SHARING, {**sent, **hidden})
    if form or answer.status != 422:
        return answer
    # the page of a refused form names the report as it is
    forms, _ = read(SHARING, answer.page)
    seen = next(one.fields["seen"].value for one in forms if "seen" in one.fields)
    return browser.post(SHARING, {**sent, "seen": seen})


def add_device(browser: Browser, number: int) -> Answer:
    """As the page's script does when a browser subscribed."""
    key = ec.generate_private_key(ec.SECP256R1()).public_key()
    point = key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    sent = {
        "endpoint": f"https://fcm.googleapis.com/fcm/send/{number}",
        "key": _letters(point),
        "secret": _letters(b"sixteen bytes ok"),
    }
    return browser.post(f"{REMINDERS}devices/add/", sent)


def make_calendar(browser: Browser, _: int) -> Answer:
    """Ask for the address; the page one is led to says what came of it."""
    return browser.follow(browser.post(f"{REMINDERS}calendar/make/", {}))


def _letters(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip("=")
