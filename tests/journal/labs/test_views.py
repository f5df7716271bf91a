from datetime import date, time, timedelta
from decimal import Decimal
from urllib.parse import urlsplit

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from journal.labs.catalogue import BY_KEY
from journal.labs.models import LabResult, RemovedLabResult
from tests.journal.labs.test_catalogue import FORBIDDEN

DAY = date(2026, 3, 3)
SENT = {"measured": "42", "unit": "ug/L", "taken_on": "2026-03-03"}


@pytest.fixture(autouse=True)
def _an_evening_in_march():
    with time_machine.travel("2026-03-10 19:00:00+00:00", tick=False):
        yield


@pytest.fixture
def browser(person, client_of):
    return client_of(person)


@pytest.fixture
def store():
    def written(user, test="ferritin", value=42, unit=None, taken_on=DAY, **answers):
        ucum = unit or BY_KEY[test].units[0].ucum
        return user.lab_results.create(
            test=test, value=Decimal(value), unit=ucum, taken_on=taken_on, **answers
        )

    return written


def page_of(answer):
    return " ".join(answer.content.decode().split())


def main_of(answer):
    """The page without the frame that all pages share."""
    return page_of(answer).partition("<main")[2].partition("</main>")[0]


@pytest.mark.parametrize(
    "address", ["/labs/", "/labs/add/ferritin/", "/labs/1/", "/labs/before-a-test/"]
)
def test_labs_need_somebody_signed_in(client, db, address):
    answer = client.get(address)
    assert urlsplit(answer["Location"]).path == "/account/login/"


def test_an_empty_list_offers_every_test_and_says_what_to_do(browser):
    page = page_of(browser.get("/labs/"))
    for key, test in BY_KEY.items():
        assert f'href="/labs/add/{key}/"' in page
        assert test.name in page
    assert "Nothing is written down yet." in page
    assert "<table" not in page


def test_a_result_is_copied_from_the_report_and_shown_as_entered(browser, person):
    sent = {
        **SENT, "measured": "<12,5", "taken_at": "8:05", "in_morning": "True", "fasting": "False",
        "iron_paused": "True", "range_low": "30", "range_high": "300", "laboratory": "City lab",
        "assay": "ECLIA", "note": "After a cold",
    }  # fmt: skip
    answer = browser.post("/labs/add/ferritin/", sent, follow=True)

    row = person.lab_results.get()
    assert (row.comparator, row.value, row.unit) == ("<", Decimal("12.5"), "ug/L")
    assert (row.taken_on, row.taken_at, row.in_morning) == (DAY, time(8, 5), True)
    assert (row.fasting, row.iron_paused) == (False, True)
    assert (row.range_low, row.range_high) == (30, 300)
    page = page_of(answer)
    assert "Saved: Ferritin of 3 Mar 2026." in page
    for text in ("&lt;12.5 µg/L", "30–300 µg/L", "outside your lab’s range", "City lab, ECLIA"):
        assert text in page


@pytest.mark.parametrize("sign", ["<", "≤", ">", "≥"])
@pytest.mark.parametrize("typed", [True, False])
def test_a_sign_is_typed_or_tapped_and_stays_what_it_is(browser, person, sign, typed):
    figure = {"measured": f"{sign}5"} if typed else {"measured": "5", "sign": sign}
    page = page_of(browser.post("/labs/add/crp/", {**SENT, **figure, "unit": "mg/L"}, follow=True))
    assert person.lab_results.get().comparator == sign
    assert f"{escape(sign)}5 mg/L" in page


def test_a_sign_is_taken_away_on_the_page_of_the_result(browser, person, store):
    row = store(person, comparator="≤")
    browser.post(f"/labs/{row.pk}/", {**SENT, "sign": ""})
    row.refresh_from_db()
    assert row.comparator == ""


