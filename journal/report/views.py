"""The doctor's summary: choose the nights, look at the figures, take the PDF along."""

from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Min
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_http_methods

from accounts.http import AuthenticatedHttpRequest
from accounts.models import User
from journal import clock
from journal.clock import Period
from journal.report import figures, pdf
from journal.report.forms import ReportForm
from journal.report.sharing import page_of
from journal.report.sheet import sheet
from journal.report.taken import LoggedDose
from journal.share.snapshot import Snapshot
from journal.share.views.owner import offer


@login_required
@require_GET
def report(request: AuthenticatedHttpRequest) -> HttpResponse:
    """The figures of the summary, beside the choice of nights and paper."""
    return _page(request, _form(request))


@login_required
@require_GET
def report_pdf(request: AuthenticatedHttpRequest) -> HttpResponse:
    """The summary as a PDF to keep; a bad query is explained on the page."""
    form = _form(request)
    if not form.is_valid():
        return _page(request, form, HTTPStatus.BAD_REQUEST)
    period = form.period()
    return HttpResponse(
        pdf.render(report_of(request.user, period), form.chosen_paper()),
        content_type="application/pdf",
        headers={
            "Content-Disposition": "attachment; "
            f'filename="stillnight-{period.first}-to-{period.last}.pdf"'
        },
    )


@login_required
@require_http_methods(["GET", "POST"])
def share_report(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Share this very summary with a clinician; a bad query is explained on the page."""
    form = _form(request)
    if not form.is_valid():
        return _page(request, form, HTTPStatus.BAD_REQUEST)
    summary, paper = report_of(request.user, form.period()), form.chosen_paper()
    snapshot = Snapshot(
        page_of(sheet(summary)), pdf.render(summary, paper), pdf.pages(summary, paper)
    )
    query = request.GET.urlencode()
    return offer(
        request,
        snapshot,
        back=f"{reverse('report:report')}?{query}",
        pdf=f"{reverse('report:report_pdf')}?{query}",
        with_code=lambda code: pdf.render(summary, paper, code),
    )


def report_of(person: User, period: Period) -> figures.Report:
    """The person's summary of a period, as of today."""
    recent = person.nights.during(figures.recent(period))
    doses = [
        LoggedDose(night.night, dose.name, dose.kind, dose.strength, dose.taken_at)
        for night in recent.exclude(took_doses=False).prefetch_related("doses")
        for dose in night.doses.all()
    ]
    first_logged = (
        person.nights.exclude(took_doses=False)
        .filter(doses__isnull=False)
        .order_by()
        .values_list("doses__name")
        .annotate(Min("night"))
    )
    return figures.report(
        period,
        person.nights.during(period).diary(),
        person.nights.during(period.previous()).diary(),
        doses,
        recent.filter(took_doses__isnull=False).values_list("night", flat=True),
        first_logged,
        made_on=person.today(),
        name=person.report_name,
        twelve_hours=person.clock == User.Clock.HOURS_12,
    )


def _form(request: AuthenticatedHttpRequest) -> ReportForm:
    person = request.user
    return ReportForm(
        request.GET,
        tonight=clock.night_at(timezone.now(), person.zone),
        first_night=person.nights.aggregate(night=Min("night"))["night"],
        usual_paper=pdf.Paper.LETTER if person.units == User.Units.US else pdf.Paper.A4,
    )


def _page(
    request: AuthenticatedHttpRequest, form: ReportForm, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    """The choices, and unless the query could not be read, the figures."""
    paper = form.chosen_paper()
    context: dict[str, Any] = {"here": "report", "form": form, "paper": paper}
    if form.is_valid():
        period = form.period()
        dates = {"first": period.first.isoformat(), "last": period.last.isoformat()}
        context |= {
            "sheet": sheet(report_of(request.user, period)),
            "dates": dates,
            "paper_name": form.PAPERS[paper],
            "share_url": f"{reverse('report:share_report')}?{urlencode({**dates, 'paper': paper})}",
            "pdf_url": f"{reverse('report:report_pdf')}?{urlencode({**dates, 'paper': paper})}",
        }
    return render(request, "report/report.html", context, status=status)
