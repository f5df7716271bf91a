"""Every address of the house, as nobody, as the owner and as a stranger.

An address without an entry in ACCESS fails: whoever adds a page says who may see it.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from journal.guide.nutrients import NUTRIENTS
from journal.guide.topics import TOPICS
from journal.labs.models import RemovedLabResult
from journal.models import CaffeineIntake, DeviceSleep, Dose, RemovedNight
from journal.report.models import RemovedVisit

CANARY = "canary7351"
NIGHT = date(2026, 3, 3)

# public: anybody; person: whoever is signed in, with their own data only;
# owned: one thing that has an owner, and does not exist for anybody else.
ACCESS = {
    "journal:home": "public",
    "journal:help_now": "public",
    "journal:privacy": "public",
    "journal:healthz": "public",
    "journal:demo": "public",
    "journal:tonight": "person",
    "journal:calendar": "person",
    "journal:edit_night": "person",
    "journal:delete_night": "owned",
    "journal:restore_night": "owned",
    "trends:trends": "person",
    "trends:series": "person",
    "report:report": "person",
    "report:report_pdf": "person",
    "report:report_json": "person",
    "report:report_page": "person",
    "report:visits": "person",
    "report:new_visit": "person",
    "report:edit_visit": "owned",
    "report:delete_visit": "owned",
    "report:restore_visit": "owned",
    "exchange:imports": "person",
    "exchange:exports": "person",
    "exchange:example_csv": "person",
    "exchange:export_nights": "person",
    "exchange:preview_import": "owned",
    "exchange:confirm_import": "owned",
    "exchange:cancel_import": "owned",
    "exchange:undo_import": "owned",
    "guide:guide": "public",
    "guide:foods": "public",
    "guide:nutrient": "public",
    "guide:topic": "public",
    "labs:labs": "person",
    "labs:before_a_test": "person",
    "labs:add_result": "person",
    "labs:edit_result": "owned",
    "labs:delete_result": "owned",
    "labs:restore_result": "owned",
    "regimen:regimen": "person",
    "regimen:new_regimen": "person",
    "regimen:edit_regimen": "owned",
    "regimen:change_dose": "owned",
    "regimen:edit_step": "owned",
    "regimen:remove_step": "owned",
    "regimen:stop": "owned",
    "regimen:resume": "owned",
    "accounts:preferences": "person",
    "account_login": "public",
    "account_logout": "public",
    "account_inactive": "public",
    "account_signup": "public",
    "account_reauthenticate": "person",
    "account_email": "person",
    "account_email_verification_sent": "public",
    "account_change_password": "person",
    "account_set_password": "person",
    "account_reset_password": "public",
    "account_reset_password_done": "public",
    "account_reset_password_from_key": "public",
    "account_reset_password_from_key_done": "public",
    "account_confirm_email": "public",
    "account_confirm_login_code": "public",
}


def addresses(
    patterns: list[Any] | None = None, namespace: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    """Each named pattern of the URLconf with its namespace."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from addresses(pattern.url_patterns, namespace + inner)
        else:
            yield f"{namespace}{pattern.name}", pattern


@pytest.fixture
def owned(person: Any, write_night: Any) -> dict[str, dict[str, Any]]:
    """One of everything the person owns, and how each is named in an address."""
    night = write_night(
        person, NIGHT, evening_severity=7, evening_note=CANARY, had_caffeine=True, took_doses=True
    )
    CaffeineIntake.objects.create(night=night, drink="espresso", caffeine_mg=63)
    Dose.objects.create(night=night, name=CANARY)
    DeviceSleep.objects.create(
        user=person,
        night=NIGHT,
        source="fitbit",
        external_id=CANARY,
        kind="main",
        time_zone="UTC",
        started_at="2026-03-03T22:00Z",
        ended_at="2026-03-04T06:00Z",
    )
    removed = RemovedNight.take(write_night(person, date(2026, 3, 1), evening_note=CANARY))
    waiting = person.imports.create(
        format="fitbit",
        filename=CANARY,
        time_zone="UTC",
        first_night=NIGHT,
        last_night=NIGHT,
        payload={"rows": [], "assumptions": [], "remarks": [], "remark_count": 0, "refused": []},
    )
    result = person.lab_results.create(
        test="ferritin", value=42, unit="ug/L", taken_on=NIGHT, note=CANARY
    )
    other = person.lab_results.create(test="crp", value=3, unit="mg/L", taken_on=NIGHT)
    regimen = person.regimens.create(
        name=CANARY,
        kind="medicine",
        category="other",
        ended_on=date(2026, 3, 3),
        ended_reason=CANARY,
    )
    step = regimen.steps.create(first_day=date(2026, 3, 1), schedule="daily")
    visit = person.visits.create(day=date(2026, 3, 9), with_whom=CANARY, decided=CANARY)
    other_visit = person.visits.create(day=NIGHT, with_whom=CANARY)
    return {
        "visit": {"pk": visit.pk},
        "removed_visit": {"pk": RemovedVisit.take(other_visit).pk},
        "result": {"pk": result.pk},
        "removed_result": {"pk": RemovedLabResult.take(other).pk},
        "regimen": {"pk": regimen.pk},
        "step": {"pk": regimen.pk, "step": step.pk},
        "night": {"night": NIGHT},
        "removed": {"pk": removed.pk},
        "import": {"pk": waiting.pk},
    }


