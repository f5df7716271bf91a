"""An answer belongs to the dose of its product and evening, whatever becomes of the plan."""

import json
import re
from dataclasses import dataclass
from datetime import date, time
from operator import attrgetter
from random import Random
from uuid import uuid4

import pytest
import time_machine

from journal.clock import Period
from journal.models import Dose, SkippedDose
from journal.regimen.adherence import by_night, summary
from journal.regimen.dose_outcomes import settled
from journal.regimen.models import DoseStep, Regimen, RegimenNutrient
from journal.regimen.nutrient_means import means
from journal.regimen.stored_answers import answers_of
from tests.journal.night_page import sent

NIGHT = date(2026, 3, 3)
PAGE = "/nights/2026-03-03/"
PREFIX = re.compile(
    r'name="(plan-\d+-(?:\d{4}|none))-state" value="taken"\s+data-marks="took_doses" (checked)?'
)


@pytest.fixture(autouse=True)
def at_22_40():
    with time_machine.travel("2026-03-03 22:40+01:00", tick=False):
        yield


@pytest.fixture
def browser(client_of, person):
    return client_of(person)


def add(person, *times, name="Magnesium", schedule="evening"):
    """A product of 300 mg, all of it magnesium, since the first of March."""
    row = Regimen.objects.create(user=person, name=name, kind="supplement", category="other")
    RegimenNutrient.objects.create(
        regimen=row, nutrient="magnesium", amount=300, per_amount=300, per_unit="mg"
    )
    step = DoseStep.objects.create(
        regimen=row, first_day=date(2026, 3, 1), amount=300, unit="mg", schedule=schedule
    )
    step.set_times(list(times))
    return row


def correct(row, *times):
    row.steps.get().set_times(list(times))


@dataclass
class Opened:
    """A page as it was opened: its doses by the names of their fields, and which are taken."""

    fields: dict[str, bool]

    @property
    def open(self):
        return [name for name, taken in self.fields.items() if not taken]


def opened(browser):
    page = browser.get(PAGE).content.decode()
    return Opened({name: bool(checked) for name, checked in PREFIX.findall(page)})


def tap(browser, page, name, state="taken", **more):
    """Tap a dose as the page's script does it."""
    field = f"{name}-state"
    body = {
        "id": str(uuid4()),
        "base": {field: "taken" if page.fields[name] else None},
        "answers": {field: state, **more},
        "shown": [f"{each}-state" for each in page.fields],
    }
    answer = browser.post(f"{PAGE}answers/", json.dumps(body), content_type="application/json")
    page.fields[name] = state == "taken"
    return answer


def all_as_planned(browser, page=None):
    """The button without a script: the whole page is sent."""
    fields = {f"{name}-taken_at": "" for name in page.fields} if page else {}
    return browser.post(PAGE, sent(all_as_planned="1", took_doses="", **fields), follow=True)


def taken(person):
    return Dose.objects.filter(night__user=person).count()


def means_of(person):
    products = person.regimens.products()
    answers = settled(products, answers_of(person.nights.during(Period(NIGHT, NIGHT))))
    lines = summary(products, answers, [NIGHT])
    counts = [sum(map(attrgetter(n), lines)) for n in ("taken", "answered", "planned")]
    return means(products, answers, [NIGHT])["magnesium"].a_day, counts


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([time(20)], [time(22)]),  # moved
        ([], [time(22)]),  # first given
        ([time(20)], []),  # taken away
        ([time(20)], [time(0, 30)]),  # moved past midnight
        ([time(8), time(20)], [time(9), time(22)]),
        ([time(8), time(20)], [time(20)]),
    ],
)
def test_a_corrected_time_leaves_one_answer_a_dose(browser, person, before, after):
    row = add(person, *before)
    all_as_planned(browser)
    tapped = taken(person)

    correct(row, *after)
    page = opened(browser)
    told = all_as_planned(browser).content.decode()

    assert page.open == []
    assert taken(person) == tapped == max(1, len(before))
    assert "taken as planned" not in told
    mean, counts = means_of(person)
    assert mean == 300 * tapped
    assert counts == [max(1, len(after))] * 3


