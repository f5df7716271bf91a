"""What a phone noted of a day: shown on its night, an answer only after a yes."""

from datetime import date, time
from decimal import Decimal

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.http import AuthenticatedHttpRequest
from accounts.models import User
from config.language import gettext as _
from journal import caffeine, clock, quotas
from journal.models import CaffeineIntake, DaySuggestion, Exercise, Factor, Night
from journal.once import once, storing

Kind = DaySuggestion.Kind
FACTORS = {  # by the kind of suggestion: what is tracked then, and with which answer
    Kind.MINDFUL: ("Mindful minutes", Factor.Kind.NUMBER, "min"),
    Kind.PERIOD: ("Period", Factor.Kind.CLAIM, ""),
}


def suggested_of(person: User, entry: Night) -> list[tuple[DaySuggestion, time, bool]]:
    """The suggestions for a night, each its time by the night's clock, whether it is ticked.

    Ticked is what is not answered yet: what was written of the same kind may be the same drink.
    """
    written = {Kind.CAFFEINE: entry.had_caffeine, Kind.EXERCISE: entry.exercised}
    open_ones = person.day_suggestions.open_on(entry.night)
    return [(each, _clock(each, entry), written.get(Kind(each.kind)) is None) for each in open_ones]


def _clock(suggestion: DaySuggestion, entry: Night) -> time:
    return suggestion.at.astimezone(entry.zone).time().replace(second=0, microsecond=0)


@login_required
@require_POST
@once
def use_day_suggestions(request: AuthenticatedHttpRequest, night: date) -> HttpResponse:
    """Add what is ticked to the evening's answers, and put the rest aside."""
    if not request.user.day_suggestions.filter(night=night).exists():
        raise Http404("Nothing is suggested for this night.")
    ticked = set(request.POST.getlist("suggestion"))
    try:
        with storing(request) as done:
            count = _answer(request.user, night, ticked)
            name = clock.name_of(night)
            added = _("Added to the evening of {night}.").format(night=name)
            messages.success(request, added if count else _("Put aside. Nothing was added."))
            return done(redirect("journal:edit_night", night))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("journal:edit_night", night)


@transaction.atomic
def _answer(person: User, night: date, ticked: set[str]) -> int:
    """Take over the ticked ones of a night's open suggestions; returns how many."""
    waiting = person.day_suggestions.filter(night=night, answered_at__isnull=True)
    open_ones = list(waiting.select_for_update())
    taken = [each for each in open_ones if str(each.pk) in ticked]
    if taken:
        zone = {"time_zone": person.time_zone}
        begun, _created = person.nights.get_or_create(night=night, defaults=zone)
        entry: Night = person.nights.select_for_update().get(pk=begun.pk)
        for each in taken:
            _add(entry, each)
        entry.version += 1
        entry.write("evening", timezone.now())
        entry.save()
    waiting.filter(pk__in=[each.pk for each in open_ones]).update(answered_at=timezone.now())
    return len(taken)


def _add(entry: Night, suggestion: DaySuggestion) -> None:
    """One suggestion as a row of the night, or as the answer to something that is tracked."""
    at = _clock(suggestion, entry)
    match suggestion.kind:
        case Kind.CAFFEINE:
            quotas.check_below("caffeine_intakes", entry.caffeine_intakes.count())
            entry.had_caffeine = True
            drink = CaffeineIntake(
                night=entry, drink=caffeine.OTHER, caffeine_mg=suggestion.amount, taken_at=at
            )
            drink.full_clean()
            drink.save()
        case Kind.EXERCISE:
            quotas.check_below("exercises", entry.exercises.count())
            entry.exercised = True
            kind, minutes = suggestion.what or Exercise.Kind.OTHER, suggestion.amount
            bout = Exercise(night=entry, kind=kind, minutes=minutes, started_at=at)
            bout.full_clean()
            bout.save()
        case _:
            _add_tracked(entry, suggestion)


def _add_tracked(entry: Night, suggestion: DaySuggestion) -> None:
    """Minutes are added up over the day; what is tracked by that name already is used."""
    name, kind, unit = FACTORS[Kind(suggestion.kind)]
    factor = entry.user.factors.filter(name__iexact=name).first()
    if factor is None:
        quotas.check(entry.user, "factors")
        factor = entry.user.factors.create(name=name, kind=kind, unit=unit)
    if factor.kind != kind:
        raise ValidationError(
            _("You track “{name}” with another kind of answer. Nothing was added.").format(
                name=name
            )
        )
    answer = entry.factor_answers.filter(factor=factor).first()
    before = answer.value if answer and kind == Factor.Kind.NUMBER else Decimal(0)
    value = before + suggestion.amount if kind == Factor.Kind.NUMBER else Decimal(1)
    entry.factor_answers.update_or_create(factor=factor, defaults={"value": value})