def test_what_is_left_out_stays_unknown(browser, person):
    browser.post("/labs/add/ferritin/", SENT)
    row = person.lab_results.get()
    assert (row.taken_at, row.in_morning, row.fasting, row.iron_paused) == (None,) * 4
    assert (row.range_low, row.range_high) == (None, None)
    assert "not known" in page_of(browser.get("/labs/"))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"measured": ""}, "Please write the figure printed on the lab’s paper."),
        ({"measured": "forty"}, "Please write the figure as printed, such as 42, 12.5 or &lt;0.3."),
        ({"measured": "1,234"}, "“1,234” can be 1234 or 1.234. Please write 1234 or 1.2340."),
        ({"unit": ""}, "Please choose the one on the paper: ng/mL, µg/L or pmol/L."),
        ({"unit": "mmol/L"}, "Choose one of the answers on the page."),
        ({"taken_on": ""}, "Please choose the date the blood was taken."),
        ({"taken_on": "soon"}, "Please choose a date, such as 2026-03-14."),
        ({"taken_on": "2026-03-11"}, "That day is still to come."),
        ({"taken_on": "1820-03-11"}, "Please choose a day in 1900 or later."),
        ({"taken_at": "late"}, "Please write the time as 23:10 or 11:10 pm."),
        ({"taken_at": "15:00", "in_morning": "True"}, "does not fit the answer"),
        ({"range_low": "<30"}, "leave out the sign"),
        ({"range_low": "≤30"}, "leave out the sign"),
        ({"measured": "<5", "sign": ">"}, "You wrote &lt; and chose &gt;."),
        ({"sign": "~"}, "Choose one of the answers on the page."),
        ({"range_low": "300", "range_high": "30"}, "Swap the two figures."),
        ({"in_morning": "perhaps"}, "Choose one of the answers on the page."),
    ],
)
def test_bad_input_is_explained_and_nothing_is_stored(browser, person, wrong, sentence):
    answer = browser.post("/labs/add/ferritin/", {**SENT, **wrong})
    assert answer.status_code == 422
    assert sentence in page_of(answer)
    assert not person.lab_results.exists()


def test_several_mistakes_at_once_are_all_explained(browser):
    answer = browser.post("/labs/add/ferritin/", {"measured": "x", "note": "n" * 501})
    page = page_of(answer)
    assert answer.status_code == 422
    assert page.count('class="error"') == 4


def test_today_is_where_the_person_is(browser, person):
    person.time_zone = "Pacific/Kiritimati"  # 14 hours ahead: already 11 March
    person.save()
    browser.post("/labs/add/ferritin/", {**SENT, "taken_on": "2026-03-11"})
    assert person.lab_results.get().taken_on == date(2026, 3, 11)


def test_a_figure_hardly_ever_seen_is_asked_about_and_taken_after_a_yes(browser, person):
    odd = {**SENT, "measured": "0.05"}
    answer = browser.post("/labs/add/ferritin/", odd)
    assert answer.status_code == 422
    assert "Did you mean 50 µg/L?" in page_of(answer)
    assert 'name="sure"' in page_of(answer)
    assert not person.lab_results.exists()

    browser.post("/labs/add/ferritin/", {**odd, "sure": "on"})
    assert person.lab_results.get().value == Decimal("0.05")


@pytest.mark.parametrize(
    ("test", "unit", "figure", "meant"),
    [
        ("hemoglobin", "g/dL", "8.4", "8.4 mmol/L"),
        ("hemoglobin", "mmol/L", "132", "132 g/L"),
        ("vitamin_d_25oh", "ng/mL", "75", "75 nmol/L"),
        ("magnesium_serum", "mg/dL", "0.85", "0.85 mmol/L"),
    ],
)
def test_a_unit_that_was_probably_not_meant_is_asked_about(
    browser, person, test, unit, figure, meant
):
    odd = {**SENT, "measured": figure, "unit": unit}
    page = page_of(browser.post(f"/labs/add/{test}/", odd))
    assert f"Did you mean {meant}?" in page
    assert f'value="{figure}"' in page
    assert f'value="{unit}" checked' in page
    assert not person.lab_results.exists()
    browser.post(f"/labs/add/{test}/", {**odd, "sure": "on"})
    assert person.lab_results.get().unit == unit


