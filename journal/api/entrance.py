"""Where each request comes in; django-ninja and all of `resources` are imported by the first."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe


@csrf_exempt  # a token is the only thing that opens it: no cookie is looked at
def entrance(request: HttpRequest, rest: str) -> HttpResponseBase:
    """Answer one request to the API, whatever it asks."""
    from journal.api import answering

    return answering.answered(request, f"/{rest}")


@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """The description of the API for programs (OpenAPI 3.1); it holds nothing of anybody."""
    from journal.api import document

    return JsonResponse(document.document(settings.SITE_URL.rstrip("/")))


@require_safe
def reference(request: HttpRequest) -> HttpResponse:
    """The description of the API for people."""
    from journal.api import document

    return render(request, "api/reference.html", document.reference())
