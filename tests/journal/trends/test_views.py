import json
import re
from datetime import UTC, date, datetime, time, timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.limits import TooOften
from journal.clock import Period
from journal.models import CaffeineIntake, DeviceSleep, Exercise, Night
from journal.regimen.adherence import by_night
from journal.regimen.stored_answers import answers_of
from journal.seeding import fill_with_demo
from tests.journal.night_page import sent

PAGE, JSON = "/trends/", "/trends/series.json"
MONDAY = date(2026, 3, 2)
WEEK = "?first=2026-03-02&last=2026-03-08"


@pytest.fixture(autouse=True)
def tonight(monkeypatch):
    """It is the evening of Sunday 29 March 2026 in Berlin."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2026, 3, 29, 20, tzinfo=UTC))


@pytest.fixture
def see(client_of, person):
    """What the person gets at an address: the text a reader sees."""

    def text(address):
        answer = client_of(person).get(address)
        assert answer.status_code == 200
        body = re.sub(r"<[^>]*>", " ", answer.content.decode())
        return " ".join(unescape(body).split())

    return text


@pytest.fixture
def numbers(client_of, person):
    return lambda query=WEEK: client_of(person).get(JSON + query).json()


def record(person, night, minutes, **kept):
    start = datetime.combine(night, time(22), UTC)
    if (at := kept.pop("at", None)) is not None:
        start = datetime.combine(night + timedelta(days=1), at, UTC)
    DeviceSleep.objects.create(
        user=person,
        night=night,
        source="fitbit",
        external_id=kept.pop("external_id", str(night)),
        kind=kept.pop("kind", "main"),
        time_zone="UTC",
        started_at=start,
        ended_at=start + timedelta(hours=8),
        total_sleep_minutes=minutes,
    )


def plan(person, name, first_day=MONDAY, amount=65, **kept):
    """Something taken every evening from a day on."""
    regimen = person.regimens.create(name=name, kind="supplement", category="other", **kept)
    regimen.steps.create(first_day=first_day, amount=amount, unit="mg", schedule="evening")
    return regimen


def ferritin(person, day, value):
    person.lab_results.create(test="ferritin", value=value, unit="ng/mL", taken_on=day)


@pytest.mark.parametrize("address", [PAGE, JSON])
def test_trends_are_for_whoever_is_signed_in(client, address):
    answer = client.get(address)

    assert answer.status_code == 302
    assert answer.url.startswith("/account/login/")


@pytest.mark.parametrize("address", [PAGE, JSON])
def test_trends_are_only_read(client_of, person, address):
    assert client_of(person).post(address).status_code == 405


def test_the_page_shows_sentences_and_tables_of_the_last_four_weeks(see, person, write_night):
    for day in range(6):
        write_night(person, date(2026, 3, 20) + timedelta(days=day), evening_severity=day)

    text = see(PAGE)
    assert "1 to 28 Mar 2026: 6 of 9 nights written down." in text
    assert "Your usual worst rating was 2.5 (6 of 9 nights)." in text
    assert "It is too early to compare with the four weeks before." in text
    assert "Not known yet: worst rating (needs 32 more nights)" in text
    assert "Usual worst rating: 2.5 (6 of 9 nights). 5 nights had symptoms, no night had 7" in text
    assert "Wed 25 → Thu 26 March 2026 – 5 – – 5 2.5 " in text  # rating, worst, median


def test_a_stranger_sees_nothing_of_it(client_of, person, stranger, write_night):
    night = write_night(person, MONDAY, evening_severity=9, had_caffeine=True)
    CaffeineIntake.objects.create(night=night, drink="espresso", caffeine_mg=777)
    record(person, MONDAY, 402)

    page = client_of(stranger).get(PAGE + WEEK).content.decode()
    found = client_of(stranger).get(JSON + WEEK).json()
    assert "no night written down" in page
    assert "Fitbit" not in page
    assert found["nights_logged"] == 0
    assert found["device"] == ""
    assert set(found["n"].values()) == {0}


def test_nobody_is_asked_to_guess_what_an_empty_page_will_show(see):
    text = see(PAGE)

    assert "No night is written down yet." in text
    assert "After 5 nights Charts of your worst rating, first symptom, sleep" in text
    assert "of 28" not in text


@pytest.mark.parametrize(("nights", "few"), [(4, True), (5, False)])
def test_below_five_nights_the_page_says_what_will_appear(
    client_of, person, write_night, nights, few
):
    for day in range(nights):
        write_night(person, MONDAY + timedelta(days=day), evening_severity=4)
    page = client_of(person).get(PAGE).content.decode()

    assert ("What you will see here" in page) is few
    assert ("data-chart" in page) is not few
    assert ('<svg viewBox="0 0 360 116"' in page) is not few


def test_the_last_four_weeks_are_compared_with_the_four_before(see, person, write_night):
    for day in range(56):
        rating = 8 if day < 28 else 2 + day % 3
        write_night(person, date(2026, 2, 1) + timedelta(days=day), evening_severity=rating)

    text = see(PAGE)
    assert "Your usual worst rating was 3 (28 of 28 nights)." in text
    assert "Changed beyond chance against the four weeks before: " in text
    assert "worst rating 5 points lower" in text
    assert "Not known yet: first symptom (needs 38 more nights)" in text
    compared = see("/trends/compare/")
    assert "5 points lower" in compared


@pytest.mark.parametrize("query", ["?range=3m", "?rest=still", WEEK])
def test_other_nights_are_not_the_last_four_weeks(client_of, person, write_night, query):
    for day in range(6):
        write_night(person, MONDAY + timedelta(days=day), evening_severity=4)

    assert "The last four weeks" not in client_of(person).get(PAGE + query).content.decode()


def test_the_page_is_shown_where_the_comparison_has_to_wait(see, person, write_night, monkeypatch):
    def refuse(*_):
        raise TooOften(30)

    monkeypatch.setattr("journal.trends.first_screen.compared_periods", refuse)
    for day in range(56):
        write_night(person, date(2026, 2, 1) + timedelta(days=day), evening_severity=5)

    text = see(PAGE)
    assert "Please try again in 30 seconds." in text
    assert "Side by side" in text


def test_what_cannot_be_drawn_has_no_chart(client_of, person, write_night):
    write_night(person, MONDAY, evening_severity=4)
    page = client_of(person).get(PAGE + WEEK).content.decode()

    assert re.findall(r'data-chart="([\w-]+)"', page) == ["severity", "ratings-by-slot"]


def test_each_canvas_says_in_words_what_it_shows(client_of, person, write_night):
    write_night(person, MONDAY, evening_severity=4)
    page = client_of(person).get(PAGE + WEEK).content.decode()

    name = re.search(r'<canvas role="img" aria-label="([^"]*)"', page)[1]
    assert name == "Worst rating: 1 of 7 nights so far."


@pytest.mark.parametrize(("clock", "shown"), [("24", "21:40"), ("12", "9:40 pm")])
def test_clock_times_are_shown_as_the_person_likes(see, person, write_night, clock, shown):
    person.clock = clock
    person.save()
    write_night(person, MONDAY, symptom_onset=time(21, 40))

    assert f"Mon 2 → Tue 3 March 2026 {shown} –" in see(PAGE + WEEK)


@pytest.mark.parametrize(
    ("query", "first", "last"),
    [
        ("", "2026-03-01", "2026-03-28"),
        ("?range=2w", "2026-03-15", "2026-03-28"),
        ("?range=12m", "2025-03-29", "2026-03-28"),
        ("?range=all", "2024-02-29", "2026-03-28"),
        ("?first=2026-03-01", "2026-03-01", "2026-03-28"),
        ("?first=2026-03-29", "2026-03-29", "2026-03-29"),
        ("?last=2024-03-01", "2024-02-29", "2024-03-01"),
        ("?first=2026-03-20&last=2026-04-10", "2026-03-20", "2026-04-10"),
    ],
)
def test_the_period_comes_from_the_address(numbers, person, write_night, query, first, last):
    write_night(person, date(2024, 2, 29), evening_severity=1)
    found = numbers(query)

    assert (found["first"], found["last"]) == (first, last)
    assert (found["columns"]["night"][0], found["columns"]["night"][-1]) == (first, last)


def links(client, query):
    page = client.get(PAGE + query).content.decode()
    found = re.findall(r'href="([^"]*)" rel="(prev|next)"', page)
    return {rel: unescape(address) for address, rel in found}


def test_the_periods_before_and_after_are_one_tap_away(client_of, person, write_night):
    write_night(person, date(2026, 2, 1), evening_severity=1)

    assert links(client_of(person), WEEK) == {
        "prev": "/trends/?first=2026-02-23&last=2026-03-01",
        "next": "/trends/?first=2026-03-09&last=2026-03-15",
    }


def test_nobody_is_sent_before_the_first_night_or_past_tonight(client_of, person, write_night):
    write_night(person, date(2026, 3, 24), evening_severity=1)
    client = client_of(person)

    assert links(client, "?range=2w") == {}
    assert links(client, "?first=2026-03-18&last=2026-03-24") == {
        "next": "/trends/?first=2026-03-25&last=2026-03-28"
    }


@pytest.fixture
def five_nights(person, write_night):
    for day in range(5):
        write_night(person, MONDAY + timedelta(days=day), evening_severity=4)


@pytest.mark.usefixtures("five_nights")
def test_the_chosen_range_is_marked(client_of, person):
    page = client_of(person).get(PAGE + "?range=3m").content.decode()

    assert re.findall(r'href="\?range=(\w+)"[^>]* aria-current="true"', page) == ["3m"]


def test_no_range_is_marked_when_two_dates_are_chosen(client_of, person):
    page = client_of(person).get(PAGE + WEEK).content.decode()

    assert "aria-current" not in page.split('aria-label="Nights shown"')[1].split("</nav>")[0]
    assert 'name="first" value="2026-03-02"' in page
    assert 'name="last" value="2026-03-08"' in page


BAD = [
    ("first=yesterday", "first", "Please choose the first night, such as 2026-03-01."),
    ("last=2026-02-30", "last", "Please choose the last night, such as 2026-03-28."),
    ("first=2026-03-08&last=2026-03-02", "last", "The last night is before the first."),
    ("first=2026-04-01", "first", "The first night is in the future."),
    ("last=9999-12-31", "last", "The last night is more than a year ahead."),
    ("first=0001-01-01&last=1900-01-31", "first", "Choose a first night in 1900 or later."),
    ("last=0001-01-01", "last", "Choose a last night in 1900 or later."),
    ("first=1990-01-01", "first", "That is more than 20 years."),
    ("rest=often", "rest", "Choose all evenings, sat still, or on your feet."),
    ("range=forever", "range", "Please choose one of the ranges, or two dates."),
]


@pytest.mark.parametrize(("query", "field", "sentence"), BAD)
def test_a_period_that_cannot_be_read_is_explained(client_of, person, query, field, sentence):
    answer = client_of(person).get(f"{JSON}?{query}")

    assert answer.status_code == 400
    assert [field] == list(answer.json()["errors"])
    assert answer.json()["errors"][field][0].startswith(sentence)


@pytest.mark.parametrize(("query", "field", "sentence"), BAD)
def test_the_page_explains_it_and_shows_four_weeks(see, query, field, sentence):
    text = see(f"{PAGE}?{query}")

    assert sentence in text
    assert "1 to 28 Mar 2026: no night written down" in text


def test_a_refused_date_stays_in_its_field(client_of, person):
    page = client_of(person).get(f"{PAGE}?first=2026-03-08&last=2026-03-02").content.decode()

    assert 'name="last" value="2026-03-02"' in page
    assert '<details class="more" data-keep="nights-shown" open>' in page


def test_the_json_holds_the_numbers_of_the_diary(numbers, person, write_night):
    night = write_night(
        person,
        MONDAY,
        daytime_rest_severity=2,
        during_night_severity=7,
        symptom_onset=time(0, 40),
        alcohol_drinks="1.5",
        had_caffeine=True,
        exercised=False,
    )
    CaffeineIntake.objects.create(night=night, drink="espresso", caffeine_mg=63)
    CaffeineIntake.objects.create(night=night, drink="black_tea", caffeine_mg=47)
    write_night(person, date(2026, 3, 3), exercised=True, had_caffeine=False)
    Exercise.objects.create(
        night=Night.objects.get(night=date(2026, 3, 3)), kind="walk", minutes=25
    )

    columns = numbers()["columns"]
    assert columns["worst_severity"][:2] == [7, None]
    assert columns["symptom_onset_minutes_since_noon"][0] == 760
    assert columns["caffeine_mg"][:3] == [110, 0, None]
    assert columns["exercise_minutes"][:3] == [0, 25, None]
    assert columns["alcohol_drinks"][:2] == [1.5, None]


def test_recorded_sleep_is_summed_and_stands_beside_the_diary(numbers, see, person):
    record(person, MONDAY, 300)
    record(person, MONDAY, 61.5, kind="secondary", external_id="second", at=time(7))

    found = numbers()
    assert found["device"] == "Fitbit"
    assert found["columns"]["device_total_sleep_minutes"][0] == 361.5
    assert found["columns"]["total_sleep_time_minutes"][0] is None
    assert "Fitbit: asleep" in see(PAGE + WEEK)


def test_the_table_and_the_json_say_the_same(numbers, see, person, write_night):
    for day in range(7):
        write_night(person, MONDAY + timedelta(days=day), evening_severity=day)

    median = numbers()["columns"]["worst_severity_median"][-1]
    assert f"Sun 8 → Mon 9 March 2026 – 6 – – 6 {median} " in see(PAGE + WEEK)


@pytest.mark.parametrize("address", [PAGE, JSON])
def test_the_number_of_queries_does_not_grow(client_of, person, write_night, address):
    def queries():
        client = client_of(person)
        client.get(f"{address}?range=all")  # which keeps what new nights add up to
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert client.get(f"{address}?range=all").status_code == 200
        return len(captured)

    for day in range(30, 34):
        write_night(person, date(2026, 3, 29) - timedelta(days=5 * day), evening_severity=1)
    first = write_night(person, date(2026, 3, 29), evening_severity=1, had_caffeine=True)
    CaffeineIntake.objects.create(night=first, drink="espresso", caffeine_mg=63)
    record(person, MONDAY, 400)
    plan(person, "Iron")
    ferritin(person, MONDAY, 40)
    few = queries()
    for day in range(1, 150):
        night = write_night(
            person, date(2026, 3, 29) - timedelta(days=day), evening_severity=1, had_caffeine=True
        )
        CaffeineIntake.objects.create(night=night, drink="espresso", caffeine_mg=63)
        record(person, night.night, 400, external_id=f"night {day}")
        night.doses.create(name="Iron", plan_key=1)
    for number in range(5):
        plan(person, f"Iron {number}")
        ferritin(person, MONDAY, 50 + number)

    assert queries() == few


@pytest.mark.usefixtures("five_nights")
def test_the_page_gives_its_script_the_series_of_the_same_period(client_of, person, numbers):
    page = client_of(person).get(PAGE + "?range=2w").content.decode()
    within = re.search(r'<script type="application/json">(.*?)</script>', page)

    assert json.loads(within[1]) == numbers("?range=2w")


def test_the_json_has_no_needless_spaces(client_of, person):
    body = client_of(person).get(JSON + WEEK).content.decode()

    assert body == json.dumps(json.loads(body), separators=(",", ":"))


def test_the_evenings_in_view_come_from_the_address(numbers, see, person, write_night):
    write_night(person, MONDAY, evening_severity=8, sat_still=True)
    write_night(person, date(2026, 3, 3), evening_severity=2, sat_still=False)
    write_night(person, date(2026, 3, 4), evening_severity=5)

    assert numbers(WEEK)["columns"]["worst_severity"][:3] == [8, 2, 5]
    assert numbers(f"{WEEK}&rest=still")["columns"]["worst_severity"][:3] == [8, None, None]
    assert numbers(f"{WEEK}&rest=feet")["columns"]["worst_severity"][:3] == [None, 2, None]
    assert "All evenings 5 3 nights Sat still 8 1 night On your feet 2 1 night" in see(PAGE + WEEK)


def test_links_to_other_nights_keep_the_evenings(client_of, person, write_night):
    write_night(person, date(2026, 2, 1), evening_severity=1)
    page = unescape(client_of(person).get(f"{PAGE}{WEEK}&rest=feet").content.decode())

    assert 'href="/trends/?first=2026-02-23&last=2026-03-01&rest=feet"' in page
    assert 'href="?range=2w&rest=feet"' in page
    assert '<input type="hidden" name="rest" value="feet">' in page


def test_a_view_goes_to_the_summary_with_its_nights(client_of, person):
    page = client_of(person).get(PAGE + WEEK).content.decode()
    address = unescape(re.search(r'class="to-report" href="([^"]*)"', page)[1])

    assert address == "/report/?first=2026-03-02&last=2026-03-08"


def test_running_medians_look_back_before_the_period(numbers, person, write_night):
    for day in range(1, 7):
        write_night(person, MONDAY - timedelta(days=day), evening_severity=6)
    write_night(person, MONDAY, evening_severity=6)

    found = numbers()
    assert found["columns"]["worst_severity_median"][0] == 6
    assert found["n"]["worst_severity"] == found["nights_logged"] == 1


def test_doses_blood_tests_and_events_stand_beside_the_nights(numbers, see, person, write_night):
    write_night(person, date(2026, 3, 4), events=["illness", "travel"])
    regimen = plan(person, "Iron", first_day=date(2026, 3, 3))
    regimen.steps.create(first_day=date(2026, 3, 6), amount=100, unit="mg", schedule="evening")
    ferritin(person, date(2026, 3, 5), 46)

    found = numbers()
    assert [(s["start"], s["stop"], s["dose"]) for s in found["lanes"][0]["stretches"]] == [
        (1, 4, "65 mg"),
        (4, 7, "100 mg"),
    ]
    assert [(mark["night"], mark["words"]) for mark in found["marks"]] == [
        ("2026-03-04", "illness, travel"),
        ("2026-03-05", "Ferritin 46 ng/mL"),
    ]
    text = see(PAGE + WEEK)
    assert "Tue 3 Mar 2026 Dose Iron started at 65 mg" in text
    assert "Fri 6 Mar 2026 Dose Iron changed from 65 mg to 100 mg" in text


def test_the_share_of_planned_doses_is_that_of_the_answered_ones(numbers, person, write_night):
    iron, magnesium, vitamin = (
        person.regimens.create(name=name, kind="supplement", category="other")
        for name in ("Iron", "Magnesium", "Vitamin D")
    )
    for product in (iron, magnesium, vitamin):
        product.steps.create(first_day=date(2026, 1, 1), schedule="daily")
    night = write_night(person, MONDAY, took_doses=True)
    night.doses.create(name="Iron", plan_key=iron.pk)
    night.doses.create(name="magnesium")  # of the plan by its name
    night.doses.create(name="Aspirin")
    night.skipped_doses.create(name="Vitamin D", plan_key=vitamin.pk)
    write_night(person, date(2026, 3, 3), took_doses=False)
    write_night(person, date(2026, 3, 4), took_doses=True).doses.create(name="Aspirin")

    shares = numbers()["columns"]["doses_taken_share"]
    assert shares[:4] == [pytest.approx(2 / 3), 0, None, None]


def test_the_trends_and_the_regimen_count_the_same_doses(numbers, person, write_night):
    fill_with_demo(person, nights=28, seed=3, last=date(2026, 3, 8))
    nights = person.nights.during(Period(MONDAY, date(2026, 3, 8)))
    expected = by_night(
        person.regimens.products(),
        answers_of(nights),
        Period(MONDAY, date(2026, 3, 8)).nights(),
    )

    shares = numbers()["columns"]["doses_taken_share"]
    assert shares == [share and pytest.approx(share, abs=0.001) for share in expected.values()]
    assert any(share is not None for share in shares)


def test_taps_of_the_night_are_counted_where_the_person_slept(numbers, person, write_night):
    write_night(person, MONDAY, time_zone="America/New_York")
    at = datetime(2026, 3, 3, 7, 10, tzinfo=UTC)  # 2:10 in New York
    person.wake_taps.create(night=MONDAY, kind="started", at=at)
    person.wake_taps.create(night=MONDAY, kind="back", at=at + timedelta(minutes=20))

    assert numbers()["hours"]["legs_started"][14] == 1
    assert sum(numbers()["hours"]["legs_started"]) == 1


def test_the_year_shows_ratings_and_gaps_up_to_the_last_night(see, person, write_night):
    write_night(person, date(2025, 4, 1), evening_severity=9)
    write_night(person, MONDAY, evening_severity=3)
    write_night(person, date(2026, 3, 3))

    text = see(PAGE + WEEK)
    assert "2 of 342 nights have a rating." in text
    assert "1: not written down 2: 3 3: written down, no rating · 4: not written down" in text


def test_the_calendar_leads_to_the_year_before_while_there_is_one(client_of, person, write_night):
    write_night(person, MONDAY, evening_severity=3)
    page = client_of(person).get(PAGE + WEEK).content.decode()
    assert page.count('class="mini-month"') == 1
    assert "The twelve months before" not in page

    write_night(person, date(2024, 1, 1), evening_severity=3)
    page = unescape(client_of(person).get(PAGE + WEEK).content.decode())
    assert page.count('class="mini-month"') == 12
    assert 'href="/trends/?first=2024-04-01&last=2025-03-31"' in page


def test_more_than_a_year_gets_an_overview_of_all_its_months(client_of, person, write_night):
    def see(query):
        return unescape(client_of(person).get(PAGE + query).content.decode())

    write_night(person, date(2025, 4, 1), evening_severity=3)
    assert "All years" not in see("?range=all")

    for day in range(1, 7):
        write_night(person, date(2024, 2, day), evening_severity=8)
    week = see(WEEK)
    assert "All years as a table" not in week
    assert 'href="/trends/?range=all"' in week

    page = see("?range=all")
    assert 'class="year-month sev-8 high" href="/trends/?first=2024-02-01&last=2024-02-29"' in page
    assert page.count('class="year-month gap"') == 24
    assert "All years as a table" in page


def test_an_empty_journal_is_not_shown_empty_pictures(client_of, person):
    page = client_of(person).get(PAGE).content.decode()

    assert "Evenings of the week" not in page
    assert "mini-month" not in page
    assert "by-rest" not in page


class TestAskingAgain:
    """Whether the numbers still hold, told without working them out."""

    @pytest.fixture
    def ask(self, client_of, person):
        def again(tag="", query=WEEK):
            return client_of(person).get(JSON + query, headers={"if-none-match": tag})

        return again

    def test_unchanged_numbers_are_not_sent_again(self, ask, person, write_night):
        write_night(person, MONDAY, evening_severity=4)
        first = ask()
        again = ask(first.headers["ETag"])

        assert first.status_code == 200
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["ETag"] == first.headers["ETag"]

    def test_each_question_has_its_own_answer(self, ask, person):
        tag = ask().headers["ETag"]

        assert ask(tag, f"{WEEK}&rest=still").status_code == 200
        assert ask(tag, "?range=2w").status_code == 200

    @pytest.mark.parametrize(
        "change",
        [
            lambda person: person.nights.create(night=date(2026, 3, 9), time_zone="UTC"),
            lambda person: person.nights.update(version=2),
            lambda person: person.nights.all().delete(),
            lambda person: plan(person, "Iron"),
            lambda person: ferritin(person, MONDAY, 40),
            lambda person: record(person, MONDAY, 400),
            lambda person: person.wake_taps.create(
                night=MONDAY, kind="started", at=datetime(2026, 3, 3, 1, tzinfo=UTC)
            ),
        ],
    )
    def test_any_change_of_the_journal_makes_a_new_answer(self, ask, person, write_night, change):
        write_night(person, MONDAY, evening_severity=4)
        tag = ask().headers["ETag"]
        change(person)

        assert ask(tag).status_code == 200

    def test_correcting_a_night_on_its_page_makes_a_new_answer(
        self, ask, client_of, person, write_night
    ):
        write_night(person, MONDAY, evening_severity=4)
        before = ask()
        client_of(person).post("/nights/2026-03-02/", sent(evening_severity="6"))

        after = ask(before.headers["ETag"])
        assert after.status_code == 200
        assert after.json()["columns"]["worst_severity"][0] == 6

    def test_a_stranger_is_told_nothing_by_the_tag(self, ask, client_of, stranger):
        tag = ask().headers["ETag"]

        answer = client_of(stranger).get(JSON + WEEK, headers={"if-none-match": tag})
        assert answer.status_code == 200


def test_nights_before_the_first_one_are_not_missing(see, person, write_night):
    write_night(person, MONDAY + timedelta(days=2), evening_severity=3)
    write_night(person, MONDAY + timedelta(days=4), evening_severity=3)

    text = see(PAGE + WEEK)
    assert "2 of 5 nights written down" in text
    assert "2 of 5 nights so far" in text
    assert "2 of 5 nights have a rating." in text
    assert "2 of 7" not in text
    assert "of these 7" not in text
