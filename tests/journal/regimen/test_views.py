import re
from datetime import UTC, date, datetime, time
from decimal import Decimal
from html import unescape

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from journal.regimen.events import events
from journal.regimen.models import DoseStep, Regimen

PAGE, NEW = "/regimen/", "/regimen/new/"
MONDAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    """It is Monday 2 March 2026."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2026, 3, 2, 18, tzinfo=UTC))


@pytest.fixture
def browser(client_of, person):
    return client_of(person)


def text(answer):
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", answer.content.decode())).split())


def typed(name, *held, **dose):
    """What a phone sends; the rows left empty are sent too."""
    sent = {"name": name, "holds-TOTAL_FORMS": "8", "holds-INITIAL_FORMS": "0"}
    sent |= {f"dose-{key}": value for key, value in dose.items()}
    sent.setdefault("dose-first_day", "2026-03-02")
    for number, row in enumerate(held):
        keys = ("what", "amount", "unit")
        sent |= {f"holds-{number}-{key}": v for key, v in zip(keys, row, strict=False)}
    return sent


IRON = typed(
    "Ferrous sulfate",
    ("ferrous_sulfate",),
    amount="325",
    unit="mg",
    schedule="alternate",
    at_1="20:30",
)
REAL = [
    typed("Levothyroxine", amount="50", unit="ug", schedule="morning", at_1="07:00"),
    IRON,
    typed("Vitamin C", ("vitamin_c",), amount="200", unit="mg", schedule="alternate", at_1="20:30"),
    typed(
        "Magnesium citrate",
        ("magnesium", "200", "mg"),
        amount="2",
        unit="tablet",
        schedule="evening",
        at_1="9 pm",
    ),
    typed(
        "B-complex",
        ("vitamin_b6", "10", "mg"),
        ("folate", "680", "dfe"),
        ("vitamin_b12", "0.05", "mg"),
        ("vitamin_c", "60", "mg"),
        amount="1",
        unit="tablet",
        schedule="morning",
        at_1="8:00",
    ),
    typed("Gabapentin", amount="300", unit="mg", schedule="evening", at_1="20:00"),
]


def add(browser, sent=IRON):
    answer = browser.post(NEW, sent)
    assert answer.status_code == 302, text(answer)
    return Regimen.objects.latest("pk")


def test_the_regimen_is_for_whoever_is_signed_in(client):
    for address in (PAGE, NEW):
        assert client.get(address).url.startswith("/account/login/")


def test_an_empty_list_says_how_to_start(browser):
    assert "Nothing is written down yet." in text(browser.get(PAGE))


def test_a_real_regimen_typed_in_comes_out_right(browser):
    for sent in REAL:
        add(browser, sent)

    page = text(browser.get(PAGE + "?limits=us"))
    assert "Ferrous sulfate 325 mg every other day at 20:30 since 2 Mar 2026" in page
    assert "Iron 32.5 mg a day" in page
    assert "Ferrous sulfate: 65 mg on a day with a dose, 32.5 mg on average" in page
    assert "Vitamin C 160 mg a day" in page
    assert "In 2 products: the amounts add up." in page
    assert "Magnesium 200 mg a day" in page
    assert "Folic acid 400 µg a day" in page
    assert "Vitamin B12 50 µg a day" in page
    assert "Labels say Gabapentin 2 hours after magnesium." in page
    assert "it 1 hour before magnesium, and no hours are known for that order." in page
    assert "Labels say at least 4 hours apart. Your list has 10 hours 30 minutes." in page
    assert "Ferrous sulfate at 20:30 , Levothyroxine at 07:00 ." in page
    assert "Source: AbbVie. Synthroid (levothyroxine): US prescribing information" in page


def test_the_name_suggests_kind_and_group_and_the_person_decides(browser):
    suggested = add(browser, typed("Gabapentin", schedule="evening"))
    chosen = add(
        browser,
        typed("Mirtazapine", schedule="evening") | {"category": "none", "kind": "medicine"},
    )

    assert (suggested.kind, suggested.product().kinds) == ("medicine", {"alpha2delta", "interacts"})
    assert (chosen.kind, chosen.product().kinds) == ("medicine", frozenset())


def test_a_name_that_nobody_knows_needs_its_kind(browser, person):
    answer = browser.post(NEW, typed("Foozepam", schedule="evening"))

    assert answer.status_code == 422
    assert "Stillnight does not know this name." in text(answer)
    assert "Foozepam" in answer.content.decode()
    assert not person.regimens.exists()
    assert add(browser, typed("Foozepam", schedule="evening") | {"kind": "medicine"}).pk


def test_the_page_says_what_kind_a_name_is_and_what_the_list_does_not_know(browser):
    for name in ("Zoloft", "Foozepam", "Wellbutrin", "Suboxone"):
        add(browser, typed(name, schedule="evening") | {"kind": "medicine"})

    page = text(browser.get(PAGE))
    assert "· sertraline; may aggravate: antidepressant" in page
    assert "Please speak with your doctor before you stop one." in page
    assert "· not known to this list" in page
    assert "Stillnight does not know this name" in page
    assert "Bupropion: The exception among antidepressants" in page
    assert "· buprenorphine and naloxone; opioid; what it is for is not said" in page


def test_hours_apart_say_which_names_they_do_not_know(browser):
    add(browser)
    assert "nothing is said of it here" not in text(browser.get(PAGE))

    for name in ("Foozepam", "Zoloft"):
        add(browser, typed(name, schedule="evening") | {"kind": "medicine"})

    told = "Not known to this list, so not checked: Foozepam."
    assert told in text(browser.get(PAGE))


def test_what_a_name_was_read_as_is_said_at_once(browser):
    add(browser, typed("Klonipin", schedule="evening"))

    assert "Saved: Klonipin. It was read as clonazepam." in text(browser.get(PAGE))


def test_the_person_says_what_something_is_for(browser):
    suboxone = add(browser, typed("Suboxone", schedule="evening") | {"purpose": "rls"})

    assert suboxone.purpose == "rls"
    assert "opioid; for restless legs" in text(browser.get(PAGE))
    assert suboxone.product().is_for_rls


def test_a_changed_dose_is_offered_from_today_on_and_a_new_product_from_no_day(browser):
    iron = add(browser, IRON | {"dose-first_day": "2026-01-05"})

    changed = browser.get(f"{PAGE}{iron.pk}/").content.decode()
    assert 'name="dose-first_day" value="2026-03-02"' in changed
    assert 'name="dose-first_day" value' not in browser.get(NEW).content.decode()


def test_since_when_may_stay_unknown_and_is_never_today_by_itself(browser, person):
    iron = add(browser, IRON | {"dose-first_day": ""})

    step = iron.steps.get()
    assert (step.first_day, step.is_since_known) == (MONDAY, False)
    page = text(browser.get(PAGE))
    assert "start not known" in page
    assert "2 Mar 2026" not in page
    assert iron.product().since is None
    assert iron.product().step_on(MONDAY) is not None


def test_since_when_can_be_told_later_and_taken_back(browser, person):
    iron = add(browser, IRON | {"dose-first_day": ""})
    step = iron.steps.get()
    address = f"{PAGE}{iron.pk}/dose/{step.pk}/"
    dose = {key: value for key, value in IRON.items() if key.startswith("dose-")}

    browser.post(address, dose | {"dose-first_day": "2024-05-01"})
    assert iron.product().since == date(2024, 5, 1)
    browser.post(address, dose | {"dose-first_day": ""})
    assert iron.product().since is None


def test_an_amount_that_is_not_known_yet_is_an_answer_and_one_quiet_line(browser):
    rows = [("vitamin_b6", "", "mg"), ("folate", "", "ug"), ("vitamin_b12", "", "ug")]
    dose = {"schedule": "morning", "amount": "1", "unit": "tablet"}
    entry = add(browser, typed("B-complex", *rows, **dose))

    assert [row.amount for row in entry.nutrients.all()] == [None] * 3
    page = text(browser.get(PAGE))
    assert "Amounts not known yet: B-complex (Vitamin B6, Folate (vitamin B9), Vitamin B12)" in page
    assert "Vitamin B12 not known" in page
    browser.post(f"{PAGE}{entry.pk}/", typed("B-complex", ("vitamin_b12", "10", "ug")))
    assert "Amounts not known yet" not in text(browser.get(PAGE))


def test_what_may_aggravate_is_said_in_the_same_words_for_everyone(browser):
    add(browser, typed("Diphenhydramine", schedule="as_needed"))

    page = text(browser.get(PAGE))
    assert "may aggravate: sedating antihistamine" in page
    assert "Please speak with your doctor before you stop one." in page


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        (typed("", schedule="daily"), "Please write its name, as on the label."),
        (typed("Iron"), "Please choose when you take it."),
        (typed("Iron", schedule="weekdays"), "Please choose at least one weekday."),
        (typed("Iron", schedule="daily", amount="5"), "Please choose the unit of this amount."),
        (
            typed("Iron", schedule="daily", first_day="soon"),
            "Please choose a date, such as 2026-03-14.",
        ),
        (typed("Iron", schedule="daily", first_day="1066-01-01"), "Please choose a date from 1900"),
        (
            typed("Iron", schedule="daily", at_1="late"),
            "Please write the time as 23:10 or 11:10 pm.",
        ),
        (
            typed("Iron", ("", "5", "mg"), schedule="daily"),
            "Please choose the nutrient of this amount.",
        ),
        (typed("Iron", ("iron", "5"), schedule="daily"), "Please choose the unit of this amount."),
        (
            typed("Iron", ("iron", "5", "mg"), schedule="daily"),
            "Please write one dose above",
        ),
        (
            typed("Iron", ("iron", "5", "iu"), schedule="daily", amount="1", unit="tablet"),
            "Iron is not measured in this unit.",
        ),
        (
            typed(
                "Iron",
                ("iron", "5", "mg"),
                ("ferrous_sulfate", "5", "mg"),
                schedule="daily",
                amount="1",
                unit="tablet",
            ),
            "This nutrient is there twice.",
        ),
    ],
)
def test_what_cannot_be_read_is_explained_and_nothing_is_stored(browser, sent, sentence):
    answer = browser.post(NEW, sent)

    assert answer.status_code == 422
    assert sentence in text(answer)
    assert not Regimen.objects.exists()


def test_a_changed_dose_is_a_dated_step_and_scales_what_it_holds(browser):
    iron = add(browser)

    browser.post(
        f"{PAGE}{iron.pk}/dose/",
        {"dose-first_day": "2026-03-01", "dose-amount": "650", "dose-unit": "mg"}
        | {"dose-schedule": "daily"},
    )

    assert [step.amount for step in iron.steps.all()] == [650, 325]
    browser.post(
        f"{PAGE}{iron.pk}/dose/",
        {"dose-first_day": "2026-03-02", "dose-amount": "650", "dose-unit": "mg"}
        | {"dose-schedule": "daily", "dose-at_1": "8:00", "dose-at_2": "8:00"},
    )
    assert [step.amount for step in iron.steps.all()] == [650, 650]  # the same day: replaced
    assert [row.at for row in iron.steps.last().times.all()] == [time(8)]
    assert "Iron 130 mg a day" in text(browser.get(PAGE))


def test_a_dose_of_which_nobody_knows_since_when_was_there_before_a_change_of_today(browser):
    iron = add(browser, IRON | {"dose-first_day": ""})
    change = {"dose-first_day": str(MONDAY), "dose-unit": "mg", "dose-schedule": "daily"}

    browser.post(f"{PAGE}{iron.pk}/dose/", change | {"dose-amount": "650"})
    product = iron.product()
    assert [(step.amount, step.since) for step in product.steps] == [(325, None), (650, MONDAY)]
    assert [(each.day, each.before, each.after) for each in events([product])] == [
        (MONDAY, "325 mg", "650 mg")
    ]
    browser.post(f"{PAGE}{iron.pk}/dose/", change | {"dose-amount": "500"})
    assert [step.amount for step in iron.product().steps] == [325, 500]


def test_a_change_without_a_schedule_is_explained_on_the_page_of_the_product(browser):
    iron = add(browser)

    answer = browser.post(f"{PAGE}{iron.pk}/dose/", {"dose-first_day": "2026-03-09"})
    assert answer.status_code == 422
    assert "Please choose when you take it." in text(answer)
    assert iron.steps.count() == 1


def test_a_step_can_be_corrected_and_the_only_one_not_taken_out(browser):
    iron = add(browser)
    step = iron.steps.get()
    address = f"{PAGE}{iron.pk}/dose/{step.pk}/"

    assert 'value="325"' in browser.get(address).content.decode()
    sent = {"dose-first_day": "2026-02-01", "dose-schedule": "weekdays"}
    browser.post(address, sent | {"dose-weekdays": ["4", "0"]})
    browser.post(address + "remove/")

    step.refresh_from_db()
    assert (step.first_day, step.weekdays, step.amount) == (date(2026, 2, 1), "04", None)


def test_one_of_several_steps_can_be_taken_out(browser):
    iron = add(browser)
    later = DoseStep.objects.create(regimen=iron, first_day=date(2026, 3, 9), schedule="daily")

    browser.post(f"{PAGE}{iron.pk}/dose/{later.pk}/remove/")

    assert iron.steps.get().first_day == MONDAY


def test_a_bad_correction_of_a_step_is_explained(browser):
    iron = add(browser)

    answer = browser.post(f"{PAGE}{iron.pk}/dose/{iron.steps.get().pk}/", {})
    assert answer.status_code == 422
    assert "Please choose when you take it." in text(answer)


def test_stopping_keeps_the_history_with_highest_dose_and_reason(browser):
    iron = add(browser, IRON | {"dose-first_day": "2026-01-05"})
    sent = {"stop-ended_on": "2026-02-20", "stop-ended_reason": "upset stomach"}

    browser.post(f"{PAGE}{iron.pk}/stop/", sent)

    page = text(browser.get(PAGE))
    assert "Tried and stopped" in page
    assert "325 mg every other day 5 Jan 2026 20 Feb 2026 upset stomach" in page
    assert "Iron 32.5 mg" not in page


def test_an_end_before_the_latest_dose_is_refused(browser):
    iron = add(browser)

    answer = browser.post(f"{PAGE}{iron.pk}/stop/", {"stop-ended_on": "2026-03-01"})

    assert "The latest dose began on 2 Mar 2026. Please choose that day" in text(answer)
    assert Regimen.objects.get().ended_on is None


def test_a_dose_after_the_end_is_refused_and_the_end_can_be_undone(browser):
    iron = add(browser)
    browser.post(f"{PAGE}{iron.pk}/stop/", {"stop-ended_on": "2026-03-02"})
    dose = {"dose-first_day": "2026-03-09", "dose-schedule": "daily"}

    assert "The last day was 2 Mar 2026." in text(browser.post(f"{PAGE}{iron.pk}/dose/", dose))

    browser.post(f"{PAGE}{iron.pk}/resume/")
    browser.post(f"{PAGE}{iron.pk}/dose/", dose)
    assert iron.steps.count() == 2


def test_a_product_is_corrected_with_its_nutrients_in_place_of_those_before(browser):
    iron = add(browser)
    address = f"{PAGE}{iron.pk}/"
    shown = browser.get(address).content.decode()
    assert 'value="325"' in shown
    assert "Guessed: 65 mg of iron" in shown

    browser.post(
        address, typed("Ferrous  fumarate", ("iron", "100", "mg")) | {"prescribed": "True"}
    )

    iron.refresh_from_db()
    assert (iron.name, iron.prescribed) == ("Ferrous fumarate", True)
    assert [(n.nutrient, n.amount, n.per_amount) for n in iron.nutrients.all()] == [
        ("iron", 100, 325)
    ]


def test_a_bad_correction_changes_nothing(browser):
    iron = add(browser)

    answer = browser.post(f"{PAGE}{iron.pk}/", typed(""))

    assert answer.status_code == 422
    assert Regimen.objects.get().name == "Ferrous sulfate"


@pytest.mark.parametrize(
    ("units", "query", "limit"),
    [
        ("us", "", "US upper limit: 45 mg"),
        ("metric", "", "EU reference level, not an upper limit: 40 mg"),
        ("metric", "?limits=us", "US upper limit: 45 mg"),
    ],
)
def test_limits_follow_the_units_of_the_person_unless_chosen(browser, person, units, query, limit):
    User.objects.update(units=units)
    add(browser)

    assert limit in text(browser.get(PAGE + query))


def test_unknown_limits_are_explained(browser):
    answer = browser.get(PAGE + "?limits=mars")

    assert answer.status_code == 400
    assert "Please choose the limits of the US or the EU." in text(answer)


def test_a_stranger_sees_nothing_of_it(client_of, browser, stranger):
    iron = add(browser)
    outside = client_of(stranger)

    assert "Ferrous" not in text(outside.get(PAGE))
    assert outside.get(f"{PAGE}{iron.pk}/").status_code == 404


def test_a_step_is_reached_only_through_its_own_product(browser):
    iron, other = add(browser), add(browser, REAL[0])

    assert browser.get(f"{PAGE}{iron.pk}/dose/{other.steps.get().pk}/").status_code == 404


def test_the_number_of_queries_does_not_grow(browser):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            browser.get(PAGE)
        return len(asked)

    add(browser)
    few = queries()
    for sent in REAL:
        add(browser, sent)
    assert queries() == few


def test_what_was_typed_is_never_read_as_markup(browser):
    add(browser, typed("<b>Iron</b>", schedule="daily"))

    assert "&lt;b&gt;Iron" in browser.get(PAGE).content.decode()


@pytest.mark.parametrize(
    "kept",
    [
        {"first_day": MONDAY, "schedule": "daily"},  # twice on one day
        {"first_day": date(2026, 4, 1), "schedule": "weekdays"},
        {"first_day": date(2026, 4, 1), "schedule": "daily", "weekdays": "1"},
        {"first_day": date(2026, 4, 1), "schedule": "daily", "amount": 1},
        {"first_day": date(2026, 4, 1), "schedule": "hourly"},
    ],
)
def test_the_database_refuses_what_the_forms_refuse(browser, kept):
    iron = add(browser)

    with pytest.raises(IntegrityError), transaction.atomic():
        DoseStep.objects.create(regimen=iron, **kept)


def test_rows_are_named_after_what_they_hold(browser):
    iron = add(browser)

    assert str(iron.steps.get()) == "325 mg Every other day"
    assert str(iron.steps.get().times.get()) == "20:30"
    assert str(iron.nutrients.get()) == "Iron 65"


def undo_in(page):
    return re.search(r'action="(/regimen/removed/\d+/restore/)"', page.content.decode()).group(1)


def test_deleting_is_undone_with_all_that_was_on_it(browser):
    entry = add(browser)
    before = entry.product()

    page = browser.post(f"{PAGE}{entry.pk}/delete/", follow=True)
    assert "Deleted: Ferrous sulfate." in text(page)
    assert not Regimen.objects.exists()

    back = browser.post(undo_in(page), follow=True)
    assert "Undone." in text(back)
    assert Regimen.objects.get().product() == before
    assert before.steps[0].times == (time(20, 30),)


def test_a_step_taken_out_of_the_history_is_put_back(browser):
    entry = add(browser)
    browser.post(
        f"{PAGE}{entry.pk}/dose/",
        {"dose-first_day": "2026-03-01", "dose-schedule": "evening", "dose-at_1": "21:00"},
    )
    step = entry.steps.first()

    page = browser.post(f"{PAGE}{entry.pk}/dose/{step.pk}/remove/", follow=True)
    assert "Deleted: " in text(page)
    browser.post(undo_in(page))

    assert [row.step().times for row in entry.steps.all()] == [(time(21),), (time(20, 30),)]


def test_a_step_is_not_put_back_over_another_of_its_day(browser):
    entry = add(browser)
    other = {"dose-first_day": "2026-03-01", "dose-schedule": "evening"}
    browser.post(f"{PAGE}{entry.pk}/dose/", other)
    page = browser.post(f"{PAGE}{entry.pk}/dose/{entry.steps.first().pk}/remove/", follow=True)
    browser.post(f"{PAGE}{entry.pk}/dose/", other | {"dose-schedule": "morning"})

    refused = browser.post(undo_in(page), follow=True)

    assert "Another dose begins on that day" in text(refused)
    assert entry.steps.first().schedule == "morning"
    entry.steps.first().delete()
    browser.post(undo_in(refused))
    assert entry.steps.first().schedule == "evening"


def test_a_deletion_of_long_ago_cannot_be_undone(browser, person):
    entry = add(browser)
    browser.post(f"{PAGE}{entry.pk}/delete/")
    person.removed_regimens.update(removed_at=datetime(2026, 1, 1, tzinfo=UTC))

    browser.post(f"{PAGE}{add(browser).pk}/delete/")

    assert person.removed_regimens.count() == 1
    assert "Removed from the regimen" in str(person.removed_regimens.get())


def test_a_product_without_any_dose_breaks_no_page(browser, person):
    bare = person.regimens.create(name="Bare", kind="supplement", category="iron")
    bare.nutrients.create(nutrient="iron", amount=65, per_amount=1, per_unit="tablet")

    assert "no dose written down" in text(browser.get(PAGE))
    assert browser.get(f"{PAGE}{bare.pk}/").status_code == 200
    assert browser.get("/tonight/").status_code == 200
    assert browser.get("/report/").status_code == 200
    assert browser.get("/trends/").status_code == 200
    browser.post(f"{PAGE}{bare.pk}/stop/", {"stop-ended_on": "2026-03-01"})
    assert "Bare" in text(browser.get(PAGE))

    browser.post(f"{PAGE}{bare.pk}/resume/")
    sent = {"dose-first_day": "2026-03-02", "dose-schedule": "evening"}
    browser.post(f"{PAGE}{bare.pk}/dose/", sent)
    assert bare.steps.count() == 1


TABLET = typed(
    "Ferrous sulfate", ("ferrous_sulfate_200",), amount="200", unit="mg", schedule="daily"
)
CITRATE = typed(
    "Magnesium citrate",
    ("mg_citrate", "200", "mg"),
    amount="1",
    unit="tablet",
    schedule="evening",
)


def stored(entry):
    return [(n.nutrient, n.amount, n.source, n.counted) for n in entry.nutrients.all()]


def test_a_uk_tablet_chosen_from_the_list_counts_as_65_mg_of_iron(browser):
    iron = add(browser, TABLET)

    assert stored(iron) == [("iron", 65, "ferrous_sulfate_200", "")]
    page = text(browser.get(PAGE))
    assert "Iron 65 mg a day" in page
    assert "Guessed" not in page


def test_the_list_says_where_a_tablet_is_sold_and_what_it_holds(browser):
    page = text(browser.get(NEW))

    for choice in (
        "Ferrous sulfate 200 mg tablet (UK, EU): 65 mg iron",
        "Ferrous sulfate 325 mg tablet (US): 65 mg iron",
        "Ferrous sulfate modified-release 325 mg tablet (UK, EU): 105 mg iron",
        "Ferrous fumarate, another strength",
    ):
        assert choice in page
    assert "dried" not in page


def test_a_guess_is_said_at_once_and_on_the_page_until_it_is_answered(browser):
    guessed = "Guessed: the label’s amount is the magnesium itself, so 200 mg of magnesium."
    answer = browser.post(NEW, CITRATE, follow=True)
    entry = Regimen.objects.get()

    assert text(answer).count(guessed) == 2  # in the message and beside the sum
    assert stored(entry) == [("magnesium", 200, "mg_citrate", "guessed")]
    assert guessed in text(browser.get(f"{PAGE}{entry.pk}/"))

    browser.post(f"{PAGE}{entry.pk}/", CITRATE | {"holds-0-counts": "nutrient"})
    assert stored(entry) == [("magnesium", 200, "mg_citrate", "nutrient")]
    assert "Guessed" not in text(browser.get(PAGE))

    browser.post(f"{PAGE}{entry.pk}/", CITRATE | {"holds-0-counts": "compound"})
    assert entry.nutrients.get().amount == Decimal("32.4")


def test_a_row_left_as_it_is_shown_is_stored_as_it_was(browser):
    entry = add(browser, CITRATE)
    browser.post(f"{PAGE}{entry.pk}/", CITRATE | {"name": "Magnesium"})
    before = stored(entry)
    entry.nutrients.update(amount=Decimal("31.25"), source="mg_citrate", counted="compound")

    shown = browser.get(f"{PAGE}{entry.pk}/").content.decode()
    weight = re.search(r'name="holds-0-amount" value="([\d.]+)"', shown)[1]
    sent = typed("Magnesium 2", ("mg_citrate", weight, "mg")) | {"holds-0-counts": "compound"}
    browser.post(f"{PAGE}{entry.pk}/", sent | {"holds-INITIAL_FORMS": "1"})

    entry.refresh_from_db()
    assert before == [("magnesium", 200, "mg_citrate", "guessed")]
    assert (entry.name, entry.nutrients.get().amount) == ("Magnesium 2", Decimal("31.25"))


def test_what_was_stored_before_tablets_were_listed_stays_and_is_asked_about(browser):
    iron = add(browser, TABLET)
    iron.nutrients.update(amount=40, source="", counted="")

    page = text(browser.get(PAGE))
    assert "Iron 40 mg a day" in page
    assert "Ferrous sulfate 200 mg tablet (UK, EU) holds 65 mg. Please look at the label." in page


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (("ferrous_sulfate_325",), "One dose is 200 mg, but this one has 325 mg."),
        (("ferrous_sulfate_200", "5", "mg"), "Leave the amount empty, or choose"),
        (("ferrous_sulfate", "5", "mg"), "Ferrous sulfate is sold in two kinds"),
    ],
)
def test_what_a_tablet_cannot_be_is_explained_and_the_typing_stays(browser, row, sentence):
    sent = typed("Iron", row, amount="200", unit="mg", schedule="daily")
    answer = browser.post(NEW, sent)

    assert answer.status_code == 422
    assert sentence in text(answer)
    assert 'value="200"' in answer.content.decode()
    assert not Regimen.objects.exists()
