"""What can hurt somebody has its place in the guide, with figures and a source."""

import re
from html import unescape
from itertools import chain

import pytest
from django.test import Client

from journal.guide.facts import Certainty
from journal.guide.topics import TOPICS


def words_of(client: Client, address: str) -> str:
    page = client.get(address).content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


@pytest.mark.parametrize(
    ("slug", "said"),
    [
        (
            "iron-infusions",
            (
                *("Serious allergic reactions", "some were fatal", "at least 30 minutes"),
                *("phosphate", "boxed warning since August 2026", "soft bones and fractures"),
                *("weak muscles", "pain in bones or muscles", "look like worse RLS"),
            ),
        ),
        (
            "medicine-risks",
            (
                *("10 % had sleep attacks while driving", "stop the car", "without warning"),
                *("gamble", "have sex", "17 had an urge"),
                *("withdrawal", "not to be stopped abruptly", "Opioids stopped suddenly"),
                *("1 person in 500", "hazard ratio of 2.66"),
                *("opioids, medicines for anxiety, antidepressants and antihistamines", "Alcohol"),
                *("COPD", "older age", "through the kidneys", "bluish lips"),
                *("Opioids together with medicines for anxiety or sleep", "at least a week"),
            ),
        ),
        (
            "augmentation",
            (
                *("Symptoms start earlier", "sooner after sitting down", "reach arms"),
                *("helps for a shorter time", "The doctor who prescribes the medicine"),
                *("42 %", "Low iron, antidepressants and antihistamines"),
            ),
        ),
        (
            "talk-to-a-clinician",
            (
                *("One leg swollen, warm, red or painful", "drowsy at the wheel"),
                *("Thoughts of hurting yourself", "too much iron", "after an iron infusion"),
            ),
        ),
        (
            "iron-tests",
            (
                *("75 by one maker was 121 by another", "116 samples"),
                "iron sucrose at ferritin under 200 ng/mL and saturation under 20 %, both",
                *("For women the line is 45 %", "For men, and after the menopause, it is 50 %"),
                "iron on its way",
            ),
        ),
        (
            "medicines",
            ("valerian", "cabergoline", "clonazepam", "carbamazepine", "valproate", "bupropion"),
        ),
        ("look-alikes", ("does not keep to the evening", "before dialysis too", "masking")),
    ],
)
def test_the_guide_says_it(client, slug, said):
    words = words_of(client, f"/guide/{slug}/")

    assert [one for one in said if one not in words] == []


@pytest.mark.parametrize("slug", ["talk-to-a-clinician", "medicine-risks", "iron-infusions"])
def test_where_it_may_not_wait_help_is_one_tap_away(client, slug):
    page = client.get(f"/guide/{slug}/").content.decode()
    main = page[page.index("<main") : page.index("</main>")]

    assert 'href="/help-now/"' in main


def test_low_mood_leads_to_help(client):
    page = client.get("/guide/talk-to-a-clinician/").content.decode()
    mood = page[page.index("Low mood</h2>") : page.index("Before the first supplement</h2>")]

    assert 'href="/help-now/"' in mood


def test_augmentation_is_explained_and_never_found_in_anybody(client, client_of, person):
    theirs = client_of(person).get("/guide/augmentation/").content.decode()

    assert "Whether it is happening is for your doctor to judge" in theirs
    for address in ("/tonight/", "/trends/", "/trends/onset/", "/regimen/", "/report/"):
        answer = client_of(person).get(address, follow=True)
        assert answer.status_code == 200
        assert "augmentation" not in answer.content.decode().lower(), address


def test_no_topic_rests_on_labels_or_news_in_general():
    claims = chain.from_iterable(topic.claims() for topic in TOPICS.values())

    assert not [claim.text for claim in claims if {"labels", "news"} & set(claim.sources)]


def test_of_the_topics_fewer_than_35_claims_are_without_a_source_that_was_read():
    claims = list(chain.from_iterable(topic.claims() for topic in TOPICS.values()))

    assert len(claims) > 150
    assert sum(claim.certainty is Certainty.GENERAL for claim in claims) < 35
