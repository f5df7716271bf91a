"""Reminders: times, devices, the calendar, and an end to the mails."""

from http import HTTPStatus

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import audit
from accounts.browsers import in_words, name_of
from accounts.confirmation import recently_confirmed
from accounts.http import AuthenticatedHttpRequest
from config.language import gettext as _
from config.language import in_language
from journal import quotas
from journal.once import once, storing
from journal.reminders import calendar, mail
from journal.reminders.forms import PushDeviceForm, RemindersForm
from journal.reminders.messages import DAILY, Part
from journal.reminders.models import CalendarFeed, PushDevice, Reminder, digest
from journal.reminders.sending import this_server


@login_required
@require_http_methods(["GET", "POST"])
def reminders(request: AuthenticatedHttpRequest) -> HttpResponse:
    """When, and by which ways."""
    person = request.user
    form = RemindersForm(request.POST if request.method == "POST" else None, person=person)
    if form.is_valid():
        form.save(timezone.now())
        messages.success(request, _("Saved."))
        return redirect("reminders:reminders")
    devices = list(person.push_devices.order_by("added_at"))
    feed = CalendarFeed.objects.filter(user=person).first()
    context = {
        "form": form,
        "devices": [(device, in_words(device.name)) for device in devices],
        "feed": feed,
        "no_devices": person.is_demo and quotas.full(person, "push_devices"),
        "no_calendar": person.is_demo and quotas.full(person, "calendar_feeds"),
        "nowhere": form.has_times and not (form.has_mail or feed or _any_working(devices)),
        "push_key": this_server(settings.VAPID_PRIVATE_KEY).public_key,
        "here": "account",
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "reminders/reminders.html", context, status=status)


def _any_working(devices: list[PushDevice]) -> bool:
    return not all(device.is_stopped for device in devices)


@login_required
@require_POST
def add_device(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Store this browser as a device; its script asks and reads the answer."""
    form = PushDeviceForm(request.POST, person=request.user)
    if not form.is_valid():
        sentence = next(iter(form.errors.values()))[0]
        return JsonResponse({"problem": sentence}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    device = form.save(name_of(request.headers.get("User-Agent", "")))
    messages.success(
        request, _("{device} gets your reminders from now on.").format(device=in_words(device.name))
    )
    return JsonResponse({}, status=HTTPStatus.CREATED)


@login_required
@require_POST
@once
def remove_device(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Delete a device: no more messages there."""
    device = get_object_or_404(request.user.push_devices, pk=pk)
    with storing(request) as done:
        device.delete()
        messages.success(
            request, _("{device} gets no more reminders.").format(device=in_words(device.name))
        )
        return done(redirect("reminders:reminders"))


@login_required
@recently_confirmed(back="reminders:reminders")
@require_POST
@once
def make_calendar(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Make a new private address."""
    if request.user.is_demo and (refused := quotas.full(request.user, "calendar_feeds")):
        messages.error(request, refused)
        return redirect("reminders:reminders")
    with storing(request) as done:
        CalendarFeed.renew(request.user)
        audit.record(request, audit.Kind.CALENDAR_MADE)
        messages.success(request, _("The new address is ready. Old addresses no longer work."))
        return done(redirect("reminders:reminders"))


@login_required
@require_POST
def end_calendar(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Delete the address, which stops working at once."""
    if CalendarFeed.objects.filter(user=request.user).delete()[0]:
        audit.record(request, audit.Kind.CALENDAR_ENDED)
    messages.success(request, _("The calendar address is deleted."))
    return redirect("reminders:reminders")


@require_safe
def calendar_ics(request: HttpRequest, token: str) -> HttpResponse:
    """What a calendar program reads: times of day, nothing about nights.

    A program that asks without encryption is refused: led on to https, nobody would notice that
    the secret in the address travels in the open each time.
    """
    if settings.HTTPS and not request.is_secure():
        raise Http404("This address is https.")
    feed = get_object_or_404(
        CalendarFeed.objects.select_related("user"),
        token_digest=digest(token),
        user__is_active=True,
    )
    person = feed.user
    times = [
        calendar.Time(Part(reminder.part), reminder.at, reminder.changed_at)
        for reminder in person.reminders.filter(part__in=DAILY).order_by("part")
    ]
    first_day = feed.made_at.astimezone(person.zone).date()
    with in_language(person.speaks):
        text = calendar.written(
            times,
            person.zone,
            first_day,
            feed.made_at,
            settings.SITE_URL.rstrip("/"),
            person.identity_of,
        )
    return HttpResponse(text, content_type="text/calendar; charset=utf-8")


@csrf_exempt  # a mail program posts here without ever having seen a page (RFC 8058)
@require_http_methods(["GET", "HEAD", "POST"])
def stop_mail(request: HttpRequest, token: str) -> HttpResponse:
    """One click, without signing in: the signed link says whose mails end."""
    person = mail.named_by(token)
    if person is None:
        raise Http404("This link is not one of ours.")
    if request.method == "POST":
        Reminder.objects.filter(user=person, part=Part.SUNDAY).delete()
        Reminder.objects.filter(user=person).update(by_mail=False)
    wanted = Reminder.objects.filter(user=person, by_mail=True).exists()
    return render(request, "reminders/stop_mail.html", {"wanted": wanted})
