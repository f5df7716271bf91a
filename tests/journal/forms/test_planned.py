"""What the plan names for the night, on the page of the night."""

from datetime import date, time
from decimal import Decimal

import pytest
import time_machine
from django.db import IntegrityError, transaction

from journal import plan
from journal.models import Dose, SkippedDose
from journal.plan import PlannedDose
from tests.journal.night_page import sent

NIGHT = date(2026, 3, 3)
PAGE = "/nights/2026-03-03/"

GABAPENTIN = PlannedDose(1, "Gabapentin", "medicine", Decimal(300), "mg", time(20))
MAGNESIUM = PlannedDose(2, "Magnesium", "supplement", Decimal(2), "tablet")
MIDNIGHT = PlannedDose(3, "Late one", "medicine", Decimal(1), "tablet", time(0, 30))
RESCUE = PlannedDose(4, "Rescue", "medicine", Decimal(5), "mg", as_needed=True)


@pytest.fixture(autouse=True)
def at_22_40():
    with time_machine.travel("2026-03-03 22:40+01:00", tick=False):
        yield


@pytest.fixture
def planned(monkeypatch):
    """Say what is planned for every night."""

    def say(*doses):
        monkeypatch.setattr(plan, "_planners", {"test": lambda person, night: doses})

    say(GABAPENTIN, MAGNESIUM, MIDNIGHT, RESCUE)
    return say


@pytest.fixture
def browser(client_of, person):
    return client_of(person)


def answer(slot, state, **more):
    told = {"state": state, "taken_at": "", "reason": "", **more}
    return {f"plan-{slot}-{name}": value for name, value in told.items()}


def taken(person):
    return {d.name: d.taken_at for d in Dose.objects.filter(night__user=person)}


def skipped(person):
    return {d.name: d.reason for d in SkippedDose.objects.filter(night__user=person)}


def claim(person):
    return person.nights.get().took_doses


def save(browser, *answers, **more):
    data = sent(**more)
    for given in answers:
        data |= given
    return browser.post(PAGE, data, follow=True)


@pytest.mark.usefixtures("planned")
def test_the_plan_is_listed_and_nothing_of_it_is_answered(browser):
    page = browser.get("/tonight/").content.decode()

    assert "Gabapentin 300 mg" in page
    assert "Magnesium 2 tablets" in page
    assert 'name="all_as_planned"' in page
    assert "checked" not in page


def test_without_a_plan_the_page_is_as_before(browser, planned):
    planned()

    page = browser.get("/tonight/").content.decode()

    assert "all_as_planned" not in page
    assert "In your plan" not in page


@pytest.mark.usefixtures("planned")
def test_a_dose_is_taken_not_taken_or_unknown(browser, person):
    save(
        browser,
        answer("1-2000", "taken", taken_at="20:10"),
        answer("2-none", "skipped", reason="forgot"),
        answer("3-0030", ""),
    )

    assert taken(person) == {"Gabapentin": time(20, 10)}
    assert skipped(person) == {"Magnesium": "forgot"}
    dose = Dose.objects.get()
    assert (dose.kind, dose.amount, dose.unit) == ("medicine", 300, "mg")
    assert (dose.plan_key, dose.planned_at) == (1, time(20))
    assert claim(person) is True


@pytest.mark.usefixtures("planned")
def test_a_tap_without_a_time_leaves_the_time_unknown(browser, person):
    save(browser, answer("1-2000", "taken"))

    assert taken(person) == {"Gabapentin": None}


@pytest.mark.usefixtures("planned")
def test_all_as_planned_answers_what_is_open_with_its_own_time(browser, person):
    save(browser, answer("1-2000", "skipped"), all_as_planned="1")

    assert taken(person) == {"Magnesium": None, "Late one": time(0, 30)}
    assert skipped(person) == {"Gabapentin": ""}
    assert claim(person) is True


@pytest.mark.usefixtures("planned")
def test_all_as_planned_is_undone_and_takes_back_exactly_those(browser, person):
    save(browser, answer("1-2000", "taken", taken_at="20:05"))
    page = save(browser, answer("1-2000", "taken", taken_at="20:05"), all_as_planned="1")
    undo = page.context["messages"]._loaded_data[0].extra_tags.removeprefix("restore:")
    assert f'action="{undo}"' in page.content.decode()

    back = browser.post(undo, follow=True)

    assert "Taken back" in back.content.decode()
    assert taken(person) == {"Gabapentin": time(20, 5)}
    assert claim(person) is True


