"""The bundle: everything that has a place in FHIR R4, streamed an entry at a time."""

from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Count, Max, Min

from accounts.models import User
from config.language import in_language
from journal.clock import Period
from journal.exchange.complete import as_json
from journal.exchange.fhir import labs, medicines, night_observations, relief, scales, sittings
from journal.exchange.fhir.parts import SUBJECT, Resource, identified
from journal.regimen.models import DoseStep
from journal.reliefs import NEEDED
from journal.report import loading, pdf
from journal.report.about_you import AboutYou
from journal.report.document import document
from journal.report.press import PrintingError
from journal.report.section_labels import ABOUT

BATCH = 500  # nights that are in memory at a time
SUMMARY_NIGHTS = 84  # the last twelve weeks


def pieces(person: User, now: datetime) -> Iterator[str]:
    """The bundle as JSON, a resource at a time and each on a line of its own."""
    stamp = now.astimezone(person.zone).isoformat(timespec="seconds")
    yield f'{{"resourceType":"Bundle","type":"collection","timestamp":"{stamp}","entry":['
    between = "\n"
    subject = {"reference": f"urn:uuid:{person.identity_of(SUBJECT['reference'])}"}
    for resource in _in_english(resources(person, now)):
        address, named = identified(resource, person.identity_of(resource["id"]), subject)
        yield between + as_json({"fullUrl": address, "resource": named})
        between = ",\n"
    yield "\n]}\n"


def _in_english(made: Iterator[Resource]) -> Iterator[Resource]:
    """Each resource made in English, since names of codes and remarks are for other programs."""
    while True:
        with in_language("en"):
            resource = next(made, None)
        if resource is None:
            return
        yield resource


def resources(person: User, now: datetime) -> Iterator[Resource]:
    """Every resource by its name within the bundle, the person first."""
    about = loading.about_you_of(person)
    yield _patient(person, about)
    if about.rating:
        yield scales.of_rating(about.rating)
    yield from _medicines(person, now)
    for result in person.lab_results.order_by("pk"):
        yield labs.of_result(result.to_result(), person.zone)
    for sitting in person.sittings.all():
        yield sittings.of_sitting(f"sitting-{sitting.pk}", sitting.to_course(), sitting.zone)
    written = list(person.nights.values_list("night", flat=True))
    for first in range(0, len(written), BATCH):
        some = written[first : first + BATCH]
        period = Period(some[0], some[-1])
        for night in person.nights.diary(period, night_observations.NEEDED):
            yield from night_observations.of_night(night)
        yield from _reliefs(person, period)
    if written:
        with suppress(PrintingError):  # the nights matter more than their summary
            yield _summary(person, Period.ending(written[-1], SUMMARY_NIGHTS), now)


def _patient(person: User, about: AboutYou) -> Resource:
    """The person, by no more than they wrote for their summary: name, sex and year of birth."""
    made: Resource = {"resourceType": "Patient", "id": SUBJECT["reference"]}
    if person.report_name:
        made["name"] = [{"text": person.report_name}]
    if about.sex:
        made["gender"] = about.sex
    if about.birth_year:
        made["birthDate"] = str(about.birth_year)
    return made


def _medicines(person: User, now: datetime) -> Iterator[Resource]:
    today = person.today(now)
    keys: dict[int, dict[date, int]] = defaultdict(dict)
    steps = DoseStep.objects.filter(regimen__user=person)
    for regimen, first_day, key in steps.values_list("regimen", "first_day", "pk"):
        keys[regimen][first_day] = key
    for product in person.regimens.order_by("pk").products():
        yield from medicines.of_product(product, today, keys[product.key])
    logged = person.nights.under("doses").filter(plan_key=None).order_by("name", "kind")
    spans = logged.values_list("name", "kind").annotate(
        Min("night__night"), Max("night__night"), Count("night", distinct=True)
    )
    for span in spans:
        yield medicines.of_logged(medicines.Logged(*span))


def _reliefs(person: User, period: Period) -> Iterator[Resource]:
    names = (*NEEDED, "time_zone")
    for row in person.nights.columns(names, period):
        answers = dict(zip(names, row, strict=True))
        if made := relief.of_night(answers["night"], ZoneInfo(answers["time_zone"]), answers):
            yield made


def _summary(person: User, period: Period, now: datetime) -> Resource:
    """The doctor's summary of a period as a document."""
    paper = pdf.Paper.LETTER if person.units == User.Units.US else pdf.Paper.A4
    unwished = loading.draft_of(person).left_out
    left_out = frozenset(section for section, _ in ABOUT if section in unwished)
    choices = loading.Choices(period, period.previous(), left_out=left_out)
    with in_language(person.speaks):
        printed = pdf.render(document(loading.report_of(person, choices)), paper)
    data = b64encode(printed).decode()
    stamp = now.astimezone(person.zone).isoformat(timespec="seconds")
    title = f"Summary of {period.first} to {period.last}"
    attachment = {"contentType": "application/pdf", "data": data, "title": title, "creation": stamp}
    return {
        "resourceType": "DocumentReference",
        "id": f"summary-{period.first}-{period.last}",
        "status": "current",
        "type": {"text": "Summary of a sleep and symptom journal"},
        "subject": SUBJECT,
        "date": stamp,
        "author": [SUBJECT],
        "content": [{"attachment": attachment}],
    }
