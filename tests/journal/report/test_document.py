import json
from datetime import date, time
from typing import Any

from journal.clock import Period
from journal.diary import DiaryNight
from journal.report.data import ReportOptions, Section
from journal.report.document import document
from journal.report.report import report
from journal.report.sheet import Sheet
from tests.journal.report.histories import typical
from tests.journal.report.made_up import LAST, MADE_ON, data_of, made_report


def test_the_document_is_plain_json_that_survives_the_way_there_and_back() -> None:
    made = document(typical())
    assert json.loads(json.dumps(made)) == made


def test_it_holds_every_word_of_the_sheet() -> None:
    made = typical()
    words = document(made)["words"]
    assert isinstance(words, dict)
    assert words["period"] == Sheet(made).period
    assert [f["this"] for f in words["figures"]] == [f.this for f in Sheet(made).figures]


def test_it_names_its_nights_and_its_day() -> None:
    made = document(made_report(28))
    assert made["made_on"] == "2026-04-01"
    assert made["period"] == ["2026-03-04", "2026-03-31"]
    assert made["previous"] == ["2026-02-04", "2026-03-03"]


def test_what_was_left_out_is_neither_said_nor_drawn() -> None:
    made = made_report(28, left_out=frozenset(Section), taken=["Secretol"])
    assert document(made)["draws"] == {"timeline": None, "onset": None, "grid": None}
    assert "Secretol" not in json.dumps(document(made))


def test_the_running_median_is_drawn_in_stretches_broken_by_gaps() -> None:
    draws = document(made_report(28))["draws"]
    assert isinstance(draws, dict)
    runs = draws["timeline"]["runs"]
    assert [[run[0][0], run[-1][0]] for run in runs] == [[0, 7], [9, 16], [18, 25], [27, 27]]
    assert draws["timeline"]["gaps"] == [[8, 1], [17, 1], [26, 1]]


def test_the_grid_prints_hours_clock_times_and_shades() -> None:
    night = DiaryNight(
        night=LAST, evening_severity=7, symptom_onset=time(21, 5), out_of_bed_walks=2
    )
    made = report(Period(LAST, LAST), data_of(nights=[night]), made_on=MADE_ON)
    draws = document(made)["draws"]
    assert isinstance(draws, dict)
    assert draws["grid"]["nights"] == [["T", 31]]
    assert [row["cells"][0] for row in draws["grid"]["rows"]] == [
        ["", None], ["7", 0.7], ["", None], ["", None], ["21 05", None], ["2", None],
        ["", None], ["", None],
    ]  # fmt: skip


def test_hours_of_sleep_have_one_decimal() -> None:
    draws = document(made_report(28))["draws"]
    assert isinstance(draws, dict)
    hours = next(row for row in draws["grid"]["rows"] if row["kind"] == "hours")
    assert hours["cells"][0] == ["6.8", None]


def test_symptoms_around_noon_are_drawn_in_the_middle_of_the_strip() -> None:
    nights = [
        DiaryNight(night=date(2026, 3, 30), symptom_onset=time(13)),
        DiaryNight(night=LAST, symptom_onset=time(11, 30)),
    ]
    period = Period(date(2026, 3, 30), LAST)
    draws = document(report(period, data_of(nights=nights), made_on=MADE_ON))["draws"]
    assert isinstance(draws, dict)
    onset = draws["onset"]
    assert [at for at, bar in enumerate(onset["this"]["bars"]) if bar] == [23, 26]
    assert onset["this"]["median"] == 12.25 / 24
    assert (onset["ends"], onset["ticks"][4]) == ("00:00 to 00:00", [12, "noon"])


def test_twelve_hour_clocks_reach_the_axis_and_the_grid() -> None:
    night = DiaryNight(night=LAST, symptom_onset=time(21, 5))
    made = report(
        Period(date(2026, 3, 31), LAST),
        data_of(nights=[night]),
        made_on=MADE_ON,
        options=ReportOptions(twelve_hours=True),
    )
    draws = document(made)["draws"]
    assert isinstance(draws, dict)
    assert [6, "6 pm"] in draws["onset"]["ticks"]
    assert draws["onset"]["ends"] == "noon to noon"
    assert draws["grid"]["rows"][4]["cells"][0] == ["9 05 pm", None]


def test_first_symptoms_are_drawn_by_night_the_earlier_the_higher() -> None:
    nights = [
        DiaryNight(night=date(2026, 3, 30), symptom_onset=time(20)),
        DiaryNight(night=LAST, symptom_onset=time(23)),
    ]
    draws: Any = document(made_report(28, data=data_of(nights=nights)))["draws"]
    onsets = draws["timeline"]["onsets"]
    assert [(index, place) for index, place, _, _ in onsets["marks"]] == [(26, 0), (27, 1)]
    assert onsets["ticks"] == [[0, "20:00"], [1 / 3, "21:00"], [2 / 3, "22:00"], [1, "23:00"]]
    assert onsets["runs"] == []
    empty: Any = document(made_report(28, data=data_of()))["draws"]
    assert empty["timeline"]["onsets"] is None
