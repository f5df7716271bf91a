from datetime import date
from itertools import chain

from journal.guide.facts import Certainty, Claim
from journal.guide.foods import FOODS, NOTES, UPTAKE
from journal.guide.footnotes import Footnotes
from journal.guide.nutrient import Rung
from journal.guide.nutrients import NUTRIENTS
from journal.guide.overview import rungs, shorts
from journal.guide.sources import SOURCES
from journal.guide.topics import TOPICS


def test_every_source_is_used_somewhere():
    pages = chain(NUTRIENTS.values(), TOPICS.values())
    claims = [*chain.from_iterable(page.claims() for page in pages)]
    claims += [*FOODS.values(), *NOTES, UPTAKE]

    assert {key for claim in claims for key in claim.sources} == set(SOURCES)


def claim(certainty: Certainty, *sources: str, reviewed: date = date(2026, 11, 22)) -> Claim:
    return Claim(certainty=certainty, sources=sources, last_reviewed=reviewed)


def test_a_source_keeps_the_number_of_its_first_use():
    claims = [
        claim(Certainty.VERIFIED, "wali2019", "aasm2025"),
        claim(Certainty.GENERAL, "aasm2025", "general"),
    ]
    notes = Footnotes(claims)

    first, second = notes.cite("One.", claims[0]), notes.cite("Two.", claims[1])

    assert (first.numbers, first.sign) == ((1, 2), "")
    assert (second.numbers, second.sign) == ((2,), "°")
    assert [(n.number, n.link) for n in notes.listed()] == [
        (1, SOURCES["wali2019"].link),
        (2, SOURCES["aasm2025"].link),
    ]


def test_a_claim_says_its_day_of_review_only_where_it_is_not_that_of_the_page():
    usual = claim(Certainty.VERIFIED, "aasm2025")
    older = claim(Certainty.GENERAL, "general", reviewed=date(2025, 3, 1))
    notes = Footnotes([usual, usual, older])

    assert notes.reviewed == date(2026, 11, 22)
    assert notes.for_review == 1
    assert notes.cite("Usual.", usual).reviewed == ""
    assert notes.cite("Older.", older).reviewed == "1 Mar 2025"


def test_iron_stands_highest_and_each_nutrient_on_one_rung():
    steps = rungs(Footnotes(shorts()))
    standing = [entry.name for step in steps for entry in step.entries]

    assert standing[0] == "Iron"
    known = [topic.title for topic in TOPICS.values() if topic.evidence]
    assert sorted(standing) == sorted([*(n.name for n in NUTRIENTS.values()), *known])
    assert [step.height for step in steps] == [4, 2, 1, 0, 0]
    assert steps[3].title == Rung.NO_EFFECT.value