def samples(owned: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The arguments of each address that has any."""
    return {
        "journal:edit_night": owned["night"],
        "journal:delete_night": owned["night"],
        "journal:restore_night": owned["removed"],
        "exchange:preview_import": owned["import"],
        "exchange:confirm_import": owned["import"],
        "exchange:cancel_import": owned["import"],
        "exchange:undo_import": owned["import"],
        "guide:nutrient": {"nutrient": NUTRIENTS["iron"]},
        "guide:topic": {"topic": TOPICS["daily-life"]},
        "labs:add_result": {"test": "ferritin"},
        "labs:edit_result": owned["result"],
        "labs:delete_result": owned["result"],
        "labs:restore_result": owned["removed_result"],
        "report:report_page": {"page": 1},
        "report:edit_visit": owned["visit"],
        "report:delete_visit": owned["visit"],
        "report:restore_visit": owned["removed_visit"],
        "regimen:edit_regimen": owned["regimen"],
        "regimen:change_dose": owned["regimen"],
        "regimen:edit_step": owned["step"],
        "regimen:remove_step": owned["step"],
        "regimen:stop": owned["regimen"],
        "regimen:resume": owned["regimen"],
        "account_reset_password_from_key": {"uidb36": "1", "key": "a-b"},
        "account_confirm_email": {"key": "abc"},
    }


@pytest.fixture
def walk(owned: dict[str, dict[str, Any]]) -> list[tuple[str, str]]:
    """Each address with the class of its access."""
    arguments = samples(owned)
    return [
        (reverse(name, kwargs=arguments.get(name, {})), ACCESS[name]) for name, _ in addresses()
    ]


def test_each_address_says_who_may_see_it():
    names = {name for name, _ in addresses()}

    assert names == set(ACCESS)


METHODS = ("get", "head", "options", "post", "put", "patch", "delete")


@pytest.mark.parametrize("method", METHODS)
def test_nobody_sees_or_changes_anything_without_signing_in(client, walk, person, method):
    for address, access in walk:
        answer = getattr(client, method)(address)
        assert answer.status_code < 500, address
        assert CANARY.encode() not in b"".join(answer)
        if access != "public":
            refused = answer.status_code == 405
            assert refused or answer.headers["Location"].startswith("/account/login/"), address
    assert_untouched(person)


@pytest.mark.parametrize("method", METHODS)
def test_a_stranger_meets_none_of_it(client_of, walk, person, stranger, method):
    for address, access in walk:
        answer = getattr(client_of(stranger), method)(address)
        assert answer.status_code < 500, address
        assert CANARY.encode() not in b"".join(answer), address
        if access == "owned":
            assert answer.status_code in {404, 405}, address
    assert_untouched(person)


def test_the_owner_is_answered_everywhere_and_reading_changes_nothing(client_of, walk, person):
    for address, _ in walk:
        for method in ("get", "head"):
            answer = getattr(client_of(person), method)(address)
            assert answer.status_code < 500, address
            assert answer.status_code != 403, address
    assert_untouched(person)


def test_no_answer_is_ever_kept_by_a_cache(client_of, walk, person):
    for address, _ in walk:
        answer = client_of(person).get(address)
        assert "no-store" in answer.headers["Cache-Control"], address
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy, address
        assert "unsafe" not in policy, address
        assert answer.headers["Referrer-Policy"] == "same-origin", address
        assert answer.headers["X-Content-Type-Options"] == "nosniff", address


def test_a_form_from_elsewhere_is_refused(client_of, walk, person):
    from django.test import Client

    outside = Client(enforce_csrf_checks=True)
    outside.force_login(person)
    for address, _ in walk:
        assert outside.post(address).status_code in {403, 405}, address
    assert_untouched(person)


def assert_untouched(person: Any) -> None:
    """Everything the person owns is still as it was."""
    night = person.nights.get()
    assert (night.evening_note, night.evening_severity) == (CANARY, 7)
    assert [d.name for d in night.doses.all()] == [CANARY]
    assert person.device_sleeps.count() == person.removed_nights.count() == 1
    assert [r.note for r in person.lab_results.all()] == [CANARY]
    assert person.removed_lab_results.count() == 1
    assert [(v.with_whom, v.decided) for v in person.visits.all()] == [(CANARY, CANARY)]
    assert person.removed_visits.count() == 1
    assert [(e.filename, e.step) for e in person.imports.all()] == [(CANARY, "preview")]
    assert [(r.name, r.ended_reason) for r in person.regimens.all()] == [(CANARY, CANARY)]
    assert person.regimens.get().steps.count() == 1
