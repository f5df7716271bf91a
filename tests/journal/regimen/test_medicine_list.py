"""The list of medicines as it is written: by its schema, with sources that exist."""

import json
from string import ascii_lowercase

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

from journal.guide.entry import DATA as GUIDE
from journal.guide.entry import DataError
from journal.guide.facts import Certainty
from journal.guide.sources import SOURCES
from journal.regimen import medicine_list
from journal.regimen.medicine_list import DATA, Kind
from journal.regimen.medicines import LISTED, recognise
from journal.regimen.spelling import FEWEST_LISTED, FEWEST_TYPED, a_slip_away, words_in

WRITTEN = json.loads((DATA / "medicines.json").read_text())
ROWS = (*LISTED.ingredients, *LISTED.mixtures, *LISTED.look_alikes)


def test_the_list_keeps_to_its_schema():
    schema = json.loads((DATA / WRITTEN["$schema"]).read_text())
    claim = json.loads((GUIDE / "schema" / "claim.schema.json").read_text())
    registry = Registry().with_resource(claim["$id"], Resource.from_contents(claim))
    checker = Draft202012Validator(schema, registry=registry, format_checker=FormatChecker())

    assert [f"{e.json_path}: {e.message}" for e in checker.iter_errors(WRITTEN)] == []
    assert set(schema["$defs"]["kind"]["enum"]) == set(Kind)


def test_each_row_names_sources_and_is_no_surer_than_they_are():
    order = list(Certainty)
    for row in ROWS:
        surest = min(order.index(SOURCES[key].certainty) for key in row.sources)
        assert order.index(row.certainty) >= surest, row


def test_each_ingredient_is_of_more_than_one_that_interacts():
    for each in LISTED.ingredients:
        assert set(each.kinds) != {Kind.INTERACTS}, each.key
        assert each.names, each.key


def test_each_name_of_the_list_finds_what_it_belongs_to():
    for each in LISTED.ingredients:
        for name in each.names:
            assert each in recognise(name), name
    for mixture in LISTED.mixtures:
        for name in mixture.names:
            assert set(mixture.holds) <= {each.key for each in recognise(name)}, name


def test_supplements_of_the_list_are_no_medicine():
    for name in LISTED.supplements:
        assert recognise(name) == (), name


@pytest.mark.parametrize(
    "broken",
    [
        {"mixtures": [{**WRITTEN["mixtures"][0], "holds": ["nothing"]}]},
        {"ingredients": [{**WRITTEN["ingredients"][0], "kinds": []}]},
        {"ingredients": [{**WRITTEN["ingredients"][0], "kinds": ["magic"]}]},
        {"ingredients": [{**WRITTEN["ingredients"][0], "names": {"mars": ["Oof"]}}]},
    ],
    ids=["refers to nothing", "no kind", "unknown kind", "unknown region"],
)
def test_a_fault_in_the_list_is_named(broken, tmp_path, monkeypatch):
    (tmp_path / "medicines.json").write_text(json.dumps({**WRITTEN, **broken}))
    monkeypatch.setattr(medicine_list, "DATA", tmp_path)

    with pytest.raises(DataError, match=r"medicines\.json"):
        medicine_list.read()


def test_each_unchecked_name_is_one_of_its_row():
    for row in (*LISTED.ingredients, *LISTED.mixtures):
        assert set(row.unchecked) <= set(row.names), row.name


def test_a_slip_that_two_names_are_near_to_is_not_guessed():
    """Where two names are so alike that one word can be a slip of both."""
    means = {
        words_in(name)[0]: recognise(name)
        for row in (*LISTED.ingredients, *LISTED.mixtures)
        for name in row.names
        if len(words_in(name)) == 1 and len(words_in(name)[0]) >= FEWEST_LISTED
    }
    alike = [
        (one, other)
        for one in means
        for other in a_slip_away(one, set(means))
        if means[one] != means[other]
    ]
    between = {slip for one, other in alike for slip in (slips(one) & slips(other)) - set(means)}

    assert between
    assert [s for s in between if len(s) >= FEWEST_TYPED and recognise(s)] == []


def test_no_ordinary_word_is_taken_for_a_name():
    assert [word for word in LISTED.ordinary if recognise(word)] == []


def test_each_ordinary_word_is_near_a_name():
    names = {
        words_in(name)[0] for row in (*LISTED.ingredients, *LISTED.mixtures) for name in row.names
    }

    assert [word for word in LISTED.ordinary if not a_slip_away(word, names)] == []


def slips(word: str) -> set[str]:
    """Every word one slip away, made otherwise than the module makes them."""
    cut = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    wrong = {a + letter + b[1:] for a, b in cut if b for letter in ascii_lowercase}
    more = {a + letter + b for a, b in cut for letter in ascii_lowercase}
    fewer = {a + b[1:] for a, b in cut if b}
    swapped = {a + b[1] + b[0] + b[2:] for a, b in cut if len(b) > 1}
    return (wrong | more | fewer | swapped) - {word}
