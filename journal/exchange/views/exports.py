"""Taking a journal along: the page, and each file as a stream."""

from collections.abc import Callable, Iterable
from functools import wraps
from http import HTTPStatus
from itertools import chain
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts import audit
from accounts.confirmation import recently_confirmed
from accounts.http import AuthenticatedHttpRequest
from accounts.limits import at_most
from journal import clock
from journal.exchange import archive, complete, csv_file, nights_csv, nights_example
from journal.exchange.fhir import bundle
from journal.exchange.night_rows import exported
from journal.forms import PeriodForm
from journal.models import Night

CSV, JSON, ZIP = "text/csv; charset=utf-8", "application/json", "application/zip"
FHIR = "application/fhir+json"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EXPORTS_AN_HOUR = 60
of_all = at_most(f"{EXPORTS_AN_HOUR}/h", "export", reading=True)
View = Callable[[AuthenticatedHttpRequest], HttpResponseBase]


def leaves_the_house(view: View) -> Any:
    """Decorate a download of somebody's journal: signed in, shown anew, noted in the audit."""
    return login_required(recently_confirmed(back="exchange:exports")(require_safe(audited(view))))


def audited(view: View) -> View:
    """Write down that data went out, for the person's own list."""

    @wraps(view)
    def recording(request: AuthenticatedHttpRequest) -> HttpResponseBase:
        response = view(request)
        if response.streaming or response.status_code == HTTPStatus.OK:
            audit.record_if_room(request, audit.Kind.EXPORTED)
        return response

    return recording


@login_required
@require_safe
def example_csv(request: AuthenticatedHttpRequest) -> HttpResponseBase:
    """A small nights file to look at and to fill in."""
    lines = csv_file.write(nights_csv.table(iter(nights_example.EXAMPLE)))
    return HttpResponse("".join(lines), headers=_as_file(CSV, "stillnight-example.csv"))


@require_safe
def export_schema(request: AuthenticatedHttpRequest) -> HttpResponse:
    """What a complete file may hold, for programs; it holds nothing of anybody."""
    return JsonResponse(complete.schema(), json_dumps_params={"indent": 1})


@login_required
@require_safe
def exports(request: AuthenticatedHttpRequest) -> HttpResponse:
    """What can be taken along."""
    count = request.user.nights.count()
    context = {"count": count, "form": _period_form(request), "here": "exports"}
    return render(request, "exchange/exports.html", context)


@leaves_the_house
def export_nights(request: AuthenticatedHttpRequest) -> HttpResponseBase:
    """Every night as CSV, or those of `?first=&last=`; streamed, however many there are."""
    nights: QuerySet[Night] = request.user.nights.all()
    if request.GET:
        form = _period_form(request)
        if not form.is_valid():
            context = {"count": nights.count(), "form": form, "here": "exports"}
            return render(
                request, "exchange/exports.html", context, status=HTTPStatus.UNPROCESSABLE_ENTITY
            )
        if not form.chosen_range:
            nights = request.user.nights.during(form.period())
    lines = csv_file.write(chain([nights_csv.EVERY_COLUMN], exported(request.user, nights)))
    return _download(map(str.encode, lines), CSV, _named(request, "nights", "csv"))


@leaves_the_house
@of_all
def export_everything(request: AuthenticatedHttpRequest) -> HttpResponseBase:
    """The archive."""
    now = timezone.now()
    pieces = archive.zipped(archive.everything(request.user, now), now)
    return _download(pieces, ZIP, _named(request, "everything", "zip"))


@leaves_the_house
@of_all
def export_json(request: AuthenticatedHttpRequest) -> HttpResponseBase:
    """The complete file."""
    pieces = archive.gathered(complete.pieces(request.user, timezone.now()))
    return _download(pieces, JSON, _named(request, "complete", "json"))


@leaves_the_house
@of_all
def export_fhir(request: AuthenticatedHttpRequest) -> HttpResponseBase:
    """The FHIR R4 bundle."""
    pieces = archive.gathered(bundle.pieces(request.user, timezone.now()))
    return _download(pieces, FHIR, _named(request, "fhir-r4", "json"))


@leaves_the_house
@of_all
def export_workbook(request: AuthenticatedHttpRequest) -> HttpResponseBase:
    """The workbook, a sheet a table."""
    return _download(archive.workbook(request.user), XLSX, _named(request, "workbook", "xlsx"))


def _period_form(request: AuthenticatedHttpRequest) -> PeriodForm:
    oldest = request.user.nights.values_list("night", flat=True).first()
    tonight = clock.night_at(timezone.now(), request.user.zone)
    last_night = request.user.nights.last_shown(tonight)
    return PeriodForm(
        request.GET or None, tonight=tonight, last_night=last_night, first_night=oldest
    )


def _named(request: AuthenticatedHttpRequest, what: str, ending: str) -> str:
    return f"stillnight-{what}-{request.user.today().isoformat()}.{ending}"


def _download(pieces: Iterable[bytes], kind: str, filename: str) -> StreamingHttpResponse:
    """A file that is sent as it is made."""
    return StreamingHttpResponse(pieces, headers=_as_file(kind, filename))


def _as_file(kind: str, filename: str) -> dict[str, str]:
    return {
        "Content-Type": kind,
        "Content-Disposition": f'attachment; filename="{filename}"',
    }