def test_a_second_dose_of_the_evening_is_open_and_is_the_only_one_that_the_button_answers(
    browser, person
):
    row = add(person, time(20))
    all_as_planned(browser)

    correct(row, time(14), time(20))
    page = opened(browser)
    told = all_as_planned(browser).content.decode()

    assert page.open == [f"plan-{row.pk}-1400"]
    assert "1 taken as planned" in told
    assert sorted(Dose.objects.values_list("planned_at", "taken_at")) == [
        (time(14), time(14)),
        (time(20), time(20)),
    ]


def test_not_taken_stays_not_taken_when_the_time_is_corrected(browser, person):
    row = add(person, time(20))
    page = opened(browser)
    tap(browser, page, *page.fields, state="skipped")

    correct(row, time(22))
    all_as_planned(browser)

    assert taken(person) == 0
    assert SkippedDose.objects.get().planned_at == time(20)


def test_an_answer_turned_round_after_the_correction_stays_one(browser, person):
    row = add(person, time(20))
    all_as_planned(browser)
    correct(row, time(22))

    page = opened(browser)
    answer = tap(browser, page, *page.fields, state="skipped")

    assert answer.json()["stored"] is True
    assert taken(person) == 0
    assert SkippedDose.objects.count() == 1


def test_a_page_opened_before_the_correction_says_the_same_dose(browser, person):
    row = add(person, time(20))
    phone = opened(browser)
    correct(row, time(22))
    laptop = opened(browser)
    name = f"plan-{row.pk}-2000"

    tap(browser, laptop, *laptop.fields, **{f"plan-{row.pk}-2200-taken_at": "22:05"})
    answer = tap(browser, phone, name)

    assert taken(person) == 1
    assert answer.json()["answers"][f"{name}-state"] == "taken"
    told = tap(browser, phone, name, state="skipped")
    assert told.json()["stored"] is True
    assert (taken(person), SkippedDose.objects.count()) == (0, 1)


def test_two_answers_to_one_dose_under_two_names_are_both_shown(browser, person):
    row = add(person, time(20))
    phone = opened(browser)
    correct(row, time(22))
    laptop = opened(browser)
    name = f"plan-{row.pk}-2000-state"
    tap(browser, laptop, *laptop.fields)

    answer = tap(browser, phone, *phone.fields, state="skipped")

    assert answer.status_code == 409
    assert answer.json()["conflicts"][name] == {
        "question": "Magnesium 300 mg",
        "yours": "skipped",
        "stored": "taken",
        "yours_text": "not taken",
        "stored_text": "taken",
    }
    assert taken(person) == 1


def test_without_a_script_the_same_choice_is_offered(browser, person):
    row = add(person, time(20))
    page = browser.get(PAGE)
    correct(row, time(22))
    tap(browser, now := opened(browser), *now.fields)

    answer = browser.post(
        PAGE,
        sent(seen=page.context["seen"], **{f"plan-{row.pk}-2000-state": "skipped"}),
    )

    assert answer.status_code == 409
    assert "Magnesium 300 mg" in answer.content.decode()
    assert taken(person) == 1


def test_what_waited_from_before_pages_told_their_doses_is_stored_once(browser, person):
    row = add(person, time(20))
    correct(row, time(22))
    tap(browser, now := opened(browser), *now.fields)
    body = {"id": str(uuid4()), "base": {}, "answers": {f"plan-{row.pk}-2000-state": "taken"}}

    answer = browser.post(f"{PAGE}answers/", json.dumps(body), content_type="application/json")

    assert answer.json()["stored"] is True
    assert taken(person) == 1


def test_two_doses_of_an_older_page_are_two_though_the_plan_has_one_by_now(browser, person):
    row = add(person, time(8), time(20))
    phone = opened(browser)
    correct(row, time(20))

    for name in phone.open:
        tap(browser, phone, name)

    assert sorted(Dose.objects.values_list("planned_at", flat=True)) == [time(8), time(20)]
    assert opened(browser).open == []


