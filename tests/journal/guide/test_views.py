import re
from dataclasses import replace
from datetime import date
from html import unescape
from itertools import pairwise

import pytest

from journal import caffeine
from journal.guide.facts import Certainty
from journal.guide.foods import COLUMNS
from journal.guide.nutrients import NUTRIENTS
from journal.guide.topics import TOPICS

NUTRIENT_PAGES = [f"/guide/{nutrient.slug}/" for nutrient in NUTRIENTS.values()]
TOPIC_PAGES = [f"/guide/{slug}/" for slug in TOPICS]
FOOD_PAGES = [f"/guide/foods/?nutrient={key}" for key in COLUMNS]
PAGES = ["/guide/", *NUTRIENT_PAGES, *TOPIC_PAGES, *FOOD_PAGES]
FORBIDDEN = (
    r"\b(detect|diagnos|monitor|treat(?!ise)|prevent|recommend|safe|normal|abnormal|cure|heal\b"
    r"|should take|you should|you need|good for you|is proven)"
)

each_page = pytest.mark.parametrize("address", PAGES)


@pytest.fixture
def read(client):
    """The page's own words: what is inside <main>, without the titles of sources."""

    def words(address: str) -> str:
        page = client.get(address).content.decode()
        main = page[page.index("<main") : page.index("</main>")]
        own = re.sub(r"<cite\b.*?</cite>", "", main, flags=re.DOTALL)
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", own)).split())

    return words


@each_page
def test_anybody_reads_it_without_asking_the_database(
    client, django_assert_num_queries, db, address
):
    with django_assert_num_queries(0):
        answer = client.get(address)

    assert answer.status_code == 200


@each_page
def test_it_describes_and_never_prescribes(read, address):
    assert not re.findall(FORBIDDEN, read(address), re.IGNORECASE)


@each_page
def test_headings_go_down_one_step_at_a_time(client, address):
    page = client.get(address).content.decode()
    levels = [int(level) for level in re.findall(r"<h([1-6])\b", page)]

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


@each_page
def test_each_footnote_leads_to_a_source_on_the_page(client, address):
    page = client.get(address).content.decode()
    used = set(re.findall(r'href="#(source-\d+)"', page))
    listed = re.findall(r'id="(source-\d+)"', page)

    assert used == set(listed)
    assert len(listed) == len(set(listed))


@each_page
def test_it_says_that_no_doctor_has_reviewed_it(read, address):
    assert "No doctor has reviewed this page yet." in read(address)


def test_it_is_the_same_for_somebody_signed_in(client, client_of, person):
    for address in PAGES:
        ours, theirs = (
            unescape(c.get(address).content.decode()) for c in (client, client_of(person))
        )
        assert ours[ours.index("<main") : ours.index("</main>")].split() == (
            theirs[theirs.index("<main") : theirs.index("</main>")].split()
        )


@pytest.mark.parametrize(
    ("address", "points"),
    [
        (
            "/guide/what-rls-is/",
            ["urge to move", "at rest", "evening", "Moving eases", "Dopamine", "nutrients"],
        ),
        (
            "/guide/iron/",
            ["dopamine", "without anaemia", "liver", "blood test", "fortified cereal"],
        ),
        ("/guide/magnesium/", ["Nerves", "muscles", "excite", "avocado", "dark chocolate"]),
        ("/guide/folate/", ["messengers", "asparagus", "fortified grains"]),
        ("/guide/vitamin-d/", ["Nerve", "lower levels", "sun", "mackerel", "orange juice"]),
        ("/guide/vitamin-b12/", ["myelin", "resemble restless legs"]),
        ("/guide/vitamin-c/", ["iron", "Citrus", "bell pepper"]),
        ("/guide/vitamin-b6/", ["damages nerves", "12 mg", "100 mg"]),
        ("/guide/zinc/", ["competes with iron", "No trial"]),
        ("/guide/daily-life/", ["aerobic", "Caffeine", "same time"]),
        ("/guide/exercise/", ["aerobic", "leg strength", "528 people", "not high"]),
        ("/guide/regular-sleep/", ["same time", "No trial was found of regular hours in RLS"]),
        (
            "/guide/look-alikes/",
            ["Neuropathy", "Kidney disease", "cause unseen", "hide a lack of vitamin B12"],
        ),
        (
            "/guide/iron-tests/",
            ["ferritin", "saturation", "morning", "24 hours", "75", "under 20 %", "inflammation"],
        ),
        (
            "/guide/what-may-make-it-worse/",
            ["Medicines", "Caffeine", "Alcohol", "Nicotine", "Sitting still", "Poor sleep"],
        ),
        (
            "/guide/talk-to-a-clinician/",
            ["dietitian", "Neuropathy", "kidney", "Blood tests", "adjusts the plan"],
        ),
        ("/guide/medicines/", ["diphenhydramine", "metoclopramide", "mirtazapine", "gabapentin"]),
    ],
)
def test_each_point_of_the_founding_article_has_its_place(read, address, points):
    words = read(address)

    assert [point for point in points if point.lower() not in words.lower()] == []


