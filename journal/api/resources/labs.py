"""Blood results as printed: read, written down, deleted and brought back."""

from http import HTTPStatus
from typing import Any

from django.db import IntegrityError
from django.http import HttpResponse, JsonResponse
from django.urls import reverse

from config.language import gettext as _
from config.language import gettext_lazy
from journal.api.night_change import in_texts
from journal.api.once import storing
from journal.api.other_schemas import Deleted, LabResultIn, LabResults
from journal.api.problem import FieldError, Problem, missing, wrong
from journal.api.service import route
from journal.api.table_json import rows_in_json
from journal.labs.forms import form_of
from journal.labs.models import TWICE, LabResult, RemovedLabResult

GROUP = "Blood results"
SCOPE = "labs"
FORM_NAMES = {"value": "measured", "comparator": "sign"}  # what the page's form calls these
API_NAMES = {form: name for name, form in FORM_NAMES.items()}
OF_THE_ROW = {"id", "created_at", "test"}  # what no form asks
NOT_ASKED = gettext_lazy("This is not asked about this test. Please leave it out.")


@route("GET", "/labs", scope=SCOPE, returns=LabResults, group=GROUP)
def list_results(request: Any) -> HttpResponse:
    """Read every blood result as it was printed, the latest first."""
    return JsonResponse({"results": rows_in_json("lab_results", request.user.lab_results.all())})


@route("POST", "/labs", scope=SCOPE, returns={201: LabResultIn}, group=GROUP)
def add_lab_result(request: Any, body: LabResultIn) -> HttpResponse:
    """Write one result down; a figure that is hardly ever seen needs “sure”."""
    texts = {FORM_NAMES.get(name, name): text for name, text in in_texts(body).items() if text}
    row = LabResult(user=request.user, test=body.test, name=body.name or "")
    form = form_of(row, texts, request.user.today())
    if unasked := [name for name in texts if name not in {*form.fields, *OF_THE_ROW}]:
        raise wrong(*(FieldError(name, NOT_ASKED) for name in unasked))
    with storing(request) as once:
        if not once.repeated:
            if not form.is_valid():
                raise wrong(*_errors(form))
            try:
                once.leads_to = f"{form.save().pk}"
            except IntegrityError as error:  # the same from elsewhere at the same moment
                raise Problem(HTTPStatus.CONFLICT, str(TWICE)) from error
    stored = rows_in_json("lab_results", request.user.lab_results.filter(pk=once.leads_to))
    if not stored:  # deleted since
        raise missing(_("There is no such blood result."))
    return JsonResponse(stored[0], status=HTTPStatus.CREATED)


def _errors(form: Any) -> list[FieldError]:
    return [
        FieldError(API_NAMES.get(name, name.strip("_")), each["message"])
        for name, listed in form.errors.get_json_data().items()
        for each in listed
    ]


@route("DELETE", "/labs/{int:pk}", scope=SCOPE, returns=Deleted, group=GROUP)
def delete_lab_result(request: Any, pk: int) -> HttpResponse:
    """Delete one result; what is answered brings it back within 30 days."""
    with storing(request) as once:
        if not once.repeated:
            row = request.user.lab_results.filter(pk=pk).first()
            if row is None:
                raise missing(_("There is no such blood result."))
            once.leads_to = f"labs/removed/{RemovedLabResult.take(row).pk}/restore"
    undo = reverse("api:entrance", args=[once.leads_to])
    return JsonResponse({"deleted": f"{pk}", "undo": undo})


@route("POST", "/labs/removed/{int:pk}/restore", scope=SCOPE, returns=LabResults, group=GROUP)
def restore_lab_result(request: Any, pk: int) -> HttpResponse:
    """Bring a deleted result back; every result is answered."""
    with storing(request) as once:
        if not once.repeated:
            removed = request.user.removed_lab_results.filter(pk=pk).first()
            if removed is None:
                raise missing(_("There is no such deleted blood result."))
            if not removed.restore():
                raise Problem(HTTPStatus.CONFLICT, _("This result is in the list again already."))
            once.leads_to = "labs"
    answer: HttpResponse = list_results(request)
    return answer
