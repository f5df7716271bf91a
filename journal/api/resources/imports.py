"""Files that come in: looked at first, added after a yes, and taken out again."""

from hashlib import blake2b
from http import HTTPStatus
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponse, JsonResponse
from django.utils import timezone

from accounts import audit
from accounts.limits import take_one
from config.language import gettext as _
from config.language import in_language
from journal.api.night_json import value_in_json
from journal.api.once import storing
from journal.api.other_schemas import Deleted, ImportEntry, Imports
from journal.api.problem import FieldError, Problem, missing, wrong
from journal.api.service import route
from journal.exchange.forms import ImportForm
from journal.exchange.models import Import
from journal.exchange.preview import Preview, confirm
from journal.exchange.problem import ImportProblem
from journal.exchange.views.imports import IMPORTS_AN_HOUR, taken

GROUP = "Export and import"
SCOPE = "everything"
ONE = "/imports/{int:pk}"
FILES = {
    "required": True,
    "content": {
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "required": ["file"],
                "properties": {
                    "file": {"type": "array", "items": {"type": "string", "format": "binary"}},
                    "time_zone": {
                        "type": "string",
                        "description": "Where you slept. Used where the file names no zone.",
                    },
                },
            }
        }
    },
}
COLUMNS = (
    *("id", "format", "filename", "time_zone", "created_at", "confirmed_at", "undone_at"),
    *("first_night", "last_night", "added", "same", "different", "refused", "kept"),
)


@route("GET", "/imports", scope=SCOPE, returns=Imports, group=GROUP)
def list_imports(request: Any) -> HttpResponse:
    """List what came in, the latest first, and what waits for a yes."""
    rows = request.user.imports.defer("payload", "mapping")
    return JsonResponse({"imports": [_in_json(entry) for entry in rows]})


@route("POST", "/imports", scope=SCOPE, returns={201: ImportEntry}, group=GROUP, body=FILES)
def upload(request: Any) -> HttpResponse:
    """Send files; what they hold is looked at, large ones later, and nothing added before a yes."""
    person, now = request.user, timezone.now()
    take_one(person, "import", f"{IMPORTS_AN_HOUR}/h")
    data = request.POST.copy()
    data.setdefault("time_zone", person.time_zone)
    form = ImportForm(data, request.FILES, person=person)
    if not form.is_valid():
        errors = form.errors.get_json_data().items()
        raise wrong(*(FieldError(n, each["message"]) for n, listed in errors for each in listed))
    with storing(request, _digest(form)) as once:
        if not once.repeated:
            try:
                entry = taken(person, form, now)()
            except ImportProblem as problem:
                raise wrong(*(FieldError("file", each.text) for each in problem.problems)) from None
            once.leads_to = f"{entry.pk}"
    return _answer(request, int(once.leads_to), HTTPStatus.CREATED)


@route("GET", ONE, scope=SCOPE, returns=ImportEntry, group=GROUP)
def read_import(request: Any, pk: int) -> HttpResponse:
    """Read one import: what it would add, or what became of it."""
    return _answer(request, pk)


@route("POST", f"{ONE}/confirm", scope=SCOPE, returns=ImportEntry, group=GROUP)
def confirm_import(request: Any, pk: int) -> HttpResponse:
    """Say yes: add what is new. Saying it again changes nothing."""
    try:
        if confirm(_entry(request, pk), timezone.now()):
            audit.record(request, audit.Kind.IMPORTED)
    except (IntegrityError, ValidationError) as error:
        sentence = _("Something changed meanwhile. Please look at it again.")
        raise Problem(HTTPStatus.CONFLICT, sentence) from error
    return _answer(request, pk)


@route("POST", f"{ONE}/undo", scope=SCOPE, returns=ImportEntry, group=GROUP)
def undo_import(request: Any, pk: int) -> HttpResponse:
    """Take out again what an import added, but for what was changed since."""
    if not _entry(request, pk).undo(timezone.now()):
        raise Problem(HTTPStatus.CONFLICT, _("There is nothing to undo in this import."))
    audit.record(request, audit.Kind.IMPORT_UNDONE)
    return _answer(request, pk)


@route("POST", f"{ONE}/bring_back", scope=SCOPE, returns={201: ImportEntry}, group=GROUP)
def bring_back_import(request: Any, pk: int) -> HttpResponse:
    """Look again at what an undo took out within 30 days; it waits for a yes as a new import."""
    take_one(request.user, "import", f"{IMPORTS_AN_HOUR}/h")
    with storing(request) as once:
        if not once.repeated:
            proposed = _entry(request, pk).bring_back(timezone.now())
            if proposed is None:
                sentence = _("There is nothing left to bring back from this import.")
                raise Problem(HTTPStatus.CONFLICT, sentence)
            once.leads_to = f"{proposed.pk}"
    return _answer(request, int(once.leads_to), HTTPStatus.CREATED)


@route("DELETE", ONE, scope=SCOPE, returns=Deleted, group=GROUP)
def discard_import(request: Any, pk: int) -> HttpResponse:
    """Say no: forget the file. Nothing of it was added; sending it again brings it back."""
    waiting = request.user.imports.filter(Import.waiting(timezone.now()), pk=pk, rows=None)
    if not waiting.exists():
        _entry(request, pk)
        raise Problem(HTTPStatus.CONFLICT, _("You have answered this import already."))
    waiting.get().delete()
    return JsonResponse({"deleted": f"{pk}", "undo": "/api/v1/imports"})


def _digest(form: ImportForm) -> bytes:
    """What was sent, in a few bytes; files are read piece by piece."""
    digest = blake2b()
    for file in form.cleaned_data["file"]:
        for piece in file.chunks():
            digest.update(piece)
        file.seek(0)
    return digest.digest()


def _entry(request: Any, pk: int) -> Import:
    entry: Import | None = request.user.imports.filter(pk=pk).first()
    if entry is None:
        raise missing(_("There is no such import."))
    return entry


def _answer(request: Any, pk: int, status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    entry = _entry(request, pk)
    found = _in_json(entry)
    if entry.step == Import.Step.PREVIEW and not entry.asks:
        preview = Preview.of(entry)
        with in_language("en"):  # they are keys
            found["would"] = {name.lower(): count for name, count in preview.figures}
    return JsonResponse(found, status=status)


def _in_json(entry: Import) -> dict[str, Any]:
    return {"step": entry.step, **{name: value_in_json(getattr(entry, name)) for name in COLUMNS}}