def test_a_printed_range_of_the_same_unit_answers_the_question(browser, person):
    sent = {**SENT, "measured": "8.4", "unit": "g/dL", "range_low": "12", "range_high": "16"}
    assert browser.post("/labs/add/hemoglobin/", sent).status_code == 302


def test_a_figure_confirmed_once_is_not_asked_about_again(browser, person, store):
    row = store(person, value="0.05")
    sent = {**SENT, "measured": "0.05", "unit": "ng/mL", "note": "Looked up again"}
    assert browser.post(f"/labs/{row.pk}/", sent).status_code == 302
    row.refresh_from_db()
    assert row.note == "Looked up again"


def test_a_test_with_one_unit_has_it_chosen_and_others_have_none(browser):
    assert 'value="fL" checked' in page_of(browser.get("/labs/add/mcv/"))
    assert " checked" not in main_of(browser.get("/labs/add/ferritin/"))


def test_iron_tablets_are_asked_about_with_iron_tests_only(browser):
    assert "iron_paused" in page_of(browser.get("/labs/add/tibc/"))
    assert "iron_paused" not in page_of(browser.get("/labs/add/tsh/"))


def test_there_is_no_page_for_an_unknown_test(browser):
    assert browser.get("/labs/add/cholesterol/").status_code == 404


def test_sending_twice_stores_once(browser, person):
    browser.post("/labs/add/ferritin/", SENT)
    answer = browser.post("/labs/add/ferritin/", {**SENT, "note": "again"})
    assert answer.status_code == 422
    assert "This result is already in your list" in page_of(answer)
    assert person.lab_results.count() == 1


def test_the_same_figure_at_another_time_of_the_day_is_another_result(browser, person):
    for at in ("08:00", "16:00"):
        browser.post("/labs/add/ferritin/", {**SENT, "taken_at": at})
    assert person.lab_results.count() == 2


def test_two_saves_at_the_same_moment_store_once(browser, person, monkeypatch):
    monkeypatch.setattr(LabResult, "validate_constraints", lambda *_, **__: None)
    browser.post("/labs/add/ferritin/", SENT)
    answer = browser.post("/labs/add/ferritin/", SENT)
    assert answer.status_code == 422
    assert "This result is already in your list" in page_of(answer)


def test_the_next_result_of_a_blood_draw_starts_with_what_they_share(browser, person, store):
    row = store(person, taken_at=time(8, 5), iron_paused=True, laboratory="City lab", note="Mine")
    link = f"/labs/add/iron/?drawn={row.pk}"
    assert f'href="{link}"' in page_of(browser.get(f"/labs/?drawn={row.pk}"))
    page = page_of(browser.get(link))
    for value in ("2026-03-03", "08:05", "City lab"):
        assert f'value="{value}"' in page
    assert "Mine" not in page
    assert person.lab_results.count() == 1


@pytest.mark.parametrize("drawn", ["x", "-1", "0", "99999", "9" * 30, ""])
def test_a_blood_draw_that_is_not_there_changes_nothing(browser, drawn):
    assert "Add a result" in page_of(browser.get("/labs/", {"drawn": drawn}))
    assert browser.get("/labs/add/iron/", {"drawn": drawn}).status_code == 200


def test_a_strangers_blood_draw_is_not_carried_over(browser, stranger, store):
    theirs = store(stranger, laboratory="Elsewhere")
    for address in ("/labs/", "/labs/add/iron/"):
        assert "Elsewhere" not in page_of(browser.get(address, {"drawn": theirs.pk}))


def test_a_result_is_corrected_on_its_own_page(browser, person, store):
    row = store(person, value="42.5000", comparator="<", range_high=Decimal("300.0000"))
    page = page_of(browser.get(f"/labs/{row.pk}/"))
    assert 'value="42.5"' in page
    assert 'value="&lt;" checked' in page
    assert 'value="300"' in page
    browser.post(f"/labs/{row.pk}/", {**SENT, "measured": "43"})
    row.refresh_from_db()
    assert (row.value, row.comparator, row.range_high) == (43, "", None)
    assert person.lab_results.count() == 1


