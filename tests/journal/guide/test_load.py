"""The guide's knowledge as it is written: by its published schema, and refused when it is not."""

import json
from datetime import date
from decimal import Decimal
from itertools import chain

import pytest
from django.utils import timezone
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

from journal.guide import entry, load, topic
from journal.guide.entry import DATA, DataError, Entry
from journal.guide.facts import Certainty, Claim, usual_review
from journal.guide.foods import FOODS, NOTES, UPTAKE
from journal.guide.nutrient import Nutrient
from journal.guide.nutrients import NUTRIENTS
from journal.guide.sources import SOURCES
from journal.guide.topic import Topic
from journal.guide.topics import TOPICS

FILES = sorted(
    file.relative_to(DATA) for file in DATA.rglob("*.json") if "schema" not in file.parts
)
SCHEMAS = {
    file.name: json.loads(file.read_text()) for file in sorted((DATA / "schema").glob("*.json"))
}
REGISTRY = Registry().with_resources(
    (schema["$id"], Resource.from_contents(schema)) for schema in SCHEMAS.values()
)

FACT = {
    "text": "Legs.",
    "certainty": "verified",
    "sources": ["aasm2025"],
    "last_reviewed": "2026-11-22",
}


def problems(schema: str, data: object) -> list[str]:
    checker = Draft202012Validator(
        SCHEMAS[schema], registry=REGISTRY, format_checker=FormatChecker()
    )
    return [f"{error.json_path}: {error.message}" for error in checker.iter_errors(data)]


def every_claim() -> list[Claim]:
    pages: list[Nutrient | Topic] = [*NUTRIENTS.values(), *TOPICS.values()]
    claims = chain.from_iterable(page.claims() for page in pages)
    return [*claims, *FOODS.values(), *NOTES, UPTAKE]


@pytest.mark.parametrize("file", FILES, ids=str)
def test_each_file_keeps_to_the_schema_it_names(file):
    data = json.loads((DATA / file).read_text())
    schema = (DATA / file).parent / data["$schema"]

    assert schema.resolve() == DATA / "schema" / schema.name
    assert problems(schema.name, data) == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_is_one(name):
    Draft202012Validator.check_schema(SCHEMAS[name])

    assert SCHEMAS[name]["$id"].endswith(name)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"sources": []}, "$.sources: [] should be non-empty"),
        ({"last_reviewed": None}, "$.last_reviewed: None is not of type 'string'"),
        ({"certainty": "general"}, "$: 'for_review' is a required property"),
        ({"certainty": "sure"}, "$.certainty: 'sure' is not one of"),
        ({"colour": "red"}, "$: Unevaluated properties are not allowed ('colour' was unexpected)"),
    ],
)
def test_the_schema_refuses_a_claim_that_hides_something(change, said):
    fact = {"$ref": "urn:stillnight:guide:claim.schema.json#/$defs/fact"}
    checker = Draft202012Validator(fact, registry=REGISTRY)

    errors = [f"{e.json_path}: {e.message}" for e in checker.iter_errors(FACT | change)]

    assert list(checker.iter_errors(FACT)) == []
    assert [error for error in errors if error.startswith(said)]


def test_the_schema_refuses_a_food_without_a_serving():
    food = {"key": "salt", "name": "Salt", "group": "Other", "ndb": "00001", "amounts": {}}
    found = problems("foods.schema.json", {"nutrients": [], "foods": [food | FACT]})

    assert "$.foods[0]: 'grams' is a required property" in found


def test_every_page_of_the_folder_has_its_place_in_the_guide():
    written = {file.stem for file in FILES if file.parent.name in {"nutrients", "topics"}}

    assert written == {nutrient.slug for nutrient in NUTRIENTS.values()} | set(TOPICS)


def test_every_claim_has_a_source_that_is_written_down_and_a_day_of_review():
    claims = every_claim()

    assert len(claims) > 300
    for claim in claims:
        assert claim.sources, claim
        assert set(claim.sources) <= set(SOURCES), claim
        assert date(2026, 1, 1) <= claim.last_reviewed <= timezone.localdate(), claim


def test_no_claim_is_surer_than_its_best_source():
    order = list(Certainty)
    for claim in every_claim():
        best = min(order.index(SOURCES[key].certainty) for key in claim.sources)
        assert order.index(claim.certainty) >= best, claim


def test_every_food_has_an_amount_for_each_nutrient_or_says_that_it_is_unknown():
    for food in FOODS.values():
        assert food.amounts.keys() == NUTRIENTS.keys(), food
        assert any(amount for amount in food.amounts.values()), food


def test_what_leads_on_leads_somewhere():
    led = chain.from_iterable(page.see for page in NUTRIENTS.values())
    led = [*led, *(s for t in TOPICS.values() for section in t.sections for s in section.see)]

    assert led
    assert set(led) <= set(TOPICS)


