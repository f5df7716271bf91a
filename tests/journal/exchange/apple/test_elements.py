"""Elements stream out of XML that is broken, hostile or cut off."""

from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.exchange.apple.body import Body
from journal.exchange.apple.element import EXPORTED, RECORD, WORKOUT, Element
from journal.exchange.apple.elements import elements
from journal.exchange.problem import ImportProblem
from tests.journal.exchange.apple.made_up import NIGHT, SLEEP, sleep, xml

ONE = sleep("2026-03-03 23:10:00 +0100", "2026-03-03 23:20:00 +0100", zone="Europe/Paris")


def read(data: bytes, most: int = 10**7) -> list[Element]:
    return list(elements(Body(BytesIO(data), most), {SLEEP}))


def test_records_have_attributes_and_metadata_and_devices_are_called_alike() -> None:
    exported, record = read(xml(ONE))
    assert (exported.tag, exported.type) == (EXPORTED, "")
    assert (record.tag, record.type, record.source) == (RECORD, SLEEP, "Kim's Apple Watch")
    assert record.metadata == {"HKTimeZone": "Europe/Paris"}


def test_only_the_types_that_matter_come_out_and_correlated_ones_once() -> None:
    other = ONE.replace(SLEEP, "HKDataTypeSleepDurationGoal")
    assert len(read(xml(ONE, other, f"<Correlation>{ONE}</Correlation>"))) == 2


def test_workouts_bring_their_statistics() -> None:
    inside = '<WorkoutStatistics type="x" sum="3"/><MetadataEntry key="a"/><WorkoutEvent/>'
    sport = f'<Workout workoutActivityType="HKWorkoutActivityTypeYoga">{inside}</Workout>'
    [_, workout] = read(xml(sport))
    assert (workout.tag, workout.type) == (WORKOUT, "HKWorkoutActivityTypeYoga")
    assert workout.statistics == [{"type": "x", "sum": "3"}]
    assert workout.metadata == {"a": ""}


@pytest.mark.parametrize("sign", ["\x0b", "\x00", "\x1f"])
def test_control_characters_stop_nothing(sign: str) -> None:
    assert len(read(xml(ONE.replace("Watch", f"Wa{sign}tch"), ONE))) == 3


def test_entities_are_never_expanded() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    dtd = (
        f'<!DOCTYPE HealthData [<!ENTITY l0 "ha">{laughs}<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    )
    record = ONE.replace("2026-03-03 23:20", "&l11;&x;").replace("</Record>", "&l11;&x;</Record>")
    [_, element] = read(xml(record, dtd=dtd))
    assert sum(map(len, element.attributes.values())) < 300


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "no Apple Health export"),
        (b"<ClinicalDocument/>" * 100_000, "no Apple Health export"),
        (xml(ONE)[:-20], "ends half way"),
        (xml(*NIGHT)[:700], "ends half way"),
        (b"<HealthData", "ends half way"),
        (b"<HealthData>" + b"<Correlation>" * 5000, "ends half way"),
    ],
)
def test_what_is_no_whole_export_is_refused(data: bytes, sentence: str) -> None:
    with pytest.raises(ImportProblem, match=sentence):
        read(data)


def test_more_than_a_size_is_refused() -> None:
    with pytest.raises(ImportProblem, match="more than 2 MB of XML"):
        read(xml(ONE * 20_000), most=2 * 1024**2)


@given(st.integers(0, 2000), st.binary(max_size=6), st.integers(0, 40))
def test_a_file_with_any_damage_is_read_or_refused(place: int, new: bytes, gone: int) -> None:
    data = xml(*NIGHT)
    with suppress(ImportProblem):
        damaged = read(data[:place] + new + data[place + gone :])
        assert all(element.tag in (EXPORTED, RECORD, WORKOUT) for element in damaged)
