"""Blood results of portals come in with preview and undo, as their lab printed them."""

import json
from decimal import Decimal

import pytest
from django.urls import reverse

from journal.exchange.formats import fhir_results
from journal.exchange.in_child import ChildDied
from tests.journal.exchange.results.made_up import bundle, in_xml, observation

IRON = (
    observation("ferritin", 9, "ug/L"),
    observation("iron", 33, "ug/L"),
    observation("tibc", 415, "ug/dL"),
    observation("tsat", 8, "%"),
)


def test_results_come_in_and_go_again(take_in, upload, client_of, person):
    entry = take_in(person, bundle(*IRON), name="results.json")
    assert (entry.format, entry.added) == ("fhir_results", 4)
    ferritin = person.lab_results.get(test="ferritin")
    assert (ferritin.value, ferritin.unit, str(ferritin.taken_on)) == (9, "ug/L", "2026-03-03")
    assert upload(person, bundle(*IRON)).context["preview"].new == 0
    client_of(person).post(reverse("exchange:undo_import", args=[entry.pk]))
    assert not person.lab_results.exists()


def test_what_was_changed_since_stays(take_in, client_of, person):
    entry = take_in(person, bundle(*IRON))
    person.lab_results.filter(test="iron").update(note="compared with the paper")
    client_of(person).post(reverse("exchange:undo_import", args=[entry.pk]))
    assert [result.test for result in person.lab_results.all()] == ["iron"]


def test_a_preview_asks_about_units_and_names_what_stays_out(upload, person):
    page = upload(
        person,
        bundle(
            *IRON,
            observation("2951-2", 140, "mmol/L"),
            observation(status="entered-in-error", effectiveDateTime="2026-03-01"),
            observation(value=44, effectiveDateTime="2999-03-01"),
            observation(
                value=55,
                effectiveDateTime="2026-03-02T07:10:00+01:00",
                referenceRange=[{"low": {"value": 13}, "high": {"value": 150.5}}],
            ),
        ),
    ).content.decode()
    assert "With iron in µg/dL they would fit." in page
    assert "Other entries stay out (1): “2951-2”." in page
    assert "Ferritin was withdrawn by the lab (entered-in-error)." in page
    assert "is still to come" in page
    assert "13–150.5" in page
    assert "2 Mar 2026 07:10" in page


def test_a_result_twice_in_a_file_is_one(take_in, person):
    assert take_in(person, bundle(IRON[0], IRON[0])).added == 1


def test_the_same_results_in_xml_are_there_already(take_in, upload, person):
    assert take_in(person, in_xml(*IRON), name="results.xml").added == 4
    assert upload(person, bundle(*IRON)).context["preview"].figures[:2] == [
        ("New", 0),
        ("Already there", 4),
    ]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (in_xml(*IRON)[:-9], "This XML file is not whole"),
        (bundle(), "no blood results in this FHIR file"),
        (bundle(observation("2951-2")), "no blood results in this FHIR file"),
        (bundle(observation(unit="cows")), "Ferritin is in “cows”"),
        (b'{"resourceType": "Bundle", ', "not whole JSON"),
    ],
)
def test_a_file_without_results_is_explained(upload, person, data, sentence):
    assert sentence in upload(person, data, name="a.json").content.decode()
    assert not person.imports.exists()


def test_xml_that_takes_more_than_its_process_may_is_refused(upload, person, monkeypatch):
    def die(*_):
        raise ChildDied

    monkeypatch.setattr(fhir_results, "answer", die)
    assert str(fhir_results.TOO_LARGE) in upload(person, in_xml(*IRON)).content.decode()


def test_several_files_come_together_and_a_broken_one_is_named(client_of, person):
    from django.core.files.uploadedfile import SimpleUploadedFile

    def send(*files):
        form = {"file": [SimpleUploadedFile(*file) for file in files], "time_zone": "UTC"}
        return client_of(person).post(reverse("exchange:imports"), form, follow=True)

    one, two = (json.dumps(each).encode() for each in IRON[:2])
    assert send(("1.json", one), ("2.json", two)).context["preview"].new == 2
    broken = send(("1.json", one), ("2.json", two[:-1])).content.decode()
    assert "“2.json”" in broken


@pytest.mark.samples
def test_a_hospitals_bundle_gives_its_figures(take_in, person, samples):
    data = (samples / "fhir" / "smart_stu3_patient-8888803_ferritin.json").read_bytes()
    expected = json.loads((samples / "expected" / "fhir_smart_8888803.json").read_text())
    entry = take_in(person, data)
    assert entry.added == 16  # of 47 observations
    keys = {"vitamin_d": "vitamin_d_25oh", "b12": "vitamin_b12"}
    for each in expected["results"]:
        stored = person.lab_results.get(
            test=keys.get(each["analyte"], each["analyte"]),
            taken_on=each["date"],
            value=Decimal(str(each["value"])),
            unit=each["unit"],
        )
        assert stored.range_low is stored.range_high is stored.taken_at is None
    assert person.lab_results.get(test="ferritin").value == expected["ferritin_ug_per_l"]


@pytest.mark.samples
def test_the_standards_own_example_is_read(take_in, person, samples):
    data = (samples / "fhir" / "hl7_uscore_r4_observation-cbc-hemoglobin.json").read_bytes()
    take_in(person, data)
    [result] = person.lab_results.all()
    assert (result.test, result.value, result.unit) == ("hemoglobin", 17, "g/dL")
    assert (result.range_low, result.range_high) == (Decimal("16.5"), Decimal("21.5"))
    assert result.laboratory == "Dr Ronald Bone"


@pytest.mark.samples
def test_the_hospitals_bundle_in_xml_holds_the_same_figures_at_other_dates(
    take_in, person, samples
):
    data = (samples / "fhir" / "smart_dstu2_patient-8888803_ferritin.xml").read_bytes()
    expected = json.loads((samples / "expected" / "fhir_smart_8888803.json").read_text())
    take_in(person, data)
    found = set(person.lab_results.values_list("test", "value"))
    keys = {"vitamin_d": "vitamin_d_25oh", "b12": "vitamin_b12"}
    wanted = {(keys.get(r["analyte"], r["analyte"]), r["value"]) for r in expected["results"]}
    assert {(test, Decimal(str(value))) for test, value in wanted} <= found
    of_a_day = person.lab_results.filter(taken_on="2015-12-30").values_list("test", "value", "unit")
    assert {row for row in of_a_day if row[0] in ("ferritin", "iron", "tibc", "tsat")} == {
        ("ferritin", 9, "ug/L"),
        ("iron", 33, "ug/L"),
        ("tibc", 415, "ug/dL"),
        ("tsat", 8, "%"),
    }
    assert person.lab_results.filter(test__in=["ferritin", "hemoglobin"]).count() == 7