@pytest.mark.usefixtures("planned")
def test_taking_back_is_a_new_version_of_the_night(browser, person):
    save(browser, all_as_planned="1")
    keys = "-".join(str(dose.pk) for dose in Dose.objects.all())
    browser.post(f"{PAGE}as-planned/{keys}/take-back/")

    assert person.nights.get().version == 2


@pytest.mark.usefixtures("planned")
def test_when_nothing_taken_is_left_the_claim_is_unknown_again(browser, person):
    save(browser, evening_severity="3", all_as_planned="1")
    keys = "-".join(str(dose.pk) for dose in Dose.objects.all())

    browser.post(f"{PAGE}as-planned/{keys}/take-back/")

    assert taken(person) == {}
    assert claim(person) is None
    again = browser.post(f"{PAGE}as-planned/{keys}/take-back/", follow=True).content.decode()
    assert "nothing was taken back" in again


@pytest.mark.usefixtures("planned")
def test_a_dose_of_ones_own_is_never_taken_back(browser, person, write_night):
    own = write_night(person, NIGHT, took_doses=True).doses.create(name="Own")

    browser.post(f"{PAGE}as-planned/{own.pk}/take-back/")

    assert taken(person) == {"Own": None}


@pytest.mark.usefixtures("planned")
def test_nobody_takes_back_what_a_stranger_took(client_of, stranger, person, write_night):
    dose = write_night(person, NIGHT).doses.create(name="Mine", plan_key=1)
    write_night(stranger, NIGHT)

    client_of(stranger).post(f"{PAGE}as-planned/{dose.pk}/take-back/")

    assert taken(person) == {"Mine": None}


@pytest.mark.usefixtures("planned")
def test_none_answers_every_planned_dose_as_not_taken(browser, person):
    save(browser, answer("1-2000", "skipped", reason="empty box"), took_doses="False")

    assert taken(person) == {}
    assert skipped(person) == {"Gabapentin": "empty box", "Magnesium": "", "Late one": ""}
    assert claim(person) is False


@pytest.mark.usefixtures("planned")
@pytest.mark.parametrize(
    "more", [{"all_as_planned": "1"}, answer("1-2000", "taken"), answer("4-none", "taken")]
)
def test_none_and_a_taken_dose_exclude_each_other(browser, person, more):
    page = save(browser, more, took_doses="False")

    assert page.status_code == 422
    assert page.content.decode().count("“None” is chosen, but doses are listed.") == 1
    assert not person.nights.exists()


@pytest.mark.usefixtures("planned")
def test_only_not_taken_leaves_open_whether_something_else_was(browser, person):
    save(browser, *(answer(slot, "skipped") for slot in ("1-2000", "2-none", "3-0030")))

    assert len(skipped(person)) == 3
    assert claim(person) is None


@pytest.mark.usefixtures("planned")
def test_an_answer_can_be_turned_round_and_cleared(browser, person):
    save(browser, answer("1-2000", "taken", taken_at="20:00"))
    save(browser, answer("1-2000", "skipped", taken_at="20:00"), took_doses="True")
    assert (taken(person), skipped(person)) == ({}, {"Gabapentin": ""})

    save(browser, answer("1-2000", "taken"), took_doses="True")
    assert (taken(person), skipped(person)) == ({"Gabapentin": None}, {})

    save(browser, answer("1-2000", ""), took_doses="True")
    assert (taken(person), skipped(person)) == ({}, {})


@pytest.mark.usefixtures("planned")
def test_clearing_the_answer_clears_it_though_the_time_is_still_in_its_field(browser, person):
    save(browser, answer("1-2000", "taken", taken_at="20:00"))

    save(browser, answer("1-2000", "", taken_at="20:00"), took_doses="True")

    assert taken(person) == {}


@pytest.mark.usefixtures("planned")
def test_a_time_alone_says_taken_and_a_reason_alone_not_taken(browser, person):
    save(
        browser,
        answer("4-none", "", taken_at="23:15"),
        answer("1-2000", "", reason="felt sick"),
    )

    assert taken(person) == {"Rescue": time(23, 15)}
    assert skipped(person) == {"Gabapentin": "felt sick"}


