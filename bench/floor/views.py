"""The plainest way to write each page."""

import csv
import json
from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from bench.floor.models import FURTHER, RATINGS, Entry


class EntryForm(forms.ModelForm):
    """Django's own widgets."""

    class Meta:
        model = Entry
        fields = ("night", *RATINGS, "note")


@login_required
def form(request: HttpRequest) -> HttpResponse:
    """The form page with the last night in it; a post adds a row."""
    entries = Entry._default_manager.filter(user=request.user)
    if request.method == "POST":
        filled = EntryForm(request.POST)
        if filled.is_valid():
            filled.instance.user = request.user
            filled.save()
            return redirect("/form/")
        return render(request, "floor/form.html", {"form": filled}, status=422)
    last = entries.order_by("-night").first()
    return render(request, "floor/form.html", {"form": EntryForm(instance=last)})


@login_required
def insert(request: HttpRequest) -> HttpResponse:
    """A row from JSON."""
    entry = Entry._default_manager.create(user=request.user, **json.loads(request.body))
    return JsonResponse({"stored": entry.pk})


@login_required
def shell(request: HttpRequest) -> HttpResponse:
    """A page that a script would fill."""
    return render(request, "floor/shell.html", {"count": _of(request).count()})


@login_required
def series(request: HttpRequest) -> HttpResponse:
    """29 columns of all nights, as many as Stillnight's, just as they are stored."""
    names = ("night", *RATINGS, *FURTHER[:22])
    rows = _of(request).order_by("night").values_list(*names)
    return JsonResponse(dict(zip(names, zip(*rows, strict=True), strict=False)))


@login_required
def calendar(request: HttpRequest) -> HttpResponse:
    """Five weeks as a table."""
    since = date.today() - timedelta(days=35)  # noqa: DTZ011 - any month will do
    rows = _of(request).filter(night__gt=since).order_by("night")
    return render(request, "floor/calendar.html", {"rows": rows})


@login_required
def export(request: HttpRequest) -> HttpResponse:
    """All rows as CSV of 53 columns, as many as Stillnight's."""
    answer = HttpResponse(content_type="text/csv")
    names = ("night", *RATINGS, *FURTHER)
    csv.writer(answer).writerows(_of(request).order_by("night").values_list(*names))
    return answer


def _of(request: HttpRequest) -> Any:
    return Entry._default_manager.filter(user=request.user)
