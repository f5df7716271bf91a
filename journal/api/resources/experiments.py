"""What an experiment asks for tonight."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.utils import timezone

from journal import travel
from journal.api.night_answer import READ
from journal.api.schemas import ExperimentsTonight
from journal.api.service import route
from journal.experiments.experiment_page import tonight_sentence

GROUP = "Tonight"


@route("GET", "/experiments/tonight", scope=READ, returns=ExperimentsTonight, group=GROUP)
def experiments_tonight(request: Any) -> HttpResponse:
    """Read what each experiment that runs tonight asks for; one of a medicine asks for nothing."""
    night = travel.night_of(request.user, timezone.now()).night
    rows = request.user.experiments.running_on(night)
    listed = [
        {
            "name": row.name,
            "says": None
            if row.refusal()
            else tonight_sentence(row.to_do(night), row.design(), night),
        }
        for row in rows
    ]
    return JsonResponse({"night": f"{night}", "experiments": listed})