@pytest.mark.usefixtures("planned")
def test_what_a_page_does_not_send_stays_as_it_was(browser, person):
    save(browser, answer("1-2000", "taken", taken_at="20:00"), answer("2-none", "skipped"))

    save(browser, evening_severity="4", took_doses="True")

    assert taken(person) == {"Gabapentin": time(20)}
    assert skipped(person) == {"Magnesium": ""}


@pytest.mark.usefixtures("planned")
def test_as_needed_is_offered_but_never_expected(browser, person):
    page = browser.get(PAGE).content.decode()
    assert "As needed" in page

    save(browser, all_as_planned="1")

    assert "Rescue" not in taken(person)


@pytest.mark.usefixtures("planned")
def test_the_same_page_sent_twice_stores_each_dose_once(browser, person):
    for _ in range(2):
        save(browser, answer("1-2000", "taken"), took_doses="True", page="one")

    assert Dose.objects.filter(night__user=person).count() == 1


@pytest.mark.usefixtures("planned")
@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"taken_at": "later"}, "Please write the time as 23:10"),
        ({"state": "perhaps"}, "Choose one of the answers on the page."),
        ({"reason": "x" * 121}, "shorten this to 120 characters"),
    ],
)
def test_bad_input_is_explained_and_nothing_is_stored(browser, person, given, says):
    page = save(browser, answer("1-2000", **{"state": "taken", **given}))

    assert page.status_code == 422
    assert says in page.content.decode()
    assert not person.nights.exists()


def test_a_dose_answered_on_an_older_page_keeps_the_time_it_was_planned_for(
    browser, person, planned
):
    planned(GABAPENTIN)

    save(browser, answer("1-1930", "taken", taken_at="19:40"))

    dose = Dose.objects.get()
    assert (dose.name, dose.planned_at, dose.taken_at) == ("Gabapentin", time(19, 30), time(19, 40))


def test_a_dose_whose_product_has_left_the_plan_is_not_lost_in_silence(browser, person, planned):
    planned(GABAPENTIN)

    page = save(browser, answer("9-2000", "taken"))

    assert page.status_code == 422
    assert "no longer" in page.content.decode()


def test_an_answer_outlives_the_plan(browser, person, planned):
    save(browser, answer("1-2000", "taken"), answer("2-none", "skipped", reason="forgot"))
    planned()

    page = browser.get(PAGE).content.decode()
    assert "Gabapentin 300 mg" in page
    assert "forgot" in page

    save(browser, answer("2-none", "taken"), took_doses="True")
    assert set(taken(person)) == {"Gabapentin", "Magnesium"}


@pytest.mark.usefixtures("planned")
def test_what_the_plan_names_is_not_suggested_a_second_time(browser, person, write_night):
    before = write_night(person, date(2026, 3, 2), took_doses=True)
    before.doses.create(name="gabapentin")
    before.doses.create(name="Melatonin")
    before.doses.create(name="Stopped since", plan_key=77)

    rows = browser.get(PAGE).context["evening"].doses.written

    assert [row["label"] for row in rows] == ["Melatonin"]


@pytest.mark.usefixtures("planned")
def test_the_number_of_queries_does_not_grow_with_nights(
    browser, person, write_night, django_assert_max_num_queries
):
    save(browser, all_as_planned="1")
    browser.get(PAGE)
    with django_assert_max_num_queries(20) as few:
        browser.get(PAGE)
    for day in range(1, 3):
        night = write_night(person, date(2026, 3, day), took_doses=True)
        night.doses.create(name="Gabapentin", plan_key=1, planned_at=time(20))
        night.skipped_doses.create(name="Magnesium", plan_key=2)

    with django_assert_max_num_queries(len(few.captured_queries)):
        browser.get(PAGE)


@pytest.mark.parametrize("at", [time(20), None])
@pytest.mark.parametrize("kind", [Dose, SkippedDose])
def test_the_database_holds_one_answer_a_dose(person, write_night, kind, at):
    night = write_night(person, NIGHT)
    kind.objects.create(night=night, name="Gabapentin", plan_key=1, planned_at=at)

    with pytest.raises(IntegrityError), transaction.atomic():
        kind.objects.create(night=night, name="Gabapentin", plan_key=1, planned_at=at)

    kind.objects.create(night=night, name="Magnesium", plan_key=2, planned_at=at)
    assert kind.objects.count() == 2
