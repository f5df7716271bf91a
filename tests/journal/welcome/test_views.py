from datetime import date, time
from decimal import Decimal

import pytest
import time_machine

PASSWORD = "a quiet evening walk"


@pytest.fixture
def browser(client_of, person):
    return client_of(person)


def answers(**given):
    """What the page sends when everything but `given` is left as it was."""
    rows = {"product-TOTAL_FORMS": "6", "product-INITIAL_FORMS": "0"}
    return {"time_zone": "Europe/Berlin", "evening_from": "", **rows, **given}


def row(number, name, amount="", unit="", schedule=""):
    said = {"name": name, "amount": amount, "unit": unit, "schedule": schedule}
    return {f"product-{number}-{field}": value for field, value in said.items()}


def sign_in(client):
    return client.post("/account/login/", {"login": "person@example.org", "password": PASSWORD})


def test_the_questions_are_asked_after_the_first_sign_in_and_never_again(client, person):
    assert sign_in(client).url == "/welcome/"
    client.post("/account/logout/")

    assert sign_in(client).url == "/tonight/"


def test_whoever_wanted_to_go_somewhere_gets_there(client, person):
    address = "/account/login/?next=/trends/"

    answer = client.post(address, {"login": person.email, "password": PASSWORD})

    assert answer.url == "/trends/"


def test_the_questions_need_a_sign_in(client):
    assert client.get("/welcome/").url == "/account/login/?next=/welcome/"


def test_there_are_three_questions_and_a_way_past_them(browser):
    page = browser.get("/welcome/").content.decode()

    assert page.count("<h2") == 3
    assert '<a class="chip" href="/tonight/">Skip this</a>' in page
    assert '<option value="Europe/Berlin" selected>' in page


def test_nothing_has_to_be_answered(browser, person):
    assert browser.post("/welcome/", answers()).url == "/tonight/"

    person.refresh_from_db()
    assert (person.evening_from, person.dim_from) == (None, None)
    assert not person.regimens.exists()


def test_answers_are_kept(browser, person):
    with time_machine.travel("2026-03-03 21:00+01:00", tick=False):
        browser.post(
            "/welcome/",
            answers(
                time_zone="Europe/Lisbon",
                evening_from="21:30",
                dim="on",
                **row(0, " Magnesium  glycinate ", "200", "mg", "evening"),
                **row(2, "Pramipexole", "0.25", "mg", "daily"),
                **row(3, "Folic acid", schedule="as_needed"),
            ),
        )

    person.refresh_from_db()
    assert (person.time_zone, person.evening_from) == ("Europe/Lisbon", time(21, 30))
    assert person.dim_from == time(21, 30)
    found = {r.name: (r.kind, r.steps.get()) for r in person.regimens.all()}
    kind, step = found["Magnesium glycinate"]
    assert (kind, step.amount, step.unit) == ("supplement", Decimal(200), "mg")
    assert (step.schedule, step.first_day) == ("evening", date(2026, 3, 3))
    assert found["Pramipexole"][0] == "medicine"
    assert (found["Folic acid"][1].amount, found["Folic acid"][1].unit) == (None, "")


def test_the_tick_alone_dims_from_the_usual_hour(browser, person):
    browser.post("/welcome/", answers(dim="on"))

    person.refresh_from_db()
    assert (person.evening_from, person.dim_from) == (None, time(21))


def test_a_name_that_nobody_knows_counts_as_a_medicine_until_told_otherwise(browser, person):
    named = row(0, "Foozepam", schedule="evening") | row(1, "Zoloft 50", schedule="morning")
    browser.post("/welcome/", answers(**named))

    assert {r.name: (r.kind, r.category) for r in person.regimens.all()} == {
        "Foozepam": ("medicine", "other"),
        "Zoloft 50": ("medicine", "other"),
    }


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (row(0, "Iron", "14", "mg"), "Please choose when you take it."),
        (row(0, "Iron", "14", "", "morning"), "Please choose the unit of this amount."),
        (row(0, "", "14", "mg", "morning"), "Please write its name, as on the label."),
        (row(0, "Iron", "-1", "mg", "morning"), "Please write a number above 0."),
        ({"evening_from": "late"}, "Please write the time as 23:10 or 11:10 pm."),
        ({"time_zone": "Mars/Olympus"}, "This server does not know that time zone."),
        ({"product-TOTAL_FORMS": "x"}, "Please look again at the fields marked below"),
    ],
)
def test_what_is_missing_is_said_and_nothing_stored(browser, person, wrong, sentence):
    answer = browser.post("/welcome/", answers(**wrong))

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    person.refresh_from_db()
    assert (person.time_zone, person.dim_from) == ("Europe/Berlin", None)
    assert not person.regimens.exists()


def test_a_row_under_more_stays_in_sight_when_something_is_missing(browser):
    page = browser.post("/welcome/", answers(**row(4, "Iron", "14", "mg"))).content.decode()

    assert '<details class="more" open>' in page
    assert "Number 5" in page


def test_a_zone_outside_the_list_can_be_confirmed(browser, person):
    person.time_zone = "CET"
    person.save()

    assert browser.post("/welcome/", answers(time_zone="CET")).url == "/tonight/"


def test_the_page_takes_few_queries(browser, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        browser.get("/welcome/")


@pytest.mark.parametrize(
    ("name", "amount", "unit", "nutrient", "held"),
    [
        ("Iron", "65", "mg", "iron", Decimal(65)),
        ("Vitamin D", "1000", "iu", "vitamin_d", Decimal(25)),
        ("Magnesium", "300", "mg", "magnesium", Decimal(300)),
        ("Vitamin D₃ 1000 IU", "1000", "iu", "vitamin_d", Decimal(25)),
        ("Vit C", "500", "mg", "vitamin_c", Decimal(500)),
        ("Folic acid", "400", "ug", "folate", Decimal(400)),
        ("Ferrous sulphate 325 mg", "325", "mg", "iron", Decimal(65)),
        ("B12", "1", "tablet", "vitamin_b12", None),
        ("Vitamin B12", "1", "tablet", "vitamin_b12", None),
        ("Magnesium citrate 300 mg", "1", "tablet", "magnesium", None),
        ("Gabapentin", "300", "mg", None, None),
    ],
)
def test_what_is_named_as_a_nutrient_counts_as_one(
    browser, person, name, amount, unit, nutrient, held
):
    browser.post("/welcome/", answers(**row(0, name, amount, unit, "evening")))

    rows = person.regimens.get().nutrients.values_list("nutrient", "amount")
    assert list(rows) == ([(nutrient, held)] if nutrient else [])


def test_nobody_was_asked_since_when(browser, person):
    browser.post("/welcome/", answers(**row(0, "Iron", "65", "mg", "evening")))

    assert person.regimens.get().product().since is None
    assert "start not known" in browser.get("/regimen/").content.decode()
