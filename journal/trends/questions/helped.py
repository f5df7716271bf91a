"""The page "What helped you": each thing that was tried, with its nights."""

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from accounts.http import AuthenticatedHttpRequest
from config.language import gettext as _
from config.language import list_text
from journal.figures.wording import nights, percent
from journal.questions.choices import HELPED
from journal.reliefs import NEEDED
from journal.trends.questions import words
from journal.trends.questions.forms import ThingForm, YearForm
from journal.trends.questions.views import period_form
from journal.trends.sentences import out_of

if TYPE_CHECKING:
    from journal.trends.helped import Tried

NIGHTS_SHOWN = 90
WIDTH = 300  # of the bars, in units of the picture
WORDS = {int(value): word for value, word in HELPED}
ANSWERS = sorted(WORDS, reverse=True)


@login_required
@require_GET
def helped(request: AuthenticatedHttpRequest) -> HttpResponse:
    """What was tried in a period, how often it helped, and the nights of one thing."""
    from journal.trends.helped import tried

    form = period_form(request, YearForm)
    period = form.period()
    rows = request.user.nights.columns(NEEDED, period)
    things = tried([dict(zip(NEEDED, row, strict=True)) for row in rows])
    wanted = ThingForm(request.GET).word
    opened = next((each for each in things if each.word == wanted), None)
    context = {
        "here": "trends",
        "question": "helped",
        "form": form,
        "ranges": [(key, label) for key, (label, _) in form.RANGES.items() if key != "2w"],
        "chosen_range": form.chosen_range,
        "period_fields": [form["first"], form["last"]],
        "dates": words.dates(period),
        "sentences": sentences(things),
        "answers": [(answer, str(WORDS[answer])) for answer in ANSWERS],
        "things": [_row(each) for each in things],
        "query": urlencode({"first": period.first.isoformat(), "last": period.last.isoformat()}),
        "opened": opened,
        "nights": _nights(opened) if opened else [],
    }
    return render(request, "trends/questions/helped.html", context)


def sentences(things: "tuple[Tried, ...]") -> list[str]:
    """What the nights say so far, without a word about why."""
    if not things:
        return [
            _("Nothing to show yet."),
            _(
                "Under “More about this evening” you can choose what you tried and whether it "
                "helped."
            ),
        ]
    first = things[0]
    if first.share.ends is None:
        lead = _("Not clear yet: each needs 10 nights with an answer.")
        return [f"{lead} {_so_far(first)}"]
    low, high = first.share.ends
    lines = [
        _("{thing} helped on {nights}.").format(
            thing=_capital(first.label), nights=out_of(first.share.times, first.share.nights)
        ),
        _("With these nights it could be from {low} to {high}.").format(
            low=percent(low), high=percent(high)
        ),
    ]
    others = [each.label for each in things[1:] if each.share.ends and each.share.ends[1] >= low]
    if others:
        lines.append(
            _("Not clearly more often than {things}.").format(things=list_text(others, "or"))
        )
    return lines


def _so_far(thing: "Tried") -> str:
    return _("{thing} has {nights} so far.").format(
        thing=_capital(thing.label), nights=nights(thing.known)
    )


def _capital(label: str) -> str:
    return label[:1].upper() + label[1:]


def _row(thing: "Tried") -> dict[str, object]:
    """A thing as its row of the table and of the picture shows it."""
    counts = [(str(WORDS[answer]), thing.of(answer)) for answer in ANSWERS]
    ends = thing.share.ends
    return {
        "word": thing.word,
        "label": _capital(thing.label),
        "counts": counts,
        "unanswered": thing.of(None),
        "known": thing.known,
        "bars": _bars([count for _, count in counts]) if thing.known else [],
        "helped": thing.share.times,
        "share": percent(thing.share.value) if thing.known else "",
        "range": [percent(end) for end in ends] if ends else None,
        "ends": [WIDTH * end for end in ends] if ends else None,
        "missing": thing.missing,
    }


def _bars(counts: list[int]) -> list[tuple[float, float]]:
    """Where the bar of each count begins on a line of `WIDTH`, and its length."""
    scale = WIDTH / sum(counts)
    return [(scale * sum(counts[:place]), scale * count) for place, count in enumerate(counts)]


def _nights(thing: "Tried") -> list[tuple[object, str]]:
    """The latest nights of a thing, each with the answer in words."""
    latest = thing.nights[: -NIGHTS_SHOWN - 1 : -1]
    return [
        (night, _("not answered") if each is None else str(WORDS[each])) for night, each in latest
    ]
