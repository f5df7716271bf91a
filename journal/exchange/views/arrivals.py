"""Large files that a browser sends in pieces, so that nothing has to hold or send them whole."""

from http import HTTPStatus

from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts import uploads
from accounts.http import AuthenticatedHttpRequest
from accounts.limits import at_most
from journal.exchange import arrivals
from journal.exchange.forms import PiecesForm
from journal.exchange.models import Import
from journal.exchange.tasks import queue
from journal.exchange.views.imports import IMPORTS_AN_HOUR

PIECE = 8 * 1024**2  # bytes
READ_AT_ONCE = 64 * 1024


@login_required
@at_most(f"{IMPORTS_AN_HOUR}/h", "import")
@require_POST
def begin_upload(request: AuthenticatedHttpRequest) -> JsonResponse:
    """Say which files will come; where their pieces go, and how large they may be."""
    form = PiecesForm(request.POST, person=request.user)
    if not form.is_valid():
        sentences = [str(sentence) for errors in form.errors.values() for sentence in errors]
        return JsonResponse({"error": " ".join(sentences)}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    names, sizes = form.cleaned_data["chosen"]
    entry = Import.receive(request.user, names, form.cleaned_data["time_zone"], sizes)
    uploads.forget_all(request.user.pk)  # what did not arrive whole
    arrivals.expect(entry)
    return JsonResponse(
        {"pieces": reverse("exchange:upload_piece", args=[entry.pk]), "bytes": PIECE}
    )


@login_required
@require_POST
def upload_piece(request: AuthenticatedHttpRequest, pk: int) -> JsonResponse:
    """Take the bytes of file `file` from `at` on; the page to go to once all are there.

    Sent again, a piece is written to the same place. 409 says up to where the file is there.
    """
    arriving = request.user.imports.filter(step=Import.Step.READING, queued_at=None)
    entry = get_object_or_404(arriving.exclude(payload__sizes=None), pk=pk)
    place = arrivals.Place.of(entry, request.GET.get("file", ""), request.GET.get("at", ""))
    size = int(request.META.get("CONTENT_LENGTH") or 0)
    if place is None or size > min(PIECE, place.room):
        return JsonResponse({"error": "no such piece"}, status=HTTPStatus.BAD_REQUEST)
    if place.at > place.there:
        return JsonResponse({"at": place.there}, status=HTTPStatus.CONFLICT)
    place.write(iter(lambda: request.read(READ_AT_ONCE), b""))
    if not arrivals.are_whole(entry):
        return JsonResponse({"at": place.there})
    queue(entry)
    return JsonResponse({"page": reverse("exchange:preview_import", args=[pk])})
