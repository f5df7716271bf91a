"""Clock times as people type them and read them."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.fields import clock_times
from accounts.fields.clock_times import EitherHalf, NoTime
from config.language import in_language
from tests.scripts import needs_node, run

READ = [
    ("23:10", "24", time(23, 10)),
    ("2310", "24", time(23, 10)),
    ("930", "24", time(9, 30)),
    ("0030", "24", time(0, 30)),
    ("9:30", "24", time(9, 30)),
    ("23.10", "24", time(23, 10)),
    ("23,10", "24", time(23, 10)),
    ("23h10", "24", time(23, 10)),
    ("23 10", "24", time(23, 10)),
    (" 23:10 ", "12", time(23, 10)),
    ("2310", "12", time(23, 10)),
    ("0:30", "12", time(0, 30)),
    ("11:10 pm", "24", time(23, 10)),
    ("11:10pm", "12", time(23, 10)),
    ("11.10 PM", "12", time(23, 10)),
    ("11:10 p.m.", "12", time(23, 10)),
    ("11:10 p. m.", "12", time(23, 10)),
    ("1110 p", "12", time(23, 10)),
    ("11 pm", "12", time(23)),
    ("11pm", "24", time(23)),
    ("7 a.m.", "24", time(7)),
    ("12:10 am", "12", time(0, 10)),
    ("12 pm", "12", time(12)),
    ("23:10 pm", "12", time(23, 10)),
    ("noon", "12", time(12)),
    ("Midnight", "24", time(0)),
    ("٢٣:١٠", "24", time(23, 10)),
    ("２３：１０", "24", time(23, 10)),
    ("09:30:00", "12", time(9, 30)),
    ("23:10:30", "24", time(23, 10, 30)),
]
EITHER = [
    ("9:30", "12", (time(9, 30), time(21, 30))),
    ("0930", "12", (time(9, 30), time(21, 30))),
    ("12:15", "12", (time(0, 15), time(12, 15))),
    ("9:30 am/pm", "24", (time(9, 30), time(21, 30))),
]
REFUSED = [
    ("", "as 23:10 or 11:10 pm"),
    ("late", "as 23:10 or 11:10 pm"),
    ("23", "write the minutes too"),
    ("11", "write the minutes too"),
    ("23h", "write the minutes too"),
    ("24:00", "midnight as 00:00"),
    ("0:30 pm", "midnight as 00:00"),
    ("25:00", "as 23:10 or 11:10 pm"),
    ("23:60", "as 23:10 or 11:10 pm"),
    ("13:10 am", "as 23:10 or 11:10 pm"),
    ("23:1", "as 23:10 or 11:10 pm"),
    ("11:10 xm", "as 23:10 or 11:10 pm"),
    ("1" * 21, "as 23:10 or 11:10 pm"),
]


@pytest.mark.parametrize(("text", "hours", "at"), READ)
def test_a_time_is_read_however_it_is_typed(text: str, hours: str, at: time) -> None:
    assert clock_times.read(text, hours) == at


@pytest.mark.parametrize(("text", "hours", "readings"), EITHER)
def test_on_a_clock_of_twelve_hours_half_a_time_is_asked(
    text: str, hours: str, readings: tuple[time, time]
) -> None:
    with pytest.raises(EitherHalf) as asked:
        clock_times.read(text, hours)
    assert asked.value.readings == readings


def test_the_question_names_both_times() -> None:
    with pytest.raises(EitherHalf) as asked:
        clock_times.read("9:30", "12")
    assert str(asked.value) == "“9:30” can be 9:30 am or 9:30 pm. Please choose one."


@pytest.mark.parametrize("hours", ["12", "24"])
@pytest.mark.parametrize(("text", "sentence"), REFUSED)
def test_what_is_no_time_is_refused_in_a_sentence(text: str, sentence: str, hours: str) -> None:
    with pytest.raises(NoTime, match=sentence):
        clock_times.read(text, hours)


@pytest.mark.parametrize(
    ("at", "by_24", "by_12"),
    [
        (time(21, 40), "21:40", "9:40 pm"),
        (time(0, 5), "00:05", "12:05 am"),
        (time(12), "12:00", "12:00 pm"),
        (time(7), "07:00", "7:00 am"),
    ],
)
def test_a_time_is_written_one_way_on_each_clock(at: time, by_24: str, by_12: str) -> None:
    assert clock_times.in_words(at, "24") == by_24
    assert clock_times.in_words(at, "12") == by_12


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "21:40 Uhr"),
        ("de", "9:40 PM"),
        ("fr", "21 h 40"),
        ("es", "21:40 h"),
        ("es", "9:40 p. m."),
        ("ar", "9:40 م"),
        ("he", "9:40 pm"),
    ],
)
def test_a_time_is_read_as_the_language_writes_it(language: str, text: str) -> None:
    with in_language(language):
        assert clock_times.read(text, "24") == time(21, 40)
        assert clock_times.read(clock_times.in_words(time(21, 40), "12"), "24") == time(21, 40)


@needs_node
def test_a_browser_reads_and_writes_the_same_times_as_the_server() -> None:
    texts = [(text, hours) for text, hours, _ in [*READ, *EITHER] if "/" not in text]
    texts += [(text, hours) for text, _ in REFUSED for hours in ("12", "24") if text]
    found = run("clock.js", "a[0].map(([text, hours]) => m.read(text, hours))", texts)
    assert [each["times"] for each in found] == [shown(*each) for each in texts]
    problems = [each["problem"] for each in found if "problem" in each]
    assert problems == [said for each in texts if (said := refusal(*each)) and "choose" not in said]
    times = ["00:00", "00:05", "09:30", "12:00", "21:40"]
    words = [clock_times.in_words(time.fromisoformat(at), "12") for at in times]
    assert run("clock.js", "a[0].map((at) => m.inWords(at, '12'))", times) == words


def shown(text: str, hours: str) -> list[str]:
    try:
        return [f"{clock_times.read(text, hours):%H:%M}"]
    except EitherHalf as asked:
        return [f"{each:%H:%M}" for each in asked.readings]
    except NoTime:
        return []


@needs_node
def test_the_times_offered_lie_around_the_usual_one_or_after_another() -> None:
    around = run("clock.js", "m.offered(a[0])", {"around": "22:52"})
    assert around[3:6] == ["22:30", "22:52", "23:00"]
    assert (around[0], around[-1], len(around)) == ("21:45", "23:45", 9)
    assert run("clock.js", "m.offered(a[0])", {"around": "00:00"})[0] == "23:00"
    after = run("clock.js", "m.offered(a[0])", {"around": "22:52", "after": "23:50"})
    assert after[:4] == ["23:50", "23:55", "00:00", "00:05"]


minutes = st.times().map(lambda at: at.replace(second=0, microsecond=0))


@given(minutes, st.sampled_from(["12", "24"]))
def test_every_time_is_read_back_as_it_was_written(at: time, hours: str) -> None:
    assert clock_times.read(clock_times.in_words(at, hours), hours) == at
    assert clock_times.read(f"{at:%H:%M:%S}", hours) == at


@given(minutes)
def test_what_is_undecided_stays_so_on_every_clock(at: time) -> None:
    text = clock_times.undecided(clock_times.undecided(f"{at.hour % 12 or 12}:{at:%M}"))
    for hours in ("12", "24"):
        with pytest.raises(EitherHalf) as asked:
            clock_times.read(text, hours)
        assert at in asked.value.readings


@given(st.one_of(st.text(max_size=22), st.from_regex(r"[0-9:., apm]{1,12}", fullmatch=True)))
def test_any_text_is_a_time_or_refused_in_a_sentence(text: str) -> None:
    for hours in ("12", "24"):
        said = refusal(text, hours)
        assert said.endswith(".") or isinstance(clock_times.read(text, hours), time)


def refusal(text: str, hours: str) -> str:
    try:
        clock_times.read(text, hours)
    except NoTime as error:
        return str(error)
    return ""


@pytest.mark.parametrize(
    ("text", "hours", "shown"),
    [("23:10", "24", "23:10"), ("23:10", "12", "11:10 pm"), ("at some time", "12", "at some time")],
)
def test_a_time_that_a_program_wrote_is_shown_by_the_persons_clock(
    text: str, hours: str, shown: str
) -> None:
    assert clock_times.rewritten(text, hours) == shown
