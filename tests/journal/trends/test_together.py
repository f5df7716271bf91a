from datetime import time

import pytest

from journal.clock import Period
from journal.diary import CaffeineDose
from journal.figures.alongside import Alongside
from journal.figures.lanes import Lane, Mark, MarkKind, Stretch
from journal.trends.device import DeviceNights
from journal.trends.rest import Rest
from journal.trends.together import together
from tests.journal.trends.made_up import MONDAY, trends_of


def pile(*nights, hours="24", **kept):
    return together(trends_of(*nights, **kept), Alongside(), hours)


def keys(found):
    return [strip.key for strip in found.strips]


@pytest.mark.parametrize(
    ("answers", "key"),
    [
        ({"evening_severity": 0}, "severity"),
        ({"symptom_onset": time(22)}, "first-symptom"),
        (
            {
                "lights_out": time(23),
                "sleep_onset_latency_minutes": 10,
                "awakenings": 0,
                "final_awakening": time(7),
            },
            "total-sleep",
        ),
        (
            {
                "caffeine_mg": 95,
                "caffeine_doses": (CaffeineDose(95, time(15)),),
                "planned_bedtime": time(23),
            },
            "caffeine-at-bedtime",
        ),
        ({"exercise_minutes": 30}, "exercise"),
    ],
)
def test_a_strip_appears_with_its_first_known_night(answers, key):
    assert key in keys(pile(answers))
    assert keys(pile({})) == []


def test_recorded_sleep_serves_where_the_diary_has_none():
    found = pile(device=DeviceNights("Fitbit", {MONDAY: 400.0}))

    assert keys(found) == ["total-sleep"]


def test_a_strip_says_its_median_and_the_nights_behind_it():
    strips = pile(*[{"evening_severity": 6, "symptom_onset": time(21, 40)}] * 5, hours="12").strips

    assert [strip.summary for strip in strips] == [
        "usually 6 (5 of 28 nights)",
        "usually 9:40 pm (5 of 28 nights)",
    ]


def test_a_handful_of_nights_is_only_counted():
    assert pile({"evening_severity": 6}).strips[0].summary == "1 of 28 nights so far"


def test_doses_are_told_by_their_mean_because_most_nights_are_whole():
    taken = dict(zip(Period.ending(MONDAY, 5).nights(), (1, 1, 1, 1, 0.5), strict=True))
    period = Period.ending(MONDAY, 5)

    assert pile(period=period, doses_taken=taken).strips[0].summary == (
        "on average 90 % (5 of 5 nights)"
    )


@pytest.mark.parametrize(
    ("nights", "bars", "window"),
    [(28, "Bars are nights", 7), (100, "Bars are weeks", 7), (1000, "Bars are months", 28)],
)
def test_the_note_says_what_dots_lines_and_bars_are(nights, bars, window):
    note = pile(period=Period.ending(MONDAY, nights)).note

    assert bars in note
    assert f"Lines are the middle of {window} nights." in note


def test_lanes_and_their_table_come_along():
    beside = Alongside(
        lanes=(Lane("Iron", "supplement", (Stretch(7, 28, "65 mg", 1.0),)),),
        changes=(Mark(7, MarkKind.DOSE, "Iron started at 65 mg"),),
        marks=(Mark(0, MarkKind.LAB, "Ferritin 46 µg/L"), Mark(7, MarkKind.EVENT, "travel")),
    )
    pile = together(trends_of(), beside, "24")

    assert pile.lanes[0].bars[0].label == "65 mg"
    assert pile.table.headings == ("Day", "Kind", "What")
    assert [(row.name, *row.cells) for row in pile.table.rows] == [
        ("Mon 2 Mar 2026", "Blood test", "Ferritin 46 µg/L"),
        ("Mon 9 Mar 2026", "Dose", "Iron started at 65 mg"),
        ("Mon 9 Mar 2026", "Event", "travel"),
    ]


def test_the_note_says_which_evenings_symptoms_are_told_of():
    assert pile(rest=Rest.STILL).note.startswith(
        "Worst rating and first symptom are those of evenings sat still only. Dots"
    )
    assert pile().note.startswith("Dots are nights")
