import re
from datetime import UTC, date, datetime, timedelta
from html import unescape

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from journal import tonight_notes
from journal.experiments.models import Experiment, FollowedNight

TONIGHT = date(2026, 3, 29)
LIST, NEW = "/experiments/", "/experiments/new/"
PLAN = {
    "agent": "magnesium",
    "name": "",
    "outcome": "evening",
    "first_night": "2026-03-29",
    "nights": "84",
    "is_hidden": "True",
}
LOTS = "101100" * 5


@pytest.fixture(autouse=True)
def tonight(db, monkeypatch):
    """It is the evening of Sunday 29 March 2026 in Berlin."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2026, 3, 29, 20, tzinfo=UTC))


def text_of(answer):
    body = re.sub(r"<[^>]*>", " ", answer.content.decode())
    return " ".join(unescape(body).split())


@pytest.fixture
def see(client_of, person):
    return lambda address: text_of(client_of(person).get(address))


@pytest.fixture
def plan(client_of, person):
    """Send the form with these changes, and what it is expected to find; the answer."""

    def send(**changed):
        looked = client_of(person).post(NEW, PLAN | changed)
        if looked.status_code == 422:
            return looked
        start = {"start": looked.context["form"].plan_key}
        return client_of(person).post(NEW, PLAN | changed | start)

    return send


@pytest.fixture
def nightly(begun):
    """One chosen night by night that began so many nights ago."""

    def made(ago=10, **columns):
        columns = {
            "agent": "bath", "name": "Bath", "washout": 0, "blocks": 5, "block_nights": 6,
            "is_nightly": True, "sequence": LOTS, "is_hidden": True, "number_in_year": 1,
        } | columns  # fmt: skip
        return begun(ago, **columns)

    return made


@pytest.fixture
def begun(person):
    """An experiment that began so many nights ago."""

    def made(ago=10, **kept):
        kept = {
            "agent": "magnesium",
            "name": "Magnesium",
            "outcome": "evening",
            "first_night": TONIGHT - timedelta(days=ago),
            "blocks": 8,
            "block_nights": 7,
            "washout": 4,
            "sequence": "10110010",
            "is_hidden": False,
        } | kept
        return person.experiments.create(**kept)

    return made


@pytest.mark.parametrize("address", [LIST, NEW, "/experiments/1/"])
def test_experiments_are_for_whoever_is_signed_in(client, address):
    answer = client.get(address)
    assert answer.status_code == 302
    assert answer.url.startswith("/account/login/")


def test_an_empty_page_says_how_to_begin_and_states_the_placebo_response(see):
    text = see(LIST)
    assert "No experiment is running." in text
    assert "about 40 % of the people on placebo" in text
    assert "Fulda & Wetter 2008, Brain 131:902" in text


def test_the_server_draws_a_balanced_sequence_once(plan, person):
    answer = plan()
    row = person.experiments.get()

    assert answer.url == f"/experiments/{row.pk}/"
    assert row.sequence.count("1") == row.sequence.count("0") == 6
    assert (row.blocks, row.block_nights, row.is_nightly) == (12, 7, False)
    assert (row.name, row.washout, row.is_hidden) == ("Magnesium", 4, True)
    assert row.number_in_year == 1
    drawn = row.sequence
    row.start()
    assert row.sequence == drawn


def test_the_sequence_is_not_the_browsers_to_choose(plan, person):
    plan(sequence="111111000000", washout="0", number_in_year="1", blocks="4")
    row = person.experiments.get()
    assert (row.washout, row.blocks) == (4, 12)
    drawn = {plan_sequence(person, n) for n in range(12)}
    assert len(drawn) > 1


def plan_sequence(person, number):
    row = Experiment(
        user=person, agent="bath", name="Bath", outcome="evening", is_hidden=False,
        first_night=TONIGHT + timedelta(days=100 * (number + 1)),
    )  # fmt: skip
    assert row.lay_out(30)
    row.start()
    return row.sequence


def test_what_acts_on_the_same_night_has_a_lot_each_night_hidden_until_its_evening(plan, person):
    plan(agent="bath", nights="42", is_hidden="False")
    row = person.experiments.get()

    assert (row.blocks, row.block_nights, row.washout, row.is_nightly) == (7, 6, 0, True)
    assert [row.sequence[at : at + 6].count("1") for at in range(0, 42, 6)] == [3] * 7
    assert row.is_hidden is True


def test_before_the_start_the_page_says_what_the_plan_can_find(client_of, person, write_night):
    for day in range(60):
        write_night(person, TONIGHT - timedelta(days=day + 1), evening_severity=(day * 7) % 10)
    answer = client_of(person).post(NEW, PLAN | {"agent": "bath"})
    text = text_of(answer)

    assert answer.status_code == 200
    assert not person.experiments.exists()
    assert "What this can find: 84 nights, chosen night by night" in text
    assert "From your latest 60 nights with an answer (legs in the evening)" in text
    assert re.search(r"1 point \d+ of 100", text)
    assert re.search(r"2 points \d+ of 100", text)
    assert re.search(r'value="84"[^>]*checked', answer.content.decode())


def test_with_few_nights_of_ones_own_the_page_says_that_they_are_made_up(client_of, person):
    text = text_of(client_of(person).post(NEW, PLAN))
    assert "None of your latest nights have an answer (legs in the evening). It needs 28" in text
    assert "made-up diary" in text


def test_a_plan_that_was_changed_after_it_was_looked_at_is_looked_at_again(client_of, person):
    looked = client_of(person).post(NEW, PLAN)
    start = looked.context["form"].plan_key
    changed = client_of(person).post(NEW, PLAN | {"nights": "120", "start": start})
    assert "What this can find: 14 blocks of 8 nights" in text_of(changed)
    assert not person.experiments.exists()


def test_experiments_of_one_year_are_counted_together(plan, person, begun, client_of):
    begun(ago=400)
    begun(ago=100, stopped_on=TONIGHT - timedelta(days=80))
    begun(ago=70, stopped_on=TONIGHT - timedelta(days=71))  # stopped before it began
    plan(agent="bath")
    assert person.experiments.get(agent="bath").number_in_year == 2

    further = PLAN | {"first_night": "2026-05-28", "agent": "bath", "nights": "30"}
    person.experiments.get(agent="bath").stop(TONIGHT + timedelta(days=9), "")
    text = text_of(client_of(person).post(NEW, further))
    assert "This would be the third within a year, read at 1.25 %, not 5 %" in text


def test_a_line_that_cannot_be_reached_is_refused_with_the_reason(plan, person, begun):
    for ago in (300, 240, 180, 120, 90):
        begun(ago=ago, stopped_on=TONIGHT - timedelta(days=ago - 5))
    answer = plan()

    assert answer.status_code == 422
    assert "This would be the 6th experiment within a year." in text_of(answer)
    assert re.search(r'value="84"[^>]*checked', answer.content.decode())
    assert plan(agent="bath").status_code == 302


@pytest.mark.parametrize(
    ("changed", "store"),
    [
        ({"agent": "slow-0"}, "Iron stores change over about twelve weeks"),
        ({"agent": "slow-1"}, "Vitamin D is stored in fat"),
        ({"agent": "slow-2"}, "B12 is stored in the liver"),
        ({"agent": "slow-3"}, "Folate stores change over months"),
        ({"agent": "other-supplement", "name": "Ferrous gluconate"}, "Iron stores change"),
        ({"agent": "magnesium", "name": "Vitamin D3"}, "Vitamin D is stored in fat"),
    ],
)
def test_slow_stores_are_refused_with_the_reason_and_an_offer(plan, person, changed, store):
    answer = plan(**changed)
    text = text_of(answer)

    assert answer.status_code == 422
    assert store in text
    assert "before and an after can show it: a blood test" in text
    assert 'href="/labs/"' in answer.content.decode()
    assert 'href="/trends/compare/"' in answer.content.decode()
    assert not person.experiments.exists()


def test_medicines_are_left_to_who_prescribed_them(plan, person):
    person.regimens.create(
        name="Magnesium citrate", kind="supplement", category="other", prescribed=True
    )
    for changed in (
        {"agent": "other-supplement", "name": "Pramipexole"},
        {"agent": "magnesium"},
        {"agent": "other-habit", "name": "gabapentin later"},
    ):
        answer = plan(**changed)
        assert answer.status_code == 422
        assert "Please ask your doctor." in text_of(answer)
    assert not person.experiments.exists()


@pytest.mark.parametrize(
    ("category", "status"),
    [("antihistamine", 422), ("opioid", 422), ("other", 302), ("none", 302), ("iron", 302)],
)
def test_what_the_plan_groups_as_a_medicine_is_refused(plan, person, category, status):
    person.regimens.create(name="Foozewell", kind="supplement", category=category)

    answer = plan(agent="other-supplement", name="Foozewell 2", nobody_prescribed="on")

    assert answer.status_code == status


@pytest.mark.parametrize(
    ("agent", "nutrient", "refused"),
    [
        ("magnesium", "magnesium", True),
        ("vitamin-c", "vitamin_c", True),
        ("magnesium", "iron", False),
    ],
)
def test_what_is_prescribed_under_another_name_is_known_by_what_it_holds(
    plan, person, agent, nutrient, refused
):
    row = person.regimens.create(name="Foozaspartate", kind="supplement", prescribed=True)
    row.nutrients.create(nutrient=nutrient, amount=10, per_amount=1, per_unit="tablet")

    answer = plan(agent=agent)

    assert answer.status_code == (422 if refused else 302)
    assert ("shares a name with “Foozaspartate (" in text_of(answer)) is refused


@pytest.mark.parametrize("statement", ["", "on"])
def test_a_medicine_is_refused_with_and_without_the_statement(plan, person, statement):
    answer = plan(agent="other-supplement", name="Clonazepam 0.5 mg", nobody_prescribed=statement)

    assert answer.status_code == 422
    assert "“Clonazepam 0.5 mg” is, or may be, a medicine." in text_of(answer)
    assert 'value="Clonazepam 0.5 mg"' in answer.content.decode()
    assert not person.experiments.exists()


def test_something_of_ones_own_needs_the_statement_and_keeps_it(plan, person, client_of):
    own = {"agent": "other-supplement", "name": "Ashwagandha"}
    answer = plan(**own)

    assert answer.status_code == 422
    assert "nobody prescribed it and it is sold without a prescription" in text_of(answer)
    assert 'value="Ashwagandha"' in answer.content.decode()
    assert plan(**own, nobody_prescribed="on").status_code == 302
    assert person.experiments.get().nobody_prescribed is True
    assert (
        '"nobody_prescribed":true'
        in b"".join(client_of(person).get("/export/stillnight.json").streaming_content).decode()
    )


def test_the_gate_is_the_models_own(person):
    row = Experiment(
        user=person, agent="other-supplement", name="Foozepam", outcome="evening", blocks=10,
        block_nights=7, first_night=TONIGHT, is_hidden=False,
    )  # fmt: skip
    with pytest.raises(ValidationError, match="nobody prescribed it"):
        row.clean()
    row.nobody_prescribed = True
    row.clean()
    person.regimens.create(name="Foozepam 5 mg", kind="medicine")
    with pytest.raises(ValidationError, match="shares a name with “Foozepam 5 mg”"):
        row.clean()


def test_what_lies_behind_stays_as_it_was(begun):
    begun(ago=100, agent="other-supplement", name="Clonazepam").clean()


@pytest.mark.parametrize("name", ["Clonazepam 0.5 mg", "Foozepam"])
def test_a_running_one_about_a_medicine_asks_for_nothing(person, begun, see, name):
    person.regimens.create(name="Foozepam retard", kind="medicine")
    row = begun(ago=5, agent="other-supplement", name=name, washout=2, nobody_prescribed=True)
    (note,) = tonight_notes.notes(person, TONIGHT)
    page = see(f"/experiments/{row.pk}/")

    assert note.text == f"“{name}”: nothing to do tonight."
    assert "never asks you to leave a medicine out" in page
    assert "Nobody prescribed this." not in page
    assert "Stop this experiment" in page
    assert " without " not in page.replace("with and without", "")


def test_a_prescription_ends_what_was_begun_without_one(person, begun):
    begun(ago=5)
    person.regimens.create(name="Magnesium citrate", kind="supplement", prescribed=True)

    (note,) = tonight_notes.notes(person, TONIGHT)
    assert note.text == "“Magnesium”: nothing to do tonight."


def test_one_begun_before_the_question_was_asked_waits_for_the_answer(
    person, stranger, begun, see, client_of
):
    row = begun(ago=5, agent="other-supplement", name="Ashwagandha", washout=2)
    address = f"/experiments/{row.pk}/"
    assert "It goes on only if nobody prescribed it" in see(address)

    assert client_of(stranger).post(f"{address}statement/").status_code == 404
    client_of(person).post(f"{address}statement/")
    assert "Tonight: Ashwagandha." in see(address)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"agent": ""}, "Please choose what you want to try."),
        ({"agent": "luck"}, "Please choose one of the things on the list."),
        ({"agent": "other-habit"}, "Please write what you want to try."),
        ({"outcome": ""}, "Please choose what it is measured by."),
        ({"outcome": "luck"}, "Choose one of the answers on the page."),
        ({"first_night": "soon"}, "Please choose a date, such as 2026-03-14."),
        ({"first_night": "2026-03-28"}, "Please choose tonight or a night of the next 60 days."),
        ({"first_night": "2026-06-28"}, "Please choose tonight or a night of the next 60 days."),
        ({"nights": ""}, "Please choose how many nights."),
        ({"nights": "31"}, "Choose one of the answers on the page."),
        ({"nights": "42"}, "Each block begins with 4 settling nights"),
        ({"nights": "42"}, "Please choose 60 nights or more."),
    ],
)
def test_a_plan_that_cannot_be_is_explained(plan, person, changed, sentence):
    answer = plan(**changed)
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert not person.experiments.exists()


def test_a_habit_in_own_words_may_be_tried(plan, person):
    own = {"agent": "other-habit", "name": "  Feet   up ", "nights": "42", "is_hidden": ""}
    plan(**own, nobody_prescribed="on")
    row = person.experiments.get()
    assert (row.name, row.washout, row.is_hidden) == ("Feet up", 2, False)
    assert row.nobody_prescribed is True


def test_only_one_experiment_runs_at_a_time(plan, begun):
    begun()
    assert "Another experiment runs then." in text_of(plan())


def test_a_stopped_one_makes_room(plan, begun, person):
    begun().stop(TONIGHT, "")
    plan()
    assert person.experiments.count() == 2


def test_the_page_shows_tonight_and_every_block_of_an_open_sequence(see, begun):
    row = begun(ago=10)
    text = see(f"/experiments/{row.pk}/")

    assert "Tonight: no Magnesium. Experiment, night 11 of 56. Settling night, not counted." in text
    assert "hidden" not in text
    assert "1 19 Mar 2026 Magnesium 0 of 3 –" in text


def test_coming_blocks_of_a_hidden_sequence_stay_hidden(see, begun):
    row = begun(ago=10, is_hidden=True)
    text = see(f"/experiments/{row.pk}/")
    assert "2 26 Mar 2026 No Magnesium" in text
    assert "3 2 Apr 2026 hidden" in text
    assert text.count(" hidden ") >= 6


def test_before_it_starts_the_page_says_when(see, begun):
    row = begun(ago=-3)
    assert "It starts on 1 Apr 2026." in see(f"/experiments/{row.pk}/")
    assert "Did you do it?" in see(f"/experiments/{row.pk}/")


def test_tonights_assignment_waits_for_the_evening_page(person, begun, stranger):
    row = begun(ago=5)
    (note,) = tonight_notes.notes(person, TONIGHT)

    assert note.text == "Tonight: Magnesium. Experiment, night 6 of 56."
    assert note.url == f"/experiments/{row.pk}/"
    assert tonight_notes.notes(stranger, TONIGHT) == []
    assert tonight_notes.notes(person, TONIGHT - timedelta(days=6)) == []
    assert tonight_notes.notes(person, TONIGHT + timedelta(days=51)) == []


def test_a_night_is_answered_for_and_the_last_answer_counts(client_of, person, begun, see):
    row = begun(ago=3)
    address = f"/experiments/{row.pk}/nights/2026-03-28/"
    assert client_of(person).post(address, {"followed": "yes"}).url == f"/experiments/{row.pk}/"
    client_of(person).post(address, {"followed": "no"})

    assert [night.followed for night in row.followed_nights.all()] == [False]
    assert "Night 4. Done as chosen on 0 of 1 answered nights." in see(f"/experiments/{row.pk}/")
    assert str(row.followed_nights.get()) == "2026-03-28: not as drawn"


@pytest.mark.parametrize("night", ["2026-03-25", "2026-03-30"])
def test_nights_outside_are_not_answered_for(client_of, person, begun, night):
    row = begun(ago=3)
    answer = client_of(person).post(f"/experiments/{row.pk}/nights/{night}/", {"followed": "yes"})
    assert answer.status_code == 404
    assert not FollowedNight.objects.exists()


def test_an_answer_is_yes_or_no(client_of, person, begun):
    row = begun(ago=3)
    answer = client_of(person).post(
        f"/experiments/{row.pk}/nights/2026-03-28/", {"followed": "perhaps"}, follow=True
    )
    assert "Please answer yes or no." in text_of(answer)
    assert not FollowedNight.objects.exists()


def test_an_experiment_stops_at_any_time_and_what_was_gathered_stays(client_of, person, begun, see):
    row = begun(ago=20)
    client_of(person).post(f"/experiments/{row.pk}/stop/", {"reason": "A cold"})
    row.refresh_from_db()

    assert (row.stopped_on, row.stopped_reason) == (date(2026, 3, 28), "A cold")
    text = see(f"/experiments/{row.pk}/")
    assert "Result: not clear yet" in text
    assert "Stopped: A cold" in text
    assert tonight_notes.notes(person, TONIGHT) == []
    assert "Magnesium , from 9 Mar 2026, stopped" in see(LIST)


def test_it_may_be_stopped_on_its_first_night(client_of, person, begun, see):
    row = begun(ago=0)
    client_of(person).post(f"/experiments/{row.pk}/stop/")
    assert "Not clear yet: 0 with “" in see(f"/experiments/{row.pk}/")


def test_what_is_over_is_not_stopped_again(client_of, person, begun):
    row = begun(ago=100)
    answer = client_of(person).post(f"/experiments/{row.pk}/stop/", follow=True)
    row.refresh_from_db()
    assert "over already" in text_of(answer)
    assert row.stopped_on is None


def test_a_reason_that_is_too_long_stops_nothing(client_of, person, begun):
    row = begun()
    answer = client_of(person).post(
        f"/experiments/{row.pk}/stop/", {"reason": "x" * 201}, follow=True
    )
    row.refresh_from_db()
    assert "shorten the reason to 200 characters" in text_of(answer)
    assert row.stopped_on is None


def write(person, write_night, row, rating):
    for day in range(row.design().nights):
        night = row.first_night + timedelta(days=day)
        write_night(person, night, evening_severity=rating(row.assignment(night), day))


def test_the_result_is_read_when_all_is_over(see, begun, person, write_night):
    row = begun(ago=60, is_hidden=True)
    write(person, write_night, row, lambda with_it, day: (3 if with_it else 7) + day // 7 % 2)
    text = see(f"/experiments/{row.pk}/")

    assert "Result: a difference" in text
    assert "A difference: Legs in the evening " in text
    assert "points lower (could be from" in text
    assert "compared with all 70 balanced orders" in text
    assert " hidden " not in text
    assert "3 of 3" in text


def test_the_result_of_lots_each_night_is_read_when_all_is_over(see, nightly, person, write_night):
    row = nightly(ago=30)
    write(person, write_night, row, lambda with_it, day: (3 if with_it else 6) + day % 3)
    row.followed_nights.create(night=row.first_night, followed=False)
    text = see(f"/experiments/{row.pk}/")

    assert "30 nights, chosen night by night, 27 Feb 2026 to 28 Mar 2026" in text
    assert "Result: a difference" in text
    assert "compared with 10000 orders" in text
    assert "On 1 night you did it differently. They count as chosen by chance" in text
    assert "28 Mar 2026 As you usually do – 8" in text


def test_a_stopped_one_says_so_and_pays_for_it(client_of, see, nightly, person, write_night):
    row = nightly(ago=16)
    write(person, write_night, row, lambda with_it, day: (4 if with_it else 5) + day % 3)
    client_of(person).post(f"/experiments/{row.pk}/stop/", {"reason": ""})
    text = see(f"/experiments/{row.pk}/")

    assert "It was stopped after 16 of 30 nights." in text
    assert "read more strictly" in text
    assert "Up to 5 % says" not in text


def test_coming_lots_are_nowhere_on_the_page(client_of, nightly, see):
    row = nightly(ago=2)
    text = see(f"/experiments/{row.pk}/")

    assert "Tonight: Bath. Experiment, night 3 of 30." in text
    assert "3 of 30 nights" in text
    assert "29 Mar 2026 Bath – –" in text
    assert "30 Mar 2026" not in text
    assert LOTS not in client_of(row.user).get(f"/experiments/{row.pk}/").content.decode()


def test_the_page_of_a_coming_night_never_tells_its_lot(client_of, nightly):
    person = nightly(ago=2).user
    tonight = client_of(person).get("/nights/2026-03-29/")
    assert "Tonight: Bath." in text_of(tonight)
    coming = client_of(person).get("/nights/2026-03-30/")
    assert "“Bath”" not in text_of(coming)


def test_figures_stay_out_of_sight_until_it_is_over(see, begun, person, write_night):
    row = begun(ago=20)
    for day in range(20):
        write_night(person, row.first_night + timedelta(days=day), evening_severity=9)
    text = see(f"/experiments/{row.pk}/")
    assert "1 9 Mar 2026 Magnesium 3 of 3 –" in text
    assert "Result" not in text


def test_no_difference_of_note_is_a_result(see, begun, person, write_night):
    row = begun(ago=60)
    write(person, write_night, row, lambda with_it, day: 5 if day != 6 else 6)
    assert "Result: no clear difference" in see(f"/experiments/{row.pk}/")


def test_inconclusive_is_a_result(see, begun, person, write_night):
    row = begun(ago=60)
    write(person, write_night, row, lambda with_it, day: (day // 7 * 5) % 11)
    text = see(f"/experiments/{row.pk}/")
    assert "Result: not clear yet" in text
    assert "a common and honest result" in text


def test_the_number_of_queries_does_not_grow(client_of, person, begun, write_night):
    row = begun(ago=60)

    def queries():
        with CaptureQueriesContext(connection) as captured:
            client_of(person).get(f"/experiments/{row.pk}/")
        return len(captured)

    write_night(person, row.first_night, evening_severity=1)
    few = queries()
    for day in range(1, 50):
        write_night(person, row.first_night + timedelta(days=day), evening_severity=day % 9)
        row.followed_nights.create(night=row.first_night + timedelta(days=day), followed=True)
    assert queries() == few


@pytest.mark.parametrize(
    "wrong",
    [
        {"blocks": 7},
        {"blocks": 9, "block_nights": 6, "washout": 0},
        {"is_nightly": True},
        {"is_nightly": True, "block_nights": 6, "washout": 1},
        {"block_nights": 5},
        {"agent": "gabapentin"},
        {"outcome": "luck"},
        {"stopped_reason": "no stop"},
    ],
)
def test_the_table_itself_refuses_what_cannot_be(begun, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        begun(**wrong)


def test_a_running_one_is_on_the_list(see, begun):
    begun()
    text = see(LIST)
    assert "8 blocks of 7 nights from 19 Mar 2026. Measured by: legs in the evening." in text
    assert "Plan the next one" in text
