"""The page that says what the guide rests on: written from its data, and counting as it does."""

import importlib.util
from collections import Counter
from itertools import chain

from journal.guide.foods import FOODS
from journal.guide.nutrients import NUTRIENTS
from journal.guide.topics import TOPICS
from tests.project import ROOT

_spec = importlib.util.spec_from_file_location("guide_sources", ROOT / "docs" / "guide_sources.py")
assert _spec is not None
assert _spec.loader is not None
guide_sources = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(guide_sources)

CLAIMS = guide_sources.read()


def test_the_page_is_up_to_date():
    written = guide_sources.PAGE.read_text(encoding="utf-8")

    assert written == guide_sources.page(CLAIMS) + "\n", "make sources"


def test_it_counts_the_claims_of_the_guide_and_misses_none():
    counts = guide_sources.counted(CLAIMS)
    pages = chain(
        ((f"topics/{topic.slug}.json", topic.claims()) for topic in TOPICS.values()),
        ((f"nutrients/{n.slug}.json", n.claims()) for n in NUTRIENTS.values()),
    )
    for file, claims in pages:
        shown = Counter(claim.certainty.name.lower() for claim in claims)
        assert counts[file] == shown, file
    assert counts["foods.json"].total() >= len(FOODS)


def test_every_unverified_claim_stands_in_the_list_with_what_it_says():
    page = guide_sources.page(CLAIMS)
    unverified = [claim for claim in CLAIMS if claim.certainty == "general"]

    assert unverified
    assert [claim for claim in unverified if claim.says not in page] == []
    assert not {"", "None"} & {claim.says for claim in CLAIMS}


def test_most_of_the_guide_was_read_in_a_source():
    kinds = Counter(claim.certainty for claim in CLAIMS)

    assert kinds["general"] < 80
    assert kinds["verified"] > kinds.total() / 2