@pytest.mark.parametrize(
    ("address", "honest"),
    [
        ("/guide/iron/", "ferritin is 75 ng/mL or less or transferrin saturation is under 20 %"),
        ("/guide/magnesium/", "could not say whether it helps"),
        ("/guide/vitamin-d/", "no effect on severity"),
        ("/guide/folate/", "No randomised trial was found"),
        ("/guide/vitamin-b12/", "No trial of B12 in RLS was found"),
        ("/guide/vitamin-c/", "Outside dialysis nothing was found"),
    ],
)
def test_the_evidence_is_said_as_it_is(read, address, honest):
    assert honest in read(address)


def test_limits_say_what_they_count(read):
    assert "Supplements and medicines only; food does not count" in read("/guide/magnesium/")
    assert "the folate of food does not count" in read("/guide/folate/")
    assert "above these limits on purpose" in read("/guide/iron/")
    assert "EU level" in read("/guide/iron/")
    assert read("/guide/vitamin-b12/").count("none set") == 2


def test_what_nobody_has_read_in_a_source_is_marked(read):
    assert Certainty.GENERAL.value in read("/guide/iron/")
    assert "read in a secondary source" in read("/guide/medicines/")


@each_page
def test_it_says_when_it_was_last_reviewed_and_how_much_is_still_to_be(read, address):
    words = read(address)

    assert re.search(r"Last reviewed 2\d Nov 2026", words)
    assert re.search(r"Nov 2026\.( \d+ of \d+ statements are unchecked\.)? No doctor", words)


def test_a_claim_reviewed_on_another_day_than_its_page_says_so(client, monkeypatch):
    zinc = NUTRIENTS["zinc"]
    older = replace(zinc.role[0], last_reviewed=date(2025, 3, 1))
    monkeypatch.setitem(NUTRIENTS, "zinc", replace(zinc, role=(older,)))
    page = client.get("/guide/zinc/").content.decode()

    assert page.count("(reviewed 1 Mar 2025)") == 1
    assert re.search(r"Last reviewed 2\d Nov 2026", page)


@pytest.mark.parametrize(
    ("address", "drawn"),
    [
        ("/guide/what-rls-is/", "How restless legs go through a day"),
        ("/guide/iron-tests/", "Where the lines for ferritin and transferrin saturation are"),
        ("/guide/iron-tests/", "The 24 hours before the sample"),
        ("/guide/what-may-make-it-worse/", "What is left of a coffee drunk at 16:00"),
    ],
)
def test_a_picture_says_in_words_what_it_shows(client, address, drawn):
    page = client.get(address).content.decode()
    picture = page[page.index(drawn) : page.index("</figure>", page.index(drawn))]

    assert len(re.search(r"<desc[^>]*>([^<]+)</desc>", picture).group(1)) > 60


def test_the_coffee_of_the_picture_is_that_of_the_formula(client):
    page = client.get("/guide/what-may-make-it-worse/").content.decode()
    left = [round(caffeine.on_board(95, 7, half_life)) for half_life in (5, 1.5, 9.5)]

    assert left == [36, 4, 57]
    assert "about {} mg left".format(*left) in page
    assert "from {1} to {2} between people".format(*left) in page


def test_iron_leads_to_the_page_on_its_tests(client):
    assert 'href="/guide/iron-tests/"' in client.get("/guide/iron/").content.decode()


def test_the_guide_leads_to_all_of_its_pages(client):
    page = client.get("/guide/").content.decode()

    assert [a for a in [*NUTRIENT_PAGES, *TOPIC_PAGES, "/guide/foods/"] if a not in page] == []


@pytest.mark.parametrize("address", ["/", "/help-now/", "/account/login/"])
def test_the_guide_is_one_tap_away_from_every_page(client, address):
    assert 'href="/guide/"' in client.get(address).content.decode()


@pytest.mark.parametrize("address", ["/guide/gold/", "/guide/vitamin_d/", "/guide/iron/more/"])
def test_there_is_no_page_of_another_name(client, address):
    assert client.get(address).status_code == 404


def test_nobody_can_write_into_it(client):
    assert client.post("/guide/iron/").status_code == 405


class TestFoods:
    def test_the_most_come_first_and_the_unknown_last(self, client):
        page = client.get("/guide/foods/?nutrient=vitamin_d").content.decode()

        assert page.index("Portobello") < page.index("Salmon, sockeye") < page.index("Sardines")
        assert page.index("Tofu, firm") < page.index("Mackerel, Atlantic")

    def test_an_unknown_amount_is_a_dash_and_not_zero(self, read):
        words = read("/guide/foods/?nutrient=vitamin_d")

        assert "Mackerel, Atlantic Fish and seafood 85 g – unknown 15047" in words
        assert "Lentils, boiled Beans and lentils ½ cup (99 g) 0 16070" in words

    def test_it_is_sorted_by_a_link(self, client):
        page = client.get("/guide/foods/?nutrient=iron&order=name").content.decode()

        assert page.index("Almonds") < page.index("Lentils") < page.index("White beans")
        assert 'order=group"' in page

    def test_without_a_choice_it_is_iron(self, read):
        assert "Iron in foods" in read("/guide/foods/")

    @pytest.mark.parametrize(
        ("query", "explained"),
        [
            ("nutrient=gold", "“gold” is not in this guide; here is iron."),
            ("order=colour", "sorted by uptake, amount, name or kind, not by “colour”."),
        ],
    )
    def test_nonsense_is_explained_and_shows_iron(self, read, query, explained):
        words = read(f"/guide/foods/?{query}")

        assert explained in words
        assert "Iron in foods" in words
