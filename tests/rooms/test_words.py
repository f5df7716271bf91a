"""The words of the pages: one name for one thing, short sentences, British spelling, one date.

What is looked at are the templates as they are written, and the pages of somebody who has
everything.
"""

import re
from contextlib import suppress

import pytest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from journal import clock
from journal.guide.nutrients import NUTRIENTS
from journal.guide.topics import TOPICS
from journal.seeding import fill_with_demo
from tests.addresses import ACCESS, CANARY, one_of_everything, samples
from tests.project import ROOT
from tests.rooms.sentences import blocks_of, length, sentences_of, taps_of

# A row of a table of the printed summary as one line, which is no sentence.
ROW_IN_WORDS = re.compile(r"n = |→|^Its course, by medians")

# What has another name here (CONTRIBUTING.md, "Words"), as patterns of whole words.
OTHER_NAMES = {
    "regimen": "What you take",
    "onset": "first symptom",
    "whoever": "the person who",
    "wants": "needs",
    "on board": "left",
    "ground": "why",
    "freed": "taken out",
    "drawn": "chosen by chance",
    "washout": "settling nights",
    "revoke": "stop sharing",
    "taken in(?! the)": "imported",
    "labs?(?= results)": "blood results",
    "laborator(?:y|ies)": "lab",
    "clinicians?": "doctor",
    "prescriber": "doctor",
    "spare codes?": "backup codes",
    "e-mails?": "email",
    "letter is on": "email",
    "inconclusive": "not clear yet",
    "of note": "clear",
    "judged by": "measured by",
    "wearables?": "tracker",
    "bring data in|take data out|take your journal along": "import, export",
    "own questions?": "things you track",
    "morning after": "next morning",
    "somebody": "someone",
}
SPELLING = (
    "color",
    "(?<!/)center",
    "behavior",
    "heme iron",
    "broiled",
    "ounces?",
    "portabella",
    "fiber",
)
MONTHS = "January February March April June July August September October November December"
LONG_DATE = re.compile(  # but for the name of a night, "Mon 2 → Tue 3 November 2026"
    rf"(?<!→ \w{{3}} )\b\d{{1,2}} (?:{MONTHS.replace(' ', '|')}) \d{{4}}\b|\b\d{{4}}-\d\d-\d\d\b"
)
TAGS = re.compile(r"(?s)\{[%#{].*?[%#}]\}|<[^>]*>")
ALL_NAMES = re.compile(rf"\b(?:{'|'.join([*OTHER_NAMES, *SPELLING])})\b", re.IGNORECASE)
# What begins small by its own spelling, and what is written with a capital inside
OWN_SPELLING = re.compile(r"eGFR|[a-zµ]{1,4}/[a-zA-Z]{1,2}")
NAMES = re.compile(
    rf"(?:{MONTHS.replace(' ', '|')}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
    r"|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Vitamin|Gabapentin|Iron|Magnesium|Pramipexole|Valerian|Firefox|Assistant)"
)
CAPITAL_INSIDE = re.compile(r"(?<=[a-z0-9,] )[A-Z][a-z]+")
MOST_WORDS, MANY_WORDS, SHARE_OF_MANY = 25, 20, 0.05


def addresses(arguments):
    """Every page there is, with those of the guide."""
    for name, who in ACCESS.items():
        if who != "staff" and name != "account_logout":
            with suppress(NoReverseMatch):
                yield reverse(name, kwargs=arguments.get(name, {}))
    for kind, things in (("nutrient", NUTRIENTS), ("topic", TOPICS)):
        for thing in things.values():
            yield reverse(f"guide:{kind}", kwargs={kind: thing})


@pytest.fixture
def pages(client_of, person):
    """The pages of somebody with sixty nights and one of everything."""
    tonight = clock.night_at(timezone.now(), person.zone)
    fill_with_demo(person, nights=60, seed=7, last=tonight)
    browser = client_of(person)
    found = {}
    for address in addresses(samples(one_of_everything(person))):
        answer = browser.get(address)
        is_page = "html" in answer.headers["Content-Type"]
        if is_page and answer.status_code in {200, 404}:
            found[address] = answer.content.decode().replace(CANARY, "")
    assert len(found) > 70
    return found


def test_one_thing_has_one_name_and_dates_one_style(pages):
    slips = {
        f"{match[0]} | {text[max(0, match.start() - 30) : match.end() + 20]}"
        for page in pages.values()
        for text in blocks_of(page)
        for pattern in (ALL_NAMES, LONG_DATE)
        for match in pattern.finditer(text)
    }
    assert sorted(slips) == []


def test_no_template_has_another_name():
    slips = {
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in (ROOT / "templates").rglob("*")
        if path.suffix in {".html", ".txt"} and path.name != "style.html"
        for match in ALL_NAMES.finditer(TAGS.sub(" ", path.read_text()))
    }
    assert sorted(slips) == []


def test_what_can_be_tapped_is_in_sentence_case(pages):
    words = {each for page in pages.values() for each in taps_of(page)}
    small = {each for each in words if each[0].islower() and not OWN_SPELLING.fullmatch(each)}
    titles = {
        each
        for each in words
        if any(not NAMES.fullmatch(name) for name in CAPITAL_INSIDE.findall(each))
    }

    assert len(words) > 300
    assert sorted(small) == []
    assert sorted(titles) == []


def test_sentences_are_short(pages):
    """None has more than 25 words, and hardly any more than 20."""
    sentences = {each for page in pages.values() for each in sentences_of(page)}
    lengths = {each: length(each) for each in sentences if not ROW_IN_WORDS.search(each)}
    longest = sorted(lengths, key=lambda each: -lengths[each])
    many = [each for each in longest if lengths[each] > MANY_WORDS]

    assert len(lengths) > 2_000
    assert [f"{lengths[each]}: {each}" for each in longest if lengths[each] > MOST_WORDS] == []
    assert len(many) / len(lengths) <= SHARE_OF_MANY, many