def test_a_product_deleted_and_added_anew_keeps_its_answer(browser, person):
    add(person, time(20)).delete()
    row = add(person, time(20))
    all_as_planned(browser)
    row.delete()
    add(person, time(22))

    assert opened(browser).open == []
    all_as_planned(browser)

    assert taken(person) == 1
    mean, counts = means_of(person)
    assert (mean, *counts[:2]) == (300, 1, 1)


def test_a_product_that_followed_another_of_its_name_has_that_evenings_answer(browser, person):
    row = add(person, time(20))
    all_as_planned(browser)
    row.ended_on = date(2026, 3, 2)
    row.save()
    add(person, time(20))

    all_as_planned(browser)

    assert taken(person) == 1
    assert means_of(person)[1][0] == 1


def test_what_was_written_by_name_answers_the_plan_and_is_not_taken_twice(
    browser, person, write_night
):
    write_night(person, NIGHT, took_doses=True).doses.create(
        name="magnesium", amount=300, unit="mg"
    )
    add(person, time(20))

    page = browser.get(PAGE).content.decode()
    all_as_planned(browser)

    assert "written below" in page
    assert "data-due" not in page
    assert taken(person) == 1


def test_as_needed_and_by_the_clock_are_the_same_dose(browser, person):
    row = add(person, schedule="as_needed")
    tap(browser, page := opened(browser), *page.fields)
    DoseStep.objects.update(schedule="evening")
    correct(row, time(20))

    all_as_planned(browser)

    assert taken(person) == 1


CLOCK = [time(hour, minute) for hour in (0, 7, 12, 18, 20, 22) for minute in (0, 30)]


class History:
    """Somebody corrects a plan while pages of tonight are open on several devices."""

    def __init__(self, browser, person, chance):
        self.browser, self.person, self.chance = browser, person, chance
        self.row = add(person, *self.times())
        self.pages = [opened(browser)]
        self.tapped = 0

    def times(self):
        return self.chance.sample(CLOCK, self.chance.choice([0, 1, 1, 2, 2, 3]))

    def correct(self):
        correct(self.row, *self.times())

    def move(self):
        before = [row.at for row in self.row.steps.get().times.all()]
        correct(self.row, *self.chance.sample(CLOCK, len(before)))

    def change_step(self):
        DoseStep.objects.update(amount=self.chance.choice([200, 300]))

    def add_anew(self):
        self.row.delete()
        self.row = add(self.person, *self.times())

    def open_page(self):
        self.pages.append(opened(self.browser))

    def tap(self):
        page = self.chance.choice(self.pages)
        if page.open:
            tap(self.browser, page, self.chance.choice(page.open))
            self.tapped += 1

    def all_as_planned(self):
        before, page = taken(self.person), opened(self.browser)
        all_as_planned(self.browser, self.chance.choice([None, page]))
        assert taken(self.person) == before + len(page.open)
        assert opened(self.browser).open == []
        self.tapped += len(page.open)


@pytest.mark.parametrize("seed", range(12))
def test_no_history_of_corrections_stores_more_than_was_tapped(browser, person, seed):
    chance = Random(seed)  # noqa: S311 - a history, not a secret
    history = History(browser, person, chance)
    steps = [
        history.correct, history.move, history.change_step, history.add_anew,
        history.open_page, history.tap, history.tap, history.all_as_planned,
    ]  # fmt: skip
    for _ in range(16):
        chance.choice(steps)()
        assert taken(person) <= history.tapped

    products, nights = person.regimens.products(), person.nights.during(Period(NIGHT, NIGHT))
    lines = summary(products, settled(products, answers_of(nights)), [NIGHT])
    assert sum(line.taken for line in lines) <= taken(person)


@pytest.mark.parametrize("seed", range(12))
def test_while_only_times_are_moved_no_evening_has_more_answers_than_doses(browser, person, seed):
    chance = Random(seed)  # noqa: S311 - a history, not a secret
    history = History(browser, person, chance)
    doses = max(1, history.row.steps.get().times.count())
    for _ in range(16):
        chance.choice([history.move, history.open_page, history.tap, history.all_as_planned])()
        assert taken(person) <= doses

    share = by_night(person.regimens.products(), answers_of(person.nights.all()), [NIGHT])
    assert share[NIGHT] in {None, 1}
