"""What a form creates is created once, however often it is sent.

On a slow line people tap twice, and a browser may send a form again by itself. Each form that
creates something holds an id made with its page (`{% once %}`). Its view stores within `storing`,
which notes id and content together with what was stored, so that the same page sent again, even
at the same moment, leads to the same place and stores nothing. The same page with other content
is another form.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from hashlib import blake2b
from typing import Any, Concatenate, ParamSpec
from uuid import UUID, uuid5

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils import timezone

from accounts.http import AuthenticatedHttpRequest
from config.language import gettext_lazy
from journal.forms.page_answers import CSRF
from journal.models import Posted
from journal.models.posted import POSTED_RETENTION
from journal.saving.change import is_own_id

PAGE = "page"  # the hidden field that `{% once %}` writes
AGAIN = gettext_lazy("This was done already; nothing was stored twice.")

Rest = ParamSpec("Rest")
Done = Callable[[HttpResponseRedirect], HttpResponseRedirect]


class AlreadyStored(Exception):  # noqa: N818 - nothing went wrong; the same form was quicker
    """Raised where the same form was stored while this one was being looked at."""

    def __init__(self, uid: UUID) -> None:
        super().__init__()
        self.uid = uid


def once(
    view: Callable[Concatenate[AuthenticatedHttpRequest, Rest], HttpResponse],
) -> Callable[Concatenate[AuthenticatedHttpRequest, Rest], HttpResponse]:
    """Decorate a view so that a form that was stored before leads to where it led then."""

    @wraps(view)
    def looking(
        request: AuthenticatedHttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs
    ) -> HttpResponse:
        uid = uid_of(request)
        if uid is not None and (again := _stored_before(request, uid)):
            return again
        try:
            return view(request, *args, **kwargs)
        except AlreadyStored as stored:
            return _stored_before(request, stored.uid) or redirect("journal:tonight")

    looking.stores_once = True  # type: ignore[attr-defined]  # for the test that posts to each twice
    return looking


@contextmanager
def storing(request: AuthenticatedHttpRequest) -> Iterator[Done]:
    """A transaction in which a form is stored; what it gives notes where the view leads on to.

    Raises `AlreadyStored`, which `once` answers, when the same form is stored by now.
    """
    uid = uid_of(request)
    with transaction.atomic():
        posted = _claim(request, uid) if uid is not None else None

        def done(answer: HttpResponseRedirect) -> HttpResponseRedirect:
            if posted is not None:
                posted.address = answer.url
                posted.save(update_fields=["address"])
            return answer

        yield done
        if posted is not None and not posted.address:
            posted.delete()  # nothing was stored after all


def _claim(request: AuthenticatedHttpRequest, uid: UUID) -> Posted:
    request.user.posted.filter(stored_at__lt=timezone.now() - POSTED_RETENTION).delete()
    try:
        with transaction.atomic():
            posted: Posted = request.user.posted.create(uid=uid, address="")
    except IntegrityError as error:
        raise AlreadyStored(uid) from error
    return posted


def _stored_before(request: AuthenticatedHttpRequest, uid: UUID) -> HttpResponse | None:
    posted = request.user.posted.filter(uid=uid).first()
    if posted is None:
        return None
    messages.info(request, AGAIN)
    return redirect(posted.address)


def uid_of(request: HttpRequest) -> UUID | None:
    """The id of this form with this content; `None` for what comes from no page of ours."""
    page = request.POST.get(PAGE, "")
    if not is_own_id(page):
        return None
    fields = sorted((name, values) for name, values in request.POST.lists() if name != CSRF)
    files = [(name, _digest(file)) for name, file in sorted(request.FILES.items())]
    return uuid5(UUID(page), f"{request.get_full_path()} {fields} {files}")


def _digest(file: Any) -> str:
    digest = blake2b(digest_size=16)
    for piece in file.chunks():
        digest.update(piece)
    file.seek(0)
    return digest.hexdigest()
