"""Every address of the house: who may see it, and one of everything its owner can have.

Read by tests/rooms/test_every_address.py and by the drills, which walk the same list.
"""

import json
from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from accounts.models import User
from accounts.tokens.models import Token
from accounts.tokens.scopes import EVERYTHING
from journal.guide.nutrients import NUTRIENTS
from journal.guide.topics import TOPICS
from journal.labs.models import RemovedLabResult
from journal.models import CaffeineIntake, DeviceSleep, Dose, RemovedNight
from journal.regimen.models import RemovedRegimen
from journal.reminders.models import CalendarFeed, Reminder
from journal.report.models import AboutYou, RemovedVisit
from journal.share.snapshot import Page, Snapshot
from journal.sittings.models import RemovedSitting
from tests.passkey import CREDENTIAL

CANARY = "canary7351"
NIGHT = date(2026, 3, 3)
MAPPING = {  # of a table that was imported
    "format": "stillnight-mapping",
    "version": 1,
    "label": CANARY,
    "into": "nights",
    "needs": [CANARY],
    "columns": [
        {"head": CANARY, "means": "night"},
        {"head": f"{CANARY} 2", "means": "evening_severity"},
    ],
}

# public: anybody; person: whoever is signed in, with their own data only;
# owned: one thing that has an owner, and does not exist for anybody else;
# staff: the operator's pages, which do not exist for people.
ACCESS = {
    "journal:home": "public",
    "journal:help_now": "public",
    "journal:privacy": "public",
    "journal:healthz": "public",
    "readyz": "public",
    "journal:demo": "public",
    "journal:questions": "person",
    "journal:ask_question": "owned",
    "journal:tonight": "person",
    "journal:calendar": "person",
    "journal:edit_night": "person",
    "journal:answers": "person",
    "journal:night_zone": "owned",
    "journal:here": "person",
    "journal:move_morning": "owned",
    "journal:delete_night": "owned",
    "journal:restore_night": "owned",
    "journal:take_back_doses": "owned",
    "journal:use_wake_taps": "owned",
    "journal:use_day_suggestions": "owned",
    "journal:use_recording": "owned",
    "journal:wake": "person",
    "journal:trackers": "person",
    "journal:undo_wake_tap": "person",
    "trends:trends": "person",
    "trends:series": "person",
    "trends:sunday": "person",
    "trends:compare": "person",
    "trends:onset": "person",
    "trends:factors": "person",
    "trends:helped": "person",
    "trends:name_question": "person",
    "report:report": "person",
    "report:report_pdf": "person",
    "report:report_json": "person",
    "report:report_page": "person",
    "report:about_you": "person",
    "report:visits": "person",
    "report:new_visit": "person",
    "report:edit_visit": "owned",
    "report:delete_visit": "owned",
    "report:restore_visit": "owned",
    "report:share_report": "person",
    "report:paper_nights": "person",
    "report:paper_nights_pdf": "person",
    "exchange:imports": "person",
    "exchange:begin_upload": "person",
    "exchange:upload_piece": "owned",
    "exchange:exports": "person",
    "exchange:example_csv": "person",
    "exchange:export_nights": "person",
    "exchange:export_everything": "person",
    "exchange:export_json": "person",
    "exchange:export_fhir": "person",
    "exchange:export_workbook": "person",
    "exchange:export_schema": "public",
    "exchange:preview_import": "owned",
    "exchange:columns": "owned",
    "exchange:columns_file": "owned",
    "exchange:mappings": "person",
    "exchange:use_mapping": "owned",
    "exchange:forget_mapping": "owned",
    "exchange:remember_mapping": "owned",
    "exchange:confirm_import": "owned",
    "exchange:cancel_import": "owned",
    "exchange:undo_import": "owned",
    "exchange:bring_back_import": "owned",
    "guide:guide": "public",
    "guide:foods": "public",
    "guide:nutrient": "public",
    "guide:topic": "public",
    "labs:labs": "person",
    "labs:before_a_test": "person",
    "labs:iron": "person",
    "labs:before_a_test_ics": "person",
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
    "regimen:delete_regimen": "owned",
    "regimen:restore_regimen": "owned",
    "regimen:stop": "owned",
    "regimen:resume": "owned",
    "reminders:reminders": "person",
    "reminders:add_device": "person",
    "reminders:remove_device": "owned",
    "reminders:make_calendar": "person",
    "reminders:end_calendar": "person",
    "reminders:calendar_ics": "public",
    "reminders:stop_mail": "public",
    "share:entrance": "public",
    "share:open_share": "public",
    "share:close_share": "public",
    "share:report": "public",
    "share:report_pdf": "public",
    "share:report_picture": "public",
    "share:shares": "person",
    "share:share": "owned",
    "share:share_pdf": "owned",
    "share:share_picture": "owned",
    "share:revoke": "owned",
    "device:manifest": "public",
    "device:worker": "public",
    "device:offline": "public",
    "device:offline_wake": "public",
    "device:offline_sitting": "public",
    "device:morning": "person",
    "device:device": "person",
    "device:answer_offer": "person",
    "device:notes": "person",
    "device:session": "person",
    "welcome:welcome": "person",
    "sittings:sittings": "person",
    "sittings:sitting_now": "person",
    "sittings:tap": "person",
    "sittings:new_sitting": "person",
    "sittings:edit_sitting": "owned",
    "sittings:delete_sitting": "owned",
    "sittings:restore_sitting": "owned",
    "sittings:evening": "owned",
    "sittings:compare_evenings": "person",
    "sittings:evenings": "person",
    "recipes:recipes": "person",
    "api:reference": "public",
    "api:openapi": "public",
    "api:entrance": "public",  # which opens by a token alone
    "experiments:experiments": "person",
    "experiments:new_experiment": "person",
    "experiments:experiment": "owned",
    "experiments:stop_experiment": "owned",
    "experiments:say_nobody_prescribed": "owned",
    "experiments:follow_night": "owned",
    "accounts:preferences": "person",
    "accounts:activity": "person",
    "accounts:delete_account": "person",
    "accounts:choose_language": "public",
    "accounts:session_list": "person",
    "accounts:end_other_sessions": "person",
    "accounts:end_session": "owned",
    "accounts:tokens": "person",
    "accounts:new_token": "person",
    "accounts:stop_token": "owned",
    "mfa_index": "person",
    "mfa_authenticate": "public",
    "mfa_reauthenticate": "person",
    "mfa_activate_totp": "person",
    "mfa_deactivate_totp": "person",
    "mfa_view_recovery_codes": "person",
    "mfa_generate_recovery_codes": "person",
    "mfa_download_recovery_codes": "person",
    "mfa_list_webauthn": "person",
    "mfa_add_webauthn": "person",
    "mfa_reauthenticate_webauthn": "person",
    "mfa_remove_webauthn": "owned",
    "mfa_edit_webauthn": "owned",
    "mfa_login_webauthn": "public",
    "admin:index": "staff",
    "admin:login": "staff",
    "admin:logout": "staff",
    "admin:password_change": "staff",
    "admin:password_change_done": "staff",
    "admin:autocomplete": "staff",
    "admin:jsi18n": "staff",
    "admin:view_on_site": "staff",
    "admin:app_list": "staff",
    "admin:accounts_user_changelist": "staff",
    "admin:accounts_user_add": "staff",
    "admin:accounts_user_change": "staff",
    "admin:accounts_user_delete": "staff",
    "admin:accounts_user_history": "staff",
    "account_login": "public",
    "account_logout": "public",
    "account_inactive": "public",
    "account_signup": "public",
    "account_reauthenticate": "person",
    "account_request_reauthentication_code": "public",  # codes by mail: not found
    "account_confirm_reauthentication_code": "public",
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


def one_of_everything(person: User) -> dict[str, dict[str, Any]]:
    """Give somebody one row of everything with the canary in its words; how addresses name it."""
    night = person.nights.create(
        night=NIGHT,
        time_zone=person.time_zone,
        evening_severity=7,
        evening_note=CANARY,
        had_caffeine=True,
        took_doses=True,
    )
    CaffeineIntake.objects.create(night=night, drink="espresso", caffeine_mg=63)
    dose = Dose.objects.create(night=night, name=CANARY, plan_key=1)
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
    person.day_suggestions.create(
        night=NIGHT,
        source="apple_health",
        external_id=CANARY,
        app=CANARY,
        kind="caffeine",
        at="2026-03-03T08:00Z",
        time_zone="UTC",
        amount=95,
    )
    person.wake_taps.create(night=NIGHT, kind="started", at="2026-03-04T01:00Z")
    earlier = person.nights.create(
        night=date(2026, 3, 1), time_zone=person.time_zone, evening_note=CANARY
    )
    removed = RemovedNight.take(earlier)
    waiting = person.imports.create(
        format="fitbit",
        filename=CANARY,
        time_zone="UTC",
        first_night=NIGHT,
        last_night=NIGHT,
        payload={"rows": [], "assumptions": [], "remarks": [], "remark_count": 0, "refused": []},
    )
    described = person.imports.create(
        format="table",
        step="done",
        filename=CANARY,
        time_zone="UTC",
        confirmed_at=timezone.now(),
        mapping=json.dumps(MAPPING),
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
    AboutYou.objects.create(
        user=person, birth_year=1964, scale="irls", total=22, rated_on=NIGHT, rated_by=CANARY
    )
    visit = person.visits.create(day=date(2026, 3, 9), with_whom=CANARY, decided=CANARY)
    other_visit = person.visits.create(day=NIGHT, with_whom=CANARY)
    gone = regimen.steps.create(first_day=date(2026, 2, 1), schedule="daily")
    share, _ = person.shares.hand_out(
        person,
        Snapshot(Page(CANARY, (), ()), CANARY.encode(), (CANARY.encode(),)),
        code=CANARY,
        now=timezone.now(),
    )
    browser = Client()
    browser.force_login(person)
    session = UserSession.objects.create(
        user=person,
        ip="192.0.2.1",
        user_agent="Firefox",
        session_key=browser.session.session_key,
    )
    token, _, _ = Token.objects.make(
        person.pk,
        nonce=CANARY,
        name=CANARY,
        scopes=[EVERYTHING],
        now=timezone.now(),
        ends_at=timezone.now() + timedelta(days=90),
    )
    passkey = Authenticator.objects.create(
        user=person,
        type=Authenticator.Type.WEBAUTHN,
        data={"name": CANARY, "credential": CREDENTIAL},
    )
    device = person.push_devices.create(
        endpoint_digest=CANARY, endpoint=CANARY, key="", secret="", name=CANARY
    )
    Reminder(user=person, part="evening", at=time(21, 30)).schedule(timezone.now()).save()
    CalendarFeed.renew(person)
    experiment = person.experiments.create(
        agent="magnesium",
        name=CANARY,
        outcome="evening",
        first_night=NIGHT,
        blocks=8,
        block_nights=7,
        washout=4,
        sequence="10" * 4,
        is_hidden=False,
    )
    sitting, other_sitting = (
        person.sittings.create(
            night=NIGHT, planned_at=at, started_at="2026-03-03T19:00Z", time_zone="Europe/Berlin"
        )
        for at in (time(20), time(22))
    )
    return {
        "sitting": {"pk": sitting.pk},
        "removed_sitting": {"pk": RemovedSitting.take(other_sitting).pk},
        "visit": {"pk": visit.pk},
        "removed_visit": {"pk": RemovedVisit.take(other_visit).pk},
        "removed_regimen": {"pk": RemovedRegimen.take(gone).pk},
        "person": {"pk": person.pk},
        "session": {"pk": session.pk},
        "token": {"pk": token.pk},
        "passkey": {"pk": passkey.pk},
        "device": {"pk": device.pk},
        "result": {"pk": result.pk},
        "removed_result": {"pk": RemovedLabResult.take(other).pk},
        "regimen": {"pk": regimen.pk},
        "step": {"pk": regimen.pk, "step": step.pk},
        "share": {"pk": share.pk},
        "experiment": {"pk": experiment.pk},
        "followed": {"pk": experiment.pk, "night": NIGHT},
        "night": {"night": NIGHT},
        "factor": {"pk": person.factors.create(name=CANARY).pk},
        "doses": {"night": NIGHT, "doses": [dose.pk]},
        "removed": {"pk": removed.pk},
        "import": {"pk": waiting.pk},
        "described": {"pk": described.pk},
    }


def samples(owned: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The arguments of each address that has any."""
    return {
        "journal:edit_night": owned["night"],
        "journal:answers": owned["night"],
        "journal:night_zone": owned["night"],
        "journal:move_morning": owned["night"],
        "journal:ask_question": owned["factor"],
        "journal:delete_night": owned["night"],
        "journal:restore_night": owned["removed"],
        "journal:take_back_doses": owned["doses"],
        "journal:use_wake_taps": owned["night"],
        "journal:use_recording": owned["night"],
        "journal:use_day_suggestions": owned["night"],
        "exchange:preview_import": owned["import"],
        "exchange:columns": owned["import"],
        "exchange:upload_piece": owned["import"],
        "exchange:columns_file": owned["import"],
        "exchange:use_mapping": owned["described"],
        "exchange:forget_mapping": owned["described"],
        "exchange:remember_mapping": owned["described"],
        "exchange:confirm_import": owned["import"],
        "exchange:cancel_import": owned["import"],
        "exchange:undo_import": owned["import"],
        "exchange:bring_back_import": owned["import"],
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
        "regimen:delete_regimen": owned["regimen"],
        "regimen:restore_regimen": owned["removed_regimen"],
        "regimen:stop": owned["regimen"],
        "regimen:resume": owned["regimen"],
        "reminders:remove_device": owned["device"],
        "reminders:calendar_ics": {"token": "not-one-of-ours"},
        "reminders:stop_mail": {"token": "not-one-of-ours"},
        "accounts:end_session": owned["session"],
        "accounts:stop_token": owned["token"],
        "mfa_remove_webauthn": owned["passkey"],
        "mfa_edit_webauthn": owned["passkey"],
        "admin:app_list": {"app_label": "accounts"},
        "admin:view_on_site": {"content_type_id": 1, "object_id": 1},
        "admin:accounts_user_change": {"object_id": owned["person"]["pk"]},
        "admin:accounts_user_delete": {"object_id": owned["person"]["pk"]},
        "admin:accounts_user_history": {"object_id": owned["person"]["pk"]},
        "share:report_picture": {"number": 1},
        "share:share": owned["share"],
        "share:share_pdf": owned["share"],
        "share:share_picture": {**owned["share"], "number": 1},
        "share:revoke": owned["share"],
        "sittings:edit_sitting": owned["sitting"],
        "sittings:delete_sitting": owned["sitting"],
        "sittings:restore_sitting": owned["removed_sitting"],
        "sittings:evening": owned["night"],
        "api:entrance": {"rest": f"nights/{NIGHT}"},
        "experiments:experiment": owned["experiment"],
        "experiments:stop_experiment": owned["experiment"],
        "experiments:say_nobody_prescribed": owned["experiment"],
        "experiments:follow_night": owned["followed"],
        "account_reset_password_from_key": {"uidb36": "1", "key": "a-b"},
        "account_confirm_email": {"key": "abc"},
    }
