"""Sources that carry: each is a document somebody can find, and what has none says so."""

import re
from itertools import chain

import pytest

from journal.guide.entry import Entry
from journal.guide.facts import Certainty, Fact, Source
from journal.guide.foods import FOODS, NOTES, UPTAKE
from journal.guide.load import source
from journal.guide.nutrient import Nutrient
from journal.guide.nutrients import NUTRIENTS
from journal.guide.sources import SOURCES
from journal.guide.topics import TOPICS

# Not documents: what is written down without one. None may join them.
NO_DOCUMENT = {"general", "labels", "news"}

# "Author or organisation. Title. Where it stands, with its year."
CITATION = re.compile(r"[^.]{3,}\. .*[a-z]{3}.*[.?] .*\b(19|20)\d\d\b")

DOCUMENTS = [entry for key, entry in SOURCES.items() if key not in NO_DOCUMENT]


def lacks(entry: Source) -> list[str]:
    """What a reader would need to find the document, and does not get."""
    missing = []
    if not CITATION.match(entry.citation):
        missing.append("author or organisation, title, year")
    if not entry.link and "ISBN" not in entry.citation:
        missing.append("DOI, PMID, ISBN or address")
    return missing


@pytest.mark.parametrize("entry", DOCUMENTS, ids=lambda entry: entry.key)
def test_each_source_names_who_wrote_what_when_and_where_it_is(entry):
    assert lacks(entry) == []


@pytest.mark.parametrize(
    ("citation", "link"),
    [
        ("Magnesium citrate in RLS: open-label pilot. 2024", "https://example.org"),
        ("EASL guideline on haemochromatosis", "https://example.org"),
        ("News summaries of the AASM 2025 guideline", "https://example.org"),
        ("Labels: levothyroxine, iron, calcium and antacids", "https://example.org"),
        ("Li N, et al. Vitamin C with iron. JAMA Netw Open 2020;3(11):e2023644", ""),
        ("Li N, et al. Vitamin C with iron. JAMA Netw Open", "https://example.org"),
    ],
)
def test_a_source_that_nobody_could_find_is_noticed(citation, link):
    values = {"key": "one", "citation": citation, "certainty": "verified"}
    made = source(Entry(values | ({"link": link} if link else {}), "here"))

    assert lacks(made)


def test_a_source_without_a_document_is_never_surer_than_unverified():
    for key in NO_DOCUMENT & set(SOURCES):
        assert SOURCES[key].certainty is Certainty.GENERAL, key
    assert all(entry.certainty is not Certainty.GENERAL for entry in DOCUMENTS)


def test_a_claim_without_a_document_is_marked_unverified():
    pages = chain(NUTRIENTS.values(), TOPICS.values())
    claims = [*chain.from_iterable(page.claims() for page in pages), *FOODS.values()]

    for claim in [*claims, *NOTES, UPTAKE]:
        if set(claim.sources) <= NO_DOCUMENT:
            assert claim.certainty is Certainty.GENERAL, claim


def test_sources_stand_in_the_order_of_their_keys():
    assert list(SOURCES) == sorted(SOURCES)


def sentences(nutrient: Nutrient) -> list[Fact]:
    """What the page of a nutrient says in words, but for the medicines it meets."""
    return [claim for claim in nutrient.claims() if isinstance(claim, Fact)]


@pytest.mark.parametrize("nutrient", NUTRIENTS.values(), ids=NUTRIENTS)
def test_no_sentence_about_a_nutrient_rests_on_general_knowledge(nutrient):
    said = sentences(nutrient)

    assert len(said) >= 5
    assert [fact.text for fact in said if fact.certainty is Certainty.GENERAL] == []
    assert [fact.text for fact in said if set(fact.sources) & NO_DOCUMENT] == []


def test_limits_daily_amounts_conversions_and_foods_have_their_document():
    claims = [*FOODS.values(), *NOTES, UPTAKE]
    for nutrient in NUTRIENTS.values():
        claims += [*nutrient.reference_intakes, *nutrient.conversions]
        claims += [limit for limit in nutrient.upper_limits.values() if limit]

    assert [claim for claim in claims if claim.certainty is Certainty.GENERAL] == []


@pytest.mark.parametrize(
    ("key", "author"),
    [
        ("easl", "J Hepatol 2022"),
        ("mgcitrate2024", "Gorantla S"),
        ("nct04462796", "NCT04462796"),
        ("yagi2012", "Drug Metab Pharmacokinet 2012;27(2):248"),
        ("mansourian2020", "Sleep Med 2020"),
        ("dunietz2017", "J Clin Sleep Med 2017;13(7):863"),
        ("chen2018", "Sleep Med Rev 2018;40:43"),
        ("label_fcm2026", "08/2026"),
    ],
)
def test_what_was_wrongly_attributed_has_its_source(key, author):
    assert author in SOURCES[key].citation
