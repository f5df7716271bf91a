"""What somebody takes: products, their doses from a day on, what changed when."""

from collections import defaultdict
from datetime import date
from typing import Any

from django.http import HttpResponse, JsonResponse

from journal.api.other_schemas import Events, Products
from journal.api.service import route
from journal.api.table_json import rows_in_json
from journal.regimen.events import events
from journal.regimen.models import DoseStep, DoseTime, RegimenNutrient

GROUP = "What you take"
SCOPE = "regimen"


@route("GET", "/regimen", scope=SCOPE, returns=Products, group=GROUP)
def regimen(request: Any) -> HttpResponse:
    """Read every product that is or was taken, with its doses and what it holds."""
    person = request.user
    steps = rows_in_json("dose_steps", DoseStep.objects.filter(regimen__user=person))
    times = DoseTime.objects.filter(step__regimen__user=person)
    at = _by("step", rows_in_json("dose_times", times))
    for step in steps:
        step["times"] = [row["at"] for row in at[step["id"]]]
    nutrients = RegimenNutrient.objects.filter(regimen__user=person)
    holds = _by("regimen", rows_in_json("regimen_nutrients", nutrients))
    doses = _by("regimen", steps)
    products = [
        row | {"steps": doses[row["id"]], "nutrients": holds[row["id"]]}
        for row in rows_in_json("regimens", person.regimens.order_by("pk"))
    ]
    return JsonResponse({"products": products})


def _by(column: str, rows: list[dict[str, Any]]) -> dict[int, list[dict[str, Any]]]:
    """The rows by the row that they hang on."""
    listed = defaultdict(list)
    for row in rows:
        listed[row.pop(column)].append(row)
    return listed


@route("GET", "/events", scope=SCOPE, returns=Events, group=GROUP)
def changes(request: Any, first: date | None = None, last: date | None = None) -> HttpResponse:
    """Read when a product was started, changed or stopped, in the order of the days."""
    listed = [
        {
            "day": f"{event.day}",
            "product": event.product,
            "change": event.change.value,
            "before": event.before or None,
            "after": event.after or None,
            "words": event.words,
        }
        for event in events(request.user.regimens.planned())
        if (first or date.min) <= event.day <= (last or date.max)
    ]
    return JsonResponse({"events": listed})
