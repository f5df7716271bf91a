"""The small JSON that says what columns mean."""

import json

import pytest

from journal.exchange.problem import ImportProblem
from journal.exchange.sheets import mapping
from journal.exchange.sheets.mapping import for_heads, read
from journal.exchange.sheets.presets import FOLDER, presets, recognised, sources
from tests.journal.exchange.sheets.made_up import mapping_of

PRESETS = {file.stem: read(file.read_bytes()) for file in sorted(FOLDER.glob("*.json"))}


@pytest.mark.parametrize("preset", PRESETS.values(), ids=PRESETS)
def test_a_preset_can_be_recognised_and_names_its_tracker(preset):
    assert preset.needs or preset.endings
    assert preset.into != "recordings" or sources()[preset.source]


def test_presets_that_need_more_stand_first():
    assert len(presets()) == len(PRESETS)
    counts = [len(each.needs) for each in presets()]
    assert counts == sorted(counts, reverse=True)


GOOD = {"format": mapping.FORMAT, "version": 1, "label": "A", "into": "nights", "columns": []}


@pytest.mark.parametrize(
    "change",
    [
        {"format": "other"},
        {"version": 2},
        {"into": "weeks"},
        {"label": "x" * 61},
        {"label": "a\nb"},
        {"label": 3},
        {"columns": "all"},
        {"columns": ["night"]},
        {"columns": [{"head": "a", "means": "nothing"}]},
        {"columns": [{"head": "a", "means": "night", "colour": "red"}]},
        {"columns": [{"head": "a", "means": "night", "values": {"x": "y"}}]},
        {"columns": [{"head": "a", "means": "started"}]},
        {"columns": [{"head": "a", "means": ["night"]}]},
        {"columns": [{"head": "a"}] * 301},
        {"several": "yes"},
        {"only": ["a"]},
        {"only": {"a": [3]}},
        {"endings": {"(s)": "x"}},
        {"dates": "dym"},
    ],
)
def test_a_file_that_is_no_mapping_is_refused(change):
    with pytest.raises(ImportProblem):
        read(json.dumps(GOOD | change).encode())


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b"[" * 100_000, b" " * 300_000])
def test_other_bytes_are_no_mapping(data):
    with pytest.raises(ImportProblem, match="what the columns of a table mean"):
        read(data)


def test_columns_are_spelled_as_the_file_spells_them():
    columns = [{"head": "DATE ", "means": "night"}, {"head": "@2", "means": "bedtime"}]
    rest = [{"head": "*", "means": "own_claim"}, {"head": "gone", "means": "tiredness"}]
    spelt = for_heads(mapping_of(*columns, *rest, only={"DATE": ["x"]}), ["Date", "Bed", "Tea"])
    assert [(c.head, c.means) for c in spelt.columns] == [
        ("Date", "night"),
        ("Bed", "bedtime"),
        ("Tea", "own_claim"),
    ]
    assert spelt.only == {"Date": ["x"]}
    assert spelt.of("rem") is None


def test_a_table_of_nobody_is_not_recognised():
    lines = [(1, ["a", "b"]), (2, ["1", "2"])]
    assert recognised(lines, presets()) is None
    assert recognised([], presets()) is None
