"""The doctor's summary: choose what is on it, look at the very pages, take the PDF along."""

import json
from hashlib import sha256
from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import content_disposition_header, urlencode
from django.views.decorators.http import require_http_methods, require_safe

from accounts import audit
from accounts.confirmation import recently_confirmed
from accounts.http import AuthenticatedHttpRequest
from accounts.limits import PRINTINGS, at_most, take_one
from config.language import in_language
from journal.report import loading, pdf, phrases
from journal.report.data import Note
from journal.report.document import Document, document
from journal.report.file_name import file_name
from journal.report.forms import BuilderForm
from journal.report.languages import languages
from journal.report.last_choices import QUERY, remembered
from journal.report.loading import Choices
from journal.report.models import MAX_QUESTION_LENGTH, MAX_QUESTIONS
from journal.report.press import PrintingError
from journal.report.report import Report
from journal.report.sharing import page_of
from journal.report.sheet import Sheet
from journal.report.unprintable import unprintable
from journal.share.snapshot import Snapshot
from journal.share.views.owner import asks_for_paper, offer

PRINTING = "printing", PRINTINGS
printing = at_most(PRINTINGS, "printing", reading=True)
SNIPPET = 90  # letters of a note that the list shows


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: AuthenticatedHttpRequest) -> HttpResponse:
    """The choices, and beside them the pages as they would be printed."""
    if request.method == "POST":
        draft, defaults = loading.draft_of(request.user), loading.defaults_of(request.user)
        form = BuilderForm(request.POST, defaults=defaults, own_words=draft.rewritten)
        if form.is_valid():
            form.save(draft, request.user)
            return redirect("report:report")
        return _page(request, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    return _page(request, choices_of(request))


@login_required
@require_safe
@printing
def report_pdf(request: AuthenticatedHttpRequest) -> HttpResponse:
    """The summary as a PDF to keep; what cannot be read or printed is explained on the page."""
    form = choices_of(request)
    if not form.is_valid():
        return _page(request, form, HTTPStatus.BAD_REQUEST)
    try:
        printed = pdf.render(_document(request, form), form.chosen_paper())
    except PrintingError:
        return _page(request, form, HTTPStatus.SERVICE_UNAVAILABLE)
    if request.method == "GET":
        audit.record_if_room(request, audit.Kind.REPORT_MADE)
    name = file_name(form.cleaned_data["name"], form.period())
    return HttpResponse(
        printed,
        content_type="application/pdf",
        headers={"Content-Disposition": content_disposition_header(True, name) or ""},
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@printing
def share_report(request: AuthenticatedHttpRequest) -> HttpResponseBase:
    """Share this very summary with a doctor; making the link asks first who it is.

    The PDF of a link just made does not ask again: one would lose sight of the link.
    """
    if request.method == "POST" and not asks_for_paper(request):
        return _confirmed_offer(request)
    return _offer(request)


def _offer(request: AuthenticatedHttpRequest) -> HttpResponse:
    """What would be shared, and on which terms; what cannot be read is explained on the page."""
    form = choices_of(request)
    if not form.is_valid():
        return _page(request, form, HTTPStatus.BAD_REQUEST)
    paper, query = form.chosen_paper(), _query(request)
    with in_language(form.chosen_language()):
        made = _report(request, form)
        doc, page = document(made), page_of(made)
    try:
        snapshot = Snapshot(page, pdf.render(doc, paper), tuple(pdf.pages(doc, paper)))
    except PrintingError:
        return _page(request, form, HTTPStatus.SERVICE_UNAVAILABLE)
    return offer(
        request,
        snapshot,
        back=f"{reverse('report:report')}{query}",
        pdf=f"{reverse('report:report_pdf')}{query}",
        with_code=lambda code: pdf.render(doc, paper, code),
        languages=languages(),
        kept={name: value for name, value in _chosen(request).items() if name != "language"},
    )


_confirmed_offer = recently_confirmed(back="report:share_report")(_offer)


@login_required
@require_safe
@printing
def report_page(request: AuthenticatedHttpRequest, page: int) -> HttpResponse:
    """One page of the PDF as a picture; 404 when it has fewer, 400 for a bad query."""
    form = choices_of(request)
    if not form.is_valid():
        return HttpResponse(status=HTTPStatus.BAD_REQUEST)
    try:
        pages = pdf.pages(_document(request, form), form.chosen_paper())
    except PrintingError as error:
        return HttpResponse(str(error), "text/plain", HTTPStatus.SERVICE_UNAVAILABLE)
    if not 1 <= page <= len(pages):
        raise Http404("The summary has no such page.")
    return HttpResponse(pages[page - 1], content_type="image/svg+xml")


@login_required
@require_safe
def report_json(request: AuthenticatedHttpRequest) -> JsonResponse:
    """All that page and PDF say and draw; `{"errors": {field: [sentence]}}` for a bad query."""
    form = choices_of(request)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=HTTPStatus.BAD_REQUEST)
    return JsonResponse(_document(request, form))


def choices_of(request: AuthenticatedHttpRequest) -> BuilderForm:
    """The choices of the last time, with those of the query string over them."""
    draft = loading.draft_of(request.user)
    data = remembered(draft, request.user, request.GET)
    defaults = loading.defaults_of(request.user)
    return BuilderForm(data, defaults=defaults, own_words=draft.rewritten)


def _document(request: AuthenticatedHttpRequest, form: BuilderForm) -> Document:
    """All of the summary, in the language that was chosen for it."""
    with in_language(form.chosen_language()):
        return document(_report(request, form))


def _report(request: AuthenticatedHttpRequest, form: BuilderForm) -> Report:
    choices = Choices(
        period=form.period(),
        previous=form.previous(),
        left_out=form.left_out(),
        rewritten=form.own_words,
        questions=form.questions(),
        notes=form.cleaned_data["notes"],
        written_in=form.page_language,
    )
    return loading.report_of(request.user, choices)


def _page(
    request: AuthenticatedHttpRequest, form: BuilderForm, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    """The choices, and unless they could not be read, the pages and the words on them."""
    context: dict[str, Any] = {"here": "report", "form": form, "languages": languages()}
    if form.is_valid():
        take_one(request.user, *PRINTING)  # here, so that choices are stored whatever was printed
        with in_language(form.chosen_language()):
            made = _report(request, form)
            doc, words = document(made), Sheet(made)
            context |= {"sentences": _sentences(form, made), **_as_text(words, form)}
        notes = loading.notes_during(request.user, made.period)
        form.offer_notes([(loading.key_of(note), _label(note)) for note in notes])
        form.data = {**form.data, **_dates(made)}
        context |= {
            "sheet": words,
            "period": phrases.span(made.period),
            "previous": phrases.span(made.previous),
            "unprintable": unprintable(words),
            "questions": [form[name] for name in form.fields if name.startswith("question")],
            "period_note": form.period_note(),
            **_of_the_visit(request, form),
            "query": _query(request),
            "in_force": _in_force(form),
            **_preview(doc, form),
        }
    return render(request, "report/report.html", context, status=status)


def _as_text(words: Sheet, form: BuilderForm) -> dict[str, str]:
    """The words of the summary, and their language where it is not that of the page."""
    language = form.chosen_language()
    foreign = "" if language == form.page_language else language
    context = {"sheet": words, "foreign": foreign}
    return {"as_text": render_to_string("report/includes/as_text.html", context)} | {
        "foreign": foreign
    }


def _of_the_visit(request: AuthenticatedHttpRequest, form: BuilderForm) -> dict[str, Any]:
    """The next visit, and those of its questions that the page has no room for."""
    visit = loading.next_visit(request.user)
    questions = visit.question_lines() if visit else []
    shown = form.questions()
    left = [each for each in questions if each[:MAX_QUESTION_LENGTH] not in shown]
    return {"visit": visit, "questions_left": left if len(questions) > MAX_QUESTIONS else []}


def _query(request: AuthenticatedHttpRequest) -> str:
    """The choices that stand in the address, as its query: "?range=4w", or empty."""
    query = _chosen(request)
    return f"?{urlencode(query)}" if query else ""


def _chosen(request: AuthenticatedHttpRequest) -> dict[str, str]:
    """The choices that stand in the address."""
    return {name: request.GET[name] for name in QUERY if name in request.GET}


def _preview(doc: Document, form: BuilderForm) -> dict[str, Any]:
    """The numbers of the pages and a stamp that changes with them, or a sentence why not."""
    paper = form.chosen_paper()
    stamp = sha256(json.dumps([doc, paper]).encode()).hexdigest()[:12]
    try:
        count = len(pdf.pages(doc, paper))
    except PrintingError as error:
        return {"printing_error": str(error)}
    return {"pages": range(1, count + 1), "stamp": stamp, "paper": paper}


def _sentences(form: BuilderForm, made: Report) -> list[dict[str, Any]]:
    """Each generated sentence with the wording in force, for its text area."""
    return [
        {"number": number, "generated": generated, "text": form.own_words.get(generated, generated)}
        for number, generated in enumerate(made.generated)
    ]


def _dates(made: Report) -> dict[str, str]:
    """The periods in force, for the date fields."""
    return {
        "first": made.period.first.isoformat(),
        "last": made.period.last.isoformat(),
        "compare_first": made.previous.first.isoformat(),
        "compare_last": made.previous.last.isoformat(),
    }


def _in_force(form: BuilderForm) -> dict[str, str]:
    """What is checked where the person has not chosen."""
    return {
        "range": form.chosen_range,
        "compare": form.cleaned_data["compare"] or "before",
        "paper": form.chosen_paper(),
        "language": form.chosen_language(),
    }


def _label(note: Note) -> str:
    text = note.text if len(note.text) <= SNIPPET else f"{note.text[:SNIPPET].rstrip()}…"
    return f"{phrases.note_of(note.night, note.part)}: {text}"
