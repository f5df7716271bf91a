"""Saying what the columns of a table mean, before it is shown as nights."""

import json
from http import HTTPStatus
from zoneinfo import ZoneInfo

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import AuthenticatedHttpRequest
from journal.exchange.column_forms import TableForm
from journal.exchange.descriptions import description, descriptions
from journal.exchange.formats.table_reading import understood
from journal.exchange.models import Import
from journal.exchange.problem import ImportProblem
from journal.exchange.proposal import check, format_of, options_for
from journal.exchange.reading import Table
from journal.exchange.sheets import mapping
from journal.exchange.sheets.mapping import ColumnMapping

FIRST_ROWS = 5
MAX_DIGITS = 18


@login_required
@require_http_methods(["GET", "POST"])
def columns(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """What each column means: a guess to correct, then the preview."""
    entry = get_object_or_404(request.user.imports, pk=pk)
    table = entry.table if entry.step == Import.Step.PREVIEW else None
    if table is None:
        return redirect("exchange:imports")
    form, problem = TableForm(table=table), None
    if request.method == "POST":
        form = TableForm(request.POST, table=table)
        try:
            if described := request.FILES.get("described"):
                columns = mapping.for_heads(
                    mapping.read(described.read(mapping.MAX_BYTES + 1)), table.sheet.heads
                )
                return _preview(entry, table, columns)
            if stored := description(entry.user, _number(request.POST.get("stored"))):
                columns = mapping.for_heads(stored.mapping, table.sheet.heads)
                return _preview(entry, table, columns)
            if form.is_valid():
                return _preview(entry, table, form.column_mapping())
        except ImportProblem as refused:
            problem = refused
    failed = problem is not None or form.is_bound
    context = {
        "entry": entry,
        "form": form,
        "problem": problem,
        "offered": [
            each
            for each in descriptions(entry.user)
            if each.forgotten_at is None and each.fits(table.sheet.heads)
        ],
        "heads": table.sheet.heads,
        "rows": [cells[: len(table.sheet.heads)] for _, cells in table.sheet.rows[:FIRST_ROWS]],
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if failed else HTTPStatus.OK
    return render(request, "exchange/columns.html", context, status=status)


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < MAX_DIGITS else 0


def _preview(entry: Import, table: Table, columns: ColumnMapping) -> HttpResponse:
    """Read the table so and show it as nights; raises `ImportProblem` where there are none."""
    options = options_for(entry.user, ZoneInfo(entry.time_zone), timezone.now())
    reading = understood(table.sheet, columns, options)
    kind = format_of(reading, entry.file_format)
    check(entry.user, kind, reading)
    entry.understand(kind.key, reading)
    return redirect("exchange:preview_import", entry.pk)


@login_required
@require_safe
def columns_file(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """What the columns of an import mean, as a small JSON to be used again anywhere."""
    entry = get_object_or_404(request.user.imports.exclude(mapping=""), pk=pk)
    text = json.dumps(json.loads(entry.mapping), ensure_ascii=False, indent=2)
    answer = HttpResponse(text, content_type="application/json")
    answer["Content-Disposition"] = 'attachment; filename="columns.json"'
    return answer