def test_a_stranger_finds_none_of_it(client_of, person, stranger, store):
    row = store(person, note="Mine alone")
    removed = RemovedLabResult.take(store(person, value=7))
    theirs = client_of(stranger)
    assert "Mine alone" not in page_of(theirs.get("/labs/"))
    assert theirs.get(f"/labs/{row.pk}/").status_code == 404
    assert theirs.post(f"/labs/{row.pk}/", SENT).status_code == 404
    assert theirs.post(f"/labs/{row.pk}/delete/").status_code == 404
    assert theirs.post(f"/labs/removed/{removed.pk}/restore/").status_code == 404
    assert person.lab_results.get().value == 42


def test_a_deletion_offers_to_be_undone_and_the_undo_brings_everything_back(browser, person, store):
    row = store(person, taken_at=time(8), iron_paused=False, note="Kept")
    before = {k: v for k, v in vars(row).items() if k != "_state"}

    answer = browser.post(f"/labs/{row.pk}/delete/")
    (message,) = get_messages(answer.wsgi_request)
    assert not person.lab_results.exists()
    browser.post(message.extra_tags.removeprefix("restore:"))

    after = person.lab_results.get()
    assert {k: v for k, v in vars(after).items() if k != "_state"} == before
    assert not person.removed_lab_results.exists()


def test_the_page_after_a_deletion_has_the_undo_button(browser, person, store):
    page = page_of(browser.post(f"/labs/{store(person).pk}/delete/", follow=True))
    assert "Deleted: Ferritin of 3 Mar 2026." in page
    assert f'action="/labs/removed/{person.removed_lab_results.get().pk}/restore/"' in page


def test_an_undo_after_writing_it_anew_keeps_the_new_one(browser, person, store):
    removed = RemovedLabResult.take(store(person))
    store(person, note="new")
    page = page_of(browser.post(f"/labs/removed/{removed.pk}/restore/", follow=True))
    assert "You have written this result again meanwhile" in page
    assert person.lab_results.get().note == "new"


def test_a_deletion_older_than_30_days_is_forgotten(person, store):
    old = RemovedLabResult.take(store(person))
    with time_machine.travel("2026-04-15 12:00:00+00:00", tick=False):
        kept = RemovedLabResult.take(store(person, value=9))
    assert old.pk != kept.pk
    assert person.removed_lab_results.get() == kept


@pytest.mark.parametrize("address", ["/labs/1/delete/", "/labs/removed/1/restore/"])
def test_looking_at_an_address_deletes_and_restores_nothing(browser, address):
    assert browser.get(address).status_code == 405


def test_labs_go_with_their_owner(person, store):
    RemovedLabResult.take(store(person))
    store(person)
    person.delete()
    assert not LabResult.objects.exists()
    assert not RemovedLabResult.objects.exists()


@pytest.mark.parametrize(("units", "shown"), [("metric", "10.7 µmol/L"), ("us", "60 µg/dL")])
def test_values_are_also_shown_in_the_persons_units(browser, person, store, units, shown):
    person.units = units
    person.save()
    store(person, "iron", 60)
    store(person, "iron", "10.7", "umol/L", taken_on=date(2026, 3, 4))
    page = page_of(browser.get("/labs/"))
    assert f">{shown}</td>" in page
    assert ">60 µg/dL</td>" in page


def test_no_page_judges_or_prescribes(browser, person, store):
    store(person, value=3, range_low=30, range_high=300)
    store(person, "crp", 18, range_high=5)
    for key, value in (("iron", 60), ("tibc", 300), ("tsat", 31)):
        store(person, key, value)
    addresses = ["/labs/", "/labs/before-a-test/?on=2026-03-20&at=15:00"]
    addresses += [f"/labs/add/{key}/" for key in BY_KEY]
    for address in addresses:
        said = main_of(browser.get(address)).lower()
        assert [word for word in FORBIDDEN if word in said] == [], address


