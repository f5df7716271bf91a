"""Any other test, by its name: written down, listed, drawn, corrected, deleted, put back."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from journal.labs.models import LabResult

DAY = date(2026, 3, 3)
SENT = {"name": "Hepcidin", "measured": "<2,5", "unit": "nmol/L", "taken_on": "2026-03-03"}
ADD = "/labs/add/own/"


@pytest.fixture(autouse=True)
def _an_evening_in_march():
    with time_machine.travel("2026-03-10 19:00:00+00:00", tick=False):
        yield


@pytest.fixture
def browser(person, client_of):
    return client_of(person)


@pytest.fixture
def store():
    def written(user, name="Hepcidin", value=4, unit="nmol/L", taken_on=DAY, **answers):
        return user.lab_results.create(
            test="own", name=name, value=Decimal(value), unit=unit, taken_on=taken_on, **answers
        )

    return written


def page_of(answer):
    return " ".join(answer.content.decode().split())


def test_the_list_of_tests_ends_with_any_other(browser):
    page = page_of(browser.get("/labs/"))
    assert "Any other, by name" in page
    assert f'href="{ADD}"' in page
    form = page_of(browser.get(ADD))
    assert "<h1>Any other test</h1>" in form
    assert 'name="name"' in form
    assert "iron_paused" not in form


def test_a_named_test_is_copied_from_the_report_and_shown(browser, person):
    answer = browser.post(ADD, {**SENT, "range_low": "1", "range_high": "6"}, follow=True)
    row = person.lab_results.get()
    assert (row.test, row.name, row.comparator, row.value, row.unit) == (
        "own", "Hepcidin", "<", Decimal("2.5"), "nmol/L",
    )  # fmt: skip
    page = page_of(answer)
    assert "Saved: Hepcidin of 3 Mar 2026." in page
    assert '<h2 id="own-1">Hepcidin</h2>' in page
    assert "&lt;2.5 nmol/L" in page
    assert "1–6 nmol/L" in page


def test_a_test_without_a_unit_can_be_written_down(browser, person):
    browser.post(ADD, {**SENT, "name": "INR", "measured": "1.1", "unit": ""})
    assert str(person.lab_results.get().to_result().entered) == "1.1"
    assert "Newest: 1.1 on 3 Mar 2026." in page_of(browser.get("/labs/"))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": ""}, "Please write its name, as the lab prints it."),
        ({"name": "  "}, "Please write its name, as the lab prints it."),
        ({"name": "ferritin"}, "Ferritin is in the list of tests. Please choose it there."),
        ({"name": "n" * 61}, "shorten this to 60 characters"),
        ({"unit": "u" * 25}, "shorten this to 24 characters"),
        ({"measured": "some"}, "Please write the figure as printed"),
    ],
)
def test_bad_input_is_explained_and_nothing_is_stored(browser, person, wrong, sentence):
    answer = browser.post(ADD, {**SENT, **wrong})
    assert answer.status_code == 422
    assert sentence in page_of(answer)
    assert not person.lab_results.exists()


def test_the_next_result_of_a_named_test_starts_with_its_name_and_unit(browser, person, store):
    row = store(person, laboratory="City lab")
    link = f"{ADD}?like={row.pk}"
    assert f'href="{link}"' in page_of(browser.get("/labs/"))
    page = page_of(browser.get(link))
    assert 'value="Hepcidin"' in page
    assert 'value="nmol/L"' in page
    assert "City lab" not in page
    both = page_of(browser.get(f"{ADD}?like={row.pk}&drawn={row.pk}"))
    assert "City lab" in both


@pytest.mark.parametrize("like", ["x", "0", "-1", "9" * 30])
def test_a_test_that_is_not_there_changes_nothing(browser, like):
    assert browser.get(ADD, {"like": like}).status_code == 200


def test_a_strangers_test_is_not_carried_over(browser, stranger, store):
    theirs = store(stranger, name="Elsewhere")
    assert "Elsewhere" not in page_of(browser.get(ADD, {"like": theirs.pk}))


def test_a_listed_test_takes_no_name_from_another(browser, person, store):
    row = store(person)
    assert "Hepcidin" not in page_of(browser.get(f"/labs/add/iron/?like={row.pk}"))


def test_two_days_make_a_chart_with_the_labs_range(browser, person, store):
    store(person, range_high=Decimal(6))
    store(person, value=5, taken_on=date(2026, 1, 3), range_high=Decimal(6))
    page = page_of(browser.get("/labs/"))
    assert page.count("<canvas") == 1
    assert "&quot;high&quot;: 6.0" in page


def test_a_named_test_is_corrected_deleted_and_put_back(browser, person, store):
    row = store(person)
    assert 'value="Hepcidin"' in page_of(browser.get(f"/labs/{row.pk}/"))
    browser.post(f"/labs/{row.pk}/", {**SENT, "name": "Hepcidin-25", "measured": "3"})
    row.refresh_from_db()
    assert (row.name, row.value) == ("Hepcidin-25", 3)
    page = page_of(browser.post(f"/labs/{row.pk}/delete/", follow=True))
    assert "Deleted: Hepcidin-25 of 3 Mar 2026." in page
    browser.post(f"/labs/removed/{person.removed_lab_results.get().pk}/restore/")
    assert person.lab_results.get().name == "Hepcidin-25"


def test_the_same_figure_of_another_test_is_another_result(browser, person):
    browser.post(ADD, SENT)
    browser.post(ADD, {**SENT, "name": "Zonulin"})
    assert browser.post(ADD, SENT).status_code == 422
    assert person.lab_results.count() == 2


def test_a_named_test_without_a_name_is_refused_by_the_row_itself(person):
    row = LabResult(user=person, test="own", name=" ", value=Decimal(2), taken_on=DAY)
    with pytest.raises(ValidationError, match="Please write its name"):
        row.full_clean()


@pytest.mark.parametrize(
    "wrong",
    [{"name": ""}, {"test": "ferritin"}, {"test": "ferritin", "name": "", "unit": ""}],
)
def test_the_database_refuses_a_test_without_a_name_and_a_listed_one_with(person, wrong):
    good = {"test": "own", "name": "Hepcidin", "value": 4, "unit": "nmol/L", "taken_on": DAY}
    with pytest.raises(IntegrityError), transaction.atomic():
        LabResult.objects.create(user=person, **{**good, **wrong})