def test_every_picture_has_its_drawing(settings):
    drawings = {f.stem for f in (settings.BASE_DIR / "templates/guide/pictures").glob("*.html")}
    used = {section.picture for t in TOPICS.values() for section in t.sections} - {""}

    assert used == set(topic.PICTURES) == drawings


class TestReading:
    @pytest.mark.parametrize(
        ("change", "said"),
        [
            ({"text": ""}, "here: text is '', not a text"),
            ({"text": None}, "here: text is missing"),
            ({"certainty": "sure"}, "here: certainty is 'sure', not one of verified, secondary"),
            ({"sources": []}, "here: sources names none"),
            ({"sources": "aasm2025"}, "here: sources is 'aasm2025', not a list"),
            ({"sources": [1]}, "here: sources holds something that is not a text"),
            ({"last_reviewed": "soon"}, "here: last_reviewed is 'soon', not a date"),
            ({"for_review": "yes"}, "here: for_review is 'yes', neither true nor false"),
            ({"for_review": True}, "here: for_review goes with general knowledge, and only with"),
            ({"certainty": "general"}, "here: for_review goes with general knowledge"),
            ({"sorces": []}, "here: sorces is not known here"),
        ],
    )
    def test_a_slip_is_named_with_its_place(self, change, said):
        with pytest.raises(DataError) as slip:
            load.fact(Entry(FACT | change, "here"))

        assert said in str(slip.value)

    def test_hours_apart_that_name_no_hours_are_refused(self):
        pair = {"key": "gold", "partner": "Gold", "effect": "less of it is taken up"}
        pair |= {"rule": "apart", "says": "some hours apart", "certainty": "general"}

        with pytest.raises(DataError, match="here: rule needs its hours"):
            load._interaction(Entry(pair, "here"))

    @pytest.mark.parametrize("amount", [-1, True, "12", None])
    def test_an_amount_is_a_number_that_is_not_negative(self, amount):
        with pytest.raises(DataError, match=r"here: amount is (missing|.*, not an amount)"):
            Entry({"amount": amount}, "here").number("amount")

    def test_half_a_person_is_not_a_count(self):
        with pytest.raises(DataError, match=r"people is 1\.5, not a whole number"):
            Entry({"people": Decimal("1.5")}, "here").count_or_none("people")

    def test_the_place_says_how_deep_it_is(self):
        page = Entry({"sections": [{"heading": "One", "facts": [{"text": 3}]}]}, "page")

        with pytest.raises(DataError) as slip:
            page.each("sections", lambda section: section.each("facts", load.fact))

        assert str(slip.value) == "page: sections[0]: facts[0]: text is 3, not a text"

    def test_a_limit_is_null_where_there_is_none_and_never_just_absent(self):
        assert Entry({"eu": None}, "here").maybe("eu", load.fact) is None
        with pytest.raises(DataError, match="eu is missing"):
            Entry({}, "here").maybe("eu", load.fact)

    def test_a_list_is_not_an_object(self):
        with pytest.raises(DataError, match="here: expected an object, found \\[\\]"):
            Entry([], "here")

    @pytest.mark.parametrize("text", [None, "{"])
    def test_a_file_that_cannot_be_read_says_so(self, tmp_path, monkeypatch, text):
        monkeypatch.setattr(entry, "DATA", tmp_path)
        if text:
            (tmp_path / "gold.json").write_text(text)

        with pytest.raises(DataError, match=r"^gold\.json: "):
            Entry.of("gold.json")

    def test_a_picture_nobody_drew_is_refused(self, tmp_path, monkeypatch):
        monkeypatch.setattr(entry, "DATA", tmp_path)
        page = {"title": "Gold", "short": "Gold.", "lead": "Gold."}
        page["sections"] = [{"heading": "Gold", "facts": [FACT], "picture": "ingot"}]
        (tmp_path / "topics").mkdir()
        (tmp_path / "topics" / "gold.json").write_text(json.dumps(page))

        with pytest.raises(DataError, match="picture is 'ingot', not one of day, "):
            topic.read("gold")

    def test_a_section_with_nothing_in_it_is_refused(self, tmp_path, monkeypatch):
        monkeypatch.setattr(entry, "DATA", tmp_path)
        page = {"title": "Gold", "short": "Gold.", "lead": "Gold."}
        page["sections"] = [{"heading": "Gold", "facts": []}]
        (tmp_path / "topics").mkdir()
        (tmp_path / "topics" / "gold.json").write_text(json.dumps(page))

        with pytest.raises(DataError, match="facts and journal are both empty"):
            topic.read("gold")
        assert problems("topic.schema.json", page)


def claim(day: int) -> Claim:
    return Claim(
        certainty=Certainty.VERIFIED, sources=("aasm2025",), last_reviewed=date(2026, 1, day)
    )


def test_the_usual_review_is_that_of_most_claims_and_the_later_of_two():
    assert usual_review([claim(1), claim(1), claim(9)]) == date(2026, 1, 1)
    assert usual_review([claim(1), claim(9)]) == date(2026, 1, 9)
