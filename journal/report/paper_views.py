"""The paper form for nights without a phone: choose the first night, take the page along."""

from datetime import date
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import AuthenticatedHttpRequest
from accounts.limits import PRINTINGS, at_most
from accounts.models import User
from config.language import current, gettext_lazy, in_language, pgettext_lazy
from config.language import gettext as _
from journal import clock, plan
from journal.questions import Choices
from journal.questions.choices import RELIEFS, SENSATIONS
from journal.report import paper_nights as on_paper
from journal.report import pdf
from journal.report.languages import languages, spoken
from journal.report.press import PrintingError
from journal.report.unprintable import looked_at


class PaperNightsForm(forms.Form):
    """`?first=2026-11-23&paper=a4`; an empty date leaves the columns' dates to be written in."""

    PAPERS = {pdf.Paper.A4: "A4", pdf.Paper.LETTER: pgettext_lazy("a size of paper", "Letter")}

    first = forms.DateField(
        label=gettext_lazy("First night"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("The date of its evening. Leave it empty for a page without dates."),
        validators=[
            MinValueValidator(date(1900, 1, 1), gettext_lazy("Please choose a date after 1900.")),
            MaxValueValidator(
                date(2199, 12, 31), gettext_lazy("Please choose a date before 2200.")
            ),
        ],
        error_messages={"invalid": gettext_lazy("Please choose a date.")},
    )
    paper = forms.TypedChoiceField(
        label=gettext_lazy("Paper"),
        choices=list(PAPERS.items()),
        coerce=pdf.Paper,
        error_messages={"invalid_choice": gettext_lazy("Please choose A4 or Letter.")},
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language"),
        required=False,
        choices=languages,
        error_messages={
            "invalid_choice": gettext_lazy("Please choose one of the languages on the page.")
        },
    )


@login_required
@require_safe
def paper_nights(request: AuthenticatedHttpRequest) -> HttpResponse:
    """What the page is for, and the choice of nights and paper."""
    return _page(request, PaperNightsForm(initial=_usual(request)))


@login_required
@require_safe
@at_most(PRINTINGS, "printing", reading=True)
def paper_nights_pdf(request: AuthenticatedHttpRequest) -> HttpResponse:
    """The form as a PDF; a bad query is explained on the page."""
    form = PaperNightsForm({**_usual(request), **request.GET.dict()})
    if not form.is_valid():
        return _page(request, form, HTTPStatus.BAD_REQUEST)
    first = form.cleaned_data["first"]
    planned = plan.planned(request.user, first or _tonight(request.user))
    with in_language(spoken(form.cleaned_data["language"])):
        page = on_paper.form(
            first,
            _names(request),
            _labels(SENSATIONS),
            _labels(RELIEFS),
            {kind for dose in planned for kind in dose.kinds},
        )
    try:
        printed = pdf.paper_nights(page, form.cleaned_data["paper"], request.user.today())
    except PrintingError as error:
        form.add_error(None, str(error))
        return _page(request, form, HTTPStatus.SERVICE_UNAVAILABLE)
    return HttpResponse(
        printed,
        content_type="application/pdf",
        headers={"Content-Disposition": 'attachment; filename="nights-on-paper.pdf"'},
    )


def _labels(choices: Choices) -> list[str]:
    return [str(label) for _word, label in choices]


def _usual(request: AuthenticatedHttpRequest) -> dict[str, Any]:
    """Tonight, the paper of the person's country, and the language of the page."""
    person = request.user
    return {
        "first": _tonight(person),
        "paper": pdf.Paper.LETTER if person.units == User.Units.US else pdf.Paper.A4,
        "language": current(),
    }


def _tonight(person: User) -> date:
    return clock.night_at(timezone.now(), person.zone)


def _names(request: AuthenticatedHttpRequest) -> list[str]:
    """What was taken in the last weeks, the most frequent first."""
    recent = request.user.nights.last_nights(_tonight(request.user))
    taken = request.user.nights.during(recent).under("doses")
    counted: dict[str, int] = {}
    for name in taken.values_list("name", flat=True):
        counted[name] = counted.get(name, 0) + 1
    return sorted(counted, key=lambda name: (-counted[name], name))


def _page(
    request: AuthenticatedHttpRequest, form: PaperNightsForm, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    unprintable = (
        looked_at(name, _("what is taken")) for name in _names(request)[: on_paper.DOSES]
    )
    context = {
        "form": form,
        "languages": languages(),
        "here": "report",
        "unprintable": [each for each in unprintable if each],
    }
    return render(request, "report/paper_nights.html", context, status=status)
