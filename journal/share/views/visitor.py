"""What somebody with a link sees: no account, nothing to change, one answer when there is nothing.

The code comes by POST from behind the # of the link; a wrong one, one that has run out and one
that was taken back get the same words, the same status and the same work.
"""

from collections.abc import Callable, Mapping
from functools import wraps
from http import HTTPStatus
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts import audit
from config.language import in_language
from journal.share import downloads, guesses, visit
from journal.share.forms import CodeForm
from journal.share.models import Share

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponse]


def unlisted(view: View[Rest]) -> View[Rest]:
    """Decorate a view so that search engines keep away."""

    @wraps(view)
    def answer(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        return response

    return answer


def of_open_share(
    view: Callable[Concatenate[HttpRequest, Share, Rest], HttpResponse],
) -> View[Rest]:
    """Give the view the share this browser has opened; without one, the one answer.

    What it shows names no other page, so it sends no Referer at all. (A page with a form could
    not say that: Chromium would post "Origin: null", which the check of forms refuses.)
    """

    @unlisted
    @wraps(view)
    def answer(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        share = visit.opened(request, timezone.now())
        if share is None:
            return _nothing(request)
        response = view(request, share, *args, **kwargs)
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    return answer


@require_safe
@unlisted
def entrance(request: HttpRequest) -> HttpResponse:
    """Where a link leads. The page itself hands the code over, or a person pastes it."""
    context = {"form": CodeForm(), "is_open": visit.opened(request, timezone.now()) is not None}
    return render(request, "share/entrance.html", context)


@require_POST
@unlisted
def open_share(request: HttpRequest) -> HttpResponse:
    """Exchange a code, and a passphrase if there is one, for the short cookie."""
    if not guesses.link_allowed(request):
        return _too_often(request)
    form, now = CodeForm(request.POST), timezone.now()
    Share.objects.forget_ended(now)
    code = form.written()
    share = Share.objects.behind(code, now) if code else None
    if share is None:
        return _nothing(request)
    passphrase = form.cleaned_data["passphrase"]
    if (
        share.passphrase
        and passphrase
        and not guesses.passphrase_allowed(request, share.token_hash)
    ):
        return _too_often(request)
    if not share.matches(passphrase):
        context = {"code": code, "is_wrong": bool(passphrase)}
        status = HTTPStatus.UNPROCESSABLE_ENTITY if passphrase else HTTPStatus.OK
        return _in_its_language(request, share, "share/passphrase.html", context, status)
    share.opens.create(opened_at=now)
    audit.record(share.user, audit.Kind.SHARE_OPENED)
    response = HttpResponseRedirect(reverse("share:report"), status=HTTPStatus.SEE_OTHER)
    visit.begin(response, share)
    return response


@require_POST
@unlisted
def close_share(request: HttpRequest) -> HttpResponse:
    """Forget the share in this browser, which may be a shared one."""
    response = HttpResponseRedirect(reverse("share:entrance"), status=HTTPStatus.SEE_OTHER)
    visit.end(response)
    return response


@require_safe
@of_open_share
def report(request: HttpRequest, share: Share) -> HttpResponse:
    """The shared report: its pages as printed, and the same in words and tables."""
    context = {
        "share": share,
        "pictures": [
            reverse("share:report_picture", args=[picture.number])
            for picture in share.pictures.defer("content")
        ],
        "pdf": reverse("share:report_pdf"),
    }
    return _in_its_language(request, share, "share/report.html", context)


def _in_its_language(
    request: HttpRequest,
    share: Share,
    template: str,
    context: Mapping[str, object],
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    """A page about a share, all of it in the language that was chosen for its reader."""
    page = share.as_page()
    with in_language(page.language):
        response = render(request, template, {**context, "page": page}, status=status)
    response.headers["Content-Language"] = page.language
    return response


@require_safe
@of_open_share
def report_pdf(request: HttpRequest, share: Share) -> HttpResponse:
    """The shared PDF."""
    return downloads.pdf(share)


@require_safe
@of_open_share
def report_picture(request: HttpRequest, share: Share, number: int) -> HttpResponse:
    """A printed page of the shared report."""
    return downloads.picture(share, number)


def _nothing(request: HttpRequest) -> HttpResponse:
    """The one answer when a link opens nothing, whatever the reason."""
    context = {"form": CodeForm()}
    return render(request, "share/nothing.html", context, status=HTTPStatus.NOT_FOUND)


def _too_often(request: HttpRequest) -> HttpResponse:
    return render(request, "share/too_often.html", status=HTTPStatus.TOO_MANY_REQUESTS)