def test_the_number_of_queries_does_not_grow_with_the_results(browser, person, store):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert browser.get("/labs/").status_code == 200
        return len(captured)

    store(person)
    few = queries()
    for ago in range(1, 60):
        for test in ("ferritin", "iron", "tibc", "crp"):
            store(person, test, 60 + ago, taken_on=DAY - timedelta(days=60 * ago))
    assert queries() == few


@pytest.mark.parametrize(
    "wrong",
    [
        {"test": "cholesterol"},
        {"comparator": "~"},
        {"value": Decimal(-1)},
        {"unit": ""},
        {"range_low": Decimal(9), "range_high": Decimal(3)},
    ],
)
def test_the_database_refuses_what_cannot_be(person, wrong):
    good = {"test": "ferritin", "value": Decimal(3), "unit": "ug/L", "taken_on": DAY}
    with pytest.raises(IntegrityError), transaction.atomic():
        person.lab_results.create(**{**good, **wrong})


def test_a_unit_of_another_test_is_refused_by_the_row_itself(person):
    row = LabResult(user=person, test="tsh", value=Decimal(2), unit="ng/mL", taken_on=DAY)
    with pytest.raises(ValidationError, match="TSH is not given in this unit"):
        row.full_clean()


def test_the_card_names_the_hours_of_the_pause_in_the_persons_clock(browser, person):
    page = page_of(browser.get("/labs/before-a-test/", {"on": "2026-03-30", "at": "08:15"}))
    assert "Blood test on Mon 30 Mar 2026, 08:15" in page
    assert "<strong>Sun 29 Mar, 08:15</strong>" in page
    assert "Please ask your doctor first" in page
    assert "without iron-containing supplements <em>and</em> foods" in page
    assert "AASM guideline 2025" in page
    person.clock = "12"
    person.save()
    page = page_of(browser.get("/labs/before-a-test/", {"on": "2026-03-30", "at": "8:15 am"}))
    assert "Sun 29 Mar, 8:15 am" in page


def test_the_card_without_a_time_names_the_days(browser):
    page = page_of(browser.get("/labs/before-a-test/", {"on": "2026-03-30"}))
    assert "<strong>Sun 29 Mar</strong>, at the hour of your appointment" in page
    assert "after noon" not in page


def test_an_appointment_after_noon_is_mentioned(browser):
    page = page_of(browser.get("/labs/before-a-test/", {"on": "2026-03-30", "at": "15:00"}))
    assert "Your appointment is after noon" in page


def test_before_a_date_is_chosen_there_is_no_card_and_no_complaint(browser):
    page = page_of(browser.get("/labs/before-a-test/"))
    assert "lab-card" not in page
    assert 'class="error"' not in page


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"on": "2026-03-09"}, "That day is over."),
        ({"on": "2030-01-01"}, "That is more than two years ahead."),
        ({"on": "soon"}, "Please choose a date"),
        ({"at": "08:00"}, "Please choose the date of the blood test."),
        ({"on": "2026-03-30", "at": "early"}, "Please write the time as 23:10 or 11:10 pm."),
    ],
)
def test_a_date_that_cannot_be_is_explained(browser, query, sentence):
    page = page_of(browser.get("/labs/before-a-test/", query))
    assert sentence in page
    assert "lab-card" not in page


def test_the_bar_leads_here_once_signed_in(browser, client):
    link = '<a href="/labs/" >Blood results</a>'
    assert link in page_of(browser.get("/privacy/"))
    assert link not in page_of(client.get("/privacy/"))


def test_a_chart_comes_with_the_second_day_and_stays_hidden_without_its_script(
    browser, person, store
):
    store(person)
    assert "<canvas" not in page_of(browser.get("/labs/"))
    store(person, value=60, taken_on=date(2025, 9, 1))
    page = page_of(browser.get("/labs/"))
    assert page.count("<canvas") == 1
    assert "&quot;value&quot;: 42.0" in page
    assert page.partition("data-lab-chart")[2].partition(">")[0].endswith("hidden")


def test_the_privacy_page_names_blood_results(client, db):
    assert "The blood results you copy from your lab’s paper." in page_of(client.get("/privacy/"))
