"""Sharing, looking at what was shared, taking it back."""

from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts import audit, qr
from accounts.http import AuthenticatedHttpRequest
from accounts.qr import QrCode
from config.language import gettext as _
from journal import quotas
from journal.share import code as codes
from journal.share import downloads
from journal.share.forms import TermsForm
from journal.share.models import Share
from journal.share.snapshot import Snapshot


def offer(
    request: AuthenticatedHttpRequest,
    snapshot: Snapshot,
    *,
    back: str,
    pdf: str,
    with_code: Callable[[QrCode], bytes],
    languages: Sequence[tuple[str, str]],
    kept: Mapping[str, str],
) -> HttpResponse:
    """The page on which somebody shares this snapshot: another room's view answers with it.

    `back` and `pdf` are addresses: the page one came from, and the PDF as it would be shared.
    `with_code` makes that PDF once more with the link's QR code on it, to be handed over on
    paper; it is not kept, because the code is not. `languages` are those it could be in, code and
    name; choosing another keeps the other choices, which are `kept`, in the address.
    """
    form = TermsForm(request.POST or None, fingerprint=snapshot.fingerprint, person=request.user)
    if form.is_valid():
        share, link = _handed_out(request, snapshot, form)
        code = qr.draw(link)
        if "with_code" in request.POST:
            return downloads.download(with_code(code))
        shared = {"share": share, "link": link, "qr": code, "terms": form.cleaned_data}
        return render(
            request,
            "share/handed_out.html",
            {**shared, "here": "report"},
            status=HTTPStatus.CREATED,
        )
    context = {"form": form, "page": snapshot.page, "back": back, "pdf": pdf, "here": "report"}
    context |= {"languages": languages, "kept": kept}
    context["no_room"] = None if form.is_bound else quotas.full(request.user, "shares")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "share/offer.html", context, status=status)


def asks_for_paper(request: AuthenticatedHttpRequest) -> bool:
    """Whether this asks for the PDF of a link the person has made and that still opens.

    Who can name the nonce has the link before their eyes: it is on no other page, and what
    comes back says no more than that page.
    """
    if "with_code" not in request.POST:
        return False
    code = _code_of(request, request.POST.get("nonce", ""))
    return request.user.shares.behind(code, timezone.now()) is not None


def _code_of(request: AuthenticatedHttpRequest, nonce: str) -> str:
    return codes.code_of(settings.SECRET_KEY, f"{request.user.pk} {nonce}")


def _handed_out(
    request: AuthenticatedHttpRequest, snapshot: Snapshot, form: TermsForm
) -> tuple[Share, str]:
    """The share and its link, known only now: of the code behind its # a hash is stored."""
    terms = form.cleaned_data
    code = _code_of(request, terms["nonce"])
    share, is_new = request.user.shares.hand_out(
        request.user,
        snapshot,
        code=code,
        now=timezone.now(),
        days=terms["days"],
        passphrase=terms["passphrase"],
        label=terms["label"],
    )
    if is_new:
        audit.record(request, audit.Kind.SHARED)
    return share, f"{settings.SITE_URL}{reverse('share:entrance')}#{code}"


@login_required
@require_safe
def shares(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Everything that was shared, what still can be opened first seen, and when it was."""
    now = timezone.now()
    listed = [
        (share, share.is_live(now), list(share.opens.all()))
        for share in request.user.shares.light().prefetch_related("opens")
    ]
    return render(request, "share/shares.html", {"shares": listed, "here": "report"})


@login_required
@require_safe
def share(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """What the doctor sees, as its owner."""
    mine = _live(request, pk)
    context = {
        "share": mine,
        "page": mine.as_page(),
        "pictures": [
            reverse("share:share_picture", args=[pk, picture.number])
            for picture in mine.pictures.defer("content")
        ],
        "pdf": reverse("share:share_pdf", args=[pk]),
        "here": "report",
    }
    return render(request, "share/share.html", context)


@login_required
@require_safe
def share_pdf(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """The PDF the doctor gets."""
    return downloads.pdf(_live(request, pk))


@login_required
@require_safe
def share_picture(request: AuthenticatedHttpRequest, pk: int, number: int) -> HttpResponse:
    """A printed page as the doctor sees it."""
    return downloads.picture(_live(request, pk), number)


@login_required
@require_POST
def revoke(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Revoke a share, at once; twice is the same as once."""
    mine = get_object_or_404(request.user.shares, pk=pk)
    if mine.revoked_at is None:
        audit.record(request, audit.Kind.SHARE_ENDED)
    mine.revoke(timezone.now())
    words = _("Sharing stopped: {what}. The link opens nothing from now on.")
    messages.success(request, words.format(what=mine))
    return redirect("share:shares")


def _live(request: AuthenticatedHttpRequest, pk: int) -> Share:
    """A share of the person that still can be opened; what ended shows nothing any more."""
    mine: Share | None = request.user.shares.live(timezone.now()).filter(pk=pk).first()
    if mine is None:
        raise Http404("There is no such share, or it has ended.")
    return mine
