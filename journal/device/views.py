"""Manifest, worker, the empty pages, and what a device has to know before it sends."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.http import AuthenticatedHttpRequest
from journal import clock, tonight_notes, travel
from journal.device import shell
from journal.device.manifest import app_manifest
from journal.sittings.screen import empty_screen

NIGHTS_AHEAD = 7  # whose notes lie on a device for want of a signal


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """What the system asks before it installs the app."""
    return JsonResponse(app_manifest(), content_type="application/manifest+json")


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker; from the root, so that it may answer for every page."""
    return HttpResponse(shell.worker_script(), content_type="text/javascript; charset=utf-8")


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """An empty entry, the same for everybody, shown when there is no signal."""
    return HttpResponse(shell.offline_page())


@require_safe
def offline_wake(request: HttpRequest) -> HttpResponse:
    """The 3 a.m. screen, the same for everybody, shown when there is no signal."""
    return HttpResponse(shell.offline_wake_page())


@require_safe
def offline_sitting(request: HttpRequest) -> HttpResponse:
    """The screen of a sitting, the same for everybody, shown when there is no signal."""
    return HttpResponse(empty_screen())


@login_required
@require_safe
def morning(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Last night, at its morning part."""
    now = timezone.now()
    last_night = now.astimezone(travel.tonight(request, now).zone).date() - clock.DAY
    return redirect(reverse("journal:edit_night", args=[last_night]) + "#morning-part")


@login_required
@require_safe
def device(request: AuthenticatedHttpRequest) -> HttpResponse:
    """The page about what this device stores: whether anything may be, and what waits."""
    return render(request, "device/device.html", {"here": "account"})


@login_required
@require_POST
def answer_offer(request: AuthenticatedHttpRequest) -> HttpResponse:
    """End the offer that is made once; what it offers, the device itself stores."""
    request.user.device_offer_answered_at = timezone.now()
    request.user.save(update_fields=["device_offer_answered_at"])
    return redirect("journal:tonight")


@login_required
@require_safe
def session(request: AuthenticatedHttpRequest) -> JsonResponse:
    """Who is signed in, as a name for devices only, and the token each sending needs."""
    return JsonResponse({"person": request.user.device_key, "csrf": get_token(request)})


@login_required
@require_safe
def notes(request: AuthenticatedHttpRequest) -> JsonResponse:
    """The notes of tonight and the nights after it, for a device of one's own without a signal.

    It shows each on its evening only, as the page does.
    """
    tonight = travel.tonight(request, timezone.now()).night
    nights = [tonight + ahead * clock.DAY for ahead in range(NIGHTS_AHEAD)]
    coming = tonight_notes.coming(request.user, nights)
    texts = {night.isoformat(): [note.text for note in listed] for night, listed in coming.items()}
    return JsonResponse({"notes": texts})
