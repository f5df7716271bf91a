import pytest

from journal.guide.facts import Certainty, Rung
from journal.guide.footnotes import Footnotes
from journal.guide.nutrients import NUTRIENTS
from journal.guide.overview import rungs
from journal.guide.sources import SOURCES
from journal.guide.topics import TOPICS


@pytest.mark.parametrize("topic", TOPICS.values(), ids=TOPICS)
def test_each_claim_has_a_source_and_is_not_surer_than_it(topic):
    order = list(Certainty)
    for section in topic.sections:
        assert section.facts, section.heading
        for fact in section.facts:
            best = min(order.index(SOURCES[key].certainty) for key in fact.sources)
            assert order.index(fact.certainty) >= best, fact


def test_every_source_is_used_somewhere():
    used = {key for nutrient in NUTRIENTS.values() for key in nutrient.sources}
    used |= {
        key
        for topic in TOPICS.values()
        for section in topic.sections
        for fact in section.facts
        for key in fact.sources
    }

    assert set(SOURCES) - used == {"usda_sr28"}  # the foods


def test_a_source_keeps_the_number_of_its_first_use():
    notes = Footnotes()

    first = notes.cite("One.", Certainty.VERIFIED, ("wali2019", "aasm2025"))
    second = notes.cite("Two.", Certainty.GENERAL, ("aasm2025", "general"))

    assert (first.numbers, first.sign) == ((1, 2), "")
    assert (second.numbers, second.sign) == ((2,), "°")
    assert [(n.number, n.link) for n in notes.listed()] == [
        (1, SOURCES["wali2019"].link),
        (2, SOURCES["aasm2025"].link),
    ]


def test_iron_stands_highest_and_each_nutrient_on_one_rung():
    steps = rungs(Footnotes())
    standing = [nutrient.key for step in steps for nutrient, _ in step.entries]

    assert standing[0] == "iron"
    assert sorted(standing) == sorted(NUTRIENTS)
    assert [step.height for step in steps] == [4, 2, 1, 0, 0]
    assert steps[3].title == Rung.NO_EFFECT.value
