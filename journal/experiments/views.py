"""Experiments: start one, follow it, stop it at any time, read its result."""

from datetime import date
from http import HTTPStatus
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.http import AuthenticatedHttpRequest
from accounts.limits import computing
from config.language import gettext as _
from journal import clock
from journal.clock import Period
from journal.experiments import agents, experiment_page
from journal.experiments.forms import ExperimentForm, FollowedForm, StopForm
from journal.experiments.models import Experiment
from journal.experiments.night_values import block_means, nightly_values
from journal.experiments.outcomes import OUTCOMES
from journal.figures.differences import on_the_axis_of
from journal.night_figures import FiguresByNight, by_night
from journal.once import once, storing
from journal.regimen.slow_stores import BEFORE_AFTER

if TYPE_CHECKING:
    from journal.experiments.expectation import Expectation

ANSWERABLE = 7  # nights back that can be answered for on the page


def _tonight(request: AuthenticatedHttpRequest) -> date:
    return clock.night_at(timezone.now(), request.user.zone)


@login_required
@require_safe
def experiments(request: AuthenticatedHttpRequest) -> HttpResponse:
    """The running one, and those before."""
    tonight = _tonight(request)
    rows = list(request.user.experiments.all())
    context = {
        "here": "experiments",
        "running": [row for row in rows if not row.is_over(tonight)],
        "over": [row for row in rows if row.is_over(tonight)],
        "placebo": experiment_page.PLACEBO,
    }
    return render(request, "experiments/experiments.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@once
def new_experiment(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Fix everything beforehand, see what it can find, start; the server draws the sequence."""
    data = request.POST if request.method == "POST" else None
    form = ExperimentForm(data, instance=Experiment(user=request.user), today=_tonight(request))
    if form.is_valid() and request.POST.get("start") == form.plan_key:
        with storing(request) as done:
            row: Experiment = form.save(commit=False)
            row.start()
            words = _("“{name}” is set up. Chance has chosen the order.").format(name=row.called)
            messages.success(request, words)
            return done(redirect("experiments:experiment", row.pk))
    context = {
        "here": "experiments",
        "form": form,
        "expectation": _expectation(request, form) if form.is_valid() else None,
        "agents": agents.AGENTS.values(),
        "before_after": BEFORE_AFTER,
        "placebo": experiment_page.PLACEBO,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "experiments/new_experiment.html", context, status=status)


def _expectation(request: AuthenticatedHttpRequest, form: ExperimentForm) -> "Expectation":
    """What the plan would find, by the nights before tonight."""
    from journal.experiments import expectation, forecast  # numpy, only where it is needed

    period = forecast.looked_at(_tonight(request))
    figures = request.user.nights.figures(period)
    measure = OUTCOMES[form.instance.outcome]
    (values,) = on_the_axis_of(measure, measure.over(period, figures))
    with computing(request.user):
        return expectation.expectation(form.instance.design(), measure, values, form.number)


@login_required
@require_safe
def experiment(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """One experiment: tonight, its lots, how it is followed, and its result when it is over."""
    row = get_object_or_404(request.user.experiments, pk=pk)
    tonight, design = _tonight(request), row.design()
    period, is_over = row.period(), row.is_over(tonight)
    figures = request.user.nights.figures(period) if period else by_night(())
    followed = dict(row.followed_nights.values_list("night", "followed"))
    refused = None if is_over else row.refusal()
    assignment = None if is_over or refused else row.assignment(tonight)
    context = {
        "here": "experiments",
        "row": row,
        "design": design,
        "last_night": row.last_night(),
        "measure": OUTCOMES[row.outcome],
        "agent": agents.AGENTS[row.agent],
        "is_over": is_over,
        "refused": refused,
        "tonight": None
        if assignment is None
        else experiment_page.tonight_sentence(row.to_do(tonight), design, tonight),
        "adherence": experiment_page.adherence(design, followed, min(tonight, row.last_night())),
        "answers": [] if refused else _answers(row, followed, tonight),
        "stop": StopForm(),
        "placebo": experiment_page.PLACEBO,
        **({} if refused else _lots(row, figures, followed, tonight, request.user.clock)),
        **(_result(request, row, figures, followed) if is_over else {}),
    }
    return render(request, "experiments/experiment.html", context)


def _lots(
    row: Experiment,
    figures: FiguresByNight,
    followed: dict[date, bool],
    tonight: date,
    hours: str,
) -> dict[str, object]:
    """The nights of the experiment one by one, or its blocks."""
    design, measure, last = row.design(), OUTCOMES[row.outcome], row.last_night()
    if design.is_nightly:
        rows = experiment_page.night_rows(
            design,
            row.sequence,
            measure,
            figures,
            to_do=row.lots_in_words(),
            followed=followed,
            tonight=tonight,
            last=last,
            hours=hours,
        )
        return {"night_rows": rows}
    blocks = experiment_page.block_rows(
        design,
        row.sequence,
        measure,
        figures,
        to_do=row.lots_in_words(),
        tonight=tonight,
        reveals=row.is_over(tonight) or not row.is_hidden,
        last=last,
        hours=hours,
    )
    return {"blocks": blocks}


def _result(
    request: AuthenticatedHttpRequest,
    row: Experiment,
    figures: FiguresByNight,
    followed: dict[date, bool],
) -> dict[str, object]:
    """The analysis as it was fixed beforehand."""
    from journal.experiments import analysis  # numpy, only where it is needed
    from journal.figures import pictures

    measure, design, last = OUTCOMES[row.outcome], row.design(), row.last_night()
    number, hours = row.number_in_year, request.user.clock
    with computing(request.user):
        result = analysis.result_of(
            design, row.sequence, measure, figures, last=last, number=number
        )
    values = (nightly_values if design.is_nightly else block_means)(design, measure, figures, last)
    sides: dict[str, list[float]] = {"1": [], "0": []}
    for lot, value in zip(row.sequence, values, strict=False):
        if value is not None:
            sides[lot].append(value)
    otherwise = experiment_page.departures(design, followed, last)
    return {
        "result": result,
        "line": experiment_page.percent(result.line),
        "sentence": experiment_page.result_sentence(row.called, measure, result, hours),
        "remarks": experiment_page.remarks(
            design, result, last=last, number=number, otherwise=otherwise
        ),
        "picture": pictures.two_sides(measure.kind, sides["1"], sides["0"], hours),
    }


def _answers(
    row: Experiment, followed: dict[date, bool], tonight: date
) -> list[tuple[date, str, bool | None]]:
    """The latest nights that can be answered for: date, what to do, the answer."""
    last = min(tonight, row.last_night())
    if last < row.first_night:
        return []
    first = max(row.first_night, last - (ANSWERABLE - 1) * clock.DAY)
    return [
        (night, row.to_do(night), followed.get(night))
        for night in sorted(Period(first, last).nights(), reverse=True)
    ]


@login_required
@require_POST
def follow_night(request: AuthenticatedHttpRequest, pk: int, night: date) -> HttpResponse:
    """Say whether a night went as drawn; the last answer counts."""
    row = get_object_or_404(request.user.experiments, pk=pk)
    if not row.first_night <= night <= min(_tonight(request), row.last_night()):
        raise Http404(_("That night is not one of this experiment."))
    form = FollowedForm(request.POST)
    if form.is_valid():
        row.followed_nights.update_or_create(
            night=night, defaults={"followed": form.cleaned_data["followed"]}
        )
        messages.success(request, _("Noted for {night}.").format(night=clock.name_of(night)))
    else:
        messages.error(request, str(form.errors["followed"][0]))
    return redirect("experiments:experiment", pk)


@login_required
@require_POST
def say_nobody_prescribed(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """What an experiment under a name of one's own needs before it asks for anything."""
    row = get_object_or_404(request.user.experiments, pk=pk)
    row.nobody_prescribed = True
    row.save(update_fields=["nobody_prescribed"])
    words = _("Noted: nobody prescribed “{name}”.").format(name=row.called)
    messages.success(request, words)
    return redirect("experiments:experiment", pk)


@login_required
@require_POST
def stop_experiment(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """End it now; what was gathered is kept and read as fixed beforehand."""
    row = get_object_or_404(request.user.experiments, pk=pk)
    tonight, form = _tonight(request), StopForm(request.POST)
    if row.is_over(tonight):
        messages.info(request, _("This experiment is over already."))
    elif not form.is_valid():
        messages.error(request, _("Please shorten the reason to 200 characters."))
    else:
        row.stop(tonight, form.cleaned_data["reason"])
        messages.success(request, _("“{name}” is stopped.").format(name=row.called))
    return redirect("experiments:experiment", pk)
